"""What is handed over may be empty: the proposal then says less, and invents nothing."""

from __future__ import annotations

from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.handed import Handed


def test_nothing_handed_over_leaves_out_money_names_and_barriers(watched, basis, costs, handed):
    bare = analyse(watched, basis, costs, Handed())
    assert [each.name for each in bare.risks.grave] == ["Dear bids"]
    assert all(each.paid_by == () for each in bare.safeguards.measures)
    assert all(each.components == each.requirements == () for each in bare.safeguards.measures)
    assert bare.safeguards.category is not None
    assert bare.safeguards.category.scheme is None


def test_what_is_handed_over_changes_nothing_else(watched, basis, costs, handed):
    bare, full = (analyse(watched, basis, costs, given) for given in (Handed(), handed))
    assert bare.monitoring == full.monitoring
    assert bare.schedule == full.schedule
