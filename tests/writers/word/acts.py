"""What people do to a report in Word, each act to a block of its own; `desks.ACTS` holds all of it."""

from __future__ import annotations

import copy
import io

import pytest
from desks import (
    After,
    Check,
    Desk,
    act,
    add_footnote,
    edit,
    extend_comments,
    mark_run,
    own,
    stays,
    style_id,
    words,
)
from docx.text.run import Run

from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.footnotes import footnotes_part
from fs_toolkit.writers.word.inline_values import shown_values
from fs_toolkit.writers.word.markup import bookmarked, parsed, q
from fs_toolkit.writers.word.places import paragraph_of

EXTENDED = (
    '<w15:commentEx w15:paraId="0AAAAAA1" w15:done="0"/>'
    '<w15:commentEx w15:paraId="0AAAAAA2" w15:paraIdParent="0AAAAAA1" w15:done="0"/>'
)


# --- Outside of blocks ---
@act("a paragraph is written between blocks, in a style of its own")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph", changed=False)
    desk[id].addprevious(own("A sentence of mine.", style_id(desk, "FS Answer")))

    def check(after: After) -> None:
        mine = next(p for p in after.body.iter(q("w:p")) if words(p) == "A sentence of mine.")
        style = mine.find(f"{q('w:pPr')}/{q('w:pStyle')}")
        assert style.get(q("w:val")) == style_id(after, "FS Answer")

    return check


@act("headings are given another colour")
def _(desk: Desk) -> Check:
    style = next(s for s in desk.document.styles if s.name.lower() == "heading 1")
    next(style.element.iter(q("w:color"))).set(q("w:val"), "C00000")

    def check(after: After) -> None:
        style = next(s for s in after.document.styles if s.name.lower() == "heading 1")
        assert next(style.element.iter(q("w:color"))).get(q("w:val")) == "C00000"

    return check


@act("a comment is left outside of blocks")
def _(desk: Desk) -> Check:
    mine = own("Commented words.")
    desk[desk.take("paragraph", changed=False)].addprevious(mine)
    run = Run(mine.find(q("w:r")), desk.document)
    desk.document.add_comment(run, text="Outside.", author="City")

    def check(after: After) -> None:
        assert [words(p) for p in after.comments()["Outside."]] == ["Commented words."] * 2

    return check


@act("the header is changed")
def _(desk: Desk) -> Check:
    header = next(s.header for s in desk.document.sections if not s.header.is_linked_to_previous)
    header._element.append(own("Confidential"))

    def check(after: After) -> None:
        headers = [words(s.header._element) for s in after.document.sections]
        assert any("Confidential" in each for each in headers)

    return check


@act("a footnote is added to an own paragraph")
def _(desk: Desk) -> Check:
    mine = own("Words with a note.")
    desk[desk.take("paragraph", changed=False)].addprevious(mine)
    add_footnote(desk, mine, "A note of mine.")

    def check(after: After) -> None:
        mine = next(p for p in after.body.iter(q("w:p")) if words(p) == "Words with a note.")
        number = next(mine.iter(q("w:footnoteReference"))).get(q("w:id"))
        notes = {n.get(q("w:id")): words(n) for n in footnotes_part(after.document).element}
        assert notes[number] == "A note of mine."

    return check


@act("a bookmark and a reference to it are added")
def _(desk: Desk) -> Check:
    mine = own("See ")
    desk[desk.take("paragraph", changed=False)].addprevious(mine)
    number = 90_001
    mine.addprevious(
        parsed(f"<w:p>{bookmarked(number, 'mine', '<w:r><w:t>my place</w:t></w:r>')}</w:p>")
    )
    for made in parsed(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF mine \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>my old place</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ):
        mine.append(made)

    def check(after: After) -> None:
        assert "See my place" in after.all

    return check


@act("an own table is added")
def _(desk: Desk) -> Check:
    last = desk[desk.take("paragraph", changed=False)]
    last.addprevious(
        parsed(
            '<w:tbl><w:tblPr><w:tblCaption w:val="Mine"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
            "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>my cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
    )
    last.addprevious(own("after my table"))

    def check(after: After) -> None:
        assert any(words(t) == "my cell" for t in after.body.iter(q("w:tbl")))

    return check


@act("a section of turned pages is added")
def _(desk: Desk) -> Check:
    at = desk[desk.take("paragraph", changed=False)]
    upright = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    turned = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    at.addprevious(own("before", properties=upright))
    at.addprevious(own("my wide words", properties=turned))

    def check(after: After) -> None:
        mine = next(p for p in after.body.iter(q("w:p")) if words(p) == "my wide words")
        assert next(mine.iter(q("w:pgSz"))).get(q("w:orient")) == "landscape"

    return check


@act("a caption of an own figure is added")
def _(desk: Desk) -> Check:
    theirs = desk.take("caption", changed=False)
    number = words(desk[theirs]).partition("  ")[0].replace("\u00a0", " ")
    made = copy.deepcopy(desk[theirs])
    for mark in list(made.iter(q("w:bookmarkStart"), q("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    list(made.iter(q("w:t")))[-1].text = "  My own caption"
    desk[theirs].addprevious(made)

    def check(after: After) -> None:
        mine = next(p for p in after.body.iter(q("w:p")) if words(p).endswith("  My own caption"))
        assert words(mine).partition("  ")[0].replace("\u00a0", " ") == number
        assert not words(after[theirs]).replace("\u00a0", " ").startswith(f"{number}  ")

    return check


# --- Comments inside ---
@act("a comment is left in a block that is then renewed")
def _(desk: Desk) -> Check:
    id = desk.take("table")
    cell = [p for p in desk[id].iter(q("w:p")) if len(words(p)) > 2][3]
    said = words(cell)
    run = Run(cell.find(q("w:r")), desk.document)
    desk.document.add_comment(run, text="In a cell.", author="City")

    def check(after: After) -> None:
        assert after.renewed(id)
        start, reference = after.comments()["In a cell."]
        assert start is reference
        assert start in set(after[id].iter(q("w:p")))
        assert words(start) == said

    return check


@act("a comment is answered")
def _(desk: Desk) -> Check:
    id = desk.take("table")
    run = next(r for r in desk[id].iter(q("w:r")) if r.find(q("w:t")) is not None)
    for text, para in (("Why?", "0AAAAAA1"), ("Because.", "0AAAAAA2")):
        made = desk.document.add_comment(Run(run, desk.document), text=text, author="City")
        made._comment_elm.findall(q("w:p"))[-1].set(q("w14:paraId"), para)
    extend_comments(desk, EXTENDED)

    def check(after: After) -> None:
        assert after.renewed(id)
        found = after.comments()
        assert found["Why?"][0] is found["Because."][0]
        (kept,) = [
            r.target_part.blob for r in after.document.part.rels.values() if "Extended" in r.reltype
        ]
        assert b'w15:paraIdParent="0AAAAAA1"' in kept

    return check


@act("a comment begins in one block and ends in the next")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph")
    run = next(r for r in desk[id].iter(q("w:r")) if r.find(q("w:t")) is not None)
    following = own("The comment ends here.")
    desk[id].addnext(following)
    made = desk.document.add_comment(
        [Run(run, desk.document), Run(following.find(q("w:r")), desk.document)],
        text="Both.",
        author="City",
    )
    assert made.text == "Both."

    def check(after: After) -> None:
        assert after.renewed(id)
        start, reference = after.comments()["Both."]
        assert start in set(after[id].iter(q("w:p")))
        assert words(reference) == "The comment ends here."
        ends = [e for e in after.body.iter(q("w:commentRangeEnd")) if paragraph_of(e) is reference]
        assert len(ends) == 1

    return check


# --- Edits of tables ---
table = edit("table")


@act("the value of a cell is changed")
def _(desk: Desk) -> Check:
    id = table(desk)
    list(desk[id].iter(q("w:tc")))[-1].find(f".//{q('w:t')}").text = "my value"
    return stays(id, "my value")


@act("a cell is made bold")
def _(desk: Desk) -> Check:
    id = table(desk)
    mark_run(list(desk[id].iter(q("w:tc")))[-1].find(f".//{q('w:t')}"), "<w:b/>")

    def check(after: After) -> None:
        stays(id)(after)
        assert list(after[id].iter(q("w:tc")))[-1].find(f".//{q('w:b')}") is not None

    return check


@act("a cell is shaded")
def _(desk: Desk) -> Check:
    id = table(desk)
    cell = list(desk[id].iter(q("w:tcPr")))[-1]
    for shade in cell.findall(q("w:shd")):
        cell.remove(shade)
    cell.append(parsed('<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'))

    def check(after: After) -> None:
        stays(id)(after)
        assert any(s.get(q("w:fill")) == "FFFF00" for s in after[id].iter(q("w:shd")))

    return check


@act("a row is added")
def _(desk: Desk) -> Check:
    id = table(desk)
    row = list(desk[id].iter(q("w:tr")))[-1]
    made = copy.deepcopy(row)
    next(made.iter(q("w:t"))).text = "my row"
    row.addnext(made)
    return stays(id, "my row")


@act("a row is deleted")
def _(desk: Desk) -> Check:
    id = table(desk)
    rows = list(desk[id].iter(q("w:tr")))
    rows[-1].getparent().remove(rows[-1])

    def check(after: After) -> None:
        stays(id)(after)
        assert len(list(after[id].iter(q("w:tr")))) == len(rows) - 1

    return check


@act("a column is added")
def _(desk: Desk) -> Check:
    id = table(desk)
    desk.first(id, "w:tblGrid").append(parsed('<w:gridCol w:w="500"/>'))
    for row in desk[id].iter(q("w:tr")):
        row.append(parsed("<w:tc><w:p><w:r><w:t>mine</w:t></w:r></w:p></w:tc>"))
    return stays(id, "mine")


@act("columns are dragged to other widths")
def _(desk: Desk) -> Check:
    id = desk.take("table", holds="w:tbl")
    columns = list(desk.first(id, "w:tblGrid"))
    widths = [int(each.get(q("w:w"))) for each in columns]
    widths[0], widths[1] = widths[0] + 300, widths[1] - 300
    for column, width in zip(columns, widths, strict=True):
        column.set(q("w:w"), str(width))

    def check(after: After) -> None:
        assert after.renewed(id)
        grid = next(after[id].iter(q("w:tblGrid")))
        found = [int(each.get(q("w:w"))) for each in grid]
        assert found == pytest.approx(widths, abs=after.rounding)
        row = list(after[id].iter(q("w:tr")))[-1]
        assert sum(int(w.get(q("w:w"))) for w in row.iter(q("w:tcW"))) == sum(found)

    return check


@act("a table is given another design")
def _(desk: Desk) -> Check:
    id = desk.take("table", holds="w:tbl")
    desk.document.styles.add_style("My Table", 3)
    desk.first(id, "w:tblStyle").set(q("w:val"), style_id(desk, "My Table"))

    def check(after: After) -> None:
        assert after.renewed(id)
        assert next(after[id].iter(q("w:tblStyle"))).get(q("w:val")) == style_id(after, "My Table")

    return check


# --- Pictures ---
@act("a picture is resized")
def _(desk: Desk) -> Check:
    id = desk.take("chart", "picture", holds="wp:inline")
    extent = desk.first(id, "wp:extent")
    size = (int(extent.get("cx")) * 2 // 3, int(extent.get("cy")) * 2 // 3)
    for each in (extent, *desk[id].iter(q("a:ext"))):
        if each.get("cx"):
            each.set("cx", str(size[0]))
            each.set("cy", str(size[1]))

    def check(after: After) -> None:
        assert id in after.summary.updated
        extent = next(after[id].iter(q("wp:extent")))
        found = (int(extent.get("cx")), int(extent.get("cy")))
        assert found == pytest.approx(size, abs=after.rounding * 635)

    return check


@act("a picture is replaced")
def _(desk: Desk) -> Check:
    id = desk.take("chart", "picture", holds="a:blip")
    desk.kept.add(id)
    relation, image = desk.document.part.get_or_add_image(io.BytesIO(PNG))
    desk.first(id, "a:blip").set(q("r:embed"), relation)
    assert image is not None

    def check(after: After) -> None:
        assert id in after.summary.kept
        blip = next(after[id].iter(q("a:blip")))
        assert after.document.part.related_parts[blip.get(q("r:embed"))].blob == PNG

    return check


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


@act("the alternative text of a picture is written anew")
def _(desk: Desk) -> Check:
    id = desk.take("chart", "picture", holds="wp:docPr")
    desk.kept.add(id)
    desk.first(id, "wp:docPr").set("descr", "My words for it")

    def check(after: After) -> None:
        assert id in after.summary.kept
        assert next(after[id].iter(q("wp:docPr"))).get("descr") == "My words for it"

    return check


@act("text is made to flow round a picture")
def _(desk: Desk) -> Check:
    id = desk.take("chart", "picture", holds="wp:inline")
    inline = desk.first(id, "wp:inline")
    anchor = parsed(
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        '<wp:align>left</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
        "</wp:positionV></wp:anchor>"
    )
    for child in list(inline):
        if child.tag == q("wp:docPr"):
            anchor.append(parsed('<wp:wrapSquare wrapText="bothSides"/>'))
        anchor.append(child)
    inline.getparent().replace(inline, anchor)

    def check(after: After) -> None:
        assert id in after.summary.updated
        assert next(after[id].iter(q("wp:anchor"))).find(q("wp:wrapSquare")) is not None

    return check


# --- Words and tracked changes ---
@act("a sentence of a prose file is edited")
def _(desk: Desk) -> Check:
    id = edit("prose", "w:p")(desk)
    desk.text(id).text += " And a sentence of mine."
    return stays(id, "And a sentence of mine.", offers=False)  # the study has other numbers alone


@act("the sentence round a number is edited")
def _(desk: Desk) -> Check:
    id = "economics.conclusion"
    desk.free[True].remove(id)
    desk.kept.add(id)
    next(shown_values(desk[id])).element.addprevious(
        parsed('<w:r><w:t xml:space="preserve"> as the city sees it, </w:t></w:r>')
    )
    was = {each.key: each.text for each in shown_values(desk[id])}

    def check(after: After) -> None:
        assert id in after.summary.kept
        now = {each.key: each.text for each in shown_values(after[id])}
        moved = {key for key, text in now.items() if text != was[key]}
        assert "npv.lean.economic" in moved
        assert {f"{id}: {key}" for key in moved} <= set(after.summary.values_renewed)
        assert all(text in after.fresh[id] for text in now.values())
        assert " as the city sees it, " in words(after[id])
        assert id not in after.summary.offered  # nothing else is new

    return check


@act("a number in a sentence is written over")
def _(desk: Desk) -> Check:
    id = "economics.rationale.text"
    desk.free[True].remove(id)
    desk.kept.add(id)
    value = next(each for each in shown_values(desk[id]) if each.key == "petitions")
    value.element.find(f".//{q('w:t')}").text = "some 46 thousand"
    for other in list(value.element.iter(q("w:t")))[1:]:
        other.text = ""

    def check(after: After) -> None:
        stays(id, "some 46 thousand")(after)
        assert f"{id}: petitions" in after.summary.values_written_over

    return check


@act("an item is added to a list")
def _(desk: Desk) -> Check:
    id = edit("bullets", "w:p")(desk)
    last = list(desk[id].iter(q("w:p")))[-1]
    made = copy.deepcopy(last)
    next(made.iter(q("w:t"))).text = "my item"
    last.addnext(made)
    return stays(id, "my item")


@act("words are inserted while changes are tracked")
def _(desk: Desk) -> Check:
    id = edit("paragraph", "w:t")(desk)
    run = desk.text(id).getparent()
    run.addnext(
        parsed(
            '<w:ins w:id="9001" w:author="City" w:date="2026-01-05T10:00:00Z"><w:r><w:t>inserted</w:t></w:r></w:ins>'
        )
    )

    def check(after: After) -> None:
        stays(id, "inserted")(after)
        assert next(after[id].iter(q("w:ins"))) is not None

    return check


@act("words are deleted while changes are tracked")
def _(desk: Desk) -> Check:
    id = edit("paragraph", "w:t")(desk)
    run = desk.text(id).getparent()
    said = run.find(q("w:t")).text
    gone = parsed(
        '<w:del w:id="9002" w:author="City" w:date="2026-01-05T10:00:00Z"><w:r><w:delText xml:space="preserve"/></w:r></w:del>'
    )
    next(gone.iter(q("w:delText"))).text = said
    run.getparent().replace(run, gone)

    def check(after: After) -> None:
        assert id in after.summary.kept
        assert next(after[id].iter(q("w:delText"))).text == said

    return check


@act("a tracked change is accepted")
def _(desk: Desk) -> Check:
    id = edit("paragraph", "w:t")(desk)
    desk.text(id).text += " Accepted words."
    return stays(id, "Accepted words.")


@act("a tracked change is rejected")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph")
    text = desk.text(id)
    run, said = text.getparent(), text.text
    for part in reversed((said[:3], said[3:])):  # rejected: what is left is split into other runs
        made = copy.deepcopy(run)
        made.find(q("w:t")).text = part
        made.find(q("w:t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addnext(made)
    run.getparent().remove(run)

    def check(after: After) -> None:
        assert after.renewed(id)

    return check


@act("a word is highlighted")
def _(desk: Desk) -> Check:
    id = edit("paragraph", "w:t")(desk)
    mark_run(desk.text(id), '<w:highlight w:val="yellow"/>')
    return stays(id)


@act("the language of a run is set")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph")
    mark_run(desk.text(id), '<w:lang w:val="vi-VN"/>')

    def check(after: After) -> None:
        assert after.renewed(id)

    return check


@act("a paragraph is parted in two")
def _(desk: Desk) -> Check:
    id = edit("paragraph", "w:t")(desk)
    paragraph = desk.first(id, "w:p")
    paragraph.addnext(own("The second half."))
    return stays(id, "The second half.")


@act("a paragraph is centred")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph")
    desk.first(id, "w:pPr").append(parsed('<w:jc w:val="center"/>'))

    def check(after: After) -> None:
        assert after.renewed(id)
        assert next(after[id].iter(q("w:jc"))).get(q("w:val")) == "center"

    return check


@act("a caption is made to begin a page")
def _(desk: Desk) -> Check:
    id = desk.take("caption")
    style = desk.first(id, "w:pStyle")
    style.addnext(parsed("<w:pageBreakBefore/>"))

    def check(after: After) -> None:
        assert after.renewed(id)
        assert next(after[id].iter(q("w:pageBreakBefore")), None) is not None

    return check


@act("a footnote is added to a sentence of ours")
def _(desk: Desk) -> Check:
    id = edit("paragraph", "w:p")(desk)
    add_footnote(desk, desk.first(id, "w:p"), "My note on your sentence.")

    def check(after: After) -> None:
        stays(id)(after)
        number = next(after[id].iter(q("w:footnoteReference"))).get(q("w:id"))
        notes = {n.get(q("w:id")): words(n) for n in footnotes_part(after.document).element}
        assert notes[number] == "My note on your sentence."

    return check


@act("the fields are updated by F9")
def _(desk: Desk) -> Check:
    id = desk.take("caption")
    shown = [t for t in desk[id].iter(q("w:t")) if (t.text or "").isdigit()]
    shown[-1].text = "77"

    def check(after: After) -> None:
        assert after.renewed(id)
        assert "77" not in words(after[id])

    return check


@act("a caption is edited")
def _(desk: Desk) -> Check:
    id = edit("caption", "w:t")(desk)
    list(desk[id].iter(q("w:t")))[-1].text = "  My caption"
    return stays(id, "My caption")


# --- Blocks moved, deleted and copied ---
@act("a table is moved to another chapter with its caption")
def _(desk: Desk) -> Check:
    id = desk.take("table", holds="w:tbl")
    there = desk[desk.take("paragraph", changed=False)]
    for each in (desk[f"{id}#caption"], desk[id]):
        there.addprevious(each)
    chapter = desk.chapter(id)

    def check(after: After) -> None:
        assert after.renewed(id)
        assert after[id].getprevious() is after[f"{id}#caption"]
        desk.places, desk.body, desk.document = after.places, after.body, after.document
        assert desk.chapter(id) == chapter

    return check


@act("a table is moved without its caption")
def _(desk: Desk) -> Check:
    id = desk.take("table", holds="w:tbl")
    before = desk.take("paragraph", changed=False)
    desk[before].addprevious(desk[id])

    def check(after: After) -> None:
        assert after.renewed(id)
        assert after.order(after[id], after[before])
        assert after[before].getprevious() is after[id]

    return check


@act("a paragraph of ours is moved to another chapter")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph")
    before = desk.take("paragraph", changed=False)
    desk[before].addprevious(desk[id])

    def check(after: After) -> None:
        assert after.renewed(id)
        assert after[before].getprevious() is after[id]

    return check


@act("a block is deleted")
def _(desk: Desk) -> Check:
    id = desk.take("table", holds="w:tbl")
    desk.deleted.add(id)
    desk[id].getparent().remove(desk[id])

    def check(after: After) -> None:
        assert id in after.summary.deleted
        assert id not in after.places

    return check


@act("a block is copied")
def _(desk: Desk) -> Check:
    id = desk.take("table", holds="w:tbl")
    desk.duplicate.add(id)
    made = copy.deepcopy(desk[id])
    desk[id].addnext(made)
    said = words(made)

    def check(after: After) -> None:
        assert id in after.summary.duplicate
        assert after.renewed(id)
        both = [c.element for c in controls(after.body) if c.id == id]
        assert [words(each) for each in both] == [after.fresh[id], said]

    return check


@act("a heading is promoted")
def _(desk: Desk) -> Check:
    names = {s.style_id: s.name.lower() for s in desk.document.styles}
    for id, row in desk.rows.items():
        if row.kind == "heading" and id in desk.free[False]:
            style = desk.first(id, "w:pStyle")
            if names[style.get(q("w:val"))] == "heading 3":
                break
    style.set(q("w:val"), style_id(desk, "heading 2"))
    desk.kept.add(id)

    def check(after: After) -> None:
        assert id in after.summary.kept
        assert next(after[id].iter(q("w:pStyle"))).get(q("w:val")) == style_id(after, "heading 2")

    return check


@act("the frame round a block is removed")
def _(desk: Desk) -> Check:
    id = desk.take("paragraph")
    frame = desk[id]
    for child in list(frame.find(q("w:sdtContent"))):
        frame.addprevious(child)
    frame.getparent().remove(frame)

    def check(after: After) -> None:
        assert after.renewed(id)
        assert id in after.summary.recovered

    return check
