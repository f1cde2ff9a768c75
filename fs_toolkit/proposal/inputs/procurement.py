"""Rows of sub-item 4.4: what is bought together, and how."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from fs_toolkit.core.model import Id, Ids, RefersTo, Row
from fs_toolkit.core.quantities import Origin
from fs_toolkit.proposal.inputs.composition import Words

Method = Literal[
    "open_tender",
    "restricted_tender",
    "quotations",
    "consultants",
    "framework",
    "direct",
    "own_work",
]


class Package(Row):
    """A row of proposal/packages.csv: what is bought in one procedure, or done by the city itself."""

    id: Id
    """Name of the package."""
    name: Words
    """What people call it."""
    components: Annotated[Ids, RefersTo("component")]
    """The components it buys; each stands in one package, and brings its cost."""
    method: Method
    """open_tender, restricted_tender, quotations, consultants (quality before price), framework
    (a contract that is there already), direct, or own_work (the city's own people)."""
    rule: Words
    """The threshold or article that allows the method, or who must confirm it."""
    law: Annotated[str, RefersTo("law")] = ""
    """The law of legal/laws.csv that says so."""
    lots: Annotated[int, Field(ge=1)] = 1
    """Parts that bidders can win one by one."""
    months: Annotated[float, Field(ge=0, le=60)]
    """Months from publication to signature."""
    task: Annotated[str, RefersTo("task")] = ""
    """The task of the schedule in which that happens."""
    documents: Words
    """What must be ready before it is published."""
    origin: Origin = "desk_estimate"
    """Who cut the packages: desk_estimate, collected, or synthetic in a worked example."""
