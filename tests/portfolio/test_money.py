"""One money: by hand, and never by a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.portfolio.asked import Ask
from fs_toolkit.portfolio.money import Money, NotConverted, common_money
from fs_toolkit.portfolio.tables import Rate
from fs_toolkit.portfolio.task import city as play
from fs_toolkit.study import Study


def rate(currency, year, value=None, index=None, source="bank"):
    return Rate(currency=currency, year=year, rate=value, price_index=index, source=source)


@pytest.fixture(scope="module")
def ada(three):
    return play(Study.read(three[0]), Ask(draws=5))


@pytest.fixture
def dong(ada):
    return replace(ada, currency="VND", price_year=2020)


class TestConversion:
    def test_moves_prices_first_and_then_changes(self, dong):
        # 1000 VND of 2020, prices 110 -> 132, 25,000 VND a dollar in 2024: 1000 x 1.2 / 25000
        rates = (rate("VND", 2020, index=110.0), rate("VND", 2024, 1 / 25_000, 132.0, "another"))
        found = Money("USD", 2024, rates).conversion(dong)
        assert 1000 * found.factor == pytest.approx(0.048)
        assert found.sources == ("bank", "another")

    def test_is_one_in_the_same_money(self, ada):
        assert Money("USD", 2024).conversion(ada).factor == 1.0

    def test_of_prices_alone(self, ada):
        rates = (rate("USD", 2024, index=120.0), rate("USD", 2020, index=100.0))
        assert Money("USD", 2020, rates).conversion(ada).factor == pytest.approx(1 / 1.2)

    @pytest.mark.parametrize(
        ("rates", "words"),
        [
            ((), "no price_index of VND in 2020 and 2024"),
            ((rate("VND", 2024, 0.1, 3.0),), "no price_index of VND in 2020"),
            (
                (rate("VND", 2020, index=1.0), rate("VND", 2024, index=1.0)),
                "no rate of VND in 2024",
            ),
            ((rate("VND", 2020, 1.0), rate("VND", 2024, 1.0)), "no price_index of VND in 2020 and"),
        ],
    )
    def test_says_what_is_missing(self, rates, words, dong):
        with pytest.raises(NotConverted, match=words):
            Money("USD", 2024, rates).conversion(dong)


def test_common_money_is_of_all_or_of_none(ada, dong):
    assert common_money([ada, ada]) == Money("USD", 2024)
    assert common_money([ada, dong]) is None
    assert common_money([]) is None
