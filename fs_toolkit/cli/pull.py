"""`fs pull`: a person's edits of prose in a Word report, back into the study."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
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
from fs_toolkit.cli.word_files import WORD_FILE, open_report, refuse_other_place

if TYPE_CHECKING:
    from fs_toolkit.readers.word.edits import Edits, FileEdit, NotPulled
    from fs_toolkit.readers.word_file import WordFile
    from fs_toolkit.study import Study
    from fs_toolkit.writers.word.standing import Standing


@click.command("pull")
@click.argument("study")
@click.argument("edited", type=WORD_FILE)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON on stdout.")
@click.pass_context
def command(
    context: click.Context, *, study: str, edited: Path, dry_run: bool, as_json: bool
) -> None:
    """Bring the words that people edited in EDITED.docx back into the texts (.md) of STUDY.

    A text that changed in the study too since the report was made is not overwritten: both
    are shown, and the exit status is 1. What a text cannot hold is listed with the reason.
    What stood there before is kept in out/before-pull.
    """
    folder, ships = find_study(study)
    if ships and not dry_run:
        raise click.UsageError(
            f"{study!r} ships with the toolkit and is not written to; copy it with `fs new`, or use --dry-run"
        )
    with in_plain_words():
        file, stands = open_report(edited)
        if not stands.is_ours:
            problem = "this is no report of the toolkit's, so nothing says where its words belong"
            click.echo(f"error: {edited}: {problem}", err=True)
            context.exit(STUDY_HAS_ERRORS)
        found = _edits(read_study(folder), edited, file, stands)
        backups = {}
        if not dry_run:
            backups = {each.file: _write(folder, each) for each in found.files if each.comes_back}
    conflicts = [each for each in found.files if each.conflict and each.pulled.text != each.was]
    if as_json:
        print_json(_data(found, backups, dry_run=dry_run))
    else:
        for line in _lines(found, backups):
            click.echo(line)
    click.echo(_counted(found, len(conflicts), dry_run=dry_run), err=as_json)
    context.exit(STUDY_HAS_ERRORS if conflicts else 0)


def _edits(study: Study, path: Path, file: WordFile, stands: Standing) -> Edits:
    from fs_toolkit.document.traverse import printed_marks
    from fs_toolkit.readers.word.edits import Report, edits
    from fs_toolkit.readers.word.opened import Opened
    from fs_toolkit.readers.word.story import told
    from fs_toolkit.study.inputs import prose_of

    report, _ = study.report(stands.language or None)
    refuse_other_place(path, stands, report)
    known = Report(
        stands.written,
        stands.now,
        stands.kinds,
        stands.targets,
        stands.files,
        stands.language,
        {value.where.file: value.text for value in prose_of(study.inputs)},
        printed_marks((*report.summary, *report.body)),
        stands.stories,
        stands.flat,
        dict(report.source_notes),
    )
    opened = Opened(file)
    return edits(opened, told(opened, stands.numbers, stands.names), known)


def _write(folder: Path, edit: FileEdit) -> Path:
    from fs_toolkit.writers.study_folder import write_prose

    return write_prose(folder, edit.file, edit.was, edit.pulled.text)


def _lines(found: Edits, backups: dict[str, Path]) -> Iterator[str]:
    for edit in found.files:
        if edit.pulled.text == edit.was:
            continue
        if edit.conflict:
            yield f"conflict: {edit.file} changed too since the report was made; nothing was written"
            yield "  (- the file as it is, + what stands in Word)"
        else:
            yield edit.file
        yield from (f"  {line}" for line in _diff(edit))
        if edit.file in backups:
            yield f"  the text as it was: {backups[edit.file]}"
    if found.left:
        yield "not brought back:"
    for left in found.left:
        yield from _listed(left)


def _listed(left: NotPulled) -> Iterator[str]:
    where = ", ".join(filter(None, (left.where, left.block)))
    yield f"  {where or 'the report'}: {left.reason}"
    if left.words:
        yield f"    “{left.words}”"
    if left.file:
        yield f"    its text: {left.file}"


def _diff(edit: FileEdit) -> list[str]:
    """The lines that change."""
    lines = unified_diff(
        edit.was.splitlines(), edit.pulled.text.splitlines(), n=0, lineterm=""
    )  # fmt: skip
    return [line for line in list(lines)[2:] if not line.startswith("@@")]


def _data(found: Edits, backups: dict[str, Path], *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "files": [
            {
                "file": each.file,
                "block": each.block,
                "changes": list(each.pulled.changes),
                "conflict": each.conflict and each.pulled.text != each.was,
                "written": each.file in backups,
                "backup": str(backups[each.file]) if each.file in backups else None,
                "was": each.was,
                "text": each.pulled.text,
            }
            for each in found.files
        ],
        "left": [
            {
                "block": each.block or None,
                "where": each.where,
                "words": each.words,
                "reason": each.reason,
                "file": each.file or None,
            }
            for each in found.left
        ],
    }


def _counted(found: Edits, conflicts: int, *, dry_run: bool) -> str:
    back = sum(each.comes_back for each in found.files)
    verb = "would be written" if dry_run else "written"
    return f"{back} texts {verb}, {conflicts} in conflict, {len(found.left)} edits not brought back"
