from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fs_toolkit.core.texts import NotText, clean, decoded, decoded_export, refuse_invisible

TONES = "\u0300\u0301\u0303\u0309\u0323"
VIETNAMESE = [
    "Hà Nội",
    "Ủy ban nhân dân thành phố",
    "Ý kiến người dân về dịch vụ công trực tuyến",
    "ĐƯỜNG LÁNG, Đống Đa: 5.000 ₫ – “một cửa”",
    "Ân",
]
KOREAN = [
    "하노이",
    "정보통신부 예산(안) 2015년",
    "시민참여 포털 · 법률 제5호",
    "가",
    "법률(法律) 제5호",
]


def in_cp1258(text: str) -> bytes:
    """As Windows writes Vietnamese: the letter with its hat, then the tone."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(part for part in parts if part in TONES)
        rest = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        try:
            letters.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            letters.append((rest + tones).encode("cp1258"))
    return b"".join(letters)


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese_is_told_from_its_letters(text: str) -> None:
    data = in_cp1258(text)
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert decoded(data) == text


@pytest.mark.parametrize("text", KOREAN)
def test_korean_is_told_from_its_syllables(text: str) -> None:
    assert decoded(text.encode("cp949")) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_with_and_without_a_byte_order_mark(encoding: str) -> None:
    assert decoded("Hà Nội 하노이 नेपाल".encode(encoding)) == "Hà Nội 하노이 नेपाल"


def test_letters_and_accents_that_stand_apart_become_one() -> None:
    apart = unicodedata.normalize("NFD", "Hà Nội")
    assert decoded(apart.encode()) == "Hà Nội"
    assert clean(f"\u00a0 {apart}\u200b ") == "Hà Nội"


@pytest.mark.parametrize(
    "data",
    [
        "id,name\n".encode("utf-16"),
        "id,name\n".encode("utf-16-le"),
        "id,name\n".encode("utf-16-be"),
    ],
)
def test_utf16_is_refused_with_the_cure(data: bytes) -> None:
    with pytest.raises(NotText) as refusal:
        decoded(data)
    assert "UTF-16" in refusal.value.misread.problem
    assert "CSV UTF-8" in refusal.value.misread.cure


@pytest.mark.parametrize(
    "data",
    [
        "ñandú".encode("latin-1"),  # Spanish: not a Vietnamese letter
        "Ελλάδα".encode("cp1253"),
        "北京市政府".encode("gb2312"),  # ideographs only
        b"\xff\xfd\x81",
    ],
)
def test_what_could_be_anything_is_refused_and_not_guessed(data: bytes) -> None:
    with pytest.raises(NotText) as refusal:
        decoded(b"first line\n" + data)
    assert refusal.value.line == 2
    assert "UTF-8" in refusal.value.misread.cure


@pytest.mark.parametrize("character", ["\x0b", "\x07", "\x7f", "\ufffe"])
def test_invisible_characters_are_refused_with_their_line(character: str) -> None:
    with pytest.raises(NotText, match="invisible") as refusal:
        decoded(f"one\ntwo\nthr{character}ee".encode())
    assert refusal.value.line == 3


def test_the_first_character_of_a_line_is_in_that_line() -> None:
    with pytest.raises(NotText) as refusal:
        decoded(b"one\r\ntwo\rthree\n\x07")
    assert refusal.value.line == 4


def test_one_stray_byte_in_a_marked_file_is_named_with_its_line() -> None:
    with pytest.raises(NotText, match="though the file says it is") as refusal:
        decoded("id\nHà Nội\n".encode("utf-8-sig") + "하노이".encode("cp949"))
    assert refusal.value.line == 3


def test_a_character_lost_in_an_earlier_conversion_is_refused() -> None:
    with pytest.raises(NotText, match="lost"):
        decoded("H\ufffd Nội".encode())


def test_a_value_may_hold_line_ends_and_tabs() -> None:
    refuse_invisible("one\r\n\ttwo")


@settings(deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"], exclude_characters="\ufffd")
    )
)
def test_all_text_survives_utf8(text: str) -> None:
    assert decoded(text.encode("utf-8-sig")) == unicodedata.normalize("NFC", text)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_bytes_give_text_or_a_refusal_and_nothing_else(data: bytes) -> None:
    try:
        text = decoded(data)
    except NotText as refusal:
        text = refusal.misread.cure
    assert unicodedata.is_normalized("NFC", text)


class TestExports:
    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    @pytest.mark.parametrize("text", ["Ý kiến;5\r\n", "의견,5\n이름,4\n", "name,easy\nAn,5\n"])
    def test_utf16_is_read_with_and_without_its_mark(self, text: str, encoding: str) -> None:
        if encoding != "utf-16" and not text.isascii() and "," not in text[:4]:
            text = f"id,{text}"  # without a mark, zeros of ASCII letters must tell
        assert decoded_export(text.encode(encoding)) == (text, "UTF-16")

    @pytest.mark.parametrize("text", VIETNAMESE)
    def test_vietnamese_is_read_as_before(self, text: str) -> None:
        assert decoded_export(in_cp1258(text)) == (decoded(in_cp1258(text)), "cp1258")

    @pytest.mark.parametrize("text", KOREAN)
    def test_korean_is_read_as_before(self, text: str) -> None:
        assert decoded_export(text.encode("cp949")) == (text, "cp949")

    @pytest.mark.parametrize("text", ["¿Está satisfecho? año", "Größe: ß", "Señor Muñoz"])
    def test_western_text_is_read_where_nothing_else_fits(self, text: str) -> None:
        assert decoded_export(text.encode("cp1252")) == (text, "cp1252")

    @pytest.mark.parametrize("data", [b"\x00\x01\x02\x03", b"\xff\xfeab\x00", b"\x89PNG\r\n\x00"])
    def test_what_is_no_text_is_refused(self, data: bytes) -> None:
        with pytest.raises(NotText):
            decoded_export(data)

    @given(st.binary(max_size=60))
    @settings(max_examples=300)
    def test_bytes_give_text_or_a_refusal_and_nothing_else(self, data: bytes) -> None:
        try:
            text, _ = decoded_export(data)
        except NotText:
            return
        assert unicodedata.is_normalized("NFC", text)
