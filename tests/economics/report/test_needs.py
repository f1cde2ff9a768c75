"""Sub-item 5.1: needs traced, and the volume they come to."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import PENDING
from fs_toolkit.document.blocks import Missing
from fs_toolkit.economics.report.needs import needs


class TestTrace:
    def test_each_need_has_a_row_the_gravest_first(self, chapter, printed, number):
        rows = printed.rows("economics.needs_table")
        assert len(rows) == len(chapter.inputs.needs) == 9
        grave = [number(row[2]) for row in rows]
        assert grave == sorted(grave, reverse=True)
        assert len(set(grave)) > 1
        assert {row[0] for row in rows} == {need.group for need in chapter.inputs.needs}

    def test_requirements_and_benefits_are_those_of_the_need(self, chapter, printed):
        rows = printed.rows("economics.needs_table")
        names = {line.id: line.name for line in chapter.inputs.lines}
        effects = {row.id: row.name for row in chapter.inputs.unmonetised}
        for need in chapter.inputs.needs:
            [row] = [row for row in rows if row[1].startswith(need.text)]
            answers = row[3].split(", ")
            assert len(answers) == len(need.requirements) > 0
            assert all(each[0] == "R" and each[1:].isdigit() for each in answers)
            parts = [names[id] for id in need.lines]
            if need.effects:
                told = "; ".join(effects[id] for id in need.effects)
                parts.append(chapter.wording.text("feasibility.needs.effects", names=told))
            assert row[4] == ("; ".join(parts) or chapter.wording.dash)

    def test_numbers_are_the_technical_chapter_s(self, printed, studied):
        from fs_toolkit.core.model import rows

        texts = [each.id for each in rows(studied.inputs.technical.requirements)]
        [need] = [each for each in studied.inputs.economics.needs if len(each.requirements) == 3][
            :1
        ]
        expected = ", ".join(
            f"R{n}" for n in sorted(1 + texts.index(id) for id in need.requirements)
        )
        [row] = [
            row for row in printed.rows("economics.needs_table") if row[1].startswith(need.text)
        ]
        assert row[3] == expected

    def test_the_answer_counts_what_the_table_shows(self, chapter, printed):
        rows, dash = printed.rows("economics.needs_table"), chapter.wording.dash
        answered = sum(row[3] != dash for row in rows)
        valued = sum(bool(each.benefits) for each in chapter.result.needs)
        assert 0 < valued < answered
        opening = chapter.wording(
            "economics.needs.answer",
            count=str(len(rows)),
            groups=str(len({row[0] for row in rows})),
            answered=str(answered),
            valued=str(valued),
            basis=chapter.wording.text("feasibility.needs.unasked"),
        )
        assert printed["economics.needs.answer"].spans == opening

    def test_requirements_that_no_need_asks_for_are_counted(self, chapter, printed):
        asked = {id for need in chapter.inputs.needs for id in need.requirements}
        assert asked
        orphans = len(chapter.result.orphans)
        assert orphans > 0
        intro = chapter.wording("economics.needs.intro", orphans=str(orphans))
        assert printed["economics.needs.intro"].spans == intro

    def test_a_need_that_nothing_answers_has_dashes(self, small):
        row = {"requirements": "", "lines": ""}
        chapter = small({"economics/needs": {"queue": row}})
        [cells] = chapter.read(needs).rows("economics.needs_table")
        assert cells[5:] == [chapter.wording.dash, chapter.wording.dash]


class TestDemand:
    def test_a_cell_is_the_volume_of_an_option_in_a_year(self, chapter, printed):
        found = chapter.result.cost_benefit.evaluation
        table = printed["economics.demand"]
        years = [column.head for column in table.columns[1:]]
        assert years == ["2018", "2020", "2022", "2024"]  # from the opening on, every second
        volume = chapter.inputs.effectiveness.volume
        rows = printed.rows("economics.demand")
        assert len(rows) == len(found.model.alternatives) == 3
        for option, (name, *cells) in zip(found.model.alternatives, rows, strict=True):
            assert name == option.name
            every_year = found.states[option.id].over_years(volume)
            assert cells == [
                chapter.wording.number(float(every_year[int(year) - 2016])) for year in years
            ]

    def test_the_caption_has_the_recommended_option_s_last_cell(self, chapter, printed):
        [row] = [
            row for row in printed.rows("economics.demand") if row[0] == "Lean shared platform"
        ]
        caption = printed["economics.demand"].caption
        assert row[-1] in caption
        assert "2024" in caption
        assert chapter.inputs.effectiveness.noun in caption


class TestPending:
    @pytest.mark.parametrize(("field", "block"), [("needs", "needs"), ("effectiveness", "demand")])
    def test_no_answer_is_asked_for_with_who_and_how(self, small, field, block):
        chapter = small({"economics/needs": None})
        page = chapter.read(needs)
        missing = page[f"economics.{block}.pending"]
        assert isinstance(missing, Missing)
        key = f"economics.pending.{field}"
        assert [missing.what, missing.who, missing.instrument] == [
            chapter.wording.text(f"{key}.{part}") for part in ("what", "who", "instrument")
        ]
        assert {"economics.needs_table", "economics.demand"}.isdisjoint(page.ids)

    def test_without_needs_none_are_claimed(self, chapter, small):
        page = small({"economics/needs": None}).read(needs)
        words = page.words("economics.needs.answer")
        assert chapter.phrase("economics.needs.answer_pending") in words
        assert not any(sign.isdigit() for sign in words)

    def test_one_pending_answer_leaves_the_other(self, chapter):
        page = chapter.read(needs, effectiveness=PENDING)
        assert "economics.needs_table" in page.ids
        assert "economics.demand" not in page.ids


def test_tables_are_referred_to(chapter):
    page = chapter.read(needs)
    assert {"economics.needs_table", "economics.demand"} <= set(page.ids)
    assert page.never_referred_to() == set()
