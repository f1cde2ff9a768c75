"""A page with every kind of block."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from fs_toolkit.document.blocks import Block, Heading, Report
from fs_toolkit.document.charts import ChartData
from fs_toolkit.writers.html.page import report_page
from tests.writers.word.conftest import ENGLISH, NAMES, english_report

LABELS = ENGLISH | {"Skip to the text": "Skip", "Notes": "Notes", "Back": "Back"}
STYLE = (Path(__file__).parents[3] / "templates" / "report.css").read_text(encoding="utf-8")
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Element:
    """An element of a page."""

    def __init__(self, name: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.children: list[Element | str] = []

    def all(self, *names: str) -> list[Element]:
        found = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if child.name in names or not names else []
                found += child.all(*names)
        return found

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.children)


class Reader(HTMLParser):
    """Reads a page strictly: each element is closed, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("", {}, None)

    def handle_starttag(self, tag, attrs):
        made = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(made)
        if tag not in VOID:
            self.here = made

    def handle_startendtag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        self.here.children.append(Element(tag, attributes, self.here))

    def handle_endtag(self, tag):
        assert self.here.name == tag, f"</{tag}> closes <{self.here.name}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def read(page: bytes | str) -> Element:
    reader = Reader()
    reader.feed(page.decode() if isinstance(page, bytes) else page)
    assert reader.here is reader.root, f"<{reader.here.name}> is never closed"
    return reader.root


@cache
def _svg() -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        '<defs><style>*{stroke: red}</style><path id="a" d="M0 0"/></defs>'
        '<use xlink:href="#a" style="fill: #fff; clip-path: url(#a)"/></svg>'
    )


def draw(data: ChartData) -> str:
    return _svg()


def page_of(report: Report) -> bytes:
    from dataclasses import replace

    return report_page(
        replace(report, names=tuple(NAMES.items())), labels=LABELS, draw=draw, style=STYLE
    )


@pytest.fixture(scope="session")
def english() -> Report:
    return english_report()


@pytest.fixture(scope="session")
def page(english: Report) -> bytes:
    return page_of(english)


@pytest.fixture(scope="session")
def root(page: bytes) -> Element:
    return read(page)


@pytest.fixture(scope="session")
def small(english: Report) -> Callable[..., Element]:
    """The page of a few blocks under one chapter."""

    def make(*blocks: Block) -> Element:
        body = (Heading("chapter", 1, "Chapter"), *blocks)
        return read(page_of(Report(english.front, (), body, english.run)))

    return make
