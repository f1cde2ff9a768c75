"""`fs report`: from a study folder to a Word report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.studies import (
    STUDY_HAS_ERRORS,
    find_study,
    in_plain_words,
    print_findings,
    read_study,
)


if TYPE_CHECKING:
    from fs_toolkit.core.about import Stage


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
    stage: Stage | None,
    edited: Path | None,
) -> None:
    """Write the report of STUDY as a Word file.

    A study with errors writes nothing and exits with 1. A target that a person edited is
    not overwritten: name another with -o, or renew it with --update.
    """
    from fs_toolkit.core.files import write_whole
    from fs_toolkit.writers.delivery import word_bytes
    from fs_toolkit.writers.word import ForeignTarget, TargetEdited, check_target, update_report

    folder, ships = find_study(study)
    if output is None:
        output = _usual_target(folder, ships) if edited is None else edited
    with in_plain_words():
        read = read_study(folder)
        report, findings = read.report(lang, stage)
        if any(each.severity == "error" for each in findings):
            print_findings(folder, findings)
            click.echo("nothing was written", err=True)
            context.exit(STUDY_HAS_ERRORS)
        try:
            if edited is None or output != edited:
                check_target(output)
            data = word_bytes(report)
            if edited is not None:
                data, summary = update_report(edited, data)
                click.echo(str(summary), err=True)
                if output == edited:
                    _keep_backup(edited)
            write_whole(output, data)
        except (ForeignTarget, TargetEdited) as problem:
            click.echo(f"error: {problem}", err=True)
            context.exit(STUDY_HAS_ERRORS)
    open_points = sum(each.severity == "warning" for each in (*read.findings, *findings))
    click.echo(str(output))
    click.echo(f'{open_points} warnings; they are printed in the annex "Limitations"', err=True)


def _usual_target(folder: Path, ships: bool) -> Path:
    """out/report.docx in the study; beside the user where the study is part of the toolkit."""
    return Path(f"{folder.name}-report.docx") if ships else folder / "out" / "report.docx"


def _keep_backup(edited: Path) -> None:
    """A copy of what a person edited, beside it, before it is written anew."""
    from fs_toolkit.core.files import write_whole

    number = 1
    while (backup := edited.with_name(f"{edited.stem}.before-{number}{edited.suffix}")).exists():
        number += 1
    write_whole(backup, edited.read_bytes())
    click.echo(f"the file as it was: {backup}", err=True)
