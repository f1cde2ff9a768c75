from __future__ import annotations

import re

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
from fs_toolkit.technical.inputs.needs import Sizing
from fs_toolkit.technical.report import report

SUB_ITEMS = ["technical.level", "technical.needs", "technical.design"]
NOISE = re.compile(r"\bnan\b|\bNone\b|\binf\b|\d\.\d{5,}|\b[a-z]+_[a-z_]+\b")


@pytest.fixture(params=LANGUAGES)
def wording(request):
    return Wording.read(request.param)


@pytest.fixture(params=["nothing", "inputs", "answered"])
def section(request, inputs, answered):
    return {"nothing": TechnicalInputs(), "inputs": inputs, "answered": answered}[request.param]


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
        expected = {"power", "systems", "answers", "responses", "interviews", "visits"}
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
        [(1, "More speaks against"), (2, "nearly balance"), (5, "More speaks for the project")],
    )
    def test_swot_says_which_way_the_weights_lean(self, inputs, basis, weight, words):
        strong = inputs.swot[0].model_copy(update={"weight": weight})
        changed = inputs.model_copy(update={"swot": (strong, *inputs.swot[1:])})
        blocks = made(changed, basis, Wording.read("en"))
        assert words in text_of(blocks, "technical.level.swot_text")

    def test_requirements_are_numbered_and_not_named_by_id(self, english):
        rows = table_of(english, "technical.needs.list")
        assert [row[0] for row in rows] == [f"R{n}" for n in range(1, 8)]

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
        assert answer.startswith("“Small” does best (2.7 of 4, before “Lean” with 2.5)")
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
            "Governance", "100 %", "63", "4", "2.0", "13",
        ]  # fmt: skip
        assert table_of(blocks, "technical.level.power")[0][-1] == "99.77 %"
        assert "1 already take" in text_of(blocks, "technical.level.systems_text")
        assert "3.0 avoidable visits" in text_of(blocks, "technical.needs.tally_text")
        assert "Lean 1 of 1" in text_of(blocks, "technical.design.trials_text")


def test_without_quantities_the_size_stays_open(inputs, basis):
    fields = dict.fromkeys(Sizing.model_fields, "nowhere")
    unsized = inputs.model_copy(update={"sizing": Sizing(**fields)})
    blocks = made(unsized, basis, Wording.read("en"))
    assert "would buy blind" in text_of(blocks, "technical.needs.answer")
