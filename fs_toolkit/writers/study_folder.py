"""The only writer of studies: a new one, a copy of one that ships, a table of one that is there."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unicodedata import normalize

from fs_toolkit.core.files import OUTPUT, is_left_alone, shipped, shipped_bytes, write_whole
from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.core.texts import decoded

BOM = b"\xef\xbb\xbf"
"""Stands before every table that is written, so that Excel reads it as it is meant."""
LONGEST_FOLDER = 60
SERVICE_AFTER = 2
"""Years from the first costs to service that the skeleton assumes."""
_ONE_LETTER = str.maketrans(
    {"đ": "d", "Đ": "d", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ı": "i", "ħ": "h", "ð": "d",
     "Ð": "d", "þ": "th", "Þ": "th", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
)  # fmt: skip
"""Letters that are no other letter with a mark."""
_TO_BE_NAMED = {
    "en": {"country": "country to be named", "project": "Project to be named"},
    "ko": {"country": "국가 미정", "project": "사업명 미정"},
}


class FolderExists(Exception):
    """There is something where the study was to be written."""


def folder_name(city: str) -> str:
    """The name of a city's folder, in ASCII snake case; empty where its letters have none.

    Examples
    --------
    >>> folder_name("Đà Nẵng"), folder_name("São Paulo"), folder_name("서울"), folder_name("Con")
    ('da_nang', 'sao_paulo', '', 'con_city')
    """
    plain = normalize("NFKD", city.translate(_ONE_LETTER))
    letters = [each for each in plain if each.isalnum()]
    if not letters or not all(each.isascii() for each in letters):
        return ""
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", _without_marks(plain)).casefold())
    name = "_".join(words)[:LONGEST_FOLDER].strip("_")
    return f"{name}_city" if is_device(name) else name


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device and cannot open a folder of that name.

    >>> is_device("con"), is_device("COM1.old"), is_device("conakry")
    (True, True, False)
    """
    return (
        re.fullmatch(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", name.partition(".")[0].casefold())
        is not None
    )


def _without_marks(text: str) -> str:
    from unicodedata import combining

    return "".join(each for each in text if not combining(each))


@dataclass(frozen=True)
class Beginning:
    """What is known of a study before it is begun; None where nobody has said it."""

    city: str
    country: str | None = None
    project: str | None = None
    language: str = "en"
    currency: str | None = None
    first_year: int | None = None


def skeleton(known: Beginning, folder: str, today: date) -> dict[str, bytes]:
    """The files of a study in which everything is pending, by their path in the folder.

    Whatever had to be assumed stands in `assumed` of study.yaml, so that a rule reminds of it.
    """
    first_year = today.year + 1 if known.first_year is None else known.first_year
    to_be_named = _TO_BE_NAMED[known.language]
    opening = first_year + SERVICE_AFTER
    assumed: dict[str, str] = {}
    for name in ("country", "project"):
        if getattr(known, name) is None:
            assumed[name] = to_be_named[name]
    assumed |= {"in_force_at": str(today), "information_cutoff": str(today)}
    if known.currency is None:
        assumed["currency"] = "USD"
    assumed["price_year"] = str(first_year - 1)
    if known.first_year is None:
        assumed["first_year"] = str(first_year)
    assumed |= {"years": "10", "discount_rate": "0.08", "opening_year": str(opening)}
    words = {
        "city": _quoted(known.city),
        "country": _quoted(known.country or to_be_named["country"]),
        "project": _quoted(known.project or to_be_named["project"]),
        "language": known.language,
        "today": str(today),
        "currency": known.currency or "USD",
        "price_year": str(first_year - 1),
        "first_year": str(first_year),
        "opening": str(opening),
        "opening_low": str(opening - 1),
        "opening_high": str(opening + 2),
        "assumed": "\n".join(
            f"  - {{what: {what}, value: {_quoted(value)}}}" for what, value in assumed.items()
        ),
        "name": known.city,
        "folder": folder,
    }
    files = {}
    for file in ("README.md", "study.yaml", "basis/settings.yaml", "basis/quantities.csv"):
        data = shipped_bytes("templates", "study", known.language, *file.split("/"))
        files[file] = _filled(data.removeprefix(BOM), words)
        if file.endswith(".csv"):
            files[file] = BOM + files[file]
    files[".vscode/settings.json"] = shipped_bytes("templates", "study", "vscode.json")
    return files


def copy_of(source: Path, words: Mapping[str, str], language: str) -> dict[str, bytes]:
    """The files of a study that ships, with a README that says what must be replaced."""
    files = {path.relative_to(source).as_posix(): path.read_bytes() for path in _files(source)}
    readme = shipped("templates", "study", language, "COPY.md").read_bytes()
    return {"README.md": _filled(readme, words), **files}


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if is_left_alone(path.name) or (path.is_dir() and path.name == OUTPUT):
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


def _filled(data: bytes, words: Mapping[str, str]) -> bytes:
    """A template with its slots filled, each once: what is put in is not looked at again."""
    text = data.decode()
    return re.sub(r"\{([a-z_]+)\}", lambda slot: words.get(slot[1], slot[0]), text).encode()


def _quoted(text: str) -> str:
    """Words as YAML takes them whatever they hold: between quotes where they need them.

    >>> _quoted("Đà Nẵng"), _quoted("No: 1")
    ('Đà Nẵng', '"No: 1"')
    """
    plain = re.fullmatch(r"[^\W\d_][\w .()-]*[\w.)]", text) and text.casefold() not in _YAML_WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)


_YAML_WORDS = frozenset({"yes", "no", "true", "false", "on", "off", "null", "none"})


def write_study(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder beside its place and move it there, so that no half of it is ever seen.

    Raises
    ------
    FolderExists
        If there is anything at the target already.
    EnvironmentProblem
        If the folder above does not exist, is write-protected or the disk is full.
    """
    if os.path.lexists(target):
        raise FolderExists(f"{target} exists already")
    above = target.parent
    if not above.is_dir():
        raise EnvironmentProblem(f"the folder {above} does not exist", "Create it first.")
    beside = ""
    try:
        beside = tempfile.mkdtemp(prefix=f".{target.name[:40]}.", dir=above)
        for file, data in files.items():
            path = Path(beside, *file.split("/"))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(beside, 0o777 & ~mask)
        os.rename(beside, target)
    except OSError as error:
        cure = "Choose a folder that may be written to with -o."
        raise EnvironmentProblem(f"{target} cannot be written ({error.strerror})", cure) from error
    finally:
        if beside and os.path.lexists(beside):
            with suppress(OSError):
                shutil.rmtree(beside)


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    r"""A table as the study format has it: UTF-8 with its mark, so that Excel shows accents.

    >>> csv_bytes(["person", "q1"], [["p1", "5"]])
    b'\xef\xbb\xbfperson,q1\np1,5\n'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return BOM + text.getvalue().encode()


def write_prose(study: Path, file: str, was: str, text: str) -> Path:
    """Replace a prose file of a study; what stood there is kept in the study's folder `out`.

    Parameters
    ----------
    study, file :
        The folder, and the file within it.
    was : str
        The text that is replaced, with plain line ends: another one is never written over.
    text : str
        The new one; a byte order mark and the kind of line ends stay as they were.

    Returns
    -------
    Path
        The copy of what stood there.

    Raises
    ------
    EnvironmentProblem
        If a folder on the way is a link that leads out of the study, the file cannot be read
        or written, or it is no longer what it was.
    """
    path = _inside(study, file)
    try:
        old = path.read_bytes()
    except OSError as error:
        problem = f"{path} cannot be read ({error.strerror or error})"
        raise EnvironmentProblem(problem, "Close it elsewhere.") from error
    ends = b"\r\n" if b"\r\n" in old else b"\n"
    mark = BOM if old.startswith(BOM) else b""
    if decoded(old).replace("\r\n", "\n").replace("\r", "\n") != was:
        raise EnvironmentProblem(f"{path} was changed meanwhile", "Start again.")
    backup = _backup_of(study, file)
    backup.parent.mkdir(parents=True, exist_ok=True)
    write_whole(backup, old)
    write_whole(path, mark + text.encode().replace(b"\n", ends))
    return backup


def _backup_of(study: Path, file: str) -> Path:
    """Where a file goes before it is replaced: in `out`, which is no part of the study."""
    folder = _inside(study, f"{OUTPUT}/before-pull/{file}").parent
    stem, _, suffix = file.rpartition("/")[2].rpartition(".")
    number = 1
    while (path := folder / f"{stem}.{number}.{suffix}").exists():
        number += 1
    return path


def _inside(study: Path, file: str) -> Path:
    """The path of a file of a study; never outside its folder."""
    path, root = study / file, study.resolve()
    if not path.parent.resolve().is_relative_to(root) or path.is_symlink():
        raise EnvironmentProblem(
            f"{path} leads out of the study", "Put an ordinary folder in the link's place."
        )
    return path


def write_table(
    study: Path, file: str, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> Path:
    """Write a table of a study whole, or not at all; never outside its folder.

    Raises
    ------
    EnvironmentProblem
        If a folder on the way is a link that leads out of the study, or the file cannot be
        written. What stood there is then as it was.
    """
    path = _inside(study, file)
    data = csv_bytes(header, rows)
    path.parent.parent.mkdir(exist_ok=True)
    write_whole(path, data)
    return path
