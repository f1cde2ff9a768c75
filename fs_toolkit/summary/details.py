"""The annex of details: what a reviewer checks and a decision can do without.

A chapter keeps the sentence that refers to a table or chart; the block itself moves behind.
Which ones is a choice of the toolkit's own: registers in full, yearly tables that a chart or
an annex repeats, and second views of a figure that stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fs_toolkit.document.blocks import Block, Chart, Heading, Paragraph, Table
from fs_toolkit.document.proofreading import BEHIND
from fs_toolkit.document.wording import Wording

DETAILS = frozenset({
    "proposal.ratios", "proposal.cards",
    "proposal.raters", "proposal.moves", "proposal.steps", "proposal.budget", "proposal.awards",
    "proposal.component_years", "proposal.operation",
    "proposal.tasks", "proposal.road_map", "proposal.packages", "proposal.load",
    "proposal.training",
    "proposal.logframe", "proposal.groups", "proposal.calendar", "proposal.reports",
    "proposal.roles", "proposal.evaluation", "proposal.risks",
    "economics.chain",
    "proposal.safeguards", "economics.selection",
    "economics.drivers", "economics.outside_view", "economics.disbenefits", "economics.flows",
    "economics.flow_chart", "economics.increments", "economics.scenario_steps",
    "economics.donor_tests", "economics.convergence",
    "economics.realisation", "economics.gates", "economics.evaluation",
})  # fmt: skip
"""Ids of the blocks that move."""
LOAN, GRANT_ELEMENTS = "proposal.loan_1", "proposal.grant_elements"
"""How soft a loan is matters to a decision only where there is a loan."""


@dataclass(frozen=True)
class Detail:
    """A block that moved, and the heading of the sub-item that it comes from."""

    heading: str
    title: str
    block: Table | Chart


def parted(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Detail, ...]]:
    """The blocks that stay, and those that move, both in their order.

    >>> task = Table("proposal.tasks", "Tasks", (), ())
    >>> stay, moved = parted([Heading("proposal.schedule", 2, "Schedule"), task])
    >>> [block.id for block in stay], [(each.title, each.block.id) for each in moved]
    (['proposal.schedule'], [('Schedule', 'proposal.tasks')])
    """
    ids = {block.id for block in blocks}
    wanted = DETAILS if LOAN in ids else DETAILS | {GRANT_ELEMENTS}
    stay: list[Block] = []
    moved: list[Detail] = []
    heading, title = "", ""
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            heading, title = block.id, block.text
        if isinstance(block, Table | Chart) and block.id in wanted:
            moved.append(Detail(heading, title, block))
        else:
            stay.append(block)
    return tuple(stay), tuple(moved)


def details(
    letter: str, moved: Sequence[Detail], numbers: dict[str, str], wording: Wording
) -> Iterator[Block]:
    """The annex as blocks; nothing where nothing moved.

    Parameters
    ----------
    letter
        Of the annex.
    moved
        What `parted` took out of the chapters.
    numbers
        The number of each sub-item by the id of its heading, such as "4.4".
    """
    if not moved:
        return
    yield Heading(
        "annex.details", 1, wording.text("summary.details.heading", letter=letter), False, letter
    )
    yield Paragraph(
        "annex.details.intro",
        wording("summary.details.intro", count=wording.number(len(moved))),
    )
    last = ""
    for each in moved:
        if each.heading != last:
            last = each.heading
            title = wording.text(
                "summary.details.section", section=numbers.get(last, ""), title=each.title
            )
            yield Heading(f"{BEHIND}{last}", 3, title, False)
        yield each.block
