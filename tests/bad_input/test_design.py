"""Mistakes in the SWOT and the design of a study: each a finding with its place, none a traceback."""

from __future__ import annotations

import pytest

from fs_toolkit.study import check

T = "technical/"


def errors(folder):
    return {f.code: f for f in check(folder) if f.severity == "error"}


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("cross_impact.csv", "s_rollout,o_resolution,3,", "s_rollout,o_resolution,4,", "4"),
        ("cross_impact.csv", "s_rollout,o_resolution,", "s_rollout,w_paper,", "'w_paper' is W and stands as the item outside"),
        ("links.csv", "citizen,pages,", "citizen,nowhere,", "'nowhere'"),
        ("process.csv", "rate;again,yes", "rate;nothing,yes", "'nothing'"),
        ("process.csv", "closed,Register,Closed and counted,end,rate;again", "closed,Register,Closed and counted,end,", "follows nothing and is no start"),
        ("criteria.csv", "fit,scope,Requirements met,requirements,0.3", "fit,scope,Requirements met,requirements,0.4", "sum to 1.1"),
        ("scores.csv", "lean,reach,3,", "lean,reach,5,", "5"),
        ("scores.csv", "lean,reporter_safe,1,", "lean,reporter_safe,0,", "'lean' is recommended and does not meet 'reporter_safe'"),
    ],
)  # fmt: skip
def test_a_mistake_is_found_where_it_stands(hanoi, file, old, new, words):
    hanoi.replace(T + file, old, new)
    found = errors(hanoi.folder).values()
    assert any(words in f"{f.problem} {f.cure}" for f in found), [str(f) for f in found]
    assert all(f.place.file for f in found)


def test_a_circle_of_requirements_is_printed(hanoi):
    hanoi.set(T + "requirements.csv", "one_register", depends_on="status_by_number")
    found = errors(hanoi.folder)["TEC076"]
    assert "one_register > status_by_number > tracking_number > one_register" in found.problem


def test_a_must_that_rests_on_what_will_not_come_is_found(hanoi):
    hanoi.set(T + "requirements.csv", "one_register", depends_on="signed_online")
    assert "depends on 'signed_online'" in errors(hanoi.folder)["TEC077"].problem
