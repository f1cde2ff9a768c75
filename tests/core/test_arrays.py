from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from fs_toolkit.core.arrays import as_count, as_numbers, check_fit, plain


class TestAsNumbers:
    def test_takes_whatever_is_a_number(self):
        assert as_numbers([1, 2.5, Decimal("0.5"), np.float32(4)], "flows").tolist() == [
            1,
            2.5,
            0.5,
            4,
        ]

    @pytest.mark.parametrize("values", ["0.1", ["1", "2"], [1, "2"], [[1, 2], [3]], 1j, {"a": 1}])
    def test_refuses_what_is_no_number(self, values):
        with pytest.raises(ValueError, match="flows must be numbers, in rows of equal length"):
            as_numbers(values, "flows")

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            (float("nan"), "not nan$"),
            ([1, float("inf")], "not inf at position 1$"),
            ([[1, 2], [None, 4]], "not nan at position 1, 0$"),
        ],
    )
    def test_says_where_a_number_is_missing(self, values, words):
        with pytest.raises(ValueError, match=words):
            as_numbers(values, "flows")

    def test_leaves_the_argument_as_it_is(self):
        given = np.array([1.0, 2.0])
        as_numbers(given, "flows")[0] = 9
        assert given.tolist() == [1.0, 2.0]


class TestAsCount:
    @pytest.mark.parametrize("count", [3, np.int64(3)])
    def test_takes_whole_numbers(self, count):
        assert as_count(count, "years") == 3

    @pytest.mark.parametrize("count", [2.5, "3", None, 0, -1, True])
    def test_refuses_anything_else(self, count):
        with pytest.raises(ValueError, match="years must be a whole number"):
            as_count(count, "years")


class TestCheckFit:
    def test_keeps_silent_where_shapes_broadcast(self):
        check_fit({"rate": (3, 1), "flows": (4,), "costs": ()})

    def test_names_the_arguments_that_do_not(self):
        with pytest.raises(ValueError, match=r"rate \(3,\) and flows \(4,\) do not fit"):
            check_fit({"rate": (3,), "flows": (4,)})


class TestPlain:
    def test_is_a_number_only_where_there_are_no_dimensions(self):
        assert isinstance(plain(np.asarray(1.0)), float)
        assert plain(np.asarray([1.0])).shape == (1,)
