"""Settings of all tests, the studies they read, and the command they call."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from openpyxl import Workbook

    from fs_toolkit.document.blocks import Block
    from fs_toolkit.study import Study

settings.register_profile("toolkit", deadline=None)  # a busy machine is no failure
settings.load_profile("toolkit")

os.environ["FS_TOOLKIT_OFFICE"] = "off"  # tests that need LibreOffice turn it on

ROOT = Path(__file__).resolve().parent.parent
HANOI = ROOT / "studies" / "hanoi"
EXAMPLE = ROOT / "studies" / "example"


@pytest.fixture(scope="session", autouse=True)
def _pictures_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Pictures that the tests draw are kept for them alone, not among the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FS_TOOLKIT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write tests/golden anew, to be read as a diff.",
    )


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    status: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Copy:
    """A copy of a study for a test to change; every change gives the copy again."""

    folder: Path

    def text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8-sig")

    def write(self, file: str, content: str | bytes) -> Copy:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def replace(self, file: str, old: str, new: str) -> Copy:
        text = self.text(file)
        assert old in text, f"{file} does not hold {old!r}"
        return self.write(file, text.replace(old, new, 1))

    def remove(self, *files: str) -> Copy:
        for file in files:
            path = self.folder / file
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return self

    def rows(self, file: str) -> list[dict[str, str]]:
        lines = csv.DictReader(io.StringIO(self.text(file), newline=""))
        return [{column: row[column] for column in lines.fieldnames or ()} for row in lines]

    def fill(self, file: str, rows: list[dict[str, str]]) -> Copy:
        out = io.StringIO()
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return self.write(file, out.getvalue())

    def set(self, file: str, id: str, /, **cells: str) -> Copy:
        """Write other values into the row of an id."""
        rows = self.rows(file)
        [row] = [row for row in rows if row["id"] == id]
        assert cells.keys() <= row.keys()
        row.update(cells)
        return self.fill(file, rows)

    def line(self, file: str, id: str) -> int:
        """The line that a row stands in."""
        return 2 + [row["id"] for row in self.rows(file)].index(id)

    def state(self) -> dict[str, bytes | None]:
        """Everything in the folder: content by name, None for what is no ordinary file."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes() if path.is_file() else None
            for path in sorted(self.folder.rglob("*"))
        }


@pytest.fixture
def hanoi(tmp_path: Path) -> Copy:
    """A copy of the study of Hanoi, without its Korean."""
    folder = tmp_path / "hanoi"
    shutil.copytree(HANOI, folder, ignore=shutil.ignore_patterns("out", "translations", "*.ko.md"))
    return Copy(folder)


@pytest.fixture
def port(tmp_path: Path) -> Copy:
    """A copy of the fictional example."""
    folder = tmp_path / "example"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("out"))
    return Copy(folder)


BASIS_AND_ECONOMICS = ("basis", "economics/options.csv", "economics/lines.csv", "study.yaml")


@pytest.fixture
def minimal(hanoi: Copy) -> Copy:
    """The least that can be evaluated: study.yaml, basis, options and lines."""
    for path in hanoi.folder.rglob("*"):
        name = path.relative_to(hanoi.folder).as_posix()
        if path.is_file() and not name.startswith(BASIS_AND_ECONOMICS):
            path.unlink()
    lines = [{**row, "component": ""} for row in hanoi.rows("economics/lines.csv")]
    for empty in ("environment", "technical", "legal", "proposal", "summary"):
        shutil.rmtree(hanoi.folder / empty, ignore_errors=True)
    options = [{**row, "fails": ""} for row in hanoi.rows("economics/options.csv")]
    return hanoi.fill("economics/lines.csv", lines).fill("economics/options.csv", options)


@pytest.fixture
def fs() -> Callable[..., Ran]:
    """The command, in this process; what it does not say itself is an error of the test."""
    from click.testing import CliRunner

    from fs_toolkit.cli import main

    def run(*args: object) -> Ran:
        result = CliRunner().invoke(main, [str(arg) for arg in args])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception  # a user never sees a traceback
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture(scope="session")
def paragraphs_of() -> Callable[[Path], list[str]]:
    """Every paragraph of a Word file in order, those in tables and controls too."""
    from docx import Document
    from docx.oxml.ns import qn

    def read(path: Path) -> list[str]:
        body = Document(str(path)).element.body
        return [
            "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).replace("\u00a0", " ")
            for paragraph in body.iter(qn("w:p"))
        ]

    return read


@dataclass(frozen=True)
class Composed:
    """A study with its report in one language."""

    study: Study
    language: str
    summary: tuple[Block, ...]
    body: tuple[Block, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return (*self.summary, *self.body)


@pytest.fixture(scope="session")
def example() -> Study:
    """The fictional example, read and analysed once."""
    from fs_toolkit.study import Study

    return Study.read(EXAMPLE)


@pytest.fixture(scope="session")
def studied() -> Study:
    """The study of Hanoi, read once."""
    from fs_toolkit.study import Study

    return Study.read(HANOI)


@pytest.fixture(
    scope="session",
    params=[(study, language) for study in ("studied", "example") for language in ("en", "ko")],
    ids="-".join,
)
def reported(request: pytest.FixtureRequest) -> Composed:
    """The report of every study as blocks, in each language."""
    name, language = request.param
    study = request.getfixturevalue(name)
    report, _ = study.report(language)
    return Composed(study, language, report.summary, report.body)


@pytest.fixture(scope="session", params=["en", "ko"])
def composed(request: pytest.FixtureRequest, studied: Study) -> Composed:
    """The report of Hanoi as blocks, in each language."""
    report, _ = studied.report(request.param)
    return Composed(studied, request.param, report.summary, report.body)


@dataclass(frozen=True)
class Page:
    """Blocks as a reader meets them: tables cell by cell, sentences as words."""

    blocks: tuple[Block, ...]

    @property
    def ids(self) -> list[str]:
        return [block.id for block in self.blocks]

    def __getitem__(self, id: str) -> Any:
        [found] = [block for block in self.blocks if block.id == id]
        return found

    def words(self, id: str) -> str:
        from fs_toolkit.document.traverse import block_text

        return block_text(self[id])

    def rows(self, id: str) -> list[list[str]]:
        """The words of a table's cells."""
        from fs_toolkit.document.traverse import cell_text

        return [[cell_text(cell) for cell in row] for row in self[id].rows]

    def never_referred_to(self) -> set[str]:
        """Captioned blocks that no sentence of these blocks refers to."""
        from fs_toolkit.document.blocks import Ref
        from fs_toolkit.document.traverse import every_span

        captioned = {block.id for block in self.blocks if hasattr(block, "caption")}
        referred = {span.key for span in every_span(self.blocks) if isinstance(span, Ref)}
        return captioned - referred


@pytest.fixture(scope="session")
def page() -> Callable[[Iterable[Block]], Page]:
    """Opens blocks for reading, those inside groups and boxes too."""
    from fs_toolkit.document.traverse import every_block

    return lambda blocks: Page(tuple(every_block(blocks)))


def printed_number(words: str) -> float:
    """What a printed number stands for: "\u22121,999" is -1999, "8.3 %" is 8.3."""
    return float(words.replace("\u2212", "-").replace(",", "").rstrip(" %"))


@pytest.fixture(scope="session")
def number() -> Callable[[str], float]:
    """Reads a printed number back."""
    return printed_number


@pytest.fixture(scope="session")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Workbook]:
    """Gives a workbook with the numbers that LibreOffice computes, whatever stands in the file."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def recalculate(path: Path) -> Workbook:
        from openpyxl import load_workbook

        folder = tmp_path_factory.mktemp("recalculated")
        empty = folder / "without_values.xlsx"
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(empty, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                if name.startswith("xl/worksheets/"):
                    data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
                new.writestr(name, data)
        (folder / "new").mkdir()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx",
                   "--outdir", str(folder / "new"), str(empty)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return load_workbook(folder / "new" / empty.name, data_only=True)

    return recalculate
