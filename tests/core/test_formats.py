from __future__ import annotations

import re

from fs_toolkit.core import formats
from fs_toolkit.core.findings import Place
from fs_toolkit.core.formats import FORMAT_RULES, UNREAD, FormatRule, shown


def test_every_rule_is_in_the_table_under_a_code_of_its_own() -> None:
    named = [rule for rule in vars(formats).values() if isinstance(rule, FormatRule)]
    assert set(named) == set(FORMAT_RULES)
    assert [rule.code for rule in FORMAT_RULES] == [f"FMT{n:03d}" for n in range(1, len(named) + 1)]


def test_every_rule_can_be_explained() -> None:
    for rule in FORMAT_RULES:
        assert rule.truth[0].islower()
        assert not rule.truth.endswith(".")
        for sentence in (rule.reason, rule.cure):
            assert re.fullmatch(r"[A-Z`0-9].*\.", sentence, re.DOTALL), rule.code


def test_a_rule_makes_findings_with_the_exact_cure_or_the_usual_one() -> None:
    place = Place("a.csv", 3)
    assert UNREAD.finding(place, "nothing reads it").cure == UNREAD.cure
    found = UNREAD.finding(place, "nothing reads it", "Delete it.")
    assert (found.code, found.severity, found.cure) == ("FMT001", "error", "Delete it.")


def test_a_value_is_shown_on_one_line_and_cut() -> None:
    assert shown("a\n  b") == "'a b'"
    assert len(shown("x" * 1000)) < 130
