"""The questions of a study: what each file and some rows ask, of whom, and whether it is answered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fs_toolkit.core.fields import Slot, slots
from fs_toolkit.core.findings import Place
from fs_toolkit.core.model import Declined, Folder, Pending, Row
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.document.cells import asked
from fs_toolkit.document.wording import Wording
from fs_toolkit.proposal.inputs.composition import Beneficiary
from fs_toolkit.proposal.inputs.monitoring import Indicator
from fs_toolkit.review.sub_items import FRAME, PLACES, SUB_ITEMS, SubItem

Status = Literal["answered", "declined", "pending", "unreadable", "to confirm", "to replace"]
"""`unreadable`: the file is there and has mistakes; `to replace`: still what a skeleton assumed."""

OPEN: tuple[Status, ...] = ("pending", "unreadable", "to confirm", "to replace")
COUNTED: tuple[Status, ...] = ("answered", "declined", "pending", "unreadable")
"""A number to confirm is answered already; it is listed and not counted."""


@dataclass(frozen=True)
class Question:
    """Something a study asks."""

    part: SubItem
    what: str
    place: Place
    who: str
    instrument: str
    status: Status

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.status in OPEN


@dataclass(frozen=True)
class _Asking:
    """What a row asks by itself."""

    what: str
    who: str
    instrument: str
    answered: bool


def questions(
    sections: Mapping[str, Folder], wording: Wording, unreadable: Collection[str] = ()
) -> tuple[Question, ...]:
    """Every question of a study, in the order of the programme, the basis first.

    Parameters
    ----------
    sections :
        The folders of the study by their names, as far as they could be read.
    wording :
        The language of the questions.
    unreadable :
        Files with mistakes; what they would answer is neither open nor answered.
    """
    found: list[Question] = []
    for part in (*FRAME, *SUB_ITEMS):
        folder = sections.get(part.section)
        if folder is None:
            continue
        for slot in _slots(folder, part):
            found += _of_field(part, folder, slot, wording, unreadable)
    return tuple(found)


def _slots(folder: Folder, part: SubItem) -> Iterator[Slot]:
    """The fields of a part in their order; a field nobody has placed is asked with the first part."""
    known = {slot.field: slot for slot in slots(type(folder)).values()}
    yield from (known[field] for field in (*part.asked, *part.occasional) if field in known)
    first = next(each for each in (*FRAME, *SUB_ITEMS) if each.section == part.section)
    if part is first:
        yield from (slot for field, slot in known.items() if (part.section, field) not in PLACES)


def _of_field(
    part: SubItem, folder: Folder, slot: Slot, wording: Wording, unreadable: Collection[str]
) -> Iterator[Question]:
    value = getattr(folder, slot.field)
    files = {f"{part.section}/{name}" for name in (*slot.files, f"{slot.name}.yaml")}
    place = Place(f"{part.section}/{slot.files[0]}")
    what, who, instrument = asked(part.section, folder, slot.field, wording)
    if instrument == wording.text("report.pending.no_instrument"):
        instrument = ""
    words = (what.rstrip("."), who, instrument)
    if wrong := sorted(files & set(unreadable)):
        yield Question(part, *words_at(words, Place(wrong[0])), "unreadable")
    elif isinstance(value, Pending):
        if slot.field not in part.occasional:
            yield Question(part, *words_at(words, place), "pending")
    elif isinstance(value, Declined):
        yield Question(part, *words_at(words, place), "declined")
    elif slot.may_be_pending:
        rows = value if isinstance(value, tuple) else ()
        asking = [(row, found) for row in rows if (found := _asking(row, wording))]
        counted = [found for row, found in asking if not isinstance(row, Quantity)]
        if not counted and slot.field not in part.occasional:
            yield Question(part, *words_at(words, place), "answered")
        for row, found in asking:
            who = found.who or words[1]
            instrument = found.instrument or words[2]
            status: Status = "answered" if found.answered else "pending"
            if isinstance(row, Quantity):
                status = "to confirm"
            yield Question(part, found.what, row.where, who, instrument, status)


def words_at(words: tuple[str, str, str], place: Place) -> tuple[str, Place, str, str]:
    """What, place, who and instrument, in the order of a question."""
    what, who, instrument = words
    return what, place, who, instrument


def _asking(row: Row, wording: Wording) -> _Asking | None:
    """What a row asks by itself: a value that it has room for, of somebody it may name."""
    match row:
        case Quantity(by=by, name=name) if by:
            return _Asking(wording.text("review.row.confirm", name=name), by, "", False)
        case Quantity():
            return None
        case Beneficiary(group=group, count=count):
            return _Asking(wording.text("review.row.count", group=group), "", "", bool(count))
        case Indicator(text=text, source=source):
            known = row.baseline is not None or bool(row.baseline_from)
            return _Asking(wording.text("review.row.baseline", text=text), "", source, known)
        case _:
            return _by_who(row)


def _by_who(row: Row) -> _Asking | None:
    """A row with a column `who` asks for its `value`, or for the quantity that gives it."""
    cells = {field: getattr(row, field) for field in type(row).model_fields}
    if "who" not in cells or "value" not in cells:
        return None
    answers = [cells[each] for each in ("value", "quantity") if each in cells]
    words = next((cells[each] for each in ("item", "name", "text") if cells.get(each)), "")
    there = any(each not in (None, "") for each in answers)
    return _Asking(str(words), str(cells["who"]), "", there) if words else None
