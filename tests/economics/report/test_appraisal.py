"""Sub-item 5.3: what is printed is what was calculated."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.core.model import PENDING
from fs_toolkit.document.blocks import Missing
from fs_toolkit.economics.report.appraisal import DRIVERS_SHOWN, appraisal
from fs_toolkit.economics.report.words import figure, option_name, ratio

HALF = 0.501
"""What rounding to whole thousands may take or add."""


class TestAnswer:
    def test_tells_the_indicators_of_the_recommended_option(self, chapter, printed):
        found, words = chapter.result.cost_benefit, printed.words("economics.appraisal.answer")
        assert chapter.wording.money_words(found.base.npv, "USD") in words
        assert ratio(found.base.bcr, chapter.wording) in words
        assert chapter.wording.share(found.base.irr, digits=1) in words
        assert option_name(chapter.result, found.recommended) in words

    def test_counts_the_quantities_that_turn_the_result_alone(self, chapter, printed):
        turning = sum(each.within_range for each in chapter.result.cost_benefit.switching)
        assert turning > 1
        doubt = chapter.wording.text("economics.appraisal.doubt_negative", count=str(turning))
        assert doubt in printed.words("economics.appraisal.answer")

    @pytest.mark.parametrize(
        ("minutes", "right", "wrong"), [(100, "positive", "negative"), (5, "negative", "positive")]
    )
    def test_its_words_have_the_sign_of_the_result(self, saving, minutes, right, wrong):
        chapter = saving(minutes)
        npv = chapter.result.cost_benefit.base.npv
        assert (npv > 0) == (right == "positive")
        words = chapter.read(appraisal).words("economics.appraisal.answer")
        assert chapter.wording.money_words(npv, "USD") in words
        assert chapter.phrase(f"economics.appraisal.answer_{wrong}") not in words
        said = chapter.wording.slots(f"economics.appraisal.answer_{right}")
        opening = chapter.wording(
            f"economics.appraisal.answer_{right}",
            **dict.fromkeys(said - {"option"}, "§"),
            option=option_name(chapter.result, chapter.result.cost_benefit.recommended),
        )[0].text.split("§")[0]
        assert words.startswith(opening)


class TestIndicators:
    def test_each_column_is_a_view(self, chapter, printed, number):
        found = chapter.result.cost_benefit
        views = found.appraisals[found.recommended]
        columns = [views["economic"], views["financial"], found.over_minimum]
        benefits, costs, npv, bcr, *_ = printed.rows("economics.indicators")
        for place, view in enumerate(columns, 1):
            assert number(npv[place]) == pytest.approx(view.npv / 1000, abs=HALF)
            assert number(bcr[place]) == pytest.approx(view.bcr, abs=0.0051)
            left = number(benefits[place]) - number(costs[place])
            assert number(npv[place]) == pytest.approx(left, abs=3 * HALF)

    def test_the_npv_of_hanoi(self, printed, number):
        _, _, npv, bcr, *_ = printed.rows("economics.indicators")
        assert (number(npv[1]), bcr[1]) == (-127, "0.94")

    def test_a_payback_that_is_never_reached_is_said_in_words(self, chapter, printed):
        assert chapter.result.cost_benefit.base.discounted_payback is None
        words = chapter.wording.text("report.answer.not_reached")
        assert printed.rows("economics.indicators")[-1][1] == words

    def test_without_a_do_minimum_nothing_is_over_it(self, small):
        edits = {
            "economics/options": {"form": None},
            "economics/lines": {"mailbox": None, "time": {"option": "lean"}},
            "economics/changes": {"form visits": None},
        }
        page = small(edits).read(appraisal)
        assert len(page["economics.indicators"].columns) == 3

    def test_a_loss_in_cash_is_not_called_earned(self, chapter, printed, saving):
        assert chapter.phrase("economics.indicators.intro") in printed.words(
            "economics.indicators.intro"
        )
        pays = saving(100)  # for society; citizens' time is no cash
        found = pays.result.cost_benefit
        assert found.appraisals[found.recommended]["financial"].npv < 0 < found.base.npv
        words = pays.read(appraisal).words("economics.indicators.intro")
        assert pays.phrase("economics.indicators.intro") in words

    def test_a_gain_in_cash_is_called_earned(self, small):
        minutes = {"value": 200, "low": 150, "high": 250}
        chapter = small(
            {
                "basis/quantities": {"minutes": minutes},
                "economics/lines": {"time": {"party": "city", "cashable": "1"}},
            }
        )
        found = chapter.result.cost_benefit
        assert found.appraisals[found.recommended]["financial"].npv > 0
        words = chapter.read(appraisal).words("economics.indicators.intro")
        assert chapter.phrase("economics.indicators.intro_earned") in words
        assert chapter.phrase("economics.indicators.intro") not in words


class TestDrivers:
    def test_the_widest_swing_stands_first(self, chapter, printed):
        swings = chapter.result.cost_benefit.swings[:DRIVERS_SHOWN]
        assert [each.width for each in swings] == sorted(
            (each.width for each in swings), reverse=True
        )
        names = [row[0] for row in printed.rows("economics.drivers")]
        assert names == [chapter.name(each.quantity) for each in swings]

    def test_a_row_has_the_quantity_s_own_range(self, chapter, printed):
        for cells in printed.rows("economics.drivers"):
            [row] = [each for each in chapter.basis.quantities.values() if each.name == cells[0]]
            expected = [
                figure(value, row, chapter.wording) for value in (row.low, row.value, row.high)
            ]
            assert cells[2:5] == expected
            assert cells[5].strip() not in ("", chapter.wording.dash)

    def test_numbers_without_ranges_move_nothing(self, small):
        study = small()
        found = replace(study.result.cost_benefit, basis=study.basis)
        found.__dict__.update(swings=(), switching=())  # as where no row has a low and a high
        page = replace(study, result=replace(study.result, cost_benefit=found)).read(appraisal)
        assert {"economics.drivers", "economics.tornado"}.isdisjoint(page.ids)
        none = study.wording.text("economics.appraisal.no_doubt")
        assert none in page.words("economics.appraisal.answer")


class TestParties:
    def test_parties_add_up_to_the_net_present_value(self, chapter, printed, number):
        *parties, total = printed.rows("economics.parties")
        assert len(parties) == len(chapter.result.parties) == 4
        npv = chapter.result.cost_benefit.base.npv / 1000
        assert sum(number(row[-1]) for row in parties) == pytest.approx(npv, abs=5 * HALF)
        assert number(total[-1]) == pytest.approx(npv, abs=HALF)

    def test_each_row_and_each_column_adds_up(self, printed, number):
        rows = [[number(cell) for cell in row[1:]] for row in printed.rows("economics.parties")]
        for costs, taxes, benefits, net in rows:
            assert net == pytest.approx(costs + taxes + benefits, abs=4 * HALF)
        *parties, total = rows
        for column, whole in zip(zip(*parties, strict=True), total, strict=True):
            assert whole == pytest.approx(sum(column), abs=5 * HALF)

    def test_taxes_cancel_out(self, printed, number):
        *parties, total = printed.rows("economics.parties")
        assert any(number(row[2]) for row in parties)
        assert number(total[2]) == 0

    def test_the_total_is_marked_as_one(self, printed):
        assert printed["economics.parties"].totals == 1


class TestUnmonetised:
    def test_each_effect_has_its_direction_and_what_is_known(self, chapter, printed):
        effects = chapter.inputs.unmonetised
        rows = printed.rows("economics.unmonetised")
        assert len(rows) == len(effects) > 3
        assert {each.direction for each in effects} == {"benefit", "harm"}
        for row, effect in zip(rows, effects, strict=True):
            direction = chapter.wording.text(f"economics.direction.{effect.direction}")
            assert row[:2] == [effect.name, direction]
            assert row[2].startswith(effect.evidence)

    @pytest.mark.parametrize("field", ["unmonetised", "conclusion"])
    def test_no_answer_is_asked_for_with_who_and_how(self, chapter, field):
        page = chapter.read(appraisal, **{field: PENDING})
        block = page[f"economics.{field}.pending"]
        assert isinstance(block, Missing)
        said = [block.what, block.who, block.instrument]
        pending = f"economics.pending.{field}"
        assert said == [
            chapter.wording.text(f"{pending}.{part}") for part in ("what", "who", "instrument")
        ]
        assert "economics.unmonetised" not in page.ids or field == "conclusion"

    def test_an_answer_is_not_asked_for(self, printed):
        asked = {block.id for block in printed.blocks if isinstance(block, Missing)}
        assert asked == {"economics.importance.pending"}  # no survey was held in Hanoi


def test_every_table_and_chart_is_referred_to(printed):
    assert len(printed.ids) > 60
    assert printed.never_referred_to() == set()


def test_no_block_stands_twice(printed):
    assert len(set(printed.ids)) == len(printed.ids)
