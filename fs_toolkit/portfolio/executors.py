"""Where cities are played: worker processes of this machine, or a Dask cluster.

A scheduler must be trusted: what it sends back is unpickled.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

from fs_toolkit import __version__
from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.core.processes import pool_of

if TYPE_CHECKING:
    from distributed import Client

ADDRESS = re.compile(r"(tcp|tls)://(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):([0-9]{1,5})")
PATIENCE = 10
"""Seconds until a scheduler counts as absent, and its workers too."""
LONGEST_GREETING = 1_000_000
"""Bytes of a scheduler's first message; anything else that listens begins with other bytes."""


@dataclass(frozen=True)
class Processes:
    """Starts worker processes, and others when these are gone."""

    workers: int

    def __call__(self) -> Executor:
        """A pool of spawned processes."""
        return pool_of(self.workers)


def check_address(address: str) -> None:
    """Raise ValueError unless it is the address of a scheduler.

    >>> check_address("tcp://10.0.0.7:8786")
    """
    match = ADDRESS.fullmatch(address)
    if match is None or not 0 < int(match[3]) < 65536:
        raise ValueError(
            f"{address!r} is no address of a scheduler; write tcp://HOST:PORT, such as "
            "tcp://10.0.0.7:8786"
        )


@contextmanager
def dask_cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """A Dask cluster as an executor, and how many tasks it takes at once.

    Raises
    ------
    ValueError
        If that is no address.
    EnvironmentProblem
        If Dask is not installed, nothing answers, or its workers cannot play.
    """
    check_address(address)
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise EnvironmentProblem(
            "Dask is not installed here", 'Install it: python -m pip install "fs-toolkit[dask]".'
        ) from None
    _silence()
    _knock(address)
    client = _started(address)
    try:
        threads = _checked_threads(client, address)
        executor: Executor = client.get_executor()  # type: ignore[no-untyped-call]
        yield executor, threads
    finally:
        client.close(timeout=2)  # type: ignore[no-untyped-call]


def _silence() -> None:
    """What Dask logs is for those who run a cluster; what matters here is said in one line."""
    import logging

    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.split(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _knock(address: str) -> None:
    """EnvironmentProblem unless a scheduler listens, which greets first with a short message.

    Dask's own client tries for ever where something listens that never says a word.
    """
    match = ADDRESS.fullmatch(address)
    assert match is not None
    try:
        with socket.create_connection((match[2].strip("[]"), int(match[3])), PATIENCE) as there:
            if match[1] == "tcp":
                there.settimeout(PATIENCE)
                length = int.from_bytes(there.recv(8), "little")
                if not 0 < length < LONGEST_GREETING:
                    raise OSError("what answers there is no Dask scheduler")
    except OSError as error:
        raise _absent(address, error) from None


def _started(address: str) -> Client:
    """The client of a scheduler; EnvironmentProblem if it does not come about in time."""
    from distributed import Client

    found: list[Client | Exception] = []

    def start() -> None:
        try:
            client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
            found.append(client)
        except Exception as error:  # Dask raises whatever the bytes of a stranger lead to
            found.append(error)

    thread = Thread(target=start, daemon=True)
    thread.start()
    thread.join(3 * PATIENCE)
    if not found:
        raise _absent(address, TimeoutError("it does not answer"))
    if isinstance(found[0], Exception):
        raise _absent(address, found[0])
    return found[0]


def _absent(address: str, error: Exception) -> EnvironmentProblem:
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return EnvironmentProblem(
        f"no scheduler answers at {address} ({words.splitlines()[0]})",
        "Start one with `dask scheduler`, or leave --scheduler out.",
    )


def _checked_threads(client: Client, address: str) -> int:
    """How many threads the workers have; EnvironmentProblem if they cannot play."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, TimeoutError):
        raise EnvironmentProblem(
            f"the scheduler at {address} has no workers",
            f"Start some with `dask worker {address}`.",
        ) from None
    try:
        versions = client.run(tool_version)
    except OSError as error:
        raise _absent(address, error) from None
    except Exception as error:  # whatever a worker without the toolkit raises
        raise EnvironmentProblem(
            f"the workers of {address} cannot load fs_toolkit ({type(error).__name__})",
            f"Install fs-toolkit {__version__} where they run.",
        ) from None
    others = sorted(set(versions.values()) - {__version__})
    if others:
        raise EnvironmentProblem(
            f"workers of {address} have fs-toolkit {', '.join(others)}, and here it is {__version__}",
            "Install the same everywhere.",
        )
    threads: dict[str, int] = client.nthreads()  # type: ignore[no-untyped-call]
    return sum(threads.values())


def tool_version() -> str:
    """The version of the toolkit where this runs."""
    return __version__
