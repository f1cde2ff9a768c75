"""Shared draws: W Z equals each scenario played whole, and what is no multiple is named."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from fs_toolkit.economics.engine.multiples import Multiples, split_model
from fs_toolkit.economics.engine.overlays import BASE, Overlaid, Overlay, is_plain
from fs_toolkit.economics.engine.sampling import BLOCK, Sampler, Streams
from fs_toolkit.economics.engine.simulate import Overflow
from fs_toolkit.economics.engine.splitting import NotMultiples
from fs_toolkit.economics.engine.uncertain import spreads

DRAWS = 200


def sampler_of(study):
    found, _ = spreads(study.model, study.basis.quantities)
    return Sampler({each.quantity.id: each.distribution for each in found})


def multiplying(study):
    """The quantities of a study that only multiply."""
    drawn, found = sampler_of(study).quantities, set(study.model.uses)
    while True:
        try:
            split_model(study.model, drawn, found)
        except NotMultiples as refused:
            found -= refused.quantities
        else:
            return sorted(found)


@pytest.fixture(scope="module", params=["studied", "example"])
def shared(request):
    """A study, and its shared draws by all that can be multiplied in it."""
    study = request.getfixturevalue(request.param)
    changed = multiplying(study)
    multiples = Multiples.drawn(study.model, changed, sampler_of(study), Streams(5), DRAWS)
    return study, changed, multiples


def whole(study, overlays):
    played = Overlaid(study.model, sampler_of(study), Streams(5), DRAWS).play(overlays)
    return [each for _, each in played]


def agree(found, played):
    """To 1e-12 of the present values, and so the ratios."""
    for option, (npv, bcr) in found.items():
        other = played[option]
        scale = np.abs(other.npv).max()
        assert np.abs(npv - other.npv).max() <= 1e-12 * scale
        assert_allclose(bcr, other.bcr, rtol=1e-12)


class TestSharedDraws:
    def test_most_quantities_multiply(self, shared):
        study, changed, _ = shared
        assert len(changed) > 0.6 * len(study.model.uses)

    def test_equal_the_base_case(self, shared):
        study, _, multiples = shared
        agree(multiples.scenario(BASE), whole(study, [BASE])[0])

    def test_equal_scenarios_played_whole(self, shared):
        study, changed, multiples = shared
        random = np.random.default_rng(1)
        overlays = [
            Overlay("s", {}, dict(zip(some, random.uniform(0.5, 1.6, len(some)), strict=True)))
            for some in (random.choice(changed, size, replace=False) for size in (1, 2, 5, 20))
        ]
        for overlay, played in zip(overlays, whole(study, overlays), strict=True):
            agree(multiples.scenario(overlay), played)

    def test_a_number_may_be_set(self, shared):
        study, changed, multiples = shared
        drawn = sampler_of(study).quantities
        plain = next(id for id in changed if id not in drawn and is_plain(study.model, id))
        overlay = Overlay("set", {plain: 2.5 * study.basis.quantities[plain].value})
        agree(multiples.scenario(overlay), whole(study, [overlay])[0])

    def test_nothing_times_a_quantity_is_nothing(self, shared):
        study, changed, multiples = shared
        overlay = Overlay("nothing", {}, {changed[0]: 0.0})
        played = whole(study, [overlay])[0]
        if isinstance(played, Overflow):
            with pytest.raises(Overflow, match="no number"):
                multiples.scenario(overlay)
        else:
            agree(multiples.scenario(overlay), played)

    def test_more_draws_change_none(self, shared):
        study, changed, _ = shared
        few, many = (
            Multiples.drawn(study.model, changed[:3], sampler_of(study), Streams(5), count)
            for count in (BLOCK, BLOCK + 10)
        )
        assert few.present.tobytes() == many.present[:, :BLOCK].tobytes()


class TestRefusals:
    @pytest.mark.parametrize("name", ["discount_rate", "opening_year", "population_growth"])
    def test_name_what_is_no_multiple(self, name, studied):
        with pytest.raises(NotMultiples, match=name):
            split_model(studied.model, sampler_of(studied).quantities, {name})
