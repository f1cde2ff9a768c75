"""`fs check`: a linter for studies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.studies import (
    STUDY_HAS_ERRORS,
    find_study,
    in_plain_words,
    print_findings,
    print_json,
)
from fs_toolkit.cli.word_files import WORD_FILE

if TYPE_CHECKING:
    from fs_toolkit.core.findings import Finding


@click.command("check")
@click.argument("study", required=False)
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON on stdout.")
@click.option(
    "--docx",
    "edited",
    type=WORD_FILE,
    help="Look at this edited report instead: typed numbers, old dates, what was left over.",
)
@click.option("--explain", metavar="CODE", help="Say what a rule asks for, and why.")
@click.pass_context
def command(
    context: click.Context,
    study: str | None,
    strict: bool,
    as_json: bool,
    edited: Path | None,
    explain: str | None,
) -> None:
    """List all that a reviewer would object to in STUDY. Writes nothing.

    Exits with 1 if anything must be put right, else with 0.
    """
    if explain:
        _explain(explain)
        return
    if study is None:
        raise click.UsageError("name the folder of a study, or a rule with --explain CODE")
    folder, _ = find_study(study)
    from fs_toolkit.study import check

    with in_plain_words():
        if edited is None:
            findings = check(folder)
        else:
            from fs_toolkit.cli.check_word import findings_of

            findings, folder = tuple(findings_of(folder, edited)), edited.parent
    if as_json:
        print_json({"findings": [_row(each) for each in findings]})
    else:
        print_findings(folder, findings, to_stderr=False)
    errors = sum(each.severity == "error" for each in findings)
    warnings = sum(each.severity == "warning" for each in findings)
    to_fix = errors + (warnings if strict else 0)
    click.echo(f"{len(findings)} found, {to_fix} to put right", err=as_json)
    context.exit(STUDY_HAS_ERRORS if to_fix else 0)


def _row(finding: Finding) -> dict[str, str | int | None]:
    """A finding as JSON has it; null where the place has no line, cell or field."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.place.file or None,
        "line": finding.place.line,
        "cell": finding.place.cell,
        "field": finding.place.field,
        "problem": finding.problem,
        "cure": finding.cure,
    }


def _explain(code: str) -> None:
    from fs_toolkit.core.suggest import did_you_mean
    from fs_toolkit.study import all_rules

    rules = {rule.code: rule for rule in all_rules()}
    rule = rules.get(code.upper())
    if rule is None:
        raise click.UsageError(f"no rule {code!r}. {did_you_mean(code.upper(), rules, 'Rules')}")
    reason = " ".join(rule.reason.split())
    click.echo(
        f"{rule.code} ({rule.severity}): {rule.truth}\n\n{reason}\n\nAsked by: {rule.source}"
    )
