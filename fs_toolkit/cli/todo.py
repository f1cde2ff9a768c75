"""`fs todo`: what is still missing, by section, and who must answer."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from fs_toolkit.cli.studies import STUDY_HAS_ERRORS, find_study, in_plain_words, print_json
from fs_toolkit.core.files import OUTPUT
from fs_toolkit.core.suggest import did_you_mean

NARROWEST, WIDEST = 60, 110


def _list_file(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    """A list is an .xlsx file; with another ending Excel would not open it."""
    if value is not None and value.suffix.casefold() != ".xlsx":
        raise click.BadParameter(f"{str(value)!r} does not end in .xlsx")
    return value


def _among_tables(output: Path, folder: Path) -> bool:
    """Whether a file lies in a folder of the study that is read."""
    place, study = output.resolve(), folder.resolve()
    return study in place.parents and study / OUTPUT not in place.parents


@click.command("todo")
@click.argument("study")
@click.option("--section", default="", help="Only this section or sub-item: legal, 3 or 3.1.")
@click.option("--who", default="", help="Only what is asked of somebody: --who finance.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON on stdout.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_list_file,
    help="Write the list as an Excel file, to be sent to those who must answer.",
)
def command(*, study: str, section: str, who: str, as_json: bool, output: Path | None) -> None:
    """List what is missing in STUDY, by sub-item, with who must answer and by what instrument.

    A list into which somebody has written, and a file that is no list, are not overwritten.
    It works on a study with mistakes too, as far as it can be read. Exits with 0 whether or
    not anything is missing.
    """
    folder, _ = find_study(study)
    from fs_toolkit.core.files import write_whole
    from fs_toolkit.review import todo
    from fs_toolkit.study.open_questions import open_questions

    if section and section not in todo.NAMES:
        there = did_you_mean(section, todo.NAMES, "There are")
        raise click.UsageError(f"no section or sub-item {section!r}. {there}")
    if not (folder / "study.yaml").is_file():
        raise click.UsageError(f"{str(folder)!r} is no study: it has no study.yaml")
    if output is not None and _among_tables(output, folder):
        problem = f"{str(output)!r} lies among the study's tables and would be read as one"
        raise click.UsageError(f"{problem}; write it beside the study, or into its folder out")
    with in_plain_words():
        found = open_questions(folder)
        shown = todo.chosen(found.questions, section, who)
        if output is not None:
            from fs_toolkit.writers.excel.listing import NotOurList, check_list, listing

            try:
                check_list(output)
            except NotOurList as problem:
                click.echo(f"error: {problem}. Name another file with -o", err=True)
                raise click.exceptions.Exit(STUDY_HAS_ERRORS) from None
            rows = todo.as_rows(shown, found.wording)
            write_whole(output, listing("todo", todo.HEADS, rows, todo.WIDTHS, found.city))
    if as_json:
        data = todo.as_data(found.questions, shown, found.wording)
        print_json({"city": found.city, "errors": found.errors, **data})
    elif output is not None:
        click.echo(str(output))
    else:
        width = min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
        for line in todo.as_text(shown, found.wording, width):
            click.echo(line)
    click.echo(todo.summary_line(found.questions, shown), err=as_json or output is not None)
    if found.errors:
        files = (
            f"{found.errors} mistakes in the files stand in the way of more; fs check lists them"
        )
        click.echo(files, err=True)
