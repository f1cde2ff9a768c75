"""Rules of sub-item 3.2: one owner for each function, nobody with too many, no tier forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import rows
from fs_toolkit.core.said import said
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.raci import MOST_ACCOUNTABLE
from fs_toolkit.legal.result import LegalResult


@rule("LEG010", "warning", source="reviewers' rules, 3.2: the lowest tier not modelled")
def the_lowest_tier_is_on_the_list(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """People meet the city at its lowest tier; a list that ends at city hall forgets the work."""
    bodies = rows(inputs.institutions)
    tiers = {body.tier for body in bodies}
    if bodies and not tiers & {"district", "commune"}:
        yield (
            bodies[0].where,
            "no institution of the list is below the city",
            "Add districts, wards or communes.",
        )


@rule("LEG011", "warning", source="reviewers' rules, 3.2: no owner after the project's end")
def somebody_operates_the_service(inputs: LegalInputs, basis: Basis) -> Iterator[Objection]:
    """A list of functions that ends with hand-over leaves the service to nobody."""
    functions = rows(inputs.functions)
    if functions and not any(function.phase == "operate" for function in functions):
        yield (
            functions[0].where,
            "no function comes after hand-over",
            "Add registering, answering, running, paying.",
        )


@rule("LEG013", "error", source="reviewers' rules, V5: accountable institutions other than one")
def each_function_has_one_owner(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """Where two answer nobody does; where none answers nothing happens."""
    duties = result.duties
    for function in duties.without_one_owner if duties else ():
        owners = [
            row.institution
            for row in rows(inputs.responsibilities)
            if row.function == function.id and row.role == "A"
        ]
        who = f"{len(owners)} institutions answer" if owners else "no institution answers"
        yield (
            function.where,
            f"{who} for {function.name!r}",
            "Give exactly one institution the role A.",
        )


@rule("LEG014", "error", source="reviewers' rules, 3.2: at least one institution does the work")
def each_function_is_done_by_somebody(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """A function with an owner and nobody who does it stays on paper."""
    for function in result.duties.undone if result.duties else ():
        yield (
            function.where,
            f"nobody does {function.name!r}",
            "Give at least one institution the role R.",
        )


@rule("LEG015", "warning", source="reviewers' rules, 3.2: one institution answers for too much")
def no_institution_answers_for_too_much(
    inputs: LegalInputs, basis: Basis, result: LegalResult
) -> Iterator[Objection]:
    """An institution that answers for more than two fifths of the functions becomes the bottleneck."""
    for body, load in result.duties.loads if result.duties else ():
        if load > MOST_ACCOUNTABLE:
            problem = said(
                "{name!r} answers for {load:.0%} of the functions", name=body.name, load=load
            )
            yield body.where, problem, "Pass some of them to those who do the work."


INPUT_RULES: tuple[Rule, ...] = (
    the_lowest_tier_is_on_the_list,
    somebody_operates_the_service,
)
RESULT_RULES: tuple[Rule, ...] = (
    each_function_has_one_owner,
    each_function_is_done_by_somebody,
    no_institution_answers_for_too_much,
)
