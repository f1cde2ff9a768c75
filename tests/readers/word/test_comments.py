"""Comments with their words, places, replies and states."""

from __future__ import annotations

from time import perf_counter

import pytest
import word_files as files

from fs_toolkit.readers.word.comments import asked, comments
from fs_toolkit.readers.word.opened import Opened
from fs_toolkit.readers.word.story import told
from fs_toolkit.readers.word_file import WordFile


def read(body: str, written: str, extended: str = ""):
    parts = {"comments": written} | ({"commentsExtended": extended} if extended else {})
    file = Opened(WordFile(files.made(body, **parts)))
    return comments(file, told(file))


BODY = (
    files.paragraph("Costs", "H2")
    + files.framed("economics.text", files.paragraph("It costs ", inner=files.about(7, "USD 1.2 million")))
    + files.paragraph("Later.", inner=files.about(3, "Who says so?"))
)  # fmt: skip


def test_a_comment_has_author_date_words_and_place():
    [first, second] = read(BODY, files.comment_part(("3", "Lan", "Why?"), ("7", "Kim", "Source?")))
    assert (first.number, first.author, first.date) == (1, "Kim", "2026-01-02 10:00")
    assert (first.text, first.about) == ("Source?", "USD 1.2 million")
    assert first.where.block == "economics.text"
    assert first.where.section == "Costs"
    assert (second.number, second.author, second.where.block) == (2, "Lan", "")


def test_replies_stand_with_what_they_answer():
    written = files.comment_part(
        ("7", "Kim", "Source?"), ("8", "A. Consultant", "UN 2014."), ("9", "Kim", "Thanks."), ("3", "Lan", "Why?")
    )  # fmt: skip
    extended = files.threads((7, -1, 1), (8, 7, 1), (9, 8, 1), (3, -1, 0))
    [kim, lan] = read(BODY, written, extended)
    assert [(reply.author, reply.text) for reply in kim.replies] == [
        ("A. Consultant", "UN 2014."),
        ("Kim", "Thanks."),
    ]
    assert kim.resolved
    assert not lan.resolved
    assert lan.replies == ()


def test_words_over_several_paragraphs_and_blocks():
    body = (
        files.framed("a.one", files.paragraph("One ", inner='<w:commentRangeStart w:id="1"/><w:r><w:t>begins</w:t></w:r>'))
        + files.framed("a.two", files.paragraph("", inner='<w:r><w:t>ends</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'))
    )  # fmt: skip
    [found] = read(body, files.comment_part(("1", "Kim", "Both")))
    assert found.about == "begins ends"
    assert [each.block for each in found.spans] == ["a.one", "a.two"]


def test_a_comment_without_words_and_one_that_stands_nowhere():
    point = files.paragraph("Here", inner='<w:r><w:commentReference w:id="1"/></w:r>')
    [here, nowhere] = read(point, files.comment_part(("2", "Lan", "Lost"), ("1", "Kim", "At")))
    assert (here.about, here.where.text) == ("", "Here")
    assert nowhere.where is None


def test_offers_of_the_toolkit_are_left_out_unless_somebody_answered():
    written = files.comment_part(("3", "fs_toolkit", "It would be 5."), ("7", "Kim", "Source?"))
    assert [each.author for each in asked(read(BODY, written))] == ["Kim"]
    answered = files.comment_part(("3", "fs_toolkit", "It would be 5."), ("4", "Kim", "Leave it."))
    [offer] = asked(read(BODY, answered, files.threads((3, -1, 0), (4, 3, 0))))
    assert (offer.number, offer.author) == (1, "fs_toolkit")


@pytest.mark.parametrize(
    "extended", [files.threads((7, 7, 0)), files.threads((7, 3, 0), (3, 7, 0)), files.threads((99, 98, 1))]
)  # fmt: skip
def test_threads_in_a_circle_end(extended):
    written = files.comment_part(("3", "Lan", "Why?"), ("7", "Kim", "Source?"))
    found = read(BODY, written, extended)
    assert len(found) + sum(len(each.replies) for each in found) == 2


def test_a_file_without_comments():
    file = Opened(WordFile(files.made(files.paragraph("Nothing"))))
    assert comments(file, told(file)) == []


def test_an_endless_comment_is_cut():
    [found] = read(BODY, files.comment_part(("3", "Lan", "x" * 100_000)))
    assert len(found.text) < 5000


def test_thousands_of_comments_on_the_same_words_take_seconds():
    count = 3000
    marks = "".join(f'<w:commentRangeStart w:id="{at}"/>' for at in range(count))
    body = files.paragraph("", inner=marks + "<w:r><w:t>word</w:t></w:r>" * 2000)
    written = files.comment_part(*((str(at), "Kim", "Why?") for at in range(count)))
    chain = files.threads(*((at, at - 1, 0) for at in range(count)))
    begun = perf_counter()
    found = read(body, written, chain)
    assert perf_counter() - begun < 20
    assert len(found) + sum(len(each.replies) for each in found) == count
