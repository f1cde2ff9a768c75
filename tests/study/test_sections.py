"""The five sections in a row."""

from __future__ import annotations

from fs_toolkit.study.sections import all_rules, analyse_sections, input_rules, result_rules


def test_analyses_give_the_same_twice(example):
    again = analyse_sections(example.inputs, example.basis, example.evaluation)
    ours = again.economics.cost_benefit.to_frame()
    assert ours.equals(example.results.economics.cost_benefit.to_frame())


def test_each_section_has_rules_before_and_after(example):
    assert len(list(input_rules(example.inputs))) == 5
    assert len(list(result_rules(example.inputs, example.results))) == 6


def test_codes_stand_once():
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))
