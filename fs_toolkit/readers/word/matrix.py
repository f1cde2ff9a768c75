"""The comments-and-responses matrix: a row for each comment, as donors ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from fs_toolkit.readers.word.comments import OURS, Comment
from fs_toolkit.readers.word.differences import differences, nearest
from fs_toolkit.readers.word.story import Told
from fs_toolkit.readers.word.tracked import tracked

HEADS = (
    "No.", "Asked by", "Date", "Where", "Block", "Words commented on", "Comment", "Status",
    "Response", "What changed",
)  # fmt: skip
WIDTHS = (5, 14, 11, 26, 24, 28, 40, 9, 34, 24)
"""Columns of the matrix, and their widths in characters: all on a printed page, and legible."""

Texts = Mapping[str, Sequence[str]]
"""The paragraphs of each block."""


def texts_of(story: Sequence[Told]) -> dict[str, list[str]]:
    """The paragraphs with words of each block of a story."""
    found: dict[str, list[str]] = {}
    for each in story:
        if each.block and each.text.strip():
            found.setdefault(each.block, []).append(" ".join(each.text.split()))
    return found


def status(comment: Comment) -> str:
    """Whether a comment is resolved, answered or open."""
    if comment.resolved:
        return "resolved"
    return "answered" if comment.replies else "open"


def response(comment: Comment) -> str:
    """What was answered, by whom."""
    return "\n".join(
        f"{each.author or 'no name'}{f' ({each.date})' if each.date else ''}: {each.text}"
        for each in comment.replies
    )


def what_changed(comment: Comment, fresh: Texts | None, edited: Callable[[str], bool]) -> str:
    """Tracked changes at the words, and what the study says there now."""
    return "\n".join(_changes(comment, fresh, edited))


def _changes(comment: Comment, fresh: Texts | None, edited: Callable[[str], bool]) -> Iterator[str]:
    for each in comment.spans:
        yield from (f"tracked: {change}" for change in tracked(each.element))
    block = "" if comment.where is None else comment.where.block
    if fresh is None:
        if block and edited(block):
            yield "the block was edited in Word"
        return
    if not block:
        yield "not written by the toolkit"
        return
    if block not in fresh:
        yield "no longer in the study's report"
        return
    told = 0
    for each in comment.spans:
        text = " ".join(each.text.split())
        if each.block != block or not text or text in fresh[block]:
            continue
        told += 1
        now = nearest(text, fresh[block])
        if now is None:
            yield f"not in the study's report: “{each.first_words}”"
        else:
            yield f"in the study's report now: {differences(text, now)}"
    if not told:
        yield "nothing: the study's report says the same"


def author(comment: Comment) -> str:
    """Who asked; an offer of the toolkit's that somebody answered is marked as one."""
    if comment.author == OURS:
        return f"{OURS} (offered by the toolkit)"
    return comment.author or "no name"


def as_rows(
    found: Sequence[Comment], fresh: Texts | None, edited: Callable[[str], bool]
) -> list[tuple[str, ...]]:
    """The comments as rows of the matrix."""
    return [
        (
            str(each.number),
            author(each),
            each.date,
            each.where.where if each.where else "nowhere in the text",
            each.where.block if each.where else "",
            each.about,
            each.text,
            status(each),
            response(each),
            what_changed(each, fresh, edited),
        )
        for each in found
    ]


def as_data(
    found: Sequence[Comment], fresh: Texts | None, edited: Callable[[str], bool]
) -> list[dict[str, object]]:
    """The same for programs."""
    return [
        {
            "number": each.number,
            "author": each.author,
            "date": each.date or None,
            "chapter": each.where.chapter if each.where else None,
            "section": each.where.section if each.where else None,
            "caption": (each.where.caption or None) if each.where else None,
            "block": (each.where.block or None) if each.where else None,
            "about": each.about,
            "text": each.text,
            "status": status(each),
            "replies": [
                {"author": reply.author, "date": reply.date or None, "text": reply.text}
                for reply in each.replies
            ],
            "changed": what_changed(each, fresh, edited).splitlines(),
        }
        for each in found
    ]
