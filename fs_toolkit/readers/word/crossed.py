"""Frames whose tags cross with those of what stands in them, taken out so that a part can be read.

Where changes were tracked in a frame (a content control), LibreOffice 7 writes
`<w:ins><w:sdt>…</w:ins>…</w:sdt>`: no program opens the file again, and the work of whoever
saved it would be lost. Without such frames every word is there; all others stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fs_toolkit.readers.word.well_formed import DEEPEST

_TAG = re.compile(rb"<(/?)([A-Za-z_][\w:.-]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>")
_FRAME = (b"w:sdt", b"w:sdtContent")
_OF_FRAME = (b"w:sdtPr", b"w:sdtEndPr")


@dataclass
class _Frame:
    """What is known of one frame."""

    cuts: list[tuple[int, int]] = field(default_factory=list)
    """Where its own tags and its properties stand."""
    crosses: bool = False


@dataclass
class _Open:
    """An element that has begun."""

    name: bytes
    start: int
    frame: _Frame | None = None


def uncrossed(xml: bytes) -> bytes | None:
    """An XML part without the frames that cross; None if something else is wrong with it."""
    frames: list[_Frame] = []
    if not _follow(xml, frames):
        return None
    cuts = sorted(cut for each in frames if each.crosses for cut in each.cuts)
    return b"".join(_kept(xml, cuts)) if cuts else None


def _follow(xml: bytes, frames: list[_Frame]) -> bool:
    """Note each frame, and whether it crosses; False where another element does not close."""
    stack: list[_Open] = []
    late: list[_Open] = []  # frames that an end of something around them has cut off
    for tag in _TAG.finditer(xml):
        closes, name, rest = tag.groups()
        if rest.endswith(b"/"):
            continue
        if not closes:
            if len(stack) > DEEPEST:
                return False
            stack.append(_begun(tag, name, stack, frames))
        elif stack and stack[-1].name == name:
            _end(stack.pop(), tag)
        elif name in _FRAME:
            begun = _taken(name, late) or _taken(name, stack)
            if begun is None:
                return False
            _end(begun, tag, crosses=True)
        else:
            while stack and stack[-1].name in _FRAME:
                late.append(stack.pop())
            if not stack or stack[-1].name != name:
                return False
            stack.pop()
    return not stack and not late


def _begun(tag: re.Match[bytes], name: bytes, stack: list[_Open], frames: list[_Frame]) -> _Open:
    begun = _Open(name, tag.start())
    if name == b"w:sdt":
        begun.frame = _Frame()
        frames.append(begun.frame)
    elif name == b"w:sdtContent" or name in _OF_FRAME:
        begun.frame = stack[-1].frame if stack else None
    if begun.frame is not None and name in _FRAME:
        begun.frame.cuts.append(tag.span())
    return begun


def _end(begun: _Open, tag: re.Match[bytes], *, crosses: bool = False) -> None:
    if begun.frame is None:
        return
    begun.frame.crosses |= crosses
    start = begun.start if begun.name in _OF_FRAME else tag.start()
    begun.frame.cuts.append((start, tag.end()))


def _taken(name: bytes, opened: list[_Open]) -> _Open | None:
    """The last of a name, taken out of those that are open."""
    for at in range(len(opened) - 1, -1, -1):
        if opened[at].name == name:
            return opened.pop(at)
    return None


def _kept(xml: bytes, cuts: list[tuple[int, int]]) -> Iterator[bytes]:
    at = 0
    for start, end in cuts:
        yield xml[at:start]
        at = max(at, end)
    yield xml[at:]
