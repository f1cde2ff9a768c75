"""Printed words that stand for something: how the study writes it, and the name it goes by in a file.

A value in a sentence keeps its name in the written report, with a hash of what was printed,
so that a later report knows which words it may renew and which a person wrote over.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from fs_toolkit.document.blocks import Cite, Text

LONGEST_KEY = 42
"""Characters of a name in a tag: Word keeps 64, 22 are the frame's."""
_TAG = re.compile(r"fs1v\|([A-Za-z0-9_.~]{1,42})\|([0-9a-f]{16})")
_CITED = re.compile(r"(?<=[\[ ])@([^,;\]\s]+)")
_BETWEEN = "; "
_VALUE = re.compile(r"\{\{\s*([^{}?][^{}]*?)\s*\}\}")


def value_mark(name: str) -> str:
    """How the study writes a value.

    >>> value_mark("npv.lean.economic|thousand")
    '{{ npv.lean.economic | thousand }}'
    """
    return f"{{{{ {' | '.join(part.strip() for part in name.split('|'))} }}}}"


def named(name: str, words: str) -> Text:
    """The words of a value in a generated sentence, under the name that prose has for it.

    >>> named("npv.lean.economic", "USD 5").mark
    '{{ npv.lean.economic }}'
    """
    return Text(words, mark=value_mark(name))


def traced(name: str, words: str) -> Text:
    """The words of a number in a generated sentence or cell, which lead to the row of that name.

    Unlike `named` it leaves no frame in the file: nothing renews it alone.

    >>> origin(traced("wage", "USD 2"))
    'wage'
    """
    return Text(words, of=name)


def origin(text: Text) -> str:
    """The name of the quantity or result whose number a text prints; empty for other words.

    >>> origin(Text("5", mark="{{ npv.lean.economic | thousand }}")), origin(Text("five"))
    ('npv.lean.economic', '')
    """
    if text.of or not text.mark:
        return text.of
    found = _VALUE.fullmatch(text.mark)
    return found[1].partition("|")[0].strip() if found else ""


def source_name(id: str) -> str:
    """The name under which citations find the entry of a source; no quantity has such a one.

    >>> source_name("gso")
    '@gso'
    """
    return f"@{id}"


def citations(text: Text) -> tuple[tuple[str, str], ...]:
    """The words of a citation by the source that they name; empty for other words.

    Words that cannot be told apart go to the first source.

    >>> citations(Text("(GSO, 2015; UN, 2016)", mark="[@gso; @un, p. 4]"))
    (('@gso', '(GSO, 2015'), ('', '; '), ('@un', 'UN, 2016)'))
    >>> citations(Text("(GSO, 2015, 2016)", mark="[@gso; @gso2]"))
    (('@gso', '(GSO, 2015, 2016)'),)
    """
    if not text.mark.startswith("[@"):
        return ()
    names = [source_name(id) for id in _CITED.findall(text.mark)]
    words = text.text.split(_BETWEEN)
    if len(words) != len(names):
        return ((names[0], text.text),)
    first, *others = zip(names, words, strict=True)
    return (first, *(pair for each in others for pair in (("", _BETWEEN), each)))


def cites_mark(cites: Sequence[Cite]) -> str:
    """How the study writes neighbouring citations.

    >>> cites_mark([Cite(("gso", "un"), "p. 4")])
    '[@gso; @un, p. 4]'
    """
    each = (
        "; ".join(f"@{source}" for source in cite.sources) + (f", {cite.page}" if cite.page else "")
        for cite in cites
    )
    return f"[{'; '.join(each)}]"


def is_value(mark: str) -> bool:
    """Whether a mark is that of a value."""
    return _VALUE.fullmatch(mark) is not None


def value_key(mark: str) -> str:
    """The name of a value in a file's tags; a long one is cut and told apart by a digest.

    >>> value_key("{{ npv.lean.economic | thousand }}")
    'npv.lean.economic~thousand'
    >>> len(value_key("{{ " + "a" * 100 + " }}"))
    42
    """
    found = _VALUE.fullmatch(mark)
    name = "~".join(part.strip() for part in (found[1] if found else "").split("|"))
    if len(name) <= LONGEST_KEY:
        return name
    end = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[: LONGEST_KEY - 9]}~{end}"


def text_digest(text: str) -> str:
    r"""A hash of printed words; kinds of spaces do not count.

    >>> text_digest("USD\u00a05") == text_digest("USD 5")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def value_tag(mark: str, text: str) -> str:
    """The tag of a value that prints a text."""
    return f"fs1v|{value_key(mark)}|{text_digest(text)}"


def tagged(tag: str) -> tuple[str, str] | None:
    """Key and hash of a value's tag; None for any other.

    >>> tagged(value_tag("{{ npv }}", "5"))[0], tagged("fs1|a|0123456789abcdef")
    ('npv', None)
    """
    found = _TAG.fullmatch(tag)
    return None if found is None else (found[1], found[2])
