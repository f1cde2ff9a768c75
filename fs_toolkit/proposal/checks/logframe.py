"""Rules of the results chain: what leads to what, and values that can be reached and checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import Model, rows
from fs_toolkit.core.said import said
from fs_toolkit.proposal.analysis import ProposalResult
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.logframe import Link, downward, in_circles, most_possible

LOGFRAME = "Logical framework practice"
NEEDS_ASSUMPTION = ("outcome", "output")
SEXES = {"women", "men"}


@rule("PRO110", "error", source=f"{LOGFRAME}: a chain leads somewhere")
def the_results_chain_has_no_circle(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """What serves itself proves itself; the chain then ends nowhere."""
    indicators = rows(inputs.indicators)
    circles = set(in_circles({row.id: row.serves for row in indicators}))
    for row in indicators:
        if row.id in circles:
            itself = row.id in row.serves
            how = "itself" if itself else "itself by way of others"
            yield (
                row.at("serves"),
                f"{row.text!r} serves {how}: {'; '.join(row.serves)}",
                "Let `serves` name what it leads to on a higher level, and nothing that leads back.",
            )


@rule("PRO111", "warning", source=f"{LOGFRAME}: outputs lead to outcomes, outcomes to impacts")
def links_lead_upwards(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A link from an outcome down to an output is the chain read backwards."""
    indicators = {row.id: row for row in rows(inputs.indicators)}
    chain = {id: Link(row.level, row.serves) for id, row in indicators.items()}
    for id, end in downward(chain):
        yield (
            indicators[id].at("serves"),
            said(
                "{text!r} ({level}) serves {other_text!r}, which is only {other_level}",
                text=indicators[id].text,
                level=indicators[id].level,
                other_text=indicators[end].text,
                other_level=_a(indicators[end].level),
            ),
            "Turn the link round: the lower one names the higher one in `serves`.",
        )


def _a(level: str) -> str:
    return f"an {level}" if level[0] in "aeiou" else f"a {level}"


@rule("PRO112", "warning", source=f"{LOGFRAME}: each outcome serves an impact")
def outcomes_serve_an_impact(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A project that names no impact cannot say what its outcomes are good for."""
    indicators = rows(inputs.indicators)
    level = {row.id: row.level for row in indicators}
    for row in indicators:
        if row.level == "outcome" and not any(level.get(end) == "impact" for end in row.serves):
            yield (
                row.at("serves"),
                said("the outcome {text!r} leads to no impact", text=row.text),
                "Name the impact it contributes to in `serves`; add one with level `impact`.",
            )


@rule("PRO113", "warning", source=f"{LOGFRAME}: a target is a change")
def targets_differ_from_the_baseline(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A target that is the baseline is reached by doing nothing; progress towards it has no meaning."""
    for each in result.monitoring.measured:
        if each.baseline is not None and each.baseline == each.target:
            yield (
                each.indicator.at("target"),
                said(
                    "the target of {text!r} is its baseline, {target:g}",
                    text=each.indicator.text,
                    target=each.target,
                ),
                "Set a target that differs, or say in `text` what must not become worse.",
            )


@rule("PRO114", "error", source="Arithmetic: no part is more than its whole")
def values_are_possible(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """A share of 1.4 is a slip between shares and per cent, and prints as 140 %."""
    for each in result.monitoring.measured:
        row, most = each.indicator, most_possible(each.indicator.unit)
        if most is None:
            continue
        values: list[tuple[Model, str, float | None]] = [
            (row, "baseline", each.baseline),
            (row, "target", each.target),
        ]
        for group in each.groups:
            values += [(group, "baseline", group.baseline), (group, "target", group.target)]
        for measurement in rows(inputs.measurements):
            if measurement.indicator == row.id:
                values.append((measurement, "value", measurement.value))
        for place, name, value in values:
            if value is not None and not 0 <= value <= most:
                yield (
                    place.at(name),
                    f"the {name} of {row.text!r} is {value:g}, outside 0 to {most:g} ({row.unit})",
                    "Correct the value, or the unit: a `share` goes from 0 to 1, `%` from 0 to 100.",
                )


@rule("PRO115", "warning", source="SMART: time-bound")
def values_have_their_years(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A target without a year is never missed; a year before that of the baseline is a slip."""
    for row in rows(inputs.indicators):
        has_target = row.target is not None or bool(row.target_from)
        has_baseline = row.baseline is not None or bool(row.baseline_from)
        for name, given, year in (
            ("target", has_target, row.target_year),
            ("baseline", has_baseline, row.baseline_year),
        ):
            if given and year is None:
                yield (
                    row.at(f"{name}_year"),
                    said("the {name} of {text!r} has no year", name=name, text=row.text),
                    f"Give `{name}_year`.",
                )
        if row.target_year and row.baseline_year and row.target_year <= row.baseline_year:
            yield (
                row.at("target_year"),
                said(
                    "the target of {text!r} is of {target_year}, its baseline of {baseline_year}",
                    text=row.text,
                    target_year=row.target_year,
                    baseline_year=row.baseline_year,
                ),
                "The target comes after the baseline: correct one of the years.",
            )


@rule("PRO116", "warning", source="Reviewers: activity indicators only")
def more_than_activity_is_measured(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Trainings held and money spent say that the project was busy, not that anything changed."""
    indicators = rows(inputs.indicators)
    if indicators and all(row.level in ("output", "process") for row in indicators):
        yield (
            indicators[0].at("level"),
            said("all {count} indicators are outputs or processes", count=len(indicators)),
            "Add an outcome for each goal: what becomes true for people, not what the project does.",
        )


@rule("PRO117", "warning", source="Reviewers: satisfaction unmeasured for non-users")
def more_than_users_are_asked(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Who stopped using a service is not among its users; their satisfaction alone can only rise."""
    asking = [row for row in rows(inputs.indicators) if row.asked]
    if asking and all(row.asked == "users" for row in asking):
        yield (
            asking[0].at("asked"),
            said(
                "only users are asked: {indicators:; }",
                indicators=tuple(row.text for row in asking),
            ),
            "Ask everybody, those who do not use the service among them, for one outcome at least.",
        )


@rule("PRO118", "warning", source=f"{LOGFRAME}: the column of assumptions")
def results_name_their_assumption(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Between two levels stands what the project does not control; unnamed, it is taken as given."""
    missing = [
        row
        for row in rows(inputs.indicators)
        if row.level in NEEDS_ASSUMPTION and not row.assumption
    ]
    if missing:
        yield (
            missing[0].at("assumption"),
            said(
                "{count} outcomes and outputs name no assumption, first {text!r}",
                count=len(missing),
                text=missing[0].text,
            ),
            "Say in `assumption` what must hold outside the project for the next level to follow.",
        )


@rule(
    "PRO119",
    "warning",
    source="OECD-DAC gender equality policy marker; reviewers: no disaggregation",
)
def people_are_counted_by_sex(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A mean of women and men hides which of them was left out."""
    groups = rows(inputs.indicator_groups)
    found: dict[str, set[str]] = {}
    for group in groups:
        found.setdefault(group.indicator, set()).add(group.group)
    for row in rows(inputs.indicators):
        if row.people and not found.get(row.id, set()) >= SEXES:
            yield (
                row.at("people"),
                said("{text!r} is about people and has no rows for women and men", text=row.text),
                "Add them to proposal/indicator_groups.csv; a baseline that nobody has measured "
                "stays empty.",
            )


@rule("PRO124", "error", source="Consistency: one value, one home")
def a_group_or_a_day_has_one_value(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """Of two baselines, or of two values of one day, one is wrong, and nobody knows which."""
    texts = {row.id: row.text for row in rows(inputs.indicators)}
    groups = Counter((row.indicator, row.group) for row in rows(inputs.indicator_groups))
    seen: set[object] = set()
    for row in rows(inputs.indicator_groups):
        key = (row.indicator, row.group)
        if groups[key] > 1 and key in seen:
            yield (
                row.at("group"),
                f"{texts.get(row.indicator, row.indicator)!r} has two rows for {row.group}",
                "Keep the one that was measured.",
            )
        seen.add(key)
    days: set[object] = set()
    for value in rows(inputs.measurements):
        if (value.indicator, value.date) in days:
            yield (
                value.at("date"),
                f"{texts.get(value.indicator, value.indicator)!r} has two values for {value.date}",
                "Keep the one that was measured.",
            )
        days.add((value.indicator, value.date))


@rule("PRO137", "warning", source="Reviewers: target with no rationale")
def targets_have_a_reason(inputs: ProposalInputs, basis: Basis) -> Iterator[Objection]:
    """A number without a reason is a wish, and the first thing a reviewer asks about."""
    for row in rows(inputs.indicators):
        if (row.target is not None or row.target_from) and not row.reason:
            yield (
                row.at("reason"),
                said("nothing says why the target of {text!r} is what it is", text=row.text),
                "Give `reason`: a law, a comparison, a calculation.",
            )


@rule("PRO139", "warning", source=f"{LOGFRAME}: outcomes are brought about by outputs")
def outcomes_rest_on_an_output(
    inputs: ProposalInputs, basis: Basis, result: ProposalResult
) -> Iterator[Objection]:
    """An outcome to which nothing that is done leads is a hope."""
    by_id = {row.id: row for row in rows(inputs.indicators)}
    for id in result.monitoring.without_support:
        yield (
            by_id[id].where,
            said("no output leads to the outcome {text!r}", text=by_id[id].text),
            "Name it in `serves` of the output that brings it about, or add that output.",
        )


INPUT_RULES: tuple[Rule, ...] = (
    the_results_chain_has_no_circle,
    links_lead_upwards,
    outcomes_serve_an_impact,
    values_have_their_years,
    more_than_activity_is_measured,
    more_than_users_are_asked,
    results_name_their_assumption,
    people_are_counted_by_sex,
    a_group_or_a_day_has_one_value,
    targets_have_a_reason,
)
RESULT_RULES: tuple[Rule, ...] = (
    targets_differ_from_the_baseline,
    values_are_possible,
    outcomes_rest_on_an_output,
)
