from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field, model_validator

from fs_toolkit.core.findings import Finding, Place
from fs_toolkit.core.formats import (
    ABSENT,
    COLUMN,
    INSIDE,
    MISSING,
    NAMED_FILE,
    NUMBER,
    OPENED,
    PICTURE,
    SIZE,
    TOGETHER,
    TWICE,
    UNREAD,
)
from fs_toolkit.core.model import (
    PENDING,
    Asks,
    Declined,
    Folder,
    Id,
    Ids,
    Pending,
    Prose,
    Record,
    RefersTo,
    Row,
    Table,
)
from fs_toolkit.core.pictures import Pictures
from fs_toolkit.core.reader import Reading, read, read_folder
from fs_toolkit.core.translations import Translation

PNG = b"\x89PNG\r\n\x1a\n"


class Option(Row):
    defines: ClassVar[str] = "option"
    id: Id
    name: str = ""


class Line(Row):
    """A cost or a benefit."""

    id: Id
    option: Annotated[Ids, RefersTo("option")] = ()
    side: Literal["cost", "benefit"] = "cost"
    amount: float
    """Gross. [money/year]"""
    from_: Annotated[str, Field(alias="from")] = ""


class Economics(Folder):
    """The folder economics/."""

    options: Annotated[Table[Option], Asks("the consultant")] = PENDING
    lines: Annotated[Table[Line], Asks("the finance department", "cost form")] = PENDING
    """Costs and benefits. One a row."""
    conclusion: Annotated[Prose | Pending, Asks("the consultant")] = PENDING
    """What the numbers mean."""


class About(Record):
    city: str
    years: int = 20


class Section(Folder):
    notes: Prose | Pending = PENDING
    fixed: tuple[Option, ...] = ()
    pair: Annotated[tuple[Option, ...], Field(max_length=2)] = ()

    @model_validator(mode="after")
    def few(self) -> Section:
        if len(self.fixed) > 2:
            raise ValueError("three are too many")
        return self


class Study(Folder):
    """A toy study."""

    about: Annotated[About, Field(alias="study")]
    """What it is about."""
    economics: Economics = Economics()
    later: Annotated[Section | Pending, Asks("the city")] = PENDING
    """What comes later."""
    pictures: Pictures = Pictures()
    translations: dict[str, tuple[Translation, ...]] = Field(default_factory=dict)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return laid(tmp_path / "hanoi", {"study.yaml": "city: Hanoi\n"})


def laid(folder: Path, files: dict[str, str | bytes]) -> Path:
    """The folder with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def workbook(**sheets: Iterable[Iterable[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name.replace("__", "."))
        for line in lines:
            sheet.append(list(line))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def whole(study: Path) -> Study:
    found, findings = read_folder(Study, study)
    assert findings == []
    assert found is not None
    return found


def wrong(study: Path) -> list[Finding]:
    reading = read(Study, study)
    assert reading.whole is None
    assert reading.findings
    return reading.findings


def only(study: Path) -> Finding:
    (found,) = wrong(study)
    return found


class TestWhatIsThere:
    def test_every_kind_of_file_is_read(self, study: Path) -> None:
        laid(
            study,
            {
                "economics/options.csv": "id,name\nlean,Lean\n",
                "economics/lines.csv": "id,option,side,amount,from\na,lean,cost,5.5,2016\n",
                "economics/conclusion.md": "It is marginal.\n",
                "later/notes.md": "Notes",
                "pictures/pictures.csv": "file,caption,alt\nhall.png,The hall is full,People wait\n",
                "pictures/hall.png": PNG,
                "translations/vi.csv": "file,text\nstudy.yaml,Hà Nội\n",
            },
        )
        found = whole(study)
        assert found.about == About(city="Hanoi")
        assert found.economics.options == (Option(id="lean", name="Lean"),)
        assert isinstance(found.economics.lines, tuple)
        (line,) = found.economics.lines
        assert (line.amount, line.from_, line.option) == (5.5, "2016", ("lean",))
        assert line.at("amount") == Place("economics/lines.csv", 2, field="amount")
        assert found.economics.conclusion == Prose("It is marginal.\n")
        assert isinstance(found.later, Section)
        assert found.pictures.files["hall.png"].data == PNG
        assert [row.text for row in found.translations["vi"]] == ["Hà Nội"]
        assert found.about.at("city") == Place("study.yaml", 1, field="city")

    def test_what_is_missing_is_pending_with_who_must_answer(self, study: Path) -> None:
        found = whole(study)
        assert found.economics.lines == Pending(
            "Costs and benefits", "the finance department", "cost form"
        )
        assert found.later == Pending("What comes later", "the city")
        assert found.translations == {}

    def test_a_header_alone_is_none_and_a_reason_an_answer(self, study: Path) -> None:
        laid(
            study,
            {"economics/lines.csv": "id,amount\n", "economics/options.yaml": "none: not asked\n"},
        )
        found = whole(study)
        assert found.economics.lines == ()
        assert found.economics.options == Declined("not asked")

    def test_a_prose_file_without_words_is_still_pending(self, study: Path) -> None:
        laid(study, {"economics/conclusion.md": "\n \n"})
        assert whole(study).economics.conclusion == Pending(
            "What the numbers mean", "the consultant"
        )

    def test_files_of_people_and_programs_are_left_alone(self, study: Path) -> None:
        laid(
            study,
            {
                "README.md": "x", ".git/config": "x", "out/report.docx": "x", "Thumbs.db": "x",
                "economics/~$lines.xlsx": "x", "economics/.DS_Store": "x",
            },
        )  # fmt: skip
        whole(study)


class TestWorkbooks:
    LINES: ClassVar[list[list[object]]] = [
        ["id", "option", "amount"],
        ["a", "lean", 5.5],
        ["b", None, 0],
    ]
    OPTIONS: ClassVar[list[list[object]]] = [["id"], ["lean"]]
    CSV: ClassVar[dict[str, str | bytes]] = {
        "economics/lines.csv": "id,option,amount\na,lean,5.5\nb,,0\n",
        "economics/options.csv": "id\nlean\n",
    }

    @pytest.mark.parametrize(
        "files",
        [
            {
                "economics/lines.xlsx": {"lines": LINES},
                "economics/options.xlsx": {"Sheet1": OPTIONS},
            },
            {"economics.xlsx": {"lines": LINES, "options": OPTIONS, "README": [["how"]]}},
            {"economics/economics.xlsx": {"lines": LINES, "Options": OPTIONS}},
            {"study.xlsx": {"economics__lines": LINES, "options": OPTIONS, "_lists": [["x"]]}},
            {"study.xlsx": {"lines": LINES}, "economics.xlsx": {"options": OPTIONS}},
        ],
    )
    def test_a_study_in_workbooks_is_the_study_in_csv(
        self, study: Path, tmp_path: Path, files: dict[str, dict[str, list[list[object]]]]
    ) -> None:
        laid(study, {name: workbook(**sheets) for name, sheets in files.items()})
        other = laid(tmp_path / "csv", {"study.yaml": "city: Hanoi\n", **self.CSV})
        found = whole(study)
        assert found == whole(other)
        assert isinstance(found.economics.lines, tuple)
        place = found.economics.lines[1].at("amount")
        assert place.cell is not None
        assert place.cell.endswith("!C3")

    def test_a_table_in_two_places_is_refused_and_neither_read(self, study: Path) -> None:
        laid(
            study,
            {
                "economics/lines.csv": "id,amount\na,1\n",
                "economics/lines.xlsx": workbook(a=self.LINES),
            },
        )
        reading = read(Study, study)
        (found,) = reading.findings
        assert found.code == TWICE.code
        assert "economics/lines.csv; economics/lines.xlsx" in found.problem
        assert isinstance(reading.parts.economics.lines, Pending)

    def test_in_a_file_and_in_a_section_workbook_too(self, study: Path) -> None:
        laid(
            study,
            {
                "economics/lines.csv": "id,amount\na,1\n",
                "economics.xlsx": workbook(lines=self.LINES),
            },
        )
        found = only(study)
        assert (found.code, found.place.file) == (TWICE.code, "economics/lines.csv")
        assert "economics.xlsx, sheet lines" in found.problem

    def test_a_sheet_nobody_reads_is_refused(self, study: Path) -> None:
        laid(study, {"economics.xlsx": workbook(lnes=self.LINES)})
        found = only(study)
        assert (found.code, str(found.place)) == (UNREAD.code, "economics.xlsx:lnes!A1")
        assert "Did you mean 'lines'?" in found.cure

    def test_mistakes_are_at_their_cells(self, study: Path) -> None:
        laid(
            study,
            {"economics.xlsx": workbook(lines=[["id", "amount"], ["a", "five"], ["b", "=1+1"]])},
        )
        assert [str(found) for found in wrong(study)] == [
            "economics.xlsx:lines!B2: amount: 'five' is text, not a number\n"
            "    Write the number alone, such as 1200, 0.45 or 42e9. (amount: Gross. [money/year])",
            "economics.xlsx:lines!B3: amount: the cell holds a formula that was never calculated\n"
            "    Paste values: copy the cells, then Paste special > Values. (amount: Gross. [money/year])",
        ]

    @pytest.mark.parametrize("data", [b"no workbook", workbook(a=[])])
    def test_one_that_holds_nothing_is_refused(self, study: Path, data: bytes) -> None:
        reading = read(Study, laid(study, {"study.xlsx": data}))
        assert [found.code for found in reading.findings] == [OPENED.code]
        assert reading.parts.half_read["option"] == {"*"}


class TestWhatIsWrong:
    def test_every_mistake_of_every_file_at_once(self, study: Path) -> None:
        laid(
            study,
            {
                "study.yaml": "city: Hanoi\nyear: 5\nyears: 5,600\n",
                "economics/lines.csv": "id,amount,sde\nA,five,cost\nb,\n",
                "economics/conclusions.md": "x",
                "economics/options.csv": "id,name\n1st,x\n",
            },
        )
        assert [(str(found.place), found.code) for found in wrong(study)] == [
            ("economics/conclusions.md", "FMT001"),
            ("economics/lines.csv:1", "FMT008"),
            ("economics/lines.csv:2", "FMT012"),
            ("economics/lines.csv:2", "FMT016"),
            ("economics/lines.csv:3", "FMT010"),
            ("economics/options.csv:2", "FMT016"),
            ("study.yaml:2", "FMT008"),
            ("study.yaml:3", "FMT013"),
        ]
        assert {found.severity for found in wrong(study)} == {"error"}

    def test_what_can_be_read_is_there_for_further_checks(self, study: Path) -> None:
        laid(study, {"study.yaml": "cty: x\n", "economics/lines.csv": "id,amount\na,1\nb,x\n"})
        reading: Reading[Study] = read(Study, study)
        assert reading.whole is None
        assert isinstance(reading.parts.economics.lines, tuple)
        assert [line.id for line in reading.parts.economics.lines] == ["a"]
        assert not hasattr(reading.parts, "about")

    def test_a_required_file_that_is_missing(self, tmp_path: Path) -> None:
        found = only(laid(tmp_path, {"economics/options.csv": "id\n"}))
        assert (found.code, found.place.file) == (MISSING.code, "study.yaml")
        assert found.cure == "Write it: What it is about."

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        found = only(tmp_path / "nowhere")
        assert found.code == OPENED.code
        assert "not there" in found.problem

    def test_a_file_in_the_place_of_a_study(self, tmp_path: Path) -> None:
        assert "this is a file" in only(laid(tmp_path, {"hanoi": "x"}) / "hanoi").problem

    def test_a_rule_of_a_folder_itself(self, study: Path) -> None:
        laid(study, {"later/fixed.csv": "id\na\nb\nc\n"})
        found = only(study)
        assert (found.code, found.place.file) == (TOGETHER.code, "later")
        assert found.problem == "three are too many"

    def test_a_rule_of_a_folders_field(self, study: Path) -> None:
        found = only(laid(study, {"later/pair.csv": "id\na\nb\nc\n"}))
        assert (found.code, found.place.file) == (SIZE.code, "later/pair.csv")
        assert "At most 2 belong there" in found.cure

    def test_an_empty_table(self, study: Path) -> None:
        assert only(laid(study, {"economics/lines.csv": ""})).code == ABSENT.code

    def test_very_many_mistakes_alike_are_counted(self, study: Path) -> None:
        rows = "".join(f"a{n},x\n" for n in range(3000))
        found = wrong(laid(study, {"economics/lines.csv": f"id,amount\n{rows}"}))
        assert len(found) == 20
        assert "2,980 more like this" in found[-1].problem


class TestWhatNothingReads:
    @pytest.mark.parametrize(
        ("name", "cure"),
        [
            ("economics/conclusions.md", "Did you mean 'conclusion.md'?"),
            ("economics/Lines.csv", "lines is read from lines.csv or lines.xlsx."),
            ("economics/lines.CSV", "lines is read from lines.csv or lines.xlsx."),
            ("economics/lines.xls", "save it as .xlsx"),
            ("study.yml", "study is read from study.yaml."),
            ("economics/conclusion.docx", "conclusion is read from conclusion.md."),
            ("lines.csv", "Move it to economics/lines.csv, where it belongs."),
            ("economics/sources.bib", "This folder holds: conclusion.md, lines.csv, options.csv."),
            ("economics/options.csv/x", "options is read from"),
            ("economic/lines.csv", "Did you mean 'economics/'?"),
            ("later/picture.png", "This folder holds: fixed.csv, notes.md, pair.csv."),
        ],
    )
    def test_is_refused_with_what_was_probably_meant(
        self, study: Path, name: str, cure: str
    ) -> None:
        found = only(laid(study, {name: "x"}))
        assert found.code == UNREAD.code
        assert cure in found.cure

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_a_link_out_of_the_study_is_no_file_of_it(self, study: Path) -> None:
        laid(study.parent, {"secret.csv": "id,amount\nsecret,1\n"})
        (study / "economics").mkdir()
        (study / "economics" / "lines.csv").symlink_to(study.parent / "secret.csv")
        found = only(study)
        assert (found.code, found.place.file) == (INSIDE.code, "economics/lines.csv")
        assert "secret" not in str(found)


class TestPictures:
    def test_rows_and_files_are_compared(self, study: Path) -> None:
        table = "file,caption,alt\nhal.png,The hall,People\n../map.png,A map,A map\n"
        laid(study, {"pictures/pictures.csv": table, "pictures/hall.png": PNG})
        assert [(str(found.place), found.code) for found in wrong(study)] == [
            ("pictures/hall.png", PICTURE.code),
            ("pictures/pictures.csv:2", NAMED_FILE.code),
            ("pictures/pictures.csv:3", NAMED_FILE.code),
        ]

    def test_a_picture_is_not_called_unlisted_while_its_table_has_mistakes(
        self, study: Path
    ) -> None:
        table = "file,caption,alt\nhall.png,,People\n"
        laid(study, {"pictures/pictures.csv": table, "pictures/hall.png": PNG})
        assert only(study).place.file == "pictures/pictures.csv"


def test_half_read_ids_are_known_to_the_parts(study: Path) -> None:
    laid(study, {"economics/options.csv": "id,nam\nlean,x\nB,y\n"})
    assert read(Study, study).parts.half_read == {"option": {"B"}}


@pytest.mark.parametrize("name", ["option.csv", "Options.csv", "options.xls"])
def test_a_misnamed_file_may_define_any_id(study: Path, name: str) -> None:
    laid(study, {f"economics/{name}": "id\nlean\n"})
    parts = read(Study, study).parts
    assert parts.half_read == {"option": {"*"}}
    assert parts.economics.half_read == parts.half_read  # each section knows


def test_a_misnamed_folder_too(study: Path) -> None:
    laid(study, {"economic/options.csv": "id\nlean\n"})
    assert read(Study, study).parts.half_read == {"option": {"*"}}


def test_unknown_columns_lose_no_row(study: Path) -> None:
    laid(study, {"economics/lines.csv": "id,amount,extra\na,1,2\n"})
    reading = read(Study, study)
    assert [found.code for found in reading.findings] == [COLUMN.code]
    assert isinstance(reading.parts.economics.lines, tuple)
    assert len(reading.parts.economics.lines) == 1


DIALECTS = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from([",", ";", "\t"]),
        "end": st.sampled_from(["\n", "\r\n"]),
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "cp949"]),
        "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
        "blank_lines": st.integers(0, 3),
        "blank_columns": st.integers(0, 2),
    }
)
NAMES = st.sampled_from(
    ["", "시민참여 포털", "lean; full", 'the "one door"', "a,b", "two\nlines", "live+1"]
)
ROWS = st.lists(
    st.tuples(
        st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True),
        st.floats(-1e6, 1e6).map(lambda value: round(value, 2)),
        NAMES,
    ),
    min_size=1,
    max_size=5,
)


def as_excel_saves(rows: list[tuple[str, float, str]], how: dict[str, Any]) -> bytes:
    """A table as Excel saves it in a country that writes decimals with this delimiter."""
    out = io.StringIO()
    writer = csv.writer(
        out, delimiter=how["delimiter"], lineterminator=how["end"], quoting=how["quoting"]
    )
    blank = [""] * how["blank_columns"]
    writer.writerow(["id", "amount", "from", *blank])
    for id_, amount, text in rows:
        number = f"{amount:.2f}"
        writer.writerow(
            [id_, number.replace(".", ",") if how["delimiter"] == ";" else number, text, *blank]
        )
    for _ in range(how["blank_lines"]):
        writer.writerow(["", "", "", *blank])
    text = out.getvalue()
    # cp949 is told from its syllables only
    encoding = how["encoding"] if how["encoding"] != "cp949" or "시" in text else "utf-8"
    return text.encode(encoding)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS, how=DIALECTS)
def test_a_table_in_any_dialect_of_excel_is_the_same_table(
    tmp_path: Path, rows: list[tuple[str, float, str]], how: dict[str, Any]
) -> None:
    study = laid(
        tmp_path, {"study.yaml": "city: Hanoi\n", "economics/lines.csv": as_excel_saves(rows, how)}
    )
    lines = whole(study).economics.lines
    assert isinstance(lines, tuple)
    assert [(line.id, line.amount, line.from_) for line in lines] == rows


def test_heavy_libraries_are_imported_only_where_a_workbook_is(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path;"
        "from fs_toolkit.core.model import *;"
        "from fs_toolkit.core.reader import read;"
        "import fs_toolkit.core.references, fs_toolkit.core.manual;"
        "from fs_toolkit.core.sources import Source;"
        "S = type('S', (Folder,), {'__annotations__': {'sources': Table[Source]}, 'sources': PENDING});"
        f"print(read(S, Path({str(tmp_path)!r})).findings);"
        "print(sorted({'pandas', 'openpyxl', 'numpy'} & sys.modules.keys()))"
    )
    laid(tmp_path, {"sources.csv": "id,title,type\na,A,law\n"})
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["[]", "[]"]


def test_numbers_read_from_a_cell_are_never_text(study: Path) -> None:
    found = only(laid(study, {"economics/lines.csv": "id,amount\na,about 40\n"}))
    assert (found.code, found.place.line) == (NUMBER.code, 2)
