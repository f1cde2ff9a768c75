from __future__ import annotations

import re

import pytest

from fs_toolkit.economics.engine.model import compile_model, evaluate_model
from fs_toolkit.economics.line_rules import LINE_RULES, year_of

RULES = {rule.code: rule for rule in LINE_RULES}
GUESS = {"unit": "1", "kind": "assumption", "origin": "desk_estimate", "reason": "A guess."}


def line(id, **cells):
    return {"economics/lines": {id: cells}}


def option(id, **cells):
    return {"economics/options": {id: cells}}


def quantity(id, **cells):
    return {"basis/quantities": {id: GUESS | cells}}


def uplift(**cells):
    return {"economics/uplifts": {"investment": cells}}


# Each breach: what is changed in the good study, table, row and column of the finding, its
# words and cure.
BREACHES = [
    ("ECO001", option("without", kind="alternative"), "options without", "no option is the baseline",
     "kind baseline"),
    ("ECO001", option("form", kind="baseline"), "options form kind", "'form' is a second baseline",
     "Keep one."),
    ("ECO002", line("desk", formula="running ^ 2"), "lines desk formula", r"holds '\^'", r"\*\*"),
    ("ECO002", line("desk", formula="__import__(running)"), "lines desk formula",
     r"calls __import__\(\)", "Only min, max"),
    ("ECO002", line("desk", formula="runing"), "lines desk formula",
     "the formula of 'desk' uses 'runing', which is no quantity", "Did you mean 'running'?"),
    ("ECO002", line("desk", formula="0.1 * total(investments)"), "lines desk formula",
     "takes the total of 'investments'", "Families of lines are: form, inv"),
    ("ECO003", line("desk", formula="running + total(operation)"), "lines desk formula",
     "totals go round in a circle: operation > operation", "a family of its own"),
    ("ECO004", line("desk", formula="price"), "lines desk formula",
     "the yearly line 'desk' comes out in money, not in money/year", "Put a factor or a unit right"),
    ("ECO004", line("platform", formula="running"), "lines platform formula",
     "the one-off line 'platform' comes out in money/year, not in money", "minutes_per_hour"),
    ("ECO004", line("desk", formula="visits * minutes * wage"), "lines desk formula",
     r"comes out in minute\*money/hour/year", "minutes_per_hour"),
    ("ECO004", line("desk", formula="running + price"), "lines desk formula",
     r"'desk': running \[money/year\] and price \[money\] are added", "a unit right"),
    ("ECO004", line("both", formula="0.1 * total(investment)", option="lean", side="cost",
                    party="city", family="both", first="live", last="end"),
     "lines both formula", "the yearly line 'both' comes out in money", "right"),
    ("ECO005", line("platform", spread="visits"), "lines platform spread", "'visits' is no spread",
     "the type spread"),
    ("ECO005", line("platform", spread="uptake"), "lines platform spread", "'uptake' is no spread",
     "the type spread"),
    ("ECO005", line("platform", first="2016", last="2018"), "lines platform last",
     "'platform' has both a spread and a last year", "Leave `last` empty"),
    ("ECO005", {"basis/shapes": {"build": {"from": ""}}}, "lines platform first",
     "'platform' has a spread without a start", "Give `first`, or `from`"),
    ("ECO005", line("desk", first=""), "lines desk first", "'desk' has no first year", "live"),
    ("ECO005", line("desk", last=""), "lines desk last", "'desk' has no last year", "end"),
    ("ECO005", line("desk", first="2015"), "lines desk first",
     "'desk' has its first year in 2015, outside the years 2016-2025", "basis/settings.yaml"),
    ("ECO005", line("desk", last="live+9"), "lines desk last", "last year in 2026, outside", "`years`"),
    ("ECO005", line("desk", first="2020", last="live+1"), "lines desk last",
     "'desk' ends before it begins", "Correct first or last."),
    ("ECO005", line("desk", first="start"), "lines desk first",
     "first: 'start' is neither a year nor a quantity", "Write a year"),
    ("ECO005", line("desk", first="live + uptake"), "lines desk first",
     r"first: 'live \+ uptake' changes from year to year", "Write a year"),
    ("ECO005", line("desk", first="2017-01-01"), "lines desk first",
     "first: the formula .* cannot be read", "Write a year"),
    ("ECO005", line("desk", first="total(form)"), "lines desk first",
     r"first: 'total\(form\)' is neither a year nor a quantity", "Write a year"),
    ("ECO006", line("platform", transfer="10"), "lines platform transfer", "transfer is 10",
     "It lies between 0 and 1; write 0.10 for 10 %."),
    ("ECO006", line("platform", conversion="-0.1"), "lines platform conversion",
     "conversion: '-0.1' is neither a number nor a quantity", "The study has: "),
    ("ECO006", line("platform", conversion="2.5"), "lines platform conversion", "conversion is 2.5",
     "between 0 and 2"),
    ("ECO006", line("desk", cashable="vat"), "lines desk cashable",
     "cashable: 'vat' is neither a number nor a quantity", "The study has: "),
    ("ECO006", line("desk", cashable="uptake"), "lines desk cashable",
     "cashable: 'uptake' changes from year to year", "Use one number."),
    ("ECO006", line("desk", cashable="rate"), "lines desk cashable", "cashable: 'rate' is in 1/year",
     "It must have the unit 1."),
    ("ECO006", line("platform", transfer="0.1 %"), "lines platform transfer", "transfer: .* holds '%'",
     "Write a number or a quantity."),
    ("ECO006", line("platform", life="0"), "lines platform life", "life is 0", "between 1 and 100"),
    ("ECO006", line("desk", life="5"), "lines desk life", "the yearly line 'desk' has a life",
     "Only what is bought once wears out."),
    ("ECO006", line("desk", residual="0.1"), "lines desk residual",
     "the yearly line 'desk' has a residual value", "Only what is bought once"),
    ("ECO006", line("desk", realisation="0.5"), "lines desk realisation",
     "the cost 'desk' has a realisation", "Costs come true"),
    ("ECO006", line("platform", residual="straight_line", life=""), "lines platform residual",
     "'platform' has a straight-line residual value and no life", "Give its life"),
    ("ECO006", line("platform", residual="2"), "lines platform residual", "residual is 2", "0 and 1"),
    ("ECO006", uplift(family="investments"), "uplifts investment family",
     "'investments' is no family of costs", "Did you mean 'investment'?"),
    ("ECO006", uplift(family="time"), "uplifts investment family", "'time' is no family of costs",
     "Cost families are: form, investment, operation."),
    ("ECO006", uplift(managed="1.5"), "uplifts investment managed", "managed is 1.5", "0 and 1"),
    ("ECO006", uplift(contingency="6"), "uplifts investment contingency", "contingency is 6", "and 5"),
    ("ECO007", {"economics/changes": {"again": {"set": "poor", "quantity": "wage", "value": 2}}},
     "changes again", "'poor' changes 'wage' twice; first in economics/changes.csv:4", "Keep one."),
    ("ECO007", {"economics/changes": {"new": {"set": "poor", "quantity": "uptake", "value": 1}}},
     "changes new quantity", "'uptake' is given by a shape or points", "that it is made of"),
    ("ECO009", line("platform", transfer_to=""), "lines platform transfer_to",
     "'platform' has a transfer, and nobody receives it", "Name the party"),
    ("ECO009", line("platform", transfer=""), "lines platform transfer",
     "'state' receives a transfer of 'platform', and there is none", "Give its share"),
]  # fmt: skip

KEEPERS = [
    ("ECO003", line("desk", formula="total(time)")),
    ("ECO004", line("desk", formula="0.1 * total(time)")),
    ("ECO004", line("desk", formula="runing")),  # ECO002 says what is wrong
    ("ECO004", line("desk", formula="total(nothing)")),  # and here too
    ("ECO005", line("platform", first="live", last="")),
    ("ECO005", line("desk", first="live + 1", last="end - 1")),
    ("ECO005", {"basis/shapes": {"build": {"from": ""}}} | line("platform", first="2016")),
    ("ECO006", line("platform", residual="straight_line")),
    ("ECO006", line("platform", residual="tax_share", conversion="1.2", cashable="0")),
    ("ECO006", uplift(managed="0.9", contingency="tax_share")),
    ("ECO009", line("platform", transfer="", transfer_to="")),
]


def test_every_rule_has_a_breach():
    assert set(RULES) == {code for code, *_ in BREACHES} | {"ECO010"}
    assert all(rule.severity == "error" and rule.reason and rule.source for rule in LINE_RULES)


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_good_study_keeps(code, on_disk):
    study = on_disk()
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
    table, id, *column = place.split(" ")
    assert (found.code, found.severity) == (code, "error")
    assert str(found.place) == f"economics/{table}.csv:{study.lines[f'economics/{table}', id]}"
    assert found.place.field == (column[0] if column else None)
    assert re.search(problem, found.problem), found.problem
    assert re.search(cure, found.cure), found.cure


def test_a_recommended_baseline_is_found_where_it_is_recommended(on_disk):
    study = on_disk(recommended="without")
    [found] = RULES["ECO001"](study.inputs, study.basis)
    assert found.place.file == "basis/settings.yaml"
    assert found.place.field == "recommended"
    assert found.problem == "the baseline 'without' is recommended"


def test_a_total_of_one_off_and_yearly_lines_is_refused(on_disk):
    more = {"desk": {"family": "investment"}, "time": {"formula": "total(investment)"}}
    study = on_disk({"economics/lines": more})
    [found] = RULES["ECO004"](study.inputs, study.basis)
    assert "total(investment) adds one-off lines to yearly ones" in found.problem


def test_a_circle_of_totals_is_shown_in_the_order_of_use(on_disk):
    more = {"desk": {"formula": "total(time)"}, "time": {"formula": "total(operation)"}}
    study = on_disk({"economics/lines": more})
    [found] = RULES["ECO003"](study.inputs, study.basis)
    assert found.problem == "totals go round in a circle: operation > time > operation"


def test_a_table_of_lines_without_any_appraises_nothing(on_disk):
    none = dict.fromkeys(["platform", "desk", "mailbox", "time"])
    study = on_disk({"economics/lines": none})
    [found] = RULES["ECO010"](study.inputs, study.basis)
    assert str(found.place) == "economics/lines.csv"
    assert found.problem == "no line says what an option costs or brings: the table lists none"
    assert "id, name, option, side, party" in found.cure


@pytest.mark.parametrize("missing", ["economics/options", "economics/lines"])
def test_pending_tables_are_no_mistake(missing, on_disk):
    study = on_disk({missing: None, "economics/uplifts": None})
    assert [found for rule in LINE_RULES for found in rule(study.inputs, study.basis)] == []


@pytest.mark.parametrize(
    ("cell", "year"), [("2019", 2019), ("live", 2017), ("live + 2", 2019), ("end", 2025)]
)
def test_a_cell_means_a_year(cell, year, on_disk):
    assert year_of(cell, on_disk().basis) == year


def test_a_family_that_may_stand_in_an_unreadable_row_is_not_called_unknown(on_disk):
    edits = {"desk": {"side": "loss"}, "time": {"formula": "total(operation)"}}
    study = on_disk({"economics/lines": edits}, findings=1)
    assert list(RULES["ECO002"](study.inputs, study.basis)) == []


def test_a_study_that_keeps_all_rules_can_be_evaluated(on_disk):
    study = on_disk()
    evaluation = evaluate_model(compile_model(study.inputs, study.basis))
    # by hand: half of 100 visits x 0.75 hours x 2 dollars x 0.9 in the year of opening
    assert evaluation.gross("lean").benefits[1] == pytest.approx(67.5)
    assert evaluation.gross("form").benefits[1] == pytest.approx(13.5)
