"""A file of scenarios that somebody wrote beside a study: columns set, quantity, value, reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.fields import slots
from fs_toolkit.core.files import Entry, content
from fs_toolkit.core.findings import Finding
from fs_toolkit.core.formats import ABSENT, KNOWN, REPEATED, UNREAD, Misread, shown
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.core.table_files import TableRead, table_from_csv, table_from_workbook
from fs_toolkit.economics.changed import problems_of
from fs_toolkit.economics.engine.model import Model
from fs_toolkit.economics.inputs import Change, EconomicsInputs

Scenarios = dict[str, dict[str, float]]


def read_overlays(path: Path, basis: Basis, model: Model) -> tuple[Scenarios, list[Finding]]:
    """The scenarios of a file, or everything that is wrong with it, each with its line.

    Parameters
    ----------
    path : Path
        A .csv as Excel saves it, or a .xlsx; it is read and nothing else.
    basis, model :
        Of the study that the scenarios are tried on.
    """
    read = _table(path)
    rows = [row for row in read.rows if isinstance(row, Change)]
    findings = [*read.findings, *_wrong(rows, basis, model)]
    if not findings and not rows:
        findings.append(ABSENT.finding(_entry(path).place, "the file lists no scenario"))
    found: Scenarios = {}
    for row in rows:
        found.setdefault(row.set, {})[row.quantity] = row.value
    return ({} if findings else found), findings


def _entry(path: Path) -> Entry:
    return Entry(path.name, path, path.as_posix(), is_folder=False)


def _table(path: Path) -> TableRead:
    entry, read = _entry(path), TableRead(Change)
    suffix = path.suffix.casefold()
    try:
        data = content(entry)
        if suffix == ".xlsx":
            slot = slots(EconomicsInputs)["changes"]
            return table_from_workbook(data, entry.file, slot, Change)
        if suffix != ".csv":
            problem = f"{path.suffix or 'a file without an ending'} is not read here"
            raise UNREAD.misread(problem, "Save it as .csv or .xlsx.")
        return table_from_csv(data, entry.file, Change)
    except Misread as misread:
        read.findings.append(misread.rule.finding(entry.place, misread.problem, misread.cure))
        return read


def _wrong(rows: Sequence[Change], basis: Basis, model: Model) -> Iterator[Finding]:
    """Quantities that nobody knows or that cannot be set, and sets that are no scenario."""
    options = {option.id for option in model.options}
    seen: dict[tuple[str, str], str] = {}
    for row in rows:
        place = row.at("quantity")
        if row.quantity not in basis.quantities:
            problem = f"quantity: unknown quantity {shown(row.quantity)}"
            yield KNOWN.finding(place, problem, did_you_mean(row.quantity, basis.quantities))
        else:
            for problem in problems_of({row.quantity: row.value}, basis, model):
                yield KNOWN.finding(place, problem, "Change another quantity, or the value.")
        if row.set in options:
            problem = f"set: {shown(row.set)} is an option of the study and no scenario"
            yield KNOWN.finding(row.at("set"), problem, "Give the scenario a name of its own.")
        key = (row.set, row.quantity)
        if key in seen:
            problem = f"{row.set!r} changes {row.quantity!r} twice; first in {seen[key]}"
            yield REPEATED.finding(row.where, problem, "Keep one.")
        seen.setdefault(key, str(row.where))
