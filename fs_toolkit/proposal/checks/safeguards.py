"""Rules of the safeguards: schemes that hold, people who are protected, measures that are paid for."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Place, Rule, rule
from fs_toolkit.core.model import Pending, rows
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.analysis.safeguards import Placed
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.safeguards import NoTopic, OpenTopic

HARMS = {
    "anonymity": "being known to the office they complain of",
    "retaliation": "retaliation",
    "surveillance": "the use of the register to watch them",
}
PARTS = {"owner": "owner", "money": "cost line", "test": "test"}


def _placed(result: ProposalResult) -> Iterator[tuple[Placed, str]]:
    for placed, kind in (
        (result.safeguards.category, "environment"),
        (result.safeguards.gender, "gender"),
    ):
        if placed is not None:
            yield placed, kind


def _begun(inputs: ProposalInputs) -> bool:
    """Whether section 4.5 or the safeguards have begun; before that a box says what is pending."""
    answers = (inputs.indicators, inputs.safeguard_measures)
    return not isinstance(inputs.safeguards, Pending) or any(rows(each) for each in answers)


def _file(inputs: ProposalInputs) -> Place:
    if not isinstance(inputs.safeguards, Pending):
        return inputs.safeguards.where
    table = rows(inputs.safeguard_measures)
    return table[0].where if table else Place("proposal/safeguards.yaml")


@rule("PRO128", "error", source="Donors' safeguard policies: each has its own categories")
def a_category_belongs_to_its_scheme(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A category means what its scheme says; B of one donor is Moderate of another."""
    for placed, kind in _placed(result):
        given, scheme = placed.given, placed.scheme
        if scheme is None:
            yield (
                given.at("scheme"),
                f"the toolkit knows no scheme {given.scheme!r}",
                did_you_mean(given.scheme, result.safeguards.schemes, "The toolkit has"),
            )
        elif scheme.kind != kind:
            yield (
                given.at("scheme"),
                f"{scheme.name} is no scheme for {kind}",
                "Name an environmental and social scheme under `category`, a marker under `gender`.",
            )
        elif scheme.categories and given.category not in scheme.categories:
            yield (
                given.at("category"),
                f"{scheme.name} has no category {given.category!r}",
                f"It has {', '.join(scheme.categories)}.",
            )


@rule("PRO129", "error", source="Two dates of a study: policies in force at in_force_at")
def a_scheme_holds_on_the_day_of_the_study(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A study of 2015 cannot be classed by a policy of 2016; nobody could have applied it."""
    day = f"{basis.about.in_force_at:%Y-%m}"
    for placed, _ in _placed(result):
        scheme = placed.scheme
        if scheme is None:
            continue
        if scheme.since and scheme.since > day:
            yield (
                placed.given.at("scheme"),
                f"{scheme.name} holds from {scheme.since} on, the study is as of {day}",
                "Name the scheme that was in force, or leave the category pending.",
            )
        elif scheme.until and scheme.until < day:
            yield (
                placed.given.at("scheme"),
                f"{scheme.name} held until {scheme.until}, the study is as of {day}",
                "Name the scheme that followed it.",
            )


@rule("PRO130", "warning", source="Safeguards: protection of complainants")
def people_who_complain_are_protected(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A register of who complained of whom is a list of people to punish, if nothing prevents it."""
    found = result.safeguards
    if not found.people_report or not _begun(inputs):
        return
    answered = {row.topic for row in _open(inputs)} | {row.topic for row in _none(inputs)}
    if "complainants" in answered or not found.unprotected:
        return
    for harm in found.unprotected:
        yield (
            _file(inputs),
            said("no measure protects people who complain from {harm}", harm=HARMS[harm]),
            f"Add one to proposal/safeguard_measures.csv: topic complainants, against {harm}.",
        )


def _open(inputs: ProposalInputs) -> tuple[OpenTopic, ...]:
    return () if isinstance(inputs.safeguards, Pending) else inputs.safeguards.open


def _none(inputs: ProposalInputs) -> tuple[NoTopic, ...]:
    return () if isinstance(inputs.safeguards, Pending) else inputs.safeguards.none


@rule("PRO131", "warning", source="Data protection practice: the assessment comes before the data")
def data_on_people_are_assessed_before_go_live(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """An assessment that comes after go-live can only describe the harm."""
    found = result.safeguards
    if not found.keeps_people or not _begun(inputs):
        return
    if found.assessment is None:
        yield (
            _file(inputs),
            "data on people are kept and no assessment of data protection is planned",
            "Add `assessment` to proposal/safeguards.yaml, with its owner and its task or month.",
        )
    elif found.in_time is None:
        yield (
            found.assessment.where,
            "nothing says when the assessment of data protection is made",
            "Give its `task` in the schedule, or its `month`.",
        )
    elif not found.in_time:
        yield (
            found.assessment.where,
            said(
                "the assessment of data protection ends in {assessed_in}, service begins in {live}",
                assessed_in=found.assessed_in,
                live=found.live,
            ),
            "Move it before go-live.",
        )


@rule("PRO132", "warning", source="Safeguards: a measure without owner or money is a promise")
def safeguard_measures_have_owner_money_and_test(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """What nobody does, nobody pays and nobody tests will not have been done."""
    for each in result.safeguards.measures:
        if each.lacks:
            missing = tuple(PARTS[name] for name in each.lacks)
            yield (
                each.row.where,
                said(
                    "the measure {measure!r} has no {missing: and no }",
                    measure=each.row.measure,
                    missing=missing,
                ),
                "Give owner, test, and cost_lines or, where it costs nothing, cost_note.",
            )


@rule("PRO133", "warning", source="Donors' appraisal: each safeguard is answered")
def each_safeguard_is_answered(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """Silence reads as `no risk`; a reason, or who must answer, does not."""
    if not result.safeguards.begun:
        return
    for topic in result.safeguards.topics:
        if not topic.is_answered and topic.open is None:
            yield (
                _file(inputs),
                said("nothing is said about {topic}", topic=topic.topic.replace("_", " ")),
                "Add a measure, or list the topic in proposal/safeguards.yaml under `open` (who "
                "answers) or `none` (why nothing is needed).",
            )
    for name, placed in (
        ("environmental and social category", result.safeguards.category),
        ("gender marker", result.safeguards.gender),
    ):
        if placed is None:
            yield (
                _file(inputs),
                said("the project has no {name}", name=name),
                "Give scheme, category and reason in proposal/safeguards.yaml.",
            )


@rule("PRO135", "error", source="Consistency: one answer to one question")
def a_topic_has_one_answer(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A topic cannot need nothing and have measures, or be open and need nothing."""
    for topic in result.safeguards.topics:
        if topic.none and (topic.measures or topic.open):
            other = "measures" if topic.measures else "somebody who must answer"
            yield (
                topic.none.where,
                f"{topic.topic.replace('_', ' ')} needs nothing by one row and has {other} by another",
                "Keep one of the two.",
            )


INPUT_RULES: tuple[Rule, ...] = ()
RESULT_RULES: tuple[Rule, ...] = (
    a_category_belongs_to_its_scheme,
    a_scheme_holds_on_the_day_of_the_study,
    people_who_complain_are_protected,
    data_on_people_are_assessed_before_go_live,
    safeguard_measures_have_owner_money_and_test,
    each_safeguard_is_answered,
    a_topic_has_one_answer,
)
