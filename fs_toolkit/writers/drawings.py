"""A report's charts as pictures: kept ones, and others drawn, by several processes if wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fs_toolkit.core.processes import end, pool_of
from fs_toolkit.writers.picture_cache import PictureCache, key_of, user_folder

if TYPE_CHECKING:
    from fs_toolkit.document.charts import ChartData
    from fs_toolkit.writers.charts import Drawn

PICTURES_KEPT = 256
"""Of the charts drawn in one process; a report has some forty, at 0.1 MB or so each."""
MOST_PROCESSES = 4
"""More would take memory, 0.1 GB each, and hardly time."""
FEW = 6
"""Charts that one process draws in the time in which others start."""

Draw = Callable[["ChartData"], "Drawn"]


@dataclass(frozen=True)
class _Drawing:
    """A chart to be drawn; one that reads the same is the same."""

    text: str
    language: str
    data: ChartData = field(compare=False)


_here: dict[_Drawing, Drawn] = {}
"""What this process has, the oldest first."""


def _drawn(drawing: _Drawing) -> Drawn:
    if found := _here.get(drawing):
        return found
    kept = PictureCache(user_folder())
    key = key_of(drawing.data, drawing.language)
    drawn = kept.get(key)
    if drawn is None:
        from fs_toolkit.writers.charts import draw_both

        drawn = draw_both(drawing.data, drawing.language)
        kept.put(key, drawn)
    return _remembered(drawing, drawn)


def _remembered(drawing: _Drawing, drawn: Drawn) -> Drawn:
    while len(_here) >= PICTURES_KEPT:
        del _here[next(iter(_here))]
    _here[drawing] = drawn
    return drawn


def drawn(data: ChartData, language: str) -> Drawn:
    """A chart as pictures, drawn once however often they are asked for, by this user at least."""
    return _drawn(_Drawing(repr(data), language, data))


@contextmanager
def drawn_ahead(charts: Iterable[ChartData], language: str, workers: int) -> Iterator[Draw]:
    """A `drawn` for a language, of which `workers` processes draw these charts meanwhile.

    The pictures are the same bytes whoever draws them. One process, or a few charts that
    are not kept, start no others.
    """
    awaited = _not_kept(charts, language) if workers > 1 else []
    if len(awaited) < FEW:
        yield lambda data: drawn(data, language)
        return
    pool = pool_of(min(workers, MOST_PROCESSES))
    try:
        coming = {drawing: pool.submit(_drawn_or_none, drawing) for drawing in awaited}
        yield _Ahead(coming, language)
    finally:
        end(pool)


def _not_kept(charts: Iterable[ChartData], language: str) -> list[_Drawing]:
    drawings = dict.fromkeys(_Drawing(repr(data), language, data) for data in charts)
    return [each for each in drawings if each not in _here and not _is_kept(each)]


def _is_kept(drawing: _Drawing) -> bool:
    return PictureCache(user_folder()).has(key_of(drawing.data, drawing.language))


class _Ahead:
    """Takes what other processes drew, and draws itself what they did not."""

    def __init__(self, coming: dict[_Drawing, Future[Drawn | None]], language: str) -> None:
        self._coming, self._language = coming, language

    def __call__(self, data: ChartData) -> Drawn:
        drawing = _Drawing(repr(data), self._language, data)
        try:
            there = self._coming[drawing].result() if drawing in self._coming else None
        except BrokenProcessPool:  # no memory, or ended by the computer's owner
            self._coming.clear()
            there = None
        return _remembered(drawing, there) if there else _drawn(drawing)


def _drawn_or_none(drawing: _Drawing) -> Drawn | None:
    """What a process draws; what it cannot draw is refused by the one that asked."""
    try:
        return _drawn(drawing)
    except Exception:  # of any kind: it is raised again where it can be told
        return None
