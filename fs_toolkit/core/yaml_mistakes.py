"""What the YAML parser could not understand, in the words of the person who wrote the file."""

from __future__ import annotations

import re

import yaml

from fs_toolkit.core.formats import SYNTAX, shown

_INDENT = "the line is indented otherwise than its neighbours"
_INDENT_CURE = "Indent the keys of one group by the same number of spaces."
_QUOTE_CURE = 'Put the text in quotation marks: "…".'
_BACKSLASH = "a backslash within double quotation marks"
_BACKSLASH_CURE = "Write \\\\ for a backslash, or use ' instead of \"."
_EXPLAINED: tuple[tuple[str, bool, str, str], ...] = (
    ("could not find expected ':'", True, "no colon after the key", "Write `key: value`."),
    ("mapping values are not allowed", False, _INDENT, _INDENT_CURE),
    ("mapping keys are not allowed", False, "a question mark means something to YAML", _QUOTE_CURE),
    ("found character", False, "a mark that means something to YAML", _QUOTE_CURE),
    ("tab character", False, "a tab indents the line", "Indent with spaces, two a level."),
    ("expected ',' or ']'", True, "a list in [ ] is not closed", "Close it with ]."),
    ("expected ',' or '}'", True, "keys in { } are not closed", "Close them with }."),
    ("expected node content", True, "a list in [ ] is not closed", "Close it with ]."),
    ("unexpected end of stream", True, "quotation marks are not closed", "Close them."),
    ("hexdecimal", False, _BACKSLASH, _BACKSLASH_CURE),  # the C parser spells it so
    ("hexadecimal", False, _BACKSLASH, _BACKSLASH_CURE),
    ("unknown escape character", False, _BACKSLASH, _BACKSLASH_CURE),
    ("did not find expected key", False, _INDENT, _INDENT_CURE),
    ("did not find expected '-'", False, _INDENT, _INDENT_CURE),
    ("expected <block end>", False, _INDENT, _INDENT_CURE),
)
"""What the parser says, whether the mistake is where it started, and that in words."""


def in_words(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, str, str]:
    """Line, problem and cure of a file that is not YAML."""
    mark = error.problem_mark or error.context_mark
    said = (error.problem or "").strip()
    last = len(lines) - 1
    line = min(mark.line, last) if mark else 0
    started = min(error.context_mark.line, last) if error.context_mark else line
    for words, at_start, problem, cure in _EXPLAINED:
        if words in said:
            where = started if at_start else line
            if "not closed" in problem:
                return where + 1, problem, cure
            if where and _has_no_colon(lines[where - 1]):
                above = shown(lines[where - 1].strip())
                return where, f"no colon after the key in {above}", "Write `key: value`."
            return (where + 1, *(_sharper(lines[where]) or (problem, cure)))
    return line + 1, f"this is not YAML: {said}", SYNTAX.cure


def _has_no_colon(line: str) -> bool:
    return re.fullmatch(r"\s*[a-z_]\w*(?: [^:#]*)?", line) is not None


def _sharper(line: str) -> tuple[str, str] | None:
    """What the line itself shows, where that says more than the parser does."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab indents the line", "Indent with spaces, two a level."
    found = re.fullmatch(r"\s*(?:- )?([\w.]+):(\s*)(.+)", line)
    if not found:
        return None
    key, space, value = found.groups()
    if value[0] in "“”‘’":
        return f"curly quotation marks: {shown(value)}", "Write straight ones: \" or '."
    if not space:
        return f"no space after the colon of {key}", f"Write `{key}: {value}`."
    if value[0] in "@`%&*!|>[]{},":
        return f"{shown(value)} begins with a mark that means something to YAML", _QUOTE_CURE
    if value[0] in "'\"" and value.count(value[0]) > 2:
        return f"{shown(value)} has its quotation mark within the text", (
            "Put the text in the other quotation marks: \"…\" instead of '…'."
        )
    if value[0] not in "'\"" and (": " in value or value.endswith(":")):
        return f"a colon within the text {shown(value)}", _QUOTE_CURE
    return None
