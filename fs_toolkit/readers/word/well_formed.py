"""XML of strangers, looked through as it is unpacked: nothing is built, nothing expanded."""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers import expat

from fs_toolkit.readers.word.refusal import NotRead, quoted

DEEPEST = 200
"""Elements in each other; Word's deepest tables take some sixty."""
MOST_ELEMENTS = 6_000_000
LONGEST_TEXT = 9_000_000
"""Letters in one element, beyond which the parser that comes after gives up."""
MOST_ATTRIBUTES = 1_000


class NotWellFormed(NotRead):
    """A part whose elements do not close as they were opened."""


class Counter:
    """Elements of all XML of one file."""

    def __init__(self) -> None:
        self.elements = 0


def check_xml(pieces: Iterable[bytes], name: str, counter: Counter, largest: int) -> bytes:
    """The bytes of an XML part; NotRead if it is broken or more than a part can be.

    Parameters
    ----------
    pieces : iterable of bytes
        The part as it is unpacked; reading stops at the first thing wrong.
    name : str
        Of the part, for the message.
    counter : Counter
        Shared by the parts of a file.
    largest : int
        Bytes that are left for XML.
    """
    look = _Look(name, counter)
    kept: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > largest:
                raise _too_much(name)
            kept.append(piece)
            look.parser.Parse(piece, False)
        look.parser.Parse(b"", True)
    except expat.ExpatError as error:
        place = f"line {error.lineno}, column {error.offset}"
        raise NotWellFormed(
            f"the file is damaged: the XML of {quoted(name)} breaks off at {place}"
        ) from None
    except (LookupError, ValueError) as error:
        raise NotRead(f"the file is damaged: {quoted(name)} is in an unknown encoding") from error
    return b"".join(kept)


def _too_much(name: str) -> NotRead:
    return NotRead(
        f"the part {quoted(name)} holds far more than a report can",
        "Ask whoever sent it for another copy.",
    )


class _Look:
    """Counts what a parser meets."""

    def __init__(self, name: str, counter: Counter) -> None:
        self._name, self._counter = name, counter
        self._depth = self._text = 0
        self.parser = expat.ParserCreate()
        self.parser.ordered_attributes = True
        self.parser.buffer_text = False
        self.parser.StartDoctypeDeclHandler = self._declared
        self.parser.EntityDeclHandler = self._declared
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._said

    def _declared(self, *_: object) -> None:
        raise NotRead(
            f"the part {quoted(self._name)} declares a document type or entities, which Word never does"
        )

    def _start(self, _: str, attributes: list[str]) -> None:
        self._depth += 1
        self._text = 0
        self._counter.elements += 1
        if (
            self._depth > DEEPEST
            or self._counter.elements > MOST_ELEMENTS
            or len(attributes) > 2 * MOST_ATTRIBUTES
        ):
            raise _too_much(self._name)

    def _end(self, _: str) -> None:
        self._depth -= 1
        self._text = 0

    def _said(self, text: str) -> None:
        self._text += len(text)
        if self._text > LONGEST_TEXT:
            raise _too_much(self._name)
