"""The lint finds each fault of the package, and none in what we write."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.zipped import zipped


def codes(content: bytes) -> set[str]:
    return {remark.code for remark in lint(content)}


def test_a_good_file_has_no_remarks(english_file, korean_file, template):
    assert codes(english_file) == codes(korean_file) == set()
    assert lint(template) == []


class TestPackage:
    def test_a_member_twice(self, english_file):
        target = io.BytesIO(english_file)
        with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
            warnings.simplefilter("ignore")
            archive.writestr("word/styles.xml", archive.read("word/styles.xml"))
        assert "PKG1" in codes(target.getvalue())

    def test_a_part_without_a_type_and_a_type_without_a_part(self, english_file, members):
        parts = members(english_file)
        types = parts["[Content_Types].xml"].replace(b"/word/styles.xml", b"/word/other.xml")
        found = codes(zipped({**parts, "[Content_Types].xml": types}))
        assert found == {"PKG2", "PKG3"}

    def test_a_relationship_to_nothing(self, english_file, members):
        parts = members(english_file)
        rels = parts["word/_rels/document.xml.rels"].replace(b"numbering.xml", b"missing.xml")
        assert "REL1" in codes(zipped({**parts, "word/_rels/document.xml.rels": rels}))

    def test_a_demand_to_update_fields(self, english_file, edited_part):
        def demand(root):
            root.insert(0, parsed('<w:updateFields w:val="true"/>'))

        assert codes(edited_part(english_file, "word/settings.xml", demand)) == {"FLD5"}

    def test_a_bookmark_name_or_a_drawing_number_twice(self, english_file, edited):
        def double_name(root):
            first, second = list(root.iter(q("w:bookmarkStart")))[:2]
            second.set(q("w:name"), first.get(q("w:name")))

        def double_number(root):
            for drawing in root.iter(q("wp:docPr")):
                drawing.set("id", "1")

        assert "BMK3" in codes(edited(english_file, double_name))
        assert codes(edited(english_file, double_number)) == {"DRW1"}

    def test_a_footnote_that_nothing_refers_to(self, english_file, edited):
        def forget(root):
            mark = next(root.iter(q("w:footnoteReference")))
            mark.getparent().remove(mark)

        assert codes(edited(english_file, forget)) == {"NTE2"}


@pytest.mark.parametrize("broken", [b"no zip at all"])
def test_what_is_no_zip_is_an_error(broken):
    with pytest.raises(zipfile.BadZipFile):
        lint(broken)
