from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from fs_toolkit.economics.engine.compile import compile_program
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.engine.player import Player
from fs_toolkit.economics.engine.questions import ranged
from fs_toolkit.study import Study

STUDIES = Path(__file__).resolve().parents[3] / "studies"
NAMES = ("example", "hanoi", "san_fernando")
VIEWS = ("economic", "financial")


@pytest.fixture(scope="module", params=NAMES)
def appraised(request):
    """A study's model, and the quantities of it that have a range."""
    read = Study.read(STUDIES / request.param)
    return read.model, ranged(read.model, dict(read.basis.quantities))


def drawn(quantities, size, seed=11):
    """Numbers anywhere between low and high."""
    random = np.random.default_rng(seed)
    return {row.id: random.uniform(row.low, row.high, size) for row in quantities}


def played(program, given, length):
    """Each output over years and draws, in chunks of a length."""
    player, years, size = (
        Player(program.tape, length),
        program.tape.years,
        len(next(iter(given.values()))),
    )
    parts = [
        [
            np.broadcast_to(each, (years, min(length, size - start))).copy()
            for each in player.run({id: all[start : start + length] for id, all in given.items()})
        ]
        for start in range(0, size, length)
    ]
    return [np.concatenate(each, axis=1) for each in zip(*parts, strict=True)]


class TestPrograms:
    @pytest.mark.parametrize("view", VIEWS)
    def test_come_to_what_the_model_does_in_each_draw(self, appraised, view):
        model, quantities = appraised
        given = drawn(quantities, 12)
        program = compile_program(model, given, view=view)
        found = played(program, given, 256)
        assert program.options == tuple(each.id for each in model.alternatives)
        for number in range(12):
            case = evaluate_model(model, {id: each[number] for id, each in given.items()})
            assert_allclose(found[program.rate][0, number], case.rate, rtol=1e-15)
            for k, option in enumerate(program.options):
                flows, size = case.increment(option, view), case.gross(option, view)
                for output, mine, gross in zip(
                    found[2 * k : 2 * k + 2],
                    (flows.costs, flows.benefits),
                    (size.costs, size.benefits),
                    strict=True,
                ):
                    # where the baseline is taken off, what is left has the error of the whole
                    error = 1e-12 * np.maximum(np.abs(gross).max(), np.abs(mine).max())
                    assert_allclose(output[:, number], mine, rtol=1e-12, atol=error)

    @pytest.mark.parametrize("size", [7, 1000])
    def test_no_number_depends_on_the_chunk_it_is_in(self, appraised, size):
        model, quantities = appraised
        given = drawn(quantities, size)
        program = compile_program(model, given)
        one, other = (played(program, given, length) for length in (256, 8192))
        for mine, its in zip(one, other, strict=True):
            assert mine.tobytes() == its.tobytes()

    def test_use_their_buffers_again(self, appraised):
        model, quantities = appraised
        program = compile_program(model, [row.id for row in quantities])
        assert 2 * sum(program.tape.buffers) < len(program.tape.operations)

    def test_can_be_run_again_in_part(self, appraised):
        model, quantities = appraised
        ids = [row.id for row in quantities]
        program = compile_program(model, ids, keep_all=True)
        base, other = drawn(quantities, 50), drawn(quantities, 50, seed=12)
        player, into, whole = (Player(program.tape, 64) for _ in range(3))
        player.run(base)
        for id in ids:
            given = {id: other[id]}
            found = player.again(program.tape.touched_by([id]), given, into)
            full = whole.run({**base, **given})
            for mine, its in zip(found, full, strict=True):
                assert mine.tobytes() == its.tobytes(), id

    def test_of_some_options_are_shorter_and_the_same(self, appraised):
        model, quantities = appraised
        given = drawn(quantities, 5)
        whole = compile_program(model, given)
        option = whole.options[-1]
        alone = compile_program(model, given, options=[option])
        assert alone.options == (option,)
        assert len(alone.tape.operations) <= len(whole.tape.operations)
        k = whole.options.index(option)
        mine, its = played(alone, given, 256), played(whole, given, 256)
        for one, other in zip(mine[:2], its[2 * k : 2 * k + 2], strict=True):
            assert_allclose(one, other, rtol=1e-12, atol=1e-12 * np.abs(other).max())


WITHOUT = {"id": "without", "name": "Without", "kind": "baseline"}
MINIMUM = {"id": "minimum", "name": "The least", "kind": "do_minimum"}
PROJECT = {"id": "project", "name": "The project", "kind": "alternative"}


class TestSmallPrograms:
    def test_what_an_option_sets_itself_holds_in_it(self, study):
        lines = {
            "time": {"formula": "hours * wage", "option": "minimum;project", "side": "benefit"}
        }
        one = study(
            lines, {"hours": 2.0, "wage": 3.0}, (WITHOUT, MINIMUM, PROJECT),
            changes={"minimum": {"hours": 1.0}},
        )  # fmt: skip
        program = compile_program(one.model, ["hours"])
        found = played(program, {"hours": np.array([2.0, 10.0])}, 2)
        assert program.options == ("minimum", "project")
        assert_allclose(found[1][0], [3, 3])  # 1 hour whatever is drawn
        assert_allclose(found[3][0], [6, 30])

    def test_an_input_replaces_a_formula_as_a_change_does(self, study):
        one = study({"desk": {"formula": "double"}}, {"wage": 3.0, "double": "2 * wage"})
        program = compile_program(one.model, ["wage", "double"])
        given = {"wage": np.array([1.0]), "double": np.array([7.0])}
        assert_allclose(played(program, given, 1)[0][:, 0], 7)

    def test_totals_of_families_are_of_the_option_alone(self, study):
        lines = {
            "platform": {"formula": "price", "family": "investment"},
            "form": {"formula": "1", "family": "investment", "option": "minimum"},
            "training": {"formula": "0.1 * total(investment)", "option": "minimum;project"},
        }
        one = study(lines, {"price": 100.0}, (WITHOUT, MINIMUM, PROJECT))
        found = played(compile_program(one.model, ["price"]), {"price": np.array([50.0])}, 1)
        assert_allclose([found[0][0, 0], found[2][0, 0]], [1.1, 55])

    def test_the_discount_rate_may_be_drawn_or_not(self, study):
        one = study({"desk": {"formula": "wage"}}, {"wage": 3.0})
        fixed, free = (compile_program(one.model, ids) for ids in (["wage"], ["wage", "rate"]))
        given = {"wage": np.array([1.0, 2.0]), "rate": np.array([0.03, 0.07])}
        assert_allclose(Player(fixed.tape, 2).run(given)[fixed.rate], 0.1)
        assert_allclose(Player(free.tape, 2).run(given)[free.rate], [0.03, 0.07])

    def test_a_moment_may_be_drawn(self, study):
        one = study({"desk": {"formula": "7", "first": "live", "last": "end"}})
        given = {"opening": np.array([2016.0, 2019.0, 2018.0])}
        found = played(compile_program(one.model, ["opening"]), given, 3)[0]
        expected = [one.flows("desk", opening=year).base for year in given["opening"]]
        assert_allclose(found.T, expected)
