"""Rows of sub-item 4.2: criteria, measures and scores."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, Share
from fs_toolkit.core.quantities import Origin
from fs_toolkit.proposal.inputs.composition import Month, Words

MeasureType = Literal["core", "enabler", "quick_win"]
AwardCategory = Literal["service", "efficiency", "open_city", "urban_management", "digital_divide"]

LOWEST, HIGHEST = 1, 5
"""The scale of scores."""


class Criterion(Row):
    """What makes one measure more urgent than another."""

    defines: ClassVar[str] = "priority_criterion"

    id: Id
    """Name of the criterion, for other tables."""
    name: Words
    """What people call it."""
    weight: Share
    """Its share in the total; all weights add up to 1."""
    meaning: Words
    """What a measure with the highest score is like."""
    axis: Literal["impact", "effort"] = "impact"
    """effort for criteria that say how little it takes, such as low cost: they are one axis of the chart."""
    monetised: bool = False
    """true where the cost-benefit analysis counts it in money; then its weight is 0, or it counts twice."""
    fixed: date | None = None
    """Day on which the weight was fixed."""


class Measure(Row):
    """Something the project can do sooner or later."""

    defines: ClassVar[str] = "measure"

    id: Id
    """Name of the measure, for other tables."""
    name: Words
    """What people call it."""
    phase: Annotated[Id, RefersTo("phase")]
    """The phase in which it is planned."""
    components: Annotated[Ids, RefersTo("component")] = ()
    """The components it uses."""
    needs: Annotated[Ids, RefersTo("measure")] = ()
    """Measures that must come before it."""
    type: MeasureType | Literal[""] = ""
    """core (what the project is for), enabler (others wait for it) or quick_win (cheap, and soon felt)."""
    goals: Annotated[Ids, RefersTo("project_goal")] = ()
    """Goals it serves; the first is printed on its card."""
    beneficiaries: Annotated[Ids, RefersTo("beneficiary")] = ()
    """Groups of proposal/beneficiaries.csv that gain."""
    owner: Annotated[str, RefersTo("project_role")] = ""
    """The role that answers for it."""
    first: Month | None = None
    """Month in which it begins; its phase's if empty."""
    last: Month | None = None
    """Month in which it ends; its phase's if empty."""
    indicators: Annotated[Ids, RefersTo("indicator")] = ()
    """Indicators that show whether it works, the most direct one first."""


class CostShare(Row):
    """A row of proposal/cost_shares.csv: how much of a component's cost a measure takes.

    Needed for a component that several measures use; one that a single measure uses is its own.
    What is left of a component belongs to the project as a whole.
    """

    measure: Annotated[Id, RefersTo("measure")]
    """The measure."""
    component: Annotated[Id, RefersTo("component")]
    """A component that it uses."""
    share: Share
    """Share of the component's base estimate, 0-1."""
    reason: Words
    """Why this much."""
    origin: Origin = "desk_estimate"
    """desk_estimate, or collected where the city split it."""


class Envelope(Row):
    """A row of proposal/envelopes.csv: an amount that the investment may have to live with."""

    id: Id
    """Name of the ceiling."""
    name: Words
    """What people call it: budget of the first year."""
    ceiling: Annotated[Id, RefersTo("quantity")]
    """The quantity that is the ceiling of the base estimate, in the model's currency."""


class Score(Row):
    """How a measure does on a criterion, in one rater's judgement."""

    measure: Annotated[Id, RefersTo("measure")]
    """The measure."""
    criterion: Annotated[Id, RefersTo("priority_criterion")]
    """The criterion."""
    rater: Words
    """Who judged: a role, or desk for the consultant's own reading."""
    score: Annotated[int, Field(ge=LOWEST, le=HIGHEST)]
    """1 hardly, 2 little, 3 partly, 4 largely, 5 fully."""
    reason: str = ""
    """Why this score and not the next."""
    scored: date | None = None
    """Day on which it was given."""
    origin: Origin = "desk_estimate"
    """desk_estimate by the consultant, collected where a rater of the city filled in the sheet."""


class Pairwise(Row):
    """How much more important one criterion is than another."""

    a: Annotated[Id, RefersTo("priority_criterion")]
    """The criterion that is more important."""
    b: Annotated[Id, RefersTo("priority_criterion")]
    """The criterion that is less important."""
    ratio: Annotated[float, Field(gt=0, le=9)]
    """1 equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely more important (Saaty's scale)."""
    rater: Words = "panel"
    """Who compared; `panel` where a panel agreed on one answer."""
    origin: Origin = "desk_estimate"
    """desk_estimate by the consultant, collected where a panel of the city compared."""


class AwardScore(Row):
    """A row of proposal/awards_lens.csv: the project in the categories of the WeGO Awards.

    It is printed beside the order of the measures and never changes it.
    """

    category: AwardCategory
    """service, efficiency, open_city, urban_management or digital_divide."""
    rater: Words
    """Who judged: a role, or desk for the consultant's own reading."""
    score: Annotated[int, Field(ge=1, le=10)]
    """1 nothing to show, 10 an example to others."""
    reason: Words
    """What in the project earns it."""
    origin: Origin = "desk_estimate"
    """desk_estimate by the consultant, collected where others judged."""
