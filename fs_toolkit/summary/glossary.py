"""The glossary: of all terms known, those that this report uses; and abbreviations nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from fs_toolkit.core.files import shipped_bytes
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.model import Row
from fs_toolkit.core.table_files import table_from_csv
from fs_toolkit.document.blocks import Block, Column, Heading, Paragraph, Table
from fs_toolkit.document.cells import capital
from fs_toolkit.document.wording import Wording

_ABBREVIATION = re.compile(r"(?<![\w/&-])[A-Z]{2,6}(?![\w&-]|/[A-Z])")
"""Two to six capital letters that stand alone."""
_NO_ABBREVIATION = frozenset({"AA", "AM", "CO", "NO", "OK", "PM", "USB"})
_ROMAN = re.compile(r"[IVXLC]+")
SHOWN = 12
"""Abbreviations that one finding names."""


class Term(Row):
    """A row of a glossary: a term or an abbreviation, and what it means."""

    term: str = ""
    """The term, or what the abbreviation stands for; as it stands in a sentence."""
    abbreviation: str = ""
    """Its abbreviation, if it has one."""
    meaning: str = ""
    """What it means, in a few words."""

    @property
    def words(self) -> tuple[str, ...]:
        """What it may be called in a text."""
        return tuple(word for word in (self.term, self.abbreviation) if word)


@dataclass(frozen=True)
class Used:
    """The terms that a report uses, and the abbreviations in it that no glossary knows."""

    terms: tuple[Term, ...]
    unknown: tuple[str, ...]


_LETTER = re.compile("[A-Za-z]")


@cache
def shipped_terms(language: str) -> tuple[Term, ...]:
    """The glossary that ships with the toolkit in a language."""
    name = f"templates/glossary/{language}.csv"
    read = table_from_csv(shipped_bytes("templates", "glossary", f"{language}.csv"), name, Term)
    if read.findings:
        raise ValueError(f"{name} is damaged: {read.findings[0]}")
    return tuple(row for row in read.rows if isinstance(row, Term))


def used(texts: Iterable[str], own: Sequence[Term], language: str, known: Iterable[str]) -> Used:
    """Which terms occur in the texts.

    Parameters
    ----------
    texts :
        Everything the report says.
    own :
        The study's own glossary, which goes before the toolkit's.
    language :
        Language of the toolkit's glossary.
    known :
        Capital words that need no explanation: currencies, units, labels of the report.

    Examples
    --------
    >>> found = used(["The NPV of ABCD in USD"], (), "en", ["USD"])
    >>> [term.abbreviation for term in found.terms], found.unknown
    (['NPV'], ('ABCD',))
    """
    whole = "\n".join(texts)
    folded = whole.casefold()
    there = set(_ABBREVIATION.findall(whole))
    terms: dict[str, Term] = {}
    for row in (*own, *shipped_terms(language)):
        key = (row.term or row.abbreviation).casefold()
        if key not in terms and _occurs(row, whole, folded):
            terms[key] = row
    explained = {row.abbreviation for row in (*own, *shipped_terms(language))}
    plain = _NO_ABBREVIATION | set(known)
    unknown = [
        word
        for word in sorted(there - explained - plain)
        if not _ROMAN.fullmatch(word) and f"({word})" not in whole  # "(ABC)" follows what it means
    ]
    ordered = sorted(terms.values(), key=lambda row: (row.abbreviation or row.term).casefold())
    return Used(tuple(ordered), tuple(unknown))


def _occurs(row: Term, whole: str, folded: str) -> bool:
    """An abbreviation as a word of its own, or the term in small or capital letters."""
    if row.abbreviation:
        return _stands_alone(row.abbreviation, whole)
    return row.term.casefold() in folded


def _stands_alone(word: str, whole: str) -> bool:
    """Whether a word occurs without a letter of the alphabet on either side.

    Found as it is and looked round: a pattern with a look behind tries every letter of a report.
    """
    at = whole.find(word)
    while at >= 0:
        before, after = whole[max(0, at - 1) : at], whole[at + len(word) : at + len(word) + 1]
        if not any(_LETTER.match(each) for each in (before, after)):
            return True
        at = whole.find(word, at + 1)
    return False


def glossary(letter: str, found: Used, wording: Wording) -> Iterator[Block]:
    """The glossary as blocks; nothing where no term occurs."""
    if not found.terms:
        return
    title = wording.text("summary.glossary.heading", letter=letter)
    yield Heading("annex.glossary", 1, title, numbered=False, letter=letter)
    yield Paragraph("annex.glossary.intro", wording("summary.glossary.intro"))
    yield Table(
        "annex.glossary.table",
        wording.text("summary.glossary.caption", count=wording.number(len(found.terms))),
        (
            Column(wording.text("summary.glossary.column.word"), 1.6),
            Column(wording.text("summary.glossary.column.meaning"), 4.4),
        ),
        tuple(
            (row.abbreviation or capital(row.term), capital(_meaning(row))) for row in found.terms
        ),
    )


def _meaning(row: Term) -> str:
    if not row.abbreviation:
        return row.meaning
    return f"{row.term}: {row.meaning}" if row.term and row.meaning else row.term or row.meaning


@rule("SUM010", "note", source="fs_toolkit, the study format")
def abbreviations_are_explained(unknown: Sequence[str]) -> Iterator[Objection]:
    """A reader who has to guess at letters guesses wrong."""
    if unknown:
        shown = ", ".join(unknown[:SHOWN]) + (" ..." if len(unknown) > SHOWN else "")
        cure = "Write them out, or add them to summary/glossary.csv."
        yield Place("summary/glossary.csv"), f"abbreviations nobody explains: {shown}", cure


@rule("SUM011", "error", source="fs_toolkit, the study format")
def terms_say_something(terms: Sequence[Term]) -> Iterator[Objection]:
    """A row needs a word and what it means, and each word stands once."""
    seen: Mapping[str, int] = {}
    for number, row in enumerate(terms):
        if not row.words:
            yield row.where, "the row has neither a term nor an abbreviation", "Write one of them."
            continue
        if len([each for each in (row.term, row.abbreviation, row.meaning) if each]) < 2:
            yield row.where, f"{row.words[0]!r} is not explained", "Write what it stands for."
        for word in row.words:
            if seen.get(word, number) != number:
                yield row.where, f"{word!r} is explained twice", "Keep one of the two rows."
            seen = {**seen, word: number}


GLOSSARY_RULES: tuple[Rule, ...] = (abbreviations_are_explained, terms_say_something)
