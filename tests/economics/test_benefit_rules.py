"""What is counted twice, what is no benefit, and what is left out."""

from __future__ import annotations

import re

import pytest

from fs_toolkit.economics.benefit_rules import BENEFIT_RULES

RULES = {rule.code: rule for rule in BENEFIT_RULES}
BENEFIT = {"option": "lean", "side": "benefit", "party": "citizens", "family": "other",
           "formula": "running", "first": "live", "last": "end"}  # fmt: skip
NOT_IN_MONEY = {"direction": "harm", "evidence": "Seen in the log."}
NAMED = {
    "helped": {**NOT_IN_MONEY, "name": "Help", "catalogue": "assisted_service"},
    "both": {**NOT_IN_MONEY, "name": "Both", "catalogue": "dual_running"},
    "leak": {**NOT_IN_MONEY, "name": "Leak", "direction": "none", "catalogue": "incidents"},
    "course": {**NOT_IN_MONEY, "name": "Course", "catalogue": "learning_time"},
}


def lines(**changed):
    return {"economics/lines": changed}


def taking(*ids, **cells):
    return BENEFIT | {"catalogue": ";".join(ids)} | cells


BREACHES = [
    ("ECO070", lines(time={"catalogue": "citizens_time"}), "error lines time catalogue",
     "'time' takes 'citizens_time', which is no entry", "Did you mean 'citizen_time'"),
    ("ECO071", lines(time={"catalogue": "citizen_time"}, more=taking("citizen_time")),
     "error lines more catalogue",
     "'more' and 'time' both take 'citizen_time' for 'citizens', in the families 'other' and 'time'",
     "say which in `cases`"),
    ("ECO071", lines(time={"catalogue": "citizen_time"}, more=taking("willingness_to_pay")),
     "error lines more catalogue", "'more' takes 'willingness_to_pay' and 'time' takes 'citizen_time'",
     "Keep one of the lines"),
    ("ECO071", lines(time={"catalogue": "citizen_time"},
                     hours=taking("staff_hours", party="city", family="hours"),
                     channel=taking("channel_shift", party="city", family="channel")),
     "error lines channel catalogue", "'channel_shift' and 'hours' takes 'staff_hours'", "Keep one"),
    ("ECO071", lines(more=taking("faster_decisions", "business_compliance")),
     "error lines more catalogue", "which count the same effect", "one of the two entries"),
    ("ECO072", lines(more=taking("bribes_avoided")), "error lines more catalogue",
     "'more' counts bribes not paid", "in the narrative"),
    ("ECO072", lines(more=taking("jobs")), "error lines more catalogue", "jobs created", "Take the line out"),
    ("ECO072", lines(more=taking("tax_receipts")), "error lines more catalogue", "taxes received", "out"),
    ("ECO072", lines(more=taking("trust")), "error lines more catalogue", "puts trust into money",
     "economics/unmonetised.csv"),
    ("ECO072", lines(more=taking("revenue_uplift")), "error lines more transfer",
     "as a gain of society", "`transfer_to`"),
    ("ECO073", lines(more=taking("incidents")), "error lines more catalogue",
     "'more' is a benefit, and 'incidents' is a cost", "Correct `side`"),
    ("ECO074", lines(jobs=BENEFIT | {"name": "Jobs in the contact desk"}), "warning lines jobs name",
     "reads like a transfer: 'jobs'", "`catalogue`"),
    ("ECO074", lines(more=BENEFIT | {"name": "일자리 창출"}), "warning lines more name", "일자리", "catalogue"),
    ("ECO075", lines(more=taking("staff_hours", party="city", cashable="0.5", realisation="0.5")),
     "warning lines more cashable", "counts staff time as cash \\(0.5\\)", "realisation.csv"),
    ("ECO075", lines(more=taking("staff_hours", party="city")), "warning lines more realisation",
     "takes all the staff time", "below 1"),
    ("ECO077", lines(time={"catalogue": "citizen_time"})
     | {"economics/unmonetised": NAMED | {"queue": NAMED["both"] | {"catalogue": "citizen_time"}}},
     "error unmonetised queue catalogue", "'queue' is not put into money as 'citizen_time'", "out of one"),
    ("ECO078", lines(time={"catalogue": "citizen_time"}, more=BENEFIT), "note lines more",
     "'more' takes no entry", "Name it in `catalogue`"),
]  # fmt: skip

KEEPERS = [
    ("ECO071", lines(time={"catalogue": "citizen_time", "cases": "petitions"},
                     more=taking("citizen_time", cases="reports"))),
    ("ECO071", lines(time={"catalogue": "citizen_time"}, more=taking("citizen_time", party="firms"))),
    ("ECO071", lines(time={"catalogue": "citizen_time", "option": "form"}, more=taking("citizen_time"))),
    ("ECO071", lines(time={"catalogue": "citizen_time", "first": "2018", "last": "2018"},
                     more=taking("willingness_to_pay", first="2019", last="2019"))),
    ("ECO071", lines(time={"catalogue": "citizen_time"}, more=taking("no_such_thing"))),
    ("ECO072", lines(more=taking("revenue_uplift", transfer="1", transfer_to="citizens"))),
    ("ECO074", lines(jobs=taking("citizen_time", name="Jobs done sooner"))),
    ("ECO075", lines(more=taking("staff_hours", party="city", cashable="0.5", realisation="0.5"))
     | {"economics/realisation": {"a": {"line": "more", "owner": "Home affairs",
                                        "indicator": "Posts given up", "when": "each year"}}}),
    ("ECO076", {"economics/unmonetised": NAMED}),
]  # fmt: skip


def test_every_rule_has_a_breach():
    assert set(RULES) == {code for code, *_ in BREACHES} | {"ECO076"}
    assert all(rule.reason and rule.source for rule in RULES.values())


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_good_study_keeps(code, on_disk):
    study = on_disk({"economics/unmonetised": NAMED})
    assert list(RULES[code](study.inputs, study.basis)) == []


@pytest.mark.parametrize(("code", "edits"), KEEPERS)
def test_other_ways_to_keep(code, edits, on_disk):
    study = on_disk(edits)
    assert list(RULES[code](study.inputs, study.basis)) == []


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach[0]} {breach[2]}")
def test_a_breach_is_found_in_its_place_and_cured(breach, on_disk):
    code, edits, place, problem, cure = breach
    study = on_disk(edits)
    [found] = RULES[code](study.inputs, study.basis)
    severity, name, id, *column = place.split(" ")
    assert (found.code, found.severity) == (code, severity)
    assert str(found.place) == f"economics/{name}.csv:{study.lines[f'economics/{name}', id]}"
    if column:
        assert found.place.field == column[0]
    assert re.search(problem, found.problem), found.problem
    assert re.search(cure, found.cure), found.cure


def test_disbenefits_nobody_speaks_of_are_named(on_disk):
    left = {id: cells for id, cells in NAMED.items() if id != "leak"}
    [found] = RULES["ECO076"](*_parts(on_disk({"economics/unmonetised": left})))
    assert found.problem == "nothing is said of security incidents (incidents)"
    assert str(found.place) == "economics/unmonetised.csv"
    assert "direction harm or none" in found.cure


def test_an_open_list_of_disbenefits_is_a_question_and_no_mistake(on_disk):
    assert list(RULES["ECO076"](*_parts(on_disk()))) == []


def _parts(study):
    return study.inputs, study.basis
