"""Parts of native charts in a Word file: the drawing, its workbook, and the place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from fs_toolkit.writers.word.charts.frame import WORKBOOK, NativeChart
from fs_toolkit.writers.word.markup import attribute

if TYPE_CHECKING:
    from docx.package import Package
    from docx.parts.document import DocumentPart

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
"""What a graphic in the text says that it is; also the namespace of the drawing."""


def add_chart(document: DocumentPart, chart: NativeChart) -> str:
    """Put a chart and its workbook into the file; gives the document's relationship to it."""
    package = document.package
    name = package.next_partname("/word/charts/chart%d.xml")
    part = Part(name, CT.DML_CHART, chart.xml, package)
    book = package.next_partname("/word/embeddings/Microsoft_Excel_Sheet%d.xlsx")
    relation = part.relate_to(Part(book, CT.SML_SHEET, chart.workbook, package), RT.PACKAGE)
    if relation != WORKBOOK:
        raise ValueError(f"a chart's first relationship is {relation}, not {WORKBOOK}")
    return document.relate_to(part, RT.CHART)


def chart_xml(relation: str, alt: str, *, number: int, size: tuple[int, int]) -> str:
    """A run that shows the chart in a size, in English metric units."""
    width, height = size
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Figure {number}" descr={attribute(alt)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def carried(part: Part, package: Package) -> Part:
    """The chart in another file, with its workbook; never shared, for a person may edit either."""
    made = _copied(part, package)
    for id, relation in part.rels.items():
        if relation.is_external:
            made.load_rel(relation.reltype, relation.target_ref, id, is_external=True)
        else:
            made.load_rel(relation.reltype, _copied(relation.target_part, package), id)
    return made


def _copied(part: Part, package: Package) -> Part:
    stem, _, extension = str(part.partname).rpartition(".")
    name = package.next_partname(f"{stem.rstrip('0123456789')}%d.{extension}")
    return Part(name, part.content_type, part.blob, package)
