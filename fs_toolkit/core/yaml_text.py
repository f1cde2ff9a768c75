"""YAML to a tree of plain values, each with the line it stands in.

Read from the parser's events and not by a loader: nothing is constructed, an alias is never
followed, and text stays as it was written until a field says what it should be. So `NO` is
Norway's currency region and no truth value, and a day in a text field is that text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import REPEATED, SIZE, SYNTAX, YAML_EXTRAS, shown
from fs_toolkit.core.texts import NotText, clean, decoded
from fs_toolkit.core.yaml_mistakes import in_words

DEEPEST = 20
TOO_DEEP = f"lists and keys are nested more than {DEEPEST} deep"
MOST_NODES = 100_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Scalar:
    """One value, as it was written."""

    text: str
    line: int
    quoted: bool = False


@dataclass
class Sequence:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass
class Mapping:
    """Keys and values."""

    line: int
    items: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """Where each key stands."""


Node = Scalar | Sequence | Mapping


def read_yaml(data: bytes, file: str) -> tuple[Node | None, list[Finding]]:
    """The tree of a YAML file; None where it has none or cannot be read to its end."""
    try:
        text = decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    except NotText as error:
        misread = error.misread
        return None, [misread.rule.finding(Place(file, error.line), misread.problem, misread.cure)]
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in str(error.problem):  # PyYAML 6.0.4 counts as well, as it scans
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            return None, [*builder.findings, SIZE.finding(Place(file, line), TOO_DEEP)]
        line, problem, cure = in_words(error, text.split("\n"))
        return None, [*builder.findings, SYNTAX.finding(Place(file, line), problem, cure)]
    except (yaml.YAMLError, ValueError) as error:
        problem = str(error).splitlines()[0]
        return None, [*builder.findings, SYNTAX.finding(Place(file), problem)]
    except _EnoughError:
        return None, builder.findings
    for value in curly_quoted(builder.root):
        problem = f"curly quotation marks around {shown(value.text)}"
        cure = "Write straight ones, or none."
        builder.findings.append(SYNTAX.finding(Place(file, value.line), problem, cure))
    return builder.root, builder.findings


class _EnoughError(Exception):
    """The file is refused; there is no use in reading on."""


class _Builder:
    """Puts the parser's events together to a tree."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self.open: list[Sequence | Mapping] = []
        self.keys: list[tuple[str, int] | None] = []
        """For each open collection: the key whose value comes next."""
        self.count = self.documents = 0

    def take(self, event: Any) -> None:
        """Add what an event says."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.refuse(event, "a second document begins", "Put it into a file of its own.")
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.NodeEvent):
            self.node(event)

    def node(self, event: Any) -> None:
        """Add a value, a list or a mapping."""
        self.count += 1
        line = event.start_mark.line + 1
        if self.count > MOST_NODES:
            self.too_much(line, f"the file has more than {MOST_NODES:,} values")
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"the alias *{event.anchor} stands for a value given elsewhere")
        if event.anchor is not None:
            self.refuse(event, f"the anchor &{event.anchor} names a value")
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            name = tag.replace("tag:yaml.org,2002:", "!!")
            self.refuse(event, f"the tag {name} asks for a type of its own", f"Delete {name}.")
        if isinstance(event, yaml.ScalarEvent):
            text = event.value if event.style in ("|", ">") else clean(event.value)
            self.place(Scalar(text, line, quoted=event.style not in (None, "")), line)
        else:
            started = (
                Sequence(line) if isinstance(event, yaml.SequenceStartEvent) else Mapping(line)
            )
            self.place(started, line)
            self.open.append(started)
            self.keys.append(None)
            if len(self.open) > DEEPEST:
                self.too_much(line, TOO_DEEP)

    def place(self, node: Node, line: int) -> None:
        """Put a node where it belongs: into the open list, or as key or value of the open mapping."""
        if not self.open:
            self.root = node
            return
        around = self.open[-1]
        if isinstance(around, Sequence):
            around.items.append(node)
        elif self.keys[-1] is None:
            if not isinstance(node, Scalar):
                self.findings.append(
                    SYNTAX.finding(
                        Place(self.file, line), "a list or a mapping stands where a key belongs"
                    )
                )
                raise _EnoughError
            self.keys[-1] = (node.text, line)
        else:
            key, at = self.keys[-1]
            self.keys[-1] = None
            if key in around.items:
                problem = f"the key {shown(key)} stands twice, first in line {around.lines[key]}"
                self.findings.append(REPEATED.finding(Place(self.file, at, field=key), problem))
            else:
                around.items[key], around.lines[key] = node, at

    def refuse(self, event: Any, problem: str, cure: str = "") -> None:
        """Anchors, aliases, tags: not for studies."""
        line = event.start_mark.line + 1
        self.findings.append(YAML_EXTRAS.finding(Place(self.file, line), problem, cure))
        if len(self.findings) >= 20 or isinstance(event, yaml.DocumentStartEvent):
            raise _EnoughError
        if isinstance(event, yaml.AliasEvent):
            raise _EnoughError  # what it stands for is never built

    def too_much(self, line: int, problem: str) -> None:
        """More than a person writes."""
        self.findings.append(SIZE.finding(Place(self.file, line), problem))
        raise _EnoughError


def curly_quoted(node: Node | None) -> Iterator[Scalar]:
    """Values that stand whole in curly quotation marks, which YAML takes for letters."""
    match node:
        case Scalar():
            text = node.text
            if not node.quoted and len(text) > 1 and text[0] in "“‘”" and text[-1] in "”’“":
                yield node
        case Sequence():
            for item in node.items:
                yield from curly_quoted(item)
        case Mapping():
            for item in node.items.values():
                yield from curly_quoted(item)
