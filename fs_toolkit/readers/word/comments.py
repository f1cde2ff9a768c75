"""Comments of a Word file: who asked what of which words, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from fs_toolkit.readers.word.names import ID, PARAGRAPH_ID, W15, w
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.story import Told, words_of

OURS = "fs_toolkit"
"""Author of what the toolkit itself writes into a report."""
LONGEST = 4_000
"""Characters of one comment or of the words it is about that are kept."""

MOST_CIRCLE = 100
"""Comments among which a reply to one's own reply is looked for."""
MOST_PIECES = 2_000
"""Pieces of words that one comment is about."""
MOST_OPEN = 200
"""Comments that may be about the same words."""

_START, _END, _MARK, _TEXT = (
    w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"), w("t"),
)  # fmt: skip


@dataclass(frozen=True)
class Reply:
    """What somebody wrote below a comment."""

    author: str
    date: str
    text: str


@dataclass(frozen=True)
class Comment:
    """A comment, with what belongs to it."""

    number: int
    author: str
    date: str
    text: str
    about: str
    """The words that were commented on."""
    where: Told | None
    """The paragraph it begins at; None for one that stands nowhere in the text."""
    spans: tuple[Told, ...] = ()
    """Every paragraph it is about."""
    replies: tuple[Reply, ...] = ()
    resolved: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether the toolkit wrote it, and nobody answered."""
        return self.author == OURS and not self.replies


def comments(file: Opened, story: Sequence[Told]) -> list[Comment]:
    """The comments of a file in the order of the text, replies with what they answer."""
    root = file.part("comments")
    if root is None:
        return []
    written = {each.get(ID) or "": each for each in root.iter(w("comment"))}
    threads = _threads(file, written)
    places = _places(file, story)
    beginnings = _beginnings(written, threads)
    answers: dict[str, list[str]] = {}
    for id, beginning in beginnings.items():
        if id != beginning:
            answers.setdefault(beginning, []).append(id)
    order = {id: at for at, id in enumerate(places)}
    begun = [id for id in written if beginnings[id] == id]
    begun.sort(key=lambda each: order.get(each, len(order)))
    found = []
    for number, id in enumerate(begun, start=1):
        about, spans = places.get(id, ("", ()))
        found.append(
            Comment(
                number,
                *_said(written[id]),
                about=_cut(about),
                where=spans[0] if spans else None,
                spans=spans,
                replies=tuple(Reply(*_said(written[reply])) for reply in answers.get(id, ())),
                resolved=threads.get(id, ("", False))[1],
            )
        )
    return found


def asked(found: Sequence[Comment]) -> list[Comment]:
    """Those of people, numbered anew; an offer of the toolkit's only if somebody answered it."""
    of_people = [each for each in found if not each.is_ours]
    return [replace(each, number=number) for number, each in enumerate(of_people, start=1)]


def _said(comment: etree._Element) -> tuple[str, str, str]:
    """Author, date and words."""
    paragraphs = [" ".join(words_of(each).split()) for each in comment.iter(w("p"))]
    date = (comment.get(w("date")) or "").replace("T", " ").removesuffix("Z")[:16]
    return (comment.get(w("author")) or "").strip(), date, _cut("\n".join(filter(None, paragraphs)))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + " …"


def _threads(
    file: Opened, written: dict[str, etree._Element]
) -> dict[str, tuple[str, bool]]:  # fmt: skip
    """By comment: the one it answers, and whether it is resolved."""
    root = file.part("commentsExtended")
    if root is None:
        return {}
    by_paragraph = {
        paragraph.get(PARAGRAPH_ID) or "": id
        for id, comment in written.items()
        for paragraph in comment.iter(w("p"))
    }
    found: dict[str, tuple[str, bool]] = {}
    for each in root.iter(f"{{{W15}}}commentEx"):
        id = by_paragraph.get(each.get(f"{{{W15}}}paraId") or "-")
        parent = by_paragraph.get(each.get(f"{{{W15}}}paraIdParent") or "-", "")
        if id is not None and parent != id:
            found[id] = (parent, each.get(f"{{{W15}}}done") in ("1", "true", "on"))
    return found


def _beginnings(
    written: dict[str, etree._Element], threads: dict[str, tuple[str, bool]]
) -> dict[str, str]:
    """By comment: the one that its thread began with; one in a circle begins its own."""
    found: dict[str, str] = {}
    for id in written:
        way = [id]
        while way[-1] not in found:
            parent = threads.get(way[-1], ("", False))[0]
            circle = parent in way[-MOST_CIRCLE:] or len(way) > len(written)
            if parent not in written or circle:
                found[way[-1]] = way[-1]
            else:
                way.append(parent)
        for each in way:
            found.setdefault(each, found[way[-1]])
    return found


def _places(file: Opened, story: Sequence[Told]) -> dict[str, tuple[str, tuple[Told, ...]]]:
    """By comment: the words between its two marks, and the paragraphs that they stand in."""
    by_element = {each.element: each for each in story}
    words: dict[str, list[str]] = {}
    spans: dict[str, list[Told]] = {}
    open_: dict[str, None] = {}
    here: Told | None = None
    for each in file.body.iter(w("p"), _START, _END, _MARK, _TEXT):
        if each.tag == w("p"):
            here = by_element.get(each)
            for id in open_:
                words[id].append("\n")
        elif each.tag == _TEXT:
            for id in list(open_):
                words[id].append(each.text or "")
                if here is not None and (not spans[id] or spans[id][-1] is not here):
                    spans[id].append(here)
                if len(words[id]) > MOST_PIECES:
                    del open_[id]  # it is about a chapter, and its beginning says which
        else:
            id = each.get(ID) or ""
            if each.tag == _START and id not in words and len(open_) < MOST_OPEN:
                open_[id] = None
            elif each.tag == _END:
                open_.pop(id, None)
            words.setdefault(id, [])
            spans.setdefault(id, [] if here is None else [here])
    return {id: (" ".join("".join(words[id]).split()), tuple(spans[id])) for id in words}
