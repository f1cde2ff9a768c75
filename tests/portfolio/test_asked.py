"""What is asked of every city, and the key that its results are kept under."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.portfolio.asked import Ask, Change, CommonScenario

SOME = CommonScenario("dear", (Change("wage", factor=1.2),))


class TestKey:
    def test_is_the_same_for_the_same(self):
        assert Ask(scenarios=(SOME,)).key("x") == Ask(scenarios=(SOME,)).key("x")

    @pytest.mark.parametrize(
        "other",
        [
            {"draws": 9}, {"seed": 2}, {"sampling": "random"}, {"irr": True}, {"heads": "adults"},
            {"scenarios": ()}, {"rank_in": "dear"}, {"keep_draws": False}, {"form": "general"},
            {"scenarios": (CommonScenario("dear", (Change("wage", factor=1.3),)),)},
        ],
        ids=str,
    )  # fmt: skip
    def test_is_another_where_anything_is_asked_otherwise(self, other):
        ask = Ask(scenarios=(SOME,))
        assert replace(ask, **other).key("x") != ask.key("x")

    def test_is_another_for_another_study_and_version(self, monkeypatch):
        before = Ask().key("x")
        assert Ask().key("y") != before
        monkeypatch.setattr("fs_toolkit.portfolio.asked.__version__", "0.0.0")
        assert Ask().key("x") != before


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"draws": 0}, "1 or more"),
        ({"seed": -1}, "seed"),
        ({"sampling": "sobol"}, "in a portfolio"),
        ({"rank_in": "nothing"}, "no common scenario 'nothing'"),
        ({"scenarios": (SOME, SOME)}, "the same name"),
        ({"scenarios": (CommonScenario("base", ()),)}, "base"),
    ],
)
def test_refuses(given, words):
    with pytest.raises(ValueError, match=words):
        Ask(**given)
