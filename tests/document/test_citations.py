from __future__ import annotations

import pytest

from fs_toolkit.core.sources import Source
from fs_toolkit.document.blocks import Cite, Link, Text
from fs_toolkit.document.citations import Bibliography
from fs_toolkit.document.inline import plain

ROWS = [
    ("un_2014", "E-government survey 2014", "United Nations", "2014", "report", "en"),
    ("un_2012", "E-government survey 2012", "United Nations", "2012", "report", "en"),
    ("tp2017", "Tiếp dân ở Hà Nội", "Tien Phong", "2017-01-05", "press", "vi"),
    ("tp2017b", "Another article", "Tien Phong", "2017", "press", "en"),
    ("law", "Luật Khiếu nại 02/2011/QH13", "", "2011", "law", "vi"),
    ("dang", "Đề án", "Đặng, A.", "", "report", "vi"),
    ("saaty", "The analytic hierarchy process", "Saaty, T. L.", "1980", "report", "en"),
    ("seoul", "전자정부", "서울특별시", "2015", "report", "ko"),
    ("talk", "Head of the reception board", "", "2015-06-02", "interview", "en"),
]
SOURCES = {
    id: Source.model_validate(
        {
            "id": id,
            "title": title,
            "author": author,
            "year": year,
            "type": type,
            "language": language,
        }
    )
    for id, title, author, year, type, language in ROWS
}


@pytest.fixture
def english() -> Bibliography:
    return Bibliography(SOURCES, "en")


class TestInTheText:
    @pytest.mark.parametrize(
        ("ids", "page", "shown"),
        [
            (["saaty"], "", "(Saaty, 1980)"),
            (["saaty"], "p. 4", "(Saaty, 1980, p. 4)"),
            (["law"], "Article 4", "(Luật Khiếu nại 02/2011/QH13, 2011, Article 4)"),
            (["un_2012", "un_2014"], "", "(United Nations, 2012, 2014)"),
            (
                ["un_2012", "un_2014"],
                "3-4",
                "(United Nations, 2012; United Nations, 2014, pp. 3–4)",
            ),
            (["saaty", "law"], "", "(Saaty, 1980; Luật Khiếu nại 02/2011/QH13, 2011)"),
            (["tp2017", "tp2017b"], "", "(Tien Phong, 2017b, 2017a)"),  # letters by title
            (["dang"], "", "(Đặng, n.d.)"),
            ([], "", ""),
        ],
    )
    def test_names_author_and_year(
        self, english: Bibliography, ids: list[str], page: str, shown: str
    ) -> None:
        assert english.cite(ids, page) == shown

    def test_joins_neighbours(self, english: Bibliography) -> None:
        cites = [Cite(("saaty",), "p. 3"), Cite(("un_2012", "un_2014"))]
        assert english.citation(cites) == "(Saaty, 1980, p. 3; United Nations, 2012, 2014)"

    def test_needs_letters_only_where_both_are_cited(self) -> None:
        one = Bibliography({"tp2017": SOURCES["tp2017"]}, "en")
        assert one.cite(["tp2017"]) == "(Tien Phong, 2017)"

    def test_tells_undated_sources_apart(self) -> None:
        rows = {id: SOURCES["dang"].model_copy(update={"id": id}) for id in ("d1", "d2")}
        assert Bibliography(rows, "en").cite(["d1", "d2"]) == "(Đặng, n.d.-a, n.d.-b)"

    def test_names_an_unknown_source(self, english: Bibliography) -> None:
        with pytest.raises(KeyError, match=r"unknown source 'saatty'\. Did you mean 'saaty'"):
            english.cite(["saatty"])

    def test_speaks_korean(self) -> None:
        korean = Bibliography(SOURCES, "ko")
        assert korean.cite(["dang", "seoul"]) == "(Đặng, 연도 미상; 서울특별시, 2015)"


class TestList:
    def test_is_sorted_by_author_without_regard_to_marks(self, english: Bibliography) -> None:
        assert [id for id, _ in english.entries(SOURCES)] == [
            "dang", "talk", "law", "saaty", "tp2017b", "tp2017", "un_2012", "un_2014", "seoul",
        ]  # fmt: skip

    def test_begins_with_korean_authors_in_korean(self) -> None:
        assert Bibliography(SOURCES, "ko").entries(SOURCES)[0][0] == "seoul"

    def test_holds_what_was_cited(self, english: Bibliography) -> None:
        english.cite(["saaty"])
        english.cite(["law", "saaty"])
        assert [id for id, _ in english.entries()] == ["law", "saaty"]
        assert list(english.used) == ["saaty", "law"]

    def test_marks_a_title_in_another_language(self, english: Bibliography) -> None:
        [(_, spans)] = english.entries(["tp2017"])
        assert spans == (
            Text("Tien Phong (2017b). "),
            Text("Tiếp dân ở Hà Nội", italic=True, lang="vi"),
            Text("."),
        )

    def test_says_what_cannot_be_looked_up(self, english: Bibliography) -> None:
        [(_, spans)] = english.entries(["talk"])
        assert plain(spans) == "Head of the reception board (2015) [interview]."

    def test_links_the_address_and_dates_the_reading(self) -> None:
        row = SOURCES["saaty"].model_copy(
            update={"url": "https://example.org/a_b", "accessed": "2026-11-01", "page": "p. 9"}
        )
        [(_, spans)] = Bibliography({"saaty": row}, "en").entries(["saaty"])
        assert Link("https://example.org/a_b", "https://example.org/a_b") in spans
        assert plain(spans) == (
            "Saaty, T. L. (1980). The analytic hierarchy process. p. 9. "
            "https://example.org/a_b (read on 1 November 2026)."
        )
        [(_, korean)] = Bibliography({"saaty": row}, "ko").entries(["saaty"])
        assert "(2026년 11월 1일 열람)" in plain(korean)

    def test_makes_no_link_of_another_address(self) -> None:
        row = SOURCES["saaty"].model_copy(update={"url": "javascript:alert(1)"})
        [(_, spans)] = Bibliography({"saaty": row}, "en").entries(["saaty"])
        assert not any(isinstance(span, Link) for span in spans)

    def test_takes_titles_as_they_are(self) -> None:
        title = 'A <i>b</i> & *c* {d} <span class="nocase">e \\f'
        row = SOURCES["saaty"].model_copy(update={"title": title})
        [(_, spans)] = Bibliography({"saaty": row}, "en").entries(["saaty"])
        assert "A <i>b</i> & *c* {d}" in plain(spans)

    def test_is_the_same_whatever_was_cited_before(self) -> None:
        first, second = Bibliography(SOURCES, "en"), Bibliography(SOURCES, "en")
        second.cite(list(SOURCES))
        assert first.entries(SOURCES) == second.entries(SOURCES)
