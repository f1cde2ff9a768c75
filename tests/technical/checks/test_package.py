from __future__ import annotations

import pytest

from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import INPUT_RULES, RESULT_RULES
from fs_toolkit.technical.inputs import TechnicalInputs


def found(rule, inputs, basis):
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def with_rows(inputs, **tables):
    return inputs.model_copy(update=tables)


class TestAllRules:
    def test_codes_are_the_sections_own_and_stand_once(self):
        codes = [rule.code for rule in (*INPUT_RULES, *RESULT_RULES)]
        assert len(codes) == len(set(codes))
        assert all(code.startswith("TEC") for code in codes)

    def test_each_says_why_and_who_asks(self):
        assert all(rule.reason and rule.source for rule in (*INPUT_RULES, *RESULT_RULES))

    @pytest.mark.parametrize("rule", [*INPUT_RULES, *RESULT_RULES], ids=lambda rule: rule.code)
    def test_is_kept_by_a_sound_section_by_an_answered_one_and_by_none(
        self, rule, inputs, answered, basis
    ):
        for section in (inputs, answered, TechnicalInputs()):
            assert found(rule, section, basis) == []
