"""Delivery: a report as a Word file, in its own language, with its charts drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from fs_toolkit.core.files import shipped, shipped_bytes
from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.document.blocks import Block, Chart, Report
from fs_toolkit.document.traverse import every_block
from fs_toolkit.document.wording import Wording

if TYPE_CHECKING:
    from fs_toolkit.document.charts import ChartData
    from fs_toolkit.writers.charts import Drawn
    from fs_toolkit.writers.drawings import Pictures


def labels(language: str) -> dict[str, str]:
    """The words that the Word writer needs, in a language."""
    words = Wording.read(language).text
    return {
        "Table": words("report.caption.table"),
        "Figure": words("report.caption.figure"),
        "Equation": words("report.caption.equation"),
        "Contents": words("report.contents.title"),
        "List of tables": words("report.contents.tables"),
        "List of figures": words("report.contents.figures"),
        "Page {x} of {y}": words("report.page.of", page="{x}", pages="{y}"),
        "Pending": words("report.pending.title"),
        "Who must answer": words("report.pending.who"),
        "How to collect": words("report.pending.instrument"),
        "Document control": words("report.front.control"),
    }


def offer_words(language: str) -> dict[str, str]:
    """The words in which an update offers new content, in a language."""
    words = Wording.read(language).text
    return {
        "Offer": words("report.offer.title"),
        "Offer in full": words("report.offer.full"),
        "Offer: more": words("report.offer.more", count="{count}"),
        "Offer: picture": words("report.offer.picture", alt="{alt}"),
    }


def word_bytes(
    report: Report,
    template: Path | bytes | None = None,
    *,
    pictures: Pictures | None = None,
) -> bytes:
    """The bytes of a report's Word file; the same report gives the same bytes.

    In the toolkit's own look, unless another template is given (see `template_of`).
    `pictures` may have some of its charts already.
    """
    from fs_toolkit.writers.drawings import Pictures
    from fs_toolkit.writers.word import report_bytes

    language = report.front.language
    drawn = pictures or Pictures()
    drawn.ahead(charts_to_draw((*report.summary, *report.body), language), language)
    return report_bytes(
        report,
        labels=labels(language),
        draw=lambda data: drawn(data, language).png,
        outline=lambda data: drawn(data, language).svg,
        template=template or shipped("templates", "report.docx"),
        names=dict(report.names),
    )


def charts_to_draw(
    blocks: Iterable[Block], language: str, form: str = "docx"
) -> Iterator[ChartData]:
    """The charts of blocks that are drawn for a format: for a Word file, what Word does not draw."""
    from fs_toolkit.writers.word.charts import native

    for block in every_block(tuple(blocks)):
        if isinstance(block, Chart) and (form == "html" or native(block.data, language) is None):
            yield block.data


def template_of(name: str) -> tuple[Path | bytes, tuple[str, ...]]:
    """The template of a look that ships, or a designer's file made fit; and remarks on the latter.

    Raises
    ------
    UnfitTemplate
        If it is neither, or the file is no template.
    EnvironmentProblem
        If the file cannot be read.
    """
    from fs_toolkit.writers.word.adoption import UnfitTemplate, adopted
    from fs_toolkit.writers.word.guard import readable
    from fs_toolkit.writers.word.looks import LOOKS

    if name in LOOKS:
        return shipped("templates", *(("looks",) if name != "report" else ()), f"{name}.docx"), ()
    path = Path(name)
    if not path.is_file():
        looks = "; ".join(f"{look}: {known.title}" for look, known in LOOKS.items())
        raise UnfitTemplate(f"there is no file {name}, and no look of this name. {looks}")
    fit = adopted(readable(path), shipped("templates", "report.docx").read_bytes(), name)
    return fit.content, fit.remarks


def words_bytes(report: Report) -> bytes:
    """The same file with every chart left blank: quick, for comparing words and nothing else."""
    from fs_toolkit.writers.word import report_bytes

    blank = shipped("templates", "blank.png").read_bytes()
    return report_bytes(
        report,
        labels=labels(report.front.language),
        draw=lambda data: blank,
        template=shipped("templates", "report.docx"),
        names=dict(report.names),
    )


def html_bytes(report: Report, *, pictures: Pictures | None = None) -> bytes:
    """The bytes of a report's page; the same report gives the same bytes."""
    from fs_toolkit.writers.drawings import Pictures
    from fs_toolkit.writers.html.page import report_page
    from fs_toolkit.writers.signed import signed

    language = report.front.language
    text = Wording.read(language).text
    of_the_page = {
        "Skip to the text": text("page.skip"),
        "Notes": text("page.notes"),
        "Back": text("page.back"),
    }
    drawn = pictures or Pictures()
    drawn.ahead(charts_to_draw((*report.summary, *report.body), language, "html"), language)
    content = report_page(
        report,
        labels=labels(language) | of_the_page,
        draw=lambda data: _svg(data, drawn(data, language), language),
        style=shipped_bytes("templates", "report.css").decode(),
    )
    return signed(content, ".html")


def _svg(data: ChartData, drawn: Drawn, language: str) -> str:
    """A chart as SVG, those too that Word would show without their hatches."""
    from fs_toolkit.writers.charts import draw_svg

    return drawn.svg.decode() or draw_svg(data, language)


def paged(document: bytes, language: str, *, wanted: bool) -> tuple[bytes, tuple[str, ...]]:
    """A report with the pages of its lists, and what a person should know of them.

    Not wanted, or where nothing can lay the report out, the lists show no page: one that was
    found for an older state may be wrong.
    """
    from fs_toolkit.writers.office.page_numbers import with_page_numbers, without_page_numbers

    if not wanted:
        return without_page_numbers(document), ()
    done = with_page_numbers(document, language)
    cut = (f"left out while the pages were counted: {what}" for what in done.taken_out)
    return done.document, (*done.notes, *cut)


def pdf_bytes(
    report: Report, template: Path | bytes | None = None, *, pictures: Pictures | None = None
) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of a report's PDF, and what a person should know of it.

    Raises
    ------
    EnvironmentProblem
        If LibreOffice, which makes it, is not installed or makes none.
    """
    from fs_toolkit.writers.office.program import OfficeFailed, office
    from fs_toolkit.writers.office.report_pdf import report_pdf
    from fs_toolkit.writers.signed import signed

    if office() is None:
        raise EnvironmentProblem(
            "a PDF is made by LibreOffice, which is not installed",
            "Install it from libreoffice.org, or write a Word file and save it as PDF in Word.",
        )
    document, notes = paged(
        word_bytes(report, template, pictures=pictures), report.front.language, wanted=True
    )
    try:
        content, _ = report_pdf(document)
    except OfficeFailed as problem:
        raise EnvironmentProblem(str(problem), "Close other programs, and try again.") from None
    return signed(content, ".pdf"), notes


def write_word(report: Report, path: Path) -> None:
    """Write a report, unless a person has edited what stands at `path`."""
    from fs_toolkit.core.files import write_whole
    from fs_toolkit.writers.word import check_target

    check_target(path)
    write_whole(path, word_bytes(report))
