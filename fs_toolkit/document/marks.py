"""The marks of our Markdown that CommonMark does not know: [@source], [#block], {{ value }}, ^[note].

Rules for markdown-it's inline parser. Each reads one mark and leaves one token, whose `meta`
carries what the mark says; a mark that is not well formed is left as the words it is.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize
from markdown_it.token import Token

from fs_toolkit.document.inline import SLOT_MARK

CITE, REF, VALUE, CLAIM = "fs_cite", "fs_ref", "fs_value", "fs_claim"
NOTE, SLOT = "fs_note", "fs_slot"

LEFT_OVER = re.compile(r"\[@|\[#|\{\{|\}\}|\^\[")
"""How a mark starts or ends; where it is still to be seen after reading, it was not understood."""

_CITES = re.compile(r"\[(@[^\[\]{}]{1,500})\]")
_CITE = re.compile(r"\s*@([a-z][a-z0-9_]{0,59})(?:\s*,\s*(\S.{0,79}?))?\s*", re.DOTALL)
_REF = re.compile(r"\[#([a-z][a-z0-9_.]{0,59})\]")
_VALUE = re.compile(r"\{\{\s*([A-Za-z][A-Za-z0-9_.]{0,119}(?:\s*\|\s*[A-Za-z0-9]{1,20})?)\s*\}\}")
_CLAIM = re.compile(r"\{\{\?\s*([^{}]{1,200}?)\s*\}\}")


def add_marks(markdown: MarkdownIt, slots: bool) -> None:
    """Teach a parser our marks, and `{name}` too if there are slots to fill."""
    ruler = markdown.inline.ruler
    ruler.at("emphasis", _emphasis)
    ruler.before("emphasis", NOTE, _note)
    ruler.before("emphasis", CITE, _citation)
    ruler.before("emphasis", REF, _reference)
    ruler.before("emphasis", VALUE, _value)
    ruler.before("emphasis", CLAIM, _claim)
    if slots:
        ruler.before("emphasis", SLOT, _slot)


def _citation(state: StateInline, silent: bool) -> bool:
    """[@a], or [@a; @b, p. 4]: pairs of a source and a page."""
    found = _CITES.match(state.src, state.pos)
    if not found:
        return False
    parts = [_CITE.fullmatch(part) for part in found[1].split(";")]
    pairs = [(part[1], " ".join((part[2] or "").split())) for part in parts if part]
    if len(pairs) < len(parts):
        return False
    return _leave(state, silent, CITE, found.end(), {"cites": pairs})


def _reference(state: StateInline, silent: bool) -> bool:
    """[#block.id]."""
    return _simple(state, silent, _REF, REF)


def _value(state: StateInline, silent: bool) -> bool:
    """{{ name }}, or {{ name | thousand }}."""
    return _simple(state, silent, _VALUE, VALUE)


def _claim(state: StateInline, silent: bool) -> bool:
    """{{? name > 0 }}."""
    return _simple(state, silent, _CLAIM, CLAIM)


def _slot(state: StateInline, silent: bool) -> bool:
    """{name}, of wording."""
    return _simple(state, silent, SLOT_MARK, SLOT)


def _simple(state: StateInline, silent: bool, pattern: re.Pattern[str], kind: str) -> bool:
    found = pattern.match(state.src, state.pos)
    if not found:
        return False
    return _leave(state, silent, kind, found.end(), {"name": " ".join(found[1].split())})


def _note(state: StateInline, silent: bool) -> bool:
    """^[words]: a footnote. One within another stays words."""
    start = state.pos
    if not state.src.startswith("^[", start) or "in_note" in state.env:
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0 or not state.src[start + 2 : end].strip():
        return False
    inside: list[Token] = []
    if not silent:
        env = {**state.env, "in_note": True}
        state.md.inline.parse(state.src[start + 2 : end], state.md, env, inside)
    return _leave(state, silent, NOTE, end + 1, {}, children=inside)


def _leave(
    state: StateInline,
    silent: bool,
    kind: str,
    end: int,
    meta: dict[str, object],
    *,
    children: list[Token] | None = None,
) -> bool:
    if not silent:
        token = state.push(kind, "", 0)
        token.meta, token.children = meta, children
    state.pos = end
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Stars beside a Korean letter, which CommonMark misses: **비율(B/C)**은 is bold.

    CommonMark asks for a space where emphasis ends after a bracket; Korean particles
    follow without one.
    """
    start, known = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    before = state.src[start - 1] if start else " "
    after = state.src[state.pos] if state.pos < state.posMax else " "
    if state.src[start] == "*" and (_without_spaces(before) or _without_spaces(after)):
        for delimiter in state.delimiters[known:]:
            delimiter.open = delimiter.open or not after.isspace()
            delimiter.close = delimiter.close or not before.isspace()
    return True


def _without_spaces(letter: str) -> bool:
    """Whether a letter belongs to a script in which words follow each other without spaces."""
    return "\u2e80" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3"
