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
    assert len(missing) == 11  # each table, and the outline of the rules
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
    assert [row[3] for row in table.rows] == [
        "30 days; if refused: Court",
        "to be confirmed by counsel",
    ]


def test_local_titles_carry_their_language(write, inputs):
    [table] = [block for block in write(inputs) if block.id == "legal.inventory"]
    tags = {span.lang for row in table.rows if len(row) > 1 for span in row[0] if span.italic}
    assert tags == {"ru"}


def test_an_action_that_comes_too_late_is_dark(write, inputs):
    [table] = [block for block in write(inputs) if block.id == "legal.actions"]
    latest = table.rows[0][3]
    assert latest.shade == 4
    assert "January 2015" in plain(latest.spans)


def test_made_up_skills_say_so_in_the_caption(write, inputs, changed):
    skills = tuple(row.model_copy(update={"origin": "synthetic"}) for row in inputs.skills)
    [table] = [block for block in write(changed(skills=skills)) if block.id == "legal.skills"]
    assert "Synthetic data, not collected in Tver" in table.caption


def test_wording_has_the_same_keys_and_slots_in_all_languages():
    korean = Wording.read("ko")
    assert set(ENGLISH.keys("legal")) == set(korean.keys("legal"))
    for key in ENGLISH.keys("legal"):
        assert ENGLISH.slots(key) == korean.slots(key), key
