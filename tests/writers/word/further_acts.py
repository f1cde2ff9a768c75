"""More of what people do to a report in Word; these acts take what the others left."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable

import acts  # noqa: F401 – before these, wherever this module is imported first
import openpyxl
import pytest
from desks import (
    After,
    Check,
    Desk,
    act,
    edit,
    extend_comments,
    mark_run,
    own,
    stays,
    style_id,
    words,
)
from docx.opc.part import Part
from docx.text.run import Run
from lxml import etree

from fs_toolkit.writers.word.charts.parts import CHART
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.schema_order import put_in_order

C = f"{{{CHART}}}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MARKUP = 'w:author="City" w:date="2026-01-05T10:00:00Z"'


def kept(kind: str, holds: str = "w:t") -> Callable[[Desk], str]:
    """Take a block whose edit must be seen, though the study has nothing new for it."""

    def take(desk: Desk) -> str:
        id = desk.take(kind, changed=False, holds=holds)
        desk.kept.add(id)
        return id

    return take


def is_kept(id: str, *said: str, tag: str = "") -> Check:
    """A block is kept, with these words and such an element in it."""

    def check(after: After) -> None:
        assert id in after.summary.kept
        for part in said:
            assert part in words(after[id])
        assert not tag or next(after[id].iter(q(tag)), None) is not None

    return check


# --- Charts ---
def chart_of(on: Desk | After, id: str) -> Part:
    place = next(on[id].iter(f"{C}chart"))
    return on.document.part.related_parts[place.get(q("r:id"))]


def redrawn(part: Part, change: Callable[[etree._Element], None]) -> None:
    root = etree.fromstring(part.blob)
    change(root)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def first_value(root: etree._Element, text: str) -> str:
    """Write another number as the first value of the first series."""
    value = next(root.iterfind(f".//{C}ser//{C}numCache/{C}pt/{C}v"))
    old, value.text = value.text or "", text
    return old


def book_of(chart: Part) -> Part:
    return next(r.target_part for r in chart.rels.values() if "package" in r.reltype)


def take_chart(desk: Desk) -> str:
    """A native chart: the report has few."""
    for changed in (False, True):
        for id in list(desk.free[changed]):
            place = desk.places.get(id)
            if place is not None and next(place.iter(f"{C}chart"), None) is not None:
                desk.free[changed].remove(id)
                return id
    raise AssertionError("no native chart left")


@act("the data of a chart are edited in Word")
def _(desk: Desk) -> Check:
    """Its workbook opens, a cell is changed, and Word writes both workbook and drawing."""
    id = take_chart(desk)
    desk.kept.add(id)
    chart = chart_of(desk, id)
    redrawn(chart, lambda root: first_value(root, "123.5"))
    inside = book_of(chart)
    book = openpyxl.load_workbook(io.BytesIO(inside.blob))
    book.worksheets[0]["B2"] = 123.5
    target = io.BytesIO()
    book.save(target)
    inside._blob = target.getvalue()

    def check(after: After) -> None:
        assert id in after.summary.kept
        chart = chart_of(after, id)
        root = etree.fromstring(chart.blob)
        assert next(root.iterfind(f".//{C}ser//{C}numCache/{C}pt/{C}v")).text.startswith("123.5")
        book = openpyxl.load_workbook(io.BytesIO(book_of(chart).blob))
        assert book.worksheets[0]["B2"].value == 123.5

    return check


@act("the values shown by a chart are edited, and its workbook not")
def _(desk: Desk) -> Check:
    id = take_chart(desk)
    desk.kept.add(id)
    redrawn(chart_of(desk, id), lambda root: first_value(root, "77.25"))

    def check(after: After) -> None:
        assert id in after.summary.kept
        root = etree.fromstring(chart_of(after, id).blob)
        assert next(root.iterfind(f".//{C}ser//{C}numCache/{C}pt/{C}v")).text.startswith("77.25")

    return check


@act("the bars of a chart get another colour")
def _(desk: Desk) -> Check:
    id = take_chart(desk)
    desk.kept.add(id)

    def recolour(root: etree._Element) -> None:
        next(root.iterfind(f".//{C}ser/{C}spPr//{A}srgbClr")).set("val", "C00000")

    redrawn(chart_of(desk, id), recolour)

    def check(after: After) -> None:
        assert id in after.summary.kept
        assert b'val="C00000"' in chart_of(after, id).blob

    return check


@act("a chart gets a title of its own")
def _(desk: Desk) -> Check:
    id = take_chart(desk)
    desk.kept.add(id)

    def title(root: etree._Element) -> None:
        chart = root.find(f"{C}chart")
        for old in chart.findall(f"{C}title"):
            chart.remove(old)
        xml = (
            f'<c:title xmlns:c="{CHART}" xmlns:a="{A[1:-1]}"><c:tx><c:rich><a:bodyPr/><a:p><a:r>'
            "<a:t>The city's title</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        )
        chart.insert(0, etree.fromstring(xml))

    redrawn(chart_of(desk, id), title)

    def check(after: After) -> None:
        assert id in after.summary.kept
        root = etree.fromstring(chart_of(after, id).blob)
        assert "The city's title" in [each.text for each in root.iter(f"{A}t")]

    return check


# --- Tables ---
@act("two cells are merged")
def _(desk: Desk) -> Check:
    id = edit("table")(desk)
    row = list(desk[id].iter(q("w:tr")))[-1]
    first, second, *_ = row.findall(q("w:tc"))
    for paragraph in second.findall(q("w:p")):
        first.append(paragraph)
    row.remove(second)
    width = first.find(f"{q('w:tcPr')}/{q('w:tcW')}")
    width.addnext(parsed('<w:gridSpan w:val="2"/>'))

    def check(after: After) -> None:
        stays(id)(after)
        last = list(after[id].iter(q("w:tr")))[-1]
        assert next(last.iter(q("w:gridSpan"))).get(q("w:val")) == "2"

    return check


@act("a table is sorted")
def _(desk: Desk) -> Check:
    id = kept("table", "w:tbl")(desk)
    rows = list(desk[id].iter(q("w:tr")))
    rows[1].addprevious(rows[-1])
    order = [words(row) for row in desk[id].iter(q("w:tr"))]

    def check(after: After) -> None:
        assert id in after.summary.kept
        assert [words(row) for row in after[id].iter(q("w:tr"))] == order

    return check


@act("a table is put into a cell")
def _(desk: Desk) -> Check:
    id = kept("table", "w:tbl")(desk)
    cell = list(desk[id].iter(q("w:tc")))[-1]
    inner = (
        '<w:tbl><w:tblPr><w:tblCaption w:val="Mine"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
        "<w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    cell.insert(list(cell).index(cell.find(q("w:p"))), parsed(inner))
    return is_kept(id, "inner")


@act("the height of rows and the borders of cells are set")
def _(desk: Desk) -> Check:
    id = desk.take("table", holds="w:tbl")
    row = list(desk[id].iter(q("w:tr")))[-1]
    properties = row.find(q("w:trPr"))
    if properties is None:
        properties = parsed("<w:trPr/>")
        row.insert(0, properties)
    properties.append(parsed('<w:trHeight w:val="900"/>'))

    def check(after: After) -> None:
        assert after.renewed(id)
        last = list(after[id].iter(q("w:tr")))[-1]
        assert int(next(last.iter(q("w:trHeight"))).get(q("w:val"))) >= 890

    return check


@act("a comment in a table is settled")
def _(desk: Desk) -> Check:
    id = desk.take("table", holds="w:tbl")
    run = [p for p in desk[id].iter(q("w:p")) if len(words(p)) > 2][3].find(q("w:r"))
    made = desk.document.add_comment(Run(run, desk.document), text="Settled.", author="City")
    made._comment_elm.findall(q("w:p"))[-1].set(q("w14:paraId"), "0AAAAAB1")
    extend_comments(desk, '<w15:commentEx w15:paraId="0AAAAAB1" w15:done="1"/>')

    def check(after: After) -> None:
        assert after.renewed(id)
        assert len(after.comments()["Settled."]) == 2
        extended = next(
            r.target_part.blob for r in after.document.part.rels.values() if "Extended" in r.reltype
        )
        settled = b'w15:paraId="0AAAAAB1" w15:done="1"'
        assert (b'w15:done="1"' if after.rounding else settled) in extended

    return check


# --- Headings ---
def heading(desk: Desk, level: str) -> str:
    names = {s.style_id: s.name.lower() for s in desk.document.styles}
    for id in desk.free[False]:
        if desk.rows[id].kind == "heading":
            style = desk.first(id, "w:pStyle").get(q("w:val"))
            if names[style] == level:
                desk.free[False].remove(id)
                desk.kept.add(id)
                return id
    raise AssertionError(level)


@act("a heading is written anew")
def _(desk: Desk) -> Check:
    id = heading(desk, "heading 3")
    texts = list(desk[id].iter(q("w:t")))
    for text in texts:
        text.text = ""
    texts[-1].text = "What the city calls it"

    def check(after: After) -> None:
        is_kept(id, "What the city calls it")(after)
        contents = "".join(words(p) for p in after.places["contents"].iter(q("w:p")))
        level = re.search(
            r"\\o \"1-(\d)\"",
            "".join(t.text or "" for t in after.places["contents"].iter(q("w:instrText"))),
        )
        assert level is None or int(level[1]) < 3 or "What the city calls it" in contents

    return check


@act("a heading is demoted")
def _(desk: Desk) -> Check:
    id = heading(desk, "heading 3")
    desk.first(id, "w:pStyle").set(q("w:val"), style_id(desk, "heading 4"))

    def check(after: After) -> None:
        assert id in after.summary.kept
        assert next(after[id].iter(q("w:pStyle"))).get(q("w:val")) == style_id(after, "heading 4")

    return check


@act("a heading of one's own is written between ours")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph", changed=False)
    desk[id].addprevious(own("My own section", style_id(desk, "heading 2")))

    def check(after: After) -> None:
        assert "My own section" in words(after.places["contents"])

    return check


# --- Pictures and objects ---
@act("a picture is cropped")
def _(desk: Desk) -> Check:
    id = desk.take("chart", "picture", holds="a:blip")
    desk.first(id, "a:blip").addnext(parsed('<a:srcRect l="10000" r="5000"/>'))

    def check(after: After) -> None:
        assert id in after.summary.updated
        crop = next(after[id].iter(q("a:srcRect")))
        cut = (int(crop.get("l")), int(crop.get("r")))
        assert cut == pytest.approx((10000, 5000), abs=20 * after.rounding)

    return check


@act("a text box is put on a page")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph", changed=False)
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="box" style="width:90pt;height:30pt">'
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>words in a box</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r></w:p>"
    )
    desk[id].addprevious(parsed(box))

    def check(after: After) -> None:
        boxes = list(after.body.iter(q("w:txbxContent")))
        assert any(words(each) == "words in a box" for each in boxes)

    return check


@act("a shape is drawn inside a sentence of ours")
def _(desk: Desk) -> Check:
    id = edit("paragraph", "w:t")(desk)
    run = desk.text(id).getparent()
    run.addnext(
        parsed(
            '<w:r><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" id="arrow" from="0,0" to="90,0"/></w:pict></w:r>'
        )
    )
    return is_kept(id, tag="w:pict")


@act("a symbol is put into a sentence of ours")
def _(desk: Desk) -> Check:
    id = kept("paragraph")(desk)
    desk.text(id).getparent().append(parsed('<w:sym w:font="Wingdings" w:char="F0FC"/>'))
    return is_kept(id, tag="w:sym")


@act("words of ours are hidden")
def _(desk: Desk) -> Check:
    id = kept("paragraph")(desk)
    mark_run(desk.text(id), "<w:vanish/>")
    return is_kept(id, tag="w:vanish")


@act("words of ours are set in another font")
def _(desk: Desk) -> Check:
    id = kept("paragraph")(desk)
    mark_run(desk.text(id), '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>')

    def check(after: After) -> None:
        assert id in after.summary.kept
        assert any(f.get(q("w:ascii")) == "Georgia" for f in after[id].iter(q("w:rFonts")))

    return check


@act("words of ours are made bold")
def _(desk: Desk) -> Check:
    id = kept("paragraph")(desk)
    mark_run(desk.text(id), "<w:b/>")
    return is_kept(id, tag="w:b")


@act("a paragraph of ours is made an item of a list")
def _(desk: Desk) -> Check:
    id = kept("paragraph")(desk)
    number = desk.document.part.numbering_part.element.find(q("w:num")).get(q("w:numId"))
    properties = desk.first(id, "w:pPr")
    made = parsed(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    put_in_order(properties, made)
    return is_kept(id, tag="w:numPr")


@act("an equation is edited")
def _(desk: Desk) -> Check:
    id = desk.take("equation", changed=False, holds="m:t")
    desk.kept.add(id)
    desk.first(id, "m:t").text = "edited"

    def check(after: After) -> None:
        assert id in after.summary.kept
        assert any(each.text == "edited" for each in after[id].iter(q("m:t")))

    return check


# --- Links and references ---
def link(desk: Desk, text: str) -> etree._Element:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    id = desk.document.part.relate_to("https://city.example/plan", kind, is_external=True)
    return parsed(f'<w:hyperlink r:id="{id}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>')


@act("a link is put into an own paragraph and into one of ours")
def _(desk: Desk) -> Check:
    mine = own("The plan is here: ")
    mine.append(link(desk, "their plan"))
    desk[desk.take("paragraph", changed=False)].addprevious(mine)
    id = kept("paragraph", "w:p")(desk)
    desk.first(id, "w:p").append(link(desk, "a plan"))

    def check(after: After) -> None:
        is_kept(id, "a plan")(after)
        for words_of_link in ("their plan", "a plan"):
            found = next(h for h in after.body.iter(q("w:hyperlink")) if words(h) == words_of_link)
            target = after.document.part.rels[found.get(q("r:id"))].target_ref
            assert target == "https://city.example/plan"

    return check


@act("a cross-reference to a caption of ours is put in with Word's own bookmark")
def _(desk: Desk) -> Check:
    """Word sets a bookmark of its own round the caption's label and number."""
    id = desk.take("caption", changed=False)
    caption = desk[id]
    runs = list(caption.iter(q("w:r")))
    ends = [
        r
        for r in runs
        if (f := r.find(q("w:fldChar"))) is not None and f.get(q("w:fldCharType")) == "end"
    ]
    first = next(r for r in runs if r.find(q("w:t")) is not None)
    first.addprevious(parsed('<w:bookmarkStart w:id="90501" w:name="_Ref123456789"/>'))
    ends[-1].addnext(parsed('<w:bookmarkEnd w:id="90501"/>'))
    mine = own("As the city says in ")
    for part in parsed(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF _Ref123456789 \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Table 99</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ):
        mine.append(part)
    desk[desk.take("paragraph", changed=False)].addprevious(mine)

    def check(after: After) -> None:
        number = words(after[id]).partition("  ")[0]
        said = next(p for p in after.body.iter(q("w:p")) if words(p).startswith("As the city says"))
        assert words(said) == f"As the city says in {number}"
        assert not after.summary.dangling

    return check


@act("a bookmark is set inside a block of ours")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph")
    run = desk.text(id).getparent()
    run.addprevious(parsed('<w:bookmarkStart w:id="90601" w:name="my_place_here"/>'))
    run.addnext(parsed('<w:bookmarkEnd w:id="90601"/>'))

    def check(after: After) -> None:
        assert after.renewed(id)
        names = [each.get(q("w:name")) for each in after[id].iter(q("w:bookmarkStart"))]
        assert "my_place_here" in names

    return check


# --- Words ---
@act("two paragraphs are joined")
def _(desk: Desk) -> Check:
    id = kept("paragraph", "w:p")(desk)
    theirs = own("A paragraph of mine, joined to yours.")
    for run in theirs.findall(q("w:r")):
        desk.first(id, "w:p").append(run)
    return is_kept(id, "joined to yours.")


@act("paragraphs of a prose file are joined")
def _(desk: Desk) -> Check:
    for id in desk.free[False]:
        if desk.rows[id].kind == "prose" and id in desk.places:
            paragraphs = [p for p in desk[id].iter(q("w:p")) if words(p)]
            plain = [p for p in paragraphs if next(p.iter(q("w:numPr")), None) is None]
            if len(plain) > 1 and plain[1] is plain[0].getnext():
                break
    desk.free[False].remove(id)
    desk.kept.add(id)
    for run in plain[1].findall(q("w:r")):
        plain[0].append(run)
    plain[1].getparent().remove(plain[1])
    said = words(plain[0])
    return is_kept(id, said)


@act("quotation marks are made typographic by autocorrection")
def _(desk: Desk) -> Check:
    id = kept("paragraph")(desk)
    desk.text(id).text += " It is called \u201csmart\u201d."
    return is_kept(id, "\u201csmart\u201d")


@act("words are marked as a smart tag and as misspelt")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph")
    run = desk.text(id).getparent()
    tag = parsed(
        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="City"/>'
    )
    run.addprevious(tag)
    tag.append(run)
    tag.addprevious(parsed('<w:proofErr w:type="spellStart"/>'))
    tag.addnext(parsed('<w:proofErr w:type="spellEnd"/>'))

    def check(after: After) -> None:
        assert after.renewed(id)

    return check


@act("words are moved while changes are tracked")
def _(desk: Desk) -> Check:
    id = kept("paragraph")(desk)
    run = desk.text(id).getparent()
    moved = copy.deepcopy(run)
    gone = parsed(f'<w:moveFrom w:id="9101" {MARKUP}/>')
    run.addprevious(gone)
    gone.append(run)
    run.find(q("w:t")).tag = q("w:delText")
    there = parsed(f'<w:moveTo w:id="9102" {MARKUP}/>')
    gone.addprevious(there)
    there.append(moved)

    def check(after: After) -> None:
        assert id in after.summary.kept
        assert next(after[id].iter(q("w:moveFrom")), None) is not None
        assert next(after[id].iter(q("w:moveTo")), None) is not None

    return check


@act("a row is deleted while changes are tracked")
def _(desk: Desk) -> Check:
    id = edit("table")(desk)
    row = list(desk[id].iter(q("w:tr")))[-1]
    properties = row.find(q("w:trPr"))
    if properties is None:
        properties = parsed("<w:trPr/>")
        row.insert(0, properties)
    properties.append(parsed(f'<w:del w:id="9111" {MARKUP}/>'))
    return is_kept(id, tag="w:del")


@act("a look is changed while changes are tracked")
def _(desk: Desk) -> Check:
    id = kept("paragraph")(desk)
    mark_run(desk.text(id), f'<w:i/><w:rPrChange w:id="9121" {MARKUP}><w:rPr/></w:rPrChange>')
    return is_kept(id, tag="w:rPrChange")


@act("an endnote mark, a page break and a column break are put in")
def _(desk: Desk) -> Check:
    mine = own("before the break")
    mine.append(parsed('<w:r><w:br w:type="page"/></w:r>'))
    mine.append(parsed("<w:r><w:t>after the break</w:t></w:r>"))
    mine.append(parsed('<w:r><w:br w:type="column"/></w:r>'))
    desk[desk.take("paragraph", changed=False)].addprevious(mine)
    id = kept("paragraph", "w:p")(desk)
    desk.text(id).getparent().addnext(parsed('<w:r><w:br w:type="page"/></w:r>'))

    def check(after: After) -> None:
        is_kept(id, tag="w:br")(after)
        kinds = [b.get(q("w:type")) for b in after.body.iter(q("w:br"))]
        assert "column" in kinds

    return check


# --- Blocks and their frames ---
@act("a block is copied into another chapter")
def _(desk: Desk) -> Check:
    """Word leaves bookmarks out of a copy and gives frames numbers of their own."""
    id = desk.take("table", holds="w:tbl")
    desk.duplicate.add(id)
    made = copy.deepcopy(desk[id])
    for mark in list(made.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    for at, number in enumerate(made.iter(q("w:id"))):
        number.set(q("w:val"), str(77_000 + at))
    last = [row for row in desk.free[False] if desk.rows[row].kind == "paragraph"][-1]
    desk.free[False].remove(last)
    desk[last].addnext(made)
    made.addnext(own("after the copy"))
    said = words(made)

    def check(after: After) -> None:
        assert id in after.summary.duplicate
        assert after.renewed(id)
        copy_of = next(p for p in after.body.iter(q("w:p")) if words(p) == "after the copy")
        assert words(copy_of.getprevious()) == said

    return check


@act("the words in a block are all deleted, its frame left")
def _(desk: Desk) -> Check:
    """Word then shows its own words, which ask to click there."""
    id = kept("paragraph", "w:p")(desk)
    content = desk[id].find(q("w:sdtContent"))
    for child in list(content):
        content.remove(child)
    content.append(parsed("<w:p><w:r><w:t>Click or tap here to enter text.</w:t></w:r></w:p>"))
    desk[id].find(q("w:sdtPr")).append(parsed("<w:showingPlcHdr/>"))

    def check(after: After) -> None:
        if not after.rounding:  # LibreOffice drops such a frame, and these are nobody's words
            is_kept(id, "Click or tap here")(after)

    return check


@act("a control of one's own is put round a paragraph and into one of ours")
def _(desk: Desk) -> Check:
    mine = (
        '<w:sdt><w:sdtPr><w:alias w:val="Their form"/><w:tag w:val="city"/><w:id w:val="88001"/></w:sdtPr><w:sdtContent>'
        "<w:p><w:r><w:t>a field of the city</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    desk[desk.take("paragraph", changed=False)].addprevious(parsed(mine))

    def check(after: After) -> None:
        assert "a field of the city" in after.all
        tags = [t.get(q("w:val")) for t in after.body.iter(q("w:tag"))]
        assert "city" in tags or after.rounding

    return check


# --- The file as a whole ---
@act("the footer is changed")
def _(desk: Desk) -> Check:
    footer = next(s.footer for s in desk.document.sections if not s.footer.is_linked_to_previous)
    footer._element.append(own("City of Hanoi, internal"))

    def check(after: After) -> None:
        footers = [words(s.footer._element) for s in after.document.sections]
        assert any("City of Hanoi, internal" in each for each in footers)

    return check


@act("the margins of pages are changed")
def _(desk: Desk) -> Check:
    margins = list(desk.body.iter(q("w:pgMar")))
    for margin in margins:
        margin.set(q("w:left"), "1701")
    before = len(margins)

    def check(after: After) -> None:
        ours = [m.get(q("w:left")) for m in after.body.iter(q("w:pgMar"))]
        assert (
            ours.count("1701") >= before
        )  # of a section that says nothing LibreOffice writes its own

    return check


@act("the style of the text is changed, and one of one's own added")
def _(desk: Desk) -> Check:
    style = next(s for s in desk.document.styles if s.name.lower() == "normal").element
    properties = style.find(q("w:rPr"))
    if properties is None:
        properties = parsed("<w:rPr/>")
        style.append(properties)
    properties.insert(0, parsed('<w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/>'))
    for other in properties.findall(q("w:rFonts"))[1:]:
        properties.remove(other)
    desk.document.styles.add_style("City note", 1)
    desk[desk.take("paragraph", changed=False)].addprevious(
        own("a note of the city", style_id(desk, "City note"))
    )

    def check(after: After) -> None:
        style = next(s for s in after.document.styles if s.name.lower() == "normal").element
        assert next(style.iter(q("w:rFonts"))).get(q("w:ascii")) == "Garamond"
        mine = next(p for p in after.body.iter(q("w:p")) if words(p) == "a note of the city")
        assert next(mine.iter(q("w:pStyle"))).get(q("w:val")) == style_id(after, "City note")

    return check


@act("the document is protected and recommended to be read only")
def _(desk: Desk) -> Check:
    settings = desk.document.settings.element
    first = next((each for each in settings if each.tag in {q("w:view"), q("w:zoom")}), settings[0])
    first.addprevious(parsed('<w:writeProtection w:recommended="1"/>'))
    for old in settings.findall(q("w:documentProtection")):
        settings.remove(old)
    after_this = settings.find(q("w:defaultTabStop"))
    after_this.addprevious(
        parsed('<w:documentProtection w:edit="trackedChanges" w:enforcement="0"/>')
    )

    def check(after: After) -> None:
        settings = after.document.settings.element
        assert settings.find(q("w:writeProtection")) is not None or after.rounding

    return check
