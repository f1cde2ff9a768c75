from __future__ import annotations

import pytest

from fs_toolkit.technical.analysis import analyse
from fs_toolkit.technical.checks import INPUT_RULES, swot
from fs_toolkit.technical.inputs.swot import CrossImpact, Strategy, SwotItem, SwotWeight


def found(rule, inputs, basis):
    if rule in INPUT_RULES:
        return list(rule(inputs, basis))
    return list(rule(inputs, basis, analyse(inputs, basis)))


def with_rows(inputs, **tables):
    return inputs.model_copy(update=tables)


class TestItems:
    def test_without_evidence_are_found(self, inputs, basis):
        bare = SwotItem(id="bare", kind="S", text="Good staff")
        changed = with_rows(inputs, swot=(*inputs.swot, bare))
        [finding] = found(swot.swot_items_have_evidence, changed, basis)
        assert "'Good staff'" in finding.problem
        assert finding.severity == "error"

    @pytest.mark.parametrize(
        ("change", "problem"),
        [
            (
                {"kind": "W", "changed_by": "others"},
                "stands as a weakness, but by its row others could",
            ),
            (
                {"kind": "T", "changed_by": "own"},
                "stands as a threat, but by its row the government itself could",
            ),
            ({"kind": "T", "text": "The city lacks trained staff."}, "it says 'The city lacks'"),
        ],
    )
    def test_on_the_wrong_side_are_found(self, inputs, basis, change, problem):
        moved = SwotItem(**{"id": "moved", "text": "It is so.", "weight": 1, "sources": "itu", **change})  # fmt: skip
        changed = with_rows(inputs, swot=(*inputs.swot, moved))
        [finding] = found(swot.items_lie_on_their_side, changed, basis)
        assert problem in finding.problem

    def test_that_say_whose_they_are_and_lie_there_are_not(self, inputs, basis):
        right = inputs.swot[1].model_copy(update={"changed_by": "own"})
        changed = with_rows(inputs, swot=(inputs.swot[0], right, *inputs.swot[2:]))
        assert found(swot.items_lie_on_their_side, changed, basis) == []

    def test_that_weigh_much_and_that_nothing_answers_are_found(self, inputs, basis):
        heavy = inputs.swot[3].model_copy(update={"weight": 4})
        changed = with_rows(inputs, swot=(*inputs.swot[:3], heavy))
        [finding] = found(swot.heavy_items_are_answered, changed, basis)
        assert "no strategy answers T1 'threat', whose weight is 4 of 5" in finding.problem

    def test_weigh_what_their_raters_say(self, inputs, basis):
        raised = tuple(SwotWeight(item="threat", rater=who, weight=w) for who, w in (("a", 5), ("b", 4)))  # fmt: skip
        [finding] = found(
            swot.heavy_items_are_answered, with_rows(inputs, swot_weights=raised), basis
        )
        assert "whose weight is 4.5 of 5" in finding.problem


class TestStrategies:
    @pytest.mark.parametrize(
        ("items", "problems"),
        [
            ("strong", ["joins no O"]),
            ("strong;open;threat", ["also joins T"]),
            ("weak;open", ["joins no S", "also joins W"]),
        ],
    )
    def test_of_other_kinds_are_found(self, inputs, basis, items, problems):
        strategy = Strategy(id="mixed", kind="SO", text="Do", items=items, requirements="track", components="guard")  # fmt: skip
        changed = with_rows(inputs, strategies=(strategy,))
        findings = found(swot.strategies_join_the_kinds_they_claim, changed, basis)
        assert all(problem in f.problem for f, problem in zip(findings, problems, strict=True))
        assert all("'mixed'" in f.problem for f in findings)

    @pytest.mark.parametrize("lacking", ["requirements", "components"])
    def test_that_nothing_carries_out_are_found(self, inputs, basis, lacking):
        loose = inputs.strategies[0].model_copy(update={lacking: ()})
        changed = with_rows(inputs, strategies=(loose,))
        [finding] = found(swot.strategies_are_carried_out_by_the_project, changed, basis)
        assert f"no {lacking[:-1]} carries out" in finding.problem

    def test_need_no_requirements_where_the_study_has_none(self, inputs, basis):
        loose = inputs.strategies[0].model_copy(update={"requirements": (), "components": ()})
        changed = with_rows(inputs, strategies=(loose,), requirements=(), components=())
        assert found(swot.strategies_are_carried_out_by_the_project, changed, basis) == []

    def test_whose_pairs_score_nothing_are_found(self, inputs, basis):
        idle = Strategy(id="idle", kind="WT", text="Wait", items="weak;threat", requirements="track", components="guard")  # fmt: skip
        changed = with_rows(inputs, strategies=(*inputs.strategies, idle))
        [finding] = found(swot.strategies_rest_on_an_effect, changed, basis)
        assert "'idle' has a cross-impact but 0" in finding.problem


class TestCrossImpact:
    @pytest.mark.parametrize(
        ("internal", "external", "problem"),
        [
            ("strong", "weak", "'weak' is W and stands as the item outside"),
            ("open", "threat", "'open' is O and stands as the item within"),
        ],
    )
    def test_between_two_of_one_side_is_found(self, inputs, basis, internal, external, problem):
        row = CrossImpact(internal=internal, external=external, score=1, reason="so")
        changed = with_rows(inputs, cross_impact=(*inputs.cross_impact, row))
        [finding] = found(swot.cross_impact_joins_an_item_within_and_one_outside, changed, basis)
        assert finding.problem == problem
        assert finding.severity == "error"

    def test_scored_twice_by_one_rater_is_found(self, inputs, basis):
        changed = with_rows(inputs, cross_impact=(*inputs.cross_impact, inputs.cross_impact[0]))
        [finding] = found(swot.ratings_stand_once, changed, basis)
        assert finding.problem == "'desk' scores 'strong' with 'open' twice"
        other = inputs.cross_impact[0].model_copy(update={"rater": "it_office"})
        assert found(swot.ratings_stand_once, with_rows(inputs, cross_impact=(*inputs.cross_impact, other)), basis) == []  # fmt: skip

    def test_a_weight_given_twice_by_one_rater_is_found(self, inputs, basis):
        twice = (SwotWeight(item="weak", rater="a", weight=1),) * 2
        [finding] = found(swot.ratings_stand_once, with_rows(inputs, swot_weights=twice), basis)
        assert finding.problem == "'a' weighs 'weak' twice"

    def test_with_gaps_is_found(self, inputs, basis):
        changed = with_rows(inputs, cross_impact=inputs.cross_impact[:3])
        [finding] = found(swot.every_pair_is_scored, changed, basis)
        assert finding.problem == "1 of 4 pairs have no score, 'weak' with 'threat' first"
