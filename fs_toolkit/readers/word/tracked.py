"""Changes that somebody made with tracking on and nobody has accepted yet."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from fs_toolkit.readers.word.names import w

_KINDS = {
    w("ins"): "inserted", w("del"): "deleted", w("moveFrom"): "moved away", w("moveTo"): "moved here",
}  # fmt: skip
_WORDS = (w("t"), w("delText"))


@dataclass(frozen=True)
class Change:
    """A tracked change of words."""

    kind: str
    author: str
    date: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind} “{self.text}”" + (f" ({self.author})" if self.author else "")


def tracked(paragraph: etree._Element) -> list[Change]:
    """The tracked changes of a paragraph in order, neighbours of one kind and author as one."""
    found: list[Change] = []
    for each in paragraph.iter(*_KINDS):
        text = "".join(words.text or "" for words in each.iter(*_WORDS))
        date = (each.get(w("date")) or "").replace("T", " ").removesuffix("Z")[:16]
        change = Change(_KINDS[str(each.tag)], each.get(w("author")) or "", date, text)
        last = found[-1] if found else None
        if not text and _is_mark(each):
            continue
        if last and (last.kind, last.author) == (change.kind, change.author):
            found[-1] = Change(last.kind, last.author, last.date, last.text + text)
        else:
            found.append(change)
    return [each for each in found if each.text]


def is_tracked(paragraph: etree._Element) -> bool:
    """Whether anything in a paragraph, its end too, was changed with tracking on."""
    return next(paragraph.iter(*_KINDS), None) is not None


def _is_mark(element: etree._Element) -> bool:
    """Whether it marks the end of a paragraph or a row, and no words."""
    return len(element) == 0
