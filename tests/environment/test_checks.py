"""Each rule is silent about the sound city, and speaks when the one thing it looks for is broken."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from fs_toolkit.core.model import Folder
from fs_toolkit.environment.analysis import analyse
from fs_toolkit.environment.checks import INPUT_RULES, RESULT_RULES

RULES = {rule.code: rule for rule in (*INPUT_RULES, *RESULT_RULES)}


def findings(code, inputs, basis):
    rule = RULES[code]
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def with_row(inputs: Folder, table: str, place: int, **fields):
    """The inputs with one row of a table changed."""
    rows = list(getattr(inputs, table))
    rows[place] = rows[place].model_copy(update=fields)
    return inputs.model_copy(update={table: tuple(rows)})


BREAKS = {
    "ENV001": lambda i: with_row(i, "indices", 0, egdi=0.45),
    "ENV002": lambda i: with_row(i, "profile", 0, year=2009),
    "ENV003": lambda i: with_row(i, "profile", 3, note=""),
    "ENV004": lambda i: with_row(i, "profile", 1, year=2015),
    "ENV005": lambda i: with_row(i, "profile", 0, source=()),
    "ENV006": lambda i: with_row(i, "profile", 0, kind="assumption"),
    "ENV007": lambda i: with_row(i, "profile", 0, year=2018),
    "ENV008": lambda i: with_row(i, "later", 0, year=2017),
    "ENV009": lambda i: with_row(i, "indices", 4, role="own"),
    "ENV010": lambda i: with_row(i, "indices", 5, note=""),
    "ENV011": lambda i: i.model_copy(update={"pestel": i.pestel[1:]}),
    "ENV012": lambda i: with_row(i, "policies", 0, date_passed=date(2016, 1, 1)),
    "ENV013": lambda i: with_row(i, "policies", 0, title_local=""),
    "ENV014": lambda i: i.model_copy(
        update={"goals": tuple(g.model_copy(update={"policy": "draft"}) for g in i.goals)}
    ),
    "ENV015": lambda i: i.model_copy(update={"alignment": i.alignment[:1]}),
    "ENV016": lambda i: with_row(i, "policies", 0, ends=2016),
    "ENV017": lambda i: i.model_copy(update={"stakeholders": i.stakeholders[1:]}),
    "ENV018": lambda i: i.model_copy(update={"stakeholders": i.stakeholders[:2]}),
    "ENV019": lambda i: i.model_copy(update={"stakeholder_scores": i.stakeholder_scores[1:]}),
    "ENV021": lambda i: with_row(i, "consultations", 0, women=21),
    "ENV022": lambda i: with_row(i, "barriers", 0, owner=""),
    "ENV023": lambda i: with_row(i, "barriers", 0, cost_note=""),
    "ENV024": lambda i: with_row(i, "barriers", 2, residual_likelihood=5),
    "ENV025": lambda i: i.model_copy(update={"barriers": i.barriers[:3]}),
}


def test_every_rule_is_broken_here():
    assert set(BREAKS) == set(RULES)


def test_codes_are_given_once():
    assert max(Counter(rule.code for rule in (*INPUT_RULES, *RESULT_RULES)).values()) == 1


@pytest.mark.parametrize("code", RULES)
def test_a_sound_study_gives_no_reason_to_object(code, inputs, basis):
    assert findings(code, inputs, basis) == []


@pytest.mark.parametrize("code", BREAKS)
def test_each_rule_finds_what_it_looks_for(code, inputs, basis):
    [found] = findings(code, BREAKS[code](inputs), basis)
    assert found.code == code
    assert found.problem
    assert found.cure.endswith(".")


@pytest.mark.parametrize("code", RULES)
def test_an_empty_folder_gives_no_reason_to_object(code, inputs, basis):
    assert findings(code, type(inputs)(), basis) == []


class TestPoliciesInForce:
    def test_an_expired_policy_is_found(self, inputs, basis):
        [found] = findings("ENV012", with_row(inputs, "policies", 0, ends=2014), basis)
        assert "ended in 2014" in found.problem

    def test_a_policy_after_the_cut_off_is_found(self, inputs, basis):
        late = with_row(inputs, "policies", 0, status="later", date_passed=date(2018, 1, 1))
        [found] = findings("ENV012", late, basis)
        assert "after the cut-off" in found.problem

    def test_a_policy_between_the_two_dates_is_later_and_sound(self, inputs, basis):
        late = with_row(inputs, "policies", 0, status="later", date_passed=date(2017, 1, 1))
        assert findings("ENV012", late, basis) == []


def test_an_old_value_with_a_note_is_sound(inputs, basis):
    assert (
        findings("ENV002", with_row(inputs, "profile", 0, year=2009, note="Still so."), basis) == []
    )


def test_a_printed_index_may_be_rounded(inputs, basis):
    rounded = with_row(inputs, "indices", 0, egdi=0.4001)
    assert findings("ENV001", rounded, basis) == []
