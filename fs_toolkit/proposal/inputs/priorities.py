"""Rows of sub-item 4.2: criteria, measures and scores."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, Share
from fs_toolkit.proposal.inputs.composition import Words

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


class Pairwise(Row):
    """How much more important one criterion is than another."""

    a: Annotated[Id, RefersTo("priority_criterion")]
    """The criterion that is more important."""
    b: Annotated[Id, RefersTo("priority_criterion")]
    """The criterion that is less important."""
    ratio: Annotated[float, Field(gt=0, le=9)]
    """1 equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely more important (Saaty's scale)."""
