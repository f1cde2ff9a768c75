"""Small Word files, and LibreOffice where a test needs it."""

from __future__ import annotations

import pytest

from fs_toolkit.document.blocks import Report
from fs_toolkit.writers.office.program import office
from fs_toolkit.writers.office.seen_copy import BODY, members_of
from fs_toolkit.writers.word.markup import DECLARATIONS, paragraph, run
from fs_toolkit.writers.word.template import template_bytes
from fs_toolkit.writers.word.zipped import zipped
from tests.writers.word.conftest import english_report, write

RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="session")
def english() -> Report:
    """A report with every kind of block."""
    return english_report()


@pytest.fixture(scope="session")
def english_file(english: Report) -> bytes:
    return write(english)


@pytest.fixture
def with_office(monkeypatch, tmp_path):
    """LibreOffice is found; nothing that was found before is known."""
    monkeypatch.setenv("FS_TOOLKIT_OFFICE", "")
    monkeypatch.setenv("FS_TOOLKIT_CACHE", str(tmp_path / "cache"))
    if office() is None:
        pytest.skip("LibreOffice is not installed")


@pytest.fixture
def word_file():
    """A Word file with a body in the template's styles, and relationships besides its own."""

    def make(body: str, *relationships: tuple[str, str, str, bool], **parts: bytes) -> bytes:
        members = members_of(template_bytes())
        root = f'<w:document {DECLARATIONS} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        members[BODY] = f"{root}<w:body>{body}{PAGE}</w:body></w:document>".encode()
        added = "".join(
            f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"'
            + (' TargetMode="External"/>' if external else "/>")
            for id, kind, target, external in relationships
        )
        members[RELATIONSHIPS] = members[RELATIONSHIPS].replace(
            b"</Relationships>", f"{added}</Relationships>".encode()
        )
        members |= {f"word/{name.replace('__', '.')}": content for name, content in parts.items()}
        return zipped(members)

    return make


PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'


def text(words: str, style: str = "Normal") -> str:
    return paragraph(style, run(words))
