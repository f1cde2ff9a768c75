"""What makes Word refuse, repair or misread a file, looked for without Word.

A schema validator does not see a field that is never closed, a bookmark used twice, a
reference to nothing, a row with a cell too few. These rules do; a validator's they leave
to it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from fs_toolkit.writers.word.lint_charts import chart_remarks
from fs_toolkit.writers.word.lint_reading import READING_RULES, reading_remarks
from fs_toolkit.writers.word.lint_story import (
    STORY_RULES,
    Remark,
    Story,
    bookmark_names,
    drawing_numbers,
    references,
)
from fs_toolkit.writers.word.markup import q

_STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def lint(source: bytes | Path) -> list[Remark]:
    """All remarks on a Word file; none is what a good file has."""
    package = Package.read(source)
    remarks = [remark for rule in PACKAGE_RULES for remark in rule(package)]
    for story in package.stories.values():
        rules = (*STORY_RULES, *READING_RULES)
        remarks += [remark for rule in rules for remark in rule(story)]
    return remarks


@dataclass(frozen=True)
class Package:
    """The members of a file, and its stories parsed."""

    members: Mapping[str, bytes]
    twice: tuple[str, ...]
    stories: Mapping[str, Story]
    relations: Mapping[str, Mapping[str, etree._Element]]
    """Relationships by the part that has them, then by id."""
    broken: Mapping[str, str]
    """Parts that are no XML, and why."""

    @classmethod
    def read(cls, source: bytes | Path) -> Package:
        """The package of a file."""
        with zipfile.ZipFile(
            io.BytesIO(source) if isinstance(source, bytes) else source
        ) as archive:
            names = archive.namelist()
            members = {name: archive.read(name) for name in dict.fromkeys(names)}
        parsed: dict[str, etree._Element] = {}
        broken: dict[str, str] = {}
        for name, content in members.items():
            if name.endswith((".rels", ".xml")):
                try:
                    parsed[name] = etree.fromstring(content, _parser())
                except etree.XMLSyntaxError as error:
                    broken[name] = str(error.msg)
        relations = {
            _owner(name): {each.get("Id") or "": each for each in root.iter(_RELATIONSHIP)}
            for name, root in parsed.items()
            if name.endswith(".rels")
        }
        roots = {name: root for name, root in parsed.items() if _STORY.fullmatch(name)}
        known = _known(parsed)
        stories = {
            name: Story(name, root, frozenset(relations.get(name, {})), known)
            for name, root in roots.items()
        }
        twice = tuple(name for name, times in Counter(names).items() if times > 1)
        return cls(members, twice, stories, relations, broken)


def _owner(rels: str) -> str:
    folder = posixpath.dirname(posixpath.dirname(rels))
    return posixpath.join(folder, posixpath.basename(rels)[: -len(".rels")])


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _known(roots: Mapping[str, etree._Element]) -> Mapping[str, frozenset[str]]:
    """What stories may refer to, by kind."""

    def ids(part: str, element: str, attribute: str) -> frozenset[str]:
        root = roots.get(part)
        found = () if root is None else root.iter(q(element))
        return frozenset(each.get(q(attribute)) or "" for each in found)

    stories = (root for part, root in roots.items() if _STORY.fullmatch(part))
    bookmarks = frozenset(name for root in stories for name in bookmark_names(root))
    return {
        "style": ids("word/styles.xml", "w:style", "w:styleId"),
        "numbering": ids("word/numbering.xml", "w:num", "w:numId") | {"0"},
        "footnote": ids("word/footnotes.xml", "w:footnote", "w:id"),
        "endnote": ids("word/endnotes.xml", "w:endnote", "w:id"),
        "comment": ids("word/comments.xml", "w:comment", "w:id"),
        "bookmark": bookmarks,
    }


# --- Rules over the whole package ---
def parts_are_xml(package: Package) -> Iterator[Remark]:
    """One forbidden character, and Word opens nothing."""
    for name, why in package.broken.items():
        if not name.startswith("word/charts/"):  # charts have a rule of their own
            yield Remark("XML2", name, f"this part is no XML: {why}")


def members_stand_once(package: Package) -> Iterator[Remark]:
    """Programs differ in which of two members they read."""
    for name in package.twice:
        yield Remark("PKG1", name, "this member stands twice in the file")


def parts_have_a_type(package: Package) -> Iterator[Remark]:
    """Word calls a part without a content type unreadable content."""
    if "[Content_Types].xml" in package.broken:
        return
    root = etree.fromstring(package.members["[Content_Types].xml"], _parser())
    types = {(child.get("Extension") or "").lower() for child in root if child.get("Extension")}
    named = {(child.get("PartName") or "").lstrip("/") for child in root if child.get("PartName")}
    for name in package.members:
        extension = name.rpartition(".")[2].lower()
        plain = extension == "xml" and not name.startswith("customXml/item")
        if (
            name not in named
            and name != "[Content_Types].xml"
            and (extension not in types or plain)
        ):
            yield Remark("PKG2", name, "this part has no content type")
    for name in sorted(named - set(package.members)):
        yield Remark("PKG3", name, "a content type is given for a part that is not there")


def relationships_lead_somewhere(package: Package) -> Iterator[Remark]:
    """A relationship to a missing part makes Word repair the file."""
    for owner, relations in package.relations.items():
        for id, relation in relations.items():
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target") or ""
            path = posixpath.normpath(posixpath.join(posixpath.dirname(owner), target))
            if (target.lstrip("/") if target.startswith("/") else path) not in package.members:
                yield Remark(
                    "REL1", owner, f"relationship {id} leads to {target}, which is not there"
                )


def nothing_asks_to_be_updated(package: Package) -> Iterator[Remark]:
    """Word would open the file with a question."""
    settings = package.members.get("word/settings.xml", b"<none/>")
    if "word/settings.xml" in package.broken:
        return
    if next(etree.fromstring(settings, _parser()).iter(q("w:updateFields")), None) is not None:
        yield Remark("FLD5", "word/settings.xml", "the file asks Word to update its fields")


def bookmarks_have_names_of_their_own(package: Package) -> Iterator[Remark]:
    """Of two bookmarks with one name Word keeps the first."""
    names = Counter(
        name for story in package.stories.values() for name in bookmark_names(story.root)
    )
    for name, times in names.items():
        if times > 1:
            yield Remark("BMK3", "word/document.xml", f"{times} bookmarks have the name {name}")


def drawings_have_numbers_of_their_own(package: Package) -> Iterator[Remark]:
    """Word repairs files in which two drawings have one number."""
    numbers = Counter(n for story in package.stories.values() for n in drawing_numbers(story.root))
    for number, times in numbers.items():
        if times > 1:
            yield Remark("DRW1", "word/document.xml", f"{times} drawings have the number {number}")


def charts_are_sound(package: Package) -> Iterator[Remark]:
    """A chart's own rules stand in a file of their own."""
    yield from chart_remarks(package.members, package.relations)


def others_can_read_it(package: Package) -> Iterator[Remark]:
    """Title, language, headings and what lies outside have rules in a file of their own."""
    roots = {name: story.root for name, story in package.stories.items()}
    yield from reading_remarks(package.members, package.relations, roots)


def notes_and_comments_are_used(package: Package) -> Iterator[Remark]:
    """A footnote or comment that nothing refers to is lost in Word's next save."""
    for kind, part in (("footnote", "word/footnotes.xml"), ("comment", "word/comments.xml")):
        story = package.stories.get(part)
        if story is None:
            continue
        used = {id for each in package.stories.values() for id in references(each.root, kind)}
        for note in story.root.iter(q(f"w:{kind}")):
            id = note.get(q("w:id")) or ""
            if note.get(q("w:type")) is None and id not in used:
                yield Remark("NTE2", part, f"{kind} {id} belongs to no place in the text")


PACKAGE_RULES: tuple[Callable[[Package], Iterator[Remark]], ...] = (
    parts_are_xml,
    members_stand_once,
    parts_have_a_type,
    relationships_lead_somewhere,
    nothing_asks_to_be_updated,
    bookmarks_have_names_of_their_own,
    drawings_have_numbers_of_their_own,
    notes_and_comments_are_used,
    charts_are_sound,
    others_can_read_it,
)
