"""Rules on translations: of the words that stand there, in a language of their own, and whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fs_toolkit.core.findings import Objection, Place, rule
from fs_toolkit.core.formats import shown
from fs_toolkit.core.model import Pending
from fs_toolkit.core.said import said

if TYPE_CHECKING:
    from fs_toolkit.study.inputs import StudyInputs
    from fs_toolkit.study.translating import Translated

ENGINE = "fs_toolkit, the study format"
_PUT_IN = re.compile(r"\{\{.*?\}\}|\[[@#][^\]\n]*\]", re.DOTALL)


@rule("STU002", "warning", source=ENGINE)
def texts_are_translated(words: Translated, own: str, language: str) -> Iterator[Objection]:
    """A report in two languages is read by people who know one of them; nothing is translated by guess."""
    if words.missing:
        whole = len(words.missing) + words.done
        problem = said(
            "{count:,} of {whole:,} texts of the study have no translation into "
            "{language!r}; the report prints them in {own!r}, marked",
            count=len(words.missing),
            whole=whole,
            language=language,
            own=own,
        )
        cure = f"`fs translations STUDY --lang {language}` lists them for the translator."
        yield Place(f"translations/{language}.csv"), problem, cure


@rule("STU004", "warning", source=ENGINE)
def translations_are_of_what_stands_there(inputs: StudyInputs) -> Iterator[Objection]:
    """A translation of an earlier wording says what the study no longer says; it is not printed."""
    from fs_toolkit.study.translating import stale

    for language in inputs.translations:
        for row, now in stale(inputs, language):
            where = "/".join(part for part in (row.file, row.id, row.field) if part)
            if row.file.endswith(".md"):
                problem = said("{where} has changed since it was translated", where=where)
                cure = "Revise the translation beside it, and empty the cell `of` of this row."
            elif now is None:
                problem = said(
                    "{where}: the text that this translates does not stand there any more",
                    where=where,
                )
                cure = "Delete the row, or translate what stands there now."
            else:
                problem = said(
                    "{where} has changed since it was translated; it says {text}",
                    where=where,
                    text=shown(now.text),
                )
                cure = "Translate it anew, and empty the cell `of`."
            yield row.where, problem, cure


@rule("STU006", "warning", source=ENGINE)
def translations_put_in_what_the_original_does(inputs: StudyInputs) -> Iterator[Objection]:
    """A number, source or table that only one language names is lost to the readers of the other."""
    from fs_toolkit.study.translating import pairs

    for language in inputs.translations:
        for original, text, place in pairs(inputs, language):
            here, there = _put_in(original.text), _put_in(text)
            where = "/".join(part for part in (original.file, original.id, original.field) if part)
            if lost := tuple(name for name in here if name not in there):
                problem = said(
                    "the translation of {where} leaves out {lost}", where=where, lost=lost
                )
                yield place, problem, "Put it where the sentence needs it, as the original has it."
            if added := tuple(name for name in there if name not in here):
                problem = said(
                    "only the translation of {where} has {added}", where=where, added=added
                )
                yield place, problem, "Write it as the original has it, or take it out."


def _put_in(text: str) -> tuple[str, ...]:
    """What is put into a text: numbers, sources, references, each once."""
    return tuple(dict.fromkeys("".join(found.split()) for found in _PUT_IN.findall(text)))


@rule("STU005", "error", source=ENGINE)
def translations_are_in_another_language(inputs: StudyInputs) -> Iterator[Objection]:
    """The study's own texts are the originals: a translation of them into their own language cannot be."""
    if not isinstance(inputs.study, Pending) and inputs.study.language in inputs.translations:
        own = inputs.study.language
        problem = f"the study is written in {own!r}, and these are translations into it"
        yield Place(f"translations/{own}.csv"), problem, "Rename or delete the file."
