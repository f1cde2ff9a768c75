from __future__ import annotations

from dataclasses import replace

import pytest

from fs_toolkit.core.wide import WideTable
from fs_toolkit.document.blocks import Cell, Chart, Missing, Paragraph, Ref, Table
from fs_toolkit.document.inline import plain
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.inputs.surveys import Stratum, SurveyColumn, SurveyItem
from fs_toolkit.technical.report.surveys import report_surveys


def table(**columns):
    people = len(next(iter(columns.values())))
    rows = tuple(
        (f"p{at}", *(str(column[at]) for column in columns.values())) for at in range(people)
    )
    return WideTable(("person", *columns), rows)


def item(id, survey, scale, **more):
    return SurveyItem(id=id, survey=survey, scale=scale, text=f"Text of {id}.", **more)


@pytest.fixture
def held(inputs):
    """Two surveys that were held: strata, groups, a choice and a twin."""
    officials, citizens = (
        survey.model_copy(update={"origin": "collected", "invited": 200, "mode": "on paper"})
        for survey in inputs.surveys
    )
    steps = [1 + at % 5 for at in range(120)]
    skewed = [5 if at < 60 else 1 + at % 2 for at in range(120)]
    return inputs.model_copy(
        update={
            "surveys": (officials, citizens),
            "survey_items": (
                item("o1", "s_officials", "Work", twin="c1"),
                *(item(f"c{n}", "s_citizens", "Trust") for n in (1, 2, 3)),
                item("way", "s_citizens", "Way", kind="choice"),
            ),
            "survey_columns": (
                SurveyColumn(survey="s_citizens", column="sex", name="Sex"),
                SurveyColumn(survey="s_citizens", column="area", name="Area", role="stratum"),
            ),
            "strata": tuple(
                Stratum(survey="s_citizens", stratum=name, population=people)
                for name, people in (("town", 300_000), ("land", 700_000))
            ),
            "responses": {
                "s_officials": table(o1=[5] * 40),
                "s_citizens": table(
                    sex=["woman"] * 60 + ["man"] * 55 + ["other"] * 5,
                    area=["town", "land"] * 60,
                    c1=skewed, c2=skewed, c3=steps,
                    way=["Desk"] * 80 + ["Telephone"] * 40,
                ),
            },
        }
    )  # fmt: skip


def blocks(section, basis, language="en"):
    wording = Wording.read(language)
    return list(report_surveys(section, basis, analyse(section, basis), wording))


def by_id(made):
    return {block.id.removeprefix("technical.level."): block for block in made}


def words(cell):
    if isinstance(cell, Cell):
        return words(cell.spans)
    return cell if isinstance(cell, str) else plain(cell, unknown="§")


def said(block):
    return plain(block.spans, unknown="§")


def rows(block):
    return [[words(cell) for cell in row] for row in block.rows]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_each_table_and_chart_is_used_and_whole(held, basis, language):
    made = blocks(held, basis, language)
    shown = {block.id for block in made if isinstance(block, Table | Chart)}
    used = {
        span.key for b in made if isinstance(b, Paragraph) for span in b.spans if isinstance(span, Ref)
    }  # fmt: skip
    assert shown == used
    assert len(shown) == 6
    for block in made:
        if isinstance(block, Table):
            for row in block.rows:
                wide = sum(cell.columns if isinstance(cell, Cell) else 1 for cell in row)
                assert wide == len(block.columns)
                assert all(words(cell).strip() for cell in row)


def test_who_answered_is_told_with_rate_and_weights(held, basis):
    [officials, citizens] = rows(by_id(blocks(held, basis))["held"])
    assert officials[:5] == ["Officials", "900", "200", "40 (20 %)", "40"]
    # weights 0.6 and 1.4: 120 / (0.36 + 1.96) x 2
    assert citizens[3:5] == ["120 (60 %)", "103"]
    assert citizens[5] == "on paper; weighted by 2 strata"


def test_shares_of_the_five_steps_are_drawn_by_scale(held, basis):
    chart = by_id(blocks(held, basis))["likert"].data
    assert [group.name for group in chart.groups] == ["Officials: Work", "Citizens: Trust"]
    assert len(chart.scale) == 5
    for group in chart.groups:
        for each in group.items:
            assert sum(each.shares) == pytest.approx(1)
    assert [each.answers for each in chart.groups[1].items] == [120, 120, 120]


def test_a_constant_answer_is_given_no_mean_and_no_margin(held, basis):
    shown = rows(by_id(blocks(held, basis))["responses"])
    assert ["Officials: Work. Alpha: not told of fewer than three statements"] in shown
    assert ["Text of o1.", "40", "everybody answered alike"] in shown


def test_officials_stand_beside_citizens(held, basis):
    made = by_id(blocks(held, basis))
    [[statement, first, second, difference]] = rows(made["twins"])
    assert (statement, first) == ("Text of o1.", "100 %")
    assert second == "50 %"
    assert difference.startswith("−50 ± ")
    assert "on 1 of them they part by more than the margin" in said(made["twins_text"])


def test_differences_of_groups_are_told_and_small_groups_named(held, basis):
    made = by_id(blocks(held, basis))
    shown = rows(made["differences"])
    # the four items of the residents were compared between women and men
    assert "3 of 4 comparisons" in said(made["differences_text"])
    assert [row[0] for row in shown] == ["Text of c1.", "Text of c2.", "Text of way."]
    assert shown[0][1:] == ["Sex: woman 100 %; man 0 %", "< 0.001", "strong (r = 1.00)"]
    assert said(made["left_out"]) == (
        "Too few to be reported on their own: Citizens, Sex: other (5)."
    )


def test_no_difference_is_a_sentence_and_no_table(held, basis):
    even = table(sex=["woman", "man"] * 60, area=["town", "land"] * 60, c3=[1 + at % 5 for at in range(120)])  # fmt: skip
    section = held.model_copy(update={"responses": {"s_citizens": even}})
    made = by_id(blocks(section, basis))
    assert "none of 1 comparisons" in said(made["differences_text"])
    assert "differences" not in made
    # the officials were not asked yet: their sample and their statement are printed
    assert "Still to be asked: Officials." in said(made["samples_text"])
    assert ["Work", "Text of o1."] in rows(made["questionnaire"])


def test_a_choice_is_told_with_its_margin(held, basis):
    shown = rows(by_id(blocks(held, basis))["choices"])
    assert shown[0] == ["Citizens: Text of way. (120 answers)"]
    assert [row[0] for row in shown[1:]] == ["Desk", "Telephone"]
    assert shown[1][1].startswith("67 % ± ")


def test_a_survey_of_five_prints_no_share(held, basis):
    few = {"s_officials": table(o1=[5, 4, 3, 2, 1])}
    section = held.model_copy(update={"responses": few, "survey_items": held.survey_items[:1]})
    made = by_id(blocks(section, basis))
    assert "So few tell nothing about the others" in said(made["few.s_officials"])
    assert not {"likert", "responses", "twins", "differences"} & set(made)


def test_what_is_pending_says_who_must_answer(inputs, basis):
    made = by_id(blocks(inputs, basis))
    assert isinstance(made["responses_open"], Missing)
    assert ["trust", "Statement 0"] in rows(made["questionnaire"])


def test_made_up_answers_are_captioned(held, basis):
    made_up = tuple(survey.model_copy(update={"origin": "synthetic"}) for survey in held.surveys)
    section = held.model_copy(update={"surveys": made_up})
    shown = replace(basis, about=basis.about.model_copy(update={"worked_example": True}))
    captions = [b.caption for b in blocks(section, shown) if isinstance(b, Table | Chart)]
    assert all("Testville" in caption for caption in captions)
