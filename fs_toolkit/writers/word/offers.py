"""Offers: what the study would write in the place of something that a person edited.

Once, as a comment at the place. What was offered stands in the manifest, so a comment that
a person deleted or settled does not come back; only a further change of the study brings a
new one, which takes the place of an older one that nobody answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lxml import etree

from fs_toolkit.writers.word.comments import Comments
from fs_toolkit.writers.word.markup import q

if TYPE_CHECKING:
    from docx.document import Document

WORDS = ("Offer", "Offer in full", "Offer: more", "Offer: picture")
"""Words that an offer needs in the report's language."""

MOST_LINES = 12
LONGEST_LINE = 300
_BETWEEN = " | "


class Offers:
    """Makes offers in one document."""

    def __init__(self, document: Document, words: Mapping[str, str]) -> None:
        self._comments = Comments(document)
        self._words = words

    def make(self, place: etree._Element, fresh: etree._Element) -> bool:
        """Offer fresh content for what stands at a place; whether there was anything to say."""
        now, new = list(self.lines(place)), list(self.lines(fresh))
        if now == new:
            return False
        anchor = place if place.tag == q("w:p") else next(place.iter(q("w:p")), None)
        if anchor is None:
            return False
        self.take_back(place)
        changed = [line for line in new if line not in set(now)]
        title = self._words["Offer" if changed else "Offer in full"]
        self._comments.add(anchor, [title, *self._short(changed or new)])
        return True

    def take_back(self, place: etree._Element) -> None:
        """Remove older offers at a place, unless a person answered or settled them."""
        for number in self._comments.ours([place]):
            self._comments.take_back(number)

    def stand(self, place: etree._Element) -> bool:
        """Whether an offer that nobody answered or settled stands at a place."""
        return bool(self._comments.ours([place]))

    def _short(self, lines: list[str]) -> Iterator[str]:
        for line in lines[:MOST_LINES]:
            yield line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"
        if len(lines) > MOST_LINES:
            yield self._words["Offer: more"].replace("{count}", str(len(lines) - MOST_LINES))

    def lines(self, element: etree._Element) -> Iterator[str]:
        """Content as plain text: a paragraph or the row of a table is a line."""
        for each in element.iter(q("w:p"), q("w:tr")):
            if each.tag == q("w:tr"):
                cells = each.iter(q("w:tc"))
                line = _BETWEEN.join(self._text(cell) for cell in cells)
            elif next(each.iterancestors(q("w:tr")), None) is None:
                line = self._text(each)
            else:
                continue
            if line:
                yield line

    def _text(self, element: etree._Element) -> str:
        parts = []
        for each in element.iter(
            q("w:t"), q("m:t"), q("w:tab"), q("w:br"), q("wp:docPr"), q("w:p")
        ):
            if each.tag == q("wp:docPr"):
                parts.append(
                    self._words["Offer: picture"].replace("{alt}", each.get("descr") or "")
                )
            else:
                parts.append(each.text or "" if each.tag in {q("w:t"), q("m:t")} else " ")
        return " ".join("".join(parts).split())
