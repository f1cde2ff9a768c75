"""`fs report`: from a study folder to a Word report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.edited_report import renew, renumber
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
    print_json,
    read_study,
    refuse,
)
from fs_toolkit.cli.word_files import look_through, say_faults

if TYPE_CHECKING:
    from fs_toolkit.core.about import Stage
    from fs_toolkit.document.blocks import Block, Report
    from fs_toolkit.writers.drawings import Pictures


def _word_file(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    """A report is a .docx file; with another ending Word would not open it."""
    if value is not None and value.suffix.casefold() != ".docx":
        raise click.BadParameter(f"{str(value)!r} does not end in .docx")
    return value


@click.command("report")
@click.argument("study", required=False)
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
@click.option(
    "--template",
    help="Another look: wego, edcf, world_bank, or a Word file with styles of your own.",
)
@click.option(
    "--renumber",
    "numbered",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    callback=_word_file,
    help="A report that a person edited: bring its numbers in order, and nothing else. Needs no STUDY.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON on stdout.")
@click.pass_context
def command(
    context: click.Context,
    *,
    study: str | None,
    output: Path | None,
    lang: str | None,
    stage: Stage | None,
    edited: Path | None,
    template: str | None,
    numbered: Path | None,
    as_json: bool,
    form: Format,
    pages: bool,
) -> None:
    """Write the report of STUDY as a Word file, or as HTML or PDF.

    A study with errors writes nothing and exits with 1. A target that a person edited is
    not overwritten: name another with -o, or renew it with --update.
    """
    refuse_other_endings(output, form)
    if numbered is not None:
        if study or edited or lang or stage or template:
            raise click.UsageError(
                "--renumber FILE needs no study, and goes with -o and --json alone"
            )
        renumber(context, numbered, output, as_json)
        return
    if study is None:
        raise click.UsageError("name the folder of the study, such as studies/hanoi")
    if edited is not None and form != "docx":
        raise click.UsageError(f"--update renews a Word file; it does not go with --format {form}")
    if template is not None and form == "html":
        raise click.UsageError(
            "--template is a Word file's look; it does not go with --format html"
        )
    folder, ships = find_study(study)
    if output is None:
        output = _usual_target(folder, ships, form) if edited is None else edited
    from fs_toolkit.core.garbage import collection_paused
    from fs_toolkit.core.model import rows
    from fs_toolkit.core.processes import usable_cores
    from fs_toolkit.core.waivers import divided
    from fs_toolkit.writers.delivery import charts_to_draw
    from fs_toolkit.writers.drawings import Pictures

    with in_plain_words(), collection_paused(), Pictures(usable_cores()) as pictures:
        pictures.begin()
        lang = lang or (None if edited is None else _language(context, edited))
        read = read_study(folder)
        language = lang or read.basis.about.language

        def draw(blocks: Sequence[Block]) -> None:
            pictures.ahead(charts_to_draw(blocks, language, form), language)

        report, findings = read.report(lang, stage, told=draw)
        if any(each.severity == "error" for each in findings):
            refuse(folder, findings)
            context.exit(STUDY_HAS_ERRORS)
        done: dict[str, object] = {}
        if form == "docx":
            look = _look(template)
            done = _write(context, report, output, edited, look, pictures, pages=pages)
        elif problem := write_other(report, output, form, _look(template), pictures):
            click.echo(f"error: {problem}", err=True)
            context.exit(STUDY_HAS_ERRORS)
    drawn, _ = divided(read.of_draws, rows(read.inputs.waivers))
    open_points = sum(each.severity == "warning" for each in (*read.findings, *drawn, *findings))
    if as_json:
        print_json({"file": str(output), "warnings": open_points, **done})
    else:
        click.echo(str(output))
    click.echo(f'{open_points} warnings; they are printed in the annex "Limitations"', err=True)


def _write(
    context: click.Context,
    report: Report,
    output: Path,
    edited: Path | None,
    look: Path | bytes | None,
    pictures: Pictures,
    *,
    pages: bool,
) -> dict[str, object]:
    """Write the report, or renew an edited one; never over what a person wrote."""
    from fs_toolkit.core.files import write_whole
    from fs_toolkit.writers.delivery import word_bytes
    from fs_toolkit.writers.word import ForeignTarget, OtherStudy, TargetEdited, check_target
    from fs_toolkit.writers.word.as_written import remember

    in_place = edited is not None and output.resolve() == edited.resolve()
    try:
        if not in_place:
            check_target(output)
        data = word_bytes(report, look, pictures=pictures)
        if edited is not None:
            return renew(edited, report, data, output, pages=pages)
        data = paged(data, report.front.language, wanted=pages)
        write_whole(output, data)
        remember(data)
        return say_faults(output, data)
    except (ForeignTarget, OtherStudy, TargetEdited) as problem:
        click.echo(f"error: {problem}", err=True)
        context.exit(STUDY_HAS_ERRORS)


def _look(template: str | None) -> Path | bytes | None:
    """The template of a look, or of a designer's file, with remarks on the latter."""
    from fs_toolkit.writers.delivery import template_of
    from fs_toolkit.writers.word.adoption import UnfitTemplate

    if template is None:
        return None
    try:
        look, remarks = template_of(template)
    except UnfitTemplate as problem:
        raise click.UsageError(str(problem)) from None
    for remark in remarks:
        click.echo(f"{template}: {remark}", err=True)
    return look


def _language(context: click.Context, edited: Path) -> str | None:
    """The language that an edited report is in, so that it is renewed in the same."""
    from fs_toolkit.writers.word import ForeignTarget, language_of

    language = ""
    file = look_through(edited)  # before anything opens it
    try:
        language = language_of(edited, file.data)
    except ForeignTarget as problem:
        click.echo(f"error: {problem}", err=True)
        context.exit(STUDY_HAS_ERRORS)
    return language or None


def _usual_target(folder: Path, ships: bool, form: Format) -> Path:
    """out/report.docx in the study; beside the user where the study is part of the toolkit."""
    return Path(f"{folder.name}-report.{form}") if ships else folder / "out" / f"report.{form}"
