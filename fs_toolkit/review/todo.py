"""What is still missing, as text for a console, as data, and as the rows of a list to be sent."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from fs_toolkit.document.wording import Wording
from fs_toolkit.review.completeness import completeness
from fs_toolkit.review.questions import Question
from fs_toolkit.review.sub_items import FRAME, SUB_ITEMS, SubItem

SECTIONS = tuple(dict.fromkeys(part.section for part in (*FRAME, *SUB_ITEMS)))
NAMES = (*SECTIONS, "1", "2", "3", "4", "5", *(part.number for part in SUB_ITEMS))
"""What a part of the study may be called on the command line."""
MOST_NAMED = 8
"""How many of those who must answer are named at the end."""


def chosen(found: Sequence[Question], section: str = "", who: str = "") -> tuple[Question, ...]:
    """The open questions of a section or sub-item, and of somebody.

    Parameters
    ----------
    found :
        All questions of a study.
    section : str, optional
        environment, 1 or 1.2; all of them if left out.
    who : str, optional
        Part of the name of who must answer, small or capital letters alike.
    """
    return tuple(
        each
        for each in found
        if each.is_open
        and (not section or section in names_of(each.part))
        and who.casefold() in each.who.casefold()
    )


def names_of(part: SubItem) -> tuple[str, ...]:
    """Every name of a part: environment, 1, 1.2.

    >>> names_of(SUB_ITEMS[1])
    ('environment', '1', '1.2')
    """
    if not part.number:
        return (part.section,)
    return part.section, part.number.partition(".")[0], part.number


def as_text(shown: Sequence[Question], wording: Wording, width: int = 100) -> Iterator[str]:
    """The open questions grouped by sub-item and file, wrapped; counts at the end."""
    before: SubItem | None = None
    for each in shown:
        if each.part is not before:
            if before is not None:
                yield ""
            yield f"{each.part.number} {wording.text(each.part.title)}".strip()
            before = each.part
        mark = "" if each.status == "pending" else f" [{each.status}]"
        yield from textwrap.wrap(
            f"{each.what}{mark}", width, initial_indent="  - ", subsequent_indent="    "
        )
        asked = f"{each.who}: {each.instrument}" if each.instrument else each.who
        yield from textwrap.wrap(
            f"{each.place}  ({asked})", width, initial_indent="      ", subsequent_indent="      "
        )
    if shown:
        yield ""
    yield from _counts(shown, width)


def _counts(shown: Sequence[Question], width: int) -> Iterator[str]:
    asked = Counter(each.who for each in shown).most_common()
    named = [f"{who} ({count})" for who, count in asked[:MOST_NAMED]]
    if len(asked) > MOST_NAMED:
        named.append(f"and {len(asked) - MOST_NAMED} more")
    if named:
        yield from textwrap.wrap(f"Waiting for {'; '.join(named)}", width, subsequent_indent="    ")


def summary_line(found: Sequence[Question], shown: Sequence[Question]) -> str:
    """How many questions are open, and how much of the study is answered."""
    total = completeness(found).total
    return (
        f"{len(shown)} open, single values of tables among them; of the {total.questions} questions "
        f"of the sub-items {total.answered + total.declined} are answered or declined "
        f"({100 * total.share:.0f} %)"
    )


def as_data(
    found: Sequence[Question], shown: Sequence[Question], wording: Wording
) -> dict[str, object]:
    """The open questions and the counts by sub-item, for programs."""
    counted = completeness(found)
    return {
        "questions": [
            {
                "section": each.part.section,
                "sub_item": each.part.number or None,
                "title": wording.text(each.part.title),
                "what": each.what,
                "file": each.place.file,
                "line": each.place.line,
                "who": each.who,
                "instrument": each.instrument,
                "status": each.status,
            }
            for each in shown
        ],
        "open": len(shown),
        "completeness": [
            {
                "sub_item": part.number,
                "title": wording.text(part.title),
                "questions": answers.questions,
                "answered": answers.answered,
                "open": answers.open,
                "declined": answers.declined,
                "share": round(answers.share, 4),
            }
            for part, answers in counted.parts
        ],
        "share": round(counted.total.share, 4),
    }


HEADS = ("Section", "Sub-item", "Question", "File to fill", "Who", "Instrument", "Status")
WIDTHS = (22, 30, 52, 34, 32, 34, 12)
"""Columns of the list, and their widths in characters."""


def as_rows(shown: Sequence[Question], wording: Wording) -> tuple[tuple[str, ...], ...]:
    """The open questions as rows of the list that is sent."""
    return tuple(
        (
            each.part.section,
            f"{each.part.number} {wording.text(each.part.title)}".strip(),
            each.what,
            str(each.place),
            each.who,
            each.instrument,
            each.status,
        )
        for each in shown
    )
