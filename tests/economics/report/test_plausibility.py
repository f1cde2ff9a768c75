"""Break-even values in words."""

from __future__ import annotations

import pytest

from fs_toolkit.document.traverse import cell_text
from fs_toolkit.economics.report.plausibility import IN_WORDS, plausible


def sentences(page):
    return [cell_text(item) for item in page["economics.switching.reasons"].items]


def test_the_first_three_are_told_with_what_they_rest_on(chapter, printed):
    found = chapter.result.cost_benefit.plausibility
    told = sentences(printed)
    assert len(told) == IN_WORDS
    for words, each in zip(told, found, strict=False):
        assert each.quantity.name in words
        assert str(each.losing) in words
        assert each.quantity.reason.rstrip(".") in words
    assert "74" in told[0]


def test_counts_what_is_critical(chapter, printed):
    found = chapter.result.cost_benefit.plausibility
    words = printed.words("economics.switching.plausible")
    assert str(sum(each.critical for each in found)) in words
    assert str(len(found)) in words


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"low": 60, "high": 160}, "inside"),
        ({"low": 99, "high": 101}, "below"),
        ({"value": 20, "low": 19, "high": 22}, "above"),
    ],
)
def test_says_where_the_value_lies(cells, key, small):
    chapter = small({"basis/quantities": {"visits": cells}})
    found = {each.quantity.id: each for each in chapter.result.cost_benefit.plausibility}
    assert found["visits"].place == key
    page = chapter.page(plausible(chapter.basis, chapter.result, chapter.wording))
    name = chapter.name("visits")
    told = [words for words in sentences(page) if f"{name}" in words[:20]]
    if told:
        assert chapter.phrase(f"scenarios.plausible.{key}").strip(" “”‘’") in told[0]


def test_where_nothing_breaks_even_nothing_is_said(small):
    untaxed = {"transfer": "", "transfer_to": ""}
    chapter = small(
        {"economics/lines": {"time": None, "platform": untaxed}, "economics/needs": None}
    )
    assert chapter.page(plausible(chapter.basis, chapter.result, chapter.wording)).ids == []


def test_none_critical_is_said_in_words(small):
    # a fixed gain of 10,000 a year beside which nothing weighs one per cent
    gift = {"option": "lean", "side": "benefit", "party": "state", "family": "gift",
            "formula": "grant", "first": "2016", "last": "end"}  # fmt: skip
    grant = {"unit": "USD/year", "kind": "estimate", "origin": "desk_estimate", "value": 10000}
    edits = {"economics/lines": {"gift": gift}, "basis/quantities": {"grant": grant}}
    chapter = small(edits)
    assert not any(each.critical for each in chapter.result.cost_benefit.plausibility)
    page = chapter.page(plausible(chapter.basis, chapter.result, chapter.wording))
    if page.ids:
        words = page.words("economics.switching.plausible")
        assert chapter.phrase("scenarios.plausible.intro_none") in words
