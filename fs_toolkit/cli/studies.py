"""What the commands share: finding the study, reading it, and saying what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.core.findings import Finding
from fs_toolkit.core.problems import EnvironmentProblem

if TYPE_CHECKING:
    from fs_toolkit.study import Study

STUDY_HAS_ERRORS = 1
ENVIRONMENT = 3


def find_study(text: str) -> tuple[Path, bool]:
    """The folder of a study, and whether it is one that ships with the toolkit.

    A folder of the user's own always wins; a shipped study answers to its name, with or
    without `studies/`.
    """
    folder = Path(text)
    if folder.is_dir():
        return folder, False
    from fs_toolkit.core.files import shipped

    parts = folder.parts
    named = parts[-1:] if len(parts) == 1 or (len(parts) == 2 and parts[0] == "studies") else ()
    if named:
        try:
            there = shipped("studies", *named)
        except EnvironmentProblem:
            there = None
        if there is not None and there.is_dir():
            click.echo(f"no folder {text} here: using the study that ships with fs_toolkit", err=True)
            return there, True
    raise click.UsageError(f"there is no folder {text!r}")


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn problems of the user's machine into one line and exit status 3."""
    try:
        yield
    except EnvironmentProblem as problem:
        click.echo(f"error: {problem}", err=True)
        raise click.exceptions.Exit(ENVIRONMENT) from None


def read_study(folder: Path) -> Study:
    """The study, analysed; prints its findings and exits with 1 if it has errors."""
    from fs_toolkit.study import Study, StudyError

    try:
        return Study.read(folder)
    except StudyError as error:
        print_findings(folder, error.findings)
        errors = sum(finding.severity == "error" for finding in error.findings)
        click.echo(f"{errors} to put right; nothing was written", err=True)
        raise click.exceptions.Exit(STUDY_HAS_ERRORS) from None


def print_findings(folder: Path, findings: Sequence[Finding], *, to_stderr: bool = True) -> None:
    """Print findings for people, errors first."""
    order = {"error": 0, "warning": 1, "note": 2}
    for finding in sorted(findings, key=lambda each: (order[each.severity], each.place.file)):
        place = f"{folder.as_posix().rstrip('/')}/{finding.place}: " if finding.place.file else ""
        click.echo(
            f"{finding.severity} {finding.code}: {place}{finding.problem}\n    {finding.cure}",
            err=to_stderr,
        )
