"""`fs check`: a linter for studies."""

from __future__ import annotations

import json
import sys

import click

from fs_toolkit.cli.studies import STUDY_HAS_ERRORS, find_study, in_plain_words, print_findings


@click.command("check")
@click.argument("study", required=False)
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON on stdout.")
@click.option("--explain", metavar="CODE", help="Say what a rule asks for, and why.")
@click.pass_context
def command(
    context: click.Context, study: str | None, strict: bool, as_json: bool, explain: str | None
) -> None:
    """List all that a reviewer would object to in STUDY. Writes nothing.

    Exits with 1 if anything must be put right, else with 0.
    """
    if explain:
        _explain(explain)
        return
    if study is None:
        raise click.UsageError("name the folder of a study")
    from fs_toolkit.study import examine

    folder, _ = find_study(study)
    with in_plain_words():
        _, findings = examine(folder)
    if as_json:
        rows = [
            {
                "code": each.code,
                "severity": each.severity,
                "file": each.place.file,
                "line": each.place.line,
                "cell": each.place.cell,
                "field": each.place.field,
                "problem": each.problem,
                "cure": each.cure,
            }
            for each in findings
        ]
        json.dump({"findings": rows}, sys.stdout, ensure_ascii=False, indent=1)
        click.echo()
    else:
        print_findings(folder, findings, to_stderr=False)
    errors = sum(each.severity == "error" for each in findings)
    warnings = sum(each.severity == "warning" for each in findings)
    to_fix = errors + (warnings if strict else 0)
    click.echo(f"{len(findings)} found, {to_fix} to put right", err=as_json)
    context.exit(STUDY_HAS_ERRORS if to_fix else 0)


def _explain(code: str) -> None:
    from fs_toolkit.core.suggest import did_you_mean
    from fs_toolkit.study import all_rules

    rules = {rule.code: rule for rule in all_rules()}
    rule = rules.get(code.upper())
    if rule is None:
        raise click.UsageError(f"no rule {code!r}. {did_you_mean(code.upper(), rules, 'Rules')}")
    click.echo(f"{rule.code} ({rule.severity}): {rule.truth}\n\n{rule.reason}\n\nAsked by: {rule.source}")
