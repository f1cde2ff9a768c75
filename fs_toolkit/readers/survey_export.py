"""A wide export of a survey to the answers that a study keeps: steps, groups and no person.

What leaves this module is the table to be written and counts; values that were dropped
are in none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fs_toolkit.core.findings import Finding
from fs_toolkit.core.formats import shown
from fs_toolkit.core.privacy import (
    SEVERAL_PEOPLE,
    may_be_names,
    personal_content,
    personal_header,
)
from fs_toolkit.core.suggest import listed
from fs_toolkit.readers.exports import Export
from fs_toolkit.readers.import_rules import (
    FEW_VALUES,
    KNOWN_STRATUM,
    NOT_PERSONAL,
    ON_THE_SCALE,
    SOMEBODY,
    WEIGHTED,
)
from fs_toolkit.readers.long_form import is_long, made_wide
from fs_toolkit.readers.matching import Dropped, Matching, match_columns
from fs_toolkit.technical.analysis.responses import columns_of, items_of, populations_of, step
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.surveys import PERSON, WEIGHT, SurveyItem
from fs_toolkit.technical.survey import SMALLEST_GROUP

NO_ANSWER = frozenset(
    ["n/a", "na", "n.a", "nan", "null", "-77", "-88", "-99", "-999", "99", "999", "-", "--", "—", "-oth-", "no answer", "not answered", "don't know", "dont know", "do not know", "no opinion", "refused", "모름", "무응답", "해당없음", "해당 없음", "không biết", "không trả lời", "थाहा छैन", "hindi alam"]
)  # fmt: skip
"""Words and codes by which survey tools and people leave an item open."""
MOST_VALUES = 30
"""Different values of a group, a stratum or a choice."""
FEW_VALUES_ALWAYS = 5
"""Up to so many a column of a small survey may differ from person to person."""
MOST_WRONG = 200
"""Wrong answers that are listed one by one."""
LONGEST_WORD = 40
SHORTEST_NUMBER = 7
"""A wrong value is shown if it has fewer signs and no letter, or if several people gave it."""
LARGEST_WEIGHT = 10_000
RARE = "given by one or two people and not in survey_words.csv, so perhaps a name"
_LED_BY_A_STEP = re.compile(r"A?([1-5])(?:\.0)?(?:\s*[.:=)\-–—(].*)?")
_WORD = re.compile(r"[^\W\d_]{2}")
"""Two letters side by side: 18-29 and B name nobody."""
_LIKE_A_NAME = re.compile(r"^[^\W\d_a-z]\S*(?: [^\W\d_a-z]\S*){1,5}$")
"""Some words in a row, none of which begins with a small letter."""
_FORMULA = re.compile(r"[=@\t]|[+-](?![\d.,]+$)")


@dataclass
class Imported:
    """What an import gives: a table to write, and what a person must know of it."""

    header: tuple[str, ...] = ()
    rows: list[tuple[str, ...]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rows_read: int = 0
    without_answer: int = 0
    """Rows left out because nothing in them answers an item."""
    answers: int = 0
    missing: int = 0
    left_out: int = 0
    """Answers off the scale that were read as none, on demand."""
    cells_dropped: Counter[str] = field(default_factory=Counter)
    """Cells emptied within columns that are read, by reason."""
    absent: tuple[str, ...] = ()
    """Items that the export has no column for."""
    dropped: tuple[Dropped, ...] = ()
    unknown: tuple[Dropped, ...] = ()


def import_survey(
    export: Export, inputs: TechnicalInputs, survey: str, *, leave_out: bool = False
) -> Imported:
    """The answers of an export to a survey; with findings, nothing of it is to be written."""
    if is_long(export):
        export = made_wide(export)
    items = items_of(inputs, survey)
    matching, findings = match_columns(export, items, columns_of(inputs, survey))
    done = Imported(findings=findings, rows_read=len(export.rows))
    if not matching.items:
        return done
    done.dropped, done.unknown = tuple(matching.dropped), tuple(matching.unknown)
    done.absent = tuple(item.id for item in items if item.id not in matching.items)
    table = _Table(export, inputs, survey, matching, done, leave_out=leave_out)
    columns = table.columns([item for item in items if item.id in matching.items])
    answering = [
        at
        for at in range(len(export.rows))
        if any(columns[name][at] for name in columns if name in matching.items)
    ]
    done.without_answer = len(export.rows) - len(answering)
    if not answering and not done.findings:
        done.findings.append(SOMEBODY.finding(export.place(None), "no row answers anything"))
    done.header = (PERSON, *columns)
    width = max(4, len(str(len(answering))))
    done.rows = [
        (f"p{number:0{width}}", *(cells[at] for cells in columns.values()))
        for number, at in enumerate(answering, start=1)
    ]
    asked = [columns[name] for name in columns if name in matching.items]
    done.answers = sum(1 for cells in asked for at in answering if cells[at])
    done.missing = len(asked) * len(answering) - done.answers
    return done


class _Table:
    """The columns of an export being turned into what the study keeps."""

    def __init__(
        self,
        export: Export,
        inputs: TechnicalInputs,
        survey: str,
        matching: Matching,
        done: Imported,
        *,
        leave_out: bool,
    ) -> None:
        self.export, self.matching, self.done, self.leave_out = export, matching, done, leave_out
        self.about = columns_of(inputs, survey)
        self.populations = populations_of(inputs, survey)
        strata = {each.column for each in self.about if each.role == "stratum"}
        self.strata_columns = strata if self.populations else set[str]()
        self.seen: dict[int, Counter[str]] = {}
        self.words: dict[tuple[str, str], str] = {
            (row.column, _plain(row.word)): row.value
            for row in inputs.survey_words
            if row.survey == survey
        }

    def columns(self, items: list[SurveyItem]) -> dict[str, list[str]]:
        """The columns to be written, in their order: weight, groups, items."""
        found: dict[str, list[str]] = {}
        if self.matching.weight is not None and not self.populations:
            found[WEIGHT] = self.weights(self.matching.weight)
        for each in self.about:
            if each.column in self.matching.columns:
                at = self.matching.columns[each.column]
                found[each.column] = self.classes(each.column, at)
                if each.role == "stratum" and self.populations:
                    self.strata(each.column, at, found[each.column])
        for item in items:
            at = self.matching.items[item.id]
            found[item.id] = (
                self.classes(item.id, at) if item.kind == "choice" else self.steps(item.id, at)
            )
        return found

    def each(self, at: int, meaning: Callable[[str], str | None]) -> list[str | None]:
        """A column, every different text looked at once."""
        known: dict[str, str | None] = {}
        found = []
        for row in self.export.rows:
            cell = row[at]
            if cell not in known:
                known[cell] = meaning(cell)
            found.append(known[cell])
        return found

    def steps(self, item: str, at: int) -> list[str]:
        """Answers of agreement as 1 to 5."""

        def meaning(cell: str) -> str | None:
            plain = _plain(cell)
            for key in ((item, plain), ("", plain)):
                if key in self.words:
                    return self.words[key]
            if not cell or plain in NO_ANSWER:
                return ""
            led = _LED_BY_A_STEP.fullmatch(cell)
            return led[1] if led else None

        found = self.each(at, meaning)
        for row, value in enumerate(found):
            if value is None or step(value) is None:
                self.wrong(item, at, row)
        return [value if value and step(value) is not None else "" for value in found]

    def wrong(self, item: str, at: int, row: int) -> None:
        """Note an answer that is off the scale."""
        self.done.left_out += 1
        if self.leave_out or self.done.left_out > MOST_WRONG:
            return
        cell = self.export.rows[row][at]
        problem = f"{item}: {self.named(at, cell)} is no step of the scale"
        self.done.findings.append(ON_THE_SCALE.finding(self.export.place(row, at), problem))

    def named(self, at: int, cell: str) -> str:
        """A wrong value as a message may show it: a number, or a word that several people gave.

        A text that stands once or twice in its column may be somebody's name.
        """
        if at not in self.seen:
            self.seen[at] = Counter(row[at] for row in self.export.rows)
        common = self.seen[at][cell] >= SEVERAL_PEOPLE and len(cell) <= LONGEST_WORD
        short = not any(letter.isalpha() for letter in cell) and len(cell) < SHORTEST_NUMBER
        if personal_content(cell) is None and (common or short):
            return shown(cell)
        return "a text (not shown)"

    def classes(self, name: str, at: int) -> list[str]:
        """Words of a group, a stratum or a choice; refused where they could name people."""
        header = self.export.header[at]
        asks = personal_header(header.rpartition("/")[2])
        if asks in ("name", "e-mail", "national id", "network", "position"):
            problem = f"the column {shown(header)} asks for personal data ({asks})"
            self.done.findings.append(NOT_PERSONAL.finding(self.export.place(None, at), problem))
            return [""] * len(self.export.rows)

        def meaning(cell: str) -> str | None:
            plain = _plain(cell)
            if (name, plain) in self.words:
                return self.words[name, plain]
            if personal_content(cell) is not None:
                return None
            return "" if plain in NO_ANSWER else cell

        found: list[str] = []
        for value in self.each(at, meaning):
            if value is None:
                self.done.cells_dropped["personal data"] += 1
                found.append("")
            elif _FORMULA.match(value):
                self.done.cells_dropped["begins like a formula"] += 1
                found.append("")
            else:
                found.append(value)
        self.refuse_many(name, at, found)
        return found if name in self.strata_columns else self.without_rare(name, found)

    def without_rare(self, name: str, found: list[str]) -> list[str]:
        """The words without those that one or two people wrote and no list has: they may be names.

        In an export of few people every word is rare; there only what is written like a name.
        """
        listed = {value for (column, _), value in self.words.items() if column == name}
        may_name = _WORD if len(found) >= SMALLEST_GROUP else _LIKE_A_NAME
        rare = {
            word for word in may_be_names(found) if word not in listed and may_name.search(word)
        }
        emptied = sum(word in rare for word in found)
        if emptied:
            self.done.cells_dropped[RARE] += emptied
        return ["" if word in rare else word for word in found]

    def refuse_many(self, name: str, at: int, found: list[str]) -> None:
        """Note a column that has nearly as many words as people."""
        different, filled = len(set(found) - {""}), sum(map(bool, found))
        if different > MOST_VALUES or (different > FEW_VALUES_ALWAYS and 2 * different > filled):
            problem = f"{name} has {different:,} different values (not shown)"
            self.done.findings.append(FEW_VALUES.finding(self.export.place(None, at), problem))

    def strata(self, name: str, at: int, cells: list[str]) -> None:
        """Note whoever belongs to no stratum."""
        if set(cells) <= self.populations.keys():
            return
        for row, cell in enumerate(cells):
            if cell not in self.populations and any(self.export.rows[row]):
                problem = f"{name}: {self.named(at, self.export.rows[row][at])} is no stratum"
                cure = f"{KNOWN_STRATUM.cure} There are: {listed(sorted(self.populations))}."
                place = self.export.place(row, at)
                self.done.findings.append(KNOWN_STRATUM.finding(place, problem, cure))

    def weights(self, at: int) -> list[str]:
        """Weights as they are; each a number above 0."""
        found = []
        for row, cells in enumerate(self.export.rows):
            text = cells[at]
            try:
                good = not text or 0 < float(text) <= LARGEST_WEIGHT
            except ValueError:
                good = False
            if not good:
                problem = f"{WEIGHT}: a cell is no number above 0"
                self.done.findings.append(WEIGHTED.finding(self.export.place(row, at), problem))
            found.append(text)
        return found


def _plain(word: str) -> str:
    return " ".join(word.casefold().split()).strip(" .")


def summary(done: Imported) -> Mapping[str, object]:
    """What an import did, as JSON has it."""
    return {
        "rows": done.rows_read,
        "people": len(done.rows),
        "rows_without_answer": done.without_answer,
        "answers": done.answers,
        "missing": done.missing,
        "out_of_scale": done.left_out,
        "cells_dropped": dict(done.cells_dropped),
        "columns": list(done.header),
        "items_absent": list(done.absent),
        "dropped": [vars(each) for each in done.dropped],
        "not_read": [vars(each) for each in done.unknown],
    }
