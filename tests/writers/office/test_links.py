"""Links inside a copy, as LibreOffice needs them."""

from __future__ import annotations

import pytest
from lxml import etree

from fs_toolkit.writers.office.flattening import flatten
from fs_toolkit.writers.office.links import STYLE, add_link_style, bookmark_led_to, style_links
from fs_toolkit.writers.word.fields import CLOSED, field, opened
from fs_toolkit.writers.word.markup import DECLARATIONS, paragraph, q, run


def part(*content: str) -> etree._Element:
    return etree.fromstring(f"<w:body {DECLARATIONS}>{''.join(content)}</w:body>")


def flat(*content: str) -> etree._Element:
    root = part(*content)
    flatten(root)
    return root


def words(root: etree._Element) -> str:
    return "".join(text.text or "" for text in root.iter(q("w:t")))


def links(root: etree._Element) -> list[tuple[str | None, str]]:
    return [(each.get(q("w:anchor")), words(each)) for each in root.iter(q("w:hyperlink"))]


@pytest.mark.parametrize(
    ("code", "bookmark"),
    [
        (" REF _Ref_a \\h ", "_Ref_a"),
        ("ref _Ref_a \\r \\H", "_Ref_a"),
        ('PAGEREF "_Ref_a" \\h', "_Ref_a"),
        ("REF _Ref_a", ""),
        ("REF", ""),
        ("SEQ Table \\h", ""),
        ("", ""),
    ],
)
def test_a_field_leads_somewhere_where_it_says_so(code, bookmark):
    assert bookmark_led_to(code) == bookmark


def test_a_reference_becomes_a_link_with_the_words_it_shows():
    root = flat(paragraph("A", run("see ") + field("REF _Ref_a \\h", "Table 1-2") + run(".")))
    assert links(root) == [("_Ref_a", "Table 1-2")]
    assert words(root) == "see Table 1-2."


def test_a_simple_reference_becomes_a_link_too():
    simple = f'<w:fldSimple w:instr=" REF _Ref_a \\h ">{run("Table 1-2")}</w:fldSimple>'
    root = flat(paragraph("A", simple))
    assert links(root) == [("_Ref_a", "Table 1-2")]
    assert next(root.iter(q("w:fldSimple")), None) is None


def test_a_reference_in_one_run_becomes_a_link():
    marks = '<w:fldChar w:fldCharType="{}"/>'.format
    one = f"<w:r>{marks('begin')}<w:instrText>REF a \\h</w:instrText>{marks('separate')}<w:t>b</w:t>{marks('end')}</w:r>"
    assert links(flat(paragraph("A", one))) == [("a", "b")]


def test_a_page_in_an_entry_stays_in_the_entrys_link():
    simple = f'<w:fldSimple w:instr="PAGEREF _Ref_a \\h">{run("9")}</w:fldSimple>'
    for page in (field("PAGEREF _Ref_a \\h", "9"), simple):
        entry = f'<w:hyperlink w:anchor="_Ref_a">{run("One ")}{page}</w:hyperlink>'
        assert links(flat(paragraph("A", entry))) == [("_Ref_a", "One 9")]


def test_a_field_over_paragraphs_or_around_a_link_becomes_none():
    over = flat(
        paragraph("A", opened("REF a \\h") + run("one")), paragraph("A", run("two") + CLOSED)
    )
    assert links(over) == []
    assert words(over) == "onetwo"
    inner = f'<w:hyperlink w:anchor="b">{run("shown")}</w:hyperlink>'
    around = opened("REF a \\h") + inner + CLOSED
    assert links(flat(paragraph("A", around))) == [("b", "shown")]


def test_links_get_a_style_where_they_have_none_and_keep_their_looks():
    own = run("b", '<w:rStyle w:val="Own"/><w:b/>')
    root = part(
        paragraph("A", f"<w:hyperlink>{run('a', '<w:b/>')}{own}{run('c')}</w:hyperlink>{run('d')}")
    )
    style_links(root)
    looks = [
        [each.get(q("w:val")) or etree.QName(each).localname for each in run.iter() if each is not run and each.getparent().tag == q("w:rPr")]
        for run in root.iter(q("w:r"))
    ]  # fmt: skip
    assert looks == [[STYLE, "b"], ["Own", "b"], [STYLE], []]


def test_the_style_stands_there_once_and_says_nothing_of_looks():
    styles = etree.fromstring(f"<w:styles {DECLARATIONS}/>")
    add_link_style(styles)
    add_link_style(styles)
    (style,) = styles
    assert style.get(q("w:styleId")) == STYLE
    assert [each.tag for each in style] == [q("w:name")]
