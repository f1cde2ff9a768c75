from __future__ import annotations

import pytest

from fs_toolkit.technical.analysis.surveys import analyse_surveys
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


def test_shares_and_consistency_are_found_once_people_answered(answered, basis):
    found = analyse_surveys(answered, basis)
    # values run evenly through 1 to 5: two of five answers are 4 or 5
    assert [item.agree for item in found.items] == pytest.approx([0.4] * 3)
    assert found.items[0].margin == pytest.approx(
        margin_of_error(0.4, 40, 1_000_000, design_effect=1.5)
    )
    [scale] = found.scales
    assert (scale.items, scale.people) == (3, 40)
    assert scale.alpha is not None


def test_a_short_scale_has_no_alpha(answered, basis):
    short = answered.model_copy(update={"survey_items": answered.survey_items[:2]})
    [scale] = analyse_surveys(short, basis).scales
    assert scale.alpha is None
