"""Scenarios over draws come to what the model comes to in each draw with the same changes."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from fs_toolkit.economics.engine.appraise import npv
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.engine.overlays import BASE, Opening, Overlaid, Overlay, is_plain
from fs_toolkit.economics.engine.sampling import BLOCK, Sampler, Streams
from fs_toolkit.economics.engine.simulate import Overflow
from fs_toolkit.economics.engine.uncertain import spreads


def sampler_of(study):
    found, _ = spreads(study.model, study.basis.quantities)
    return Sampler({each.quantity.id: each.distribution for each in found})


def played(study, overlays, draws=12, seed=3):
    model, sampler = study.model, sampler_of(study)
    return [each for _, each in Overlaid(model, sampler, Streams(seed), draws).play(overlays)]


@pytest.fixture(scope="module")
def drawn(studied):
    """The draws themselves."""
    return sampler_of(studied).draw(Streams(3), 0, 12)


class TestOverlaid:
    def test_the_base_case_is_the_simulation(self, studied):
        [found] = played(studied, [BASE], draws=300)
        simulated = studied.simulate(300, 3)
        for option, each in simulated.draws.items():
            assert found[option].npv.tobytes() == each.npv.tobytes()
            assert found[option].irr.tobytes() == each.irr.tobytes()

    @pytest.mark.parametrize(
        "overlay",
        [
            Overlay("drawn quantity set", {"handling_minutes": 20.0}),
            Overlay("opens late", {"opening_year": 2020.0}),
            Overlay("two", {"discount_rate": 0.05}, {"platform_lean": 1.5}),
            Overlay("drawn quantity multiplied", {}, {"wage_2015": 0.8}),
        ],
        ids=lambda each: each.name,
    )
    def test_come_to_what_the_model_does_in_each_draw(self, overlay, studied, drawn):
        assert overlay.quantities <= studied.model.uses
        [found] = played(studied, [overlay])
        for number in range(12):
            case = {id: each[number] for id, each in drawn.items()}
            case |= {id: case.get(id, studied.basis.quantities[id].value) * each
                     for id, each in overlay.factors.items()}  # fmt: skip
            case |= overlay.sets
            evaluation = evaluate_model(studied.model, case)
            for option in found:
                assert found[option].npv[number] == pytest.approx(npv(evaluation, option), rel=1e-9)

    def test_a_series_is_multiplied_in_every_year(self, studied):
        series = next(id for id in sorted(studied.model.uses) if not is_plain(studied.model, id)
                      and id in studied.model.definitions.over_years)  # fmt: skip
        same, half = played(studied, [Overlay("same", {}, {series: 1.0}), Overlay("half", {}, {series: 0.5})])  # fmt: skip
        [base] = played(studied, [BASE])
        option = studied.model.recommended
        assert_allclose(same[option].npv, base[option].npv, rtol=1e-9)
        assert np.abs(half[option].npv - base[option].npv).max() > 0

    def test_one_without_a_number_leaves_the_others(self, studied):
        rate = studied.model.discount_rate
        bad, base = played(studied, [Overlay("bad", {rate: -2.0}), BASE])
        assert isinstance(bad, Overflow)
        assert "discount rate" in str(bad)
        assert np.isfinite(base[studied.model.recommended].npv).all()

    def test_are_the_same_alone_and_among_others(self, studied, monkeypatch):
        overlays = [
            BASE,
            Overlay("a", {}, {"platform_lean": 1.2}),
            Overlay("b", {"enquiries": 3.0}),
        ]
        together = played(studied, overlays, draws=BLOCK + 5)
        monkeypatch.setattr("fs_toolkit.economics.engine.overlays.MOST_BYTES", 1)
        alone = played(studied, overlays, draws=BLOCK + 5)
        option = studied.model.recommended
        for mine, other in zip(together, alone, strict=True):
            assert mine[option].npv.tobytes() == other[option].npv.tobytes()


def test_an_opening_is_of_what_is_not_drawn(studied):
    drawn = sampler_of(studied).quantities
    overlay = Overlay("x", {drawn[0]: 1.0}, {drawn[1]: 2.0})
    assert Opening.of(overlay, studied.model, drawn) == Opening()
