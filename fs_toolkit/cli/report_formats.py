"""The formats of a report: the endings of their files, and what is said while they are made."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

Format = Literal["docx", "html", "pdf"]
FORMATS: tuple[Format, ...] = ("docx", "html", "pdf")


def refuse_other_endings(output: Path | None, form: Format) -> None:
    """A file with another ending would not open where it should."""
    if output is None or output.suffix.casefold() == f".{form}":
        return
    meant = output.suffix.casefold().lstrip(".")
    cure = f"; for such a file give --format {meant}" if meant in FORMATS else ""
    raise click.BadParameter(
        f"{str(output)!r} does not end in .{form}{cure}", param_hint="'-o' / '--output'"
    )


def paged(document: bytes, language: str, *, wanted: bool) -> bytes:
    """The report with the pages of its lists; says on stderr what a person should know."""
    from fs_toolkit.writers.delivery import paged

    done, notes = paged(document, language, wanted=wanted)
    for note in notes:
        click.echo(f"note: {note}", err=True)
    return done
