from __future__ import annotations

import pytest

from fs_toolkit.core.sources import Source
from fs_toolkit.document.csl import TYPES, Processor, authors, item_of, short_title


def source(**fields: str) -> Source:
    return Source.model_validate({"id": "a", "title": "T", "type": "report"} | fields)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("United Nations", [{"literal": "United Nations"}]),
        ("Saaty, T. L.", [{"family": "Saaty", "given": "T. L."}]),
        (
            "Đỗ, A.; Lê, B. C.",
            [{"family": "Đỗ", "given": "A."}, {"family": "Lê", "given": "B. C."}],
        ),
        ("Ministry of Finance, Viet Nam", [{"literal": "Ministry of Finance, Viet Nam"}]),
        ("홍길동", [{"literal": "홍길동"}]),
    ],
)
def test_tells_persons_from_organisations(author: str, names: list[dict[str, str]]) -> None:
    assert item_of(source(author=author), "", "")["author"] == names


@pytest.mark.parametrize(
    ("year", "issued"),
    [
        ("2015", {"date-parts": [[2015]]}),
        ("2015-12-31", {"date-parts": [[2015, 12, 31]]}),
        ("2015-13", {"literal": "2015-13"}),
        ("2012-2015", {"literal": "2012-2015"}),
        ("about 2015", {"literal": "about 2015"}),
    ],
)
def test_reads_dates(year: str, issued: dict[str, object]) -> None:
    assert item_of(source(year=year), "", "")["issued"] == issued


@pytest.mark.parametrize(
    ("page", "field", "shown"),
    [
        ("4", "page", "4"),
        ("pp. 4-6", "page", "4–6"),
        ("p. 4", "page", "4"),
        ("Article 4", "section", "Article 4"),
    ],
)
def test_tells_pages_from_articles(page: str, field: str, shown: str) -> None:
    assert item_of(source(page=page), "", "")[field] == shown


def test_leaves_out_what_is_empty() -> None:
    assert sorted(item_of(source(), "", "")) == ["id", "language", "title", "title-short", "type"]


def test_every_type_of_source_has_a_type_of_item() -> None:
    kinds = Source.model_fields["type"].annotation
    assert set(TYPES) == set(kinds.__args__)  # type: ignore[union-attr]


def test_shortens_long_titles_only() -> None:
    assert short_title("Law on Complaints") == "Law on Complaints"
    assert short_title("A " * 40).endswith("A…")
    assert len(short_title("word " * 40)) <= 61


def test_authors_stand_between_semicolons() -> None:
    assert authors(source(author="A, B.;C ; ")) == ["A, B.", "C"]


def test_the_style_is_valid() -> None:
    import warnings

    from citeproc import CitationStylesStyle

    from fs_toolkit.core.files import shipped

    path = str(shipped("templates", "citations", "author-date.csl"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # citeproc warns of what its schema does not allow
        for locale in ("en-GB", "ko-KR"):
            assert CitationStylesStyle(path, locale=locale, validate=True).has_bibliography()


def test_cites_with_a_page() -> None:
    from fs_toolkit.core.files import shipped

    items = [item_of(source(author="UN", year="2014"), "b", "")]
    processor = Processor(items, "en", shipped("templates", "citations", "author-date.csl"))
    assert processor.cite("a", "") == "UN, 2014b"
    assert processor.cite("a", "pp. 4-6") == "UN, 2014b, pp. 4–6"
    assert processor.cite("a", "Article 3") == "UN, 2014b, Article 3"
