from __future__ import annotations

import math
from typing import Annotated

import pytest
from pydantic import ValidationError

from fs_toolkit.core.findings import NOWHERE, Place
from fs_toolkit.core.model import (
    PENDING,
    Declined,
    Folder,
    Id,
    Ids,
    Image,
    Pending,
    Places,
    RefersTo,
    Row,
    Share,
    Table,
    Texts,
    Year,
    is_pending,
    rows,
)


class Server(Row):
    id: Id = "one"
    year: Year = 2016
    share: Share = 0.5
    offices: Annotated[Ids, RefersTo("office")] = ()
    points: Texts = ()


class Room(Folder):
    servers: Table[Server] = PENDING
    """The servers."""


class TestRow:
    @pytest.mark.parametrize("id", ["a", "wage_2015", "x" * 60])
    def test_has_an_id_that_serves_as_a_name_everywhere(self, id):
        assert Server(id=id).id == id

    @pytest.mark.parametrize(
        "id", ["", "Wage", "2015", "_wage", "wage-2015", "wage 1", "lön", "x" * 61, "wage\n"]
    )
    def test_refuses_an_id_that_does_not(self, id):
        with pytest.raises(ValidationError, match="id"):
            Server(id=id)

    @pytest.mark.parametrize(
        ("cell", "read"),
        [
            ("north; south ;", ("north", "south")),
            ("", ()),
            (None, ()),
            (["north", "south"], ("north", "south")),
        ],
    )
    def test_holds_several_ids_between_semicolons_or_in_a_list(self, cell, read):
        assert Server(offices=cell).offices == read
        assert Server(points=cell).points == read

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("year", 1799),
            ("year", 2301),
            ("share", 1.01),
            ("share", -0.01),
            ("share", math.nan),
            ("share", math.inf),
        ],
    )
    def test_refuses_what_is_out_of_bounds_or_no_number(self, field, value):
        with pytest.raises(ValidationError, match=field):
            Server.model_validate({field: value})

    def test_refuses_a_field_that_nobody_knows(self):
        with pytest.raises(ValidationError, match="colour"):
            Server.model_validate({"colour": "red"})

    def test_never_changes(self):
        with pytest.raises(ValidationError, match="frozen"):
            Server().year = 2017  # type: ignore[misc]

    def test_knows_where_it_and_each_of_its_cells_was_read(self):
        server = Server()
        assert server.where == NOWHERE
        server.read_from(Places(Place("a.csv", 4), {"year": Place("a.csv", 4, field="year")}))
        assert server.where == Place("a.csv", 4)
        assert server.at("year").field == "year"
        assert server.at("share") == Place("a.csv", 4)  # left out: the place of the row


class TestFolder:
    def test_has_its_tables_pending_until_somebody_answers(self):
        assert isinstance(Room().servers, Pending)
        assert rows(Room().servers) == ()

    def test_gives_the_rows_of_a_table(self):
        assert rows(Room(servers=(Server(), Server(id="two"))).servers)[1].id == "two"

    def test_has_no_rows_in_a_declined_table_which_is_an_answer(self):
        declined = Room(servers=Declined("nothing is hosted")).servers
        assert rows(declined) == ()
        assert not is_pending(declined)

    def test_knows_what_could_not_be_read(self):
        room = Room()
        room.read_from(Places(half_read={"server": frozenset({"two"})}))
        assert room.half_read["server"] == {"two"}


def test_one_pending_answer_of_several_is_enough_to_wait():
    assert is_pending("an answer", PENDING)
    assert not is_pending("an answer", ())


def test_a_picture_does_not_print_its_bytes():
    assert "secret" not in repr(Image("map.png", b"secret"))
