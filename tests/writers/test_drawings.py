"""Charts drawn ahead by other processes: the same bytes, whatever happens to these."""

from dataclasses import replace

import pytest

from fs_toolkit.document.charts import Layer, LayerChart
from fs_toolkit.writers import drawings
from fs_toolkit.writers.charts import MissingGlyphs

LAYERS = LayerChart("Layers", (Layer("One", ("a", "b")),))
CHARTS = tuple(replace(LAYERS, title=f"Layers {at}") for at in range(drawings.FEW))


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setenv("FS_TOOLKIT_CACHE", "")
    drawings._here.clear()


def ahead(charts, workers=2):
    pictures = drawings.Pictures(workers)
    pictures.ahead(charts, "en")
    return pictures


@pytest.fixture
def alone():
    return [drawings.drawn(chart, "en") for chart in CHARTS]


def test_others_draw_the_same_bytes(alone, monkeypatch):
    drawings._here.clear()
    monkeypatch.delattr("fs_toolkit.writers.charts.draw_both")  # here, and not in the others
    with ahead(CHARTS) as drawn:
        assert [drawn(chart, "en") for chart in CHARTS] == alone


def test_what_was_not_announced_is_drawn_here():
    with ahead(CHARTS) as drawn:
        assert drawn(LAYERS, "en") == drawings.drawn(LAYERS, "en")


def test_processes_that_died_are_made_up_for(alone, monkeypatch):
    drawings._here.clear()
    pools = []
    start = drawings.pool_of
    monkeypatch.setattr(
        drawings, "pool_of", lambda workers: pools.append(start(workers)) or pools[0]
    )
    with ahead(CHARTS) as drawn:
        drawings.end(pools[0])
        assert [drawn(chart, "en") for chart in CHARTS] == alone


def test_what_cannot_be_drawn_is_refused_as_ever():
    strange = replace(LAYERS, title="漢江")
    with (
        ahead((*CHARTS, strange)) as drawn,
        pytest.raises(MissingGlyphs, match="漢江"),
    ):
        drawn(strange, "en")


def test_what_this_process_has_is_not_drawn_again(alone, monkeypatch):
    monkeypatch.delattr(drawings, "pool_of")
    with ahead(CHARTS) as drawn:
        assert [drawn(chart, "en") for chart in CHARTS] == alone


def test_no_more_are_remembered_than_have_room(monkeypatch):
    monkeypatch.setattr(drawings, "PICTURES_KEPT", 2)
    for chart in CHARTS[:3]:
        drawings.drawn(chart, "en")
    assert [each.data for each in drawings._here] == list(CHARTS[1:3])


@pytest.mark.parametrize(("charts", "workers"), [(CHARTS, 1), (CHARTS[:-1], 2)])
def test_one_process_or_a_few_charts_start_no_others(charts, workers, monkeypatch):
    monkeypatch.delattr(drawings, "pool_of")
    with ahead(charts, workers) as drawn:
        assert drawn(charts[0], "en").png


def test_what_is_kept_is_not_drawn_again(monkeypatch, tmp_path):
    monkeypatch.setenv("FS_TOOLKIT_CACHE", str(tmp_path))
    for chart in CHARTS:
        drawings.drawn(chart, "en")
    drawings._here.clear()
    monkeypatch.delattr(drawings, "pool_of")
    with ahead(CHARTS) as drawn:
        assert drawn(CHARTS[0], "en").png


def test_charts_may_be_announced_bit_by_bit_and_twice(alone, monkeypatch):
    drawings._here.clear()
    pools = []
    start = drawings.pool_of
    monkeypatch.setattr(
        drawings, "pool_of", lambda workers: pools.append(start(workers)) or pools[-1]
    )
    with ahead(CHARTS[:3]) as drawn:
        assert not pools  # a few start no others
        drawn.ahead(CHARTS, "en")
        drawn.ahead(CHARTS, "en")
        monkeypatch.delattr("fs_toolkit.writers.charts.draw_both")
        assert [drawn(chart, "en") for chart in CHARTS] == alone
    assert len(pools) == 1


@pytest.mark.parametrize("kept", [False, True])
def test_the_others_start_before_the_first_chart_where_nothing_is_kept(kept, monkeypatch, tmp_path):
    monkeypatch.setenv("FS_TOOLKIT_CACHE", str(tmp_path))
    if kept:
        drawings.drawn(LAYERS, "en")
        drawings._here.clear()
    pools = []
    start = drawings.pool_of
    monkeypatch.setattr(
        drawings, "pool_of", lambda workers: pools.append(start(workers)) or pools[-1]
    )
    with drawings.Pictures(2) as drawn:
        drawn.begin()
        assert len(pools) == (0 if kept else 1)
        drawn.ahead(CHARTS[:1], "en")
        assert drawn(CHARTS[0], "en").png


def test_where_no_other_can_be_started_this_one_draws_alone(alone, monkeypatch):
    drawings._here.clear()

    def no_room(workers):
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(drawings, "pool_of", no_room)
    with drawings.Pictures(2) as drawn:
        drawn.begin()
        drawn.ahead(CHARTS, "en")
        assert [drawn(chart, "en") for chart in CHARTS] == alone


def test_getting_ready_draws_nothing_that_anybody_asked_for():
    drawings._here.clear()
    drawings._get_ready()
    assert drawings._here == {}
