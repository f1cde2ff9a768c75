"""Rows of the risk register: what the project does about a barrier, or about a risk of its own."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row, SourceIds
from fs_toolkit.core.quantities import Origin

Response = Literal["avoid", "reduce", "transfer", "accept"]
RESPONSES: tuple[Response, ...] = ("avoid", "reduce", "transfer", "accept")
Mark = Annotated[int, Field(ge=1, le=5)]


class Risk(Row):
    """A risk to the project with the response to it; marks of a barrier stay in environment/."""

    defines: ClassVar[str] = "project_risk"

    id: Id
    """Name of the risk, for other tables."""
    barrier: Annotated[str, RefersTo("barrier")] = ""
    """The barrier it comes from; empty for a risk of the project's own."""
    name: Annotated[str, Field(min_length=1, max_length=80)]
    """The risk in a few words."""
    likelihood: Mark | None = None
    """How likely, 1 to 5; only for a risk that is no barrier."""
    severity: Mark | None = None
    """How bad, 1 to 5; only for a risk that is no barrier."""
    reason: str = ""
    """Why these marks; only for a risk that is no barrier."""
    response: Response | Literal[""] = ""
    """avoid, reduce, transfer or accept; empty until it is decided."""
    action: str = ""
    """What that means here, in a sentence."""
    owner: Annotated[str, RefersTo("project_role")] = ""
    """The role that answers for it; empty until it is decided."""
    cost_lines: Annotated[Ids, RefersTo("line")] = ()
    """Lines that pay for the response, if other ones than the barrier's."""
    cost: Annotated[str, RefersTo("quantity")] = ""
    """The quantity that is the response's own cost within those lines. [money]"""
    cost_note: str = ""
    """Why it costs nothing, where it has no line."""
    residual_likelihood: Mark | None = None
    """How likely it stays, 1 to 5; empty for that of the barrier."""
    residual_severity: Mark | None = None
    """How bad it stays, 1 to 5; empty for that of the barrier."""
    review: Annotated[str, RefersTo("project_review")] = ""
    """The review at which it is looked at again."""
    source: SourceIds = ()
    """Evidence that was read."""
    origin: Origin = "desk_estimate"
    """Who decided so: desk_estimate by the consultant, collected in a workshop."""
