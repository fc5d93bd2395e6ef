"""The HTML face in a real browser: it opens at once, filters, links, prints, and asks nothing of the network."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM, Browser
from made import EXPLANATIONS, case, checked, many, sample

from xzhj.model import Finding, Source
from xzhj.report.html import findings_html

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")

TEXTS = "[...document.querySelectorAll('.item')].map(e => e.innerText)"
COUNT = "document.querySelectorAll('.item').length"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as one:
        yield one


@pytest.fixture
def page(tmp_path: Path, browser: Browser) -> Browser:
    file = tmp_path / "结果.html"
    file.write_text(findings_html(sample(), case(), explanations=EXPLANATIONS), "utf-8")
    browser.requests.clear()
    browser.complaints.clear()
    browser.open(file)
    return browser


def settle(browser: Browser) -> None:
    browser.run("new Promise(done => setTimeout(done, 120))")


def test_it_lists_everything_and_asks_for_nothing(page):
    assert page.run(COUNT) == 23
    assert page.complaints == []
    assert [u for u in page.requests if u != "about:blank" and not u.endswith(".html")] == []


def test_worst_file_first_and_worst_finding_first(page):
    headings = page.run("[...document.querySelectorAll('h3')].map(e => e.firstChild.data)")
    assert headings == ["正式党员名册.xlsx", "代表名册（2026年3月）.xlsx", "整体", "没有查的", "已准许"]
    marks = page.run("[...document.querySelectorAll('.item .tag')].slice(0, 5).map(e => e.textContent)")
    assert marks == ["错误", "错误", "警告", "警告", "说明"]


def test_a_level_button_leaves_that_level_and_pressed_again_shows_all(page):
    page.click("[data-level='0']")
    settle(page)
    assert page.run(COUNT) == 4
    assert page.run("document.getElementById('shown').textContent") == "列出 4 项，共 23 项"
    page.click("[data-level='1']")
    assert page.run(COUNT) == 6
    page.click("[data-level='1']")
    page.click("[data-level='0']")
    assert page.run(COUNT) == 23


def test_filter_by_rule_and_back(page):
    page.run(
        "(() => { const r = document.getElementById('rule'); r.value = 'R105'; r.dispatchEvent(new Event('change')); })()"
    )
    assert page.run(COUNT) == 2
    page.click("#reset")
    assert page.run(COUNT) == 23


def test_search_in_text_place_and_citation(page):
    for words, n in (("吴一帆", 1), ("k31", 1), ("gb 11643", 2), ("没有这个人", 0)):
        page.run("document.getElementById('search').value = ''")
        page.click("#search")
        page.type(words)
        settle(page)
        assert page.run(COUNT) == n, words
    assert "请放宽条件" in page.run("document.getElementById('shown').textContent")


def test_an_address_with_a_filter_opens_filtered(page, tmp_path):
    page.open(tmp_path / "结果.html", "#level=error&code=R105")
    assert page.run(COUNT) == 2
    assert page.run("document.getElementById('rule').value") == "R105"


def test_a_finding_links_to_its_explanation(page):
    assert page.run("document.getElementById('x-R110').open") is False
    page.click(".item a[href='#x-R110']")
    settle(page)
    assert page.run("document.getElementById('x-R110').open") is True
    assert page.run("document.getElementById('x-R110').getBoundingClientRect().top < innerHeight") is True
    assert page.run(COUNT) == 23


def test_every_link_leads_somewhere(page):
    assert page.run("[...document.querySelectorAll('a[href^=\"#x-\"]')].every(a => document.querySelector(a.hash))")


def test_markup_in_a_roster_stays_text(browser, tmp_path):
    evil = "</script><img src=x onerror=alert(1)><b>甲</b>&amp;\u2028"
    found = Finding(evil, (Source(evil, evil, "A1"),), (), "error", "R101")
    file = tmp_path / "坏.html"
    file.write_text(findings_html(checked(found), case(), explanations={"R101": f"题。\n\n查什么：{evil}"}), "utf-8")
    browser.complaints.clear()
    browser.open(file)
    assert evil.replace("\u2028", "") in browser.run(TEXTS)[0].replace("\u2028", "")
    assert browser.run("document.querySelectorAll('img, .item b').length") == 0
    assert browser.complaints == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("large") / "一万项.html"
    file.write_text(findings_html(many(10_000), case(), explanations=EXPLANATIONS), "utf-8")
    return file


def test_ten_thousand_open_in_two_seconds(browser, large):
    assert min(browser.open(large) for _ in range(2)) < 2
    assert browser.run("document.getElementById('shown').textContent") == "共 10000 项"


def test_ten_thousand_filter_without_lag(browser, large):
    browser.open(large)
    script = """(async () => {
      const rule = document.getElementById('rule'); let worst = 0;
      for (const code of ['R105', '', 'R119', '']) {
        const start = performance.now();
        rule.value = code; rule.dispatchEvent(new Event('change'));
        document.body.offsetHeight;
        worst = Math.max(worst, performance.now() - start);
      }
      return worst;
    })()"""
    assert browser.run(script) < 250


def test_more_come_when_scrolled_to(browser, large):
    browser.open(large)
    before = browser.run(COUNT)
    assert before < 1000
    browser.run("window.scrollTo(0, document.body.scrollHeight)")
    settle(browser)
    assert browser.run(COUNT) > before
    browser.run("document.getElementById('more').click()")
    assert browser.run(COUNT) > before + 150


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_printed_on_a4_with_what_is_filtered_and_nothing_cut(page, tmp_path):
    page.click("[data-level='0']")
    settle(page)
    pdf = tmp_path / "结果.pdf"
    pdf.write_bytes(page.pdf())
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, timeout=30).stdout
    assert "A4" in info
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, timeout=30).stdout
    flat = "".join(text.split())
    assert "列出4项，共23项" in flat and "吴一帆" in flat and "郑小满" not in flat
    assert "怎么改：查档案后改正。" not in flat and "各条说明" not in flat, "only what was opened goes on paper"
    assert "打印" not in flat


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_an_explanation_that_was_opened_is_printed(page, tmp_path):
    page.run("document.getElementById('x-R110').open = true")
    (tmp_path / "结果.pdf").write_bytes(page.pdf())
    text = subprocess.run(["pdftotext", tmp_path / "结果.pdf", "-"], capture_output=True, text=True, timeout=30).stdout
    flat = "".join(text.split())
    assert "各条说明" in flat and "怎么改：查档案后改正。" in flat and "十八位号码的最后一位" not in flat


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_print_has_what_was_not_yet_scrolled_to(browser, large, tmp_path):
    browser.open(large, "#code=R109&q=桃源")
    wanted = browser.run("+document.getElementById('shown').textContent.match(/列出 (\\d+) 项/)[1]")
    assert browser.run(COUNT) < wanted
    pdf = tmp_path / "结果.pdf"
    pdf.write_bytes(browser.pdf())
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, timeout=60).stdout
    assert text.replace("\n", "").count("选票上须加以区别") == wanted


def test_every_section_can_be_gone_to(page):
    links = page.run(
        "[...document.querySelectorAll('nav a')].map(a => [a.textContent, !!document.querySelector(a.hash)])"
    )
    assert links == [[name, True] for name in ("人员构成", "问题", "各条说明", "用到的规定", "读了哪些文件")]
    page.run("document.querySelector('#pictures details').open = false")
    page.click("nav a")
    settle(page)
    assert page.run("document.querySelector('#pictures details').open") is True
    assert page.run(COUNT) == 23


def test_nothing_found_is_said(browser, tmp_path):
    file = tmp_path / "无.html"
    file.write_text(findings_html(checked(), case()), "utf-8")
    browser.open(file)
    assert browser.run("document.getElementById('shown').textContent") == "没有发现问题。"
    assert browser.run("document.querySelectorAll('[data-level]').length") == 0
