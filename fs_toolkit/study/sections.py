"""The five sections, one after the other: their analyses and their rules.

Five known sections need five visible calls, not a registry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.basis_rules import BASIS_RULES
from fs_toolkit.core.findings import Finding, Rule
from fs_toolkit.core.model import rows
from fs_toolkit.economics import analysis as economics_analysis
from fs_toolkit.economics import checks as economics_checks
from fs_toolkit.economics.analysis import EconomicsAnswers, EconomicsResult
from fs_toolkit.economics.draw_rules import DRAW_RULES
from fs_toolkit.economics.engine.model import Evaluation
from fs_toolkit.environment import analysis as environment_analysis
from fs_toolkit.environment import checks as environment_checks
from fs_toolkit.environment.analysis import EnvironmentResult
from fs_toolkit.legal import analysis as legal_analysis
from fs_toolkit.legal import checks as legal_checks
from fs_toolkit.legal.analysis import Demand, LegalResult
from fs_toolkit.proposal import analysis as proposal_analysis
from fs_toolkit.proposal import checks as proposal_checks
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.study.checks import STUDY_RULES
from fs_toolkit.study.costs import no_costs, option_costs, project_costs
from fs_toolkit.study.handed import for_the_proposal
from fs_toolkit.study.handed_over import handed_over
from fs_toolkit.study.inputs import StudyInputs, outside_view, topics_needed
from fs_toolkit.study.translation_rules import texts_are_translated
from fs_toolkit.summary.checks import SUMMARY_RULES
from fs_toolkit.technical import analysis as technical_analysis
from fs_toolkit.technical import checks as technical_checks
from fs_toolkit.technical.analysis import TechnicalResult


@dataclass(frozen=True)
class Results:
    """What the five sections return."""

    environment: EnvironmentResult
    technical: TechnicalResult
    legal: LegalResult
    proposal: ProposalResult
    economics: EconomicsAnswers
    """An `EconomicsResult` where there is an economic model."""


def analyse_sections(
    inputs: StudyInputs, basis: Basis, evaluation: Evaluation | None, language: str = ""
) -> Results:
    """The five sections; what one needs of another is handed over here.

    `language` is the report's where it is not the study's own: for what ships with words.
    """
    lines = {row.id: row.name for row in rows(inputs.economics.lines)}
    requirements = {row.id: row.text for row in rows(inputs.technical.requirements)}
    components = {row.id: row.name for row in rows(inputs.technical.components)}
    demands = tuple(
        Demand(row.id, row.type, row.text, row.acceptance, row.moscow == "must", label=f"R{number}")
        for number, row in enumerate(rows(inputs.technical.requirements), start=1)
        if row.moscow != "wont"
    )
    lines = {row.id: row.name for row in rows(inputs.economics.lines)}
    costs = project_costs(evaluation, components, basis.shapes) if evaluation else no_costs(basis)
    environment = environment_analysis.analyse(inputs.environment, basis, lines)
    technical = technical_analysis.analyse(
        inputs.technical, basis, option_costs(evaluation) if evaluation else None
    )
    legal = legal_analysis.analyse(inputs.legal, basis, demands, topics_needed(), lines)
    proposal = proposal_analysis.analyse(
        inputs.proposal,
        basis,
        costs,
        for_the_proposal(inputs, environment.barriers, evaluation, basis),
    )
    handed = handed_over(inputs, technical, legal, proposal)
    return Results(
        environment=environment,
        technical=technical,
        legal=legal,
        proposal=proposal,
        economics=economics_analysis.analyse(
            inputs.economics, basis, evaluation, requirements, outside_view(language), handed
        ),
    )


def input_rules(inputs: StudyInputs) -> Iterator[tuple[tuple[Rule, ...], object]]:
    """The rules over what a section was given, and what they look at."""
    yield environment_checks.INPUT_RULES, inputs.environment
    yield technical_checks.INPUT_RULES, inputs.technical
    yield legal_checks.INPUT_RULES, inputs.legal
    yield proposal_checks.INPUT_RULES, inputs.proposal
    yield economics_checks.INPUT_RULES, inputs.economics


def result_rules(
    inputs: StudyInputs, results: Results
) -> Iterator[tuple[tuple[Rule, ...], object, object]]:
    """The rules over what a section's analysis found, and what they look at."""
    yield environment_checks.RESULT_RULES, inputs.environment, results.environment
    yield technical_checks.RESULT_RULES, inputs.technical, results.technical
    yield legal_checks.RESULT_RULES, inputs.legal, results.legal
    yield proposal_checks.RESULT_RULES, inputs.proposal, results.proposal
    yield economics_checks.ANSWER_RULES, inputs.economics, results.economics
    if isinstance(results.economics, EconomicsResult):
        yield economics_checks.RESULT_RULES, inputs.economics, results.economics


def all_rules() -> Iterator[Rule]:
    """Every rule of the toolkit, for `fs check --explain`."""
    from fs_toolkit.core.formats import FORMAT_RULES
    from fs_toolkit.document.prose_rules import PROSE_RULES
    from fs_toolkit.document.resolve_rules import RESOLVE_RULES
    from fs_toolkit.readers.import_rules import IMPORT_RULES
    from fs_toolkit.readers.word.edited_rules import EDITED_RULES

    yield from STUDY_RULES
    yield from BASIS_RULES
    for checks in (
        environment_checks,
        technical_checks,
        legal_checks,
        proposal_checks,
        economics_checks,
    ):
        yield from (*checks.INPUT_RULES, *checks.RESULT_RULES)
    yield from economics_checks.ANSWER_RULES
    yield from DRAW_RULES
    yield from PROSE_RULES
    yield from RESOLVE_RULES
    yield from SUMMARY_RULES
    yield texts_are_translated
    yield from EDITED_RULES
    for each in (*FORMAT_RULES, *IMPORT_RULES):
        yield Rule(each.code, each.severity, each.truth, each.reason, each.source, _nothing)


def _nothing(*_: object) -> Iterator[Finding]:
    """Format rules look while the files are read."""
    return iter(())
