"""Rows of basis/sources.csv as items of the Citation Style Language, and what citeproc makes of them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fs_toolkit.core.sources import Source
from fs_toolkit.document.inline import cleaned

TYPES = {
    "law": "legislation",
    "statistics": "dataset",
    "report": "report",
    "interview": "interview",
    "survey": "dataset",
    "site_visit": "personal_communication",
    "press": "article-newspaper",
    "web": "webpage",
    "consultant": "manuscript",
}
LOCALES = {"en": "en-GB", "ko": "ko-KR"}

ITALIC, UPRIGHT = "\ue000", "\ue001"
"""Signs for italics in what citeproc gives; from the private area, taken out of the data."""

_PERSON = re.compile(r"[^,\d]+, (?:\w\.[ -]?)+")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_PAGES = re.compile(r"(?:pp?\.?\s*)?(\d+(?:\s*[-–]\s*\d+)?)")
_LONGEST_LABEL = 60


class Processor:
    """citeproc with one style, one language and one set of sources."""

    def __init__(self, items: Sequence[Mapping[str, object]], language: str, style: Path):
        from citeproc import CitationStylesBibliography, CitationStylesStyle
        from citeproc.source.json import CiteProcJSON

        with warnings.catch_warnings():
            # what the style leaves open is no matter of the reader of a study
            warnings.simplefilter("ignore")
            known = CitationStylesStyle(str(style), locale=LOCALES[language], validate=False)
            self._all = CitationStylesBibliography(known, CiteProcJSON(items), _formatter())
        self._cited: dict[tuple[str, str], str] = {}  # a report cites some sources many times
        layout = known.root.citation.layout
        self.before = str(layout.get("prefix", ""))
        self.after = str(layout.get("suffix", ""))
        self.between = str(layout.get("delimiter", "; "))

    def cite(self, key: str, page: str) -> str:
        """One source in the text, without the brackets: "Saaty, 1980, p. 4"."""
        if (key, page) not in self._cited:
            self._cited[key, page] = self._in_text(key, page)
        return self._cited[key, page]

    def _in_text(self, key: str, page: str) -> str:
        citation = self._citation(key, page)
        text = plain_text(str(self._all.cite(citation, lambda item: None)))
        return text.removeprefix(self.before).removesuffix(self.after)

    def entry(self, key: str) -> str:
        """One source in the list, italics between their signs."""
        citation = self._citation(key, "")
        return str(self._all.style.render_bibliography(citation.cites)[0])

    def _citation(self, key: str, page: str) -> Any:
        from citeproc import Citation, CitationItem, Locator

        numeric = _PAGES.fullmatch(page)
        locator = Locator("page", _dashed(numeric[1])) if numeric else Locator("section", page)
        item = CitationItem(key, locator=locator) if page else CitationItem(key)
        citation = Citation([item])
        self._all.register(citation)
        return citation


def item_of(source: Source, suffix: str, genre: str) -> dict[str, object]:
    """A source as an item: CSL-JSON.

    >>> row = Source(id="a", title="AHP", author="Saaty, T. L.", year="1980", type="report")
    >>> item_of(row, "", "")["author"]
    [{'family': 'Saaty', 'given': 'T. L.'}]
    """
    title = _clean(source.title)
    item: dict[str, object] = {
        "id": source.id,
        "type": TYPES[source.type],
        "title": title,
        "title-short": short_title(title),
        "language": source.language or "en",
    }
    optional: dict[str, object] = {
        "author": [_name(name) for name in authors(source)],
        "issued": _date(source.year),
        "year-suffix": suffix,
        "URL": _clean(source.url),
        "accessed": _date(source.accessed),
        "genre": genre,
    }
    page = _clean(source.page)
    numeric = _PAGES.fullmatch(page)
    optional["page" if numeric else "section"] = _dashed(numeric[1]) if numeric else page
    return item | {key: value for key, value in optional.items() if value}


def authors(source: Source) -> list[str]:
    """The authors, one by one."""
    return [name.strip() for name in _clean(source.author).split(";") if name.strip()]


def short_title(title: str) -> str:
    """A title for the text, where a source has no author.

    >>> short_title("Law on Complaints 02/2011/QH13: an annotated translation for practitioners")
    'Law on Complaints 02/2011/QH13'
    """
    if len(title) <= _LONGEST_LABEL:
        return title
    start = re.split(r": | – | \(|\. ", title, maxsplit=1)[0]
    if len(start) <= _LONGEST_LABEL:
        return start
    return start[:_LONGEST_LABEL].rsplit(" ", 1)[0] + "…"


def plain_text(rendered: str) -> str:
    """Text of citeproc without its italics."""
    return rendered.replace(ITALIC, "").replace(UPRIGHT, "")


def _name(name: str) -> dict[str, str]:
    """A person, if the name is written "Saaty, T. L."; any other is an organisation's or whole."""
    if _PERSON.fullmatch(name):
        family, _, given = name.partition(", ")
        return {"family": family, "given": given}
    return {"literal": name}


def _date(text: str) -> dict[str, object]:
    words = _clean(text).strip()
    if not words:
        return {}
    found = _DATE.fullmatch(words)
    if not found:
        return {"literal": words}
    parts = [int(part) for part in found.groups() if part]
    if not all(1 <= part <= most for part, most in zip(parts[1:], (12, 31), strict=False)):
        return {"literal": words}
    return {"date-parts": [parts]}


def _dashed(pages: str) -> str:
    return re.sub(r"\s*[-–]\s*", "–", pages)


def _clean(text: str) -> str:
    return plain_text(" ".join(cleaned(text).split()))


def _formatter() -> SimpleNamespace:
    """How citeproc marks its output: italics alone are kept."""
    styles = ("Oblique", "Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps")
    return SimpleNamespace(
        preformat=str, Italic=lambda text: f"{ITALIC}{text}{UPRIGHT}", **dict.fromkeys(styles, str)
    )
