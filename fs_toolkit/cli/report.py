"""`fs report`: from a study folder to a Word report."""

from __future__ import annotations

from pathlib import Path

import click

from fs_toolkit.cli.studies import (
    STUDY_HAS_ERRORS,
    find_study,
    in_plain_words,
    print_findings,
    read_study,
)


@click.command("report")
@click.argument("study")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; out/report.docx in the study if left out.")
@click.option("--lang", type=click.Choice(["en", "ko"]), help="Language of the generated sentences; the study's own if left out.")
@click.option("--stage", type=click.Choice(["inception", "diagnosis", "draft", "final"]), help="Status on the title page; the study's own if left out.")
@click.option("--update", "edited", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A report that a person edited: renew what they did not touch.")
@click.pass_context
def command(
    context: click.Context,
    study: str,
    output: Path | None,
    lang: str | None,
    stage: str | None,
    edited: Path | None,
) -> None:
    """Write the report of STUDY as a Word file.

    A study with errors writes nothing and exits with 1. A target that a person edited is
    not overwritten: name another with -o, or renew it with --update.
    """
    from fs_toolkit.writers.word import TargetInTheWay, update_report, write_docx

    folder, ships = find_study(study)
    if output is None:
        output = Path(f"{folder.name}-report.docx") if ships else folder / "out" / "report.docx"
    with in_plain_words():
        read = read_study(folder)
        report, findings = read.report(lang, stage)
        print_findings(folder, [each for each in findings if each.severity == "error"])
        if any(each.severity == "error" for each in findings):
            click.echo("nothing was written", err=True)
            context.exit(STUDY_HAS_ERRORS)
        try:
            if edited is not None:
                summary = update_report(edited, report, output)
                click.echo(summary, err=True)
            else:
                write_docx(report, output)
        except TargetInTheWay as problem:
            click.echo(f"error: {problem}", err=True)
            context.exit(STUDY_HAS_ERRORS)
    warnings = sum(each.severity == "warning" for each in (*read.findings, *findings))
    click.echo(f"{output}", err=False)
    click.echo(f'{warnings} warnings are printed in the annex "Limitations"', err=True)
