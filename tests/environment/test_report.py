from __future__ import annotations

import re

import pytest

from fs_toolkit.document.blocks import (
    Bullets,
    Callout,
    Cell,
    Chart,
    Group,
    Heading,
    Missing,
    Paragraph,
    Ref,
    Table,
    walk,
)
from fs_toolkit.document.inline import plain
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.environment.analysis import analyse
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.environment.report import report

SUB_ITEMS = ["overview", "strategy", "stakeholders", "barriers"]
NOISE = re.compile(r"\bnan\b|\bNone\b(?! of)|\binf\b|\d\.\d{5,}|\b[a-z]+_[a-z_]+\b|\{|\}")
ENGLISH = Wording.read("en")


@pytest.fixture(params=LANGUAGES)
def wording(request):
    return Wording.read(request.param)


@pytest.fixture
def write(basis):
    """The chapter of some inputs as a flat tuple of blocks."""

    def blocks(inputs, wording=ENGLISH):
        return tuple(walk(tuple(report(inputs, basis, analyse(inputs, basis), wording))))

    return blocks


@pytest.fixture
def blocks(write, inputs, wording):
    return write(inputs, wording)


def sentences(blocks):
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.spans
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Callout):
            yield from sentences(block.body)


def cells(blocks):
    for block in blocks:
        if isinstance(block, Table):
            yield from (column.head for column in block.columns)
            for row in block.rows:
                for cell in row:
                    spans = cell.spans if isinstance(cell, Cell) else cell
                    yield spans if isinstance(spans, str) else plain(spans, unknown="?")


def test_has_its_chapter_and_four_sub_items_in_order(blocks):
    headings = [block for block in blocks if isinstance(block, Heading)]
    assert [block.id for block in headings if block.level == 1] == ["environment"]
    assert [block.id for block in headings if block.level == 2] == [
        f"environment.{name}" for name in SUB_ITEMS
    ]


def test_each_sub_item_opens_with_its_answer(blocks):
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 2:
            following = blocks[place + 1]
            assert isinstance(following, Paragraph)
            assert following.style == "answer"


def test_ids_are_unique_and_well_formed(blocks):
    ids = [block.id for block in blocks]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not re.fullmatch(r"environment[a-z0-9_.]{0,32}", name)] == []


def test_each_captioned_block_is_used_by_a_sentence_of_its_sub_item(blocks):
    starts = [i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 2]
    assert len(starts) == 4
    for first, last in zip(starts, [*starts[1:], len(blocks)], strict=True):
        part = blocks[first:last]
        captioned = {block.id for block in part if isinstance(block, Table | Chart)}
        used = {span.key for spans in sentences(part) for span in spans if isinstance(span, Ref)}
        assert captioned
        assert captioned <= used


def test_no_cell_is_empty_and_no_name_of_the_machine_is_printed(blocks):
    words = list(cells(blocks))
    assert len(words) > 100
    assert [word for word in words if not word.strip()] == []
    printed = [*words, *(plain(spans) for spans in sentences(blocks))]
    printed += [block.caption for block in blocks if isinstance(block, Table | Chart)]
    assert [text for text in printed if NOISE.search(text)] == []


def test_rows_are_as_wide_as_their_table(blocks):
    for table in (block for block in blocks if isinstance(block, Table)):
        for row in table.rows:
            width = sum(cell.columns if isinstance(cell, Cell) else 1 for cell in row)
            assert width == len(table.columns), table.id


def test_nothing_but_what_is_left_open_is_pending(blocks):
    assert [block.id for block in blocks if isinstance(block, Missing)] == [
        "environment.profile.unanswered",
        "environment.composition.unanswered",
        "environment.terms.unanswered",
    ]


def test_a_profile_in_which_all_is_known_says_so(write, inputs, changed):
    known = tuple(row for row in inputs.profile if row.id != "budget")
    [table] = [b for b in write(changed(profile=known)) if b.id == "environment.profile"]
    assert "all 4 values are known" in table.caption


def test_prose_stands_under_its_own_guard(blocks):
    groups = [block.id for block in blocks if isinstance(block, Group)]
    assert groups == [
        "environment.overview.text",
        "environment.strategy.text",
        "environment.city_strategy.text",
        "environment.stakeholders.text",
        "environment.barriers.text",
    ]


def test_an_empty_folder_asks_for_everything(write, wording):
    blocks = write(EnvironmentInputs(), wording)
    missing = [block for block in blocks if isinstance(block, Missing)]
    assert len(missing) == 18  # each table and the city's own strategy; prose is the consultant's
    for block in missing:
        assert all((block.what, block.who, block.instrument))
    assert not any(isinstance(block, Table | Chart) for block in blocks)
    assert [b.id for b in blocks if isinstance(b, Heading) and b.level == 2] == [
        f"environment.{name}" for name in SUB_ITEMS
    ]


def test_later_editions_are_dashed_and_marked(write, inputs):
    [chart] = [block for block in write(inputs) if block.id == "environment.index_series"]
    solid = [series for series in chart.data.series if not series.dashed]
    assert chart.data.x == (2014, 2016, 2018)
    assert all(series.values[-1] is None for series in solid)
    assert chart.data.marks[0][0] == 2018


def test_made_up_scores_say_so_in_the_caption(write, inputs, changed):
    scores = tuple(
        row.model_copy(update={"origin": "synthetic"}) for row in inputs.stakeholder_scores
    )
    blocks = {block.id: block for block in write(changed(stakeholder_scores=scores))}
    for name in ("environment.scores", "environment.power_interest"):
        assert "Synthetic data, not collected in Tver" in blocks[name].caption
    assert "Synthetic" not in blocks["environment.meetings"].caption


def test_the_projection_starts_where_the_count_ends(write, inputs):
    [chart] = [block for block in write(inputs) if block.id == "environment.population"]
    counted, projected = chart.data.series
    assert chart.data.x == (2013, 2015, 2016, 2017)
    assert counted.values[:2] == pytest.approx((1.0, 1.21))
    assert projected.values[0] is None
    assert projected.values[1] == pytest.approx(1.21)


def test_a_barrier_stands_in_the_cell_of_its_marks_before_and_after(write, inputs):
    [matrix] = [block for block in write(inputs) if block.id == "environment.matrix"]
    before, after = matrix.data.panels
    assert (before.rows[0].name, before.rows[0].cells[3].words) == ("5", "1")  # likelihood 4
    assert before.rows[0].cells[3].step == 3
    assert after.rows[0].cells[1].words == "1"  # likelihood 2 once the budget has a line
    assert after.rows[3].cells[1].words == "4"  # nothing is done about the term
    assert sum(len(row.cells) for row in before.rows) == 25


def test_the_first_barriers_carry_half_of_the_points(write, inputs):
    # 20 of 20 + 9 + 6 + 4 = 39 points
    [said] = [block for block in write(inputs) if block.id == "environment.matrix.pareto"]
    assert "51 % lies with the first 1 of the 4" in plain(said.spans)


def test_barriers_of_equal_weight_are_no_short_list(write, inputs, changed):
    even = tuple(row.model_copy(update={"likelihood": 3, "severity": 3}) for row in inputs.barriers)
    [said] = [b for b in write(changed(barriers=even)) if b.id == "environment.matrix.pareto"]
    assert "first 2 of the 4 to carry half of all points (50 %)" in plain(said.spans)


def test_a_force_stands_under_the_time_from_which_it_bears(write, inputs):
    [heat] = [block for block in write(inputs) if block.id == "environment.forces"]
    first = heat.data.panels[0].rows[0]
    assert (first.name, [cell.words for cell in first.cells]) == (
        "environmental force",
        ["", "−20", ""],
    )


def test_policies_stand_above_the_project_and_its_objectives(write, inputs):
    [tree] = [block for block in write(inputs) if block.id == "environment.hierarchy"]
    national = tree.data.root
    plan, city = national.children
    assert (national.name, plan.name, plan.note) == ("National", "The plan", "2014")
    draft, project = city.children
    assert (city.name, draft.note) == ("City", "no goal served")
    assert (project.name, project.look) == ("One register", "emphasis")
    assert [node.name for node in project.children] == ["Counted", "Open"]


def test_a_policy_names_the_wider_one_it_carries_out(write, inputs, changed):
    draft = inputs.policies[1].model_copy(update={"under": "plan"})
    blocks = write(changed(policies=(inputs.policies[0], draft)))
    [tree] = [block for block in blocks if block.id == "environment.hierarchy"]
    assert tree.data.root.children[1].children[0].note == "carries out The plan; no goal served"


def test_the_problem_stands_between_its_causes_and_its_effects(write, inputs):
    blocks = {block.id: block for block in write(inputs)}
    tree = blocks["environment.tree"].data
    assert [node.name for node in tree.above] == ["People report twice", "People stop reporting"]
    assert [node.name for node in tree.root.children] == [
        "Each office keeps a book",
        "Nobody has the post",
    ]
    assert "stand in the way of mending them, as the list below gives them: 2" in plain(
        blocks["environment.tree.intro"].spans, unknown="?"
    )


def test_a_break_of_method_is_marked_between_its_editions(write, inputs, changed):
    broken = tuple(
        row.model_copy(update={"breaks": "suspected", "note": "weighted anew"})
        if row.year == 2016
        else row
        for row in inputs.indices
        if row.year < 2018
    )
    blocks = {block.id: block for block in write(changed(indices=broken))}
    chart = blocks["environment.index_series"].data
    assert chart.marks == ((2015.0, "break?"),)
    assert not any(series.dashed for series in chart.series)
    assert "weighted anew" in plain(blocks["environment.index.break"].spans, unknown="?")


def test_the_next_election_is_marked_on_the_time_line(write, inputs):
    [chart] = [block for block in write(inputs) if block.id == "environment.policy_times"]
    [(day, _)] = [mark for mark in chart.data.marks if mark[1] == "election"]
    assert day == pytest.approx(2016 + 65 / 366, abs=0.01)


def test_ranges_of_raters_are_printed(write, inputs):
    [table] = [block for block in write(inputs) if block.id == "environment.scores"]
    seller = next(row for row in table.rows if row[0] == "Seller")
    assert seller[1:4] == ("3.0 (2\u00a0to\u00a04)", "5", "−2")


def test_wording_has_the_same_keys_and_slots_in_all_languages():
    korean = Wording.read("ko")
    assert set(ENGLISH.keys("environment")) == set(korean.keys("environment"))
    for key in ENGLISH.keys("environment"):
        assert ENGLISH.slots(key) == korean.slots(key), key


def test_a_policy_whose_title_is_its_own_translation_prints_it_once(write, inputs, changed):
    policies = tuple(row.model_copy(update={"title_local": row.title}) for row in inputs.policies)
    [table] = [
        block for block in write(changed(policies=policies)) if block.id == "environment.policies"
    ]
    assert not any(span.italic for row in table.rows if len(row) > 1 for span in row[0])
