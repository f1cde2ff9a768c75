"""The page as a whole."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.document.blocks import (
    Bullets,
    Callout,
    Cell,
    Column,
    Heading,
    Missing,
    Note,
    Paragraph,
    Report,
    Table,
    Text,
)
from tests.writers.html.conftest import STYLE, page_of, read
from tests.writers.word.conftest import english_report

FRONT = english_report().front

KNOWN = {
    "html", "head", "meta", "title", "style", "body", "a", "nav", "p", "ol", "li", "details", "summary", "main",
    "header", "h1", "h2", "table", "caption", "tbody", "thead", "tr", "th", "td", "div", "ul", "strong", "em",
    "span", "sup", "section", "figure", "figcaption", "aside", "br",
}  # fmt: skip


def test_the_same_report_gives_the_same_bytes(english, page):
    assert page_of(english) == page


def test_links_in_the_page_lead_somewhere_and_names_are_unique(root):
    ids = [each.attributes["id"] for each in root.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    inner = [each.attributes["href"] for each in root.all("a", "use")]
    assert {href[1:] for href in inner if href.startswith("#")} <= set(ids)


def test_contents_list_headings_tables_and_figures(root):
    (nav,) = root.all("nav")
    assert nav.attributes["aria-label"] == "Contents"
    assert [each.text for each in nav.all("summary")] == ["List of tables", "List of figures"]
    assert nav.all("a")[0].text == "Executive summary"


def test_the_first_link_skips_to_the_text(root):
    (skip,) = [each for each in root.all("a") if each.attributes.get("class") == "skip"]
    assert root.all("a")[0] is skip
    assert root.all("main")[0].attributes["id"] == skip.attributes["href"][1:]


def test_language_and_title(root):
    assert root.all("html")[0].attributes["lang"] == "en-GB"
    assert root.all("title")[0].text


def test_asks_nobody_for_anything(page, root):
    policy = next(
        each.attributes["content"] for each in root.all("meta") if each.attributes.get("http-equiv")
    )
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;")
    assert b"<script" not in page
    assert not re.search(rb"url\((?!#)|@import|\sstyle=", page)
    assert all(each.attributes["src"].startswith("data:") for each in root.all("img"))
    assert root.all("link", "iframe", "object", "embed", "form", "script") == []


def test_how_it_was_made_is_in_it(root, english):
    names = {each.attributes.get("name") for each in root.all("meta")}
    assert {f"fs-toolkit: {name}" for name, _ in english.run} <= names


evil = st.one_of(
    st.text(),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "</style>",
            "&lt;b&gt;",
            "-->",
            "]]>",
            "'",
        ]
    ),
)


@settings(max_examples=60)
@given(evil, evil, evil)
def test_words_of_a_study_never_become_markup(one, two, three):
    texts = (Text(one, bold=True), Note((Text(two, lang="vi"),)), Text(three))
    blocks = (
        Heading("h", 1, one or "x"),
        Paragraph("p", texts),
        Bullets("b", (texts,)),
        Table("t", two, (Column(one), Column(two)), ((three, Cell(texts, shade=1)),), source=texts),
        Callout("c", three, (Paragraph("q", texts),)),
        Missing("m", one, two, three),
    )
    front = Report(FRONT, (), blocks, (("x", one),))
    root = read(page_of(replace(front, front=replace(FRONT, title=one or "x", notice=two))))
    found = {each.name for each in root.all()}
    assert found <= KNOWN
    assert all(not name.startswith("on") for each in root.all() for name in each.attributes)


@pytest.mark.heavy
def test_chromium_shows_it_and_asks_for_nothing(page, tmp_path):
    """With a listener for every request: the browser's own log of refused and failed loads is empty."""
    browser = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if browser is None:
        pytest.skip("Chromium is not installed")
    path = tmp_path / "report.html"
    path.write_bytes(page)
    log = tmp_path / "net.json"
    done = subprocess.run(
        [browser, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
         "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", "--v=0",
         f"--log-net-log={log}", "--dump-dom", path.as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    shown = done.stdout.decode()
    assert "Executive summary" in shown
    said = done.stderr.decode(errors="replace")
    assert "Content Security Policy" not in said
    assert "CONSOLE" not in said
    asked = set(re.findall(r'"url":"(https?://[^"]+)"', log.read_text(errors="replace")))
    of_the_browser = re.compile(r"https?://[^/]*(google|gstatic|gvt1)")
    assert [each for each in asked if not of_the_browser.match(each)] == []


def test_contents_and_captions_leave_room_on_a_narrow_screen():
    narrow = STYLE[STYLE.index("@media not all and (min-width: 64rem)") :].split("\n}", 1)[0]
    assert "nav { max-height: 45vh" in narrow
    assert "caption { max-width: calc(100vw - 2rem)" in narrow  # a wide table's runs out of sight
