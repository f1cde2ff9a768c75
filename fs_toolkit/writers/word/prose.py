"""Paragraphs, lists and boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Group,
    Landscape,
    Missing,
    PageBreak,
    Paragraph,
    Table,
    Text,
)
from fs_toolkit.writers.word.markup import paragraph, run
from fs_toolkit.writers.word.measures import letters
from fs_toolkit.writers.word.package import StyleIds
from fs_toolkit.writers.word.spans import Inline

_STYLES = {
    "body": "Normal",
    "answer": "FS Answer",
    "small": "FS Small",
    "title": "Title",
    "subtitle": "Subtitle",
}
_SPACE_AFTER = '<w:spacing w:after="240"/>'
"""Below the last paragraph of a box; inside a box there is none, so that its fill is whole."""
_BETWEEN = '<w:spacing w:after="100"/>'
_LIST_ENDS = '<w:spacing w:after="140"/>'
_KEPT = "<w:keepNext/>"
_BOLD = "<w:b/><w:bCs/>"
_TAGS = re.compile("<[^>]*>")
LINE = 92
"""Letters on a line of a box, about."""
SMALL_BOX = 8
"""Lines up to which a box is kept on one page."""
SHORT = 180
"""Letters, two lines, up to which a paragraph is not parted from the table that it introduces."""


class Prose:
    """Writes what is words and no table."""

    def __init__(
        self,
        styles: StyleIds,
        inline: Inline,
        labels: Mapping[str, str],
        list_begun: Callable[[], str],
    ) -> None:
        self._styles, self._inline, self._labels = styles, inline, labels
        self._list_begun = list_begun

    def paragraph(self, block: Paragraph, following: Block | None = None) -> str:
        """A paragraph in its style; one that introduces what follows is not parted from it."""
        style = self._styles[_STYLES[block.style]]
        properties = _KEPT if introduces(block, following) else ""
        words = self._inline.runs(block.spans)
        if block.holds:
            words = self._inline.held(block.holds, block.id, words)
        return paragraph(style, words, properties)

    def bullets(self, block: Bullets) -> str:
        """A list; a numbered one begins at one."""
        style = self._styles["List Number" if block.numbered else "List Bullet"]
        properties = self._list_begun() if block.numbered and block.items else ""
        last = len(block.items) - 1
        return "".join(
            paragraph(
                style, self._inline.runs(item), properties + (_LIST_ENDS if at == last else "")
            )
            for at, item in enumerate(block.items)
        )

    def callout(self, block: Callout, *, parted: bool = True) -> str:
        """A box: its title and what it says.

        Not parted from what follows where a new page follows: the thin paragraph after a box
        that fills its page would make an empty page.
        """
        body, bullet = self._styles["FS Callout"], self._styles["FS Callout Bullet"]
        lines: list[tuple[str, str]] = [(self._styles["FS Callout Title"], run(block.title))]
        for part in block.body:
            if isinstance(part, Bullets):
                for at, item in enumerate(part.items, 1):
                    before = run(f"{at}. ") if part.numbered else ""
                    words = before + self._inline.runs(item)
                    lines.append((body if part.numbered else bullet, words))
            else:
                lines.append((body, self._inline.runs(part.spans)))
        return self._boxed(lines, parted=parted)

    def pending(self, block: Missing, following: Block | None = None) -> str:
        """A box for what nobody has answered yet: what, who, and how to find out.

        Questions that follow each other stand in one box.
        """
        title, body = self._styles["FS Pending Title"], self._styles["FS Pending"]
        asked = (("Who must answer", block.who), ("How to collect", block.instrument))
        lines = [(title, run(f"{self._labels['Pending']}: {block.what}"))]
        parts = [
            run(f"{self._labels[label]}: ", _BOLD) + run(text.rstrip("."))
            for label, text in asked
            if text
        ]
        if parts:  # on one line: a study that has just begun asks a hundred questions
            lines.append((body, run(". ").join(parts) + run(".")))
        return self._boxed(lines, goes_on=isinstance(following, Missing))

    def _boxed(
        self, lines: list[tuple[str, str]], *, goes_on: bool = False, parted: bool = True
    ) -> str:
        """Paragraphs that make a box, and a thin one that parts it from a box right after it.

        A box that goes on is not parted from the next, so that both are drawn as one. A large
        box may go on overleaf: kept whole it would leave half a page empty before it.
        """
        last = len(lines) - 1
        end = _BETWEEN if goes_on else _SPACE_AFTER
        small = sum(map(_lines, lines)) <= SMALL_BOX
        box = (
            paragraph(
                style,
                words,
                end if at == last else _KEPT if small or at in (0, last - 1) else "",
            )
            for at, (style, words) in enumerate(lines)
        )
        if goes_on or not parted:
            return "".join(box)
        return "".join(box) + paragraph(self._styles["FS Break"], "")


def _lines(line: tuple[str, str]) -> int:
    """Lines that a paragraph of a box takes, about."""
    return -(-letters(_TAGS.sub("", line[1])) // LINE)


def introduces(block: Paragraph, following: Block | None) -> bool:
    """Whether a paragraph must not be the last of a page: a list or a caption comes next.

    A paragraph of several lines before a table stands well at the foot of a page: it names
    what it speaks of by its number, and the room below it would stay empty. Before a chart
    or a picture, which cannot part, any paragraph does, under its heading too.
    """
    if isinstance(following, Group):
        return introduces(block, following.blocks[0])
    if following is None or isinstance(following, PageBreak | Landscape):
        return False
    last = block.spans[-1] if block.spans else None
    announces = isinstance(last, Text) and last.text.rstrip().endswith((":", "\uff1a"))
    if announces or isinstance(following, Bullets):
        return True
    said = sum(letters(span.text) for span in block.spans if isinstance(span, Text))
    return isinstance(following, Table) and said <= SHORT
