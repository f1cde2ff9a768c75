from __future__ import annotations

import csv
import re
from datetime import date

import pytest
import yaml

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import BasisInputs, evaluate_basis
from fs_toolkit.core.basis_rules import BASIS_RULES
from fs_toolkit.core.model import Folder
from fs_toolkit.core.reader import read
from fs_toolkit.core.units import BUILT_IN

ABOUT = About(
    format=1,
    city="Testville",
    country="Nowhere",
    project="Register",
    in_force_at=date(2015, 12, 31),
    information_cutoff=date(2017, 12, 31),
    worked_example=True,
)
RULES = {rule.code: rule for rule in BASIS_RULES}


class Study(Folder):
    basis: BasisInputs = BasisInputs()


SETTINGS = {"currency": "USD", "price_year": 2015, "first_year": 2016, "years": 5,
            "discount_rate": "rate", "go_live": "opening", "recommended": "lean"}  # fmt: skip
ASSUMED = {"unit": "1", "kind": "assumption", "origin": "desk_estimate", "reason": "A guess."}
GOOD = {
    "quantities": {
        "rate": ASSUMED | {"unit": "1/year", "value": 0.1, "low": 0.06, "high": 0.12},
        "opening": ASSUMED | {"unit": "year", "value": 2017, "low": 2017, "high": 2018},
        "wage": ASSUMED | {"unit": "USD/hour", "value": 2, "low": 1, "high": 3},
        "handling": ASSUMED | {"unit": "minute/visit", "value": 30, "low": 10, "high": 60},
        "cost": ASSUMED | {"unit": "USD/visit", "kind": "estimate",
                           "formula": "handling / minutes_per_hour * wage"},
        "people": ASSUMED | {"unit": "person", "kind": "estimate"},
        "people_2015": ASSUMED | {"unit": "person", "value": 90, "kind": "fact",
                                  "origin": "published", "as_of": "2015", "source": "census"},
        "growth": ASSUMED | {"unit": "1/year", "value": 0.02, "low": 0, "high": 0.05},
        "investment": ASSUMED | {"kind": "estimate"},
        "uptake": ASSUMED | {"kind": "estimate"},
        "later": ASSUMED | {"kind": "estimate"},
        "drawn": ASSUMED | {"kind": "estimate", "origin": "synthetic", "value": 4},
    },
    "shapes": {
        "people": {"type": "growth", "base": "people_2015", "rate": "growth", "from": "2015"},
        "investment": {"type": "spread", "points": "0.4;0.6"},
        "uptake": {"type": "ramp", "points": "0.5;1", "from": "live"},
        "later": {"type": "lag", "base": "uptake", "from": "1"},
    },
    "series": {
        "people 2016": {"value": 91, "kind": "fact", "source": "census"},
        "people 2017": {"value": 93, "kind": "fact", "source": "census"},
    },
}  # fmt: skip


@pytest.fixture
def study(tmp_path):
    """Writes the good study with some cells changed, and reads it as any study is read."""

    def write(settings=None, findings=0, **tables):
        folder = tmp_path / "basis"
        folder.mkdir()
        if settings is not False:
            text = yaml.safe_dump({**SETTINGS, **(settings or {})})
            (folder / "settings.yaml").write_text(text, encoding="utf-8")
        lines = {}
        for name, good in GOOD.items():
            rows = {id: dict(row) for id, row in good.items()}
            for id, cells in tables.get(name, {}).items():
                rows[id] = {**rows.get(id, {}), **cells}
            for id, row in rows.items():
                row["id"] = row.get("id", id.split(" ")[0])
                if name == "quantities":
                    row.setdefault("name", id)
                if name == "series":
                    row["year"] = id.split(" ")[1]
            columns = dict.fromkeys(column for row in rows.values() for column in row)
            with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(rows.values())
            lines |= {(name, id): line for line, id in enumerate(rows, 2)}
        reading = read(Study, tmp_path)
        assert len(reading.findings) == findings
        return reading.parts.basis, lines

    return write


def row(**cells):
    return {"quantities": {"wage": cells}}


def quantity(id, **cells):
    return {"quantities": {id: {"value": "", "low": "", "high": "", **cells}}}


def shape(id, **cells):
    return {"shapes": {id: cells}}


# Each breach: what is changed in the good study, where the finding stands, its words and cure.
BREACHES = [
    ("BAS001", {"quantities": {"tax15": ASSUMED | {"kind": "estimate", "value": 1}}},
     "quantities tax15 id", "'tax15' is the name of a cell in Excel", "another id"),
    ("BAS001", {"quantities": {"class": ASSUMED | {"kind": "estimate", "value": 1}}},
     "quantities class id", "'class' is a word of Python or JavaScript", "another id"),
    ("BAS001", {"quantities": {"months_per_year": ASSUMED | {"kind": "estimate", "value": 1}}},
     "quantities months_per_year id", "'months_per_year' is a quantity that every study", "another"),
    ("BAS002", quantity("wage"), "quantities wage", "'wage' has no value", "Give a value or a form"),
    ("BAS002", row(formula="2"), "quantities wage", "'wage' has a value and a formula", "Keep one"),
    ("BAS002", {"quantities": {"people": {"value": 3}}}, "quantities people",
     "'people' has a value and points or a shape over years", "Keep one of them."),
    ("BAS002", {"shapes": {"people 2": {"id": "people", "type": "constant", "base": "3"}}},
     "shapes people 2 id", "'people' has a second shape; the first is basis/shapes.csv:2", "Keep"),
    ("BAS002", {"series": {"people 2016 again": {"value": 92, "kind": "fact", "source": "census"}}},
     "series people 2016 again year",
     "'people' has a second point of 2016; the first is basis/series.csv:2", "Keep one of them."),
    ("BAS003", quantity("cost", formula="wage ^ 2"), "quantities cost formula", r"holds '\^'",
     r"\*\* for a power"),
    ("BAS003", quantity("cost", formula="__import__('os')"), "quantities cost formula", 'holds "\'"',
     "holds no text"),
    ("BAS003", quantity("cost", formula="total(investment)"), "quantities cost formula",
     "takes the total of 'investment', and lines are summed in lines only", "economics/lines.csv"),
    ("BAS003", shape("uptake", points="0.5;open(a)"), "shapes uptake points",
     r"points: the formula calls open\(\)", "Only min, max"),
    ("BAS003", shape("people", base="90; 91"), "shapes people base", "base: .* holds ';'", "comma"),
    ("BAS004", quantity("cost", formula="wages * 2"), "quantities cost formula",
     "the formula of 'cost' uses 'wages', which is no quantity", "Did you mean 'wage'?"),
    ("BAS004", shape("uptake", **{"from": "live + delay"}), "shapes uptake",
     "the shape of 'uptake' uses 'delay', which is no quantity", "The study has: "),
    ("BAS004", shape("uptake", points="live;1"), "shapes uptake", "uses 'live', which is no", "has"),
    ("BAS005", quantity("wage", formula="cost * 2"), "quantities cost formula",
     "go round in a circle: cost > wage > cost", "a value of its own"),
    ("BAS005", shape("uptake", type="lag", base="later", points="", **{"from": "1"}),
     "quantities later formula", "circle: later > uptake > later", "a value of its own"),
    ("BAS006", shape("people", rate=""), "shapes people", "the growth 'people' has no 'rate'",
     "A growth needs base, rate, from."),
    ("BAS006", shape("people", speed="2"), "shapes people speed",
     "the growth 'people' has 'speed', which it does not use", "Leave the cell empty"),
    ("BAS006", shape("uptake", type="logistic", points="", ceiling="1", midpoint="live", speed="1"),
     "shapes uptake from", "the logistic 'uptake' has 'from', which it does not use", "midpoint"),
    ("BAS006", shape("later", base="uptake * 2"), "shapes later base",
     r"the lag 'later' follows 'uptake \* 2'", "Name one series"),
    ("BAS007", shape("investment", points="0.4;0.5"), "shapes investment points",
     "the points of the spread 'investment' add up to 0.9", "Make them add up to 1."),
    ("BAS007", shape("investment", points="0.4;growth"), "shapes investment points",
     "add up to 0.42", "Make them add up to 1."),
    ("BAS008", row(unit="%"), "quantities wage unit", "a share has the unit 1", "Count nouns"),
    ("BAS008", quantity("cost", formula="handling * wage"), "quantities cost formula",
     r"comes out in minute\*money/hour/visit; its unit is money/visit", "a factor right"),
    ("BAS008", quantity("cost", formula="handling + wage"), "quantities cost formula",
     r"'cost': handling \[minute/visit\] and wage \[money/hour\] are added", "a unit right"),
    ("BAS008", shape("people", base="wage"), "shapes people base",
     "base of 'people': wage is in money/hour", "It must be in person."),
    ("BAS008", shape("people", rate="handling"), "shapes people rate", "handling is in minute/visit",
     "It must be in 1/year."),
    ("BAS008", shape("people", rate="people_2015"), "shapes people rate", "people_2015 is in person",
     "It must be in 1/year."),
    ("BAS008", {"quantities": {"investment": {"unit": "USD"}}}, "shapes investment",
     "the spread 'investment' has the unit money", "the unit 1"),
    ("BAS009", row(low=4, high=3), "quantities wage low", "'wage' has low 4 above high 3", "Exchange"),
    ("BAS009", row(value=0.5), "quantities wage value", "'wage' is 0.5, below low 1", "Correct the"),
    ("BAS009", row(value=3.5), "quantities wage value", "'wage' is 3.5, above high 3", "Correct the"),
    ("BAS009", row(high=""), "quantities wage", "'wage' has one end of a range", "both low and high"),
    ("BAS010", {"quantities": {"people_2015": {"source": "", "as_of": ""}}},
     "quantities people_2015", "has no source and no as_of", "or make it an estimate"),
    ("BAS010", {"series": {"people 2016": {"source": ""}}}, "series people 2016",
     "the fact 'people' of 2016 has no source", "Name a row of basis/sources.csv"),
    ("BAS011", row(low="", high="", reason=""), "quantities wage",
     "the assumption 'wage' has no low, no high, no reason", "the range is wide"),
    ("BAS012", {"quantities": {"drawn": {"kind": "fact"}}}, "quantities drawn kind",
     "'drawn' is synthetic and called a fact", "Call it an assumption"),
    ("BAS013", {"quantities": {"people_2015": {"as_of": "2018-01-01"}}},
     "quantities people_2015 as_of", "'people_2015' is of 2018-01-01, after the study's cut-off 2017",
     "What happened afterwards"),
    ("BAS013", {"series": {"people 2018": {"value": 9, "kind": "estimate"}}}, "series people 2018",
     "'people' has a point of 2018, after the study's cut-off 2017", "What happened afterwards"),
    ("BAS014", {"quantities": {"rate": {"value": 10, "low": 6, "high": 12}}}, "quantities rate value",
     "the discount rate 'rate' is 10 a year", "0.10 for 10 %"),
    ("BAS014", {"quantities": {"opening": {"value": 2021, "high": 2021}}}, "quantities opening value",
     "'opening' is 2021, outside the years 2016-2020", "basis/settings.yaml"),
    ("BAS014", {"quantities": {"opening": {"unit": "1"}}}, "quantities opening unit",
     "'opening' is in 1", "a calendar year: year"),
    ("BAS014", {"settings": {"discount_rate": "later"}}, "quantities later",
     "'later' changes from year to year", "Give it one value."),
]  # fmt: skip

KEEPERS = [
    ("BAS001", {"quantities": {"tax_15": ASSUMED | {"kind": "estimate", "value": 1}}}),
    ("BAS003", quantity("cost", formula="min(wage, 2) ** 1 / 3")),
    ("BAS004", shape("uptake", **{"from": "min(live, end)"})),
    ("BAS006", shape("investment", **{"from": "live"})),
    ("BAS006", shape("uptake", type="constant", base="0.5", points="", **{"from": ""})),
    ("BAS007", shape("investment", points="0.3333333333;0.3333333333;0.3333333334")),
    ("BAS007", shape("investment", points="wage - 1;0.6")),  # no number before it is evaluated
    ("BAS008", shape("people", **{"from": "opening"})),
    ("BAS009", row(value=1, low=1, high=1)),
    ("BAS011", quantity("people", kind="assumption")),  # a series carries no range
    ("BAS013", {"quantities": {"wage": {"as_of": "2030"}}}),  # an assumption knows no later facts
    ("BAS014", {"quantities": {"rate": {"value": -0.02, "low": -0.04, "high": 0}}}),
]


def test_every_rule_has_a_breach():
    by_hand = {"BAS012", "BAS015"}  # whose breach is not in a cell
    assert set(RULES) == {code for code, *_ in BREACHES} | by_hand
    assert len(RULES) == len(BASIS_RULES)
    assert all(rule.severity == "error" and rule.reason and rule.source for rule in BASIS_RULES)


@pytest.mark.parametrize("code", sorted(RULES))
def test_the_good_study_keeps(code, study):
    inputs, _ = study()
    assert list(RULES[code](inputs, ABOUT)) == []


@pytest.mark.parametrize(("code", "edits"), KEEPERS)
def test_other_ways_to_keep(code, edits, study):
    inputs, _ = study(**edits)
    assert list(RULES[code](inputs, ABOUT)) == []


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: f"{breach[0]} {breach[2]}")
def test_a_breach_is_found_in_its_place_and_cured(breach, study):
    code, edits, place, problem, cure = breach
    inputs, lines = study(**edits)
    [found] = RULES[code](inputs, ABOUT)
    assert (found.code, found.severity) == (code, "error")
    table, *rest = place.split(" ")
    has_field = (table, " ".join(rest)) not in lines
    id = " ".join(rest[:-1] if has_field else rest)
    assert str(found.place) == f"basis/{table}.csv:{lines[table, id]}"
    assert found.place.field == (rest[-1] if has_field else None)
    assert re.search(problem, found.problem), found.problem
    assert re.search(cure, found.cure), found.cure


@pytest.mark.parametrize(
    "unread",
    [{"wage": {"value": "two"}}, {"wage": {"unit": ""}}],
)
def test_a_name_that_may_stand_in_an_unreadable_row_is_not_called_unknown(unread, study):
    rows = {id: ASSUMED | {"kind": "estimate", "value": 1} | cells for id, cells in unread.items()}
    inputs, _ = study(findings=1, quantities=rows)
    assert [found.problem for found in RULES["BAS004"](inputs, ABOUT)] == []


def test_missing_settings_are_found_once_and_stop_no_other_rule(study):
    inputs, _ = study(settings=False)
    [found] = [found for rule in BASIS_RULES for found in rule(inputs, ABOUT)]
    assert (found.code, str(found.place)) == ("BAS015", "basis/settings.yaml")
    assert found.problem == "the file is missing"
    assert "first_year" in found.cure


def test_a_study_that_keeps_all_rules_can_be_evaluated(study):
    inputs, _ = study()
    basis = evaluate_basis(ABOUT, inputs)
    assert basis.value("cost") == 1  # half an hour at two dollars an hour
    assert basis.series("later").tolist() == [0, 0, 0.5, 1, 1]
    assert set(basis.quantities) | set(BUILT_IN) == set(basis.state.values)
