from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.legal.project_test import ORDER, Remedy, gravest, verdict

REMEDIES = st.lists(st.builds(Remedy, st.floats(-40, 40), st.booleans(), st.booleans()), max_size=4)
STATUSES = st.sampled_from(["none", "partial", "adequate", "conflicting"])


@pytest.mark.parametrize(
    ("status", "matters", "remedies", "expected"),
    [
        ("adequate", 3, [], "ok"),
        ("partial", 2, [], "accepted"),
        ("partial", 3, [], "blocks"),
        ("conflicting", 3, [Remedy(2, False, True)], "fix"),
        ("conflicting", 3, [Remedy(2, True, False)], "around"),  # others must make the change
        ("conflicting", 3, [Remedy(2, False, False)], "blocks"),
        ("none", 3, [Remedy(-1, True, True)], "around"),
        ("none", 1, [Remedy(-1, False, True)], "blocks"),
        ("none", 3, [Remedy(2, False, True), Remedy(-1, True, True)], "around"),
    ],
)
def test_agrees_with_the_rule_as_written(status, matters, remedies, expected):
    assert verdict(status, matters, remedies) == expected


@given(STATUSES, st.integers(1, 3), REMEDIES)
def test_a_workaround_never_makes_it_worse(status, matters, remedies):
    helped = [remedy._replace(workaround=True) for remedy in remedies]
    before, after = (verdict(status, matters, each) for each in (remedies, helped))
    assert ORDER.index(after) <= ORDER.index(before)


@given(st.lists(st.sampled_from(ORDER), min_size=1))
def test_the_gravest_is_one_of_them_and_no_lighter_than_any(verdicts):
    found = gravest(verdicts)
    assert found in verdicts
    assert all(ORDER.index(each) <= ORDER.index(found) for each in verdicts)
