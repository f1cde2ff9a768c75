from __future__ import annotations

import pytest
from numpy.testing import assert_allclose

from fs_toolkit.core.model import Declined
from fs_toolkit.document.blocks import Missing
from fs_toolkit.economics.report.demand import demand

SEGMENTS = {
    "economics/segments": {
        "online": {"name": "Online", "people": "visits", "connected": "yes", "stated": "tax_share",
                   "discount": "bias", "volume": "visits", "way": "Page"},
        "offline": {"name": "Offline", "people": "visits", "connected": "no", "way": "Counter"},
    }
}  # fmt: skip


def test_hanoi_s_groups_are_there_and_nobody_s_volume_is_made_up(chapter, printed, number):
    rows = printed.rows("economics.segments")
    assert [len(row) for row in rows] == [3, 3]  # group, people, way: no volume was asked
    people = [chapter.basis.series(row.people)[0] for row in chapter.inputs.segments]
    assert_allclose([number(row[1]) for row in rows], people, rtol=0.005)


def test_what_people_say_is_discounted(small, number):
    chapter = small(SEGMENTS)
    online, offline = chapter.read(demand).rows("economics.segments")
    # by hand: 100 people, a tenth say so, a fifth of these do it
    assert number(online[3]) == 2
    assert offline[2:5] == [chapter.wording.dash] * 3


def test_those_without_internet_are_counted_in_the_sentence(small):
    chapter = small(SEGMENTS)
    words = chapter.read(demand).words("economics.segments.intro")
    assert chapter.wording.share(0.5, 0) in words


@pytest.mark.parametrize("answer", ["pending", "declined"])
def test_no_segments_are_asked_for_or_declined(small, answer):
    chapter = small()
    given = {} if answer == "pending" else {"segments": Declined("a pilot of one office")}
    block = chapter.read(demand, **given)["economics.segments.pending"]
    assert isinstance(block, Missing) == (answer == "pending")
