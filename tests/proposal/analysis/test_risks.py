"""The risk register: marks of barriers, own marks, money, signs."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import PENDING, rows
from fs_toolkit.proposal.analysis import analyse


@pytest.fixture
def register(watched, basis, costs, handed):
    return analyse(watched, basis, costs, handed).risks


def test_stands_from_the_gravest_down_and_keeps_small_ones_apart(register):
    assert [(each.name, each.score, each.residual) for each in register.grave] == [
        ("Unpaid operation", 20, 10),  # 4 x 5 of the barrier, 2 x 5 left
        ("Dear bids", 12, 8),  # 3 x 4 of its own, 2 x 4 left
    ]
    assert [each.name for each in register.minor] == ["The law wants paper"]
    assert [each.band for each in register.grave] == ["critical", "high"]


def test_money_comes_from_the_barrier_or_from_a_quantity_of_its_own(register):
    unpaid, dear = register.grave
    assert [line.name for line in unpaid.paid_by] == ["Operation of the register"]
    assert (dear.cost, dear.paid_by) == (10, ())
    assert unpaid.lacks == dear.lacks == ()
    assert register.minor[0].note == "A letter"


def test_signs_belong_to_their_risk_or_to_none(register):
    assert [[sign.id for sign in each.signs] for each in register.grave] == [["no_line"], ["dear"]]
    assert [sign.id for sign in register.other_signs] == ["silent"]


def test_a_note_of_the_risk_replaces_the_lines_of_its_barrier(watched, basis, costs, handed):
    noted = tuple(
        row.model_copy(update={"cost_note": "A vote"}) if row.id == "unpaid" else row
        for row in rows(watched.risks)
    )
    found = analyse(watched.model_copy(update={"risks": noted}), basis, costs, handed).risks
    assert (found.grave[0].paid_by, found.grave[0].note) == ((), "A vote")


def test_an_unknown_barrier_waits_for_its_file(watched, basis, costs):
    """Without the environment analysis the marks of its barriers are not known."""
    found = analyse(watched, basis, costs).risks
    assert [each.name for each in found.grave] == ["Dear bids"]


def test_without_a_register_barriers_are_unanswered(watched, basis, costs, handed):
    pending = watched.model_copy(update={"risks": PENDING})
    [only] = analyse(pending, basis, costs, handed).risks.grave
    assert (only.name, only.lacks) == ("Nobody pays for operation", ("response", "owner"))
