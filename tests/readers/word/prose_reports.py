"""A report of one prose file, and what a pull makes of it after somebody edited it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from fs_toolkit.core.findings import Place
from fs_toolkit.core.model import Prose
from fs_toolkit.core.sources import Source
from fs_toolkit.document.blocks import FrontMatter, Heading, Paragraph, Report, Text
from fs_toolkit.document.citations import Bibliography
from fs_toolkit.document.inline import inline
from fs_toolkit.document.prose import prose
from fs_toolkit.document.resolve import resolve
from fs_toolkit.document.resolve_rules import Printed
from fs_toolkit.document.source_notes import with_source_notes
from fs_toolkit.document.traverse import printed_marks
from fs_toolkit.readers.word import edits as edits_
from fs_toolkit.readers.word.names import w
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.story import told
from fs_toolkit.readers.word_file import looked_through
from fs_toolkit.writers.word.standing import reframed, standing

FILE, BLOCK = "economics/conclusion.md", "economics.conclusion"
SOURCES = {
    id: Source(id=id, title=id, author=id.upper(), year=year, type="report")
    for id, year in (("un", "2014"), ("wb", "2015"))
}
VALUES = {
    "npv": Printed(-127391.0, "USD −127 thousand"),
    "bcr": Printed(0.94, "0.94"),
    "share": Printed(0.66, "66 %"),
    "city": "Hanoi",
}


def blocks_of(text: str, language: str, values: dict[str, object], before: str = "") -> tuple:
    """The resolved blocks of a report that prints the text."""
    bibliography = Bibliography(SOURCES, language)
    made = _made(text, before)
    return resolve(made, values, bibliography)[0]


def noted_of(
    text: str, language: str, values: dict[str, object], before: str = ""
) -> tuple[tuple, Mapping[str, str]]:
    """The same with citations as footnotes, and what these may say."""
    bibliography = Bibliography(SOURCES, language)
    made, notes = with_source_notes(_made(text, before), bibliography)
    return resolve(made, values, bibliography)[0], notes


def _made(text: str, before: str) -> tuple:
    return (
        Heading("chapter", 1, "Chapter"),
        Heading("economics.costs", 2, "Costs"),
        Paragraph("economics.lead", (Text("The lead of the chapter."), *inline(before))),
        *prose(Prose(text, Place(FILE, 1)), BLOCK),
        Paragraph("economics.end", (Text("The end of the chapter."),)),
    )


def report_of(
    writer,
    text: str,
    language: str = "en",
    values: dict[str, object] = VALUES,
    *,
    footnotes: bool = False,
    before: str = "",
) -> bytes:
    """A Word report that prints the text; `before` is said above it in the chapter."""
    front = FrontMatter("Title", "", "Hanoi", "Viet Nam", "2015", "Draft", (), language)
    known = (text, language, values, before)
    body = noted_of(*known)[0] if footnotes else blocks_of(*known)
    return writer.write(Report(front, (), body, (("tool", "0.1.0"),)))


def pull(
    data: bytes,
    text: str,
    language: str = "en",
    values: dict[str, object] = VALUES,
    *,
    footnotes: bool = False,
    before: str = "",
) -> edits_.Edits:
    """What comes back of a file into the text as it is now."""
    stands = standing(data)
    if stands.has_lost_its_frames:
        data, stands = reframed(data)
    file = Opened(looked_through(data))
    story = told(file, stands.numbers, stands.names)
    now = (text, language, values, before)
    blocks, notes = noted_of(*now) if footnotes else (blocks_of(*now), {})
    prints = printed_marks(blocks)
    known = edits_.Report(
        stands.written, stands.now, stands.kinds, stands.targets, stands.files, stands.language,
        {FILE: text}, prints, stands.stories, stands.flat, notes,
    )  # fmt: skip
    return edits_.edits(file, story, known)


def pulled_text(data: bytes, text: str, **options) -> str:
    """The text after a pull."""
    found = pull(data, text, **options)
    return found.files[0].pulled.text if found.files else text


def paragraphs(data: bytes) -> list[str]:
    """What stands in the block."""
    stands = standing(data)
    story = told(Opened(looked_through(data)), stands.numbers, stands.names)
    return [
        " ".join(each.text.split()) for each in story if each.block == BLOCK and each.text.strip()
    ]


def paragraph_with(body: etree._Element, words: str) -> etree._Element:
    """The paragraph that holds words."""
    for each in body.iter(w("p")):
        said = "".join(text.text or "" for text in each.iter(w("t"))).replace("\u00a0", " ")
        if words in said and each.getparent() is not None:
            return each
    raise AssertionError(f"no paragraph holds {words!r}")


def replaced(words: str, new: str) -> Callable[[etree._Element], None]:
    """An edit: words that stand in one run are others now."""

    def change(body: etree._Element) -> None:
        for each in body.iter(w("t")):
            if words in (each.text or "").replace("\u00a0", " "):
                each.text = (each.text or "").replace("\u00a0", " ").replace(words, new, 1)
                each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                return
        raise AssertionError(f"no run holds {words!r}")

    return change


def unframed(body: etree._Element) -> None:
    """The body as LibreOffice leaves it: no frames; fields in a block's first paragraph are words."""
    for frame in list(body.iter(w("sdt"))):
        content = frame.find(w("sdtContent"))
        for child in [] if content is None else list(content):
            frame.addprevious(child)
        if (parent := frame.getparent()) is not None:
            parent.remove(frame)


def flattened(words: str) -> Callable[[etree._Element], None]:
    """What LibreOffice makes of a paragraph that it frames itself: words, and the codes of fields."""

    def change(body: etree._Element) -> None:
        paragraph = paragraph_with(body, words)
        said = "".join(each.text or "" for each in paragraph.iter(w("t"), w("instrText"))).strip()
        for run in [*paragraph.iter(w("r")), *paragraph.iter(w("hyperlink"))]:
            if (parent := run.getparent()) is not None:
                parent.remove(run)
        run = etree.SubElement(paragraph, w("r"))
        etree.SubElement(run, w("t")).text = said

    return change


TEMPLATE = Path(__file__).parents[3] / "templates" / "report.docx"
