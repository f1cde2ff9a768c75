from __future__ import annotations

import pytest

from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import INPUT_RULES, architecture
from fs_toolkit.technical.inputs.architecture import DataPlace, Link, Node, Step


def found(rule, inputs, basis):
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def changed(inputs, **tables):
    return inputs.model_copy(update=tables)


class TestNetwork:
    def test_a_node_that_no_link_reaches_is_found(self, inputs, basis):
        lone = Node(id="lone", name="Lone box", zone="Data centre")
        broken = changed(inputs, nodes=(*inputs.nodes, lone))
        [finding] = found(architecture.nodes_and_links_hang_together, broken, basis)
        assert finding.problem == "no link reaches the node 'Lone box'"

    def test_a_link_to_itself_is_found(self, inputs, basis):
        loop = Link(start="pages", end="pages", data="cases", protocol="file")
        broken = changed(inputs, links=(*inputs.links, loop))
        [finding] = found(architecture.nodes_and_links_hang_together, broken, basis)
        assert finding.problem == "a link goes from 'pages' to itself"

    def test_a_component_that_runs_nowhere_is_found(self, inputs, basis):
        bare = tuple(node.model_copy(update={"component": None}) for node in inputs.nodes)
        kept = (bare[0], bare[1].model_copy(update={"component": "guard"}), bare[2])
        [finding] = found(
            architecture.components_stand_somewhere, changed(inputs, nodes=kept), basis
        )
        assert finding.problem == "the component 'Platform' stands at no node"


class TestProcess:
    @pytest.mark.parametrize(
        ("step", "problem"),
        [
            (Step(id="lost", lane="Office", name="Lost"), "the step 'lost' follows nothing and is no start"),
            (Step(id="late", lane="Office", name="Late", kind="start", after="send"), "the start 'late' follows 'send'"),
            (Step(id="self", lane="Office", name="Self", after="self"), "'self' follows itself"),
        ],
    )  # fmt: skip
    def test_a_step_that_is_never_reached_is_found(self, inputs, basis, step, problem):
        broken = changed(inputs, process=(*inputs.process, step))
        [finding] = found(architecture.steps_follow_a_step_or_start, broken, basis)
        assert finding.problem == problem
        assert finding.severity == "error"

    @pytest.mark.parametrize(
        ("steps", "problem"),
        [
            (lambda s: s[:-1], "nothing follows 'answer', and it is no end"),
            (lambda s: (*s, Step(id="on", lane="Office", name="On", kind="end", after="done")), "the end 'done' is followed by a step"),
            (lambda s: (*s[:2], s[3].model_copy(update={"after": ("ours",)}), s[4]), "the decision 'ours' has one answer"),
            (lambda s: (*s[:2], s[2].model_copy(update={"when": ""}), *s[3:]), "'pass_on' follows a decision and does not say at which answer"),
        ],
    )  # fmt: skip
    def test_a_process_that_does_not_end_or_part_is_found(self, inputs, basis, steps, problem):
        broken = changed(inputs, process=steps(inputs.process))
        [finding] = found(architecture.the_process_ends_and_decisions_part, broken, basis)
        assert finding.problem == problem


class TestPlacesOfData:
    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            ({"rule": ""}, "no rule is named for the place of 'Names'"),
            ({"place": "abroad"}, "'Names' name people who complain and lie abroad"),
        ],
    )
    def test_without_a_rule_or_abroad_are_found(self, inputs, basis, change, problem):
        names = DataPlace(**{"data": "Names", "kind": "complainant", "place": "city", "hosting": "own", "rule": "Decree", "component": "platform", **change})  # fmt: skip
        [finding] = found(
            architecture.data_of_people_lie_where_a_rule_allows,
            changed(inputs, data_places=(names,)),
            basis,
        )
        assert finding.problem == problem
