"""Frames whose tags cross with those of what stands in them."""

from __future__ import annotations

import re
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.readers.word.crossed import uncrossed
from fs_toolkit.readers.word.well_formed import DEEPEST


def sound(xml: bytes) -> bool:
    try:
        expat.ParserCreate().Parse(xml, True)
    except expat.ExpatError:
        return False
    return True


def frame(words: str, name: str = "a") -> tuple[str, str]:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name} &gt; 1"/></w:sdtPr><w:sdtContent>{words}',
        "</w:sdtContent></w:sdt>",
    )


def inside(content: str) -> bytes:
    return f"<w:body><w:p>{content}</w:p></w:body>".encode()


OPEN, CLOSE = frame("one ")
WHOLE = "".join(frame("kept ", "b"))


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        # as LibreOffice 7.4 leaves a sentence that somebody typed into
        (f"<w:ins>{OPEN}</w:ins><w:ins>two </w:ins>{CLOSE}", "<w:ins>one </w:ins><w:ins>two </w:ins>"),
        (f"{OPEN}<w:del>two {CLOSE}</w:del>", "one <w:del>two </w:del>"),
        (f"{WHOLE}<w:ins>{OPEN}</w:ins>{CLOSE}{WHOLE}", f"{WHOLE}<w:ins>one </w:ins>{WHOLE}"),
        (f"{OPEN}<w:ins>{frame('two ')[0]}</w:ins>{CLOSE}{CLOSE}", f"{OPEN}<w:ins>two </w:ins>{CLOSE}"),
    ],
)  # fmt: skip
def test_those_that_cross_go_and_the_others_stay(broken, mended):
    assert not sound(inside(broken))
    assert uncrossed(inside(broken)) == inside(mended)


@pytest.mark.parametrize(
    "other",
    [
        "<w:r>", "</w:r>", "<w:ins><w:r></w:ins></w:r>", "</w:sdt>", "<w:sdt>", "<w:sdtContent>",
        f"<w:ins>{OPEN}</w:ins>", f"{OPEN}{CLOSE}{CLOSE}",
    ],
)  # fmt: skip
def test_what_else_is_wrong_is_not_mended(other):
    assert uncrossed(inside(other)) is None


def test_what_is_sound_has_nothing_to_mend():
    assert uncrossed(inside(WHOLE + "<w:ins>x</w:ins>")) is None


def test_it_does_not_go_deeper_than_word_does():
    assert uncrossed(b"<a>" * (DEEPEST + 2) + b"</a>" * (DEEPEST + 2)) is None
    assert uncrossed(b"<w:sdt>" * 100_000) is None


@given(st.lists(st.sampled_from(("ins", "frame", "word", "end")), max_size=25), st.randoms())
def test_what_is_mended_can_be_read_and_says_the_same(steps, chance):
    """Any nesting of frames and changes, whose ends then stand in another order."""
    xml, ends = "", []
    for step in steps:
        if step == "ins":
            xml, ends = f"{xml}<w:ins>", [*ends, "</w:ins>"]
        elif step == "frame":
            xml, ends = xml + OPEN, [*ends, CLOSE]
        elif step == "end" and ends:
            xml += ends.pop(-1 if chance.random() < 0.6 else chance.randrange(len(ends)))
        else:
            xml += "word "
    made = uncrossed(inside(xml + "".join(reversed(ends))))
    if made is not None:
        assert sound(made)
        assert re.sub(rb"<[^>]*>", b"", made) == re.sub(
            rb"<[^>]*>", b"", inside(xml + "".join(reversed(ends)))
        )
