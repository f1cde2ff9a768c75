"""Which cities are to be played: each study once, with the key of its results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fs_toolkit.portfolio.asked import Ask
from fs_toolkit.portfolio.store import state_of


@dataclass(frozen=True)
class Job:
    """A city to be played."""

    number: int
    folder: str
    """As it was given."""
    path: Path
    fingerprint: str
    key: str


def jobs_of(
    studies: Sequence[Path | str], ask: Ask
) -> tuple[list[Job], tuple[tuple[str, str], ...]]:
    """One job a study, and the folders that are left out, with reasons."""
    jobs: list[Job] = []
    left_out: list[tuple[str, str]] = []
    by_path: dict[Path, str] = {}
    by_content: dict[str, str] = {}
    for given in studies:
        folder, path = Path(given).as_posix(), Path(given).resolve()
        if path in by_path:
            left_out.append((folder, f"it is the same folder as {by_path[path]}"))
            continue
        by_path[path] = folder
        fingerprint = state_of(path)
        if fingerprint:
            if fingerprint in by_content:
                left_out.append((folder, f"it holds the same study as {by_content[fingerprint]}"))
                continue
            by_content[fingerprint] = folder
        jobs.append(Job(len(jobs), folder, path, fingerprint, ask.key(fingerprint)))
    return jobs, tuple(left_out)
