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


def test_what_is_bought_again_stands_in_the_budget(example, wording, page):
    inputs, found = example.inputs.summary, example.results.economics
    table = page(guideline(inputs, example.basis, found, AFTER, wording))
    again = wording.text("summary.guideline.again", name="§").split("§")
    rows = [row for row in table.rows("summary.guideline.budget") if again[1] in row[0]]
    assert rows  # devices and the desk wear out within the horizon
    live = int(example.basis.value(example.basis.settings.go_live))
    place = [int(year) for year in example.basis.years].index(live)
    [devices] = [
        each
        for each in found.cost_benefit.evaluation.lines[found.cost_benefit.recommended]
        if each.line.id == "c_devices"
    ]
    bought = devices.financial - devices.bought_first(example.basis.shapes).financial
    assert bought[place:].sum() > 0
    [row] = [row for row in rows if row[0].startswith(devices.line.name)]
    printed = sum(float(cell.replace(",", "") or 0) for cell in row[1:] if cell.strip("–—-"))
    shown = bought[place : place + len(row) - 1].sum() / 1000
    assert printed == pytest.approx(shown, abs=1)


def test_without_a_model_there_is_no_budget(read):
    found = read(
        after=AfterAdoption(), result=EconomicsAnswers((), (), (), Chain(), (), NOTHING_HANDED)
    )
    assert not [id for id in found.ids if id.endswith((".budget", ".duties", ".reviews"))]


def test_no_prose_is_asked_for_with_who_and_how(read, wording):
    missing = read(guideline=PENDING)["summary.guideline.pending"]
    assert isinstance(missing, Missing)
    assert missing.who == wording.text("summary.pending.guideline.who")
