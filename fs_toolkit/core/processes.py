"""Worker processes of this machine.

They are spawned and not forked: the same on every system, and safe beside threads. The main
module is imported again in each, so a script that starts them needs its
`if __name__ == "__main__":`; the commands of the toolkit do.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.resource_tracker import ensure_running
from threading import current_thread, main_thread

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Workers share the cores already; libraries of linear algebra need no threads of their own."""


def usable_cores() -> int:
    """Cores that this process may use, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def pool_of(workers: int) -> ProcessPoolExecutor:
    """A pool whose processes are starting already, and leave Ctrl-C to the one that asked."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=ignore_interrupts)
    with _deaf():
        for _ in range(workers):
            pool.submit(_nothing)  # a task that finds no idle process starts one
    return pool


def end(executor: Executor) -> None:
    """Let a pool of ours go at once: its processes end, and what waits breaks with them."""
    processes = dict(getattr(executor, "_processes", None) or {})
    for process in processes.values():
        process.terminate()
    executor.shutdown(wait=False)


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that asked; a worker would only print a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _nothing() -> None:
    """The first task of a process."""


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C waits for a moment, so that a process that is started is deaf to it from the start.

    Windows cannot have it wait: there it is lost, and people press again.
    """
    if current_thread() is not main_thread():
        yield
    elif hasattr(signal, "pthread_sigmask"):
        ensure_running()  # it would let signals through again, were it started below
        before_it = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before_it)
    else:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
