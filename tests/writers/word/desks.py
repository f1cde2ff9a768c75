"""A report open on somebody's desk: what acts on it need, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from fs_toolkit.writers.word.footnotes import footnotes_part
from fs_toolkit.writers.word.manifest import read_manifest
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.outcomes import Summary
from fs_toolkit.writers.word.package import body_of, opened, package_bytes
from fs_toolkit.writers.word.places import paragraph_of, places_of

COMMENT_STYLES = ("CommentText", "CommentReference")
"""The ids that python-docx writes, whatever the file calls these styles."""


def words(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(q("w:t")))


class Desk:
    """A report open on somebody's desk; each act takes blocks that no other act has."""

    def __init__(self, content: bytes, changed: dict[str, str]) -> None:
        self.document = opened(content)
        self.body = body_of(self.document)
        manifest = read_manifest(self.document)
        assert manifest is not None
        self.rows = {row.id: row for row in manifest.rows}
        self.places = places_of(self.document, manifest).found
        self.free = {True: list(changed), False: [id for id in self.rows if id not in changed]}
        self.kept: set[str] = set()
        self.deleted: set[str] = set()
        self.duplicate: set[str] = set()

    def take(self, *kinds: str, changed: bool = True, holds: str = "") -> str:
        """The id of a block of a kind that the new study changes, or does not."""
        for id in self.free[changed]:
            place = self.places.get(id)
            if self.rows[id].kind in kinds and place is not None:
                if holds and next(place.iter(q(holds)), None) is None:
                    continue
                self.free[changed].remove(id)
                caption = f"{id}#caption"
                for free in self.free.values():
                    if caption in free and "caption" not in kinds:
                        free.remove(caption)
                return id
        raise AssertionError(f"no {kinds} left")

    def __getitem__(self, id: str) -> etree._Element:
        return self.places[id]

    def first(self, id: str, tag: str) -> etree._Element:
        return next(self[id].iter(q(tag)))

    def text(self, id: str) -> etree._Element:
        """A longer text in the body of a block."""
        return max(self[id].iter(q("w:t")), key=lambda each: len(each.text or ""))

    def chapter(self, id: str) -> str:
        """The words of the chapter's heading that a block stands under."""
        found = ""
        names = {s.style_id: s.name for s in self.document.styles}
        place = self[id]
        for each in self.body.iter(q("w:p"), q("w:sdt")):
            if each is place:
                return found
            style = each.find(f"{q('w:pPr')}/{q('w:pStyle')}")
            if style is not None and names.get(style.get(q("w:val")), "").lower() == "heading 1":
                found = words(each)
        raise AssertionError(id)

    def done(self) -> bytes:
        """The file, its comments in the styles that this Word calls by other ids."""
        ids = {name: style_id(self, f"annotation {name[7:].lower()}") for name in COMMENT_STYLES}
        comments = self.document.part._comments_part.element
        for each in (*self.body.iter(q("w:rStyle")), *comments.iter(q("w:pStyle"), q("w:rStyle"))):
            each.set(q("w:val"), ids.get(each.get(q("w:val")), each.get(q("w:val"))))
        return package_bytes(self.document)


class After:
    """What became of it."""

    def __init__(self, content: bytes, summary: Summary, changed: dict[str, str]) -> None:
        self.document = opened(content)
        self.body = body_of(self.document)
        self.summary = summary
        manifest = read_manifest(self.document)
        assert manifest is not None
        self.places = places_of(self.document, manifest).found
        self.fresh = changed
        self.all = words(self.body)
        self.rounding = 0
        """Twentieths of a point that another program may round by."""

    def __getitem__(self, id: str) -> etree._Element:
        return self.places[id]

    def renewed(self, id: str) -> bool:
        """Whether a block says what the new study says."""
        return id in self.summary.updated and words(self[id]) == self.fresh[id]

    def comments(self) -> dict[str, list[etree._Element]]:
        """The paragraphs of each comment's two ends."""
        found: dict[str, list[etree._Element]] = {}
        for mark in self.body.iter(q("w:commentRangeStart"), q("w:commentReference")):
            found.setdefault(mark.get(q("w:id")), []).append(paragraph_of(mark))
        texts = {each.get(q("w:id")): words(each) for each in self._comments()}
        return {texts[id]: places for id, places in found.items()}

    def _comments(self) -> Iterator[etree._Element]:
        for relation in self.document.part.rels.values():
            if relation.reltype.endswith("/comments"):
                yield from relation.target_part.element

    def order(self, *elements: etree._Element) -> bool:
        """Whether elements stand in this order."""
        places = {each: at for at, each in enumerate(self.body.iter())}
        numbers = [places[each] for each in elements]
        return numbers == sorted(numbers)


Check = Callable[[After], None]
Act = Callable[[Desk], Check]
ACTS: dict[str, Act] = {}


def act(sentence: str) -> Callable[[Act], Act]:
    """A kind of thing that people do."""

    def keep(doing: Act) -> Act:
        ACTS[sentence] = doing
        return doing

    return keep


def own(text: str, style: str = "", properties: str = "") -> etree._Element:
    """A paragraph of a person's."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return parsed(
        f'<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def style_id(desk: Desk | After, name: str) -> str:
    return next(s.style_id for s in desk.document.styles if s.name.lower() == name.lower())


def add_footnote(desk: Desk, paragraph: etree._Element, text: str) -> None:
    notes = footnotes_part(desk.document).element
    number = max(int(each.get(q("w:id"))) for each in notes) + 1
    notes.append(
        parsed(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        )
    )
    paragraph.append(parsed(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'))


def extend_comments(desk: Desk, entries: str) -> None:
    """Say in Word's own part which comments answer others or are settled."""
    namespace = "http://schemas.microsoft.com/office/word/2012/wordml"
    for relation in desk.document.part.rels.values():
        if relation.reltype.endswith("/commentsExtended"):
            part = relation.target_part
            part._blob = part.blob.replace(b"</w15:", f"{entries}</w15:".encode())
            return
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    xml = f'<w15:commentsEx xmlns:w15="{namespace}">{entries}</w15:commentsEx>'
    package = desk.document.part.package
    part = Part(PackURI("/word/commentsExtended.xml"), kind, xml.encode(), package)
    relation = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    desk.document.part.relate_to(part, relation)


LOOKS = ("rStyle", "rFonts", "b", "i", "vanish", "color", "sz", "highlight", "lang", "rPrChange")
"""Properties of a run in the order that the schema wants."""


def mark_run(text: etree._Element, marks: str) -> None:
    """Give the run of a text properties beside those that it has."""
    run = text.getparent()
    properties = run.find(q("w:rPr"))
    if properties is None:
        properties = parsed("<w:rPr/>")
        run.insert(0, properties)
    for each in parsed(f"<w:rPr>{marks}</w:rPr>"):
        for old in properties.findall(each.tag):
            properties.remove(old)
        rank = LOOKS.index(etree.QName(each).localname)
        later = [p for p in properties if etree.QName(p).localname in LOOKS[rank + 1 :]]
        if later:
            later[0].addprevious(each)
        else:
            properties.append(each)


def edit(kind: str, what: str = "w:tbl") -> Callable[[Desk], str]:
    """Take a block that a person edits, so that it is kept."""

    def take(desk: Desk) -> str:
        id = desk.take(kind, holds=what)
        desk.kept.add(id)
        return id

    return take


def stays(id: str, *said: str, offers: bool = True) -> Check:
    """The block is kept with these words in it; what the study says otherwise is offered."""

    def check(after: After) -> None:
        assert id in after.summary.kept
        for part in said:
            assert part in words(after[id])
        if not offers:
            return
        if any(each.startswith(f"{id}: ") for each in after.summary.values_renewed):
            return  # only numbers were new, and they stand there already
        assert id in after.summary.offered
        places = [
            p
            for texts in after.comments().items()
            if "Edited by hand" in texts[0]
            for p in texts[1]
        ]
        assert set(places) & set(after[id].iter(q("w:p")))

    return check
