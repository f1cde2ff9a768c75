from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from fs_toolkit.core.findings import NOWHERE, Rule
from fs_toolkit.document.resolve_rules import (
    RESOLVE_RULES,
    Lookup,
    Printed,
    claims_are_comparisons,
    claims_are_true,
    forms_of_values_are_known,
    names_in_prose_are_known,
    names_in_prose_have_values,
    references_lead_to_a_block,
    sources_cited_are_listed,
    value_is_empty,
)
from fs_toolkit.document.wording import Wording

LOOKUP = Lookup(
    {
        "npv": -127.391,
        "bcr": Printed(0.94, "0.94"),
        "irr": math.nan,
        "city": "Hanoi",
        "day": date(2015, 1, 1),
    }
)
WORDING = Wording.read("en")


@pytest.mark.parametrize(
    ("rule", "kept", "broken", "problem", "cure"),
    [
        (names_in_prose_are_known, ("npv", LOOKUP), ("nvp", LOOKUP), "unknown name 'nvp' in {{ nvp }}", "'npv'"),
        (claims_are_true, ("bcr < 1", LOOKUP, WORDING), ("npv > bcr", LOOKUP, WORDING),
         "claim no longer true: npv > bcr (npv is −127, bcr is 0.94)", "Rewrite"),
        (names_in_prose_have_values, ("city", LOOKUP), ("irr", LOOKUP), "'irr' has no value", "Leave it out"),
        (sources_cited_are_listed, ("un", ("un",)), ("um", ("un",)), "unknown source 'um'", "un"),
        (references_lead_to_a_block, ("a.b", {"a.b"}), ("a.c", {"a.b"}), "unknown block 'a.c'", "'a.b'"),
        (claims_are_comparisons, ("npv > 0", LOOKUP), ("npv", LOOKUP), "not a comparison: {{? npv }}", "npv > 0"),
        (claims_are_comparisons, ("irr > 0", LOOKUP), ("nvp > 0", LOOKUP), "unknown name 'nvp'", "'npv'"),
        (forms_of_values_are_known, ("npv", "thousand", LOOKUP), ("npv", "thousands", LOOKUP), "unknown form 'thousands'", "'thousand'"),
        (forms_of_values_are_known, ("bcr", "2", LOOKUP), ("city", "2", LOOKUP), "'city' is no number", "{{ city }}"),
        (claims_are_comparisons, ("1 < 2", LOOKUP), ("city > 0", LOOKUP), "'city' is no number", "numbers"),
    ],
)  # fmt: skip
def test_each_rule_is_kept_and_broken(
    rule: Rule, kept: tuple[object, ...], broken: tuple[object, ...], problem: str, cure: str
) -> None:
    assert list(rule(NOWHERE, *kept)) == []
    [finding] = rule(NOWHERE, *broken)
    assert problem in finding.problem
    assert cure in finding.cure
    assert rule in RESOLVE_RULES


def test_a_claim_about_nothing_is_not_judged() -> None:
    assert list(claims_are_true(NOWHERE, "irr > 0", LOOKUP, WORDING)) == []


def test_looks_values_up_by_asking_too() -> None:
    lookup = Lookup({"a": 1}.get)
    assert lookup.known("a")
    assert not lookup.known("b")
    assert lookup.number("a") == 1
    assert list(lookup.names()) == []


@pytest.mark.parametrize(
    "value", [1, 1.0, np.float64(1), np.int64(1), Fraction(1), Printed(1.0, "one")]
)
def test_numbers_are_numbers(value: object) -> None:
    assert Lookup({"a": value}).number("a") == 1


@pytest.mark.parametrize("value", [None, "1", True, math.inf, date(2015, 1, 1), [1]])
def test_nothing_else_is(value: object) -> None:
    assert Lookup({"a": value}).number("a") is None


def test_empty_is_none_or_not_finite() -> None:
    assert [value_is_empty(value) for value in (None, math.nan, math.inf, np.nan)] == [True] * 4
    assert [value_is_empty(value) for value in (0, "", Printed(math.inf, "never"))] == [False] * 3
