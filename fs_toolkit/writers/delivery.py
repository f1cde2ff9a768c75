"""Delivery: a report as a Word file, in its own language, with its charts drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from fs_toolkit.core.files import shipped, shipped_bytes
from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.document.blocks import Report
from fs_toolkit.document.wording import Wording

if TYPE_CHECKING:
    from fs_toolkit.document.charts import ChartData


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


PICTURES_KEPT = 256
"""Of the charts drawn in one process; a report has some forty, at 0.1 MB or so each."""


@dataclass(frozen=True)
class _Drawing:
    """A chart to be drawn; one that reads the same is the same."""

    text: str
    language: str
    data: ChartData = field(compare=False)


@lru_cache(maxsize=PICTURES_KEPT)
def _drawn(drawing: _Drawing) -> bytes:
    from fs_toolkit.writers.charts import draw

    return draw(drawing.data, drawing.language)


def _draw(data: ChartData, language: str) -> bytes:
    """The picture of a chart, drawn once in a process however often it is asked for."""
    return _drawn(_Drawing(repr(data), language, data))


def word_bytes(report: Report) -> bytes:
    """The bytes of a report's Word file; the same report gives the same bytes."""
    from fs_toolkit.writers.word import report_bytes

    return report_bytes(
        report,
        labels=labels(report.front.language),
        draw=partial(_draw, language=report.front.language),
        template=shipped("templates", "report.docx"),
        names=dict(report.names),
    )


def html_bytes(report: Report) -> bytes:
    """The bytes of a report's page; the same report gives the same bytes."""
    from fs_toolkit.writers.html.page import report_page
    from fs_toolkit.writers.signed import signed

    language = report.front.language
    text = Wording.read(language).text
    of_the_page = {
        "Skip to the text": text("page.skip"),
        "Notes": text("page.notes"),
        "Back": text("page.back"),
    }
    content = report_page(
        report,
        labels=labels(language) | of_the_page,
        draw=partial(_draw_svg, language=language),
        style=shipped_bytes("templates", "report.css").decode(),
    )
    return signed(content, ".html")


def _draw_svg(data: ChartData, language: str) -> str:
    from fs_toolkit.writers.charts import draw_svg

    return draw_svg(data, language)


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


def pdf_bytes(report: Report) -> tuple[bytes, tuple[str, ...]]:
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
    document, notes = paged(word_bytes(report), report.front.language, wanted=True)
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
