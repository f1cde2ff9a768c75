"""Each study once, in the order given."""

from __future__ import annotations

import shutil

from fs_toolkit.portfolio.asked import Ask
from fs_toolkit.portfolio.jobs import jobs_of

ASK = Ask(draws=5)


def test_in_the_order_given(three):
    jobs, left_out = jobs_of(three[::-1], ASK)
    assert [each.path for each in jobs] == three[::-1]
    assert [each.number for each in jobs] == [0, 1, 2]
    assert left_out == ()
    assert jobs[0].key == ASK.key(jobs[0].fingerprint)


def test_folders_and_studies_count_once(three, tmp_path):
    copy = shutil.copytree(three[0], tmp_path / "copy")
    jobs, left_out = jobs_of([three[0], three[0] / ".." / "a", copy], ASK)
    assert len(jobs) == 1
    assert ["same folder" in left_out[0][1], "same study" in left_out[1][1]] == [True, True]


def test_what_is_no_study_stays_to_be_named(tmp_path):
    (tmp_path / "one").mkdir()
    jobs, left_out = jobs_of([tmp_path / "one", tmp_path / "gone"], ASK)
    assert [each.fingerprint for each in jobs] == ["", ""]
    assert left_out == ()
