"""Citations: sources in the text, (Tien Phong, 2017), and the list of references."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from fs_toolkit.core.files import shipped
from fs_toolkit.core.sources import Source
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.document.blocks import Cite, Link, Span, Spans, Text
from fs_toolkit.document.csl import ITALIC, UPRIGHT, Processor, authors, item_of
from fs_toolkit.document.inline import http, merged, plain
from fs_toolkit.document.marked import source_name
from fs_toolkit.document.wording import Wording

STYLE = ("templates", "citations", "author-date.csl")
NAMED_GENRES = {"interview", "survey", "site_visit", "consultant"}
"""Types of source that nobody can look up: the list says what they are."""


class Bibliography:
    """The sources of one report, in one language.

    Sources of one author and year are told apart by letters (2015a, 2015b), in the order of
    their titles; give the sources that the report cites, so that no letter is missing.
    """

    def __init__(self, sources: Mapping[str, Source], language: str):
        self.sources = sources
        self.language = language
        self.wording = Wording.read(language)
        self.used: dict[str, None] = {}
        """The sources cited so far, in the order of their first citation."""

    def cite(self, ids: Sequence[str], page: str = "") -> str:
        """Sources in the text: "(Tien Phong, 2017)"; the page is the last source's."""
        return self.citation([Cite(tuple(ids), page)])

    def citation(self, cites: Iterable[Cite]) -> str:
        """Neighbouring citations as one: "(UN, 2012, 2014; Tien Phong, 2017, p. 4)"."""
        heads: list[tuple[str, str]] = []
        for source, page in _pairs(cites):
            self.check(source)
            self.used[source] = None
            text = self._processor.cite(source, page)
            head, found, year = text.partition(", " + self._year(source))
            if found and not page and heads and heads[-1][1] == head:
                heads[-1] = (heads[-1][0] + found + year, head)
            else:
                heads.append((text, "" if page or not found else head))
        if not heads:
            return ""
        between = self._processor.between.join(text for text, _ in heads)
        return self._processor.before + between + self._processor.after

    def note(self, cites: Iterable[Cite], known: Collection[str]) -> Spans:
        """Neighbouring citations as one footnote: whole entries, of `known` sources the short form.

        A short form leads to the entry in the references.
        """
        out: list[Span] = []
        told = set(known)
        for source, page in _pairs(cites):
            self.check(source)
            self.used[source] = None
            short = self._processor.cite(source, page)
            if out:
                out.append(Text(self._processor.between))
            if source in told:
                out.append(Text(short, of=source_name(source)))
            else:
                told.add(source)
                out += _without_stop(self._entry(source))
                out.append(Text(short.removeprefix(self._processor.cite(source, ""))))
        last = out[-1] if out else None
        if isinstance(last, Text) and not plain(out).endswith("."):
            out.append(Text("."))
        return merged(out)

    def entries(self, used: Iterable[str] | None = None) -> list[tuple[str, Spans]]:
        """The list of references: id and entry of each source, sorted; those cited, if none are named."""
        wanted = list(dict.fromkeys(self.used if used is None else used))
        for source in wanted:
            self.check(source)
        return [(source, self._entry(source)) for source in sorted(wanted, key=self._order)]

    def check(self, source: str) -> None:
        """Raise if there is no such source."""
        if source not in self.sources:
            known = did_you_mean(source, self.sources, "basis/sources.csv has")
            raise KeyError(f"unknown source {source!r}. {known}")

    @cached_property
    def _processor(self) -> Processor:
        items = [
            item_of(source, self._letters.get(source.id, ""), self._genre(source))
            for source in self.sources.values()
        ]
        return Processor(items, self.language, shipped(*STYLE))

    def _genre(self, source: Source) -> str:
        return (
            self.wording.text(f"report.genre.{source.type}") if source.type in NAMED_GENRES else ""
        )

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        alike: dict[tuple[tuple[str, ...], str], list[Source]] = defaultdict(list)
        for source in self.sources.values():
            names = tuple(authors(source)) or (source.title,)
            alike[names, source.year[:4]].append(source)
        letters: dict[str, str] = {}
        for same in alike.values():
            if len(same) > 1:
                same.sort(key=lambda source: (_folded(source.title), source.id))
                for number, source in enumerate(same):
                    letters[source.id] = ("" if source.year else "-") + _letter(number)
        return letters

    def _year(self, source: str) -> str:
        row = self.sources[source]
        dated = re.match(r"\d{4}", row.year)
        start = dated[0] if dated else row.year
        return start + self._letters.get(source, "") if start else self._undated(source)

    def _undated(self, source: str) -> str:
        text = self._processor.cite(source, "")
        return text.rpartition(", ")[2]

    def _order(self, source: str) -> tuple[bool, str, str, str, str]:
        row = self.sources[source]
        name = "; ".join(authors(row)) or row.title
        korean = "가" <= name[:1] <= "힣"
        letters = self._letters.get(source, "")
        return (korean != (self.language == "ko"), _folded(name), row.year, letters, source)

    def _entry(self, source: str) -> Spans:
        row = self.sources[source]
        out: list[Span] = []
        italic = False
        for part in re.split(f"([{ITALIC}{UPRIGHT}])", self._processor.entry(source)):
            if part in {ITALIC, UPRIGHT}:
                italic = part == ITALIC
            else:
                out.extend(self._marked(part, row, italic))
        return merged(out)

    def _marked(self, text: str, row: Source, italic: bool) -> Iterator[Span]:
        """The text with the title in its own language, and the address as a link."""
        title = " ".join(unicodedata.normalize("NFC", row.title).split())
        language = "" if row.language == self.language else row.language
        pattern = "|".join(re.escape(part) for part in (title, row.url) if part)
        for part in re.split(f"({pattern})", text):
            if part == row.url and http(part):
                yield Link(part, part)
            else:
                yield Text(part, italic=italic, lang=language if part == title else "")


def _pairs(cites: Iterable[Cite]) -> Iterator[tuple[str, str]]:
    for cite in cites:
        for source in cite.sources:
            yield source, cite.page if source == cite.sources[-1] else ""


def _without_stop(entry: Spans) -> Spans:
    """An entry without the full stop at its end, for more follows."""
    if entry and isinstance(last := entry[-1], Text):
        return merged((*entry[:-1], replace(last, text=last.text.rstrip().removesuffix("."))))
    return entry


def _letter(number: int) -> str:
    """Letters a to z, then aa, ab, ..."""
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("a") + last)


def _folded(text: str) -> str:
    """Letters without marks, for sorting: Đ beside D."""
    marks = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in marks if not unicodedata.combining(letter))
