"""What a paper was when we wrote it, and whether someone has changed it since."""

import json
from hashlib import sha256

from xzhj.readers.papers import read_paper
from xzhj.readers.papers.provenance import made_as


def kept(folder, text, digest):
    path = folder / "通知.txt"
    path.write_text(text, "utf-8")
    (folder / ".xzhj").mkdir(exist_ok=True)
    known = {"digest": digest, "lines": ["原来的一行"], "values": {"会场": "礼堂"}, "slug": "meeting-notice"}
    (folder / ".xzhj" / "通知.txt.json").write_text(json.dumps(known), "utf-8")
    return path


def test_a_changed_paper_brings_what_was_written(tmp_path):
    path = kept(tmp_path, "改过的一行", "x")
    paper, _ = read_paper(path)
    assert paper is not None
    known = {"lines": ("原来的一行",), "values": {"会场": "礼堂"}, "slug": "meeting-notice"}
    assert paper.made == {**known, "template": "", "blank": False, "edited": True}


def test_an_untouched_paper_is_not_edited(tmp_path):
    made = made_as(kept(tmp_path, "一行", sha256("一行".encode()).hexdigest()))
    assert made["edited"] is False and made["values"] == {"会场": "礼堂"}


def test_a_paper_we_did_not_write_brings_nothing(tmp_path):
    path = tmp_path / "来文.txt"
    path.write_text("一行", "utf-8")
    assert made_as(path) == {}


def test_a_broken_note_is_no_note(tmp_path):
    path = kept(tmp_path, "一行", "x")
    (tmp_path / ".xzhj" / "通知.txt.json").write_text("{", "utf-8")
    assert made_as(path) == {}
    (tmp_path / ".xzhj" / "通知.txt.json").write_text('["x"]', "utf-8")
    assert made_as(path) == {}
