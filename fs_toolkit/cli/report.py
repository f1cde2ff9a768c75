"""`fs report`: from a study folder to a Word report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.report_formats import (
    FORMATS,
    Format,
    paged,
    refuse_other_endings,
    write_other,
)
from fs_toolkit.cli.studies import (
    STUDY_HAS_ERRORS,
    find_study,
    in_plain_words,
    read_study,
    refuse,
)

if TYPE_CHECKING:
    from fs_toolkit.core.about import Stage
    from fs_toolkit.document.blocks import Report


def _word_file(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    """A report is a .docx file; with another ending Word would not open it."""
    if value is not None and value.suffix.casefold() != ".docx":
        raise click.BadParameter(f"{str(value)!r} does not end in .docx")
    return value


@click.command("report")
@click.argument("study")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; out/report.docx in the study if left out.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="docx",
    show_default=True,
    help="A Word file, one page for a browser, or a PDF (this needs LibreOffice).",
)
@click.option(
    "--pages/--no-pages",
    default=True,
    help="Page numbers in the three lists, where LibreOffice can count them; they take some seconds.",
)
@click.option(
    "--lang",
    type=click.Choice(["en", "ko"]),
    help="Language of the generated sentences; the study's own if left out.",
)
@click.option(
    "--stage",
    type=click.Choice(["inception", "diagnosis", "draft", "final"]),
    help="What the report holds, and its status on the title page; the study's own if left out.",
)
@click.option(
    "--update",
    "edited",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    callback=_word_file,
    help="A report that a person edited: renew what they did not touch.",
)
@click.pass_context
def command(
    context: click.Context,
    *,
    study: str,
    output: Path | None,
    lang: str | None,
    stage: Stage | None,
    edited: Path | None,
    form: Format,
    pages: bool,
) -> None:
    """Write the report of STUDY as a Word file, or as HTML or PDF.

    A study with errors writes nothing and exits with 1. A target that a person edited is
    not overwritten: name another with -o, or renew it with --update.
    """
    refuse_other_endings(output, form)
    if edited is not None and form != "docx":
        raise click.UsageError(f"--update renews a Word file; it does not go with --format {form}")
    folder, ships = find_study(study)
    if output is None:
        output = _usual_target(folder, ships, form) if edited is None else edited
    from fs_toolkit.core.model import rows
    from fs_toolkit.core.waivers import divided

    with in_plain_words():
        read = read_study(folder)
        report, findings = read.report(lang, stage)
        if any(each.severity == "error" for each in findings):
            refuse(folder, findings)
            context.exit(STUDY_HAS_ERRORS)
        if form == "docx":
            _write(context, report, output, edited, pages=pages)
        elif problem := write_other(report, output, form):
            click.echo(f"error: {problem}", err=True)
            context.exit(STUDY_HAS_ERRORS)
    drawn, _ = divided(read.of_draws, rows(read.inputs.waivers))
    open_points = sum(each.severity == "warning" for each in (*read.findings, *drawn, *findings))
    click.echo(str(output))
    click.echo(f'{open_points} warnings; they are printed in the annex "Limitations"', err=True)


def _write(
    context: click.Context, report: Report, output: Path, edited: Path | None, *, pages: bool
) -> None:
    """Write the report, or renew an edited one; never over what a person wrote."""
    from fs_toolkit.core.files import write_whole
    from fs_toolkit.writers.delivery import word_bytes
    from fs_toolkit.writers.word import ForeignTarget, TargetEdited, check_target, update_report

    in_place = edited is not None and output.resolve() == edited.resolve()
    try:
        if not in_place:
            check_target(output)
        data = word_bytes(report)
        if edited is not None:
            data, summary = update_report(edited, data)
            click.echo(str(summary), err=True)
        data = paged(data, report.front.language, wanted=pages)
        if in_place:
            _keep_backup(output)
        write_whole(output, data)
    except (ForeignTarget, TargetEdited) as problem:
        click.echo(f"error: {problem}", err=True)
        context.exit(STUDY_HAS_ERRORS)


def _usual_target(folder: Path, ships: bool, form: Format) -> Path:
    """out/report.docx in the study; beside the user where the study is part of the toolkit."""
    return Path(f"{folder.name}-report.{form}") if ships else folder / "out" / f"report.{form}"


def _keep_backup(edited: Path) -> None:
    """A copy of what a person edited, beside it, before it is written anew."""
    from fs_toolkit.core.files import write_whole

    number = 1
    while (backup := edited.with_name(f"{edited.stem}.before-{number}{edited.suffix}")).exists():
        number += 1
    write_whole(backup, edited.read_bytes())
    click.echo(f"the file as it was: {backup}", err=True)
