from __future__ import annotations

import time

import pytest

from fs_toolkit.readers.overlay_file import read_overlays

HEAD = "set,quantity,value,reason\n"


@pytest.fixture
def read(tmp_path, studied):
    def run(content, name="mine.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_overlays(path, studied.basis, studied.model)

    return run


class TestGoodFiles:
    @pytest.mark.parametrize(
        "content",
        [
            HEAD + "mine,enquiries,5,Counted.\nmine,wage_share,0.6,\nother,petitions,40000,\n",
            "\ufeffset;quantity;value;reason\r\nmine;enquiries;5;Counted.\r\nmine;wage_share;0,6;\r\n"
            "other;petitions;40000;\r\n",
            "sep=;\nset;quantity;value\nmine;enquiries;5\nmine;wage_share;0.6\n\nother;petitions;40000\n",
        ],
        ids=["csv", "excel", "sep"],
    )
    def test_are_read_as_excel_writes_them(self, content, read):
        found, findings = read(content)
        assert findings == []
        assert found == {
            "mine": {"enquiries": 5, "wage_share": 0.6}, "other": {"petitions": 40000},
        }  # fmt: skip

    def test_a_workbook_too(self, read, tmp_path, studied):
        from openpyxl import Workbook

        book = Workbook()
        for row in (["set", "quantity", "value"], ["mine", "enquiries", 5]):
            book.active.append(row)
        book.save(tmp_path / "mine.xlsx")
        found, findings = read_overlays(tmp_path / "mine.xlsx", studied.basis, studied.model)
        assert (found, findings) == ({"mine": {"enquiries": 5}}, [])


class TestBadFiles:
    @pytest.mark.parametrize(
        ("content", "line", "said"),
        [
            (HEAD + "mine,enquirie,5,\n", 2, "unknown quantity 'enquirie'"),
            (HEAD + "mine,enquiries,=1+2,\n", 2, "'=1+2' is text"),
            (HEAD + "mine,enquiries,many,\n", 2, "'many' is text"),
            (HEAD + "mine,enquiries,,\n", 2, "value is empty"),
            (HEAD + "mine,enquiries,nan,\n", 2, "value"),
            (HEAD + "mine,discount_rate,-1,\n", 2, "not above -1"),
            (HEAD + "lean,enquiries,5,\n", 2, "'lean' is an option"),
            (HEAD + "mine,enquiries,5,\nmine,enquiries,6,\n", 3, "twice"),
            (HEAD + "mine two,enquiries,5,\n", 2, "mine two"),
            ("quantity,value\nenquiries,5\n", 1, "set is missing"),
            ("set,quantity,worth\nmine,enquiries,5\n", 1, "worth"),
            (HEAD, None, "lists no scenario"),
            ("", None, "empty"),
        ],
    )
    def test_are_refused_with_their_line(self, content, line, said, read):
        found, findings = read(content)
        assert found == {}
        assert any(said in each.problem and each.place.line == line for each in findings), findings
        assert all(each.cure for each in findings)

    def test_of_several_mistakes_each_is_told(self, read):
        _, findings = read(HEAD + "mine,enquirie,5,\nlean,enquiries,5,\nmine,enquiries,a,\n")
        assert len(findings) == 3

    def test_a_quantity_given_by_a_formula_is_told_what_it_is_made_of(self, read, studied):
        formula = next(row for row in studied.basis.quantities.values() if row.formula)
        _, [found] = read(HEAD + f"mine,{formula.id},5,\n")
        assert "is given by a formula" in found.problem

    @pytest.mark.parametrize("content", [b"\x00\x01\x02" * 999, b"PK\x03\x04" + bytes(range(256))])
    def test_a_binary_file(self, content, read):
        found, findings = read(content)
        assert found == {}
        assert findings

    def test_a_million_rows_end_soon(self, read):
        begun = time.perf_counter()
        found, findings = read(HEAD + "mine,enquiries,5,\n" * 1_000_000)
        assert time.perf_counter() - begun < 60
        assert found == {}
        assert any("rows" in each.problem or "MB" in each.problem for each in findings)

    @pytest.mark.parametrize("name", ["mine.txt", "mine.ods", "mine"])
    def test_another_kind_of_file(self, name, read):
        _, [found] = read(HEAD, name)
        assert "not read here" in found.problem

    def test_a_file_that_is_not_there_or_a_folder(self, tmp_path, studied):
        for path in (tmp_path / "none.csv", tmp_path):
            found, findings = read_overlays(path, studied.basis, studied.model)
            assert found == {}
            assert findings
