"""The only door of `core` to the disk: listing and reading a study, writing a file whole."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import normalize

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import INSIDE, OPENED, SIZE, Misread
from fs_toolkit.core.problems import EnvironmentProblem

MOST_ENTRIES = 2_000
DEEPEST = 12
LARGEST = 20_000_000
LARGEST_BY_SUFFIX = {".yaml": 2_000_000, ".md": 2_000_000}
NOT_THERE = "Check how the name is written, and the folder that you are in."
OUTPUT = "out"
"""What the toolkit writes for a study stands in this folder of it, and is no part of the study."""
_NOT_OURS = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
_TEXT = (".csv", ".yaml", ".md")


@dataclass(frozen=True)
class Entry:
    """A file or a folder of a study."""

    name: str
    path: Path
    file: str
    """Path within the study, with forward slashes."""
    is_folder: bool

    @property
    def place(self) -> Place:
        """Where it is, for findings."""
        return Place(self.file)


def is_left_alone(name: str) -> bool:
    """Whether a file is there for people or programs and not for the study.

    >>> [is_left_alone(name) for name in (".git", "~$lines.xlsx", "README.md", "lines.csv")]
    [True, True, True, False]
    """
    return name.startswith((".", "~$")) or name.casefold() in _NOT_OURS


def entries(study: Path, folder: str = "") -> tuple[list[Entry], list[Finding]]:
    """What lies in a folder of a study, by name; what must not be there is a finding.

    Links that lead out of the study, devices and pipes are never opened.
    """
    found: list[Entry] = []
    findings: list[Finding] = []
    base, root = study / folder, study.resolve()
    try:
        names = sorted(os.listdir(base))
    except OSError as error:
        cure = NOT_THERE if isinstance(error, FileNotFoundError) else ""
        return [], [OPENED.finding(Place(folder), _reason(error, "the folder"), cure)]
    if len(names) > MOST_ENTRIES:
        problem = f"the folder holds {len(names):,} files"
        return [], [SIZE.finding(Place(folder), problem, "Move what is no part of the study away.")]
    for name in names:
        path = base / name
        file = f"{folder}/{name}" if folder else name
        if is_left_alone(name):
            continue
        try:
            _refuse_outside(root, path)
            if not folder and name == OUTPUT:
                continue
            mode = path.stat().st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                raise OPENED.misread("this is a device or a pipe, not a file", "Delete it.")
        except Misread as misread:
            findings.append(misread.rule.finding(Place(file), misread.problem, misread.cure))
        except OSError as error:
            findings.append(OPENED.finding(Place(file), _reason(error, "the file")))
        else:
            found.append(Entry(normalize("NFC", name), path, file, stat.S_ISDIR(mode)))
    return found, findings


def _refuse_outside(root: Path, path: Path) -> None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links, before 3.13
        if path.is_symlink():
            raise INSIDE.misread("this link leads nowhere", "Delete the link.") from error
        return
    if not target.is_relative_to(root):
        raise INSIDE.misread("this link leads out of the study")


def content(entry: Entry) -> bytes:
    """The bytes of a file; Misread if it cannot be opened or is too large."""
    most = LARGEST_BY_SUFFIX.get(entry.path.suffix, LARGEST)
    try:
        # Without O_NONBLOCK a pipe put in the file's place meanwhile would wait for ever.
        handle = os.open(
            entry.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OPENED.misread("this is not an ordinary file")
            data = file.read(most + 1)
    except OSError as error:
        raise OPENED.misread(
            _reason(error, "the file"), "Close it elsewhere, or allow reading it."
        ) from error
    if len(data) > most:
        raise SIZE.misread(f"the file is larger than {most // 1_000_000} MB")
    return data


def _reason(error: OSError, what: str) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{what} is not there"
    if isinstance(error, NotADirectoryError):
        return "this is a file, not a folder"
    if isinstance(error, PermissionError):
        return f"{what} may not be read, or another program holds it"
    return f"{what} cannot be read ({error.strerror or error})"


def study_hash(study: Path) -> str:
    """A name for the state of a study: the same on every machine as long as no content changes.

    Line ends and byte order marks of text do not count, nor does anything that is no part of
    the study. Links that lead out of it are not followed.
    """
    total = hashlib.sha256()
    for entry in sorted(_files(study, "", 0), key=lambda entry: entry.file):
        try:
            data = content(entry)
        except Misread:
            continue
        if entry.path.suffix.casefold() in _TEXT:
            data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        name = normalize("NFC", entry.file).encode()
        total.update(hashlib.sha256(name).digest() + hashlib.sha256(data).digest())
    return total.hexdigest()


def _files(study: Path, folder: str, depth: int) -> Iterator[Entry]:
    for entry in entries(study, folder)[0]:
        if not entry.is_folder:
            yield entry
        elif depth < DEEPEST:
            yield from _files(study, entry.file, depth + 1)


def shipped(*parts: str) -> Path:
    """A file or folder that comes with the toolkit: `shipped("templates", "wording")`.

    In an installed wheel it lies in the package, in a checkout beside it.
    """
    for root in _shipped_roots(__file__):
        if (path := root.joinpath(*parts)).exists():
            return path
    name = "/".join(parts)
    raise EnvironmentProblem(
        f"{name} is missing from this installation of fs-toolkit", "Install fs-toolkit again."
    )


@cache
def _shipped_roots(file: str) -> tuple[Path, ...]:
    """Where to look, by where this module lies."""
    package = Path(file).resolve().parent.parent
    checkout = package.parent
    beside = (checkout,) if (checkout / "pyproject.toml").is_file() else ()
    return (package / "shipped", *beside)


def shipped_bytes(*parts: str) -> bytes:
    """The content of a file that comes with the toolkit."""
    return shipped(*parts).read_bytes()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its target and move it into place, so that no half of it is ever seen.

    Raises
    ------
    EnvironmentProblem
        If the target is open in another program, write-protected or no file, its folder does
        not exist, or the disk is full. The old file is then as it was.
    """
    _refuse_target(path)
    temporary = ""
    try:
        path.parent.mkdir(exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:60]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        if temporary:
            with suppress(OSError):  # moved into place, as a rule
                os.unlink(temporary)


def _refuse_target(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if not stat.S_ISREG(mode):
        raise EnvironmentProblem(f"{path} is not a file", "Give another name with -o.")
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise EnvironmentProblem(
            f"{path} is write-protected", "Take the protection away, or give another name with -o."
        )


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced; for a new one, what the user's mask allows."""
    with suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _cannot_write(path: Path, error: OSError) -> EnvironmentProblem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return EnvironmentProblem(f"the folder {path.parent} does not exist", "Create it first.")
    if isinstance(error, PermissionError):
        return EnvironmentProblem(
            f"{path} cannot be written: it is open in another program, or its folder is write-protected",
            "Close it in Word or Excel, or give another name with -o.",
        )
    return EnvironmentProblem(
        f"{path} cannot be written ({error.strerror or error})",
        "Free some space, or give another name with -o.",
    )
