"""Any executor, the same bytes; what goes wrong with one city stays with it."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest
import small_cities
from small_cities import write_city

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.economics.engine.sampling import BLOCK
from fs_toolkit.portfolio import run_portfolio
from fs_toolkit.portfolio.asked import Ask, Change, CommonScenario
from fs_toolkit.portfolio.executors import Processes

SCENARIOS = (
    CommonScenario("dear", (Change("system_cost", factor=1.3),)),
    CommonScenario("late", (Change("opening", value=2027.0),)),
)
ASK = Ask(draws=BLOCK + 300, scenarios=SCENARIOS)
FEW = Ask(draws=40)


def documents(portfolio):
    return {each.folder: each.city.to_bytes() for each in portfolio.entries}


@pytest.fixture(scope="module")
def alone(three):
    """Played one after the other in this process."""
    return documents(run_portfolio(three, ASK))


@pytest.fixture(scope="module")
def few(three):
    return documents(run_portfolio(three, FEW))


class TestExecutors:
    @pytest.mark.parametrize("workers", [1, 2, 3])
    def test_threads(self, workers, three, alone):
        with ThreadPoolExecutor(workers) as executor:
            assert documents(run_portfolio(three, ASK, executor)) == alone

    @pytest.mark.parametrize("workers", [1, 2])
    def test_processes(self, workers, three, alone):
        assert documents(run_portfolio(three, ASK, Processes(workers))) == alone

    def test_processes_of_the_caller(self, three, few):
        with ProcessPoolExecutor(2, get_context("spawn")) as executor:
            assert documents(run_portfolio(three, FEW, executor, in_flight=1)) == few
            assert documents(run_portfolio(three, FEW, executor)) == few  # it was left running

    def test_another_order(self, three, few):
        found = run_portfolio(three[::-1], FEW)
        assert documents(found) == few
        assert [each.city.city for each in found.entries] == ["C", "B", "A"]

    def test_a_city_alone_is_as_among_others(self, three, few):
        [found] = documents(run_portfolio(three[1:2], FEW)).values()
        assert found == few[three[1].as_posix()]

    def test_other_pieces_of_draws(self, three, few, monkeypatch):
        monkeypatch.setattr("fs_toolkit.economics.engine.tape.LARGEST_CHUNK", 256)
        monkeypatch.setattr("fs_toolkit.economics.engine.overlays.MOST_BYTES", 1)
        assert documents(run_portfolio(three, FEW)) == few


class TestDeaths:
    @pytest.fixture
    def cities(self, tmp_path):
        wages = {"a": 5.0, "b": 4.0, "c": 7.0}
        return [
            write_city(tmp_path / name, name.upper(), wage=each) for name, each in wages.items()
        ]

    @pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.heavy)])
    def test_a_worker_that_dies_once_is_started_again(self, workers, cities, few):
        found = run_portfolio(cities, FEW, Processes(workers), task=small_cities.dies_once)
        assert found.failed == ()
        assert [each.city.to_bytes() for each in found.entries] == list(few.values())

    @pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.heavy)])
    def test_one_that_dies_twice_is_named_and_the_others_finish(self, workers, cities, few):
        found = run_portfolio(cities, FEW, Processes(workers), task=small_cities.always_dies)
        [(folder, failure)] = found.failed
        assert folder == cities[1].as_posix()
        assert failure.kind == "worker"
        assert "died twice" in failure.problem
        assert [each.city.city for each in found.entries] == ["A", "C"]

    def test_a_pool_of_the_caller_is_not_started_again(self, cities):
        executor = ProcessPoolExecutor(1, get_context("spawn"))
        found = run_portfolio(cities, FEW, executor, in_flight=1, task=small_cities.always_dies)
        executor.shutdown()
        assert [each.city.city for each in found.entries] == ["A"]
        assert {failure.kind for _, failure in found.failed} == {"worker"}
        assert len(found.failed) == 2

    def test_an_executor_that_never_works_is_given_up(self, cities):
        class Dead(Executor):
            def submit(self, fn, /, *args, **kwargs):
                raise RuntimeError("cannot schedule new futures after shutdown")

        found = run_portfolio(cities, FEW, Dead)
        assert len(found.failed) == 3
        assert "could not be started" in found.failed[0][1].problem

    def test_cancelled_futures_are_no_results(self, cities):
        class Cancels(Executor):
            def submit(self, fn, /, *args, **kwargs):
                future = Future()
                future.cancel()
                future.set_running_or_notify_cancel()
                return future

        found = run_portfolio(cities, FEW, Cancels())
        assert len(found.failed) == 3

    def test_what_a_worker_cannot_say_is_a_failure(self, cities):
        found = run_portfolio(cities, FEW, task=small_cities.out_of_memory)
        assert [failure.problem for _, failure in found.failed] == [
            "MemoryError: without a word"
        ] * 3


class TestStudies:
    def test_failures_do_not_stop_the_others(self, three, tmp_path):
        (tmp_path / "empty").mkdir()
        broken = write_city(tmp_path / "broken")
        (broken / "economics/lines.csv").write_text("id,nonsense\n")
        found = run_portfolio([tmp_path / "empty", three[0], broken, tmp_path / "gone"], FEW)
        assert [each.city.city for each in found.entries] == ["A"]
        assert [failure.kind for _, failure in found.failed] == ["errors"] * 3

    def test_duplicates_count_once(self, three, tmp_path):
        import shutil

        copy = shutil.copytree(three[0], tmp_path / "copy")
        found = run_portfolio([three[0], three[0], copy, three[0] / "." / ""], FEW)
        assert len(found.entries) == 1
        reasons = [reason for _, reason in found.left_out]
        assert "same folder" in reasons[0]
        assert "same study" in reasons[1]
        assert len(reasons) == 3

    def test_a_study_that_changes_meanwhile_is_refused(self, tmp_path):
        folder = write_city(tmp_path / "a")

        def changes(path, fingerprint, ask):
            (folder / "basis/note.txt").touch()
            text = (folder / "study.yaml").read_text().replace("portal", "phone")
            (folder / "study.yaml").write_text(text)
            return small_cities.play_city(path, fingerprint, ask)

        [(_, failure)] = run_portfolio([folder], FEW, task=changes).failed
        assert failure.kind in ("machine", "errors")

    def test_refuses_nothing(self):
        with pytest.raises(ValueError, match="at least one study"):
            run_portfolio([])

    def test_refuses_no_flight(self, three):
        with pytest.raises(ValueError, match="in_flight"):
            run_portfolio(three, FEW, in_flight=0)


class TestResume:
    def counted(self, monkeypatch):
        played = []

        def counts(folder, fingerprint, ask):
            played.append(folder.rsplit("/", 1)[-1])
            return small_cities.play_city(folder, fingerprint, ask)

        return played, counts

    def test_goes_on_after_a_stop(self, three, few, tmp_path):
        out = tmp_path / "out"
        with pytest.raises(KeyboardInterrupt):
            run_portfolio(three, FEW, out=out, task=small_cities.interrupted)
        assert len(list(out.iterdir())) == 1
        seen = []
        played, counts = self.counted(None)
        found = run_portfolio(three, FEW, progress=seen.append, out=out, resume=True, task=counts)
        assert documents(found) == few
        assert played == ["b", "c"]
        assert [(each.done, each.reused) for each in seen] == [(1, 1), (2, 1), (3, 1)]
        assert seen[0].remaining is None

    def test_all_there_plays_nothing(self, three, few, tmp_path):
        run_portfolio(three, FEW, out=tmp_path)
        played, counts = self.counted(None)
        assert documents(run_portfolio(three, FEW, out=tmp_path, resume=True, task=counts)) == few
        assert played == []

    def test_without_asking_all_is_played_anew(self, three, tmp_path):
        run_portfolio(three, FEW, out=tmp_path)
        played, counts = self.counted(None)
        run_portfolio(three, FEW, out=tmp_path, task=counts)
        assert len(played) == 3

    def test_damaged_results_are_played_again(self, three, few, tmp_path):
        run_portfolio(three, FEW, out=tmp_path)
        one, other = sorted(tmp_path.glob("*.city.json"))[:2]
        one.write_bytes(one.read_bytes()[:-100])
        other.write_bytes(b"{}")
        (tmp_path / "mine.txt").write_text("kept")
        found = run_portfolio(three, FEW, out=tmp_path, resume=True)
        assert documents(found) == few
        assert len(found.notes) == 2
        assert all("played again" in each for each in found.notes)
        assert (tmp_path / "mine.txt").read_text() == "kept"

    def test_another_question_is_played(self, three, tmp_path):
        run_portfolio(three, FEW, out=tmp_path)
        played, counts = self.counted(None)
        run_portfolio(three, Ask(draws=41), out=tmp_path, resume=True, task=counts)
        assert len(played) == 3

    def test_a_changed_study_is_played(self, tmp_path):
        folder = write_city(tmp_path / "a")
        run_portfolio([folder], FEW, out=tmp_path / "out")
        text = (folder / "study.yaml").read_text().replace("portal", "phone")
        (folder / "study.yaml").write_text(text)
        played, counts = self.counted(None)
        run_portfolio([folder], FEW, out=tmp_path / "out", resume=True, task=counts)
        assert played == ["a"]

    def test_a_folder_that_is_lost_stops_the_run(self, three, tmp_path):
        import shutil

        out = tmp_path / "out"

        def loses(folder, fingerprint, ask):
            shutil.rmtree(out, ignore_errors=True)
            out.touch()
            return small_cities.play_city(folder, fingerprint, ask)

        with pytest.raises(EnvironmentProblem):
            run_portfolio(three, FEW, out=out, task=loses)


def test_processes_are_ended_when_a_run_is_stopped(three):
    import multiprocessing

    def stop(progress):
        if progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_portfolio(three, FEW, Processes(2), stop, task=small_cities.slow)
    for child in multiprocessing.active_children():
        child.join(20)
    assert multiprocessing.active_children() == []
