"""A report's charts as pictures: kept ones, and others drawn, by several processes if wanted."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from fs_toolkit.core.garbage import collection_paused
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


class Pictures:
    """Charts as pictures, of which other processes draw some meanwhile.

    The pictures are the same bytes whoever draws them. One worker, or a few charts that are
    not kept, start no others. To be used in a `with`, at whose end the others go.
    """

    def __init__(self, workers: int = 1) -> None:
        self._workers = min(workers, MOST_PROCESSES)
        self._waiting: dict[_Drawing, None] = {}
        self._coming: dict[_Drawing, Future[Drawn | None]] = {}
        self._pool: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            end(self._pool)
            self._pool = None

    def begin(self) -> None:
        """Have the others start before the first chart is known, if no picture at all is kept."""
        if self._workers > 1 and not _here and PictureCache(user_folder()).is_empty():
            self._start()

    def ahead(self, charts: Iterable[ChartData], language: str) -> None:
        """Have these charts drawn meanwhile, those that are not kept or coming already."""
        if self._workers < 2:
            return
        for drawing in (_Drawing(repr(data), language, data) for data in charts):
            if drawing not in self._coming and drawing not in _here and not _is_kept(drawing):
                self._waiting[drawing] = None
        if self._pool is None and len(self._waiting) >= FEW:
            self._start()
        if self._pool is not None:
            with suppress(BrokenProcessPool):
                for drawing in self._waiting:
                    self._coming[drawing] = self._pool.submit(_drawn_or_none, drawing)
            self._waiting.clear()

    def _start(self) -> None:
        """Start the others; where the machine has no room for them, this process draws alone."""
        try:
            self._pool = pool_of(self._workers)
            for _ in range(self._workers):
                self._pool.submit(_get_ready)
        except (OSError, BrokenProcessPool):
            self._workers = 1

    def __call__(self, data: ChartData, language: str) -> Drawn:
        """A chart as pictures; what others did not draw is drawn here."""
        drawing = _Drawing(repr(data), language, data)
        try:
            there = self._coming[drawing].result() if drawing in self._coming else None
        except BrokenProcessPool:  # no memory, or ended by the computer's owner
            self._coming.clear()
            there = None
        return _remembered(drawing, there) if there else _drawn(drawing)


def _is_kept(drawing: _Drawing) -> bool:
    return PictureCache(user_folder()).has(key_of(drawing.data, drawing.language))


def _get_ready() -> None:
    """Load all that drawing needs, before there is something to draw: draw an empty page."""
    from fs_toolkit.writers.charts import fonts, page, style

    fonts.register()
    with style.house_style():
        empty = page.Page("").finish()
        page.png(empty)
        page.svg(empty)


def _drawn_or_none(drawing: _Drawing) -> Drawn | None:
    """What a process draws; what it cannot draw is refused by the one that asked."""
    try:
        with collection_paused():
            return _drawn(drawing)
    except Exception:  # of any kind: it is raised again where it can be told
        return None
