from __future__ import annotations

import pytest

from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import INPUT_RULES, needs
from fs_toolkit.technical.checks.needs import CLASSES_NOBODY_MAY_FORGET


def found(rule, inputs, basis):
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def with_first(inputs, **changes):
    first = inputs.requirements[0].model_copy(update=changes)
    return inputs.model_copy(update={"requirements": (first, *inputs.requirements[1:])})


def test_too_many_musts_are_found(inputs, basis):
    musts = tuple(row.model_copy(update={"moscow": "must"}) for row in inputs.requirements[:5])
    changed = inputs.model_copy(update={"requirements": (*musts, inputs.requirements[5])})
    [finding] = found(needs.must_is_the_smaller_part, changed, basis)
    assert finding.problem == "83% of the requirements are Must"


def test_a_requirement_without_a_test_is_found(inputs, basis):
    changed = with_first(inputs, acceptance="")
    [finding] = found(needs.requirements_have_an_acceptance_test, changed, basis)
    assert "'report' has no acceptance test" in finding.problem


@pytest.mark.parametrize("changes", [{"ground": ""}, {"because": ""}])
def test_a_requirement_that_nothing_asks_for_is_found(inputs, basis, changes):
    [finding] = found(needs.requirements_have_a_source, with_first(inputs, **changes), basis)
    assert "'report' does not say what asks for it" in finding.problem


@pytest.mark.parametrize("field", ["text", "acceptance"])
def test_a_brand_is_found(inputs, basis, field):
    changed = with_first(inputs, **{field: "It runs on Windows."})
    [finding] = found(needs.requirements_name_no_brand, changed, basis)
    assert "names Windows" in finding.problem


def test_a_word_that_holds_a_brand_is_no_brand(inputs, basis):
    changed = with_first(inputs, text="Counters have windows and apples.")
    assert found(needs.requirements_name_no_brand, changed, basis) == []


@pytest.mark.parametrize("kind", CLASSES_NOBODY_MAY_FORGET)
def test_a_forgotten_class_is_found(inputs, basis, kind):
    others = tuple(row for row in inputs.requirements if row.type != kind)
    changed = inputs.model_copy(update={"requirements": others})
    [finding] = found(needs.no_class_of_requirement_is_forgotten, changed, basis)
    assert finding.problem == f"no requirement is about {kind}"


def test_adoption_above_internet_access_is_found(inputs, basis):
    eager = basis.changed({"shift": 0.8})
    [finding] = found(needs.adoption_stays_below_internet_access, inputs, eager)
    assert finding.problem == "'shift' goes up to 80%, above internet access of 50%"


def depending(inputs, **on):
    rows = tuple(
        row.model_copy(update={"depends_on": on[row.id]}) if row.id in on else row
        for row in inputs.requirements
    )
    return inputs.model_copy(update={"requirements": rows})


class TestDependence:
    def test_in_a_circle_is_found_and_printed(self, inputs, basis):
        circular = depending(inputs, report=("track",), track=("see",), see=("report",))
        [finding] = found(needs.requirements_do_not_wait_for_each_other, circular, basis)
        assert finding.problem.endswith("in a circle: report > track > see > report")
        assert finding.severity == "error"

    def test_of_a_must_on_what_will_not_come_is_found(self, inputs, basis):
        resting = depending(inputs, report=("sing",))
        [finding] = found(needs.a_must_does_not_rest_on_what_will_not_come, resting, basis)
        assert finding.problem == "'report' (must) depends on 'sing', which is not in the project"

    def test_of_a_release_on_a_later_one_is_found(self, inputs, basis):
        early = depending(inputs, report=("note",))
        [finding] = found(needs.nothing_comes_before_what_it_depends_on, early, basis)
        assert "'report' comes with release 1, and 'note' with release 2" in finding.problem


def test_adoption_above_access_times_awareness_is_found(inputs, basis):
    sizing = inputs.sizing.model_copy(update={"awareness": "aware"})
    known = inputs.model_copy(update={"sizing": sizing})
    [finding] = found(needs.adoption_stays_below_internet_access, known, basis)
    assert finding.problem == "'shift' goes up to 20%, above internet access of 50% times awareness of 30%"  # fmt: skip


@pytest.mark.parametrize("field", ["recovery_point", "recovery_time"])
def test_a_backup_without_hours_is_found(inputs, basis, field):
    sizing = inputs.sizing.model_copy(update={field: ""})
    [finding] = found(
        needs.a_loss_and_a_restore_have_limits, inputs.model_copy(update={"sizing": sizing}), basis
    )
    assert finding.severity == "warning"
