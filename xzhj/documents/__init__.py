"""From a case to text (drafting), from text to Word (typesetting)."""

from xzhj.documents.draft import draft, lacking
from xzhj.documents.faults import TemplateFault
from xzhj.documents.text import parse
from xzhj.documents.typeset import typeset

__all__ = ["TemplateFault", "draft", "lacking", "parse", "typeset"]
