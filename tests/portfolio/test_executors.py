"""A Dask cluster as an executor: the same bytes, workers that are killed, schedulers that are not there."""

from __future__ import annotations

import builtins
import socket
import time
from threading import Thread

import pytest
import small_cities
from small_cities import write_city

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.core.processes import end
from fs_toolkit.portfolio import executors, run_portfolio
from fs_toolkit.portfolio.asked import Ask, Change, CommonScenario
from fs_toolkit.portfolio.executors import Processes, check_address, dask_cluster

pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("default")  # a nanny that warns must still start a worker
ASK = Ask(draws=500, scenarios=(CommonScenario("dear", (Change("system_cost", factor=1.3),)),))


def documents(portfolio):
    return [each.city.to_bytes() for each in portfolio.entries]


@pytest.fixture(scope="module")
def cluster():
    """A real cluster: a scheduler and three worker processes."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=3, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as found:
        yield found


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Eight cities."""
    root = tmp_path_factory.mktemp("many")
    return [write_city(root / f"c{n}", f"C{n}", wage=3.0 + n / 2) for n in range(8)]


@pytest.mark.heavy
class TestDask:
    def test_the_same_bytes(self, cluster, three):
        with dask_cluster(cluster.scheduler_address) as (executor, threads):
            assert threads == 3
            found = documents(run_portfolio(three, ASK, executor, in_flight=threads + 2))
        assert found == documents(run_portfolio(three, ASK))

    def test_a_worker_that_is_killed(self, cluster, many):
        """A worker process is killed in the middle; its city is played elsewhere."""
        expected = documents(run_portfolio(many, ASK))
        victim = next(iter(cluster.workers.values()))
        seen = []

        def kill(progress):
            if progress.done == 2 and not seen:
                seen.append(victim.pid)
                victim.process.process._process.kill()

        with dask_cluster(cluster.scheduler_address) as (executor, threads):
            found = run_portfolio(many, ASK, executor, kill, in_flight=threads, task=small_cities.slow)  # fmt: skip
        assert seen
        assert found.failed == ()
        assert documents(found) == expected

    def test_a_city_that_kills_each_worker_is_named(self, cluster, three):
        with dask_cluster(cluster.scheduler_address) as (executor, threads):
            found = run_portfolio(three, ASK, executor, in_flight=threads, task=small_cities.always_dies)  # fmt: skip
        [(folder, failure)] = found.failed
        assert folder == three[1].as_posix()
        assert failure.kind == "worker"
        assert len(found.entries) == 2


class TestRefusals:
    @pytest.mark.parametrize(
        "address",
        ["", "host", "host:8786", "http://host:1", "tcp://host", "tcp://host:0", "tcp://host:99999",
         "tcp://:8786", "tcp://a b:1", "tcp://host:1/path", "tcp://host:1;rm", "file:///etc/passwd"],
    )  # fmt: skip
    def test_of_what_is_no_address(self, address):
        with pytest.raises(ValueError, match="no address"):
            check_address(address)

    @pytest.mark.parametrize(
        "address", ["tcp://127.0.0.1:8786", "tls://dask.example:1", "tcp://[::1]:80"]
    )
    def test_not_of_an_address(self, address):
        check_address(address)

    def test_where_nothing_listens(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
        with pytest.raises(EnvironmentProblem, match="no scheduler answers"), dask_cluster(f"tcp://127.0.0.1:{port}"):  # fmt: skip
            pass

    @pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"", b"\0" * 8, None])
    def test_where_something_else_listens(self, answer, monkeypatch):
        monkeypatch.setattr(executors, "PATIENCE", 0.5)
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            if answer is not None:  # or it accepts and never says a word
                Thread(target=answered, args=(other, answer), daemon=True).start()
            address = f"tcp://127.0.0.1:{other.getsockname()[1]}"
            with pytest.raises(EnvironmentProblem, match="no scheduler"), dask_cluster(address):
                pass

    @pytest.mark.heavy
    def test_where_there_are_no_workers(self, monkeypatch):
        from distributed import LocalCluster

        monkeypatch.setattr(executors, "PATIENCE", 1)
        with (
            LocalCluster(n_workers=0, dashboard_address=None, silence_logs=50) as empty,
            pytest.raises(EnvironmentProblem, match="no workers"),
            dask_cluster(empty.scheduler_address),
        ):
            pass

    @pytest.mark.heavy
    def test_where_workers_have_another_version(self, cluster, monkeypatch):
        monkeypatch.setattr(executors, "__version__", "9.9.9")
        with (
            pytest.raises(EnvironmentProblem, match="and here it is"),
            dask_cluster(cluster.scheduler_address),
        ):
            pass

    def test_where_dask_is_not_installed(self, monkeypatch):
        real = builtins.__import__

        def without(name, *rest):
            if name.startswith("distributed"):
                raise ImportError(name)
            return real(name, *rest)

        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(EnvironmentProblem, match="not installed"), dask_cluster("tcp://127.0.0.1:1"):  # fmt: skip
            pass


def answered(other, answer):
    connection, _ = other.accept()
    connection.sendall(answer)
    time.sleep(0.1)
    connection.close()


def test_a_pool_ends_at_once():
    pool = Processes(1)()
    future = pool.submit(time.sleep, 60)
    time.sleep(0.1)
    begun = time.monotonic()
    end(pool)
    assert future.exception(30) is not None
    assert time.monotonic() - begun < 30
