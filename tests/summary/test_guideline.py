"""The guideline for operation: prose, and roles, budget line and reviews beside it."""

from __future__ import annotations

import pytest

from fs_toolkit.core.model import PENDING
from fs_toolkit.document.blocks import Missing
from fs_toolkit.economics.analysis import EconomicsAnswers
from fs_toolkit.economics.chain import Chain
from fs_toolkit.economics.handed_over import NOTHING_HANDED
from fs_toolkit.summary.guideline import AfterAdoption, Duty, Looked, guideline

AFTER = AfterAdoption(
    (Duty("IT office", "owns the register"), Duty("desk", "answers")),
    (Looked("June 2030", "Renewal", "renew, or end", "mayor"),),
    ("City budget",),
)


@pytest.fixture
def read(studied, economics, wording, page):
    def run(after=AFTER, result=economics, **answers):
        inputs = studied.inputs.summary.model_copy(update=answers)
        return page(guideline(inputs, studied.basis, result, after, wording))

    return run


def test_the_prose_is_the_study_s_own(studied, read):
    found = read()
    assert found["summary.guideline.answer"].style == "answer"
    assert "Who runs it" in found.words("summary.guideline.text")
    assert "Who runs it" in studied.inputs.summary.guideline.text


def test_roles_and_reviews_stand_in_tables(read):
    found = read()
    assert found.rows("summary.guideline.duties")[0] == ["IT office", "Owns the register"]
    assert found.rows("summary.guideline.reviews") == [
        ["June 2030", "Renewal", "Renew, or end", "Mayor"]
    ]
    assert found.never_referred_to() == set()


def test_the_budget_line_adds_up_in_each_year_of_service(read, studied, economics, number):
    rows = read().rows("summary.guideline.budget")
    heads = [column.head for column in read()["summary.guideline.budget"].columns]
    live = round(studied.basis.value(studied.basis.settings.go_live))
    assert heads[1:] == [str(year) for year in range(live, live + 8)]
    *parts, total, local = rows
    for place in range(1, len(heads)):
        assert sum(number(row[place]) for row in parts) == pytest.approx(
            number(total[place]), abs=len(parts)
        )
        assert number(local[place]) == pytest.approx(number(total[place]) * 21.69757, rel=4e-3)


def test_without_a_model_there_is_no_budget(read):
    found = read(
        after=AfterAdoption(), result=EconomicsAnswers((), (), (), Chain(), (), NOTHING_HANDED)
    )
    assert not [id for id in found.ids if id.endswith((".budget", ".duties", ".reviews"))]


def test_no_prose_is_asked_for_with_who_and_how(read, wording):
    missing = read(guideline=PENDING)["summary.guideline.pending"]
    assert isinstance(missing, Missing)
    assert missing.who == wording.text("summary.pending.guideline.who")
