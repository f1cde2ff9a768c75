"""Footnotes."""

from __future__ import annotations

from fs_toolkit.document.blocks import Note, spans
from fs_toolkit.writers.word.footnotes import Footnotes, footnotes_part
from fs_toolkit.writers.word.markup import q, run
from fs_toolkit.writers.word.package import StyleIds, footnotes_of, opened


def test_are_numbered_in_the_order_they_come(template):
    document = opened(template)
    notes = Footnotes(footnotes_part(document), StyleIds(document))
    numbers = [
        notes.add(Note(spans(text)), lambda parts: run(parts[0].text)) for text in ("one", "two")
    ]
    assert numbers == [1, 2]
    root = footnotes_of(document).element
    assert [note.get(q("w:id")) for note in root] == ["-1", "0", "1", "2"]
    assert "".join(t.text or "" for t in root[-1].iter(q("w:t"))) == " two"
    assert root[-1].find(f".//{q('w:footnoteRef')}") is not None


def test_a_template_without_them_is_given_the_part_and_its_settings(template):
    document = opened(template)
    (id,) = [id for id, rel in document.part.rels.items() if rel.reltype.endswith("/footnotes")]
    del document.part.rels[id]
    settings = document.settings.element
    settings.remove(settings.find(q("w:footnotePr")))
    part = footnotes_part(document)
    assert [note.get(q("w:type")) for note in part.element] == [
        "separator",
        "continuationSeparator",
    ]
    order = [child.tag for child in settings]
    assert order.index(q("w:footnotePr")) < order.index(q("w:compat"))
    assert footnotes_part(document) is part
