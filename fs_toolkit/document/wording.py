"""Wording: every sentence, heading and word the toolkit prints, in the report's language.

The words stand in templates/wording/<language>/<file>.yaml, one file a section, so that they
are corrected and translated without Python. All languages have the same keys and slots.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fs_toolkit.core.files import shipped
from fs_toolkit.core.suggest import did_you_mean
from fs_toolkit.document import numbers
from fs_toolkit.document.blocks import Spans, Text
from fs_toolkit.document.inline import Template, Words, fill, plain, slots_of, template
from fs_toolkit.document.particles import settled

if TYPE_CHECKING:
    from yaml import Node

LANGUAGES = ("en", "ko")
"""Languages of reports; each has a folder of wording."""


class Wording:
    """The words of one language; calling it with a key gives spans, `.text` a plain string."""

    dash = numbers.DASH
    """The mark of a cell that has nothing to say."""

    def __init__(self, language: str, folder: Path):
        self.language = language
        self.folder = folder
        self._files: dict[str, Mapping[str, str]] = {}

    @classmethod
    def read(cls, language: str) -> Wording:
        """The wording of a language; each file is read when its first word is asked for."""
        return _read(language)

    def __call__(self, key: str, /, **values: Words) -> Spans:
        """A sentence as spans, its slots filled: wording("legal.laws.answer", count="12")."""
        words = self._template(key)
        wanted, given = slots_of(words), set(values)
        if wanted != given:
            raise TypeError(f"wording {key!r} has slots {_named(wanted)}, given {_named(given)}")
        for name, value in values.items():
            if isinstance(value, int | float):
                raise TypeError(f"slot {name!r} of wording {key!r} wants words: format the number")
        return settled(fill(words, values), self.language)

    def text(self, key: str, /, **values: Words) -> str:
        """The same as a plain string, for headings, captions, column heads and cells."""
        spans = self(key, **values)
        for span in spans:
            if not isinstance(span, Text):
                raise TypeError(f"wording {key!r} is asked for as text, but holds {span}")
        return plain(spans)

    def has(self, key: str) -> bool:
        """Whether there are words for a key, such as an optional remark on an item."""
        file, _, rest = key.partition(".")
        return (self.folder / f"{file}.yaml").is_file() and rest in self._file(file)

    def keys(self, file: str) -> tuple[str, ...]:
        """Every key of a file, the file's name first."""
        return tuple(f"{file}.{key}" for key in self._file(file))

    def files(self) -> tuple[str, ...]:
        """The names of the files of this language."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.yaml")))

    def slots(self, key: str) -> set[str]:
        """The names of a sentence's slots."""
        return slots_of(self._template(key))

    def number(self, value: numbers.Amount, digits: int | None = None) -> str:
        """7,200,000: three significant figures (whole numbers below 10,000), or so many decimals."""
        return numbers.number(value, self.language, digits)

    def share(self, value: numbers.Amount, digits: int | None = None) -> str:
        """45 %, from a share of 0.45."""
        return numbers.share(value, self.language, self._line("report.number.share"), digits)

    def money(self, value: numbers.Amount, scale: float = 1, digits: int = 0) -> str:
        """1,872: an amount of a table whose head names currency and scale."""
        return numbers.money(value, self.language, scale, digits)

    def money_words(self, value: numbers.Amount, currency: str) -> str:
        """USD 1.2 million: an amount of a sentence."""
        pattern = self._line("report.number.money")
        return numbers.money_words(value, currency, self.language, pattern, self._scales)

    def year(self, value: numbers.Amount) -> str:
        """2015, without separators."""
        return numbers.year(value)

    def date(self, value: datetime.date | str | None) -> str:
        """31 December 2015; of "2015-12" and "2015" what is known."""
        return numbers.day(value, self.language)

    def list(self, items: Iterable[str]) -> str:
        """A, B and C."""
        return numbers.listed(items, self.language)

    def _template(self, key: str) -> Template:
        return template(self._line(key))

    def _line(self, key: str) -> str:
        file, _, rest = key.partition(".")
        try:
            return self._file(file)[rest]
        except KeyError:
            known = self.keys(file)
            raise KeyError(
                f"no wording {key!r}. {did_you_mean(key, known, file + ' has')}"
            ) from None

    def _file(self, file: str) -> Mapping[str, str]:
        if file not in self._files:
            path = self.folder / f"{file}.yaml"
            if not path.is_file():
                there = did_you_mean(file, self.files(), f"wording in {self.language!r} has")
                raise KeyError(f"no file of wording {file!r}. {there}")
            self._files[file] = dict(_lines(path))
        return self._files[file]

    @cached_property
    def _scales(self) -> tuple[numbers.Scale, ...]:
        parts = self._line("report.number.scales").split(";")
        pairs = [part.split("=") for part in parts if part.strip()]
        return tuple((Decimal(size.strip()), word.strip()) for size, word in pairs)


@cache
def _read(language: str) -> Wording:
    if language not in LANGUAGES:
        raise KeyError(
            f"no wording in {language!r}. {did_you_mean(language, LANGUAGES, 'There is')}"
        )
    return Wording(language, shipped("templates", "wording", language))


def _named(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Key and words of each line of a wording file; nested keys are joined by points."""
    import yaml

    # every scalar is taken as the words it is: `no:` and `1:` are keys, "45" is text
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=loader)
    seen: dict[str, int] = {}
    for key, words, line in _leaves(root, "") if root else ():
        if key in seen:
            raise ValueError(f"{path.name}:{line}: {key!r} stands in line {seen[key]} already")
        seen[key] = line
        yield key, words


def _leaves(node: Node, prefix: str) -> Iterator[tuple[str, str, int]]:
    from yaml import MappingNode, ScalarNode

    line = node.start_mark.line + 1 if node.start_mark else 0
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _leaves(value, f"{prefix}.{key.value}" if prefix else key.value)
    elif isinstance(node, ScalarNode):
        yield prefix, node.value, line
    else:
        raise ValueError(f"line {line}: {prefix!r} is a list; wording is keys and words")
