"""Sentences that know their template and what was put in."""

from __future__ import annotations

import copy
import pickle

import pytest

from fs_toolkit.core.said import Said, places, said


class TestSaid:
    def test_is_the_sentence_and_nothing_else_to_whoever_reads_it(self):
        words = said("{name!r} is {value:.3g}", name="Lean", value=2 / 3)
        assert words == "'Lean' is 0.667"
        assert f"{words}." == "'Lean' is 0.667."

    def test_keeps_the_template_and_the_values(self):
        words = said("{name!r} has no {lacking: and no }", name="Lean", lacking=("date", "source"))
        assert isinstance(words, Said)
        assert words.template == "{name!r} has no {lacking: and no }"
        assert words.values == {"name": "Lean", "lacking": ("date", "source")}

    @pytest.mark.parametrize("copied", [copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
    def test_keeps_them_in_another_process(self, copied):
        words = copied(said("{count} of 3", count=2))
        assert (words, words.template, words.values) == ("2 of 3", "{count} of 3", {"count": 2})

    def test_a_place_without_a_value_is_a_mistake_of_ours(self):
        with pytest.raises(KeyError, match="name"):
            said("{name} is missing")


def test_places_are_names_conversions_and_formats():
    assert places("{a!r}, {b:.0%} and {{c}}") == (("a", "r", ""), ("b", "", ".0%"))
