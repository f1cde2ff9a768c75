"""Runs the cities of a portfolio on any executor.

A few more cities than there are workers are in flight at a time. When a worker dies, those
that were in flight are played again one at a time: the one that brings a worker down when it
is alone is at fault, and is reported; all others are finished.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeAlias, TypeVar

from fs_toolkit.core.processes import end
from fs_toolkit.portfolio.asked import Ask
from fs_toolkit.portfolio.city import City
from fs_toolkit.portfolio.jobs import Job, jobs_of
from fs_toolkit.portfolio.result import Entry, Portfolio
from fs_toolkit.portfolio.store import Store, is_folder
from fs_toolkit.portfolio.task import Done, Failure, play_city

Starts: TypeAlias = Callable[[], Executor]
"""Starts an executor, so that another can be started when its workers are gone."""
Task: TypeAlias = Callable[[str, str, Ask], Done]
P = ParamSpec("P")
T = TypeVar("T")

AHEAD = 2
"""Cities that wait at the workers, so that none is ever idle."""
MOST_STARTS = 3
"""Executors started one after the other without an answer from any, before it is given up."""
IN_FLIGHT = 8
"""Where it is not known how many workers there are."""
GONE = Failure(
    "worker",
    "it was not played: the executor or the scheduler stopped, and another could not be started",
)
DIED = Failure(
    "worker",
    "its worker process died twice, the second time with no other city beside it: as a rule the "
    "machine has too little memory for so many draws",
)


@dataclass(frozen=True)
class Progress:
    """How far a run is."""

    done: int
    total: int
    failed: int
    seconds: float
    """Since the start."""
    reused: int = 0
    """Of those done, taken from the folder of results."""

    @property
    def remaining(self) -> float | None:
        """Seconds that are left if it goes on like this; None before the first city."""
        played = self.done - self.reused
        return self.seconds / played * (self.total - self.done) if played else None


class Here(Executor):
    """Plays in this process, at once."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The result, in a future that is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def run_portfolio(
    studies: Sequence[Path | str],
    ask: Ask | None = None,
    executor: Executor | Starts | None = None,
    progress: Callable[[Progress], None] | None = None,
    out: Path | str | None = None,
    resume: bool = False,
    in_flight: int | None = None,
    task: Task = play_city,
    heard: Callable[[float], None] | None = None,
) -> Portfolio:
    """Play many studies, and collect what they came to.

    The results are the same bytes for any executor, number of workers and order.

    Parameters
    ----------
    studies : sequence of path
        Their folders; one that is there twice, or holds the same study as another, counts once.
    ask : Ask, optional
        Draws, seed and scenarios.
    executor : Executor, or a function that starts one; optional
        Where to play. Only with a function a pool whose worker died is started again. Left out:
        one city after the other in this process.
    progress : callable, optional
        Called after each city.
    out : path, optional
        Folder that keeps the results, one file a city, each as soon as it is there.
    resume : bool
        Whether results in that folder are used.
    in_flight : int, optional
        How many cities are handed out at a time; the workers and two more if left out.
    task : callable
        What plays a city; for tests.
    heard : callable, optional
        Given the seconds that each city took where it was played; for benchmarks.

    Raises
    ------
    ValueError
        If there is no study, or something is asked that cannot be.
    EnvironmentProblem
        If results cannot be kept.
    """
    if not studies:
        raise ValueError("a portfolio has at least one study")
    if in_flight is not None and in_flight < 1:
        raise ValueError(f"in_flight must be 1 or more, not {in_flight}")
    ask = ask or Ask()
    store = Store.at(Path(out)) if out is not None else None
    jobs, left_out = jobs_of(studies, ask)
    run = _Run(ask, store, task, progress, heard, jobs, in_flight)
    if resume and store is not None:
        run.reuse(store)
    run.go(Here if executor is None else executor)
    entries, failed = [], []
    for job in jobs:
        found = run.found[job.number]
        if isinstance(found, Failure):
            failed.append((job.folder, found))
        else:
            entries.append(Entry(job.folder, found))
    return Portfolio(ask, tuple(entries), tuple(failed), left_out, tuple(run.notes))


@dataclass
class _Run:
    ask: Ask
    store: Store | None
    task: Task
    tell: Callable[[Progress], None] | None
    hear: Callable[[float], None] | None
    jobs: Sequence[Job]
    in_flight: int | None
    found: dict[int, City | Failure] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    reused: int = 0
    begun: float = field(default_factory=time.monotonic)
    flying: dict[Future[Done], Job] = field(default_factory=dict)
    suspects: deque[Job] = field(default_factory=deque)
    """They were in flight when a worker died; each is played again with no other beside it."""
    alone: Job | None = None
    broken: bool = False
    starts: int = 0

    def reuse(self, store: Store) -> None:
        """Take what the folder holds already."""
        for job in self.jobs:
            city, problem = store.read(job.path.name, job.key)
            if city is not None:
                self.found[job.number] = city
                self.reused += 1
            elif problem:
                self.notes.append(f"{problem}; the city is played again")

    def go(self, given: Executor | Starts) -> None:
        """Play what is not there yet."""
        waiting = deque(job for job in self.jobs if job.number not in self.found)
        self._report()
        if not waiting:
            return
        ours = not isinstance(given, Executor)
        executor = given if isinstance(given, Executor) else given()
        window = self.in_flight or _window(executor)
        try:
            while waiting or self.suspects or self.flying:
                self._send(executor, waiting, window)
                if self.flying:
                    done, _ = wait(self.flying, return_when=FIRST_COMPLETED)
                    for future in sorted(done, key=lambda each: self.flying[each].number):
                        self._take(future)
                if self.broken:
                    self.starts += 1
                    if isinstance(given, Executor) or self.starts > MOST_STARTS:
                        if ours:
                            end(executor)
                        self._give_up(waiting)
                        return
                    end(executor)
                    executor, self.broken = given(), False
        except BaseException:
            if ours:
                end(executor)
            for future in () if ours else self.flying:
                future.cancel()
            raise
        if ours:
            executor.shutdown()

    def _send(self, executor: Executor, waiting: deque[Job], window: int) -> None:
        if self.suspects:
            if not self.flying:
                self.alone = self.suspects.popleft()
                self._submit(executor, self.alone, self.suspects)
            return
        while waiting and len(self.flying) < window and not self.broken:
            self._submit(executor, waiting.popleft(), waiting)

    def _submit(self, executor: Executor, job: Job, back: deque[Job]) -> None:
        if not is_folder(job.path):
            self._settle(job, Failure("errors", "there is no such folder"))
            return
        try:
            future = executor.submit(self.task, str(job.path), job.fingerprint, self.ask)
        except (BrokenExecutor, RuntimeError):  # it broke, or was shut down, since the last answer
            back.appendleft(job)
            self.broken = True
        else:
            self.flying[future] = job

    def _take(self, future: Future[Done]) -> None:
        job = self.flying.pop(future)
        was_alone, self.alone = self.alone is job, None
        error = None if future.cancelled() else future.exception()
        if future.cancelled() or isinstance(error, BrokenExecutor):
            self.broken = True
        if future.cancelled() or _is_death(error):
            if was_alone:
                self._settle(job, DIED)
            else:
                self.suspects.append(job)
        elif error is not None:
            words = str(error).splitlines()[0] if str(error) else "without a word"
            self._settle(job, Failure("worker", f"{type(error).__name__}: {words}"))
        else:
            done = future.result()
            if self.hear is not None:
                self.hear(done.seconds)
            if done.document is not None:
                if self.store is not None:
                    self.store.write(job.path.name, job.key, done.document)
                self._settle(job, City.from_bytes(done.document, verified=True))
            else:
                assert done.failure is not None
                self._settle(job, done.failure)

    def _settle(self, job: Job, result: City | Failure) -> None:
        self.found[job.number] = result
        self.starts = 0
        self._report()

    def _give_up(self, waiting: deque[Job]) -> None:
        for job in (*self.suspects, *self.flying.values(), *waiting):
            self.found[job.number] = GONE
        self._report()

    def _report(self) -> None:
        if self.tell is not None:
            failed = sum(isinstance(each, Failure) for each in self.found.values())
            seconds = time.monotonic() - self.begun
            total = len(self.jobs)
            self.tell(Progress(len(self.found), total, failed, seconds, self.reused))


def _window(executor: Executor) -> int:
    if isinstance(executor, Here):
        return 1
    found = getattr(executor, "_max_workers", None)
    return found + AHEAD if isinstance(found, int) else IN_FLIGHT


def _is_death(error: BaseException | None) -> bool:
    """Whether a worker died; Dask has a word of its own for it."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"
