from __future__ import annotations

import pytest

from fs_toolkit.environment.inputs.overview import LaterFact
from fs_toolkit.environment.result import LaterTest, Opinion, Outlook

FACT = LaterFact(id="count", year=2019, fact="A count.")


@pytest.mark.parametrize(
    ("found", "within"), [(7.5, True), (7.6, True), (8.4, True), (7.4, False), (9.0, False)]
)
def test_a_later_count_lies_within_its_range_or_not(found, within):
    assert LaterTest(FACT, found, 7.8, 7.5, 8.4).within == within


def test_a_value_without_a_range_objects_to_nothing():
    assert LaterTest(FACT, 1.0, 2.0, None, None).within


def test_an_outlook_is_asked_by_year():
    outlook = Outlook(((2015, 1.0),), (), (0.0, 0.1, 0.2), (2015, 2016), (1, 1), (1, 1.1), (1, 1.2))
    assert outlook.at(2016) == (1, 1.1, 1.2)
    with pytest.raises(ValueError, match="not in tuple"):
        outlook.at(2020)
    assert outlook.observed_growth is None


def test_raters_who_agree_have_no_spread():
    assert Opinion.of([3, 3]).spread == 0
    assert Opinion.of([-2, 1]) == Opinion(-0.5, -2, 1)
