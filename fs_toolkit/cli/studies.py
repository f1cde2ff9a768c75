"""What the commands share: finding the study, reading it, and saying what is wrong with it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.core.findings import Finding
from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.core.suggest import did_you_mean

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
    if not text.strip():
        raise click.UsageError("the name of the folder is empty")
    if folder.is_dir():
        _refuse_folder_of_studies(folder)
        return folder, False
    if folder.exists():
        raise click.UsageError(f"{text!r} is a file; name the folder of the study, {folder.parent}")
    there = _shipped(folder)
    if there is not None:
        click.echo(f"no folder {text} here: using the study that ships with fs_toolkit", err=True)
        return there, True
    beside = [each.name for each in studies_in(folder.parent)]
    advice = f" {did_you_mean(folder.name, beside, 'There are the studies')}" if beside else ""
    raise click.UsageError(f"there is no folder {text!r}.{advice}")


def _refuse_folder_of_studies(folder: Path) -> None:
    """`studies` is no study; the studies are in it."""
    if not (folder / "study.yaml").exists() and (within := studies_in(folder)):
        names = ", ".join(str(each) for each in within)
        raise click.UsageError(
            f"{str(folder)!r} is no study; name one of the studies in it: {names}"
        )


def studies_in(folder: Path) -> list[Path]:
    """The folders of studies in a folder, at most twelve."""
    try:
        return sorted(each.parent for each in folder.glob("*/study.yaml"))[:12]
    except OSError:
        return []


def _shipped(folder: Path) -> Path | None:
    """The study of this name that is part of the toolkit."""
    from fs_toolkit.core.files import shipped

    parts = folder.parts
    if len(parts) != 1 and not (len(parts) == 2 and parts[0] == "studies"):
        return None
    try:
        there = shipped("studies", parts[-1])
    except EnvironmentProblem:
        return None
    return there if there.is_dir() and parts[-1] not in (".", "..") else None


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
        refuse(folder, error.findings)
        raise click.exceptions.Exit(STUDY_HAS_ERRORS) from None


def refuse(folder: Path, findings: Sequence[Finding]) -> None:
    """Say what keeps a study from being written out."""
    print_findings(folder, findings)
    errors = sum(finding.severity == "error" for finding in findings)
    click.echo(f"{errors} to put right; nothing was written", err=True)


def print_findings(folder: Path, findings: Sequence[Finding], *, to_stderr: bool = True) -> None:
    """Print findings for people, errors first."""
    order = {"error": 0, "warning": 1, "note": 2}
    for finding in sorted(findings, key=lambda each: order[each.severity]):
        place = f"{folder.as_posix().rstrip('/')}/{finding.place}: " if finding.place.file else ""
        click.echo(
            f"{finding.severity} {finding.code}: {place}{finding.problem}\n    {finding.cure}",
            err=to_stderr,
        )


def print_json(document: object) -> None:
    """Print a result for programs on stdout."""
    click.echo(in_json(document))


def in_json(document: object) -> str:
    """A result for programs, in ASCII, so that no code page can damage it.

    Numbers that JSON has no word for become null.
    """
    import json

    return json.dumps(_plain(document), indent=1, allow_nan=False)


def _plain(found: object) -> object:
    if isinstance(found, dict):
        return {key: _plain(value) for key, value in found.items()}
    if isinstance(found, list | tuple):
        return [_plain(each) for each in found]
    if isinstance(found, float) and not math.isfinite(found):
        return None
    return found
