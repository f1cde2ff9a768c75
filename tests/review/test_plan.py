"""The work plan and the request for data, from the open questions."""

from __future__ import annotations

import pytest

from fs_toolkit.core.findings import Place
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.review.plan import MOST, data_request, work_plan
from fs_toolkit.review.questions import Question
from fs_toolkit.review.sub_items import FRAME, SUB_ITEMS


@pytest.fixture(params=LANGUAGES)
def wording(request) -> Wording:
    return Wording.read(request.param)


def question(part, what, who="IT office", instrument="interview", status="pending"):
    return Question(part, what, Place("x.csv"), who, instrument, status)


ASKED = (
    question(FRAME[0], "The discount rate.", "consultant", "desk"),
    question(SUB_ITEMS[4], "Servers."),
    question(SUB_ITEMS[4], "Networks."),
    question(SUB_ITEMS[0], "Budget.", "finance office", "request"),
    question(SUB_ITEMS[0], "Area.", "finance office", "request", "answered"),
)


def test_instruments_stand_in_the_order_of_what_waits_for_them(wording, page):
    read = page(work_plan(ASKED, wording))
    assert read.rows("summary.plan") == [
        ["1", "Request", "Finance office", "1.1", "1"],
        ["2", "Interview", "IT office", "2.1", "2"],
    ]
    assert read.never_referred_to() == set()


def test_everybody_is_asked_once_for_all(wording, page):
    read = page(data_request(ASKED, wording))
    assert [row[0] for row in read.rows("summary.request")] == [
        "IT office (2)", "Consultant (1)", "Finance office (1)",
    ]  # fmt: skip
    assert read.rows("summary.request")[0][1:] == ["Servers; Networks", "2.1"]
    assert read.never_referred_to() == set()


def test_a_long_list_is_cut_and_says_so(wording, page):
    many = [question(SUB_ITEMS[4], f"Thing {number}.") for number in range(MOST + 3)]
    [row] = page(data_request(many, wording)).rows("summary.request")
    assert "Thing 11" in row[1]
    assert "Thing 12" not in row[1]
    assert "3" in row[1].rpartition(";")[2]


@pytest.mark.parametrize("blocks", [work_plan, data_request])
def test_nothing_is_asked_where_all_is_answered(wording, blocks):
    done = [question(SUB_ITEMS[0], "Area.", status="answered")]
    assert list(blocks(done, wording)) == []
