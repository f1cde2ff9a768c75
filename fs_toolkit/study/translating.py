"""A study's own texts in the language of the report.

One walk over everything that was read finds each text that a report may print. What a
translator wrote takes its place, if it was made of the words that stand there now; nothing
is guessed, and what has no translation is remembered, so that the report can mark it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from functools import cached_property
from typing import TypeVar

from fs_toolkit.core.fields import Column, columns, slots
from fs_toolkit.core.findings import Place
from fs_toolkit.core.meaning import Meaning
from fs_toolkit.core.model import Folder, Model, Prose, Record, Row
from fs_toolkit.core.translations import Translation, hash_of
from fs_toolkit.study.inputs import StudyInputs

F = TypeVar("F", bound=Folder)
M = TypeVar("M", bound=Model)

NOT_PRINTED = frozenset({
    "study", "basis/sources", "basis/series", "basis/shapes", "technical/answers",
    "technical/survey_columns", "technical/survey_words",
    "technical/strata", "technical/diagnosis", "waivers",
})  # fmt: skip
"""Files whose texts are ids, names of people and titles that a bibliography cites, or words of a
survey. Of study.yaml see `ABOUT`."""
ABOUT = frozenset({"city", "country", "project", "notice"})
"""Keys of study.yaml that a title page prints."""
NAMES = frozenset({
    "unit", "formula", "as_of", "by", "compare", "url", "accessed", "page", "language", "author",
    "number", "title_local", "code", "value", "header", "column", "word", "rater", "rates", "id",
    "first", "last", "life", "residual", "transfer", "transfer_to", "conversion", "cashable",
    "realisation", "optimism_bias", "managed", "contingency", "catalogue", "cases", "predecessors",
    "after", "parts", "photographs", "file", "about", "articles", "article", "scheme", "category",
    "verified_by", "published", "retroactive", "day", "interviews", "currency", "chapter",
    "questions", "kind", "milestones", "noun", "party", "fails", "due", "since", "measured",
})  # fmt: skip
"""Columns that look like text and are references, formulas, dates, names of people or numbers of laws."""

WORDS_ALL_THE_SAME = frozenset({
    ("environment/profile.csv", "unit"), ("environment/ratios.csv", "unit"),
    ("technical/infrastructure.csv", "unit"), ("technical/equipment.csv", "unit"),
    ("basis/quantities.csv", "by"), ("economics/effectiveness.yaml", "noun"),
    ("proposal/gates.csv", "unit"), ("summary/decision.yaml", "by"), ("economics/feasibility.csv", "by"),
    ("economics/evaluation.yaml", "by"), ("economics/evaluation.yaml", "questions"),
    ("technical/services.yaml", "scheme"), ("summary/basics.csv", "chapter"), ("legal/laws.csv", "articles"),
    ("proposal/indicators.csv", "unit"), ("technical/components.csv", "parts"), ("legal/provisions.csv", "article"), ("legal/mandates.csv", "article"),
})  # fmt: skip
"""Columns of such a name that are printed as they stand and read by no formula."""
READ = frozenset({("proposal/indicators.csv", "unit", "share")})
"""Words in such columns that the toolkit reads: an indicator in per cent."""


@dataclass(frozen=True)
class Original:
    """A text of the study that a report may print."""

    file: str
    """economics/options.csv, also where the table is a sheet of a workbook."""
    id: str
    field: str
    text: str
    place: Place = dataclass_field(compare=False)
    is_prose: bool = False

    @cached_property
    def hash(self) -> str:
        """What a translation of it was made of."""
        return hash_of(self.text)


@dataclass(frozen=True)
class Translated:
    """A study's inputs in another language, and what is lacking."""

    inputs: StudyInputs
    missing: tuple[Original, ...]
    """Texts that stand in the original language still."""
    done: int
    """How many were translated."""
    words: Mapping[str, str] = dataclass_field(default_factory=dict)
    """Texts of the study and what stands in their place; without prose."""


_WORDS = re.compile(r"[^\W\d_]{2}")
"""Two letters in a row: a text without them, such as a date or a number, is the same in every language."""
Change = Callable[[Original], str]
ChangeProse = Callable[[Original, Prose], Prose]


_latest: list[tuple[StudyInputs, tuple[tuple[Original, Prose | None], ...]]] = []
"""The study that was gone through last: rules and lists ask for the same one in turn."""


def _all_texts(inputs: StudyInputs) -> tuple[tuple[Original, Prose | None], ...]:
    """Every text, in the order of the files, with the prose file where it is one."""
    for known, texts in _latest:
        if known is inputs:
            return texts
    found: list[tuple[Original, Prose | None]] = []

    def keep(original: Original) -> str:
        found.append((original, None))
        return original.text

    def keep_prose(original: Original, prose: Prose) -> Prose:
        found.append((original, prose))
        return prose

    _Walk(keep, keep_prose).folder(inputs, ())
    _latest[:] = [(inputs, tuple(found))]
    return tuple(found)


def originals(inputs: StudyInputs) -> tuple[Original, ...]:
    """Every text that a report may print, in the order of the files; each once."""
    found: dict[tuple[str, str, str, str], Original] = {}
    for original, _ in _all_texts(inputs):
        found.setdefault((original.file, original.id, original.field, original.text), original)
    return tuple(found.values())


def translated(inputs: StudyInputs, own: str, language: str) -> Translated:
    """The inputs with the texts of translations/<language>.csv and of <name>.<language>.md.

    Parameters
    ----------
    inputs : StudyInputs
        As they were read.
    own : str
        The language they are written in.
    language : str
        The language wanted.
    """
    known = Known.of(inputs.translations.get(language, ()))
    missing: dict[Original, None] = {}
    done: set[Original] = set()
    words: dict[str, str] = {}

    def change(original: Original) -> str:
        text = known.text(original)
        if text:
            done.add(original)
            words.setdefault(original.text, text)
            return text
        missing[original] = None
        return original.text

    def change_prose(original: Original, prose: Prose) -> Prose:
        other = prose.others.get(language)
        if other is not None and not known.is_stale(original):
            done.add(original)
            return other
        missing[original] = None
        return replace(prose, untranslated=own)

    made = _Walk(change, change_prose).folder(inputs, ())
    return Translated(made, tuple(missing), len(done), words)


@dataclass(frozen=True)
class Known:
    """Translations into one language, as they are looked for."""

    by_hash: Mapping[tuple[str, str, str], str]
    by_place: Mapping[tuple[str, str, str], str]
    """Of rows that do not say of which wording they are: of the one that stands there."""
    anywhere: Mapping[str, str]
    """By hash alone: the same words elsewhere, where all translations of them agree."""
    prose: Mapping[str, str]
    """Hash of the original that a prose file's translation was made of; empty: of today's."""

    @classmethod
    def of(cls, rows: tuple[Translation, ...]) -> Known:
        """From the rows of one file."""
        agreed: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if row.of and row.text:
                agreed[row.of].add(row.text)
        return cls(
            {(row.file, row.field, row.of): row.text for row in rows if row.of and row.text},
            {(row.file, row.field, row.id): row.text for row in rows if not row.of and row.text},
            {of: text for of, (text, *others) in agreed.items() if not others},
            {row.file: row.of for row in rows if row.file.endswith(".md")},
        )

    def text(self, original: Original) -> str:
        """The translation of a text; empty where there is none of its present wording."""
        by_hash = self.by_hash.get((original.file, original.field, original.hash), "")
        by_place = self.by_place.get((original.file, original.field, original.id), "")
        return by_hash or by_place or self.anywhere.get(original.hash, "")

    def is_stale(self, original: Original) -> bool:
        """Whether a prose file has changed since it was translated."""
        of = self.prose.get(original.file, "")
        return bool(of) and of != original.hash


def stale(inputs: StudyInputs, language: str) -> Iterator[tuple[Translation, Original | None]]:
    """Translations of a wording that has changed, with what stands there now; None if nothing does."""
    rows = inputs.translations.get(language, ())
    if not rows:
        return
    there: dict[tuple[str, str, str], list[Original]] = defaultdict(list)
    wordings = set[tuple[str, str, str]]()
    for original in originals(inputs):
        there[original.file, original.field, original.id].append(original)
        wordings.add((original.file, original.field, original.hash))
    for row in rows:
        same = there.get((row.file, row.field, row.id), [])
        translates = bool(row.text) or (row.file.endswith(".md") and bool(row.of))
        if not translates or (row.file, row.field, row.of) in wordings:
            continue
        if not row.of and same:
            continue
        yield row, same[0] if len(same) == 1 else None


def pairs(inputs: StudyInputs, language: str) -> Iterator[tuple[Original, str, Place]]:
    """Each row and prose file of translations with the text it translates, and where it stands."""
    rows = inputs.translations.get(language, ())
    known = Known.of(rows)
    lines = {(row.file, row.field, row.of): row.where for row in rows if row.text and row.of}
    for original, prose in _all_texts(inputs):
        key = (original.file, original.field, original.hash)
        if prose is not None:
            other = prose.others.get(language)
            if other is not None and not known.is_stale(original):
                yield original, other.text, other.where
        elif place := lines.pop(key, None):
            yield original, known.text(original), place


@dataclass
class _Walk:
    """Goes through a study and puts texts in place of texts."""

    change: Change
    change_prose: ChangeProse
    trail: tuple[str, ...] = dataclass_field(default=())

    def folder(self, folder: F, trail: tuple[str, ...]) -> F:
        """A folder with its texts changed."""
        updates: dict[str, object] = {}
        for slot in slots(type(folder)).values():
            answer = getattr(folder, slot.field, None)
            path = "/".join((*trail, slot.name))
            if isinstance(answer, Folder):
                updates[slot.field] = self.folder(answer, (*trail, slot.name))
            elif isinstance(answer, Prose):
                original = Original(f"{path}.md", "", "", answer.text, answer.where, is_prose=True)
                updates[slot.field] = self.change_prose(original, answer)
            elif path in NOT_PRINTED and path != "study":
                continue
            elif isinstance(answer, Record):
                updates[slot.field] = self.model(answer, f"{path}.yaml", "")
            elif isinstance(answer, tuple) and answer and slot.kept == "table":
                updates[slot.field] = tuple(
                    self.model(row, f"{path}.csv", str(getattr(row, "id", "") or ""))
                    for row in answer
                    if isinstance(row, Row)
                )
        changed = {
            name: value for name, value in updates.items() if value is not getattr(folder, name)
        }
        return folder.model_copy(update=changed) if changed else folder

    def model(self, model: M, file: str, id: str, before: str = "") -> M:
        """A row, a record or what stands below a key, with its texts changed."""
        updates: dict[str, object] = {}
        for column in columns(type(model)).values():
            if not _holds_words(column, file):
                continue
            value = getattr(model, column.field)
            made = self.value(value, column.meaning, model, column, file, id, before)
            if made is not value and made != value:
                updates[column.field] = made
        return model.model_copy(update=updates) if updates else model

    def value(
        self, value: object, meaning: Meaning, model: Model, column: Column, file: str, id: str, before: str
    ) -> object:  # fmt: skip
        """A value with its texts changed; ids and numbers as they are."""
        name = before + column.name
        if isinstance(value, str):
            plain = meaning.of_shape("text")
            if (
                plain is None
                or plain.pattern
                or plain.refers
                or plain.in_folder
                or not _WORDS.search(value)
                or (file, name, value) in READ
            ):
                return value
            return self.change(Original(file, id, name, value, model.at(column.field)))
        if isinstance(value, Model):
            inner = str(getattr(value, "id", "") or "") or id
            return self.model(value, file, inner, f"{name}.")
        if isinstance(value, tuple) and not meaning.each_its_own and not meaning.refers:
            inside = meaning.inner[0] if meaning.inner else meaning
            return tuple(
                self.value(each, inside, model, column, file, id, before) for each in value
            )
        return value


def _holds_words(column: Column, file: str) -> bool:
    if file == "study.yaml":
        return column.name in ABOUT
    keys = any(part.shape == "model" for part in column.meaning.parts())  # judged one by one
    named = column.name in NAMES and (file, column.name) not in WORDS_ALL_THE_SAME and not keys
    return not named and column.meaning.refers is None
