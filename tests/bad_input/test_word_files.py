"""Word files that people, programs or attackers spoilt: a line with the cure, and nothing written.

Every command that takes an edited report is given every file; most files are a report of the
study itself, so that nothing but the damage can be what is refused.
"""

from __future__ import annotations

import io
import re
import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Parts = dict[str, bytes]
ROOT = Path(__file__).resolve().parents[2]
STUDY, TEMPLATE = ROOT / "studies" / "san_fernando", ROOT / "templates" / "report.docx"
BODY, RELS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

COMMANDS: dict[str, Callable[[Path, Path], tuple[object, ...]]] = {
    "update": lambda study, file: ("report", study, "--update", file, "--no-pages"),
    "renumber": lambda study, file: ("report", "--renumber", file),
    "pull": lambda study, file: ("pull", study, file),
    "check": lambda study, file: ("check", study, "--docx", file),
    "comments": lambda study, file: ("comments", file, "-o", file.with_name("matrix.xlsx")),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, bytes]:
    """A small study, and its report."""
    from fs_toolkit.study import Study
    from fs_toolkit.writers.delivery import word_bytes

    folder = tmp_path_factory.mktemp("bad") / "city"
    shutil.copytree(STUDY, folder, ignore=shutil.ignore_patterns("out"))
    return folder, word_bytes(Study.read(folder).report()[0])


@pytest.fixture(scope="module")
def parts(made) -> Parts:
    with zipfile.ZipFile(io.BytesIO(made[1])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def without(*names: str) -> Callable[[Parts], bytes]:
    return lambda parts: packed({k: v for k, v in parts.items() if k not in names})


def plus(**more: bytes) -> Callable[[Parts], bytes]:
    return lambda parts: packed({**parts, **more})


def with_(name: str, content: bytes) -> Callable[[Parts], bytes]:
    return lambda parts: packed({**parts, name: content})


def cut(name: str) -> Callable[[Parts], bytes]:
    return lambda parts: packed({**parts, name: parts[name][: len(parts[name]) // 2]})


def begins_with(declaration: bytes) -> Callable[[Parts], bytes]:
    """The text behind a declaration of entities."""

    def seed(parts: Parts) -> bytes:
        body = re.sub(rb"^<\?xml[^>]*\?>\s*", b"", parts[BODY])
        return packed({**parts, BODY: declaration + body.replace(b"</w:t>", b"&x;</w:t>", 1)})

    return seed


def nested(parts: Parts) -> bytes:
    deep = b"<w:ins>" * 60_000 + b"</w:ins>" * 60_000
    return packed({**parts, BODY: parts[BODY].replace(b"<w:body>", b"<w:body>" + deep, 1)})


def many(parts: Parts) -> bytes:
    return packed({**parts, **{f"word/media/{at}.png": b"" for at in range(10_001)}})


def bomb(parts: Parts) -> bytes:
    """Sixty megabytes in as many kilobytes."""
    few = {name: parts[name] for name in (TYPES, "_rels/.rels", BODY)}
    return packed({**few, "word/media/bomb.png": bytes(60_000_000)})


def declared_huge(parts: Parts) -> bytes:
    """A list of members that says that one unpacks to four gigabytes."""
    data = bytearray(packed(parts))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    return bytes(data)


def password(parts: Parts) -> bytes:
    """A zip whose members say that they are encrypted."""
    data = bytearray(packed(parts))
    for found in re.finditer(b"PK\x01\x02", bytes(data)):
        data[found.start() + 8] |= 1
    return bytes(data)


def leads_out(parts: Parts) -> bytes:
    rels = parts[RELS].replace(b'Target="styles.xml"', b'Target="../../../etc/passwd"')
    return packed({**parts, RELS: rels})


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
READS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'

REFUSED: dict[str, tuple[Callable[[Parts], bytes], str]] = {
    "empty": (lambda parts: b"", "is empty"),
    "text": (lambda parts: b"Dear Sir", "not a Word file"),
    "picture": (lambda parts: b"\x89PNG\r\n\x1a\n" + bytes(80), "not a Word file"),
    "pdf": (lambda parts: b"%PDF-1.7\n", "PDF"),
    "rtf": (lambda parts: b"{\\rtf1 Dear Sir}", "RTF"),
    "web page": (lambda parts: b"<html><body>Dear Sir</body></html>", "web page"),
    "workbook": (lambda parts: packed({TYPES: b"<Types/>", "xl/workbook.xml": b"<x/>"}), "Excel"),
    "open document": (lambda parts: packed({"mimetype": b"application/vnd.oasis"}), "OpenDocument"),
    "zip": (lambda parts: packed({"a.txt": b"a"}), "zip archive"),
    "encrypted": (lambda parts: COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password"),
    "rights": (lambda parts: COMPOUND + "DRMEncryptedDataSpace".encode("utf-16-le"), "rights"),
    "old": (lambda parts: COMPOUND + "WordDocument".encode("utf-16-le"), ".doc"),
    "password": (password, "password"),
    "half": (lambda parts: packed(parts)[:-900], "damaged"),
    "text cut": (cut(BODY), "damaged"),
    "styles cut": (cut("word/styles.xml"), "damaged"),
    "relations cut": (cut(RELS), "damaged"),
    "types cut": (cut(TYPES), "damaged"),
    "bomb": (bomb, "far more than a report"),
    "many": (many, "far more than a report"),
    "declared": (declared_huge, "far more than a report"),
    "deep": (nested, "far more than a report"),
    "laughs": (begins_with(LAUGHS), "entit|DOCTYPE|declar"),
    "reads": (begins_with(READS), "entit|DOCTYPE|declar"),
    "dots": (plus(**{"word/../../evil.xml": b"<x/>"}), "leads out"),
    "absolute": (plus(**{"/etc/evil.xml": b"<x/>"}), "leads out"),
    "drive": (plus(**{"C:/evil.xml": b"<x/>"}), "leads out"),
    "relation leads out": (leads_out, "leads out"),
    "other case": (plus(**{"WORD/document.xml": b"<x/>"}), "twice"),
    "no text": (without(BODY), "not a Word file|damaged"),
    "no types": (without(TYPES), "not a Word file|damaged"),
    "no styles": (without("word/styles.xml"), "missing"),
    "no relations": (without("_rels/.rels"), "damaged"),
}


def state(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


EVERY = [("pull", kind) for kind in REFUSED] + [
    (command, kind)
    for command in COMMANDS
    if command != "pull"
    for kind in (
        "empty",
        "pdf",
        "encrypted",
        "half",
        "text cut",
        "bomb",
        "laughs",
        "dots",
        "no text",
    )
]
"""All go through one door: one command is given every file, the others what differs most."""


@pytest.mark.parametrize(("command", "kind"), EVERY)
def test_is_refused_in_one_line_and_nothing_is_written(fs, made, parts, tmp_path, command, kind):
    spoil, said = REFUSED[kind]
    file = tmp_path / "edited.docx"
    file.write_bytes(spoil(parts))
    before, study = state(tmp_path), state(made[0])
    ran = fs(*COMMANDS[command](made[0], file))
    assert ran.status == 1
    errors = [line for line in ran.stderr.splitlines() if line.startswith("error:")]
    assert len(errors) == 1
    assert str(file) in errors[0]
    assert re.search(said, errors[0]), errors[0]
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""
    assert state(tmp_path) == before
    assert state(made[0]) == study


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_not_there(fs, made, tmp_path, command):
    ran = fs(*COMMANDS[command](made[0], tmp_path / "gone.docx"))
    assert ran.status == 2
    assert "gone.docx" in ran.stderr
    assert state(tmp_path) == {}


# --- Files that are sound, and not of this study ---
@pytest.mark.parametrize("command", ["update", "renumber", "pull"])
def test_somebody_elses_document_is_refused(fs, made, tmp_path, command):
    file = tmp_path / "edited.docx"
    shutil.copyfile(TEMPLATE, file)
    ran = fs(*COMMANDS[command](made[0], file))
    assert ran.status == 1
    assert ran.stderr.count("error:") == 1
    assert list(state(tmp_path)) == ["edited.docx"]


def of_another(parts: Parts) -> bytes:
    manifest = parts["customXml/item1.xml"]
    other = re.sub(rb' place="[^"]*"', b' place="Hue, Viet Nam"', manifest)
    assert other != manifest
    return packed({**parts, "customXml/item1.xml": other})


@pytest.mark.parametrize("command", ["update", "pull", "check"])
def test_the_report_of_another_city_is_refused(fs, made, parts, tmp_path, command):
    file = tmp_path / "edited.docx"
    file.write_bytes(of_another(parts))
    before, study = state(tmp_path), state(made[0])
    ran = fs(*COMMANDS[command](made[0], file))
    assert ran.status == 1
    (error,) = [line for line in ran.stderr.splitlines() if line.startswith("error:")]
    assert "about Hue, Viet Nam, and the study is about" in error
    assert (state(tmp_path), state(made[0])) == (before, study)


def test_comments_are_not_compared_with_another_citys_study(fs, made, parts, tmp_path):
    file = tmp_path / "edited.docx"
    file.write_bytes(of_another(parts))
    ran = fs(*COMMANDS["comments"](made[0], file), "--study", made[0])
    assert ran.status == 1
    assert "about Hue, Viet Nam" in ran.stderr
    assert list(state(tmp_path)) == ["edited.docx"]


def test_an_update_into_another_language_is_refused(fs, made, tmp_path):
    file = tmp_path / "edited.docx"
    file.write_bytes(made[1])
    ran = fs(*COMMANDS["update"](made[0], file), "--lang", "ko")
    assert ran.status == 1
    assert "this report is in English and would be renewed in Korean" in ran.stderr
    assert state(tmp_path) == {"edited.docx": made[1]}


# --- Files that are read, and what in them is left alone ---
def related(parts: Parts, kind: str, target: str, part: str = RELS) -> Parts:
    row = f'<Relationship Id="rX9" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    rels = parts.get(part, empty)
    return {**parts, part: rels.replace(b"</Relationships>", row.encode() + b"</Relationships>")}


OUTSIDE = {
    "image": ("http://192.0.2.1/a.png", "a linked picture was not followed"),
    "oleObject": ("file:///C:/a.xls", "a linked object was not followed"),
    "attachedTemplate": ("http://192.0.2.1/a.dotm", "an attached template was not followed"),
}


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        *((command, "image") for command in COMMANDS),
        ("comments", "oleObject"),
        ("comments", "attachedTemplate"),
    ],
)
def test_what_lies_outside_is_named_and_not_followed(
    fs, made, parts, tmp_path, monkeypatch, command, kind
):
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    target, said = OUTSIDE[kind]
    part = "word/_rels/settings.xml.rels" if kind == "attachedTemplate" else RELS
    file = tmp_path / "edited.docx"
    file.write_bytes(packed(related(parts, kind, target, part)))
    ran = fs(*COMMANDS[command](made[0], file))
    assert "error:" not in ran.stderr
    assert f"{said}: '{target}'" in ran.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_macros_are_left_out_and_said_so(fs, made, parts, tmp_path, command):
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = parts[TYPES].replace(kind.encode(), macro.encode())
    row = '<Relationship Id="rX9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
    rels = parts[RELS].replace(b"</Relationships>", row.encode() + b"</Relationships>")
    binary = types.replace(
        b"</Types>",
        b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    )
    file = tmp_path / "edited.docx"
    file.write_bytes(packed({**parts, TYPES: binary, RELS: rels, "word/vbaProject.bin": b"macro"}))
    ran = fs(*COMMANDS[command](made[0], file))
    assert "error:" not in ran.stderr
    assert "macros were left out: 'word/vbaProject.bin'" in ran.stderr
    if command in {"update", "renumber"}:
        with zipfile.ZipFile(file) as archive:
            assert "word/vbaProject.bin" not in archive.namelist()
            assert b"macroEnabled" not in archive.read(TYPES)
        assert file.with_name("edited.before-1.docx").exists()
