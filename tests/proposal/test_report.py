from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import (
    Bullets,
    Callout,
    Cell,
    Chart,
    Heading,
    Missing,
    Paragraph,
    Ref,
    Table,
    walk,
)
from fs_toolkit.document.inline import plain
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.proposal.analysis import analyse
from fs_toolkit.proposal.costs import ProjectCosts
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.financing import FundingSource
from fs_toolkit.proposal.inputs.priorities import Pairwise
from fs_toolkit.proposal.report import report
from fs_toolkit.proposal.report.firmness import report_moves

SUB_ITEMS = ["overview", "priorities", "financing", "schedule", "monitoring"]
NOISE = re.compile(r"\bnan\b|\bNone\b|\binf\b|\d\.\d{5,}|\b[a-z]+_[a-z_]+\b")


@pytest.fixture(params=LANGUAGES)
def wording(request):
    return Wording.read(request.param)


@pytest.fixture
def blocks(inputs, basis, costs, problems, wording):
    return tuple(
        walk(tuple(report(inputs, basis, analyse(inputs, basis, costs, problems), wording)))
    )


def paragraphs(blocks):
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.spans
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Callout):
            yield from paragraphs(block.body)


def cells(blocks):
    for block in blocks:
        if isinstance(block, Table):
            yield from (column.head for column in block.columns)
            for row in block.rows:
                for cell in row:
                    yield (
                        cell
                        if isinstance(cell, str)
                        else plain(cell.spans if isinstance(cell, Cell) else cell, unknown="?")
                    )


def width(row):
    return sum(cell.columns if isinstance(cell, Cell) else 1 for cell in row)


def test_has_its_chapter_and_five_sub_items_in_order(blocks):
    headings = [block for block in blocks if isinstance(block, Heading)]
    assert [heading.id for heading in headings if heading.level == 1] == ["proposal"]
    assert [heading.id for heading in headings if heading.level == 2] == [
        f"proposal.{name}" for name in SUB_ITEMS
    ]


def test_each_sub_item_opens_with_its_answer(blocks):
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 2:
            following = blocks[place + 1]
            assert isinstance(following, Paragraph)
            assert following.style == "answer"


def test_ids_are_unique_and_short(blocks):
    ids = [block.id for block in blocks]
    assert len(ids) == len(set(ids))
    assert [id for id in ids if len(id) > 43 or not re.fullmatch(r"[a-z][a-z0-9_.]*", id)] == []


def test_each_table_and_chart_is_used_by_a_sentence_of_its_sub_item(blocks):
    referred: set[str] = set()
    captioned: list[str] = []
    for block in [*blocks, Heading("end", 2, "")]:
        if isinstance(block, Heading) and block.level == 2:
            assert set(captioned) <= referred
            referred, captioned = set(), []
        elif isinstance(block, Table | Chart):
            captioned.append(block.id)
        for spans in paragraphs([block]):
            referred |= {span.key for span in spans if isinstance(span, Ref)}
    kinds = {block.id for block in blocks if isinstance(block, Table | Chart)}
    assert kinds >= {
        f"proposal.{name}"
        for name in (
            *("logic", "objectives", "change", "components", "ratios", "portfolio", "cards"),
            *("phases", "criteria", "order", "raters", "moves", "effort", "steps", "budget"),
            *("awards", "money", "gantt"),
        )
    }


def test_no_cell_is_empty_and_no_row_is_short(blocks):
    assert [cell for cell in cells(blocks) if not cell.strip()] == []
    for block in blocks:
        if isinstance(block, Table):
            assert {width(row) for row in block.rows} == {len(block.columns)}


def test_prints_no_machine_words(blocks):
    texts = [*cells(blocks), *(plain(spans) for spans in paragraphs(blocks))]
    texts += [block.caption for block in blocks if isinstance(block, Table | Chart)]
    assert [text for text in texts if NOISE.search(text)] == []


def test_without_answers_says_what_is_pending(basis, wording):
    costs = ProjectCosts(np.asarray(basis.years), {})
    inputs = ProposalInputs()
    blocks = tuple(report(inputs, basis, analyse(inputs, basis, costs), wording))
    missing = {block.id for block in blocks if isinstance(block, Missing)}
    assert missing >= {
        "proposal.logic_open",
        "proposal.scores_open",
        "proposal.funding_open",
        "proposal.ceiling",
        "proposal.tasks_open",
        "proposal.indicators_open",
    }
    assert not [block for block in blocks if isinstance(block, Table | Chart)]
    answers = [
        block for block in blocks if isinstance(block, Paragraph) and block.style == "answer"
    ]
    assert len(answers) == len(SUB_ITEMS)


def test_without_costs_cards_say_so_and_no_ceiling_is_tried(inputs, basis, problems, wording):
    nothing = ProjectCosts(np.asarray(basis.years), {})
    result = analyse(inputs, basis, nothing, problems)
    blocks = {block.id: block for block in walk(tuple(report(inputs, basis, result, wording)))}
    assert {"proposal.cards", "proposal.portfolio", "proposal.change", "proposal.moves"} <= set(
        blocks
    )
    assert not {"proposal.budget", "proposal.ratios", "proposal.effort"} & set(blocks)
    said = plain(blocks["proposal.cards"].rows[1][2])
    assert wording.text("proposal.cards.open") in said


class TestPriorities:
    @pytest.fixture
    def shown(self, inputs, basis, costs, problems):
        def show(**changes):
            changed = inputs.model_copy(update=changes)
            found = report(
                changed, basis, analyse(changed, basis, costs, problems), Wording.read("en")
            )
            return {block.id: block for block in walk(tuple(found))}

        return show

    def test_the_table_of_random_indices_is_named(self, shown):
        pairs = (Pairwise(a="benefit", b="cheap", ratio=3, rater="mayor"),)
        blocks = shown(pairwise=pairs)
        assert "random index of Saaty, 2005" in plain(blocks["proposal.criteria"].source)
        assert "consistency ratio of 0.00" in plain(blocks["proposal.panel_text"].spans)

    def test_several_members_of_a_panel_have_a_ratio_each(self, shown):
        pairs = (
            Pairwise(a="benefit", b="cheap", ratio=2, rater="mayor"),
            Pairwise(a="benefit", b="cheap", ratio=8, rater="council"),
        )
        blocks = shown(pairwise=pairs)
        said = plain(blocks["proposal.panel_text"].spans)
        assert "mayor 0.00 and council 0.00" in said
        assert blocks["proposal.criteria"].rows[0][1:4] == ("75 %", "80 %", "67 %–89 %")

    def test_days_are_said_where_they_were_kept(self, shown, inputs):
        assert "was not recorded" in plain(shown()["proposal.criteria_text"].spans)
        criteria = [row.model_copy(update={"fixed": date(2015, 3, 4)}) for row in inputs.criteria]
        scores = [row.model_copy(update={"scored": date(2015, 4, 8)}) for row in inputs.scores]
        blocks = shown(criteria=tuple(criteria), scores=tuple(scores))
        said = plain(blocks["proposal.criteria_text"].spans)
        assert "fixed by 4 March 2015, before scoring began on 8 April 2015" in said

    def test_synthetic_scores_are_said_to_be_made_up(self, shown, inputs):
        scores = [row.model_copy(update={"origin": "synthetic"}) for row in inputs.scores]
        blocks = shown(scores=tuple(scores))
        for id in ("order", "raters", "effort", "budget"):
            assert "Synthetic data, not collected in Tver" in blocks[f"proposal.{id}"].caption

    def test_the_lens_changes_no_rank(self, shown):
        with_lens, without = shown(), shown(awards_lens=())
        assert "proposal.awards" not in without
        assert with_lens["proposal.order"] == without["proposal.order"]


class TestTheFirstPlaceUnderOtherWeights:
    @pytest.fixture
    def told(self, inputs, basis, costs, problems):
        """What is said where these measures share the first place, and TOPSIS puts those first."""
        found = analyse(inputs, basis, costs, problems).priorities

        def tell(best, ahead):
            ids = [each.measure.id for each in found.ranked]
            best, ahead = ({ids[at] for at in which} for which in (best, ahead))
            ranked = tuple(
                replace(each, rank=1 if each.measure.id in best else 2) for each in found.ranked
            )
            second = replace(found.second, ranks={id: 1 if id in ahead else 2 for id in ids})
            stays = {id: 1 if id in best else 2 for id in ids}
            moves = tuple(replace(move, lowered=stays, raised=stays) for move in found.moves)
            changed = replace(found, ranked=ranked, second=second, moves=moves)
            text, chart = report_moves(changed, Wording.read("en"))
            return plain(text.spans), chart

        return tell

    def test_one_measure_keeps_it(self, told):
        text, chart = told({0}, {0})
        assert "takes the first place away from" in chart.caption
        assert "also puts" in text
        assert "stays first in" in chart.alt

    def test_several_share_it(self, told):
        text, chart = told({0, 1}, {1})
        assert "puts any other first than" in chart.caption
        assert "of those that share the first place here" in text
        assert "also puts" not in text
        assert "no other is first than" in chart.alt

    def test_another_takes_it(self, told):
        assert "puts another first" in told({0}, {0, 1})[0]
        assert "puts another first" in told({0, 1}, {2})[0]
        assert "also puts" in told({0, 1}, {0, 1})[0]


class TestEnglish:
    @pytest.fixture
    def tables(self, inputs, basis, costs):
        found = report(inputs, basis, analyse(inputs, basis, costs), Wording.read("en"))
        return {block.id: block for block in walk(tuple(found))}

    def test_the_build_up_leads_from_the_base_estimate_to_the_money(self, inputs, basis, costs):
        thousandfold = {
            id: component.__class__(
                component.name,
                *(
                    1000 * getattr(component, name)
                    for name in (
                        "base",
                        "optimism_bias",
                        "contingency",
                        "transfer",
                        "investment",
                        "operation",
                        "renewal",
                    )
                ),
            )
            for id, component in costs.components.items()
        }
        dear = ProjectCosts(costs.years, thousandfold)
        blocks = report(inputs, basis, analyse(inputs, basis, dear), Wording.read("en"))
        table = next(block for block in blocks if block.id == "proposal.build_up")
        # a fifth of bias and a tenth of tax on 1,200; 2 % dearer in 2016
        assert [row[1] for row in table.rows] == [
            "1,000",
            "200",
            "–",
            "120",
            "1,320",
            "26",
            "1,346",
        ]

    def test_the_gantt_chart_hatches_what_has_no_slack(self, tables):
        spans = {span.name: span for span in tables["proposal.gantt"].data.spans}
        assert spans["Tender"].critical
        assert not spans["Rules"].critical
        assert spans["Open"].milestone
        assert (spans["Build"].start, spans["Train"].end) == (pytest.approx(2016 + 5 / 12), 2017)

    def test_one_open_baseline_is_asked_for(self, inputs, basis, costs):
        indicators = tuple(
            row.model_copy(update={"baseline_from": ""}) for row in rows(inputs.indicators)
        )
        changed = inputs.model_copy(update={"indicators": indicators})
        blocks = report(changed, basis, analyse(changed, basis, costs), Wording.read("en"))
        [missing] = [block for block in blocks if block.id == "proposal.baselines"]
        assert missing.what == "Measured baselines of: Letters answered in time."
        assert missing.who == "IT department"

    def test_says_so_if_sources_do_not_meet_the_uses(self, inputs, basis, costs):
        funding = tuple(row for row in rows(inputs.funding) if row.id != "donor")
        changed = inputs.model_copy(update={"funding": funding})
        blocks = report(changed, basis, analyse(changed, basis, costs), Wording.read("en"))
        text = next(block for block in blocks if block.id == "proposal.sources_text")
        assert "They are not equal" in plain(text.spans)

    def test_a_loan_shows_what_it_costs(self, inputs, basis, costs):
        loan = FundingSource(
            id="loan",
            name="Bank",
            use="investment",
            kind="loan",
            rate=0.1,
            tenor=2,
            fee=0.01,
            status="planned",
        )
        payer = FundingSource(
            id="service", name="City", use="debt_service", kind="city_budget", status="planned"
        )
        funding = (*(row for row in rows(inputs.funding) if row.id != "donor"), loan, payer)
        changed = inputs.model_copy(update={"funding": funding})
        blocks = tuple(report(changed, basis, analyse(changed, basis, costs), Wording.read("en")))
        debt = next(block for block in blocks if block.id == "proposal.debt_1")
        assert plain(debt.spans).startswith("The loan “Bank” brings USD 539 and costs USD 82")
        operation = next(block for block in blocks if block.id == "proposal.operation")
        assert "Debt service" in [column.head for column in operation.columns]

    def test_a_date_that_the_calendar_sets_is_no_chain(self, inputs, basis, costs):
        tasks = tuple(
            row.model_copy(update={"earliest": "2017-06"}) if row.id == "open" else row
            for row in rows(inputs.tasks)
        )
        changed = inputs.model_copy(update={"tasks": tasks})
        found = report(changed, basis, analyse(changed, basis, costs), Wording.read("en"))
        blocks = {block.id: block for block in found}
        assert "date is set by the calendar" in plain(blocks["proposal.gantt_text"].spans)
        assert blocks["proposal.gantt"].caption == "All work that leads to go-live has some slack"
        assert "have some slack" in plain(blocks["proposal.schedule_answer"].spans)

    def test_a_late_schedule_is_called_late(self, inputs, basis, costs):
        tasks = tuple(
            row.model_copy(update={"duration": 30.0}) if row.id == "build" else row
            for row in rows(inputs.tasks)
        )
        changed = inputs.model_copy(update={"tasks": tasks})
        blocks = report(changed, basis, analyse(changed, basis, costs), Wording.read("en"))
        answer = next(block for block in blocks if block.id == "proposal.schedule_answer")
        assert "January 2019, 36 months after the start: later" in plain(answer.spans)

    def test_months_count_from_the_first_task(self, inputs, basis, costs):
        tasks = tuple(row.model_copy(update={"earliest": "2016-07"}) for row in rows(inputs.tasks))
        changed = inputs.model_copy(update={"tasks": tasks})
        found = analyse(changed, basis, costs)
        blocks = {each.id: each for each in report(changed, basis, found, Wording.read("en"))}
        start = min(each.start for each in found.schedule.tasks)
        assert start == 6
        months = round(found.schedule.go_live - 6)
        assert f", {months} months after the start" in plain(
            blocks["proposal.schedule_answer"].spans
        )


def test_both_languages_have_the_same_words():
    english, korean = Wording.read("en"), Wording.read("ko")
    assert sorted(english.keys("proposal")) == sorted(korean.keys("proposal"))
    for key in english.keys("proposal"):
        assert english.slots(key) == korean.slots(key), key
