from __future__ import annotations

import re
from typing import ClassVar

import pytest

from fs_toolkit.document.blocks import (
    Callout,
    Cell,
    Chart,
    Cite,
    Heading,
    Missing,
    Paragraph,
    Ref,
    Table,
    walk,
)
from fs_toolkit.document.inline import plain
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.design import Score
from fs_toolkit.technical.inputs.needs import Sizing
from fs_toolkit.technical.inputs.swot import SwotWeight
from fs_toolkit.technical.options import LifeCycleCost
from fs_toolkit.technical.report import report

SUB_ITEMS = ["technical.level", "technical.needs", "technical.design"]
NOISE = re.compile(r"\bnan\b|\bNone\b|\binf\b|\d\.\d{5,}|\b[a-z]+_[a-z_]+\b")


@pytest.fixture(params=LANGUAGES)
def wording(request):
    return Wording.read(request.param)


@pytest.fixture(params=["nothing", "inputs", "answered", "diagnosed"])
def section(request, inputs, answered, diagnosed):
    return {
        "nothing": TechnicalInputs(), "inputs": inputs, "answered": answered, "diagnosed": diagnosed,
    }[request.param]  # fmt: skip


def made(section, basis, wording):
    return tuple(walk(tuple(report(section, basis, analyse(section, basis), wording))))


@pytest.fixture
def blocks(section, basis, wording):
    return made(section, basis, wording)


def words(cell):
    if isinstance(cell, Cell):
        return words(cell.spans)
    return cell if isinstance(cell, str) else plain(cell, unknown="§")


def by_sub_item(blocks):
    parts = {}
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts[block.id] = []
        elif parts:
            parts[list(parts)[-1]].append(block)
    return parts


def paragraphs(blocks):
    return [block for block in blocks if isinstance(block, Paragraph)]


class TestEveryReport:
    def test_has_its_three_sub_items_in_order(self, blocks):
        assert blocks[0] == Heading("technical", 1, blocks[0].text)
        assert list(by_sub_item(blocks)) == SUB_ITEMS

    def test_opens_each_sub_item_with_an_answer(self, blocks):
        for part in by_sub_item(blocks).values():
            assert isinstance(part[0], Paragraph)
            assert part[0].style == "answer"

    def test_ids_are_unique_short_and_the_sections_own(self, blocks):
        ids = [block.id for block in blocks]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch(r"technical[a-z0-9_.]*", id) and len(id) <= 43 for id in ids)

    def test_each_table_and_chart_is_used_by_a_sentence_of_its_sub_item(self, blocks):
        for part in by_sub_item(blocks).values():
            captioned = {block.id for block in part if isinstance(block, Table | Chart)}
            used = {s.key for block in paragraphs(part) for s in block.spans if isinstance(s, Ref)}
            assert captioned <= used
            assert used <= captioned

    def test_no_cell_is_empty_and_no_row_too_short(self, blocks):
        for table in (block for block in blocks if isinstance(block, Table)):
            assert table.rows
            for row in table.rows:
                wide = sum(cell.columns if isinstance(cell, Cell) else 1 for cell in row)
                assert wide == len(table.columns)
                assert all(words(cell).strip() for cell in row)

    def test_prints_words_for_people(self, blocks):
        for block in blocks:
            texts = []
            if isinstance(block, Paragraph):
                texts = [plain(block.spans, unknown="§")]
            elif isinstance(block, Table):
                texts = [block.caption, *(words(cell) for row in block.rows for cell in row)]
                texts += [column.head for column in block.columns]
            elif isinstance(block, Chart):
                texts = [block.caption, block.alt]
            elif isinstance(block, Missing):
                texts = [block.what, block.who, block.instrument]
                assert all(texts)
            for text in texts:
                assert not NOISE.search(text), text


def missing(blocks):
    return {block.id for block in blocks if isinstance(block, Missing)}


class TestWhatIsPending:
    def test_is_said_of_each_inquiry_in_the_city(self, inputs, basis):
        blocks = made(inputs, basis, Wording.read("en"))
        expected = {
            "equipment",
            "power",
            "service_inventory",
            "systems",
            "answers",
            "responses",
            "interviews",
            "visits",
        }
        expected = {f"technical.level.{name}_open" for name in expected}
        assert missing(blocks) == expected | {
            "technical.needs.tally_open",
            "technical.design.trials_open",
        }

    def test_is_nothing_once_the_city_answered(self, answered, basis):
        assert missing(made(answered, basis, Wording.read("en"))) == set()


def text_of(blocks, id):
    return next(plain(block.spans) for block in paragraphs(blocks) if block.id == id)


def table_of(blocks, id):
    [table] = [block for block in blocks if isinstance(block, Table) and block.id == id]
    return [[words(cell) for cell in row] for row in table.rows]


class TestWords:
    @pytest.fixture
    def english(self, inputs, basis):
        return made(inputs, basis, Wording.read("en"))

    def test_the_level_is_told_by_the_latest_count(self, english):
        answer = text_of(english, "technical.level.answer")
        assert "By June 2015 Testville counted 45 services, 90 % of the whole." in answer
        assert "electricity supply" in answer

    def test_a_national_value_is_marked_as_one(self, english):
        rows = table_of(english, "technical.level.infrastructure")
        assert rows[0][2:4] == ["45 % (2015)", "country"]
        assert rows[1][2] == "since 1 April 2011"

    @pytest.mark.parametrize(
        ("weight", "words"),
        [(1, "More hinders than"), (2, "nearly balance"), (5, "More helps than")],
    )
    def test_swot_says_which_way_the_weights_lean(self, inputs, basis, weight, words):
        strong = inputs.swot[0].model_copy(update={"weight": weight})
        changed = inputs.model_copy(update={"swot": (strong, *inputs.swot[1:])})
        blocks = made(changed, basis, Wording.read("en"))
        assert words in text_of(blocks, "technical.level.swot_text")

    def test_requirements_are_numbered_and_not_named_by_id(self, english):
        rows = table_of(english, "technical.needs.list")
        assert [row[0] for row in rows] == [f"R{n}" for n in range(1, 9)]

    def test_requirements_say_what_they_build_on_and_when_they_come(self, english):
        rows = {row[0]: row for row in table_of(english, "technical.needs.list")}
        assert rows["R7"][3].endswith(", 2")
        assert rows["R7"][4] == "R3"
        assert rows["R1"][3].endswith(", 1")
        assert rows["R1"][4] == "–"

    def test_capacity_is_lacking_where_it_is_known(self, english):
        assert table_of(english, "technical.needs.capacity") == [
            ["Old disk", "Storage, GB", "200", "150", "300", "100"]
        ]
        assert "fall short" in text_of(english, "technical.needs.capacity_text")

    def test_capacity_that_nobody_measured_is_said_to_be_unknown(self, inputs, basis):
        sizing = inputs.sizing.model_copy(update={"existing": ()})
        blocks = made(inputs.model_copy(update={"sizing": sizing}), basis, Wording.read("en"))
        assert "cannot be said" in text_of(blocks, "technical.needs.capacity_open")

    def test_cross_impact_is_a_map_with_its_sums(self, english):
        [chart] = [b for b in english if b.id == "technical.level.cross_impact"]
        assert chart.data.columns == ("O1", "T1")
        assert [row.name for row in chart.data.panels[0].rows] == ["S1", "W1"]
        assert [(c.step, c.words) for c in chart.data.panels[0].rows[1].cells] == [
            (2, "−2"),
            (0, "0"),
        ]
        assert table_of(english, "technical.level.quadrants")[0][1:3] == ["+3", "+3"]
        assert "S1 moves most: its scores add up to +4" in text_of(
            english, "technical.level.cross_text"
        )

    def test_a_strategy_shows_what_its_pairs_score(self, english):
        assert table_of(english, "technical.level.tows")[0][2:4] == ["S1, O1", "+3"]

    def test_a_small_load_is_called_small(self, english):
        assert "describe a small system" in text_of(english, "technical.needs.answer")

    def test_a_large_load_asks_for_a_test(self, inputs, basis):
        sizing = inputs.sizing.model_copy(update={"requests": "many_requests"})
        heavy = inputs.model_copy(update={"sizing": sizing})
        blocks = made(heavy, basis, Wording.read("en"))
        assert "describe a large system" in text_of(blocks, "technical.needs.answer")
        assert "has to be tested" in text_of(blocks, "technical.needs.size_text")

    def test_too_many_musts_are_called_too_many(self, inputs, basis):
        musts = tuple(row.model_copy(update={"moscow": "must"}) for row in inputs.requirements)
        blocks = made(inputs.model_copy(update={"requirements": musts}), basis, Wording.read("en"))
        assert "more than the 60 %" in text_of(blocks, "technical.needs.requirements_text")

    def test_a_close_order_is_said_to_hang_on_the_weights(self, english):
        answer = text_of(english, "technical.design.answer")
        assert answer.startswith("“Small” does best (2.6 of 4, before “Lean” with 2.5)")
        assert "the order hangs on what the city values most" in answer

    def test_a_rival_under_random_weights_is_named(self, inputs, basis):
        fit, easy = (c.model_copy(update={"weight": w}) for c, w in zip(inputs.criteria[1:], (0.6, 0.4), strict=True))  # fmt: skip
        criteria = (inputs.criteria[0], fit, easy)
        blocks = made(inputs.model_copy(update={"criteria": criteria}), basis, Wording.read("en"))
        answer = text_of(blocks, "technical.design.answer")
        assert "“Lean” does best" in answer
        assert "yet “Small” is first under more random weights" in answer

    def test_who_fails_a_must_is_named_with_the_must(self, english):
        out = text_of(english, "technical.design.scope_out1")
        assert out == "“Nothing” is left out of the order; it does not meet: Safe."

    def test_scores_stand_beside_their_reasons_and_the_seed_below(self, english):
        rows = table_of(english, "technical.design.scope_table")
        assert rows[0] == ["Must: Safe", "not met: seen so", "met: seen so", "met: seen so"]
        assert rows[-2] == ["Rank", "–", "1", "2"]
        [table] = [b for b in english if b.id == "technical.design.scope_table"]
        assert "seed 2015" in plain(table.source)

    def test_sources_are_cited(self, english):
        cited = {
            source
            for block in english
            if isinstance(block, Table)
            for row in block.rows
            for cell in row
            if not isinstance(cell, str | Cell)
            for span in cell
            if isinstance(span, Cite)
            for source in span.sources
        }
        assert "itu" in cited

    def test_later_events_stand_in_a_box(self, english):
        [box] = [block for block in english if isinstance(block, Callout)]
        assert plain(box.body[0].spans) == "It came otherwise."

    def test_answers_of_the_city_are_shown(self, answered, basis):
        blocks = made(answered, basis, Wording.read("en"))
        assert table_of(blocks, "technical.level.scores")[0] == [
            "Governance", "100 %", "63", "4", "2.0; 2.0", "+13 (z 1.3)",
        ]  # fmt: skip
        assert table_of(blocks, "technical.level.power")[0][-1] == "99.77 %"
        assert "“Register”" in text_of(blocks, "technical.level.registers_text")
        assert table_of(blocks, "technical.level.overall")[0] == ["As a whole", "4", "63", "50"]
        assert "3.0 avoidable visits" in text_of(blocks, "technical.needs.tally_text")
        assert "Lean 1 of 1" in text_of(blocks, "technical.design.trials_text")


@pytest.fixture
def rated(inputs):
    """The same, scored and weighed by a second rater who sees it otherwise."""
    office = tuple(
        Score(alternative=a, criterion=c, score=s, reason="seen there", rater="office", origin="synthetic")
        for a, c, s in (("small", "safe", 1), ("small", "easy", 1), ("lean", "safe", 1), ("lean", "easy", 4))
    )  # fmt: skip
    weights = tuple(
        SwotWeight(item=item.id, rater=rater, weight=weight)
        for item in inputs.swot
        for rater, weight in (("a", 2), ("b", 4))
    )
    scores = (*inputs.scores, *office)
    crossed = inputs.cross_impact[0].model_copy(update={"rater": "office", "score": 1})
    return inputs.model_copy(
        update={"scores": scores, "swot_weights": weights, "cross_impact": (*inputs.cross_impact, crossed)}
    )  # fmt: skip


class TestRaters:
    def test_their_spread_is_printed(self, rated, basis):
        blocks = made(rated, basis, Wording.read("en"))
        assert table_of(blocks, "technical.level.swot_items")[0][2] == "3.0 (2–4)"
        assert "1 of 2 put" in text_of(blocks, "technical.design.scope_raters")
        [table] = [b for b in blocks if b.id == "technical.design.scope_table"]
        assert "mean of 2 raters" in plain(table.source)
        assert "not collected in Testville" in table.caption
        [quadrants] = [b for b in blocks if b.id == "technical.level.quadrants"]
        assert "Mean of 2 raters" in plain(quadrants.source)

    def test_in_korean_too(self, rated, basis):
        blocks = made(rated, basis, Wording.read("ko"))
        assert "2명 중 1명" in text_of(blocks, "technical.design.scope_raters")


class TestCosts:
    COSTS: ClassVar = {"none": LifeCycleCost(0, 0), "small": LifeCycleCost(100e3, 120e3), "lean": LifeCycleCost(300e3, 330e3)}  # fmt: skip

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_stand_below_the_scores(self, inputs, basis, language):
        found = analyse(inputs, basis, self.COSTS)
        blocks = tuple(walk(tuple(report(inputs, basis, found, Wording.read(language)))))
        rows = table_of(blocks, "technical.design.scope_table")
        assert [len(row) for row in rows[-3:]] == [4, 4, 4]
        assert "USD" in rows[-1][2]
        assert rows[-1][1] == "–"  # what fails a must has no score to divide by
        assert "Lean" in text_of(blocks, "technical.design.scope_beaten1")


def test_an_untraced_strategy_has_no_empty_columns(inputs, basis):
    loose = inputs.strategies[0].model_copy(update={"requirements": (), "components": ()})
    bare = inputs.model_copy(update={"strategies": (loose,), "requirements": (), "components": ()})
    blocks = made(bare, basis, Wording.read("en"))
    assert table_of(blocks, "technical.level.tows") == [["SO1", "Use it", "S1, O1", "+3"]]


def test_a_drawing_prints_no_ids(inputs, basis):
    english = made(inputs, basis, Wording.read("en"))
    [network] = [b for b in english if b.id == "technical.design.deployment"]
    assert [zone.name for zone in network.data.zones] == ["People", "Data centre"]
    assert network.data.links[0].words == "reports"
    assert network.data.links[1].words == ""  # within one zone: the table has it
    [process] = [b for b in english if b.id == "technical.design.process"]
    assert process.data.lanes == ("Citizen", "Office")
    assert [step.after for step in process.data.steps] == [
        (),
        (("s1", ""),),
        (("s2", "no"),),
        (("s2", "yes"), ("s3", "")),
        (("s4", ""),),
    ]


def test_without_quantities_the_size_stays_open(inputs, basis):
    fields = dict.fromkeys(Sizing.model_fields.keys() - {"existing"}, "nowhere")
    unsized = inputs.model_copy(update={"sizing": Sizing(**fields)})
    blocks = made(unsized, basis, Wording.read("en"))
    assert "would buy blind" in text_of(blocks, "technical.needs.answer")


class TestDiagnosed:
    """Three reports, inventories with gaps, peers, targets and two earlier diagnoses."""

    @pytest.fixture
    def english(self, diagnosed, basis):
        return made(diagnosed, basis, Wording.read("en"))

    def test_report_one_gives_the_whole_with_peers_targets_and_the_earlier_one(self, english):
        assert table_of(english, "technical.level.overall") == [
            ["As a whole", "4", "63", "80", "50", "40"],
            ["Within the government", "4", "63", "80", "50", "40"],
            ["Around it", "4", "63", "80", "50", "40"],
        ]
        text = text_of(english, "technical.level.overall_text")
        assert "63 of 100, level 4 of 5 (working together) on the toolkit's own scale" in text
        assert "13 points above the mean of 3 cities" in text

    def test_an_earlier_one_of_other_questions_is_named_and_not_compared(self, english):
        assert "asked other questions (old form)" in text_of(english, "technical.level.history1")
        assert "gave 40: 23 points more now" in text_of(english, "technical.level.history2")

    def test_report_two_says_how_far_from_peers_and_target(self, english):
        row = table_of(english, "technical.level.scores")[0]
        assert row[-2:] == ["+13 (z 1.3)", "80 (+18)"]

    def test_report_three_names_what_comes_first(self, english):
        assert table_of(english, "technical.level.kinds") == [
            ["Industry", "1", "1", "100 %", "0", "1"],
            ["Infrastructure", "1", "0", "100 %", "50", "3"],
        ]
        rows = table_of(english, "technical.level.priorities")
        assert rows[0] == ["Tax", "Industry", "5", "0", "–", "5.0", "yes"]
        assert rows[1] == ["Map", "Infrastructure", "2", "50", "–", "1.0", "no"]
        assert "recommended are Tax" in text_of(english, "technical.level.priorities_text")

    def test_charts_show_now_peers_and_target(self, english):
        charts = {block.id: block for block in english if isinstance(block, Chart)}
        radar = charts["technical.level.radar"].data
        assert [series.values[0] for series in radar.series] == [63, 50, 80]
        grid = charts["technical.level.forces"].data
        assert [point.name for point in grid.points] == [
            "Testville now",
            "target",
            "in 2013",
            "A",
            "B",
            "C",
        ]
        assert (grid.points[0].x, grid.points[0].y) == (62.5, 62.5)
        heat = charts["technical.level.systems_chart"].data
        assert [panel.name for panel in heat.panels] == ["Administration", "Life"]

    def test_every_scale_is_called_the_toolkits_own(self, english):
        scored = {
            "overall", "scores", "kinds", "priorities", "inventory", "service_inventory", "structure",
        }  # fmt: skip
        for block in english:
            if isinstance(block, Table) and block.id.removeprefix("technical.level.") in scored:
                assert "oolkit's own" in plain(block.source, unknown="§"), block.id

    def test_duplicates_ends_and_what_is_lacking_are_named(self, english):
        text = text_of(english, "technical.level.registers_text")
        assert "2 systems that do not know of each other: Register and Mailbox" in text
        assert "“Mailbox” (2014)" in text_of(english, "technical.level.ended_text")
        assert "Storage" in text_of(english, "technical.level.equipment_text")
        assert "Archive" not in [row[0] for row in table_of(english, "technical.level.inventory")]
        assert "none for: Archive" in text_of(english, "technical.level.lacking_text")

    def test_a_share_by_cases_is_pending_while_too_few_are_counted(self, english):
        text = text_of(english, "technical.level.service_text")
        assert "A share by cases is pending: 1 services have no count" in text

    def test_no_number_of_the_original_is_claimed(self, english):
        texts = " ".join(plain(block.spans, unknown="§") for block in paragraphs(english))
        assert "225" not in texts
        assert "must not be quoted as the original's" in texts


def test_two_peers_are_printed_with_their_number(diagnosed, basis):
    two = tuple(peer for peer in diagnosed.peers if peer.city != "C")
    blocks = made(diagnosed.model_copy(update={"peers": two}), basis, Wording.read("en"))
    assert "2 of the three cities that a yardstick needs" in text_of(
        blocks, "technical.level.overall_text"
    )
    assert table_of(blocks, "technical.level.scores")[0][-2] == "+18"


def test_an_area_without_a_score_leaves_the_whole_open(diagnosed, basis):
    some = tuple(row for row in diagnosed.answers if not row.question.startswith("policy"))
    blocks = made(diagnosed.model_copy(update={"answers": some}), basis, Wording.read("en"))
    text = text_of(blocks, "technical.level.overall_text")
    assert "no overall score: Policy and institutions has none" in text
    assert table_of(blocks, "technical.level.overall")[0][1:3] == ["–", "–"]
    assert not any(block.id == "technical.level.forces" for block in blocks)


def test_made_up_answers_are_captioned_as_such(diagnosed, basis):
    made_up = tuple(row.model_copy(update={"origin": "synthetic"}) for row in diagnosed.answers)
    blocks = made(diagnosed.model_copy(update={"answers": made_up}), basis, Wording.read("en"))
    captions = {block.id: block.caption for block in blocks if isinstance(block, Table | Chart)}
    for name in ("overall", "scores", "kinds", "radar", "forces"):
        assert "ynthetic" in captions[f"technical.level.{name}"]
