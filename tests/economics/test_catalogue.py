"""The benefit catalogue: its entries can be read, counted and taken."""

from __future__ import annotations

import pytest

from fs_toolkit.core.formula import parse
from fs_toolkit.core.units import MONEY, MONEY_A_YEAR, ONE, read_unit, unit_of
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.economics.catalogue import catalogue, entries, formula_of, lacks, with_catalogue
from fs_toolkit.economics.line_rules import LINE_RULES

UNITS = {
    "transactions": "request/year", "new_transactions": "request/year", "citizen_minutes_before": "minute/request",
    "citizen_minutes_after": "minute/request", "value_of_time": "USD/hour", "visits_avoided": "visit/request",
    "trip_cost": "USD/visit", "firms": "firm", "filings": "filing/firm/year", "filing_hours_before": "hour/filing",
    "filing_hours_after": "hour/filing", "business_hour": "USD/hour", "staff_minutes_before": "minute/request",
    "staff_minutes_after": "minute/request", "official_hour": "USD/hour", "channel_cost": "USD/request",
    "online_cost": "USD/request", "pages_saved": "page/request", "page_cost": "USD/page",
    "letters_saved": "letter/request", "letter_cost": "USD/letter", "legacy_yearly_cost": "USD/year",
    "rework_cost": "USD/request", "value_at_risk": "USD/year", "tax_base": "USD/year",
    "procurement_spend": "USD/year", "cases": "case/year", "days_saved": "day/case", "value_of_day": "USD/day",
    "trip_length": "km/visit", "emission_rate": "kg/km", "carbon_value": "USD/kg", "resolved_worth": "USD/request",
    "users": "person/year", "willingness_to_pay_each": "USD/person", "offline_transactions": "request/year",
    "assisted_minutes": "minute/request", "dual_running_cost": "USD", "incident_probability": "incident/year",
    "incident_cost": "USD/incident", "learners": "person", "learning_hours": "hour/person",
    "handling_minutes": "minute/request", "minutes_per_hour": "minute/hour",
}  # fmt: skip
"""What a study would measure each parameter in; those left out are shares."""


class TestEntries:
    def test_every_family_of_benefits_and_disbenefits_is_there(self):
        codes = {entry.code for entry in catalogue().values()}
        assert {f"B{number}" for number in range(1, 16)} <= codes
        assert {"D1", "D2", "D3", "D4"} <= codes

    @pytest.mark.parametrize("id", catalogue())
    def test_a_formula_comes_out_in_its_unit(self, id):
        entry = catalogue()[id]
        if entry.counted in ("never", "unmonetised"):
            assert not entry.formula
            return
        units = {name: read_unit(unit, "USD") for name, unit in UNITS.items()}
        found = unit_of(parse(entry.formula), lambda name: units.get(name, ONE), lambda _: MONEY)
        assert found == {"money": MONEY, "money/year": MONEY_A_YEAR}[entry.unit]
        assert "minutes_per_hour" not in entry.parameters
        assert entry.parameters

    def test_what_it_excludes_exists(self):
        for entry in catalogue().values():
            assert set(entry.excludes) <= catalogue().keys()
            assert entry.id not in entry.excludes

    def test_ranges_say_what_they_are_of(self):
        for entry in catalogue().values():
            assert bool(entry.range) == (entry.low is not None) == (entry.high is not None)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_reports_have_a_name_for_each(self, language):
        wording = Wording.read(language)
        for id, entry in catalogue().items():
            name = wording.text(f"economics.entry.{id}")
            assert language != "en" or name == entry.name

    def test_a_damaged_table_is_a_mistake_of_ours(self, monkeypatch):
        monkeypatch.setattr("fs_toolkit.economics.catalogue.shipped_bytes", lambda *_: b"no\n1\n")
        with pytest.raises(ValueError, match=r"templates/benefits\.csv is damaged"):
            catalogue.__wrapped__()


TAKEN = {"side": "benefit", "catalogue": "legacy_retired"}


class TestLines:
    def test_a_line_without_a_formula_takes_that_of_its_entry(self, study):
        small = study({"old": TAKEN}, {"legacy_yearly_cost": {"value": 7, "unit": "USD/year"}})
        inputs = with_catalogue(small.inputs)
        [line] = inputs.lines
        assert line.formula == formula_of(line) == "legacy_yearly_cost"
        assert line.where == small.inputs.lines[0].where
        found = type(small)(inputs, small.basis)
        assert found.net() == [7, 7, 7, 7, 7]
        assert lacks(line, small.basis.quantities) == ()

    def test_a_formula_of_its_own_stays(self, study):
        small = study({"old": TAKEN | {"formula": "5"}})
        assert with_catalogue(small.inputs) is small.inputs
        assert lacks(small.inputs.lines[0], ()) == ()

    def test_several_entries_have_no_formula_together(self, study):
        both = {"side": "benefit", "catalogue": "citizen_time;travel_avoided"}
        [line] = with_catalogue(study({"old": both}).inputs).lines
        assert line.formula == ""

    def test_entries_of_no_name_are_passed_over(self):
        assert [entry.code for entry in entries(("nothing", "carbon"))] == ["B14"]

    @pytest.mark.parametrize(
        ("cells", "problem"),
        [
            ({"catalogue": "legacy_retired"}, "needs legacy_yearly_cost: no such quantity"),
            ({"catalogue": "rework_avoided"}, "no such quantities"),
            ({"catalogue": "citizen_time;travel_avoided"}, "several entries of the catalogue"),
            ({"catalogue": "jobs"}, "the catalogue has none for 'jobs'"),
            ({}, "'old' has no formula"),
        ],
    )
    def test_what_a_formula_lacks_is_found(self, study, cells, problem):
        small = study({"old": {"side": "benefit"} | cells})
        readable = next(rule for rule in LINE_RULES if rule.code == "ECO002")
        [found] = readable(with_catalogue(small.inputs), small.basis)
        assert problem in found.problem
        assert found.cure
