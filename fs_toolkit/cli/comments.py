"""`fs comments`: the comments of an edited report as a matrix of comments and responses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.studies import (
    STUDY_HAS_ERRORS,
    find_study,
    in_plain_words,
    print_json,
    read_study,
)
from fs_toolkit.cli.word_files import EXCEL_FILE, WORD_FILE, open_report, refuse_other_place

if TYPE_CHECKING:
    from fs_toolkit.readers.word.comments import Comment
    from fs_toolkit.readers.word.story import Told
    from fs_toolkit.writers.word.standing import Standing


@click.command("comments")
@click.argument("edited", type=WORD_FILE)
@click.option(
    "-o",
    "--output",
    type=EXCEL_FILE,
    help="Write the matrix as an Excel file.",
)
@click.option("--study", help="Compare what was commented on with what this study says now.")
@click.option("--json", "as_json", is_flag=True, help="Print the comments as JSON on stdout.")
def command(*, edited: Path, output: Path | None, study: str | None, as_json: bool) -> None:
    """Write the comments of EDITED.docx as a matrix: who asked what, where, and what was answered.

    Takes any Word file; in a report of the toolkit's the blocks are named too. The file is
    only read. A matrix into which somebody has written is not overwritten.
    """
    from fs_toolkit.readers.word.comments import asked, comments
    from fs_toolkit.readers.word.matrix import HEADS, WIDTHS, as_data, as_rows, texts_of
    from fs_toolkit.readers.word.opened import Opened
    from fs_toolkit.readers.word.story import told

    with in_plain_words():
        if output is not None:
            _check(output)
        file, stands = open_report(edited)
        opened = Opened(file)
        found = comments(opened, told(opened, stands.numbers, stands.names))
        shown = asked(found)
        fresh = None
        if study is not None:
            fresh = texts_of(_fresh(study, edited, stands))
        if output is not None:
            from fs_toolkit.core.files import write_whole
            from fs_toolkit.writers.excel.listing import listing

            rows = as_rows(shown, fresh, stands.edited)
            write_whole(output, listing("comments", HEADS, rows, WIDTHS, edited.stem))
    if as_json:
        print_json({"file": str(edited), "comments": as_data(shown, fresh, stands.edited)})
    elif output is not None:
        click.echo(str(output))
    else:
        _print(shown)
    click.echo(_counted(found, shown), err=as_json or output is not None)


def _fresh(study: str, edited: Path, stands: Standing) -> list[Told]:
    """The paragraphs of the report as the study gives it now."""
    from fs_toolkit.readers.word.opened import Opened
    from fs_toolkit.readers.word.story import told
    from fs_toolkit.readers.word_file import WordFile
    from fs_toolkit.writers.delivery import words_bytes
    from fs_toolkit.writers.word.standing import standing

    folder, _ = find_study(study)
    report, _ = read_study(folder).report(stands.language or None)
    refuse_other_place(edited, stands, report)
    data = words_bytes(report)
    return told(Opened(WordFile(data)), names=standing(data).names)


def _check(output: Path) -> None:
    """Refuse a target into which somebody has written."""
    from fs_toolkit.writers.excel.listing import NotOurList, check_list

    try:
        check_list(output)
    except NotOurList as problem:
        click.echo(f"error: {problem}. Name another file with -o", err=True)
        raise click.exceptions.Exit(STUDY_HAS_ERRORS) from None


def _print(shown: Sequence[Comment]) -> None:
    from fs_toolkit.readers.word.matrix import author, response, status

    for each in shown:
        where = each.where.where if each.where else "nowhere in the text"
        click.echo(f"{each.number}. {author(each)}, {each.date or 'no date'}, {status(each)}")
        click.echo(f"   {where}")
        for line in (*each.text.splitlines(), *(f"> {a}" for a in response(each).splitlines())):
            click.echo(f"   {line}")


def _counted(found: Sequence[Comment], shown: Sequence[Comment]) -> str:
    from fs_toolkit.readers.word.matrix import status

    counts = [status(each) for each in shown]
    words = ", ".join(f"{counts.count(kind)} {kind}" for kind in ("open", "answered", "resolved"))
    ours = len(found) - len(shown)
    return f"{len(shown)} comments: {words}" + (
        f"; {ours} offers of the toolkit left out" if ours else ""
    )
