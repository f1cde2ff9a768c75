"""Pieces: the XML of one block on its way into the file, and what it will be known by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "", "front", "contents", "heading", "caption", "paragraph", "bullets", "table", "chart",
    "picture", "equation", "callout", "pending", "prose",
]  # fmt: skip

LOOSE: frozenset[Kind] = frozenset({"", "heading", "caption"})
"""Kinds that stand outside controls: a caption inside one would lose its fields in LibreOffice."""


@dataclass(frozen=True)
class Piece:
    """One or more paragraphs and tables that belong together."""

    xml: str
    id: str = ""
    kind: Kind = ""
    """Empty for a break, which nobody tracks."""
    title: str = ""
    """What a person sees as the name of its control."""
    file: str = ""
    """The prose file that it prints, and the hash of that file's text."""
    of: str = ""
