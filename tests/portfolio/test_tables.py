"""The tables beside the studies: what they say, and each mistake with its line."""

from __future__ import annotations

import pytest

from fs_toolkit.portfolio.asked import Change
from fs_toolkit.portfolio.tables import BadTable, read_rates, read_scenarios


@pytest.fixture
def table(tmp_path):
    def write(text, name="table.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


class TestScenarios:
    def test_are_read(self, table):
        found = read_scenarios(
            table("set,quantity,value,unit,factor,reason\ndear,wage,,,1.2,\nlate,opening,2027,year,,x\n"
                  "dear,visits,,,0.9,\n")
        )  # fmt: skip
        assert [each.name for each in found] == ["dear", "late"]
        assert found[0].changes == (Change("wage", factor=1.2), Change("visits", factor=0.9))
        assert found[1].changes == (Change("opening", 2027.0, "year"),)

    def test_as_excel_saves_them(self, table):
        found = read_scenarios(table("\ufeffset;quantity;factor\r\ndear;wage;1,25\r\n"))
        assert found[0].changes == (Change("wage", factor=1.25),)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "empty"),
            ("set,quantity,factor\n", "no scenario"),
            ("set,quantity\na,wage\n", "no value and no factor"),
            ("set,quantity,value,factor\na,wage,1,2\n", "both"),
            ("set,quantity,factor\na,wage,many\n", "many"),
            ("set,quantity,factor\na,wage,-1\n", "-1"),
            ("set,quantity,factor\na,wage,nan\n", "nan"),
            ("set,quantity,factor\na,wage,1e999\n", "1e999"),
            ("set,quantity,factor\na,wage,1\na,wage,2\n", "twice"),
            ("set,quantity,factor\nbase,wage,1\n", "base"),
            ("set,quantity,factor\nA b,wage,1\n", "A b"),
            ("set,quantity,value,unit\na,wage,1,5 %\n", "unit"),
            ("set,quantity,fakter\na,wage,1\n", "fakter"),
            ("quantity,factor\nwage,1\n", "set"),
            ('set,quantity,factor\n"a,wage,1\n', "quotation"),
            (b"\xff\xfe\x00\x01\x02", "table.csv"),
        ],
    )
    def test_refuses(self, text, words, table):
        with pytest.raises(BadTable, match=words) as refused:
            read_scenarios(table(text))
        assert all(each.place.file.endswith("/table.csv") for each in refused.value.findings)

    def test_of_another_kind_of_file(self, table, tmp_path):
        with pytest.raises(BadTable, match="CSV"):
            read_scenarios(table("x", "table.xlsx"))
        with pytest.raises(BadTable, match="not there"):
            read_scenarios(tmp_path / "nowhere.csv")


class TestRates:
    def test_are_read(self, table):
        found = read_rates(table("currency,year,rate,price_index,source\nVND,2024,0.00004,,bank\n"))
        assert (found[0].currency, found[0].rate, found[0].price_index) == ("VND", 0.00004, None)

    @pytest.mark.parametrize(
        ("row", "words"),
        [
            ("vnd,2024,1,,bank", "vnd"),
            ("VND,2024,0,,bank", "0"),
            ("VND,2024,-1,,bank", "-1"),
            ("VND,24,1,,bank", "24"),
            ("VND,2024,1,,", "source"),
            ("VND,2024,1,,bank\nVND,2024,2,,bank", "twice"),
        ],
    )
    def test_refuses(self, row, words, table):
        with pytest.raises(BadTable, match=words):
            read_rates(table(f"currency,year,rate,price_index,source\n{row}\n"))
