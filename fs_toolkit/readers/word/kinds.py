"""What a file is whose name ends in .docx, by its first bytes."""

from __future__ import annotations

import re

from fs_toolkit.readers.word.refusal import SAVE_AGAIN, NotRead

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOKED_AT = 4_000_000
"""Bytes of a compound file in which its directory is looked for."""


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


_IN_COMPOUND = (
    (
        _wide("EncryptedPackage"),
        "the file is protected by a password",
        "Open it in Word, take the password away (File, Info, Protect Document), and save it.",
    ),
    (
        _wide("DRMEncryptedDataSpace"),
        "the file is protected by rights management",
        "Ask whoever sent it for a copy without protection.",
    ),
    (_wide("WordDocument"), "this is an old .doc under a new name", SAVE_AGAIN),
    (_wide("Workbook"), "this is an Excel workbook", "Name the Word file."),
)
_BEGINNINGS = (
    (b"%PDF", "this is a PDF", "Name the Word file that the PDF was made from."),
    (b"{\\rtf", "this is an RTF file under another name", SAVE_AGAIN),
)
_WEB = re.compile(rb"\s*(?:<!doctype\s+html|<html|<head|<body|mime-version:)", re.IGNORECASE)
_FLAT = re.compile(rb"<(?:pkg:package|w:wordDocument)\b")


def check_kind(data: bytes) -> None:
    """Raise NotRead unless the file is a zip, as every .docx is."""
    if not data:
        raise NotRead("the file is empty", "Ask for it again, or take a backup.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return
    if data.startswith(_COMPOUND):
        start = data[:_LOOKED_AT] + data[-_LOOKED_AT:]
        for mark, problem, cure in _IN_COMPOUND:
            if mark in start:
                raise NotRead(problem, cure)
        raise NotRead("this is a file of an older program under a new name")
    for beginning, problem, cure in _BEGINNINGS:
        if data.startswith(beginning):
            raise NotRead(problem, cure)
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _WEB.match(head):
        raise NotRead("this is a web page under another name")
    if _FLAT.search(head):
        raise NotRead("this is Word's XML in one file and not a .docx")
    raise NotRead("this is not a Word file, or it is damaged")


def check_members(names: frozenset[str]) -> None:
    """Raise NotRead where a zip is the file of another program."""
    if "word/document.xml" in names or "[content_types].xml" not in names:
        if "mimetype" in names:
            raise NotRead("this is an OpenDocument file (.odt) under another name")
        if "[content_types].xml" not in names:
            raise NotRead("this is a zip archive and not a Word file", "Name the Word file in it.")
        return
    for folder, program in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation")):
        if any(name.startswith(folder) for name in names):
            raise NotRead(f"this is {program}", "Name the Word file.")
