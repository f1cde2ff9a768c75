"""Bytes of a text file to text: UTF-8, or the older encodings that Excel saves CSV in."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress

from fs_toolkit.core.formats import ENCODING, Misread

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CURE = (
    "Save it as UTF-8. In Excel: Save as > CSV UTF-8 (comma delimited); "
    "in Notepad: Save as > Encoding: UTF-8."
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ufffd]")
_MARKS_ABOVE_AND_BELOW = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = frozenset("aăâeêioôơuưy")
_VIETNAMESE_LETTERS = frozenset(
    unicodedata.normalize("NFC", vowel + mark)
    for vowel in _VOWELS
    for mark in ("", *_MARKS_ABOVE_AND_BELOW)
) | {"đ"}
_TYPOGRAPHY = frozenset("“”‘’–—…•·°±²³×÷§©®™₫€£¥«»\u00a0")


class NotText(Exception):
    """Bytes that are not text, with the line where that shows, if it shows in a line."""

    def __init__(self, misread: Misread, line: int | None = None) -> None:
        super().__init__(misread.problem)
        self.misread, self.line = misread, line


def decoded(data: bytes) -> str:
    r"""The text of a file, its line ends as they are, its accents composed (NFC).

    UTF-8 with or without a byte order mark; else Korean (cp949) or Vietnamese (cp1258) if
    the text is plausible in one of them and not in the other.

    >>> decoded("Hà Nội".encode("utf-8-sig")), decoded(b"d\xe2n, 5 \xfe")
    ('Hà Nội', 'dân, 5 ₫')

    Raises
    ------
    NotText
        With the cure: UTF-16, an encoding that cannot be told, invisible characters.
    """
    if data.startswith(_UTF16) or b"\x00" in data[:4096]:
        raise NotText(ENCODING.misread("this is UTF-16 or not a text file at all", _CURE))
    marked = data.startswith(codecs.BOM_UTF8)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if marked:
            problem = "a character of this line is not UTF-8, though the file says it is"
            misread = ENCODING.misread(problem, "Type the line again and save as UTF-8.")
            raise NotText(misread, line) from error
        text = _in_older_encoding(data, line)
    return _visible(unicodedata.normalize("NFC", text))


def decoded_export(data: bytes) -> tuple[str, str]:
    r"""The text of an export of another program, and the encoding that it was in.

    What `decoded` reads; and UTF-16, and the western encoding of Windows (cp1252) where
    neither Korean nor Vietnamese fits. A study's own files stay stricter: there the cure
    is to save as UTF-8, an export comes as it comes.

    >>> decoded_export("의견".encode("utf-16")), decoded_export("Año".encode("cp1252"))
    (('의견', 'UTF-16'), ('Año', 'cp1252'))
    """
    kind = _utf16(data)
    if kind is not None:
        try:
            text = unicodedata.normalize("NFC", data.decode(kind).lstrip("\ufeff"))
        except UnicodeDecodeError as error:
            raise NotText(ENCODING.misread("this is not a text file", _CURE)) from error
        return _visible(text), "UTF-16"
    try:
        text = decoded(data)
    except NotText:
        western = _western(data)
        if western is None:
            raise
        return _visible(western), "cp1252"
    for name in ("utf-8", "cp949", "cp1258"):
        with suppress(UnicodeDecodeError):
            plain = data.removeprefix(codecs.BOM_UTF8).decode(name)
            if unicodedata.normalize("NFC", plain) == text:
                return text, "UTF-8" if name == "utf-8" else name
    return text, ""


def _utf16(data: bytes) -> str | None:
    """The codec of UTF-16 text; told by its mark, else by where the zeros stand."""
    if data.startswith(_UTF16):
        return "utf-16"
    start = data[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if even + odd == 0 or (even and odd):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _western(data: bytes) -> str | None:
    """The text in cp1252 if neither Korean nor Vietnamese fits and all letters are western."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1252"))
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.encoding != "utf-8" or data.startswith(codecs.BOM_UTF8):
            return None
    if _korean(data) is not None or _vietnamese(data) is not None:
        return None
    letters = [letter for letter in text if not letter.isascii() and letter not in _TYPOGRAPHY]
    western = all(letter.isalpha() or letter in "¿¡ªº´`¨ˆ˜¸" for letter in letters)
    return text if western and letters else None


def _visible(text: str) -> str:
    if (found := _INVISIBLE.search(text)) is not None:
        line = len(_LINE_END.findall(text, 0, found.start())) + 1
        raise NotText(invisible(found.group()), line)
    return text


def clean(text: str) -> str:
    """A value in composed form (NFC), without spaces around it.

    >>> clean(" Ha\u0300 Nô\u0323i\u00a0")
    'Hà Nội'
    """
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFC", text).strip().strip("\u200b\ufeff").strip()


def refuse_invisible(text: str) -> None:
    """Raise if a value holds a control character, which neither Word nor Excel can store."""
    if (found := _INVISIBLE.search(text)) is not None:
        raise invisible(found.group())


def invisible(character: str) -> Misread:
    """The refusal of a character that nobody can see, or that stands for a lost one."""
    if character == "\ufffd":
        return ENCODING.misread(
            "a character was lost in an earlier conversion (the mark \ufffd stands in its place)",
            "Type it again and save as UTF-8.",
        )
    return ENCODING.misread(
        f"an invisible control character (U+{ord(character):04X}) stands in the text",
        "Delete it; it often comes along when text is pasted from Word or PowerPoint.",
    )


def _in_older_encoding(data: bytes, line: int) -> str:
    likely = [text for text in (_korean(data), _vietnamese(data)) if text is not None]
    if len(likely) == 1:
        return likely[0]
    raise NotText(
        ENCODING.misread(
            "this is not UTF-8, and which other encoding it is cannot be told for certain", _CURE
        ),
        line,
    )


def _korean(data: bytes) -> str | None:
    """The text in cp949 if that gives Korean: common syllables, hardly anything else."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return None
    syllables = rare = ideographs = 0
    for character in text:
        if character.isascii():
            continue
        if "가" <= character <= "힣":
            syllables += 1
            rare += not _in_euc_kr(character)
        elif "\u4e00" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff":
            ideographs += 1
        elif not _is_korean_sign(character):
            return None
    common = syllables - rare
    return text if common > 0 and rare * 10 <= common and ideographs * 2 <= common else None


def _in_euc_kr(syllable: str) -> bool:
    """Whether a syllable is among the 2,350 of KS X 1001, which make up nearly all writing."""
    return len(syllable.encode("euc_kr", "ignore")) == 2


def _is_korean_sign(character: str) -> bool:
    return (
        character in _TYPOGRAPHY
        or "\u2000" <= character <= "\u33ff"  # punctuation, arrows, circled numbers, units
        or "\uff00" <= character <= "\uffef"  # full-width forms
    )


def _vietnamese(data: bytes) -> str | None:
    """The text in cp1258 if that gives Vietnamese: no letter of another alphabet."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    letters = 0
    for character in text:
        if character.isascii() or character in _TYPOGRAPHY:
            continue
        if character.lower() not in _VIETNAMESE_LETTERS:
            return None
        letters += 1
    return text if letters else None
