"""What the study would write, offered beside what a person wrote."""

from __future__ import annotations

import pytest

from fs_toolkit.document.wording import LANGUAGES
from fs_toolkit.writers.delivery import offer_words
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.offers import LONGEST_LINE, MOST_LINES, WORDS, Offers
from fs_toolkit.writers.word.package import body_of, opened


@pytest.fixture
def document(english_file):
    return opened(english_file)


@pytest.fixture
def offered(document):
    """Offers fresh content for what stands in a document; the lines of the comment."""

    def offer(now, fresh):
        place = parsed(f"<w:sdtContent>{now}</w:sdtContent>")
        body_of(document).insert(0, place)
        if not Offers(document, offer_words("en")).make(
            place, parsed(f"<w:sdtContent>{fresh}</w:sdtContent>")
        ):
            return None
        (comments,) = [
            r.target_part for r in document.part.rels.values() if r.reltype.endswith("/comments")
        ]
        return [
            "".join(t.text or "" for t in p.iter(q("w:t")))
            for p in comments.element[-1].iter(q("w:p"))
        ]

    return offer


def p(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows):
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return (
        "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>" + p("Source: GSO")
    )


def test_only_the_lines_that_are_new(offered):
    now = table(("People", "7.2 m"), ("Online", "63 %"))
    fresh = table(("People", "7.3 million"), ("Online", "63 %"))
    assert offered(now, fresh) == [
        "Edited by hand and kept. The study now says here:",
        "People | 7.3 million",
    ]


def test_all_of_it_where_lines_only_went(offered):
    lines = offered(p("one") + p("two") + p("mine"), p("one") + p("two"))
    assert lines == [
        "Edited by hand and kept. The study now has no more here than this:",
        "one",
        "two",
    ]


def test_nothing_where_a_person_wrote_the_same(offered):
    assert (
        offered(
            p("the same"),
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>the </w:t></w:r><w:r><w:t>same</w:t></w:r></w:p>",
        )
        is None
    )


def test_stays_short(offered):
    lines = offered(p("x"), "".join(p(f"line {at} " + "y" * 400) for at in range(MOST_LINES + 5)))
    assert len(lines) == MOST_LINES + 2
    assert all(len(line) <= LONGEST_LINE for line in lines)
    assert lines[-1] == "… and 5 more lines"


def test_a_picture_is_told_in_words(offered):
    drawing = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Two bars"/></wp:inline></w:drawing></w:r></w:p>'
    assert offered(p("my chart"), drawing)[1] == "[Picture: Two bars]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_words(language):
    words = offer_words(language)
    assert set(words) == set(WORDS)
    assert "{count}" in words["Offer: more"]
    assert "{alt}" in words["Offer: picture"]
