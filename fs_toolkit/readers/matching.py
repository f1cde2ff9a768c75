"""Which column of an export is which item, and what is dropped at the border and why.

A header is compared with an item's id, code and text, whole and in the parts that survey
tools put together: `group/q1` (KoBoToolbox), `Q1[SQ001]. Text` (LimeSurvey),
`Question [Row]` (Google Forms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fs_toolkit.core.findings import Finding
from fs_toolkit.core.formats import shown
from fs_toolkit.core.privacy import personal_content, personal_header
from fs_toolkit.readers.exports import Export
from fs_toolkit.readers.import_rules import ONE_COLUMN, RECOGNISED
from fs_toolkit.technical.inputs.surveys import WEIGHT, SurveyColumn, SurveyItem

_METADATA = re.compile(
    r"_*(id|uuid|index|parent_index|parent_table_name|submission_time|submission__.*|validation_status|"
    r"notes|status|submitted_by|version_*|__version__|tags|xform_id_string|rootuuid|attachments)|"
    r"formhub/uuid|meta/.*|start|end|today|deviceid|response ?id|respondent ?(id|no|number|code)?|"
    r"participant ?(id|no|number|code)?|case ?(id|no|number)|token|seed|submitdate|datestamp|startdate|"
    r"lastpage|startlanguage|interviewtime|grouptime.*|(question|q)\w*time|timestamp|"
    r"date submitted|last page|start language|date (started|last action)|score|points|"
    r"타임스탬프|응답\s*번호|응답자\s*(번호|id)|점수|dấu thời gian|mã phiếu|मिति|petsa",
    re.IGNORECASE,
)
_ROW_OF_GRID = re.compile(r"^(?P<before>.*?)\s*\[(?P<row>[^\[\]]+)\]\.?\s*(?P<after>.*)$")
_CODE_AND_TEXT = re.compile(r"^(?P<code>[\w\[\].-]{1,40})\s*[.:]\s+(?P<text>.+)$")
_LONG_TEXT = 25
"""Mean characters of a cell from which a column is taken for free text."""
_SEVERAL = 3


@dataclass(frozen=True)
class Dropped:
    """A column that was not read; its values are never shown."""

    header: str
    """As the file has it; its number where the header itself may be personal."""
    why: str
    cells: int
    """How many cells had something in them."""


@dataclass
class Matching:
    """What each column of an export is."""

    items: dict[str, int] = field(default_factory=dict)
    """Position by item."""
    columns: dict[str, int] = field(default_factory=dict)
    """Position by column of survey_columns.csv."""
    weight: int | None = None
    dropped: list[Dropped] = field(default_factory=list)
    """Personal data, free text and the tool's own columns."""
    unknown: list[Dropped] = field(default_factory=list)
    """Columns that nothing in the study asks for."""


def match_columns(
    export: Export, items: tuple[SurveyItem, ...], columns: tuple[SurveyColumn, ...]
) -> tuple[Matching, list[Finding]]:
    """Which column is which; what is claimed twice, or not recognised at all."""
    matching, findings = Matching(), []
    by_key = {
        key: item.id for item in reversed(items) for key in _keys(item.text, item.code, item.id)
    }
    about = {
        key: each.column
        for each in reversed(columns)
        for key in _keys(each.name, each.header, each.column)
    }
    rest: list[int] = []
    for at, header in enumerate(export.header):
        item = next((by_key[form] for form in _forms(header) if form in by_key), None)
        column = next((about[form] for form in _forms(header) if form in about), None)
        if item is not None:
            taken: dict[str, int] = matching.items
            name = item
        elif column is not None:
            taken, name = matching.columns, column
        elif _plain(header) == WEIGHT:
            matching.weight = at
            continue
        else:
            rest.append(at)
            continue
        if name in taken:
            first = export.header[taken[name]]
            problem = f"{shown(header)} and {shown(first)} both answer {name!r}"
            findings.append(ONE_COLUMN.finding(export.place(None, at), problem))
        taken.setdefault(name, at)
    if not matching.items:
        problem = f"none of the {len(export.header)} columns is an item of this survey"
        expected = ", ".join(item.code or item.id for item in items[:5])
        cure = f"{RECOGNISED.cure} Looked for: {expected} and so on."
        return Matching(), [RECOGNISED.finding(export.place(None), problem, cure)]
    for at in rest:
        _sort_out(export, at, matching)
    return matching, findings


def _sort_out(export: Export, at: int, matching: Matching) -> None:
    """Say why a column is not read: by its header, then by what stands in it."""
    header = export.header[at]
    cells = [row[at] for row in export.rows if row[at]]
    name = header if header and personal_content(header) is None else f"column {at + 1}"
    why: str | None
    if _METADATA.fullmatch(header):
        why = "the survey tool's own column"
    else:
        why = personal_header(header.rpartition("/")[2]) or _by_content(cells)
    dropped = Dropped(name, why or "not asked for by the study", len(cells))
    (matching.dropped if why else matching.unknown).append(dropped)


def _by_content(cells: list[str]) -> str | None:
    """Personal data or free text, going by what stands in a column."""
    for cell in dict.fromkeys(cells):
        if (kind := personal_content(cell)) is not None:
            return kind
    different = set(cells)
    if len(different) >= _SEVERAL and sum(map(len, different)) >= _LONG_TEXT * len(different):
        return "free text"
    return None


def _keys(*names: str) -> Iterator[str]:
    yield from (_plain(name) for name in names if name)


def _forms(header: str) -> Iterator[str]:
    """A header whole and in its parts, the most telling first."""
    yield _plain(header)
    if "/" in header:
        yield _plain(header.rpartition("/")[2])
    if (found := _CODE_AND_TEXT.match(header)) is not None:
        yield _plain(found["code"])
        yield _plain(found["text"])
    if (found := _ROW_OF_GRID.match(header)) is not None:
        yield _plain(f"{found['before']}[{found['row']}]")
        yield _plain(found["row"])
        if found["after"]:
            yield _plain(found["after"])


def _plain(text: str) -> str:
    """A header as it is compared: in small letters, without marks at its end."""
    return " ".join(text.casefold().split()).strip(" .:?*\"'“”")
