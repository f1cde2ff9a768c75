"""Widths, sizes and alignments."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.layout import carry_layout, layout_of
from fs_toolkit.writers.word.markup import parsed, q

NAMES = {"T1": "FS Table", "T2": "Mine"}


def table(*widths, style="T1", rows=2, jc=""):
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    look = f'<w:jc w:val="{jc}"/>' if jc else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/></w:tcPr><w:p><w:pPr>{look}</w:pPr></w:p></w:tc>'
        for each in widths
    )
    spanned = f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/></w:tcPr><w:p/></w:tc></w:tr>'
    return parsed(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{f'<w:tr>{cells}</w:tr>' * rows}{spanned}</w:tbl>"
    )


def picture(across, down, crop=""):
    return parsed(
        f'<w:p><w:pPr/><w:r><w:drawing><wp:inline><wp:extent cx="{across}" cy="{down}"/><wp:docPr id="1" name="a" descr="b"/>'
        f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip/>{crop}</pic:blipFill><pic:spPr><a:xfrm><a:ext cx="{across}" cy="{down}"/></a:xfrm></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def carried(old, new, written):
    holder = parsed("<w:sdtContent/>")
    holder.append(new)
    carry_layout([old], [holder], written, NAMES)
    return holder[0]


def widths(element):
    return [int(each.get(q("w:w"))) for each in element.iter(q("w:gridCol"))]


class TestWidths:
    def test_dragged_ones_are_carried_over_to_every_cell(self):
        ours = layout_of(table(1000, 2000, 3000), NAMES)
        made = carried(table(2000, 2000, 2000), table(1100, 1900, 3000, rows=5), ours)
        assert widths(made) == [2000, 2000, 2000]
        assert [w.get(q("w:w")) for w in made.iter(q("w:tcW"))] == ["2000"] * 15 + ["6000"]

    def test_untouched_ones_are_those_of_the_new_table(self):
        ours = layout_of(table(1000, 2000, 3000), NAMES)
        assert widths(carried(table(1004, 1996, 3000), table(1500, 1500, 3000), ours)) == [
            1500,
            1500,
            3000,
        ]

    def test_other_columns_are_another_shape(self):
        ours = layout_of(table(1000, 2000), NAMES)
        assert widths(carried(table(1500, 1500), table(1000, 1000, 1000), ours)) == [
            1000,
            1000,
            1000,
        ]

    def test_of_a_file_that_does_not_tell_they_stay_as_they_are(self):
        assert widths(carried(table(1500, 1500), table(1000, 2000), "")) == [1500, 1500]


class TestSizes:
    @pytest.mark.parametrize(
        ("fresh", "expected"),
        [((600, 300), (400, 200)), ((610, 300), (400, 200)), ((600, 600), (400, 400))],
    )
    def test_of_the_same_shape_else_of_the_same_width(self, fresh, expected):
        ours = layout_of(picture(600_000, 300_000), NAMES)
        made = carried(picture(400_000, 200_000), picture(fresh[0] * 1000, fresh[1] * 1000), ours)
        for each in made.iter(q("wp:extent"), q("a:ext")):
            assert (int(each.get("cx")), int(each.get("cy"))) == (
                expected[0] * 1000,
                expected[1] * 1000,
            )

    def test_a_distorted_picture_stays_so(self):
        ours = layout_of(picture(600_000, 300_000), NAMES)
        made = carried(picture(600_000, 600_000), picture(600_000, 300_000), ours)
        assert next(made.iter(q("wp:extent"))).get("cy") == "600000"

    def test_a_cropped_one_is_cropped_the_same_and_keeps_what_shape_that_left(self):
        ours = layout_of(picture(600_000, 300_000), NAMES)
        cut = picture(300_000, 300_000, '<a:srcRect l="25000" r="25000"/>')
        for fresh, down in ((picture(600_000, 300_000), 300_000), (picture(600_000, 150_000), 150_000)):  # fmt: skip
            made = carried(cut, fresh, ours)
            assert next(made.iter(q("a:srcRect"))).attrib == {"l": "25000", "r": "25000"}
            assert next(made.iter(q("wp:extent"))).get("cy") == str(down)

    def test_an_untouched_one_is_as_the_study_has_it(self):
        ours = layout_of(picture(600_000, 300_000), NAMES)
        made = carried(picture(600_000, 300_000), picture(600_000, 500_000), ours)
        assert next(made.iter(q("wp:extent"))).get("cy") == "500000"


class TestLooks:
    def test_alignment_and_design_that_a_person_set(self):
        ours = layout_of(table(1000, 1000), NAMES)
        made = carried(table(1000, 1000, style="T2", jc="center"), table(1000, 1000), ours)
        assert made.find(f"{q('w:tblPr')}/{q('w:tblStyle')}").get(q("w:val")) == "T2"
        assert len(list(made.iter(q("w:jc")))) == 4

    def test_those_of_ours_change_with_the_study(self):
        ours = layout_of(table(1000, 1000, jc="right"), NAMES)
        made = carried(table(1000, 1000, jc="right"), table(1000, 1000), ours)
        assert next(made.iter(q("w:jc")), None) is None

    def test_paragraphs_are_matched_by_their_words_where_their_number_changed(self):
        def lines(*texts):
            return parsed("<w:sdtContent>" + "".join(f"<w:p><w:pPr>{look}</w:pPr><w:r><w:t>{t}</w:t></w:r></w:p>" for t, look in texts) + "</w:sdtContent>")  # fmt: skip

        old = lines(("one", ""), ("two", '<w:jc w:val="center"/>'))
        new = lines(("new", ""), ("one", ""), ("two", ""))
        carry_layout([old], [new], layout_of(lines(("one", ""), ("two", "")), NAMES), NAMES)
        assert [p.find(f".//{q('w:jc')}") is not None for p in new] == [False, False, True]

    def test_properties_stand_in_the_order_of_the_schema(self):
        old = parsed(
            '<w:p><w:pPr><w:pStyle w:val="a"/><w:pageBreakBefore/><w:jc w:val="center"/></w:pPr></w:p>'
        )
        new = parsed('<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr/><w:rPr/></w:pPr></w:p>')
        carry_layout([old], [new], "l:00000000", NAMES)
        assert [each.tag for each in new[0]] == [
            q(f"w:{n}") for n in ("pStyle", "pageBreakBefore", "numPr", "jc", "rPr")
        ]


class TestOfAFileThatLibreOfficeWrote:
    """It writes all properties anew, so that most of them tell nothing of a person."""

    def carried(self, before, now, fresh):
        """Our paragraph as it was, as it came from LibreOffice, and the new one as it becomes."""

        def made(look):
            words = "<w:r><w:t>one</w:t></w:r>"
            return parsed(f"<w:sdtContent><w:p><w:pPr>{look}</w:pPr>{words}</w:p></w:sdtContent>")

        new = made(fresh)
        carry_layout([made(now)], [new], layout_of(made(before), NAMES), NAMES, rewritten=True)
        return {str(each.tag).partition("}")[2]: dict(each.attrib) for each in new[0][0]}

    @pytest.mark.parametrize("way", ["both", "center", "right"])
    def test_an_alignment_that_somebody_set_is_carried(self, way):
        assert self.carried("", f'<w:jc w:val="{way}"/>', "") == {"jc": {q("w:val"): way}}

    def test_one_that_says_what_was_so_is_not(self):
        assert self.carried("", '<w:jc w:val="left"/>', "") == {}

    def test_spaces_that_somebody_set_are_carried(self):
        wide = '<w:spacing w:before="0" w:after="510"/>'
        expected = {q("w:before"): "0", q("w:after"): "510"}
        assert self.carried("", wide, "") == {"spacing": expected}
        assert self.carried('<w:spacing w:after="240"/>', wide, '<w:spacing w:after="240"/>') == {
            "spacing": expected
        }

    def test_spaces_of_the_style_beside_ours_are_not(self):
        ours = '<w:spacing w:after="240"/>'
        now = '<w:spacing w:before="40" w:after="240"/>'
        assert self.carried(ours, now, ours) == {"spacing": {q("w:after"): "240"}}


def test_a_layout_names_a_style_by_its_name_and_not_by_its_id():
    assert layout_of(table(900, style="T1"), {"T1": "FS Table"}) == layout_of(
        table(900, style="a7"), {"a7": "FS table"}
    )
