"""Annex D: which lists fit a study, and where each point is answered."""

from __future__ import annotations

from datetime import date

import pytest

from fs_toolkit.core.about import About
from fs_toolkit.document.blocks import Ref
from fs_toolkit.document.traverse import every_block, every_span
from fs_toolkit.summary.crosswalk import Point, crosswalk, find, fitting, lists


def about(country="Viet Nam", day=date(2015, 12, 31), donors=()) -> About:
    return About(
        format=1, city="Hanoi", country=country, project="Register", in_force_at=day,
        information_cutoff=day, donors=donors,
    )  # fmt: skip


def point(number=1, places=(), **texts) -> Point:
    return Point(donor="edcf", number=number, places=places, en="Why?", ko="왜?", **texts)


class TestLists:
    def test_ship_with_as_many_points_as_their_names_say(self):
        donors, points = lists()
        assert [row.id for row in donors] == ["edcf", "world_bank", "viet_nam_decree_102"]
        counts = {row.id: sum(each.donor == row.id for each in points) for row in donors}
        assert counts["edcf"] == 13
        assert counts["world_bank"] == 10
        for donor in donors:
            own = [each.number for each in points if each.donor == donor.id]
            assert own == list(range(1, len(own) + 1))

    def test_each_point_has_places_or_a_reason(self):
        for each in lists()[1]:
            assert each.places or (each.otherwise_en and each.otherwise_ko), each

    @pytest.mark.parametrize(
        ("given", "ids"),
        [
            (about(), ["edcf", "world_bank", "viet_nam_decree_102"]),
            (about(country="Nepal"), ["edcf", "world_bank"]),
            (about(day=date(2020, 1, 1)), ["edcf", "world_bank"]),  # the decree was replaced
            (about(day=date(2009, 12, 31)), ["edcf", "world_bank"]),  # and not yet in force
            (about(donors=("world_bank",)), ["world_bank"]),
            (about(country="Nepal", donors=("viet_nam_decree_102",)), []),
        ],
    )
    def test_fit_by_country_day_and_name(self, given, ids):
        assert [row.id for row in fitting(given)] == ids

    @pytest.mark.parametrize("study", ["studied", "example"])
    def test_every_place_is_a_block_of_the_report(self, study, request):
        """A block that is renamed would silently leave a point unanswered."""
        report, _ = request.getfixturevalue(study).report("en")
        there = {block.id for block in every_block((*report.summary, *report.body))}
        asked = {id for each in lists()[1] for id in each.places}
        assert asked - there == set()


class TestFind:
    @pytest.mark.parametrize(
        ("answered", "status", "places"),
        [
            ({"a": 1.0, "b": 1.0}, "answered", ("a", "b")),
            ({"a": 1.0, "b": 0.5}, "part", ("a", "b")),
            ({"a": 1.0}, "part", ("a",)),
            ({"a": 0.0, "b": 0.2}, "part", ("b",)),
            ({"a": 0.0}, "not", ()),
            ({}, "not", ()),
        ],
    )
    def test_status_follows_from_what_is_there(self, answered, status, places):
        [found] = find((point(places=("a", "b")),), answered)
        assert (found.status, found.places) == (status, places)

    def test_what_a_city_cannot_settle_leaves_a_point_answered_in_part(self):
        asked = point(places=("a",), rest_en="ask the ministry", rest_ko="재무부")
        [found] = find((asked,), {"a": 1.0})
        assert (found.status, found.places) == ("part", ("a",))

    def test_a_point_without_places_is_not_answered(self):
        assert (
            find((point(otherwise_en="ask the fund", otherwise_ko="x"),), {"a": 1.0})[0].status
            == "not"
        )


class TestBlocks:
    def test_answers_are_references_or_reasons(self, wording, page):
        answered = {id: 1.0 for each in lists()[1] for id in each.places}
        blocks = tuple(crosswalk("D", about(), answered, wording))
        read = page(blocks)
        rows = read.rows("annex.crosswalk.edcf")
        assert len(rows) == 13
        assert all(row[1].strip() and row[2].strip() for row in rows)
        reason = "country" if wording.language == "en" else "도시"
        assert reason in rows[0][1] + rows[0][2]
        keys = {span.key for span in every_span(blocks) if isinstance(span, Ref)}
        assert {id for each in lists()[1] for id in each.places} <= keys
        assert read.never_referred_to() == set()

    def test_nothing_where_no_list_fits(self, wording):
        assert (
            list(
                crosswalk("D", about(donors=("viet_nam_decree_102",), country="Nepal"), {}, wording)
            )
            == []
        )
