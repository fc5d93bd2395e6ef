"""docs/glossary.md says what the code says; `pytest --update` writes it anew."""

from tools.glossary import DOC, text


def test_glossary_is_fresh(request):
    if request.config.getoption("--update"):
        DOC.write_text(text(), "utf-8")
    assert DOC.read_text("utf-8") == text()
