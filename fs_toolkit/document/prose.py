"""Prose: a Markdown file of the study, read to blocks.

Paragraphs, lists, headings and the marks of `inline`. Tables, pictures and charts are made
from data and not typed into prose; what a prose file holds of them is a finding, and its
words are printed as words, so that nothing a person wrote is lost unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.model import Pending, Prose
from fs_toolkit.document.blocks import Block, Bullets, Group, Heading, Paragraph, Spans, Text
from fs_toolkit.document.inline import Slot, cleaned, merged, pieces_of, plain
from fs_toolkit.document.traverse import rewritten

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MOST_CHARACTERS = 200_000
"""Of one file: some sixty pages."""
LONGEST_ID = 43

Part = Paragraph | Bullets | Heading


@dataclass(frozen=True)
class Passage:
    """A part of a prose file, and the line it starts in."""

    line: int
    part: Part


def prose(value: Prose | Pending, id: str) -> Iterator[Block]:
    r"""The blocks of a prose file: one group under one guard; nothing while it is pending.

    >>> [group] = prose(Prose("# Verdict\n\nGo *on*."), "economics.conclusion")
    >>> [part.id for part in group.blocks]
    ['economics.conclusion.1', 'economics.conclusion.2']
    """
    passages = _passages(value, id)
    if passages and isinstance(value, Prose):
        parts = tuple(passage.part for passage in passages)
        file = value.where.file if value.where.line in (None, 1) else ""
        yield Group(id, parts, file, text_hash(value.text))


def text_hash(text: str) -> str:
    """Sixteen characters that change when a prose file does; how its lines end does not count."""
    lines = (line.rstrip() for line in text.strip().splitlines())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def prose_places(value: Prose | Pending, id: str) -> Mapping[str, Place]:
    """Where each part of a prose block stands, by the part's id: file and line."""
    if isinstance(value, Pending):
        return {}
    there = {passage.part.id: place(value, passage.line) for passage in _passages(value, id)}
    return {id: value.where, **there} if there else {}


def prose_findings(value: Prose | Pending) -> list[Finding]:
    """What a report cannot print of a prose file, with line and cure."""
    from fs_toolkit.document.prose_rules import PROSE_RULES

    if isinstance(value, Pending):
        return []
    found = [finding for rule in PROSE_RULES for finding in rule(value)]
    return sorted(found, key=lambda finding: (finding.place.line or 0, finding.code))


def place(value: Prose, line: int) -> Place:
    """The place of a line of the text, which may itself start further down in its file."""
    if not value.where.file:
        return value.where
    return replace(value.where, line=(value.where.line or 1) + line - 1)


@lru_cache(maxsize=256)
def tokens_of(text: str) -> Sequence[Token]:
    """What markdown-it reads in a text; of an overlong one, its start."""
    return _parser().parse(cleaned(text[:MOST_CHARACTERS]))


def _passages(value: Prose | Pending, id: str) -> list[Passage]:
    if isinstance(value, Pending):
        return []
    tokens = tokens_of(value.text)
    levels = sorted({token.tag for token in tokens if token.type == "heading_open"})
    drafts = list(_drafts(tokens, levels))
    longest = f"{id}.{len(drafts)}"
    if len(longest) > LONGEST_ID:
        raise ValueError(f"the id {id!r} is too long: {longest!r} has over {LONGEST_ID} characters")
    passages = [
        Passage(draft.line, replace(draft.part, id=f"{id}.{number}"))
        for number, draft in enumerate(drafts, start=1)
    ]
    return [_foreign(each, value.untranslated) for each in passages]


def _foreign(passage: Passage, language: str) -> Passage:
    """The passage with its words marked, if they are in another language than the report."""
    if not language:
        return passage

    def change(_: str, spans: Spans) -> Spans:
        return tuple(
            replace(span, lang=span.lang or language, untranslated=True)
            if isinstance(span, Text)
            else span
            for span in spans
        )

    part = rewritten(passage.part, change)
    assert isinstance(part, Part)
    return replace(passage, part=part)


def _drafts(tokens: Sequence[Token], levels: Sequence[str]) -> Iterator[Passage]:
    """Parts without ids yet."""
    items: list[Spans] = []
    heading = ""
    depth = start = 0
    numbered = False
    for token in tokens:
        line = token.map[0] + 1 if token.map else 1
        match token.type:
            case "heading_open":
                heading = token.tag
            case "heading_close":
                heading = ""
            case "bullet_list_open" | "ordered_list_open":
                if depth == 0:
                    start, numbered = line, token.type == "ordered_list_open"
                depth += 1
            case "bullet_list_close" | "ordered_list_close":
                depth -= 1
                if depth == 0 and any(items):
                    yield Passage(
                        start, Bullets("", tuple(item for item in items if item), numbered)
                    )
                    items = []
            case "list_item_open":
                items.append(())
            case _ if spans := spans_of(token):
                if heading:
                    # the report's own levels 1 and 2 are chapters and sub-items
                    level = 3 if heading == levels[0] else 4
                    yield Passage(line, Heading("", level, plain(spans), numbered=False))
                elif depth and items:
                    items[-1] = merged((*items[-1], *_gap(items[-1]), *spans))
                else:
                    yield Passage(line, Paragraph("", spans))


def _gap(item: Spans) -> Spans:
    """What stands between two paragraphs of one list item."""
    return (Text(" "),) if item else ()


def spans_of(token: Token) -> Spans:
    """The words of a token that holds any: of code and HTML, what was typed."""
    if token.type in {"code_block", "fence", "html_block"}:
        return merged([Text(" ".join(token.content.split()))])
    pieces = pieces_of(token.children or []) if token.type == "inline" else []
    return merged(piece for piece in pieces if not isinstance(piece, Slot))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    from fs_toolkit.document.marks import add_marks

    # a line of dashes under a paragraph is a rule to most people, not a heading
    markdown = MarkdownIt("commonmark").enable("table").disable(["lheading", "entity"])
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # we judge them
    add_marks(markdown, slots=False)
    return markdown
