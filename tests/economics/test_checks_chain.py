"""Rules of 5.1 and 5.2: each kept by the good study, and broken once."""

from __future__ import annotations

import pytest

from fs_toolkit.economics.checks_chain import (
    CHAIN_ANSWER_RULES,
    CHAIN_INPUT_RULES,
    CHAIN_RESULT_RULES,
)
from fs_toolkit.economics.handed_over import (
    HandedComponent,
    HandedIndicator,
    HandedOver,
    HandedRequirement,
)

INPUT = {rule.code: rule for rule in CHAIN_INPUT_RULES}
ANSWER = {rule.code: rule for rule in CHAIN_ANSWER_RULES}
RESULT = {rule.code: rule for rule in CHAIN_RESULT_RULES}
PORTAL = HandedRequirement("portal", "R1", "A portal", True, must=True)
LOG = HandedRequirement("log", "R2", "A log", True)
WHOLE = {
    "requirements": (PORTAL,),
    "components": (HandedComponent("platform", "Platform", ("portal",)),),
    "indicators": (HandedIndicator("visits", "Visits", goal="fewer"),),
}
PROMISE = {"time": {"line": "time", "owner": "Board", "indicator": "Visits", "when": "monthly",
                    "baseline_by": "2016-06", "indicators": "visits"}}  # fmt: skip
LINKED = {
    "economics/lines": {"platform": {"component": "platform"}},
    "economics/realisation": PROMISE,
}


def merged(*edits):
    found = {}
    for edit in edits:
        for table, rows in edit.items():
            for id, cells in rows.items():
                found.setdefault(table, {}).setdefault(id, {}).update(cells)
    return found


@pytest.fixture
def found_by(on_disk):
    def run(code, edits=None, **handed):
        one = on_disk(merged(LINKED, edits or {}))
        if code in INPUT:
            return list(INPUT[code](one.inputs, one.basis))
        result = one.result(handed=HandedOver(**{**WHOLE, **handed}))
        return list({**ANSWER, **RESULT}[code](one.inputs, one.basis, result))

    return run


@pytest.mark.parametrize("code", sorted({**INPUT, **ANSWER, **RESULT}))
def test_the_good_study_keeps(code, found_by):
    assert found_by(code) == []


UNTRACED = merged({"economics/needs": {"queue": {"lines": ""}}})
AGAIN = {"economics/needs": {"dark": {"group": "Night workers", "text": "To report at night",
                                      "severity": 3, "frequency": 0.1, "asked": 120,
                                      "origin": "collected", "requirements": "portal",
                                      "lines": ""}}}  # fmt: skip
SEGMENT = {"people": "visits", "connected": "no"}


@pytest.mark.parametrize(
    ("code", "edits", "handed", "problem"),
    [
        ("ECO040", {}, {"requirements": (PORTAL, LOG)}, "no need asks for the requirement 'log'"),
        ("ECO041", AGAIN, {}, "counts the need 'To report at night'"),
        ("ECO042", {}, {"requirements": (PORTAL, LOG)}, "no component meets the requirement 'log'"),
        ("ECO042", {"economics/lines": {"platform": {"component": ""},
                                        "desk": {"component": "other"}}}, {},
         "no cost line pays for the components of the requirement 'portal'"),
        ("ECO043", UNTRACED, {}, "no need stands behind the benefit 'time'"),
        ("ECO044", {"economics/realisation": {"time": {"indicators": ""}}}, {},
         "no indicator of the proposal shows the benefit 'time'"),
        ("ECO045", {}, {"indicators": (*WHOLE["indicators"], HandedIndicator("spent", "Spent"))},
         "the indicator 'Spent' leads to no goal and no benefit"),
        ("ECO046", {}, {"requirements": (HandedRequirement("portal", "R1", "A portal", True,
                                                           wanted=False), LOG)},
         "all requirements of the need 'Not to queue' are put off"),
        ("ECO047", {"economics/needs": {"queue": {"frequency": "", "asked": ""}}}, {},
         "nobody was asked how many people have any of the needs"),
        ("ECO047", {"economics/needs": {"queue": {"asked": ""}}}, {},
         "has 'frequency' and not the other of the two"),
        ("ECO048", {"economics/segments": {"all": SEGMENT | {"name": "All", "stated": "bias"}}}, {},
         "what the segment 'all' says it would do is taken at its word"),
        ("ECO048", {"economics/segments": {"all": SEGMENT | {"name": "All", "stated": "price",
                                                             "discount": "bias"}}}, {},
         "'price' is 200; a share lies between 0 and 1"),
        ("ECO049", {"economics/segments": {"all": SEGMENT | {"name": "All", "connected": "yes"}}},
         {}, "no group without internet"),
        ("ECO050", {"economics/feasibility": {"legal": {"condition": "An ordinance."}}}, {},
         "the condition of the legal test has no owner and no by and no shown"),
        ("ECO051", {"economics/feasibility": {"social": {"evidence": "Much Time is saved."}}}, {},
         "the social test rests on 'time'"),
        ("ECO052", {"economics/options": {"lean": {"fails": "legal"}}}, {},
         "the recommended option fails the legal test, which scores above 0"),
        ("ECO053", {"basis/quantities": {"running": {"value": 60}}}, {},
         "the net present value of 'form' is above the recommended option's"),
        ("ECO054", {"economics/selection": {"alignment": {"met": "yes", "evidence": "Read."}}}, {},
         "no commitment and no local_support and no sustainability and no after_the_study test"),
    ],
)  # fmt: skip
def test_a_breach_is_found_and_cured(found_by, code, edits, handed, problem):
    [finding] = found_by(code, edits, **handed)
    assert finding.code == code
    assert problem in finding.problem
    assert finding.cure


def test_an_option_worth_more_may_be_turned_down_with_a_reason(found_by):
    dear = {"basis/quantities": {"running": {"value": 60}}}
    reason = {"economics/options": {"form": {"decides": "Nobody can follow a case."}}}
    assert found_by("ECO053", merged(dear, reason)) == []


def test_a_must_without_a_component_is_the_technical_chapter_s_own_finding(found_by):
    assert found_by("ECO042", components=(HandedComponent("platform", "Platform", ()),)) == []


def test_a_score_of_nothing_agrees_with_a_failed_test(found_by):
    failed = {
        "economics/options": {"lean": {"fails": "legal"}},
        "economics/feasibility": {"legal": {"score": 0}},
    }
    assert found_by("ECO052", failed) == []
