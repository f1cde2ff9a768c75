from __future__ import annotations

import pytest

from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.writers.charts import fonts, words


def test_every_language_has_the_same_words():
    keys = {language: set(Wording.read(language).keys("charts")) for language in LANGUAGES}
    assert keys["en"]
    assert all(found == keys["en"] for found in keys.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_can_be_shown(language):
    wording = Wording.read(language)
    for key in wording.keys("charts"):
        slots = dict.fromkeys(wording.slots(key), "0")
        assert fonts.missing(wording.text(key, **slots)) == ""


def test_slots_are_filled():
    assert words.say("base", "en", value="−127") == "Base −127"


@pytest.mark.parametrize(
    ("values", "decimals"),
    [
        ([], 0),
        ([0.0], 0),
        ([454, 12], 0),
        ([0.25], 2),
        ([0.123456], 3),
        ([12.345], 1),
        ([1 / 3, 900], 0),
    ],
)
def test_decimals_follow_the_largest_value(values, decimals):
    assert words.decimals(values) == decimals


def test_labels_have_three_figures_and_ticks_all():
    assert words.number(7_986_248, "en", 0) == "7,990,000"
    assert words.number(-1317, "en", 0) == "−1,317"
    assert words.exact(112_500, "en", 0) == "112,500"
