"""The document of a city: all of it comes back, and nothing that is damaged."""

from __future__ import annotations

import json
from dataclasses import fields

import numpy as np
import pytest

from fs_toolkit.portfolio.asked import Ask, Change, CommonScenario
from fs_toolkit.portfolio.city import City, NoResults
from fs_toolkit.portfolio.task import city as play
from fs_toolkit.study import Study

ASK = Ask(
    draws=50,
    scenarios=(
        CommonScenario("dear", (Change("wage", factor=1.2),)),
        CommonScenario("not_here", (Change("nothing", factor=1.2),)),
    ),
)


@pytest.fixture(scope="module")
def played(three):
    return play(Study.read(three[0]), ASK)


class TestDocument:
    def test_comes_back_whole(self, played):
        again = City.from_bytes(played.to_bytes())
        assert again.to_bytes() == played.to_bytes()
        for each in fields(City):
            if each.name not in ("npv", "bcr", "base", "own", "common"):  # these hold NaN as null
                assert getattr(again, each.name) == getattr(played, each.name)
        assert again.base["form"]["npv"] == played.base["form"]["npv"]
        assert again.common["not_here"] == played.common["not_here"]
        assert again.npv.tobytes() == played.npv.tobytes()
        assert list(again.base) == ["sheet", "form"]

    def test_keeps_infinite_ratios(self, played):
        from dataclasses import replace

        odd = replace(played, bcr=np.array([np.inf, 1.0]))
        assert City.from_bytes(odd.to_bytes()).bcr.tolist() == [np.inf, 1.0]

    def test_is_small(self, played):
        assert len(played.to_bytes()) < 20_000

    def test_is_plain_json(self, played):
        body = json.loads(played.to_bytes())["results"]
        assert body["common"]["not_here"]["not_applicable"] == "the study has no quantity nothing"
        assert body["base"]["form"]["npv"]["percentile_se"]["p50"] > 0


class TestRefusals:
    @pytest.mark.parametrize(
        "document",
        [b"", b"[]", b"{}", b"null", b"\xff\xfe", b'{"fs_portfolio_city":1}', b"[" * 100_000,
         b'{"fs_portfolio_city":1,"sha256":"","results":3}'],
        ids=range(8),
    )  # fmt: skip
    def test_of_something_else(self, document):
        with pytest.raises(NoResults):
            City.from_bytes(document)

    def test_of_what_is_cut_off(self, played):
        with pytest.raises(NoResults, match="no results"):
            City.from_bytes(played.to_bytes()[:-40])

    def test_of_a_changed_number(self, played):
        changed = played.to_bytes().replace(b'"price_year":2024', b'"price_year":2025')
        with pytest.raises(NoResults, match="checksum"):
            City.from_bytes(changed)

    def test_of_another_version(self, played):
        other = played.to_bytes().replace(b'"fs_portfolio_city":1', b'"fs_portfolio_city":2')
        with pytest.raises(NoResults, match="another version"):
            City.from_bytes(other)
