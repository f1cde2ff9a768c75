"""A report with every kind of block, in English and in Korean."""

from __future__ import annotations

import copy
import io
import re
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from fs_toolkit.document.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    Column,
    Equation,
    FrontMatter,
    Group,
    Heading,
    Landscape,
    Link,
    Missing,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Ref,
    Report,
    Table,
    Text,
    spans,
)
from fs_toolkit.document.charts import BarChart, ChartData, Series
from fs_toolkit.writers.word import report_bytes
from fs_toolkit.writers.word.markup import q, relationships
from fs_toolkit.writers.word.zipped import zipped

sys.path.insert(0, str(Path(__file__).parent))  # for desks.py and the acts

TEMPLATE = Path(__file__).parents[3] / "templates" / "report.docx"

ENGLISH = {
    "Table": "Table",
    "Figure": "Figure",
    "Equation": "Equation",
    "Contents": "Contents",
    "List of tables": "List of tables",
    "List of figures": "List of figures",
    "Page {x} of {y}": "Page {x} of {y}",
    "Source": "Source",
    "Pending": "Pending",
    "Who must answer": "Who must answer",
    "How to collect": "How to collect",
    "Document control": "Document control",
}
KOREAN = {
    "Table": "표",
    "Figure": "그림",
    "Equation": "식",
    "Contents": "목차",
    "List of tables": "표 목차",
    "List of figures": "그림 목차",
    "Page {x} of {y}": "{x} / {y}쪽",
    "Source": "출처",
    "Pending": "미확인",
    "Who must answer": "답할 기관",
    "How to collect": "조사 방법",
    "Document control": "문서 관리",
}
NAMES = {
    "petitions": "petitions a year",
    "online_share": "share sent online",
    "min_counter": "minutes at the counter",
    "min_online": "minutes online",
    "minutes_per_hour": "minutes in an hour",
    "value_of_time": "value of an hour",
    "discount_rate": "discount rate",
    "years": "years",
    "software": "software",
}


def png(width: int = 1600, height: int = 800, shade: int = 90) -> bytes:
    """A picture of bars, the same bytes each time."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    bar = width // 10
    line = bytes(255 if (x // bar) % 2 == 0 else shade for x in range(width))
    rows = b"".join(b"\0" + (line if y > height // 3 else b"\xf5" * width) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")  # fmt: skip


@cache
def _drawn(title: str) -> bytes:
    return png(shade=60 + len(title) % 100)


def draw(data: ChartData) -> bytes:
    """Stands for the chart writer."""
    return _drawn(data.title)


def long_table(rows: int = 60) -> Table:
    """A table over several pages with words, numbers, shades, totals, notes and references."""
    return Table(
        "environment.districts",
        "Twelve inner districts hold two fifths of the people and three fifths of the petitions",
        (
            Column("District", 2.2),
            Column("People", align="right"),
            Column("Petitions a year", align="right"),
            Column("Level of access, 0 to 4", 1.2, "centre"),
            Column("What was found", 3),
        ),
        (
            *(
                (
                    f"District {at}",
                    f"{at * 7919:,}",
                    f"{at * 311:,}",
                    Cell(spans(str(at % 5)), shade=at % 5),
                    spans(f"Seen at counter {at}", Note(spans("Visited once."))) if at == 3 else f"Counter {at} is open",
                )
                for at in range(1, rows + 1)
            ),
            ("Inner districts", "1,200,000", "60,000", "–", Cell(spans("Sum of the above"), bold=True)),
            (Cell(spans("All districts"), columns=1), "2,400,000", "90,000", "–", "–"),
        ),
        source=spans("city statistics, 2015; see ", Ref("environment.gap"), "."),
        totals=2,
    )  # fmt: skip


def summary() -> tuple[Block, ...]:
    return (
        Heading("summary", 1, "Executive summary", numbered=False),
        Paragraph("summary.answer", spans("The project pays back only if three in ten petitions go online by 2020."), "answer"),
        Paragraph("summary.lead", spans("The decision is set out in ", Ref("summary.decision"), ".")),
        Table(
            "summary.decision",
            "The lean option costs half and loses less",
            (Column("Measure", 2), Column("Lean", align="right"), Column("Full", align="right")),
            (("Cost, USD million", "0.9", "1.9"), ("NPV, USD million", Cell(spans("-0.1"), shade=2), Cell(spans("-0.6"), shade=4))),
            source=spans("own calculation"),
        ),
    )  # fmt: skip


def first_chapter() -> tuple[Block, ...]:
    return (
        Heading("environment", 1, "Environment"),
        Heading("environment.overview", 2, "Overview"),
        Paragraph(
            "environment.overview.answer",
            spans(
                "Hanoi can carry a participation system: ",
                Text("63 %", of="online"),
                " of households are online, but petitions still arrive on paper and nobody counts them.",
            ),
            "answer",
        ),
        Paragraph(
            "environment.overview.text",
            spans(
                "The city (", Text("Thành phố Hà Nội", lang="vi"), ") has ", Text("7.2 million", of="population"), " people.",
                Note(spans("General Statistics Office, ", Link("https://example.org/gso?a=1&b=2", "population 2015"), ".")),
                " Its Korean partners call it ", Text("하노이", lang="ko"), ", its Nepali ones ",
                Text("हनोई सहर", lang="ne", bold=True), ". Petitions are counted in ",
                Ref("environment.districts"), "; the gap is drawn in ", Ref("environment.gap"),
                ". What is ", Text("not", bold=True), " known < 5 & > 3 stands in ", Ref("environment.barriers"), ".",
            ),
        ),
        Chart(
            "environment.gap",
            "Viet Nam closes half of the gap to Korea in twelve years",
            BarChart("Gap", ("2010", "2014"), (Series("Viet Nam", (0.45, 0.47)),), "index"),
            "Two bars: the index of Viet Nam rises from 0.45 to 0.47.",
            spans("UN E-Government Survey 2014"),
        ),
        long_table(),
        Heading("environment.barriers", 2, "Barriers"),
        Bullets("environment.barriers.list", (spans("Paper first: every petition is stamped"), spans("No budget line for operation after 2018"))),
        Bullets("environment.barriers.steps", (spans("Count"), spans("Sort"), spans("Answer")), numbered=True),
        Bullets("environment.barriers.again", (spans("Begins at one again"),), numbered=True),
        Missing("environment.wards", "How many wards keep a register of petitions", "Department of Home Affairs", "questionnaire A, question 4"),
        Heading("environment.barriers.deeper", 3, "A level below"),
        Group(
            "environment.conclusion",
            (
                Paragraph("environment.conclusion.1", spans("A prose file is one piece. It may hold ", Text("lists", italic=True), ":")),
                Bullets("environment.conclusion.2", (spans("first"), spans("second"))),
                Heading("environment.conclusion.head", 4, "and headings"),
                Paragraph("environment.conclusion.3", spans("So far ", Ref("environment.conclusion.head"), ".")),
            ),
        ),
        PageBreak("environment.break"),
        Paragraph("environment.after", spans("This stands on a page of its own.", Text("\tTab and\nline break")), "small"),
    )  # fmt: skip


def second_chapter() -> tuple[Block, ...]:
    return (
        Heading("economics", 1, "Feasibility"),
        Heading("economics.costs", 2, "Costs and benefits"),
        Paragraph("economics.costs.answer", spans("Time saved is the largest benefit, ", Ref("economics.time"), "."), "answer"),
        Equation("economics.time", "Value of the time that citizens save", "petitions * online_share * (min_counter - min_online) / minutes_per_hour * value_of_time / (1 + discount_rate) ** years"),
        Equation("economics.cost", "Cost of operation", "0.15 * total(software) - min(petitions, 1000000) ** 2"),
        Callout(
            "economics.afterwards",
            "What happened afterwards",
            (
                Paragraph("economics.afterwards.1", spans("In 2018 the city opened a portal ", Ref("economics.wide"), ".")),
                Bullets("economics.afterwards.2", (spans("it counts petitions"), spans("it answers in ten days"))),
                Paragraph("economics.afterwards.3", spans("None of this is in the base case.")),
            ),
        ),
        Landscape(
            "economics.turned",
            (
                Paragraph("economics.turned.lead", spans("Flows by year stand in ", Ref("economics.wide"), ".")),
                Table(
                    "economics.wide",
                    "Costs come first, benefits from the third year on",
                    (Column("Line", 3), *(Column(str(year), align="right") for year in range(2016, 2027))),
                    tuple((f"Line {at}", *(f"{at * year % 97:,}" for year in range(2016, 2027))) for at in range(1, 9)),
                    source=spans("own calculation"),
                    totals=1,
                ),
                Picture("economics.map", "The network reaches every district", png(900, 300), "A map", spans("city portal"), 12.0),
            ),
        ),
        Heading("annex.a", 1, "Annex A: Evidence", numbered=False, letter="A"),
        Paragraph("annex.a.lead", spans("The register is ", Ref("annex.a.register"), ", see also ", Ref("annex.a"), ".")),
        Table("annex.a.register", "Every number has a source", (Column("Number"), Column("Source")), ((Cell(spans("7.2 million"), holds=("population", "online"), hint="fact, 2015"), "GSO"),)),
    )  # fmt: skip


def english_report() -> Report:
    """All kinds of blocks, in English."""
    return Report(
        FrontMatter(
            "Feasibility study of a citizen participation system",
            "City e-government feasibility study",
            "Hanoi", "Viet Nam", "31 December 2015", "Draft for review", ("A. Consultant", "B. Analyst"), "en",
            "Worked example on public facts; not commissioned by the city.",
            (("Version", "0.3"), ("Reviewed by", "–")),
        ),
        summary(),
        first_chapter() + second_chapter(),
        (("tool", "0.1.0"), ("study", "abc123"), ("in_force_at", "2015-12-31")),
    )  # fmt: skip


def korean_report() -> Report:
    """A short report in Korean."""
    return Report(
        FrontMatter("시민참여시스템 타당성조사", "도시 전자정부 타당성조사", "하노이", "베트남", "2015년 12월 31일", "초안", ("홍길동",), "ko", "공개 자료로 작성한 예시이며 시의 의뢰를 받지 않았음."),
        (Heading("summary", 1, "요약", numbered=False), Paragraph("summary.answer", spans("2020년까지 민원의 30 %가 온라인으로 접수될 때에만 사업비가 회수된다."), "answer")),
        (
            Heading("environment", 1, "환경분석"),
            Heading("environment.overview", 2, "개요"),
            Paragraph("environment.overview.answer", spans("하노이는 시민참여시스템을 운영할 수 있다. 가구의 63 %가 인터넷을 쓰지만 민원은 여전히 종이로 접수되고 아무도 세지 않는다."), "answer"),
            Paragraph("environment.overview.text", spans("시(", Text("Thành phố Hà Nội", lang="vi"), ")의 인구는 720만 명이다. ", Ref("environment.people"), "과 ", Ref("environment.gap"), "을 보라. 네팔어로는 ", Text("हनोई", lang="ne"), "이다.", Note(spans("통계총국, 2015.")))),
            Table("environment.people", "인구의 5분의 2가 도심에 산다", (Column("구", 2), Column("인구", align="right")), (("호안끼엠", "155,900"), ("바딘", "242,800"), ("합계", "398,700")), spans("통계총국"), 1),
            Chart("environment.gap", "베트남은 격차를 절반으로 줄인다", BarChart("격차", ("2010", "2014"), (Series("베트남", (0.45, 0.47)),), "지수"), "막대 두 개", spans("유엔 전자정부 조사")),
            Equation("environment.time", "절약되는 시간", "petitions * online_share"),
            Missing("environment.wards", "민원 대장을 두는 동의 수", "내무국", "설문 A 4번"),
            Callout("environment.afterwards", "그 뒤의 일", (Paragraph("environment.afterwards.1", spans("2018년에 시가 포털을 열었다.")), Bullets("environment.afterwards.2", (spans("민원을 센다"),)))),
        ),
        (("tool", "0.1.0"),),
    )  # fmt: skip


def write(report: Report, template: Path = TEMPLATE) -> bytes:
    """A report as bytes, with the words of its language."""
    labels = KOREAN if report.front.language == "ko" else ENGLISH
    names = NAMES if report.front.language == "en" else dict.fromkeys(NAMES, "항목")
    return report_bytes(report, labels=labels, draw=draw, template=template, names=names)


def body_edited(content: bytes, edit: Callable[[etree._Element], None]) -> bytes:
    """The file after a person changed its body."""
    return part_edited(content, "word/document.xml", edit)


def part_edited(content: bytes, name: str, edit: Callable[[etree._Element], None]) -> bytes:
    """The file after one of its parts changed."""
    parts = _parts(content)
    root = etree.fromstring(parts[name])
    edit(root)
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zipped(parts)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def resaved(content: bytes, seed: int = 1) -> bytes:
    """The file as Word saves it: the same to the eye, and nearly every id another."""
    chance = Random(seed)
    parts = _parts(content)
    parts = _charts_saved(_media_renamed(parts))
    parts["word/settings.xml"] = _settings(parts["word/settings.xml"], chance)
    parts["docProps/app.xml"] = APP.encode()
    _number_notes(parts)
    styles = etree.fromstring(parts["word/styles.xml"])
    ids = {
        style.get(q("w:styleId")): f"a{at}" for at, style in enumerate(styles.iter(q("w:style")), 1)
    }
    for style in styles.iter(q("w:style")):
        style.set(q("w:styleId"), ids[style.get(q("w:styleId"))])
    parts["word/styles.xml"] = etree.tostring(styles)
    for name in [name for name in parts if re.fullmatch(r"word/\w+\.xml", name)]:
        root = etree.fromstring(parts[name])
        _renumbered(root, ids)
        if name in {"word/document.xml", "word/footnotes.xml"}:
            _relations_renamed(parts, name, root, chance)
            _runs_split(root, chance)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return zipped(parts)


APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<TotalTime>97</TotalTime><Pages>120</Pages><Application>Microsoft Office Word</Application>"
    "<AppVersion>16.0000</AppVersion></Properties>"
)


def _settings(content: bytes, chance: Random) -> bytes:
    """Settings with the marks of saving that Word keeps in them, at their place in the schema."""
    root = etree.fromstring(content)
    for old in root.findall(q("w:rsids")):
        root.remove(old)
    rsids = etree.Element(q("w:rsids"))
    for name in ("rsidRoot", "rsid"):
        etree.SubElement(rsids, q(f"w:{name}")).set(q("w:val"), f"00{chance.randrange(2**24):06X}")
    compat = root.find(q("w:compat"))
    assert compat is not None
    compat.addnext(rsids)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _number_notes(parts: dict[str, bytes]) -> None:
    """Footnotes in the order of the text, numbered by it."""
    texts, notes = (
        etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "footnotes")
    )
    known = {each.get(q("w:id")): each for each in notes}
    new: dict[str | None, str] = {}
    for reference in texts.iter(q("w:footnoteReference")):
        old = reference.get(q("w:id"))
        if old not in new:
            new[old] = str(len(new) + 1)
            notes.append(known[old])
        reference.set(q("w:id"), new[old])
    for old, number in new.items():
        known[old].set(q("w:id"), number)
    for name, root in (("document", texts), ("footnotes", notes)):
        parts[f"word/{name}.xml"] = etree.tostring(root)


def _media_renamed(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Media under other names, the numbers the other way round."""
    names = [name for name in parts if name.startswith("word/media/")]
    new = {
        name: f"word/media/bild{len(names) - at}.{name.rpartition('.')[2]}"
        for at, name in enumerate(names)
    }
    key = "word/_rels/document.xml.rels"
    rels = etree.fromstring(parts[key])
    for relation in rels:
        target = f"word/{relation.get('Target')}".replace("word//word", "word")
        if target in new:
            relation.set("Target", new[target].removeprefix("word/"))
    return {
        **{new.get(name, name): data for name, data in parts.items()},
        key: etree.tostring(rels),
    }


_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_OFFICE_CHARTS = "http://schemas.microsoft.com/office"


def _charts_saved(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Charts under other names, with what Word adds to them, and the noise of its numbers."""

    def renamed(text: str) -> str:
        text = re.sub(r"charts/(_rels/)?chart(\d+)", r"charts/\1chart7\2", text)
        return re.sub(r"Excel_Sheet(\d+)", r"Excel_Worksheet\1", text)

    made = {}
    for name, data in parts.items():
        if name.endswith(".rels") or name == "[Content_Types].xml":
            made[renamed(name)] = renamed(data.decode()).encode()
        else:
            drawing = name.startswith("word/charts/chart")
            made[renamed(name)] = _chart_saved(data) if drawing else data
    types = made["[Content_Types].xml"].decode()
    for at, rels in enumerate([name for name in made if "word/charts/_rels" in name], 1):
        style = f"word/charts/style{at}.xml"
        made[style] = (
            b'<cs:chartStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" id="201"/>'
        )
        relation = f'<Relationship Id="rId9" Type="{_OFFICE_CHARTS}/2011/relationships/chartStyle" Target="style{at}.xml"/>'
        made[rels] = made[rels].replace(
            b"</Relationships>", relation.encode() + b"</Relationships>"
        )
        kind = f'<Override PartName="/{style}" ContentType="application/vnd.ms-office.chartstyle+xml"/>'
        types = types.replace("</Types>", kind + "</Types>")
    return {**made, "[Content_Types].xml": types.encode()}


def _chart_saved(data: bytes) -> bytes:
    c = f"{{{_CHART}}}"
    root = etree.fromstring(data)
    style = etree.fromstring(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice xmlns:c14="{_OFFICE_CHARTS}/drawing/2007/8/2/chart" Requires="c14"><c14:style val="102"/></mc:Choice>'
        f'<mc:Fallback><c:style xmlns:c="{_CHART}" val="2"/></mc:Fallback></mc:AlternateContent>'
    )
    root.insert(2, style)
    for number, one in enumerate(root.iter(f"{c}ser")):
        one.append(
            etree.fromstring(
                f'<c:extLst xmlns:c="{_CHART}"><c:ext uri="{{C3380CC4-5D6E-409C-BE32-E72D297353CC}}">'
                f'<c16:uniqueId xmlns:c16="{_OFFICE_CHARTS}/drawing/2014/chart" val="{{0000000{number}-AAAA}}"/></c:ext></c:extLst>'
            )
        )
    for value in root.iterfind(f".//{c}numCache/{c}pt/{c}v"):
        value.text = f"{float(value.text or 0):.17g}"  # 0.1 as 0.10000000000000001
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _renumbered(root: etree._Element, styles: dict[str | None, str]) -> None:
    for used in root.iter(
        *(q(f"w:{name}") for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"))
    ):
        used.set(q("w:val"), styles.get(used.get(q("w:val")), "?"))
    for mark in root.iter(q("w:bookmarkStart"), q("w:bookmarkEnd")):
        mark.set(q("w:id"), str(int(mark.get(q("w:id")) or 0) + 700))
    for drawing in root.iter(q("wp:docPr")):
        drawing.set("id", str(int(drawing.get("id") or 0) + 90))
    for properties in root.iter(q("w:sdtPr")):
        number = properties.find(q("w:id"))
        if number is not None:
            number.set(q("w:val"), str(-int(number.get(q("w:val")) or 0)))


def _relations_renamed(
    parts: dict[str, bytes], name: str, root: etree._Element, chance: Random
) -> None:
    path = name.replace("word/", "word/_rels/") + ".rels"
    if path not in parts:
        return
    rels = etree.fromstring(parts[path])
    order = list(rels)
    chance.shuffle(order)
    new = {rel.get("Id"): f"rId{at + 40}" for at, rel in enumerate(order)}
    for rel in order:
        rel.set("Id", new[rel.get("Id")])
    for element, attribute, id in list(relationships(root)):
        element.set(attribute, new[id])
    parts[path] = etree.tostring(rels)


def _runs_split(root: etree._Element, chance: Random) -> None:
    for paragraph in root.iter(q("w:p")):
        paragraph.set(q("w:rsidR"), f"00{chance.randrange(2**24):06X}")
        paragraph.set(q("w14:paraId"), f"{chance.randrange(1, 2**31):08X}")
    for run in list(root.iter(q("w:r"))):
        text = run.find(q("w:t"))
        if text is None or not text.text or len(text.text) < 4 or chance.random() < 0.4:
            continue
        at = chance.randrange(1, len(text.text))
        second = copy.deepcopy(run)
        half = second.find(q("w:t"))
        assert half is not None
        if [child for child in run if child.tag not in {q("w:rPr"), q("w:t")}]:
            continue
        if run.find(f"{q('w:rPr')}/{q('w:rPrChange')}") is not None:
            continue
        half.text, text.text = text.text[at:], text.text[:at]
        _marked(second, chance)
        for each in (half, text):
            each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addnext(second)
        run.addnext(etree.Element(q("w:proofErr"), {q("w:type"): "spellStart"}))


def _marked(run: etree._Element, chance: Random) -> None:
    """What Word adds to a run and nobody sees: its session, its language, where a page broke."""
    run.set(q("w:rsidRPr"), f"00{chance.randrange(2**24):06X}")
    properties = run.find(q("w:rPr"))
    if properties is None:
        properties = etree.Element(q("w:rPr"))
        run.insert(0, properties)
    if properties.find(q("w:lang")) is None and chance.random() < 0.3:
        etree.SubElement(properties, q("w:lang")).set(q("w:val"), "en-GB")
    if chance.random() < 0.05:
        properties.addnext(etree.Element(q("w:lastRenderedPageBreak")))
    if len(properties) == 0:
        run.remove(properties)


@pytest.fixture(scope="session")
def hanoi_file(studied) -> bytes:
    """The report of Hanoi, in English."""
    from fs_toolkit.writers.delivery import word_bytes

    return word_bytes(studied.report("en")[0])


@pytest.fixture(scope="session")
def english() -> Report:
    return english_report()


@pytest.fixture(scope="session")
def korean() -> Report:
    return korean_report()


@pytest.fixture(scope="session")
def english_file(english: Report) -> bytes:
    return write(english)


@pytest.fixture(scope="session")
def korean_file(korean: Report) -> bytes:
    return write(korean)


@pytest.fixture(scope="session")
def written() -> Callable[..., bytes]:
    """Writes a report."""
    return write


@pytest.fixture(scope="session")
def saved_by_word() -> Callable[..., bytes]:
    """Saves a file as Word would."""
    return resaved


@pytest.fixture(scope="session")
def edited() -> Callable[[bytes, Callable[[etree._Element], None]], bytes]:
    """Edits the body of a file."""
    return body_edited


@pytest.fixture(scope="session")
def edited_part() -> Callable[[bytes, str, Callable[[etree._Element], None]], bytes]:
    """Edits another part of a file."""
    return part_edited


@pytest.fixture(scope="session")
def members() -> Callable[[bytes], dict[str, bytes]]:
    """The parts of a file."""
    return _parts


@pytest.fixture(scope="session")
def template() -> Path:
    return TEMPLATE


@pytest.fixture(scope="session")
def picture() -> Callable[..., bytes]:
    """Makes a PNG."""
    return png


@pytest.fixture
def small(english: Report) -> Callable[..., Report]:
    """A report of a few blocks under one chapter."""

    def make(*blocks: Block, language: str = "en") -> Report:
        front = replace(english.front, language=language, control=())
        return Report(front, (), (Heading("chapter", 1, "Chapter"), *blocks), english.run)

    return make


@pytest.fixture(scope="session")
def by_libreoffice(tmp_path_factory) -> Callable[[bytes], bytes]:
    """Opens a file in LibreOffice and saves it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def save(content: bytes) -> bytes:
        folder = tmp_path_factory.mktemp("office")
        (folder / "in.docx").write_bytes(content)
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML",
                   "--outdir", str(folder / "out"), str(folder / "in.docx")]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return (folder / "out" / "in.docx").read_bytes()

    return save
