"""A Word file that has been looked through, opened for reading: its parts, styles and notes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from fs_toolkit.readers.word.names import ID, VAL, w
from fs_toolkit.readers.word.reach import main_part, parsed, relations
from fs_toolkit.readers.word_file import WordFile


class Opened:
    """The parts of a file by what they are for."""

    def __init__(self, file: WordFile) -> None:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            self._members = {
                name: archive.read(name)
                for name in archive.namelist()
                if name.lower().endswith((".xml", ".rels"))
            }
        self._main = main_part(self._members)

    @cached_property
    def body(self) -> etree._Element:
        """The element that holds the text."""
        body = parsed(self._members[self._main]).find(w("body"))
        return etree.Element(w("body")) if body is None else body

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part that the text has of a kind: comments, footnotes, styles."""
        folder = posixpath.dirname(self._main)
        rels = f"{folder}/_rels/{posixpath.basename(self._main)}.rels"
        for name, path, relation in relations({rels: self._members.get(rels, b"<none/>")}):
            if name == rels and (relation.get("Type") or "").endswith(f"/{kind}"):
                content = self._members.get(path)
                return None if content is None else parsed(content)
        return None

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """Where the links of the text lead, by the id of the relationship."""
        return self._addresses(self._main)

    @cached_property
    def addresses_of_notes(self) -> Mapping[str, str]:
        """The same for footnotes."""
        return self._addresses(posixpath.join(posixpath.dirname(self._main), "footnotes.xml"))

    def _addresses(self, part: str) -> dict[str, str]:
        rels = f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels"
        if rels not in self._members:
            return {}
        return {
            relation.get("Id") or "": relation.get("Target") or ""
            for _, _, relation in relations({rels: self._members[rels]})
            if relation.get("TargetMode") == "External"
        }

    @cached_property
    def styles(self) -> Mapping[str, str]:
        """Names of styles in small letters, by id."""
        root = self.part("styles")
        found: dict[str, str] = {}
        for style in () if root is None else root.iter(w("style")):
            name = style.find(w("name"))
            found[style.get(w("styleId")) or ""] = (
                "" if name is None else (name.get(VAL) or "").lower()
            )
        return found

    @cached_property
    def notes(self) -> Mapping[str, etree._Element]:
        """Footnotes by their number."""
        root = self.part("footnotes")
        notes = () if root is None else root.iter(w("footnote"))
        return {note.get(ID) or "": note for note in notes if note.get(w("type")) is None}

    def style_of(self, paragraph: etree._Element) -> str:
        """The name of a paragraph's style in small letters; body text has none."""
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        name = "" if style is None else self.styles.get(style.get(VAL) or "", "")
        return "" if name == "normal" else name
