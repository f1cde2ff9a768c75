from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from fs_toolkit.economics.engine.budgets import investment, investment_draws, quantity_draws
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.engine.sampling import BLOCK, Streams
from fs_toolkit.economics.simulation import simulate
from fs_toolkit.study import Study

STUDIES = Path(__file__).resolve().parents[3] / "studies"


def bought(model, basis, changes, option):
    """The cash of the spread lines of an option until anything is bought again."""
    case = evaluate_model(model, changes)
    lines = [
        each.bought_first(basis.shapes)
        for each in case.lines[option]
        if each.line.side == "cost" and each.line.spread
    ]
    return sum(float(each.financial.sum()) for each in lines)


@pytest.fixture(scope="module", params=["example", "hanoi", "san_fernando"])
def drawn(request):
    study = Study.read(STUDIES / request.param)
    return study, study.simulate(draws=300, seed=5)


def test_each_draw_costs_what_the_model_says(drawn):
    study, run = drawn
    found = investment_draws(study.model, run.sampler, run.streams, run.count)
    values = quantity_draws(run.sampler, run.streams, run.count)
    for number in (0, 17, 299):
        case = {id: float(each[number]) for id, each in values.items()}
        for option in study.model.alternatives:
            expected = bought(study.model, study.basis, case, option.id)
            assert found[option.id][number] == pytest.approx(expected, rel=1e-11)


def test_the_base_case_is_what_is_paid(drawn):
    from fs_toolkit.summary.money import investment as of_summary

    study, _ = drawn
    for option, sum_ in investment(study.model).items():
        assert sum_ == pytest.approx(bought(study.model, study.basis, {}, option), rel=1e-12)
        paid = of_summary(study.basis, study.appraised[1], option).paid
        assert sum_ == pytest.approx(paid, rel=1e-12)


def test_what_is_bought_again_is_no_investment(on_disk):
    study = on_disk()  # a platform of 200 that lasts five years of ten
    from fs_toolkit.economics.engine.model import compile_model

    model = compile_model(study.inputs, study.basis)
    found = investment(model)
    assert found["lean"] == pytest.approx(200 * 1.2)  # with its bias
    assert found["form"] == 0  # a line without a spread


class TestQuantities:
    def test_are_those_of_the_simulation(self, drawn):
        study, run = drawn
        again = simulate(study.model, study.basis, 300, seed=5)
        values = quantity_draws(again.sampler, again.streams, 300)
        first = run.sampler.draw(Streams(5), 0, 300)
        for id, each in values.items():
            assert each.tobytes() == first[id].tobytes()

    def test_go_on_over_blocks(self, drawn):
        _, run = drawn
        values = quantity_draws(run.sampler, Streams(1), BLOCK + 10)
        some = run.sampler.draw(Streams(1), 1, 10)
        for id, each in values.items():
            assert np.array_equal(each[BLOCK:], some[id])
