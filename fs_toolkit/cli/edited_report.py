"""What `fs report` does with a report that a person edited: renew it, or only its numbers.

Such a file is never overwritten without a copy of it beside it, and nothing is said to be
done before it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.report_formats import paged
from fs_toolkit.cli.studies import STUDY_HAS_ERRORS, in_plain_words, print_json
from fs_toolkit.cli.word_files import open_word, say_faults

if TYPE_CHECKING:
    from fs_toolkit.document.blocks import Report

LONGEST_NAME = 240
"""Letters of a file's name that every disk takes, counted in the bytes of UTF-8."""


def renew(
    edited: Path, report: Report, fresh: bytes, output: Path, *, pages: bool
) -> dict[str, object]:
    """Renew an edited report from a fresh one; gives what was done, for programs."""
    from fs_toolkit.writers.delivery import offer_words
    from fs_toolkit.writers.word import update_report
    from fs_toolkit.writers.word.guard import readable

    file, before = open_word(edited), readable(edited)
    words = offer_words(report.front.language)
    data, summary = update_report(file.data, fresh, words, path=edited)
    data = paged(data, report.front.language, wanted=pages)
    backup = put(edited, before, data, output)
    click.echo(str(summary), err=True)
    return {"backup": backup, **summary.as_data(), **say_faults(output, data, file.data)}


def renumber(context: click.Context, edited: Path, output: Path | None, as_json: bool) -> None:
    """Bring the numbers of a report in order, without its study."""
    from fs_toolkit.writers.word import ForeignTarget, TargetEdited, check_target, renumbered_report
    from fs_toolkit.writers.word.guard import readable

    output = output or edited
    with in_plain_words():
        try:
            if output.resolve() != edited.resolve():
                check_target(output)
            file, before = open_word(edited), readable(edited)
            data, dangling = renumbered_report(file.data, path=edited)
            backup = put(edited, before, data, output)
        except (ForeignTarget, TargetEdited) as problem:
            click.echo(f"error: {problem}", err=True)
            context.exit(STUDY_HAS_ERRORS)
    faults = say_faults(output, data, file.data)
    if dangling:
        click.echo(f"references that lead to nothing: {', '.join(dangling)}", err=True)
    if as_json:
        print_json({"file": str(output), "backup": backup, "dangling": list(dangling), **faults})
    else:
        click.echo(str(output))


def put(edited: Path, before: bytes, data: bytes, output: Path) -> str | None:
    """Write what became of an edited file; in its own place only after a copy of it.

    Gives the name of the copy. A file that would stay the same is not written.

    Raises
    ------
    EnvironmentProblem
        If something cannot be written, or somebody saved the file since it was read.
    """
    from fs_toolkit.core.files import write_whole
    from fs_toolkit.core.problems import EnvironmentProblem
    from fs_toolkit.writers.word.guard import readable

    if output.resolve() != edited.resolve():
        write_whole(output, data)
        return None
    if before == data:
        click.echo("nothing to change: the file is left as it is", err=True)
        return None
    if readable(edited) != before:
        raise EnvironmentProblem(
            f"{edited} was saved by somebody while it was being read", "Give the command again."
        )
    backup = backup_name(edited)
    write_whole(backup, before)
    try:
        write_whole(edited, data)
    except EnvironmentProblem:
        backup.unlink(missing_ok=True)  # the file itself is as it was
        raise
    click.echo(f"the file as it was: {backup}", err=True)
    if by := _open_in(edited):
        click.echo(
            f"note: {edited.name} seems to be open in {by}: close it there without saving, "
            "or what was renewed is written over",
            err=True,
        )
    return str(backup)


def _open_in(edited: Path) -> str:
    """The program that has a file open, by what it leaves beside it; nothing where none does."""
    if edited.with_name(f".~lock.{edited.name}#").exists():
        return "LibreOffice"
    return "Word" if edited.with_name(f"~${edited.name[2:]}").exists() else ""


def backup_name(edited: Path) -> Path:
    """A free name beside a file: `report.before-1.docx`, in letters that Windows takes."""
    number = 1
    while True:
        ending = f".before-{number}{edited.suffix}"
        room = LONGEST_NAME - len(ending)
        stem = edited.stem.encode()[:room].decode(errors="ignore").rstrip(" .")
        backup = edited.with_name(f"{stem}{ending}")
        if not backup.exists():
            return backup
        number += 1
