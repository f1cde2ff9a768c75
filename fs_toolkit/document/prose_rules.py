"""Rules over prose: what a report cannot print as it was typed, and marks that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from fs_toolkit.core.findings import Objection, Rule, rule
from fs_toolkit.core.model import Prose
from fs_toolkit.document.inline import http
from fs_toolkit.document.marks import LEFT_OVER
from fs_toolkit.document.prose import MOST_CHARACTERS, place, tokens_of

HOUSE = "fs_toolkit, the study format"


@rule("PRS001", "error", source=HOUSE)
def prose_holds_no_table(value: Prose) -> Iterator[Objection]:
    """A table in prose has no caption, no number and no source; the report's tables come from data."""
    for token in tokens_of(value.text):
        if token.type == "table_open":
            cure = "Put its rows into a .csv file of the study, or write them as a list."
            yield place(value, _line(token)), "a table stands in prose", cure


@rule("PRS002", "error", source=HOUSE)
def prose_holds_no_picture(value: Prose) -> Iterator[Objection]:
    """A picture needs a caption, a source and words for those who do not see it."""
    for token, line in _inside(value):
        if token.type == "image":
            problem = f"the picture {token.attrs.get('src', '')!r} stands in prose"
            yield place(value, line), problem, "Add it to pictures/ and pictures/pictures.csv."


@rule("PRS003", "error", source=HOUSE)
def prose_holds_no_html(value: Prose) -> Iterator[Objection]:
    """HTML is never passed through; it would be printed letter by letter."""
    for token, line in _all(value):
        if token.type in {"html_block", "html_inline"}:
            problem = f"HTML in prose: {_start(token.content)!r}"
            yield place(value, line), problem, "Use **bold** or *italic*, or leave the marks out."


@rule("PRS004", "error", source=HOUSE)
def prose_holds_no_code(value: Prose) -> Iterator[Objection]:
    """Four spaces before a line, or backquotes, make code; a report has none."""
    for token, line in _all(value):
        if token.type in {"code_block", "fence", "code_inline"}:
            problem = f"read as code: {_start(token.content)!r}"
            cure = "Take away the spaces before the line, or the backquotes."
            yield place(value, line), problem, cure


@rule("PRS005", "error", source=HOUSE)
def links_lead_to_the_web(value: Prose) -> Iterator[Objection]:
    """A report opens no file and runs nothing: links are http and https."""
    for token, line in _inside(value):
        address = str(token.attrs.get("href", ""))
        if token.type == "link_open" and not http(address):
            problem = f"the link leads to {_start(address)!r}, not to a web page"
            cure = "Write an address that starts with https://, or the words alone."
            yield place(value, line), problem, cure


@rule("PRS006", "note", source=HOUSE)
def prose_is_paragraphs_and_lists(value: Prose) -> Iterator[Objection]:
    """Lists within lists, quotations and rules lose their shape in the report."""
    depth = 0
    for token in tokens_of(value.text):
        where = place(value, _line(token))
        if token.type.endswith("_list_open"):
            depth += 1
            if depth == 2:
                yield where, "a list within a list is printed as one list", "Make it one list."
        elif token.type.endswith("_list_close"):
            depth -= 1
        elif token.type == "blockquote_open":
            yield where, "a quotation is printed as a paragraph", "Take away the >."
        elif token.type == "hr":
            yield where, f"a rule ({token.markup}) is not printed", "Use a heading: # Words."


@rule("PRS007", "error", source=HOUSE)
def prose_has_a_bounded_length(value: Prose) -> Iterator[Objection]:
    """A text of hundreds of pages is a mistake, and takes the machine's time."""
    if len(value.text) > MOST_CHARACTERS:
        problem = f"{len(value.text):,} characters, more than {MOST_CHARACTERS:,}"
        yield value.where, problem, "Keep the part that belongs in the report."


@rule("PRS008", "error", source=HOUSE)
def marks_are_well_formed(value: Prose) -> Iterator[Objection]:
    """A mark that is not understood would be printed as it was typed."""
    for token, line in _inside(value):
        if token.type == "text" and (found := LEFT_OVER.search(token.content)):
            problem = f"not understood: {_start(token.content[found.start() :])!r}"
            cure = (
                "The marks are [@source], [@a; @b, p. 4], [#block.id], {{ name }}, "
                "{{? name > 0 }} and ^[footnote]; ids are in lower case."
            )
            yield place(value, line), problem, cure


PROSE_RULES: tuple[Rule, ...] = (
    prose_holds_no_table,
    prose_holds_no_picture,
    prose_holds_no_html,
    prose_holds_no_code,
    links_lead_to_the_web,
    prose_is_paragraphs_and_lists,
    prose_has_a_bounded_length,
    marks_are_well_formed,
)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _start(text: str) -> str:
    """The first words of something long."""
    words = " ".join(text.split())
    return words if len(words) <= 40 else words[:40] + "..."


def _inside(value: Prose) -> Iterator[tuple[Token, int]]:
    """Each inline token with its line; those in footnotes too."""
    for token in tokens_of(value.text):
        if token.type == "inline":
            yield from _children(token, _line(token))


def _children(token: Token, line: int) -> Iterator[tuple[Token, int]]:
    for child in token.children or []:
        yield child, line
        if child.type == "fs_note":
            yield from _children(child, line)
        if child.type in {"softbreak", "hardbreak"}:
            line += 1


def _all(value: Prose) -> Iterator[tuple[Token, int]]:
    for token in tokens_of(value.text):
        yield token, _line(token)
    yield from _inside(value)
