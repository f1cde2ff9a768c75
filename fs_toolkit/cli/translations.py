"""`fs translations`: the table that a translator fills in."""

from __future__ import annotations

import click

from fs_toolkit.cli.studies import STUDY_HAS_ERRORS, find_study, in_plain_words, refuse


@click.command("translations")
@click.argument("study")
@click.option(
    "--lang", required=True, type=click.Choice(["en", "ko"]), help="To be translated into."
)
def command(*, study: str, lang: str) -> None:
    """List the texts of STUDY for a translator, in translations/<lang>.csv.

    What is translated already stays; a text that has changed since comes with its old
    translation beside it. Prose is translated in a file beside it: conclusion.ko.md.
    """
    folder, ships = find_study(study)
    if ships:
        raise click.UsageError(
            f"{study} ships with fs_toolkit and is not written to; make it yours: "
            f"fs new CITY --from {folder.name}"
        )
    with in_plain_words():
        from fs_toolkit.core.model import Pending
        from fs_toolkit.core.reader import read
        from fs_toolkit.study.inputs import StudyInputs
        from fs_toolkit.study.translation_table import HEADER, translation_table
        from fs_toolkit.writers.study_folder import write_table

        reading = read(StudyInputs, folder)
        about = reading.parts.study
        if reading.whole is None or isinstance(about, Pending):
            refuse(folder, reading.findings)
            raise click.exceptions.Exit(STUDY_HAS_ERRORS)
        if about.language == lang:
            raise click.UsageError(f"the study is written in {lang!r} already")
        table = translation_table(reading.whole, lang)
        path = write_table(folder, f"translations/{lang}.csv", HEADER, table.cells)
    click.echo(str(path))
    told = [f"{table.done:,} of {table.done + table.left:,} texts are translated"]
    if table.stale:
        told.append(f"{table.stale:,} have changed since (see the column before)")
    if table.orphans:
        told.append(f"{table.orphans:,} translate what is no longer there (at the end)")
    click.echo("; ".join(told), err=True)
