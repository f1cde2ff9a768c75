"""Which folders `fs portfolio` is asked for: names, patterns, and lists in text files."""

from __future__ import annotations

from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path

import click

from fs_toolkit.cli.studies import find_study

LISTS = (".txt", ".lst")
LARGEST_LIST = 1_000_000
MOST_STUDIES = 10_000


def folders_of(given: tuple[str, ...]) -> list[Path]:
    """The study folders that arguments stand for, in order; wrong usage where there is none.

    A shell of Windows leaves patterns as they are, so that they are followed here.
    """
    found: list[Path] = []
    for text in given:
        found += _expanded(text)
    if len(found) > MOST_STUDIES:
        raise click.UsageError(f"{len(found):,} studies are more than {MOST_STUDIES:,}")
    return found


def _expanded(text: str) -> Iterator[Path]:
    path = Path(text)
    if not text.strip():
        raise click.UsageError("the name of a folder is empty")
    if has_magic(text) and not path.exists():
        matches = [Path(each) for each in sorted(glob(text)) if Path(each).is_dir()]
        if not matches:
            raise click.UsageError(f"no folder fits {text!r}")
        yield from matches
    elif path.is_file() and path.suffix.casefold() in LISTS:
        yield from _listed(path)
    elif path.is_dir() and not (path / "study.yaml").exists() and _within(path):
        yield from _within(path)
    else:
        yield find_study(text)[0]


def _within(folder: Path) -> list[Path]:
    """The studies in a folder of studies."""
    return sorted(each.parent for each in folder.glob("*/study.yaml"))


def _listed(path: Path) -> Iterator[Path]:
    """The folders of a list, one a line, relative to the list; # begins a remark."""
    if path.stat().st_size > LARGEST_LIST:
        raise click.UsageError(f"{path} is too large for a list of folders")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path} cannot be read as a list of folders ({error})") from None
    names = [line.partition("#")[0].strip() for line in text.splitlines()]
    folders = [path.parent / name for name in names if name]
    if not folders:
        raise click.UsageError(f"{path} names no folder")
    for folder in folders:
        if not folder.is_dir():
            raise click.UsageError(f"{path}: there is no folder {folder.as_posix()!r}")
    yield from folders
