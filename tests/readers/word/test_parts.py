"""A block of a Word file as headings, paragraphs and items."""

from __future__ import annotations

import pytest
import word_files as files

from fs_toolkit.document.blocks import Link, Note, Ref, Text
from fs_toolkit.document.marked import value_tag
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.parts import KEY, parts_of
from fs_toolkit.readers.word.story import told
from fs_toolkit.readers.word_file import WordFile

NUMBERING = (
    f"<w:numbering {files.NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="1"><w:lvl><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)
NOTES = (
    f"<w:footnotes {files.NAMESPACES}><w:footnote w:id='-1' w:type='separator'><w:p/></w:footnote>"
    "<w:footnote w:id='4'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space='preserve"
    "'> Counted once.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def read(body: str, rels: str = "", kinds: dict[str, str] | None = None):
    data = files.made(
        files.framed("a.text", body), rels, numbering=NUMBERING, footnotes=NOTES
    )  # fmt: skip
    file = Opened(WordFile(data))
    return parts_of(file, told(file), {"_Ref_x": "a.table"}, kinds or {"a.table": "table"})


def spans(inner: str, rels: str = "", **more):
    [part] = read(f"<w:p>{inner}</w:p>", rels, **more)
    return part.spans


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def field(code: str, shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}{run(shown)}{mark.format('end')}"


@pytest.mark.parametrize(
    ("paragraph", "shape"),
    [
        (files.paragraph("x", "H3"), ("heading", 3, False)),
        (files.paragraph("x", "LB"), ("item", 0, False)),
        (files.paragraph("x", "LN"), ("item", 0, True)),
        ('<w:p><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>', ("item", 0, False)),
        ('<w:p><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>', ("item", 0, True)),
        ('<w:p><w:pPr><w:pStyle w:val="LB"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>', ("paragraph", 0, False)),
        (files.paragraph("x"), ("paragraph", 0, False)),
    ],
)  # fmt: skip
def test_shapes(paragraph, shape):
    [part] = read(paragraph)
    assert (part.shape, part.level, part.numbered) == shape


def test_looks_that_markdown_has():
    found = spans(run("a ") + run("b", "<w:b/>") + run("c", "<w:b w:val='0'/><w:i/>") + run("d"))
    assert found == (Text("a "), Text("b", bold=True), Text("c", italic=True), Text("d"))


def test_looks_that_it_has_not_are_remarks():
    [part] = read(f"<w:p>{run('a', '<w:u w:val=&quot;single&quot;/><w:strike/>').replace('&quot;', chr(34))}{run('b', '<w:u w:val=&quot;none&quot;/>').replace('&quot;', chr(34))}</w:p>")  # fmt: skip
    assert part.remarks == ("underlined words", "struck through words")


def test_spaces_of_every_kind_are_spaces():
    found = spans("<w:r><w:t>5\u00a0km</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>so\u00adft</w:t></w:r>")
    assert found == (Text("5 km a soft"),)


def test_references_notes_and_links():
    rels = '<Relationship Id="rA" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/><Relationship Id="rB" Type="x/hyperlink" Target="file:///c:/a" TargetMode="External"/>'
    inner = (
        run("See ") + field(" REF _Ref_x \\h ", "Table 1-2")
        + '<w:r><w:footnoteReference w:id="4"/></w:r>'
        + f'<w:hyperlink r:id="rA">{run("web")}</w:hyperlink><w:hyperlink r:id="rB">{run("disk")}</w:hyperlink>'
        + field('HYPERLINK "https://example.org/b"', "there")
    )  # fmt: skip
    [part] = read(f"<w:p>{inner}</w:p>", rels)
    assert part.spans == (
        Text("See "), Ref("a.table"), Note((Text("Counted once."),)), Link("https://example.org", "web"),
        Text("disk"), Link("https://example.org/b", "there"),
    )  # fmt: skip
    assert "leads not to the web" in part.remarks[0]


def test_a_reference_to_something_else_is_its_words():
    [part] = read(f"<w:p>{field(' REF _Ref12345 ', 'Table 9')}</w:p>")
    assert part.spans == (Text("Table 9"),)
    assert "none of the report's" in part.remarks[0]


def test_the_word_before_an_equation_belongs_to_the_reference():
    found = spans(
        run("as Equation ") + field(" REF _Ref_x ", "(5-1)"), kinds={"a.table": "equation"}
    )
    assert found == (Text("as "), Ref("a.table"))


def value(text: str, said: str) -> str:
    tag = value_tag("{{ npv }}", said)
    return f"<w:sdt><w:sdtPr><w:tag w:val='{tag}'/></w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


def test_values_are_known_by_their_frames():
    shown = "USD\u00a05"
    [part] = read(f"<w:p>{run('worth ')}{value(shown, 'USD 5')}</w:p>")
    assert [(span.text, span.mark) for span in part.spans] == [
        ("worth ", ""),
        ("USD 5", f"{KEY}npv"),
    ]
    assert part.touched == ()
    [part] = read(f"<w:p>{value('USD 7', 'USD 5')}</w:p>")
    assert part.touched == (("npv", "USD 7"),)
    [empty] = read(f"<w:p>{run('a')}{value('', 'USD 5')}</w:p>")
    assert empty.spans == (Text("a"),)


def test_tracked_changes_are_told_with_the_words_before_them():
    inner = f"{run('a ')}<w:ins w:author='K'>{run('new')}</w:ins><w:del w:author='K'><w:r><w:delText>old</w:delText></w:r></w:del>"
    [part] = read(f"<w:p>{inner}</w:p>")
    assert part.tracked
    assert part.before == "a old"
    assert part.spans == (Text("a new"),)


def test_tables_pictures_and_equations():
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    body = (
        files.table(("1", "2"), ("3", "4"))
        + f"<w:p>{run('x')}<w:r><w:drawing/></w:r><m:oMath xmlns:m='{math}'/></w:p>"
    )
    table, text = read(body)
    assert table.shape == "table"
    assert text.remarks == ("a picture", "an equation")
