from __future__ import annotations

import re
from datetime import date

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
from fs_toolkit.legal.analysis import analyse
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.report import report

SUB_ITEMS = ["laws", "institutions", "criteria"]
NOISE = re.compile(r"\bnan\b|\bNone\b(?! of)|\binf\b|\d\.\d{5,}|\b[a-z]+_[a-z_]+\b|\{|\}")
ENGLISH = Wording.read("en")


@pytest.fixture(params=LANGUAGES)
def wording(request):
    return Wording.read(request.param)


@pytest.fixture
def write(basis, demands, needed):
    """The chapter of some inputs as a flat tuple of blocks."""

    def blocks(inputs, wording=ENGLISH):
        result = analyse(inputs, basis, demands, needed, {"law_cost": "Legal work"})
        return tuple(walk(tuple(report(inputs, basis, result, wording))))

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


def test_has_its_chapter_and_three_sub_items_in_order(blocks):
    headings = [block for block in blocks if isinstance(block, Heading)]
    assert [block.id for block in headings if block.level == 1] == ["legal"]
    assert [block.id for block in headings if block.level == 2] == [
        f"legal.{name}" for name in SUB_ITEMS
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
    assert [name for name in ids if not re.fullmatch(r"legal[a-z0-9_.]{0,32}", name)] == []


def test_each_captioned_block_is_used_by_a_sentence_of_its_sub_item(blocks):
    starts = [i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 2]
    assert len(starts) == 3
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


def test_nothing_is_pending_where_everything_is_known(blocks):
    assert not any(isinstance(block, Missing) for block in blocks)


def test_prose_stands_under_its_own_guard(blocks):
    groups = [block.id for block in blocks if isinstance(block, Group)]
    assert groups == ["legal.laws.text", "legal.institutions.text", "legal.outline.text"]


def test_an_empty_folder_asks_for_everything(write, wording):
    blocks = write(LegalInputs(), wording)
    missing = [block for block in blocks if isinstance(block, Missing)]
    assert len(missing) == 16  # each table but that of working time, which waits for the posts
    for block in missing:
        assert all((block.what, block.who, block.instrument))
    assert not any(isinstance(block, Table | Chart) for block in blocks)
    assert [b.id for b in blocks if isinstance(b, Heading) and b.level == 2] == [
        f"legal.{name}" for name in SUB_ITEMS
    ]


def test_what_was_remembered_stands_apart(write, inputs, changed):
    laws = (inputs.laws[0].model_copy(update={"verified": "remembered"}), *inputs.laws[1:])
    [table] = [block for block in write(changed(laws=laws)) if block.id == "legal.inventory"]
    heads = [plain(row[0].spans) for row in table.rows if len(row) == 1]
    assert heads == ["Read for this study", "To be verified by local counsel"]
    assert plain(table.rows[-1][0]).startswith("Law on petitions")


def test_later_laws_stand_in_the_box_only(write, inputs):
    blocks = write(inputs)
    [box] = [block for block in blocks if isinstance(block, Callout)]
    [items] = [part.items for part in box.body if isinstance(part, Bullets)]
    said = [plain(item) for item in items]
    assert said[0].startswith("Law on access 1: passed on 1 April 2016")
    assert said[1].startswith("Law on portals 1: no longer in force from 1 May 2016")
    outside = " ".join(
        [*cells(blocks), *(plain(s) for b in blocks if b is not box for s in sentences([b]))]
    )
    assert "access 1" not in outside


def test_a_law_that_took_another_s_place_says_so(write, inputs, changed):
    laws = list(inputs.laws)
    laws[2] = laws[2].model_copy(update={"replaced_by": "access"})
    [box] = [block for block in write(changed(laws=tuple(laws))) if isinstance(block, Callout)]
    [items] = [part.items for part in box.body if isinstance(part, Bullets)]
    assert len(items) == 1
    assert "Law on access 1, in place of Portals Law" in plain(items[0])


def test_duties_are_listed_by_role(write, inputs):
    [table] = [block for block in write(inputs) if block.id == "legal.raci"]
    [receive] = [row for row in table.rows if row[0] == "Receive"]
    assert plain(receive[1].spans) == "Wards"
    assert receive[2:] == ("Wards", "–", "Mayor")


def test_terms_that_nobody_confirmed_are_printed_as_such(write, inputs):
    [table] = [block for block in write(inputs) if block.id == "legal.rights"]
    assert [row[2] for row in table.rows] == [
        "30 days; if refused: Court",
        "to be confirmed by counsel",
    ]


def test_local_titles_carry_their_language(write, inputs):
    [table] = [block for block in write(inputs) if block.id == "legal.inventory"]
    tags = {span.lang for row in table.rows if len(row) > 1 for span in row[0] if span.italic}
    assert tags == {"ru"}


def test_a_title_that_is_its_own_translation_is_printed_once(write, inputs, changed):
    laws = tuple(row.model_copy(update={"title_local": row.title}) for row in inputs.laws)
    [table] = [block for block in write(changed(laws=laws)) if block.id == "legal.inventory"]
    assert not any(span.italic for row in table.rows if len(row) > 1 for span in row[0])


def test_an_action_that_comes_too_late_is_dark(write, inputs):
    [table] = [block for block in write(inputs) if block.id == "legal.actions"]
    latest = table.rows[0][3]
    assert latest.shade == 4
    assert plain(latest.spans) == "36 months; January 2015, too late for the start"


def test_made_up_skills_say_so_in_the_caption(write, inputs, changed):
    skills = tuple(row.model_copy(update={"origin": "synthetic"}) for row in inputs.skills)
    [table] = [block for block in write(changed(skills=skills)) if block.id == "legal.skills"]
    assert "Synthetic data, not collected in Tver" in table.caption


def test_wording_has_the_same_keys_and_slots_in_all_languages():
    korean = Wording.read("ko")
    assert set(ENGLISH.keys("legal")) == set(korean.keys("legal"))
    for key in ENGLISH.keys("legal"):
        assert ENGLISH.slots(key) == korean.slots(key), key


def test_topics_by_level_are_a_heat_map(write, inputs):
    [chart] = [block for block in write(inputs) if block.id == "legal.matrix"]
    assert chart.data.columns == ("Laws", "Decrees", "Together")
    [panel] = chart.data.panels
    words = {row.name: [cell.words for cell in row.cells] for row in panel.rows}
    assert words["Personal data"] == ["–", "partial", "partial"]
    assert words["Open data"] == ["–", "–", "none"]
    assert [cell.step for cell in panel.rows[0].cells] == [3, None, 3]


def test_the_project_is_put_against_the_law(write, inputs):
    [table] = [block for block in write(inputs) if block.id == "legal.tested"]
    assert plain(table.rows[0][0].spans) == "Start with a workaround"
    assert table.rows[1][0] == "Functions (1; must: 1)"
    assert table.rows[1][1] == "Petitions and complaints: start with a workaround"
    assert plain(table.rows[2][0].spans) == "Fix before the start"


def test_a_deadline_stands_beside_the_test_that_holds_it(write, inputs):
    [table] = [block for block in write(inputs) if block.id == "legal.rights"]
    assert plain(table.rows[0][3].spans) == "Each case is answered; its test keeps the time"
    assert plain(table.rows[1][3].spans) == "no requirement of its own"


def test_levels_are_drawn_beside_their_table(write, inputs):
    [chart] = [block for block in write(inputs) if block.id == "legal.radar"]
    assert [series.name for series in chart.data.series] == ["In law", "In practice", "Target"]
    assert chart.data.series[0].values == (1.0,) * 5


def test_what_does_not_exist_yet_is_dashed_in_the_chart_of_offices(write, inputs):
    [chart] = [block for block in write(inputs) if block.id == "legal.chart"]
    root = chart.data.root
    assert (root.name, root.note) == ("Mayor's office", "40 people, 2 in IT")
    it, wards = root.children
    assert [child.look for child in it.children] == ["proposed"]
    assert (wards.name, wards.note) == ("Wards", "")


def test_several_offices_at_the_top_hang_on_the_city(write, inputs, changed):
    bodies = (inputs.institutions[0], *(b.model_copy(update={"parent": ""}) for b in inputs.institutions[1:3]), inputs.institutions[3])  # fmt: skip
    [chart] = [b for b in write(changed(institutions=bodies)) if b.id == "legal.chart"]
    assert chart.data.root.name == "Tver"
    assert len(chart.data.root.children) == 3


def test_the_process_has_a_lane_a_hand(write, inputs):
    [chart] = [block for block in write(inputs) if block.id == "legal.process"]
    assert chart.data.lanes == ("Resident", "Wards", "IT office")
    assert [step.lane for step in chart.data.steps] == [0, 1, 2, 1]
    assert chart.data.steps[3].after == (("mend", "yes"),)
    assert "3 times and takes 5 working days for 60 minutes" in chart.caption


def test_people_are_planned_by_year(write, inputs, changed):
    [table] = [block for block in write(inputs) if block.id == "legal.posts"]
    assert [column.head for column in table.columns][2:-1] == [
        "2018",
        "2020",
        "2022",
        "2023",
        "2025",
    ]
    assert table.rows[-1][1:3] == ("3", "6.0")
    unknown = changed(posts=(inputs.posts[0].model_copy(update={"volume": ""}),))
    [said] = [block for block in write(unknown) if block.id == "legal.posts.unknown"]
    assert "cannot be counted yet" in plain(said.spans)


def test_the_road_map_shows_what_outlasts_the_start(write, inputs):
    [chart] = [block for block in write(inputs) if block.id == "legal.roadmap"]
    late = chart.data.spans[-1]
    assert late.name == "Law: petitions and complaints (−12)"
    assert late.critical
    assert late.end == pytest.approx(2019, abs=0.01)
    assert chart.caption == "1 of 3 actions would come too late for the start of service in 2018"


def test_who_pays_stands_beside_each_action(write, inputs):
    [table] = [block for block in write(inputs) if block.id == "legal.actions"]
    paid = [row[4] for row in table.rows]
    assert paid == [
        "Paper first. No line of its own: a letter",
        "No workaround needed. Paid from: legal work",
        "No workaround needed. No line of its own: none needed",
    ]


def test_each_part_of_the_outline_says_what_it_serves(write, inputs, changed):
    [table] = [block for block in write(inputs) if block.id == "legal.outline"]
    assert [row[0] for row in table.rows][3:5] == ["Rights", "Duties"]
    assert table.rows[3][2] == "right to complain"
    assert table.rows[4][2] == "Circular: open data"
    [said] = [
        b for b in write(changed(ordinance=inputs.ordinance[:-1])) if b.id == "legal.outline.intro"
    ]
    assert "Still missing: review." in plain(said.spans, unknown="?")


def test_criteria_are_scored_only_where_somebody_scored_them(write, inputs, changed):
    [table] = [block for block in write(inputs) if block.id == "legal.standards"]
    assert table.rows[0][4:] == ("1", "3", "4")
    bare = tuple(
        row.model_copy(update={"now": None, "after": None, "target": None})
        for row in inputs.criteria
    )
    [table] = [block for block in write(changed(criteria=bare)) if block.id == "legal.standards"]
    assert len(table.columns) == 4


def test_captions_of_made_up_rows_say_so(write, inputs, changed):
    """Every table and chart of rows that may be made up, each by its own file."""
    for field, ids in {
        "provisions": ["legal.matrix"],
        "coverage": ["legal.coverage", "legal.tested"],
        "rights": ["legal.rights"],
        "levels": ["legal.levels", "legal.radar"],
        "institutions": ["legal.bodies", "legal.chart"],
        "mandates": ["legal.mandates"],
        "governance": ["legal.governance"],
        "process": ["legal.process"],
        "posts": ["legal.posts"],
        "actions": ["legal.actions", "legal.roadmap"],
        "ordinance": ["legal.outline"],
        "criteria": ["legal.standards"],
    }.items():
        made_up = tuple(
            row.model_copy(update={"origin": "synthetic"}) for row in getattr(inputs, field)
        )
        found = [b for b in write(changed(**{field: made_up})) if isinstance(b, Table | Chart)]
        marked = [b.id for b in found if "Synthetic data, not collected in Tver" in b.caption]
        assert sorted(marked) == sorted(ids), field


def test_who_read_the_laws_is_said_once_and_where_it_differs(write, inputs, changed):
    day = date(2015, 12, 1)
    read = {"verified_by": "counsel", "verified_on": day}
    laws = [law.model_copy(update=read) for law in inputs.laws]
    laws[0] = laws[0].model_copy(update={"verified_by": "the ministry", "articles": ("Article 8",)})
    [table] = [b for b in write(changed(laws=tuple(laws))) if b.id == "legal.inventory"]
    assert "Read by counsel, 1 December 2015, unless" in plain(table.source)
    said = [plain(row[1], unknown="?") for row in table.rows if len(row) > 1]
    assert sum("Read by" in words for words in said) == 1
    assert any("What it says (Article 8). Read by the ministry" in words for words in said)


def test_laws_that_ended_are_named_with_what_followed(write, inputs, changed):
    laws = list(inputs.laws)
    laws[2] = laws[2].model_copy(update={"date_repealed": date(2015, 1, 1), "replaced_by": "data"})
    [intro] = [b for b in write(changed(laws=tuple(laws))) if b.id == "legal.inventory.intro"]
    assert "No longer in force on that day: Portals Law (followed by Data Law)." in plain(
        intro.spans, unknown="?"
    )
