"""Parts of a file by what they are for."""

from __future__ import annotations

from fs_toolkit.readers.word.names import w
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word_file import WordFile, looked_through


def test_parts_are_found_by_their_kind_and_not_by_their_name(parts, rezipped):
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b'"styles.xml"', b'"stile.xml"'
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"/word/styles.xml", b"/word/stile.xml"
    )
    parts["word/stile.xml"] = parts.pop("word/styles.xml")
    file = Opened(looked_through(rezipped(parts)))
    assert "heading 1" in file.styles.values()
    assert file.part("comments") is None
    assert file.notes == {}


def test_styles_go_by_their_names(plain_file):
    file = Opened(WordFile(plain_file))
    [first] = [each for each in file.body.iter(w("p")) if each.find(w("r")) is not None]
    assert file.style_of(first) == ""


def test_links_by_relationship(related, rezipped):
    data = rezipped(related(("hyperlink", "https://example.org/a", True)))
    assert Opened(WordFile(data)).addresses == {"rX0": "https://example.org/a"}
    assert Opened(WordFile(data)).addresses_of_notes == {}
