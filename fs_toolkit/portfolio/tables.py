"""The two tables that a portfolio reads besides the studies: common scenarios, and rates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from fs_toolkit.core.files import Entry, content
from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import FORM, OPENED, REPEATED, Misread
from fs_toolkit.core.model import Id, Row, Year
from fs_toolkit.core.settings import Currency
from fs_toolkit.core.table_files import table_from_csv
from fs_toolkit.core.units import UnitError, read_unit
from fs_toolkit.portfolio.asked import BASE_CASE, Change, CommonScenario

R = TypeVar("R", bound=Row)


class BadTable(ValueError):
    """A table that cannot be used: its findings say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(
            "\n".join(f"{each.place}: {each.problem}. {each.cure}" for each in findings)
        )


class CommonChange(Row):
    """A row of the scenarios that are tried in every city."""

    set: Id
    """The scenario."""
    quantity: Id
    """What it changes, by the id that the studies use."""
    value: float | None = None
    """The value that it takes in every city."""
    unit: str = ""
    """Unit of the value; a city that counts in another is left out of the scenario."""
    factor: Annotated[float, Field(ge=0)] | None = None
    """What it is multiplied by in every city, instead of a value."""
    reason: str = ""
    """Why."""


class Rate(Row):
    """What a currency is worth in a year, and its prices."""

    currency: Currency
    """Three capital letters: VND."""
    year: Year
    """The year."""
    rate: Annotated[float, Field(gt=0)] | None = None
    """How much one unit of the currency is in the report currency; mean of the year."""
    price_index: Annotated[float, Field(gt=0)] | None = None
    """Price level in the currency, on any base that is the same in all its years."""
    source: Annotated[str, Field(min_length=1)]
    """Where both numbers come from."""


def read_scenarios(path: Path) -> tuple[CommonScenario, ...]:
    """The common scenarios of a CSV file.

    Raises
    ------
    BadTable
        If it cannot be read, or a row is wrong.
    """
    rows = _rows(path, CommonChange)
    findings = list(_wrong_changes(rows))
    if not rows and not findings:
        place = Place(path.as_posix())
        findings.append(
            FORM.finding(place, "no scenario stands in it", "Add a row, or leave it out.")
        )
    if findings:
        raise BadTable(tuple(findings))
    by_set: dict[str, list[Change]] = {}
    for row in rows:
        change = Change(row.quantity, row.value, row.unit, row.factor)
        by_set.setdefault(row.set, []).append(change)
    return tuple(CommonScenario(name, tuple(changes)) for name, changes in by_set.items())


def _wrong_changes(rows: tuple[CommonChange, ...]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if row.set == BASE_CASE:
            problem = f"no scenario may be named {BASE_CASE!r}: that is the case without one"
            yield FORM.finding(row.at("set"), problem, "Give it another name.")
        if (row.value is None) == (row.factor is None):
            both = (
                "both a value and a factor" if row.value is not None else "no value and no factor"
            )
            problem = f"{row.quantity!r} in {row.set!r} has {both}"
            yield FORM.finding(row.where, problem, "Give one of the two.")
        if row.unit:
            try:
                read_unit(row.unit)
            except UnitError as error:
                yield FORM.finding(row.at("unit"), str(error), "Write it as the studies do.")
        if (row.set, row.quantity) in seen:
            problem = f"{row.quantity!r} is changed twice in {row.set!r}"
            yield REPEATED.finding(row.at("quantity"), problem, "Keep one of the rows.")
        seen.add((row.set, row.quantity))


def read_rates(path: Path) -> tuple[Rate, ...]:
    """The exchange rates and price levels of a CSV file.

    Raises
    ------
    BadTable
        If it cannot be read, or a row is wrong.
    """
    rows = _rows(path, Rate)
    findings = []
    seen: set[tuple[str, int]] = set()
    for row in rows:
        if (row.currency, row.year) in seen:
            problem = f"{row.currency} in {row.year} stands twice"
            findings.append(REPEATED.finding(row.where, problem, "Keep one of the rows."))
        seen.add((row.currency, row.year))
    if findings:
        raise BadTable(tuple(findings))
    return rows


def _rows(path: Path, cls: type[R]) -> tuple[R, ...]:
    entry = Entry(path.name, path, path.as_posix(), is_folder=False)
    if path.suffix.casefold() != ".csv":
        problem = "the table is read from a CSV file"
        raise BadTable((OPENED.finding(entry.place, problem, "Save it as CSV (UTF-8)."),))
    try:
        read = table_from_csv(content(entry), entry.file, cls)
    except Misread as misread:
        finding = misread.rule.finding(entry.place, misread.problem, misread.cure)
        raise BadTable((finding,)) from None
    if read.findings:
        raise BadTable(tuple(read.findings))
    return tuple(row for row in read.rows if isinstance(row, cls))
