"""Sub-item 5.4: who answers for benefits, and thresholds that mean what they say."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import PENDING
from fs_toolkit.document.blocks import Callout, Missing
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.inputs_feasibility import Review
from fs_toolkit.economics.report.reviews import reviews
from fs_toolkit.economics.report.words import figure, sentence_case


def watch(quantity, threshold=""):
    words = {"when": "Each year", "action": "Stop", "body": "Sponsor"}
    return Review(quantity=quantity, threshold=threshold, **words)


class TestRealisation:
    def test_each_benefit_has_its_present_value(self, chapter, printed, number):
        lines = chapter.result.cost_benefit.lines
        table = printed.rows("economics.realisation")
        assert len(table) == len(chapter.inputs.realisation) == 9
        names = {line.id: line.name for line in chapter.inputs.lines}
        for cells, row in zip(table, chapter.inputs.realisation, strict=True):
            assert cells[0] == names[row.line]
            assert number(cells[1]) == pytest.approx(lines[row.line] / 1000, abs=0.501)
            assert cells[3:6] == [row.owner, row.indicator, row.when]

    def test_they_are_all_the_benefits_there_are(self, chapter, printed, number):
        total = sum(number(row[1]) for row in printed.rows("economics.realisation"))
        base = chapter.result.cost_benefit.base
        assert total == pytest.approx(base.pv_benefits / 1000, abs=9 * 0.501)


class TestThresholds:
    def test_each_row_is_a_review_with_what_is_assumed(self, chapter, printed):
        table = printed.rows("economics.thresholds")
        assert len(table) == len(chapter.inputs.reviews) == 6
        for cells, row in zip(table, chapter.inputs.reviews, strict=True):
            quantity = chapter.basis.quantities[row.quantity]
            assert cells[0].startswith(quantity.name)
            assumed = figure(chapter.basis.value(row.quantity), quantity, chapter.wording)
            assert cells[1] == assumed
            assert cells[4:] == [row.when, row.action, row.body]

    def test_a_tolerance_stands_only_on_the_safe_side_of_its_threshold(self, chapter, printed):
        # Hanoi does not pay as assumed: 3 visits a day are assumed and 4 asked for, so that being
        # within a tenth of 3 must not read as good enough; 0.01 reports are assumed, 0.008 asked
        table = printed.rows("economics.thresholds")
        given = {
            row.quantity: cells for cells, row in zip(table, chapter.inputs.reviews, strict=True)
        }
        dash, tenth = chapter.wording.dash, chapter.wording.share(0.1, 0)
        assert given["enquiries"][3] == given["investment_factor"][3] == dash
        assert given["reports_with"][3] == tenth
        caption = printed["economics.thresholds"].caption
        assert caption == chapter.wording.text(
            "economics.thresholds.caption_short", short="5", count="6"
        )

    def test_at_least_where_more_is_better_and_at_most_where_less_is(self, chapter, printed):
        found = chapter.result.cost_benefit
        cells = {
            name: row[2]
            for row in printed.rows("economics.thresholds")
            for name in (chapter.name(each.quantity) for each in chapter.inputs.reviews)
            if row[0] == name or row[0].startswith(f"{name} (")
        }
        sides = set()
        for row in chapter.inputs.reviews:
            [value] = [each.value for each in found.switching if each.quantity == row.quantity]
            if row.threshold:
                continue
            better = evaluate_model(found.evaluation.model, {row.quantity: value * 1.1 + 0.1})
            net = better.increment(found.recommended).net
            rises = sum(cash / 1.1**k for k, cash in enumerate(net)) > 0
            quantity = chapter.basis.quantities[row.quantity]
            side = "at_least" if rises else "at_most"
            sides.add(side)
            words = figure(value, quantity, chapter.wording)
            expected = chapter.wording.text(f"economics.thresholds.{side}", value=words)
            assert cells[quantity.name] == expected
        assert sides == {"at_least", "at_most"}

    def test_a_gate_comes_before_the_break_even_value(self, chapter, printed):
        gates = [row for row in chapter.inputs.reviews if row.threshold]
        assert gates
        cells = {
            name: row[2]
            for row in printed.rows("economics.thresholds")
            for name in (chapter.name(each.quantity) for each in chapter.inputs.reviews)
            if row[0] == name or row[0].startswith(f"{name} (")
        }
        for row in gates:
            quantity = chapter.basis.quantities[row.quantity]
            value = figure(chapter.basis.value(row.threshold), quantity, chapter.wording)
            expected = chapter.wording.text("economics.thresholds.at_least", value=value)
            assert cells[quantity.name] == expected

    def test_what_cannot_break_even_has_a_dash(self, small):
        chapter = small({"economics/lines": {"time": None}, "economics/needs": None})
        page = chapter.read(reviews, reviews=(watch("price"),))
        [cells] = page.rows("economics.thresholds")
        assert cells[2] == chapter.wording.dash

    def test_a_result_that_has_to_be_kept_is_a_threshold_too(self, saving):
        chapter = saving(100)  # it pays: the wage may fall to the value, and the price rise to it
        page = chapter.read(reviews, reviews=(watch("wage"), watch("price")))
        wage, price = page.rows("economics.thresholds")
        values = {each.quantity: each for each in chapter.result.cost_benefit.switching}
        for cells, id, side in ((wage, "wage", "at_least"), (price, "price", "at_most")):
            value = values[id].value
            assert (value < values[id].base) == (side == "at_least")
            words = figure(value, chapter.basis.quantities[id], chapter.wording)
            assert cells[2] == chapter.wording.text(f"economics.thresholds.{side}", value=words)


class TestAnswer:
    def test_counts_the_reviews_and_names_the_first(self, chapter, printed):
        first = chapter.name(chapter.inputs.reviews[0].quantity)
        answer = chapter.wording("economics.reviews.answer", count="6", first=sentence_case(first))
        assert printed["economics.reviews.answer"].spans == answer

    def test_without_reviews_none_are_promised(self, chapter):
        page = chapter.read(reviews, reviews=PENDING)
        words = page.words("economics.reviews.answer")
        assert chapter.phrase("economics.reviews.answer_pending") in words
        assert chapter.phrase("economics.reviews.answer") not in words
        assert "economics.thresholds" not in page.ids


@pytest.mark.parametrize("field", ["realisation", "reviews"])
def test_no_answer_is_asked_for_with_who_and_how(chapter, field):
    page = chapter.read(reviews, **{field: PENDING})
    missing = page[f"economics.{field}.pending"]
    assert isinstance(missing, Missing)
    assert [missing.what, missing.who, missing.instrument] == [
        chapter.wording.text(f"economics.pending.{field}.{part}")
        for part in ("what", "who", "instrument")
    ]
    assert ("economics.realisation" in page.ids) == (field == "reviews")


def test_what_happened_afterwards_stands_in_a_box_without_headings(chapter, printed):
    box = printed["economics.afterwards"]
    assert isinstance(box, Callout)
    assert box.title == chapter.wording.text("report.box.afterwards")
    assert box.body
    assert "economics.afterwards" not in chapter.read(reviews, afterwards=PENDING).ids


def test_tables_are_referred_to(chapter):
    page = chapter.read(reviews)
    assert {"economics.realisation", "economics.thresholds"} <= set(page.ids)
    assert page.never_referred_to() == set()


def test_no_table_of_4_5_stands_in_5_4_again(studied):
    from fs_toolkit.document.blocks import Heading, Table
    from fs_toolkit.document.traverse import cell_text, every_block

    report, _ = studied.report()
    part, rows = "", {}
    for block in every_block(report.body):
        if isinstance(block, Heading) and block.level <= 2:
            part = block.id
        if isinstance(block, Table):
            cells = {tuple(cell_text(cell) for cell in row) for row in block.rows}
            rows.setdefault(part, []).append(cells)
    monitoring = [part for part in rows if part.startswith("proposal.monitoring")]
    assert len(monitoring) == 1
    for mine in rows["economics.reviews"]:
        for theirs in rows[monitoring[0]]:
            assert len(mine & theirs) <= 1
