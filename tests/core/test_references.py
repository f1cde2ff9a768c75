from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar, Literal

import pytest
from pydantic import Field

from fs_toolkit.core.findings import Finding
from fs_toolkit.core.formats import KNOWN, REPEATED
from fs_toolkit.core.model import (
    PENDING,
    Folder,
    Id,
    Ids,
    Pending,
    Record,
    RefersTo,
    Row,
    SourceIds,
    Table,
)
from fs_toolkit.core.reader import read
from fs_toolkit.core.references import check_references


class Source(Row):
    defines: ClassVar[str] = "source"
    id: Id


class Option(Row):
    defines: ClassVar[str] = "option"
    id: Id


class Line(Row):
    id: Id
    option: Annotated[Ids, RefersTo("option", also=("all",))] = ()
    source: SourceIds = ()
    component: Annotated[str, RefersTo("component")] = ""
    quantity: Annotated[Id, RefersTo("quantity")] | None = None


class Step(Row):
    sources: tuple[Annotated[Id, RefersTo("source")], ...] = ()
    steps: tuple[Step, ...] = ()


class Plan(Record):
    best: Annotated[Id, RefersTo("option")] = "lean"
    choice: Literal["none"] | Annotated[Id, RefersTo("option")] = "none"
    shares: dict[Annotated[Id, RefersTo("option")], float] = Field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    options: tuple[Option, ...] = ()


class Economics(Folder):
    lines: Table[Line] = PENDING
    options: Table[Option] = PENDING


class Study(Folder):
    sources: Table[Source] = PENDING
    more_sources: Table[Source] = PENDING
    economics: Economics = Economics()
    plan: Plan | Pending = PENDING


def check(folder: Path, files: dict[str, str], **also: set[str]) -> list[Finding]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return check_references(read(Study, folder).parts, also)


OPTIONS = "id\nbaseline\nlean\nfull\n"


def test_names_that_are_defined_are_fine(tmp_path: Path) -> None:
    files = {
        "sources.csv": "id\nmoi\n",
        "economics/options.csv": OPTIONS,
        "economics/lines.csv": "id,option,source,quantity\na,lean;full,moi,\nb,all,,wage\nc,,,\n",
        "plan.yaml": "best: full\nchoice: lean\nshares: {lean: 1}\nsteps:\n  - steps:\n    - sources: [moi]\n",
    }
    assert check(tmp_path, files, quantity={"wage"}) == []


def test_an_unknown_name_is_refused_at_its_cell_with_the_nearest(tmp_path: Path) -> None:
    lines = "id,option,source\na,lean,\nb,lean;fulll,moi_2024\n"
    files = {
        "sources.csv": "id\nmoi_2025\nun_2014\n",
        "economics/options.csv": OPTIONS,
        "economics/lines.csv": lines,
    }
    option, source = check(tmp_path, files)
    assert (option.code, str(option.place), option.place.field) == (
        KNOWN.code,
        "economics/lines.csv:3",
        "option",
    )
    assert option.problem == "option: unknown option 'fulll'"
    assert option.cure == "Did you mean 'full'? The study has: all, baseline, full, lean."
    assert source.cure == "Did you mean 'moi_2025'? The study has: moi_2025, un_2014."


def test_every_nested_value_is_looked_at_and_has_its_line(tmp_path: Path) -> None:
    plan = (
        "best: a\nchoice: b\nshares:\n  lean: 1\n  c: 2\n"
        "steps:\n  - steps:\n      - sources:\n          - moi\n          - d\n"
    )
    files = {"plan.yaml": plan, "sources.csv": "id\nmoi\n", "economics/options.csv": OPTIONS}
    found = {(finding.place.line, finding.problem[-3:]) for finding in check(tmp_path, files)}
    assert found == {(1, "'a'"), (2, "'b'"), (5, "'c'"), (10, "'d'")}


@pytest.mark.parametrize(
    ("files", "cure"),
    [
        ({}, "economics/options.csv or plan.yaml would define it, and is missing."),
        ({"economics/options.csv": "id\n"}, "plan.yaml would define it, and is missing."),
        (
            {"economics/options.csv": "id\n", "plan.yaml": "choice: none\n"},
            "economics/options.csv or plan.yaml would define it, and lists none.",
        ),
    ],
)
def test_a_name_is_unknown_also_where_its_file_is_missing(
    tmp_path: Path, files: dict[str, str], cure: str
) -> None:
    lines = {"economics/lines.csv": "id,option\na,solo\n"}
    found = check(tmp_path, {**files, **lines})
    assert found[0].problem == "option: unknown option 'solo'"
    assert found[0].cure == cure


def test_a_kind_that_nothing_defines_is_said_so(tmp_path: Path) -> None:
    (found,) = check(tmp_path, {"economics/lines.csv": "id,component\na,portal\n"})
    assert found.cure == "Nothing in this study defines a component."
    assert check(tmp_path, {}, component={"portal"}) == []


def test_a_name_is_not_called_unknown_while_its_row_has_mistakes(tmp_path: Path) -> None:
    files = {
        "economics/options.csv": "id,nme\nlean,x\nFull,y\n",
        "economics/lines.csv": "id,option\na,Full\nb,other\n",
    }
    assert [found.problem for found in check(tmp_path, files)] == ["option: unknown option 'other'"]


def test_nor_while_it_may_stand_in_a_row_of_shifted_cells(tmp_path: Path) -> None:
    files = {
        "economics/options.csv": "id\nfull,lean\n",
        "economics/lines.csv": "id,option\na,lean\n",
    }
    assert check(tmp_path, files) == []


def test_very_many_unknown_names_are_counted(tmp_path: Path) -> None:
    lines = "id,option\n" + "".join(f"a{n},solo\n" for n in range(500))
    found = check(tmp_path, {"economics/options.csv": OPTIONS, "economics/lines.csv": lines})
    assert len(found) == 20
    assert "480 more like this" in found[-1].problem


@pytest.mark.parametrize("options", ["", "name\nx\n", 'id;id\n"', "\x00"])
def test_nor_while_the_file_that_may_define_it_cannot_be_read(tmp_path: Path, options: str) -> None:
    files = {"economics/options.csv": options, "economics/lines.csv": "id,option\na,Full\n"}
    assert check(tmp_path, files) == []


class TestRepeated:
    def test_an_id_within_a_table_is_refused_with_both_lines(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, {"sources.csv": "id\nmoi\nun\nmoi\n"})
        assert (found.code, str(found.place)) == (REPEATED.code, "sources.csv:4")
        assert found.problem == "the source 'moi' stands twice, first at line 2"

    def test_an_id_of_one_kind_in_two_files_too(self, tmp_path: Path) -> None:
        files = {"sources.csv": "id\nmoi\n", "more_sources.csv": "id\nun\nmoi\n"}
        (found,) = check(tmp_path, files)
        assert str(found.place) == "more_sources.csv:3"
        assert "first at sources.csv:2" in found.problem

    def test_an_id_of_another_kind_is_another_id(self, tmp_path: Path) -> None:
        assert (
            check(tmp_path, {"sources.csv": "id\nlean\n", "economics/options.csv": "id\nlean\n"})
            == []
        )

    def test_ids_that_nothing_refers_to_stand_once_in_their_table(self, tmp_path: Path) -> None:
        (found,) = check(tmp_path, {"economics/lines.csv": "id\na\nb\na\n"})
        assert found.problem == "the id 'a' stands twice, first at line 2"

    def test_a_column_that_refers_may_repeat(self) -> None:
        class Point(Row):
            id: Annotated[Id, RefersTo("source")]
            year: int

        class Points(Folder):
            sources: Table[Source] = PENDING
            points: Table[Point] = PENDING

        points = (Point(id="moi", year=2015), Point(id="moi", year=2016))
        assert check_references(Points(sources=(Source(id="moi"),), points=points)) == []
        (found,) = check_references(Points(sources=(Source(id="un"),), points=points[:1]))
        assert found.problem == "id: unknown source 'moi'"
