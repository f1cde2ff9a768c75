"""The catalogue of benefits and disbenefits, and lines that take their formula from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from fs_toolkit.core.files import shipped_bytes
from fs_toolkit.core.formula import names, parse
from fs_toolkit.core.model import Id, Ids, Row, Texts, rows
from fs_toolkit.core.table_files import table_from_csv
from fs_toolkit.core.units import BUILT_IN
from fs_toolkit.economics.inputs import EconomicsInputs, Line

Counted = Literal["economic", "fiscal", "unmonetised", "never"]


class Entry(Row):
    """An effect that projects of e-government have: a row of templates/benefits.csv."""

    id: Id
    """The name that lines use in `catalogue`: citizen_time."""
    code: Annotated[str, Field(pattern=r"^[BDX][0-9]{1,2}$")]
    """B1 to B16 benefits, D1 to D5 disbenefits, X1 to X5 what is often counted beside them."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read; reports take it from their wording."""
    family: Id
    """The effect: one line for it, for one group of people and one kind of case."""
    side: Literal["benefit", "cost"]
    """benefit or cost."""
    counted: Counted
    """economic; fiscal (a transfer: the fiscal account only); unmonetised; never."""
    formula: str = ""
    """Over parameters that a study defines as quantities of these names."""
    unit: str = ""
    """money/year, money, or score."""
    parties: Texts = ()
    """Who gains or bears it, as a rule."""
    cashable: Annotated[float | None, Field(ge=0, le=1)] = None
    """The share that usually changes the government's cash; a line says its own."""
    low: float | None = None
    """Lower end of what was observed of the parameter that `range` names."""
    high: float | None = None
    """Upper end."""
    range: str = ""
    """What low and high are of, and where it was observed."""
    excludes: Ids = ()
    """Entries that count the same effect on the same people in another way."""
    source: Annotated[str, Field(min_length=1)]
    """Where the form and the range come from."""
    provenance: Literal["read", "secondary", "remembered"]
    """read at the source, secondary, or remembered and to be confirmed."""
    notes: str = ""
    """What to take care of."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The quantities that a study must have for the formula."""
        return tuple(sorted(names(parse(self.formula)) - BUILT_IN.keys())) if self.formula else ()


@cache
def catalogue() -> Mapping[str, Entry]:
    """The entries that ship with the toolkit, by id: templates/benefits.csv."""
    name = "templates/benefits.csv"
    read = table_from_csv(shipped_bytes("templates", "benefits.csv"), name, Entry)
    if read.findings:
        raise ValueError(f"{name} is damaged: {read.findings[0]}")
    return {row.id: row for row in read.rows if isinstance(row, Entry)}


def entries(ids: Collection[str]) -> Iterator[Entry]:
    """The entries of these names; another rule says what is no entry."""
    known = catalogue()
    yield from (known[id] for id in ids if id in known)


def with_catalogue(inputs: EconomicsInputs) -> EconomicsInputs:
    """The lines with the formula of the one entry they take, where they have none of their own."""
    lines = rows(inputs.lines)
    if all(line.formula or not line.catalogue for line in lines):
        return inputs
    whole = tuple(
        line if line.formula else line.model_copy(update={"formula": formula_of(line)})
        for line in lines
    )
    return inputs.model_copy(update={"lines": whole})


def formula_of(line: Line) -> str:
    """The formula that the catalogue offers a line; empty where it takes none or several entries."""
    found = tuple(entries(line.catalogue))
    return found[0].formula if len(found) == len(line.catalogue) == 1 else ""


def lacks(line: Line, known: Collection[str]) -> tuple[str, ...]:
    """What a line without a formula of its own would need of the study and does not find."""
    if line.formula != formula_of(line):
        return ()
    return tuple(
        id for entry in entries(line.catalogue) for id in entry.parameters if id not in known
    )
