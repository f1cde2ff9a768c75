"""What a reading has found wrong so far, and which ids may stand in what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from fs_toolkit.core.fields import kinds_within
from fs_toolkit.core.files import Entry
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import Misread
from fs_toolkit.core.model import Model

EVERYTHING = "*"
"""Among half-read ids: a whole file could not be read, so any id may stand in it."""
MOST_ALIKE = 20
"""How many findings of one kind about one column are listed before they are counted."""


class Notes:
    """Mistakes as they are met."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.half_read: dict[str, set[str]] = {}

    def add(self, findings: Iterable[Finding]) -> None:
        """Note findings."""
        self.findings += findings

    def refuse(self, entry: Entry, misread: Misread, line: int | None = None) -> None:
        """Note that a file cannot be read."""
        place = Place(entry.file, line)
        self.findings.append(misread.rule.finding(place, misread.problem, misread.cure))

    def lost(self, model: type[Model]) -> None:
        """Note that any id the model would define may stand in what could not be read."""
        for kind in kinds_within(model):
            self.half_read.setdefault(kind, set()).add(EVERYTHING)

    def in_order(self) -> list[Finding]:
        """The findings by file and line."""
        return in_order(self.findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file and line; of very many alike, the first and how many more."""
    ordered = sorted(findings, key=lambda found: (found.place.file, found.place.line or 0))
    alike = Counter(map(_likeness, ordered))
    seen: Counter[object] = Counter()
    kept: list[Finding] = []
    for found in ordered:
        kind = _likeness(found)
        seen[kind] += 1
        if seen[kind] < MOST_ALIKE or alike[kind] == MOST_ALIKE:
            kept.append(found)
        elif seen[kind] == MOST_ALIKE:
            more = alike[kind] - MOST_ALIKE
            kept.append(replace(found, problem=f"{found.problem}; and {more:,} more like this"))
    return kept


def _likeness(found: Finding) -> tuple[str, str, str | None]:
    return found.code, found.place.file, found.place.field
