"""Tracked changes in words."""

from __future__ import annotations

import word_files as files
from lxml import etree

from fs_toolkit.readers.word.tracked import tracked

XML = """
<w:ins w:author="Kim" w:date="2026-01-01T10:00:00Z"><w:r><w:t>more </w:t></w:r></w:ins>
<w:ins w:author="Kim" w:date="2026-01-01T10:01:00Z"><w:r><w:t>words</w:t></w:r></w:ins>
<w:del w:author="Lan" w:date="2026-01-02T10:00:00Z"><w:r><w:delText>old</w:delText></w:r></w:del>
<w:r><w:rPr><w:ins w:author="Kim"/></w:rPr><w:t>plain</w:t></w:r>
"""


def test_neighbours_of_one_author_are_one_change():
    found = tracked(etree.fromstring(f"<w:p {files.NAMESPACES}>{XML}</w:p>"))
    assert [(each.kind, each.author, each.text) for each in found] == [
        ("inserted", "Kim", "more words"),
        ("deleted", "Lan", "old"),
    ]
    assert str(found[1]) == "deleted “old” (Lan)"


def test_a_paragraph_without_changes():
    assert tracked(etree.fromstring(f"<w:p {files.NAMESPACES}/>")) == []
