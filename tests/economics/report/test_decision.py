from __future__ import annotations

import pytest

from fs_toolkit.economics.report.decision import decision_tree


def every(node):
    yield node
    for child in node.children:
        yield from every(child)


@pytest.fixture
def tree(printed):
    return printed["economics.tree"].data


def test_every_option_and_doing_nothing_are_branches(chapter, tree):
    names = {option.name for option in chapter.result.cost_benefit.evaluation.model.alternatives}
    assert {node.name for node in tree.root.children} == {
        *names, chapter.wording.text("feasibility.tree.nothing"),
    }  # fmt: skip


def test_each_gate_has_a_way_out(chapter, tree):
    ways = [node.note for node in every(tree.root)]
    gates = chapter.result.handed.gates
    assert len(gates) == 3
    assert all(gate.otherwise in ways for gate in gates)


def test_each_scenario_ends_in_its_net_present_value(chapter, tree):
    found = chapter.result.cost_benefit
    notes = [node.note for node in every(tree.root)]
    for npv in (found.base.npv, *(each.appraisal.npv for each in found.scenarios)):
        money = chapter.wording.money_words(npv, "USD")
        assert chapter.wording.text("feasibility.tree.npv", npv=money) in notes


def test_the_order_of_branches_is_that_of_costs_and_not_of_rows(chapter, tree):
    names = [node.name for node in tree.root.children]
    assert names[1:] == ["Do-minimum", "Lean shared platform", "Full multichannel"]


def test_without_gates_it_says_so(small, page):
    chapter = small()
    read = page(decision_tree(chapter.basis, chapter.result, chapter.wording))
    words = read.words("economics.tree.intro")
    assert chapter.phrase("feasibility.tree.intro_straight") in words
    assert read.never_referred_to() == set()
