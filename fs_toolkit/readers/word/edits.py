"""All that people edited in a report: what comes back into prose files, and what does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fs_toolkit.document.prose import text_hash
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.parts import parts_of
from fs_toolkit.readers.word.pulling import Left, Pulled, pulled
from fs_toolkit.readers.word.story import Told

GENERATED = {
    "table": "a table made from the study's data: change the data",
    "chart": "a chart made from the study's data: change the data",
    "picture": "a picture of the study: change its file",
    "caption": "a caption that the toolkit writes",
    "heading": "a heading that the toolkit writes",
    "equation": "a formula of the study: change it in economics/lines.csv",
    "callout": "a box that the toolkit makes: its words stand in a file of the study",
    "pending": "a question that is still open: answer it in the study",
    "front": "the title page: change study.yaml",
    "contents": "a list of contents",
}
_OTHER = "a sentence that the toolkit writes"
_STORY = "edited: it stays in the Word file; what every report shall have there belongs into the template"
_MANGLED = (
    "another program saved the file and wrote references, values or emphases of this text as plain "
    "words, so that nobody can tell what a person took out: bring the words over by hand"
)
_MARKS = re.compile(r"\{\{.*?\}\}|\[[@#^][^\]]*\]|\^\[|\]\(|\*+|^#+ |^\|", re.MULTILINE)
"""What Markdown marks: values, references, citations, notes, links, emphases, headings, tables."""
_FLAT = re.compile(
    r"\b(?:REF|PAGEREF|NOTEREF|STYLEREF|SEQ|HYPERLINK)\s+[\"“_A-Za-z]\S*\s*\\?\w?|_Ref_|_FSb_"
)
"""A field's code among words."""


@dataclass(frozen=True)
class FileEdit:
    """A prose file and what a person made of its block."""

    block: str
    file: str
    was: str
    pulled: Pulled
    conflict: bool = False
    """Whether the file changed too since the report was made."""

    @property
    def comes_back(self) -> bool:
        """Whether the file is to be written."""
        return not self.conflict and self.pulled.text != self.was


@dataclass(frozen=True)
class NotPulled:
    """An edit that stays in Word."""

    where: str
    words: str
    reason: str
    block: str = ""
    file: str = ""
    """The prose file that it belongs to, or could be written into."""


@dataclass(frozen=True)
class Edits:
    """The edits of a report."""

    files: tuple[FileEdit, ...] = ()
    left: tuple[NotPulled, ...] = ()


@dataclass(frozen=True)
class Report:
    """What the writer of a report knows of it, and what the study says now."""

    written: Mapping[str, str]
    now: Mapping[str, str]
    kinds: Mapping[str, str]
    targets: Mapping[str, str]
    files: Mapping[str, tuple[str, str]]
    language: str
    texts: Mapping[str, str] = field(default_factory=dict)
    """The prose files of the study as they are now."""
    prints: Mapping[str, str] = field(default_factory=dict)
    """What values and citations print now."""
    stories: tuple[str, ...] = ()
    """Words of headers and footers that a person edited."""
    flat: frozenset[str] = frozenset()
    """Blocks that another program wrote anew, so that fields and emphases may have become words."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What footnotes of citations may say, and how the study writes them."""


def edits(opened: Opened, story: Sequence[Told], report: Report) -> Edits:
    """What people edited in a report, sorted by where it belongs."""
    by_block: dict[str, list[Told]] = {}
    for each in story:
        by_block.setdefault(each.block, []).append(each)
    files: list[FileEdit] = []
    left: list[NotPulled] = []
    for block, (file, of) in report.files.items():
        paragraphs = by_block.get(block, [])
        if block not in report.now:
            reason = "the block was deleted in Word: empty the file if that is meant"
            left.append(NotPulled("", "", reason, block, file))
        elif report.now[block] != report.written.get(block):
            if (text := report.texts.get(file)) is None:
                reason = "its file is no longer in the study"
                left.append(NotPulled(_where(paragraphs), "", reason, block, file))
                continue
            parts = parts_of(opened, paragraphs, report.targets, report.kinds)
            made = pulled(text, parts, report.prints, report.language, report.notes)
            if block in report.flat:
                made = _if_whole(text, made)
            files.append(FileEdit(block, file, text, made, text_hash(text) != of))
            left += [_of_file(each, paragraphs, block, file) for each in made.left]
    left += _generated(by_block, report)
    left += _own(story, report)
    left += [NotPulled("a header or footer", words, _STORY) for words in report.stories]
    return Edits(tuple(files), tuple(left))


def _if_whole(text: str, made: Pulled) -> Pulled:
    """A pulled text of a file that another program wrote anew; the old one if marks are missing.

    Such a program may write the words that a reference, a value or an emphasis showed, and drop
    what it was: then nobody can tell a person's deletion from the program's.
    """
    before, after = (Counter(_MARKS.findall(each)) for each in (text, made.text))
    flat = _FLAT.search(made.text) is not None and _FLAT.search(text) is None
    if made.text == text or (not before - after and not flat):
        return made
    return Pulled(text, (), (Left("", _MANGLED), *made.left))


def _of_file(each: Left, paragraphs: Sequence[Told], block: str, file: str) -> NotPulled:
    return NotPulled(_where(paragraphs), each.words, each.reason, block, file)


def _generated(by_block: Mapping[str, Sequence[Told]], report: Report) -> Iterator[NotPulled]:
    """Blocks that are no prose file and that a person edited or deleted."""
    for id, kind in report.kinds.items():
        if id in report.files or kind == "contents":
            continue
        what = GENERATED.get(kind, _OTHER)
        block = id.removesuffix("#caption")
        paragraphs = by_block.get(block, [])
        if id in report.now and report.now[id] != report.written.get(id):
            words = next((each.first_words for each in paragraphs if each.text.strip()), "")
            yield NotPulled(_where(paragraphs), words, f"edited: {what}", block)


def _own(story: Sequence[Told], report: Report) -> Iterator[NotPulled]:
    """Paragraphs that stand in no block; each with the prose file nearest above it."""
    near = ""
    for each in story:
        if each.block in report.files:
            near = report.files[each.block][0]
        if not each.block and each.text.strip() and not each.style.startswith("toc "):
            what = "a cell of an own table" if each.in_table else "an own paragraph"
            reason = f"{what} outside of the report's blocks: it stays in the Word file"
            yield NotPulled(each.where, each.first_words, reason, "", near)


def _where(paragraphs: Sequence[Told]) -> str:
    first = next((each for each in paragraphs if each.text.strip()), None)
    return "" if first is None else first.section or first.chapter
