"""A folder of results, one file a city, so that a stopped run is gone on with.

A file is named for its city and for all that its content depends on. What is damaged, or
belongs to another study, question or version, is played again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from fs_toolkit.core.files import study_hash, write_whole
from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.portfolio.city import LARGEST_DOCUMENT, City, NoResults

SUFFIX = ".city.json"


def is_folder(path: Path) -> bool:
    """Whether there is such a folder."""
    return path.is_dir()


def state_of(path: Path) -> str:
    """Hash of the study in a folder; empty where there is none."""
    return study_hash(path) if (path / "study.yaml").exists() else ""


@dataclass(frozen=True)
class Store:
    """The folder."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> Store:
        """The store in a folder, which is made if it is not there.

        Raises
        ------
        EnvironmentProblem
            If it cannot be made, or is no folder.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise EnvironmentProblem(
                f"{folder} is a file, not a folder", "Give another name with --out."
            ) from None
        except OSError as error:
            raise EnvironmentProblem(
                f"the folder {folder} cannot be made ({error.strerror or error})",
                "Give another name with --out.",
            ) from None
        return cls(folder)

    def path(self, name: str, key: str) -> Path:
        """The file of a city: a few letters of its folder's name, and of its key."""
        letters = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:40] or "city"
        return self.folder / f"{letters}-{key[:16]}{SUFFIX}"

    def read(self, name: str, key: str) -> tuple[City | None, str]:
        """The results of a city, and what is wrong with those that are there.

        None and nothing wrong where there is no file.
        """
        path = self.path(name, key)
        if not path.exists():
            return None, ""
        try:
            if not path.is_file():
                raise NoResults("it is no ordinary file")
            if path.stat().st_size > LARGEST_DOCUMENT:
                raise NoResults("it is too large")
            city = City.from_bytes(path.read_bytes())
            if city.key != key:
                raise NoResults("it is of another study or another question")
        except OSError as error:
            return None, f"{path} cannot be read ({error.strerror or error})"
        except NoResults as problem:
            return None, f"{path}: {problem}"
        return city, ""

    def write(self, name: str, key: str, document: bytes) -> None:
        """Keep the document of a city; no half of it is ever there.

        Raises
        ------
        EnvironmentProblem
            If the folder is gone or write-protected, or the disk is full.
        """
        write_whole(self.path(name, key), document)
