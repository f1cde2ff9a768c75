from __future__ import annotations

import pytest

from fs_toolkit.core.wide import WideTable
from fs_toolkit.technical.analysis.surveys import analyse_surveys
from fs_toolkit.technical.inputs.surveys import Stratum, SurveyColumn, SurveyItem
from fs_toolkit.technical.survey import margin_of_error


def test_samples_follow_from_the_population(inputs, basis):
    officials, citizens = analyse_surveys(inputs, basis).samples
    # 900: 384.1 / (1 + 383.1 / 900) = 269.4; a million: 384.15 / 1.00038 = 383.999
    assert (officials.population, officials.answers, officials.invited) == (900, 270, 270)
    assert (citizens.population, citizens.answers) == (1_000_000, 384)
    assert citizens.invited == 960  # 384 x 1.5 / 0.6
    assert (citizens.items, citizens.scales) == (3, 1)


def test_nobody_is_asked_twice(inputs, basis):
    survey = inputs.surveys[0].model_copy(update={"response": 0.1})
    changed = inputs.model_copy(update={"surveys": (survey,)})
    [sample] = analyse_surveys(changed, basis).samples
    assert sample.invited == 900  # 2,700 would be needed


def test_a_survey_of_an_unknown_population_has_no_sample(inputs, basis):
    survey = inputs.surveys[0].model_copy(update={"population": "nowhere"})
    assert analyse_surveys(inputs.model_copy(update={"surveys": (survey,)}), basis).samples == ()


def test_nothing_is_found_before_people_answered(inputs, basis):
    found = analyse_surveys(inputs, basis)
    assert found.items == found.scales == ()


def item(id, **more):
    return SurveyItem(id=id, survey=more.pop("survey", "s_citizens"), scale=more.pop("scale", "trust"), text=id, **more)  # fmt: skip


def table(**columns):
    """A wide table of columns; the first says how many people there are."""
    people = len(next(iter(columns.values())))
    rows = tuple(
        (f"p{at}", *(str(column[at]) for column in columns.values())) for at in range(people)
    )
    return WideTable(("person", *columns), rows)


def asked(inputs, items, responses, **more):
    return inputs.model_copy(
        update={"survey_items": tuple(items), "responses": {"s_citizens": responses}, **more}
    )


def test_shares_and_consistency_are_found_once_people_answered(answered, basis):
    found = analyse_surveys(answered, basis)
    first = found.items[0]
    # values run evenly through 1 to 5: two of five answers are 4 or 5
    assert first.agree == pytest.approx(0.4)
    assert first.shares == pytest.approx([0.2] * 5)
    assert first.mean == pytest.approx(3)
    # squares 4, 1, 0, 1, 4: 2 a person, of 400 people
    assert first.deviation == pytest.approx((2 * 400 / 399) ** 0.5)
    assert first.margin == pytest.approx(margin_of_error(0.4, 400, 1_000_000, design_effect=1.5))
    assert not first.constant
    [scale] = found.scales
    assert (scale.items, scale.people, scale.why_not) == (3, 400, "")
    assert scale.alpha > 0.9  # the third statement differs for every third person only
    [held] = found.held
    assert (held.answered, held.rate, held.effective) == (400, 0.8, 400)


class TestAlpha:
    @pytest.mark.parametrize(
        ("items", "people", "why"),
        [(2, 40, "few_items"), (3, 29, ""), (3, 40, "constant")],
    )
    def test_is_none_with_its_reason(self, inputs, basis, items, people, why):
        columns = {f"i{n}": [4 if why == "constant" else 1 + at % 5 for at in range(people)] for n in range(items)}  # fmt: skip
        found = analyse_surveys(
            asked(inputs, [item(name) for name in columns], table(**columns)), basis
        )
        if people < 30:
            assert found.scales == ()  # the survey is too small to be reported at all
            return
        [scale] = found.scales
        assert (scale.alpha, scale.why_not) == (None, why)

    def test_is_none_where_few_answered_every_item(self, inputs, basis):
        columns = {f"i{n}": [1 + at % 5 if at % 3 == n else "" for at in range(60)] for n in range(3)}  # fmt: skip
        found = analyse_surveys(
            asked(inputs, [item(name) for name in columns], table(**columns)), basis
        )
        assert [(each.alpha, each.why_not) for each in found.scales] == [(None, "few_people")]

    def test_counts_reversed_statements_from_the_other_end(self, inputs, basis):
        forth = [1 + at % 5 for at in range(50)]
        columns = {"i0": forth, "i1": forth, "i2": [6 - each for each in forth]}
        items = [item("i0"), item("i1"), item("i2", reversed=True)]
        [scale] = analyse_surveys(asked(inputs, items, table(**columns)), basis).scales
        assert scale.alpha == pytest.approx(1)


class TestWeights:
    def test_follow_from_strata(self, inputs, basis):
        # 40 of the town agree, 20 of the land do not; the town is a third of the people
        responses = table(area=["town"] * 40 + ["land"] * 20, i0=[5] * 40 + [1] * 20)
        column = SurveyColumn(survey="s_citizens", column="area", name="Area", role="stratum")
        strata = tuple(
            Stratum(survey="s_citizens", stratum=name, population=people)
            for name, people in (("town", 100), ("land", 200))
        )
        section = asked(inputs, [item("i0")], responses, survey_columns=(column,), strata=strata)
        found = analyse_surveys(section, basis)
        [one] = found.items
        assert one.agree == pytest.approx(1 / 3)
        # weights 0.5 and 2: 60 x (40 x 0.25 + 20 x 4) / 60^2 = 1.5
        assert found.held[0].effective == pytest.approx(40)
        assert (found.held[0].weighted, found.held[0].strata) == ("strata", 2)
        assert one.margin == pytest.approx(
            margin_of_error(1 / 3, 60, 1_000_000, design_effect=1.5 * 1.5)
        )

    def test_may_be_typed_where_there_are_none(self, inputs, basis):
        responses = table(weight=[1.5] * 20 + [0.5] * 20, i0=[5] * 20 + [1] * 20)
        found = analyse_surveys(asked(inputs, [item("i0")], responses), basis)
        assert found.items[0].agree == pytest.approx(0.75)
        assert found.held[0].weighted == "typed"


class TestWhatCannotBeTold:
    def test_a_survey_with_one_answer_reports_nothing(self, inputs, basis):
        found = analyse_surveys(asked(inputs, [item("i0")], table(i0=[5])), basis)
        assert found.held[0].answered == 1
        assert not found.held[0].reported
        assert found.items == found.scales == found.groups == ()

    def test_open_answers_are_no_people(self, inputs, basis):
        found = analyse_surveys(asked(inputs, [item("i0")], table(i0=["", "", ""])), basis)
        assert found.held == ()

    def test_an_item_that_nobody_answered_has_no_result(self, inputs, basis):
        columns = {"i0": [1 + at % 5 for at in range(40)], "i1": [""] * 40}
        found = analyse_surveys(asked(inputs, [item("i0"), item("i1")], table(**columns)), basis)
        assert [each.item.id for each in found.items] == ["i0"]

    def test_a_constant_item_says_so(self, inputs, basis):
        found = analyse_surveys(asked(inputs, [item("i0")], table(i0=[4] * 40)), basis)
        assert found.items[0].constant
        assert found.items[0].deviation == 0


class TestChoices:
    def test_are_ordered_by_share(self, inputs, basis):
        words = ["desk"] * 30 + ["phone"] * 60 + [""] * 10
        items = [item("i0"), item("way", kind="choice")]
        responses = table(i0=[3] * 100, way=words)
        [choice] = analyse_surveys(asked(inputs, items, responses), basis).choices
        assert choice.answers == 90
        assert [(name, round(share, 3)) for name, share, _ in choice.options] == [
            ("phone", 0.667),
            ("desk", 0.333),
        ]


class TestTwins:
    def test_are_the_first_less_the_second(self, inputs, basis):
        items = [item("i0", twin="o0"), item("o0", survey="s_officials", twin="i0")]
        section = asked(inputs, items, table(i0=[5] * 10 + [1] * 30)).model_copy(
            update={
                "responses": {
                    "s_citizens": table(i0=[5] * 10 + [1] * 30),
                    "s_officials": table(o0=[5] * 30 + [1] * 10),
                }
            }
        )
        [twin] = analyse_surveys(section, basis).twins
        assert twin.difference == pytest.approx(-0.5)
        assert twin.first.item.id == "o0"  # in the order of surveys.csv
        assert twin.clear
        first = margin_of_error(0.75, 40, 900)
        second = margin_of_error(0.25, 40, 1_000_000, design_effect=1.5)
        assert twin.margin == pytest.approx((first**2 + second**2) ** 0.5)


def test_counts_are_told_by_kind_of_counter(answered, basis):
    [tally] = analyse_surveys(answered, basis).tally
    # 2, 3 and 4 of 20 visits: mean 3, deviation 1, Student's t 4.303
    assert (tally.kind, tally.counters, tally.days, tally.visits) == ("Ward office", 1, 3, 20)
    assert tally.avoidable.margin == pytest.approx(4.303 / 3**0.5, abs=1e-3)
    assert tally.share == pytest.approx(9 / 60)
