"""Small Word files, and what strangers may have done to them."""

from __future__ import annotations

import importlib.util
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import docx
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from word_files import OFFICE, RELATIONS, zipped

Parts = dict[str, bytes]

MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"


def plain() -> bytes:
    """A document of one paragraph."""
    document = docx.Document()
    document.add_paragraph("Petitions arrive on paper.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def plain_file() -> bytes:
    return plain()


@pytest.fixture
def parts(plain_file: bytes) -> Parts:
    """The parts of a plain document, for a test to change."""
    return parts_of(plain_file)


@pytest.fixture(scope="session")
def unzipped() -> Callable[[bytes], Parts]:
    return parts_of


@pytest.fixture(scope="session")
def rezipped() -> Callable[..., bytes]:
    return zipped


@pytest.fixture
def related(parts: Parts) -> Callable[..., Parts]:
    """Adds relationships of the main part: (kind, target, is it outside)."""

    def add(*rows: tuple[str, str, bool], namespace: str = OFFICE) -> Parts:
        made = "".join(
            f'<Relationship Id="rX{at}" Type="{namespace}/{kind}" Target="{target}"'
            f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
            for at, (kind, target, external) in enumerate(rows)
        )
        end = b"</Relationships>"
        parts[RELATIONS] = parts[RELATIONS].replace(end, made.encode() + end)
        return parts

    return add


def _of_the_writer() -> ModuleType:
    """The fixtures of the Word writer's tests: reports, and the way Word saves a file."""
    path = Path(__file__).parents[2] / "writers" / "word" / "conftest.py"
    spec = importlib.util.spec_from_file_location("conftest_of_the_writer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def writer() -> ModuleType:
    return _of_the_writer()
