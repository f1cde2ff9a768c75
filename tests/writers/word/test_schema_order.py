"""The order of properties."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.schema_order import put_in_order


@pytest.mark.parametrize(
    ("properties", "made", "expected"),
    [
        ('<w:pPr><w:pStyle w:val="a"/><w:rPr/></w:pPr>', "<w:jc/>", "pStyle jc rPr"),
        ("<w:pPr/>", "<w:jc/>", "jc"),
        ("<w:tblPr><w:tblW/><w:tblLook/></w:tblPr>", "<w:tblStyle/>", "tblStyle tblW tblLook"),
        ("<w:tcPr><w:tcW/><w:shd/></w:tcPr>", "<w:vAlign/>", "tcW shd vAlign"),
        ("<w:trPr><w:cantSplit/></w:trPr>", "<w:trHeight/>", "cantSplit trHeight"),
    ],
)
def test_a_property_finds_its_place(properties, made, expected):
    element = parsed(properties)
    put_in_order(element, parsed(made))
    assert [each.tag for each in element] == [q(f"w:{name}") for name in expected.split()]
