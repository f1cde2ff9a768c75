"""A Word file from anybody: bytes that can be opened, or one line that says why not."""

from __future__ import annotations

import io
import os
import re
import zipfile
from contextlib import suppress
from pathlib import Path
from random import Random

import docx
import pytest

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.readers.word.comments import comments
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.refusal import NotRead
from fs_toolkit.readers.word.story import told
from fs_toolkit.readers.word_file import looked_through, read_word_file

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def saved() -> bytes:
    document = docx.Document()
    document.add_paragraph("Petitions arrive on paper.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(data: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The file with parts replaced, added, or taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as archive:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            content = parts[name] if name in parts else old.read(name)
            if content is not None:
                archive.writestr(name, content)
    return out.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(saved())) as archive:
        return archive.read(name)


def test_a_good_file_comes_out_as_it_was():
    data = saved()
    found = looked_through(data)
    assert found.data == data
    assert found.remarks == ()


def test_a_file_on_the_disk(tmp_path: Path):
    path = tmp_path / "report.docx"
    path.write_bytes(saved())
    assert docx.Document(io.BytesIO(read_word_file(path).data)).paragraphs[0].text.startswith("Pet")


TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("word/document.xml", b"<w:document", "breaks off"),
        ("word/document.xml", b"<!DOCTYPE x><x/>", "document type"),
        ("word/document.xml", None, "not there"),
        ("word/styles.xml", None, "'word/styles.xml' is missing"),
        ("word/settings.xml", b"\xff\xfe<", "damaged"),
        ("_rels/.rels", None, "which part holds the text"),
        ("_rels/.rels", b"<Relationships/>", "not there"),
        (TYPES, None, "zip archive"),
        (TYPES, b"<Types/>", "not say that its text"),
    ],
)
def test_damage_is_one_line(tmp_path: Path, name, content, said):
    path = tmp_path / "report.docx"
    path.write_bytes(changed(saved(), {name: content}))
    with pytest.raises(NotRead, match=said) as refused:
        read_word_file(path)
    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)


def test_frames_that_cross_with_tracked_changes_are_left_out():
    crossed = (
        b'<w:p><w:ins w:id="1" w:author="A"><w:sdt><w:sdtPr/><w:sdtContent></w:ins>'
        b"<w:r><w:t>typed with care</w:t></w:r></w:sdtContent></w:sdt></w:p></w:body>"
    )
    text = part("word/document.xml").replace(b"</w:body>", crossed)
    found = looked_through(changed(saved(), {"word/document.xml": text}))
    document = docx.Document(io.BytesIO(found.data))
    assert document.paragraphs[-1].text == "typed with care"
    [remark] = found.remarks
    assert "every word is kept" in remark


def test_a_relationship_that_leads_out_of_the_file_is_refused():
    rels = part(RELATIONS).replace(b"styles.xml", b"../../secret.xml")
    with pytest.raises(NotRead, match="leads out of the file"):
        looked_through(changed(saved(), {RELATIONS: rels}))


@pytest.mark.parametrize("kind", ["template.main+xml", "glossary+xml"])
def test_a_template_is_no_document(kind):
    was, now = f"{DOCUMENT}.document.main+xml".encode(), f"{DOCUMENT}.{kind}".encode()
    with pytest.raises(NotRead, match=r"template|not say"):
        looked_through(changed(saved(), {TYPES: part(TYPES).replace(was, now)}))


def test_a_file_with_macros_can_be_opened_without_them():
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    binary = (
        b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    )
    types = part(TYPES).replace(f"{DOCUMENT}.document.main+xml".encode(), macro)
    project = (
        b'<Relationship Id="rV" Target="vbaProject.bin" '
        b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/></Relationships>'
    )
    found = looked_through(
        changed(
            saved(),
            {
                TYPES: types.replace(b"</Types>", binary),
                RELATIONS: part(RELATIONS).replace(b"</Relationships>", project),
                "word/vbaProject.bin": b"Sub AutoOpen()",
            },
        )
    )
    assert found.remarks[0].startswith("macros were left out")
    assert b"AutoOpen" not in found.data
    assert docx.Document(io.BytesIO(found.data)).paragraphs[0].text


def test_a_bomb_is_refused_within_its_limits():
    """100 MB of spaces after the text, in a few hundred kilobytes."""
    text = part("word/document.xml").replace(b"</w:body>", b" " * 100_000_000 + b"</w:body>")
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in old.namelist():
            archive.writestr(name, text if name == "word/document.xml" else old.read(name))
    assert len(out.getvalue()) < 1_000_000
    with pytest.raises(NotRead, match="far more than a report"):
        looked_through(out.getvalue())


def test_pipes_folders_and_huge_files_are_not_read(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("fs_toolkit.readers.word_file.LARGEST", 1000)
    path = tmp_path / "large.docx"
    path.write_bytes(saved())
    with pytest.raises(NotRead, match="larger than"):
        read_word_file(path)
    with pytest.raises(EnvironmentProblem):
        read_word_file(tmp_path / "none.docx")
    os.mkfifo(tmp_path / "pipe.docx")
    with pytest.raises(NotRead, match="ordinary file"):
        read_word_file(tmp_path / "pipe.docx")


@pytest.mark.parametrize("seed", range(60))
def test_any_damage_is_refused_in_words_or_does_no_harm(seed):
    """Bytes flipped, elements lost or doubled, attributes changed: never a traceback."""
    chance = Random(seed)
    if seed % 3 == 0:
        data = bytearray(saved())
        for _ in range(chance.randrange(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        damaged = bytes(data)
    else:
        name = chance.choice(["word/document.xml", "word/styles.xml", RELATIONS, TYPES])
        pieces = re.findall(rb"<[^>]*>|[^<]+", part(name))
        at = chance.randrange(len(pieces))
        pieces[at] = chance.choice(
            [b"", pieces[at] * 2, re.sub(rb'"[^"]*"', b'"NULL"', pieces[at])]
        )
        damaged = changed(saved(), {name: b"".join(pieces)})
    with suppress(NotRead):
        file = Opened(looked_through(damaged))
        comments(file, told(file))
