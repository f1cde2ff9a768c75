"""Each rule is silent about the sound city, and speaks when the one thing it looks for is broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fs_toolkit.core.model import Folder
from fs_toolkit.legal.analysis import analyse
from fs_toolkit.legal.checks import INPUT_RULES, RESULT_RULES

RULES = {rule.code: rule for rule in (*INPUT_RULES, *RESULT_RULES)}


def look(code, inputs, basis, demands, needed):
    rule = RULES[code]
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis, demands, needed)))


@pytest.fixture
def findings(demands, needed):
    """What a rule finds in some inputs, with the requirements of the sound city."""
    return lambda code, inputs, basis: look(code, inputs, basis, demands, needed)


def with_row(inputs: Folder, table: str, place: int, **fields):
    """The inputs with one row of a table changed."""
    rows = list(getattr(inputs, table))
    rows[place] = rows[place].model_copy(update=fields)
    return inputs.model_copy(update={table: tuple(rows)})


def without(inputs: Folder, table: str, place: int):
    """The inputs without one row of a table."""
    rows = list(getattr(inputs, table))
    del rows[place]
    return inputs.model_copy(update={table: tuple(rows)})


BREAKS = {
    "LEG001": lambda i: with_row(i, "laws", 0, date_repealed=date(2010, 1, 1)),
    "LEG002": lambda i: with_row(i, "laws", 0, title_local=""),
    "LEG003": lambda i: with_row(i, "laws", 0, provision=""),
    "LEG004": lambda i: with_row(i, "laws", 0, verified="remembered"),
    "LEG005": lambda i: without(i, "coverage", 1),
    "LEG006": lambda i: without(i, "levels", 0),
    "LEG007": lambda i: with_row(i, "coverage", 1, laws=("data",)),
    "LEG008": lambda i: with_row(i, "rights", 1, note=""),
    "LEG009": lambda i: with_row(i, "coverage", 1, laws=("portals",)),
    "LEG010": lambda i: without(i, "institutions", 2),
    "LEG011": lambda i: i.model_copy(update={"functions": i.functions[:1]}),
    "LEG013": lambda i: with_row(i, "responsibilities", 0, role="C"),
    "LEG014": lambda i: with_row(i, "responsibilities", 1, role="C"),
    "LEG015": lambda i: with_row(with_row(i, "responsibilities", 0, institution="it"), "responsibilities", 1, institution="mayor"),
    "LEG016": lambda i: with_row(i, "actions", 0, workaround=""),
    "LEG017": lambda i: with_row(i, "actions", 0, cost_note=""),
    "LEG018": lambda i: with_row(i, "criteria", 0, minimum="as much as possible"),
    "LEG019": lambda i: without(i, "criteria", 4),
    "LEG020": lambda i: with_row(i, "actions", 1, lead_months=30),
    "LEG021": lambda i: without(i, "actions", 1),
    "LEG030": lambda i: with_row(with_row(i, "laws", 0, replaced_by="portals"), "laws", 2, replaced_by="petitions"),
    "LEG031": lambda i: with_row(i, "laws", 2, replaced_by="data"),
    "LEG032": lambda i: with_row(with_row(i, "laws", 0, date_repealed=date(2013, 1, 1), replaced_by="portals"), "laws", 2, date_repealed=date(2014, 1, 1)),
    "LEG033": lambda i: with_row(i, "laws", 2, binding_on_city=False),
    "LEG034": lambda i: with_row(i, "rights", 0, days=0),
    "LEG035": lambda i: with_row(i, "rights", 0, days=4000),
    "LEG036": lambda i: with_row(i, "rights", 0, requirement=""),
    "LEG037": lambda i: with_row(i, "rights", 0, days=15),
    "LEG038": lambda i: i.model_copy(update={"levels": (*i.levels, i.levels[0].model_copy(update={"rater": "B", "in_law": 3}))}),
    "LEG039": lambda i: with_row(i, "levels", 0, target=0),
    "LEG040": lambda i: with_row(i, "institutions", 0, parent="it"),
    "LEG041": lambda i: with_row(i, "institutions", 1, it_staff=11),
    "LEG042": lambda i: i.model_copy(update={"mandates": (*i.mandates, i.mandates[0].model_copy(update={"institution": "it"}))}),
    "LEG043": lambda i: with_row(i, "mandates", 2, law="data"),
    "LEG044": lambda i: with_row(i, "process", 1, after=("tell",)),
    "LEG045": lambda i: with_row(i, "posts", 0, volume=""),
    "LEG046": lambda i: with_row(i, "posts", 0, minutes="hours"),
    "LEG047": lambda i: with_row(i, "posts", 0, approval="needed", approved_by=""),
    "LEG048": lambda i: without(i, "coverage", 3),
    "LEG049": lambda i: with_row(i, "actions", 1, instrument="city_decision"),
    "LEG050": lambda i: with_row(with_row(i, "actions", 1, depends_on=("open",)), "actions", 2, depends_on=("keep",)),
    "LEG051": lambda i: without(i, "ordinance", 7),
    "LEG052": lambda i: with_row(i, "ordinance", 4, actions=()),
    "LEG053": lambda i: with_row(i, "criteria", 0, after=0),
    "LEG056": lambda i: i.model_copy(update={"working_time": i.working_time.model_copy(update={"utilisation": 1.0})}),
    "LEG057": lambda i: with_row(i, "coverage", 1, status="adequate"),
    "LEG058": lambda i: with_row(i, "actions", 1, lead_months=30),
    "LEG059": lambda i: with_row(i, "laws", 0, date_in_force=date(2010, 1, 1)),
}  # fmt: skip


def test_every_rule_is_broken_here():
    assert set(BREAKS) == set(RULES)
    assert len(RULES) == len(INPUT_RULES) + len(RESULT_RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_sound_study_gives_no_reason_to_object(code, inputs, basis, findings):
    assert findings(code, inputs, basis) == []


@pytest.mark.parametrize("code", BREAKS)
def test_each_rule_finds_what_it_looks_for(code, inputs, basis, findings):
    [found] = findings(code, BREAKS[code](inputs), basis)
    assert found.code == code
    assert found.problem
    assert found.cure.endswith(".")


@pytest.mark.parametrize("code", RULES)
def test_an_empty_folder_gives_no_reason_to_object(code, inputs, basis, findings):
    assert findings(code, type(inputs)(), basis) == []


def test_a_function_with_two_owners_is_found_as_well(inputs, basis, findings):
    two = with_row(inputs, "responsibilities", 1, role="A")
    problems = [found.problem for found in findings("LEG013", two, basis)]
    assert problems == ["2 institutions answer for 'Decide'"]


def test_a_law_that_reaches_back_and_says_why_is_sound(inputs, basis, findings):
    early = with_row(inputs, "laws", 0, date_in_force=date(2010, 1, 1))
    assert findings("LEG001", early, basis) == []
    [found] = findings("LEG059", early, basis)
    assert found.severity == "warning"
    reason = with_row(early, "laws", 0, retroactive="Section 1 gives force from the ordinance on")
    assert findings("LEG059", reason, basis) == []
    assert findings("LEG059", with_row(early, "laws", 0, retroactive=" "), basis) != []


def test_a_law_repealed_before_it_began_is_an_error(inputs, basis, findings):
    reason = "Section 1 gives force from the ordinance on"
    law = inputs.laws[0]
    ended = with_row(inputs, "laws", 0, date_repealed=law.date_passed, retroactive=reason)
    [found] = findings("LEG001", ended, basis)
    assert found.severity == "error"
    assert "earlier than date_in_force" in found.problem


def test_a_repealed_law_gives_no_right(inputs, basis, findings):
    ended = with_row(inputs, "laws", 0, date_repealed=date(2015, 1, 1))
    [found] = findings("LEG008", ended, basis)
    assert "To complain" in found.problem


def test_a_late_action_with_a_workaround_is_sound(inputs, basis, findings):
    late = with_row(inputs, "actions", 1, lead_months=30, workaround="An order for the pilot")
    assert findings("LEG020", late, basis) == []


def test_a_step_after_one_that_is_not_there_is_found(inputs, basis, findings):
    lost = with_row(inputs, "process", 1, after=("nowhere",))
    [found] = findings("LEG044", lost, basis)
    assert "follows 'nowhere', which is no step" in found.problem


def test_working_days_that_are_no_number_of_days_a_year_are_found(inputs, basis, findings):
    wrong = inputs.model_copy(
        update={"working_time": inputs.working_time.model_copy(update={"days": "cases"})}
    )
    [found] = findings("LEG046", wrong, basis)
    assert "no number of days a year" in found.problem
    [found] = findings("LEG046", inputs, basis.changed({"days": 4000}))
    assert found.problem == "a year has no 4000 working days"


def test_a_test_without_a_time_does_not_hold_a_deadline(inputs, basis, needed, demands):
    silent = (replace(demands[0], acceptance="Each case is answered in time."), *demands[1:])
    [found] = look("LEG037", inputs, basis, silent, needed)
    assert "names no time" in found.problem


def test_a_chain_of_replacements_that_goes_on_is_sound(inputs, basis, findings):
    fine = with_row(inputs, "laws", 0, date_repealed=date(2013, 1, 1), replaced_by="portals")
    assert findings("LEG032", fine, basis) == []


def test_a_replacement_without_dates_is_not_judged(inputs, basis, findings):
    undated = with_row(inputs, "laws", 2, replaced_by="data", date_repealed=None)
    assert findings("LEG031", undated, basis) == []


def test_a_conflict_in_a_law_in_force_is_not_called_partial(inputs, basis, findings):
    [found] = findings("LEG057", with_row(inputs, "coverage", 0, status="partial"), basis)
    assert "a law in force conflicts" in found.problem


def test_a_reason_explains_an_unusual_working_time(inputs, basis, findings):
    time = inputs.working_time.model_copy(update={"utilisation": 0.4, "reason": "Half a post"})
    assert findings("LEG056", inputs.model_copy(update={"working_time": time}), basis) == []


def test_a_function_that_no_law_gives_to_anybody_is_found(inputs, basis, findings):
    [found] = findings("LEG042", without(inputs, "mandates", 1), basis)
    assert found.problem == "no law in force gives 'Receive' to anybody"


def test_an_action_on_the_city_s_powers_settles_mandates(inputs, basis, findings):
    settled = with_row(without(inputs, "mandates", 1), "actions", 2, topic="local_powers")
    assert findings("LEG042", settled, basis) == []
