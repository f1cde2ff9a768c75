from __future__ import annotations

import pytest

from fs_toolkit.writers.charts import style, text


@pytest.fixture(autouse=True)
def _house_style():
    with style.house_style():
        yield


class TestWidth:
    def test_is_that_of_the_longest_line(self):
        assert text.width("a longer line\nshort", 8) == text.width("a longer line", 8)

    def test_grows_with_size_and_weight(self):
        assert text.width("Hanoi", 8) < text.width("Hanoi", 9)
        assert text.width("Hanoi", 8) < text.width("Hanoi", 8, bold=True)

    @pytest.mark.parametrize("nothing", ["", "  "])
    def test_of_nothing_is_nothing(self, nothing):
        assert text.width(nothing, 8) == 0


class TestHeight:
    def test_grows_by_a_leading_with_each_line(self):
        one, two, three = (text.height("\n".join("x" * n), 8) for n in (1, 2, 3))
        assert two - one == pytest.approx(three - two) == pytest.approx(1.24 * 8 * text.POINT)

    def test_of_nothing_is_nothing(self):
        assert text.height("", 8) == 0


class TestWrap:
    def test_leaves_a_text_that_fits(self):
        assert text.wrap("City of Hanoi", 10, 8) == "City of Hanoi"

    def test_makes_no_line_wider_than_the_room(self):
        words = "Department of Information and Communications of the city of Hanoi " * 3
        for line in text.wrap(words, 4, 8).split("\n"):
            assert text.width(line, 8) <= 4

    def test_loses_no_word(self):
        words = "Department of Information and Communications"
        assert text.wrap(words, 2.5, 8).replace("\n", " ") == words

    def test_makes_lines_of_about_equal_length(self):
        # Filled one after the other, the second line would hold "Law" alone.
        first, second = text.wrap("Bidding and contract under the Bidding Law", 5, 8).split("\n")
        assert text.width(second, 8) > 0.6 * text.width(first, 8)

    def test_cuts_a_word_that_is_longer_than_a_line(self):
        lines = text.wrap("internationalisation", 1.5, 8).split("\n")
        assert "".join(lines) == "internationalisation"
        assert len(lines) > 1

    def test_keeps_an_accent_on_its_letter(self):
        letters = "e\u0301" * 30
        assert all(not line.startswith("\u0301") for line in text.wrap(letters, 1, 8).split("\n"))

    def test_keeps_the_line_breaks_of_the_author(self):
        assert text.wrap("one\ntwo", 10, 8) == "one\ntwo"


class TestBaselines:
    def test_go_down_by_a_leading(self):
        first, second = text.baselines("a\nb", 5, 8, "top")
        assert second - first == pytest.approx(text.LEADING * 8 * text.POINT)
        assert first > 5

    def test_of_centred_words_stand_around_the_middle(self):
        (one,) = text.baselines("a", 5, 8, "center")
        first, second = text.baselines("a\nb", 5, 8, "center")
        assert (first + second) / 2 == pytest.approx(one)

    def test_of_words_on_a_line_stand_above_it(self):
        assert max(text.baselines("a\nb", 5, 8, "bottom")) < 5


def test_the_longest_word_of_nothing_has_no_width():
    assert text.longest_word("", 8) == 0
    assert text.longest_word("a communications b", 8) == text.width("communications", 8)
