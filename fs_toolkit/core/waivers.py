"""waivers.csv: warnings that the study stands by, each with the reason; printed in the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from fs_toolkit.core.findings import Finding, Objection, Rule, rule
from fs_toolkit.core.model import Row
from fs_toolkit.core.said import said
from fs_toolkit.core.suggest import did_you_mean

HOUSE = "fs_toolkit, the study format"


class Waiver(Row):
    """A row of waivers.csv: a warning that stays as it is, and why."""

    rule: Annotated[str, Field(pattern=r"^[A-Z]{3}[0-9]{3}$")]
    """The code of the rule: ECO030."""
    file: str = ""
    """The file it is about: economics/options.csv; every file if left out."""
    about: str = ""
    """Words of the finding that tell it from others, such as the name it quotes; every one if left out."""
    reason: Annotated[str, Field(min_length=1)]
    """Why it stays; whoever reads the report reads this."""
    by: Annotated[str, Field(min_length=1)]
    """Who stands by it: a role, not a person's name."""

    def covers(self, finding: Finding) -> bool:
        """Whether it is about this finding."""
        return (
            finding.code == self.rule
            and (not self.file or finding.place.file == self.file)
            and self.about.casefold() in finding.problem.casefold()
        )


@dataclass(frozen=True)
class Waived:
    """A finding that the study stands by."""

    finding: Finding
    waiver: Waiver


def divided(
    findings: Iterable[Finding], waivers: Sequence[Waiver]
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """The findings that stand, and the warnings and notes that are waived; errors always stand."""
    standing: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        covering = next((each for each in waivers if each.covers(finding)), None)
        if covering is None or finding.severity == "error":
            standing.append(finding)
        else:
            waived.append(Waived(finding, covering))
    return tuple(standing), tuple(waived)


@rule("SUM001", "error", source=HOUSE)
def waivers_name_rules_that_exist(
    waivers: Sequence[Waiver], codes: Sequence[str]
) -> Iterator[Objection]:
    """A waiver of a rule that nobody knows waives nothing, and hides that from whoever wrote it."""
    for row in waivers:
        if row.rule not in codes:
            known = did_you_mean(row.rule, codes, "Rules")
            yield row.at("rule"), f"unknown rule {row.rule!r}", known


@rule("SUM002", "warning", source=HOUSE)
def waivers_are_about_something(
    waivers: Sequence[Waiver], findings: Sequence[Finding]
) -> Iterator[Objection]:
    """A waiver that covers nothing is left over: what it was about was put right, or is worded otherwise."""
    for row in waivers:
        if not any(row.covers(each) for each in findings):
            problem = said("the waiver of {rule} covers nothing that was found", rule=row.rule)
            yield row.where, problem, "Delete it, or correct `file` and `about`."


@rule("SUM003", "error", source=HOUSE)
def only_warnings_are_waived(
    waivers: Sequence[Waiver], findings: Sequence[Finding]
) -> Iterator[Objection]:
    """An error makes the report wrong whoever stands by it."""
    for row in waivers:
        if any(row.covers(each) and each.severity == "error" for each in findings):
            problem = f"{row.rule} is an error and cannot be waived"
            yield row.at("rule"), problem, "Put it right; only warnings and notes can be waived."


WAIVER_RULES: tuple[Rule, ...] = (
    waivers_name_rules_that_exist,
    waivers_are_about_something,
    only_warnings_are_waived,
)
