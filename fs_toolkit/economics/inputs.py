"""The folder economics/: options, lines, overlays, uplifts."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from fs_toolkit.core.model import (
    PENDING,
    Asks,
    Folder,
    Id,
    Ids,
    Pending,
    Prose,
    RefersTo,
    Row,
    SourceIds,
    Table,
)
from fs_toolkit.economics.inputs_afterwards import (
    Actual,
    EvaluationDesign,
    Importance,
    Segment,
    Selection,
)
from fs_toolkit.economics.inputs_feasibility import (
    Effectiveness,
    FeasibilityTest,
    Need,
    Realisation,
    Review,
    Unmonetised,
)

TestName = Literal["strategic", "technical", "legal", "financial", "social"]


def _split(cell: object) -> object:
    """Several names in one cell stand between semicolons."""
    if isinstance(cell, str):
        return tuple(part.strip() for part in cell.split(";") if part.strip())
    return () if cell is None else cell


class Option(Row):
    """An alternative; the baseline is one of them."""

    defines: ClassVar[str] = "option"

    id: Id
    """The name that lines use: lean."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read."""
    kind: Literal["baseline", "do_minimum", "alternative"]
    """baseline (exactly one), do_minimum or alternative."""
    fails: Annotated[tuple[TestName, ...], BeforeValidator(_split)] = ()
    """Tests of feasibility that it would fail, whatever it returns: strategic; technical; legal; financial; social."""
    decides: str = ""
    """What speaks for or against it besides the money, in a few words."""


class Change(Row):
    """A row of an overlay: a quantity takes another value in an option or a scenario."""

    set: Id
    """The overlay: named as an option it belongs to the option, any other is a scenario."""
    quantity: Annotated[Id, RefersTo("quantity")]
    """The quantity that changes."""
    value: float
    """Its value in this overlay, in its own unit."""
    reason: str = ""
    """Why."""


class Line(Row):
    """A cost or a benefit, gross, in one or several options."""

    defines: ClassVar[str] = "line"

    id: Id
    """The name of the line."""
    name: Annotated[str, Field(min_length=1)]
    """The name that people read."""
    option: Annotated[Ids, RefersTo("option", also=("all",))]
    """The options the line is part of, between semicolons, or all."""
    side: Literal["cost", "benefit"]
    """cost or benefit."""
    party: Annotated[str, Field(min_length=1)]
    """Who pays or gains: city, citizens, business."""
    family: Id
    """Lines of one kind: uplifts and total() go by family; a benefit family stands for one effect."""
    catalogue: Ids = ()
    """Entries of the benefit catalogue (templates/benefits.csv) that the line counts: citizen_time."""
    cases: str = ""
    """Which cases it counts, where lines take the same entry for different ones: petitions. Empty: all."""
    formula: str = ""
    """Expression over quantities; money/year, or money for a one-off line. Empty: that of the catalogue."""
    first: str = ""
    """First year: a year, live, live+1, end. Empty for a spread that says its own start."""
    last: str = ""
    """Last year; the same as `first` for a one-off line, empty for a spread."""
    spread: Annotated[str, RefersTo("quantity")] = ""
    """The spread that distributes an investment over years."""
    life: str = ""
    """Years until a one-off item is bought again; empty if it is not."""
    residual: str = ""
    """What is left at the end: straight_line over the life, or a share of the amount."""
    transfer: str = ""
    """Share of the amount that is tax or subsidy and no cost to society."""
    transfer_to: str = ""
    """Who receives the transfer."""
    conversion: str = ""
    """Conversion factor from market to economic prices; 1 if empty."""
    cashable: str = ""
    """Share that changes the implementing government's cash: costs 1 if empty, benefits 0."""
    realisation: str = ""
    """Share of a benefit that comes true; 1 if empty."""
    component: Annotated[str, RefersTo("component")] = ""
    """The component of the proposal that the line belongs to."""
    source: SourceIds = ()
    """Rows of basis/sources.csv."""


class Uplift(Row):
    """What is added to the base estimate of a family of costs."""

    family: Id
    """A family of cost lines."""
    optimism_bias: str = ""
    """Share added because such projects cost more than planned."""
    managed: str = ""
    """Share of the optimism bias that is managed already; 0 if empty."""
    contingency: str = ""
    """Physical contingency: share added after optimism bias."""


class EconomicsInputs(Folder):
    """The folder economics/ of a study."""

    options: Annotated[Table[Option], Asks("the consultant", "options workshop")] = PENDING
    """The alternatives, the baseline among them."""
    lines: Annotated[Table[Line], Asks("the consultant", "cost build-up, time study")] = PENDING
    """Costs and benefits."""
    changes: Annotated[Table[Change], Asks("the consultant")] = PENDING
    """What options and scenarios change."""
    uplifts: Annotated[Table[Uplift], Asks("the consultant", "reference class")] = PENDING
    """Optimism bias and contingency by family."""
    needs: Annotated[Table[Need], Asks("citizens, front offices", "survey and interviews")] = (
        PENDING
    )
    """Whose needs the project answers."""
    segments: Annotated[Table[Segment], Asks("residents", "survey, non-users included")] = PENDING
    """How many people of which group will use the service, those without internet included."""
    importance: Annotated[Table[Importance], Asks("residents", "survey")] = PENDING
    """Pairs of survey statements: how much something matters, and how it is today."""
    selection: Annotated[Table[Selection], Asks("the city and WeGO", "letter of the city")] = (
        PENDING
    )
    """The five tests by which WeGO chooses cities."""
    feasibility: Annotated[Table[FeasibilityTest], Asks("the consultant and the city")] = PENDING
    """The five tests besides the cost-benefit analysis."""
    unmonetised: Annotated[Table[Unmonetised], Asks("the consultant")] = PENDING
    """What is not put into money."""
    realisation: Annotated[Table[Realisation], Asks("the project office", "benefits workshop")] = (
        PENDING
    )
    """Who sees to it that benefits come true."""
    reviews: Annotated[Table[Review], Asks("the project office", "review calendar")] = PENDING
    """What is watched after the decision."""
    evaluation: Annotated[
        EvaluationDesign | Pending, Asks("the project office", "terms of reference")
    ] = PENDING
    """How the evaluation after some years of service is made, and who pays for it."""
    actuals: Annotated[Table[Actual], Asks("the project office", "ledger and register")] = PENDING
    """What lines and quantities came to, once years of the model have passed."""
    effectiveness: Annotated[Effectiveness | Pending, Asks("the consultant")] = PENDING
    """What the cost is divided by."""
    rationale: Annotated[Prose | Pending, Asks("the consultant")] = PENDING
    """Why a public project, and what happens without it."""
    conclusion: Annotated[Prose | Pending, Asks("the consultant")] = PENDING
    """What the numbers mean, in the consultant's words."""
    afterwards: Annotated[Prose | Pending, Asks("the consultant")] = PENDING
    """What became known after the study's cut-off."""
