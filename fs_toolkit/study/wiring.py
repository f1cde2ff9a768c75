"""All the wiring: read, evaluate, analyse, check, report. One study in, one result out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fs_toolkit.core.about import Stage
from fs_toolkit.core.basis import Basis, evaluate_basis
from fs_toolkit.core.basis_rules import BASIS_RULES
from fs_toolkit.core.files import study_hash
from fs_toolkit.core.findings import Finding
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.notes import in_order
from fs_toolkit.core.reader import read
from fs_toolkit.core.references import check_references
from fs_toolkit.core.waivers import (
    Waived,
    divided,
    only_warnings_are_waived,
    waivers_name_rules_that_exist,
)
from fs_toolkit.document.prose import prose_findings
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.catalogue import with_catalogue
from fs_toolkit.economics.draw_rules import DRAW_RULES
from fs_toolkit.economics.engine.model import (
    Evaluation,
    Model,
    compile_model,
    evaluate_model,
    lacking,
)
from fs_toolkit.economics.engine.sampling import Sampling
from fs_toolkit.economics.simulation import DRAWS, SEED, Simulation, simulate
from fs_toolkit.economics.uncertainty import Uncertainty, uncertainty
from fs_toolkit.study.checks import (
    STUDY_RULES,
    early_findings,
    of_another_format,
    without_echoes,
    wordlist,
)
from fs_toolkit.study.inputs import StudyInputs, prose_of
from fs_toolkit.study.question_sets import with_question_set
from fs_toolkit.study.scenario import Scenario, scenario
from fs_toolkit.study.sections import (
    Results,
    all_rules,
    analyse_sections,
    input_rules,
    result_rules,
)
from fs_toolkit.study.summary_findings import summary_findings
from fs_toolkit.study.translating import Translated, translated

if TYPE_CHECKING:
    import pandas as pd

    from fs_toolkit.document.blocks import Block, Report


class StudyError(Exception):
    """A study that cannot be used: its findings say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        errors = [each for each in findings if each.severity == "error"]
        listed = "\n".join(str(each) for each in errors)
        super().__init__(f"the study has {len(errors)} error{'s'[: len(errors) != 1]}:\n{listed}")


class ModelPending(Exception):
    """A study without an economic model was asked for its numbers."""

    def __init__(self, missing: Mapping[str, str]) -> None:
        self.missing = missing
        parts = [f"{words} ({place})" for words, place in missing.items()]
        super().__init__(f"nothing is appraised yet: the study has no {wordlist(parts)}")


@dataclass(frozen=True)
class Study:
    """A study that has been read, evaluated, analysed and checked.

    The door for analysts: `Study.read(folder)`, then `.to_frame()`, `.scenario({...})`,
    `.simulate()`, and `.basis`, `.evaluation` and `.results` for all that they rest on.
    """

    inputs: StudyInputs
    basis: Basis
    evaluation: Evaluation | None
    """None while the economic model is pending; `lacking` says what it waits for."""
    results: Results
    findings: tuple[Finding, ...]
    fingerprint: str
    """Hash of the study's files."""
    as_read: StudyInputs
    """The inputs before what the toolkit ships was added: question sets, the catalogue of benefits."""
    waived: tuple[Waived, ...] = ()
    """Warnings that the study stands by, with the reasons of waivers.csv."""

    def __repr__(self) -> str:
        return f"Study({self.basis.about.city}: {self.basis.about.project})"

    @classmethod
    def read(cls, folder: Path | str) -> Study:
        """Read a study and analyse it.

        Raises
        ------
        StudyError
            If it has errors; `findings` lists all of them.
        """
        study, findings = examine(Path(folder))
        if study is None:
            raise StudyError(findings)
        return study

    @cached_property
    def lacking(self) -> Mapping[str, str]:
        """What the economic model waits for; nothing where there is one."""
        return lacking(self.inputs.economics, self.basis.settings)

    @property
    def appraised(self) -> tuple[Evaluation, EconomicsResult]:
        """The evaluation and what section 5 makes of it.

        Raises
        ------
        ModelPending
            If the study has no economic model yet.
        """
        if self.evaluation is None or not isinstance(self.results.economics, EconomicsResult):
            raise ModelPending(self.lacking)
        return self.evaluation, self.results.economics

    @cached_property
    def of_draws(self) -> tuple[Finding, ...]:
        """What is wrong with the draws, waived or not; asked only by a report or a check.

        Reading a study draws nothing.
        """
        economics = self.results.economics
        if not isinstance(economics, EconomicsResult):
            return ()
        given = (self.inputs.basis, self.basis, economics.cost_benefit)
        return _sorted([each for rule in DRAW_RULES for each in rule(*given)])

    @property
    def model(self) -> Model:
        """The compiled economic model; ModelPending if there is none yet."""
        return self.appraised[0].model

    def to_frame(self) -> pd.DataFrame:
        """The appraisal of every option as a pandas frame; ModelPending if there is none yet."""
        return self.appraised[1].cost_benefit.to_frame()

    def simulate(
        self,
        draws: int = DRAWS,
        seed: int = SEED,
        sampling: Sampling = "latin_hypercube",
    ) -> Simulation:
        """Draw every uncertain quantity and appraise every option; ModelPending without a model.

        Parameters
        ----------
        draws, seed, sampling :
            How many, from which streams, and "latin_hypercube", "random" or "sobol".
        """
        return simulate(self.model, self.basis, draws, seed, sampling)

    def scenario(self, *changes: Mapping[str, float] | str) -> Scenario:
        """The study with some quantities changed, as an object that answers the same questions.

        Parameters
        ----------
        *changes : mapping of quantity to value, or name of a scenario
            Later ones win. None at all is the base case.

        Raises
        ------
        WrongChange
            If a quantity or scenario is unknown, is given by a formula, or a value is no number;
            lists all of them.
        ModelPending
            If the study has no economic model yet.
        """
        return scenario(self.inputs.economics, self.basis, self.model, changes)

    def uncertainty(
        self,
        draws: int = DRAWS,
        seed: int = SEED,
        sampling: Sampling = "latin_hypercube",
    ) -> Uncertainty:
        """The same draws with budgets, rivals, sources of the spread and donors' tests."""
        found = self.appraised[1].cost_benefit
        return uncertainty(
            self.model, self.basis, found.appraisals, found.indicators, draws, seed, sampling
        )

    def report(
        self,
        language: str | None = None,
        stage: Stage | None = None,
        told: Callable[[Sequence[Block]], None] | None = None,
    ) -> tuple[Report, tuple[Finding, ...]]:
        """The report as blocks, and what was found while names became words.

        Parameters
        ----------
        language : str, optional
            Language of the generated sentences, and of the study's own texts as far as they are
            translated; the study's own if left out.
        stage : str, optional
            Status on the title page; the study's own if left out.
        told : callable, optional
            Is given the blocks of each section as soon as there are some, before names become
            words: charts can be drawn while the rest is composed.
        """
        from fs_toolkit.study.report import compose

        about, study = self.basis.about, self
        if stage not in (None, about.stage):
            about = about.model_copy(update={"stage": stage})
            study = replace(self, basis=replace(self.basis, about=about))
        if language is None or language == about.language:
            return compose(study, about.language, told=told)
        return compose(*_in_language(study, language), told=told)


def _in_language(study: Study, language: str) -> tuple[Study, str, Translated]:
    """A study with its own texts in another language as far as they are translated.

    Only words change: what was found wrong, and every number, is what it was.
    """
    about = study.basis.about
    done = translated(study.as_read, about.language, language)
    inputs = _with_what_ships(done.inputs, language)
    assert not isinstance(inputs.study, Pending)
    title = inputs.study.model_copy(update={"stage": about.stage})
    basis = evaluate_basis(title, inputs.basis)
    evaluation = None
    if study.evaluation is not None:
        evaluation = evaluate_model(compile_model(inputs.economics, basis))
    results = analyse_sections(inputs, basis, evaluation, language)
    made = replace(study, inputs=inputs, basis=basis, evaluation=evaluation, results=results)
    return made, language, done


def _with_what_ships(inputs: StudyInputs, language: str = "") -> StudyInputs:
    """The inputs with the questions of a set that the study names, and the catalogue of benefits."""
    inputs = with_question_set(inputs, language)
    return inputs.model_copy(update={"economics": with_catalogue(inputs.economics)})


def examine(folder: Path) -> tuple[Study | None, tuple[Finding, ...]]:
    """Read and check a study; None in its place where errors stop the evaluation."""
    reading = read(StudyInputs, folder)
    if other := of_another_format(reading.findings):
        return None, tuple(other)
    inputs = _with_what_ships(reading.parts)
    findings = [*reading.findings, *check_references(inputs)]
    for prose in prose_of(inputs):
        findings += prose_findings(prose)
    for rule in STUDY_RULES:
        findings += rule(inputs)
    if not isinstance(inputs.study, Pending):
        for rule in BASIS_RULES:
            findings += rule(inputs.basis, inputs.study)
    if isinstance(inputs.study, Pending) or _stopped(findings) or reading.whole is None:
        return None, _sorted([*findings, *early_findings(inputs)])
    basis = evaluate_basis(inputs.study, inputs.basis)
    for rules, part in input_rules(inputs):
        for rule in rules:
            findings += rule(part, basis)
    if _stopped(findings):
        return None, _sorted(findings)
    waits = lacking(inputs.economics, basis.settings)
    evaluation = None if waits else evaluate_model(compile_model(inputs.economics, basis))
    results = analyse_sections(inputs, basis, evaluation, inputs.study.language)
    for rules, part, result in result_rules(inputs, results):
        for rule in rules:
            findings += rule(part, basis, result)
    findings += summary_findings(inputs, basis, results)
    ordered = _sorted([*findings, *_of_waivers(inputs, findings)])
    if _stopped(ordered):
        return None, ordered
    standing, waived = divided(ordered, rows(inputs.waivers))
    fingerprint = study_hash(folder)
    read_only = reading.whole
    study = Study(inputs, basis, evaluation, results, standing, fingerprint, read_only, waived)
    return study, standing


def _of_waivers(inputs: StudyInputs, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Waivers of rules that nobody knows, and of errors."""
    waivers = rows(inputs.waivers)
    if waivers:
        yield from waivers_name_rules_that_exist(waivers, [each.code for each in all_rules()])
        yield from only_warnings_are_waived(waivers, findings)


def check(folder: Path) -> tuple[Finding, ...]:
    """All that a reviewer would object to: in the files, in the results, and in the prose."""
    study, findings = examine(folder)
    if study is None:
        return findings
    drawn, _ = divided(study.of_draws, rows(study.inputs.waivers))
    return _sorted([*findings, *drawn, *study.report()[1]])


def _stopped(findings: list[Finding] | tuple[Finding, ...]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    """Errors first, then by file and line; each once, and of very many alike the first."""
    order = {"error": 0, "warning": 1, "note": 2}
    unique = without_echoes(list(dict.fromkeys(findings)))
    return tuple(sorted(in_order(unique), key=lambda each: order[each.severity]))
