"""`fs portfolio`: for people, for programs, and what it refuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STUDIES = ROOT / "studies"
SCENARIOS = "set,quantity,value,unit,factor\ndear,wage,,,1.3\nships,ships,,,2\n"


@pytest.fixture(scope="module")
def cities(tmp_path_factory, write_city):
    """Three small cities in a folder, and a list of them."""
    root = tmp_path_factory.mktemp("cities")
    for name, wage in (("ada", 5.0), ("bo", 4.0), ("cy", 7.0)):
        write_city(root / name, name.capitalize(), wage=wage)
    (root / "list.txt").write_text("# ours\nada\nbo  # the second\n\ncy\n")
    (root / "scenarios.csv").write_text(SCENARIOS)
    return root


@pytest.fixture(scope="module")
def write_city():
    """The writer of the tests of portfolios."""
    sys.path.append(str(ROOT / "tests/portfolio"))
    from small_cities import write_city

    return write_city


@pytest.fixture
def portfolio(fs, cities):
    """The command in this process, with few draws."""
    return lambda *more: fs("portfolio", *more, "--draws", 60, "--workers", 1)


class TestJson:
    def test_stands_alone_on_stdout(self, portfolio, cities):
        ran = portfolio(cities / "list.txt", "--scenarios", cities / "scenarios.csv", "--json")
        assert (ran.status, ran.stderr) == (0, "")
        found = json.loads(ran.stdout)
        assert [each["city"] for each in found["cities"]] == ["Ada", "Bo", "Cy"]
        assert len(found["ranking"]) == 3
        assert set(found["ranking"][0]) >= {"prob_first", "prob_top", "prob_npv_negative", "npv"}
        assert found["total"]["cities"] == 3
        assert found["cities"][0]["scenarios"]["ships"]["not_applicable"]
        names = {each["city"] for each in found["ranking"]}
        assert set(found["prob_above"]) == names

    def test_is_the_same_by_processes(self, fs, cities):
        runs = [
            fs("portfolio", cities, "--draws", 40, "--workers", workers, "--json")
            for workers in (1, 2)
        ]
        assert runs[0].stdout == runs[1].stdout != ""


class TestForPeople:
    def test_says_what_it_rests_on(self, portfolio, cities):
        ran = portfolio(cities, "--scenarios", cities / "scenarios.csv")
        assert ran.status == 0
        assert "3 cities, 60 draws, seed 1, latin hypercube" in ran.stdout
        assert "ranked by net present value: thousand USD, prices of 2024" in ran.stdout
        assert "all 3 together" in ran.stdout
        assert "move together in all cities" in ran.stdout
        assert "ships is not applicable in Ada: the study has no quantity ships" in ran.stdout
        assert "3 of 3 cities" in ran.stderr

    def test_progress_tells_how_long_it_takes(self, portfolio, cities):
        assert "left" in portfolio(cities).stderr

    @pytest.mark.parametrize("criterion", ["bcr", "npv_per_head", "npv_per_budget"])
    def test_ranks_by_other_criteria(self, criterion, portfolio, cities):
        ran = portfolio(cities, "--rank-by", criterion, "--top", 1)
        assert ran.status == 0
        assert "top 1" in ran.stdout

    def test_converts_with_rates(self, portfolio, cities, write_city, tmp_path):
        write_city(tmp_path / "dang", "Dang", currency="VND", wage=100_000.0)
        write_city(tmp_path / "eun", "Eun", currency="KRW", wage=5_000.0)
        rates = tmp_path / "rates.csv"
        rates.write_text("currency,year,rate,price_index,source\nVND,2024,0.00004,,central bank\n")
        given = (cities / "ada", tmp_path / "dang", tmp_path / "eun", "--rates", rates)
        ran = portfolio(*given, "--currency", "USD", "--price-year", 2024)
        assert ran.status == 0
        assert "not ranked: Eun: no rate of KRW in 2024" in ran.stdout
        assert "all 2 together" in ran.stdout
        assert "rates: central bank" in ran.stdout

    def test_cities_without_a_common_money_are_not_ranked(self, portfolio, cities, write_city, tmp_path):  # fmt: skip
        write_city(tmp_path / "dang", "Dang", currency="VND")
        ran = portfolio(cities / "ada", tmp_path / "dang")
        assert ran.status == 0
        assert "no common one was asked for" in ran.stdout
        assert "no city is ranked: give --currency and --price-year" in ran.stdout

    @pytest.mark.parametrize(("criterion", "by"), [("npv", "mean"), ("bcr", "median (P50)")])
    def test_says_what_the_rank_goes_by(self, criterion, by, portfolio, cities):
        assert f"rank: by the {by};" in portfolio(cities, "--rank-by", criterion).stdout

    def test_two_studies_of_the_toolkit(self, portfolio):
        ran = portfolio(STUDIES / "san_fernando", STUDIES / "example", "--rank-by", "bcr")
        assert ran.status == 0
        assert "San Fernando" in ran.stdout


class TestStudies:
    def test_patterns_are_followed(self, portfolio, cities):
        ran = portfolio(f"{cities}/[ab]*")
        assert "2 cities" in ran.stdout

    def test_a_failed_one_is_named_and_the_rest_finished(self, portfolio, cities, write_city, tmp_path):  # fmt: skip
        broken = write_city(tmp_path / "broken")
        (broken / "economics/lines.csv").write_text("id,nonsense\n")
        ran = portfolio(cities / "ada", broken, STUDIES / "wego", "--json")
        assert ran.status == 1
        found = json.loads(ran.stdout)
        assert [each["city"] for each in found["ranking"]] == ["Ada"]
        assert [each["kind"] for each in found["failed"]] == ["errors", "no model"]
        assert "2 of 3 studies failed" in ran.stderr

    def test_all_failed(self, portfolio):
        ran = portfolio(STUDIES / "wego")
        assert (ran.status, ran.stdout) == (1, "")
        assert "1 of 1 studies failed" in ran.stderr

    def test_an_empty_folder_has_failed(self, portfolio, tmp_path):
        assert portfolio(tmp_path).status == 1

    def test_one_that_is_given_twice_counts_once(self, portfolio, cities):
        ran = portfolio(cities / "ada", cities / "ada")
        assert "same folder" in ran.stderr
        assert "1 city, " in ran.stdout


class TestFiles:
    def test_resumes(self, portfolio, cities, tmp_path):
        out = tmp_path / "out"
        first = portfolio(cities, "--out", out, "--json")
        assert len(list(out.glob("*.city.json"))) == 3
        assert json.loads((out / "portfolio.json").read_text()) == json.loads(first.stdout)
        one = min(out.glob("*.city.json"))
        one.write_text("{}")
        again = portfolio(cities, "--out", out, "--resume", "--json")
        assert again.stdout == first.stdout
        assert "played again" in again.stderr

    @pytest.mark.parametrize("ending", ["png", "svg"])
    def test_draws(self, ending, portfolio, cities, tmp_path):
        ran = portfolio(cities, "--chart", tmp_path / f"x.{ending}")
        assert ran.status == 0
        assert (tmp_path / f"x.{ending}").stat().st_size > 2_000

    def test_draws_nothing_where_nothing_has_a_rank(self, portfolio, tmp_path):
        ran = portfolio(STUDIES / "wego", "--chart", tmp_path / "x.png")
        assert "no chart was drawn" in ran.stderr
        assert not (tmp_path / "x.png").exists()

    def test_a_folder_that_cannot_be_made(self, portfolio, cities, tmp_path):
        (tmp_path / "x").touch()
        ran = portfolio(cities, "--out", tmp_path / "x")
        assert ran.status == 3
        assert "is a file" in ran.stderr


class TestRefusals:
    @pytest.mark.parametrize(
        ("more", "words"),
        [
            (["--draws", 0], "--draws"),
            (["--seed", -1], "--seed"),
            (["--workers", 0], "--workers"),
            (["--sampling", "sobol"], "--sampling"),
            (["--rank-by", "size"], "--rank-by"),
            (["--rank-in", "nothing"], "no common scenario"),
            (["--top", 0], "--top"),
            (["--resume"], "--out"),
            (["--chart", "x.jpg"], ".png or .svg"),
            (["--currency", "USD"], "together"),
            (["--price-year", 2024], "together"),
            (["--currency", "dollar", "--price-year", 2024], "three capital letters"),
            (["--scheduler", "nonsense"], "no address of a scheduler"),
            (["--scheduler", "tcp://x:1", "--workers", 2], "not both"),
            (["--scenarios", "nowhere.csv"], "nowhere.csv"),
            (["--rates", "nowhere.csv"], "nowhere.csv"),
        ],
    )
    def test_of_wrong_usage(self, more, words, fs, cities):
        ran = fs("portfolio", cities, *more)
        assert ran.status == 2
        assert words in ran.stderr
        assert ran.stdout == ""

    @pytest.mark.parametrize("given", ["", "nowhere", "no*where", "list_of_none.txt"])
    def test_of_what_is_no_study(self, given, fs, cities, monkeypatch):
        monkeypatch.chdir(cities)
        (cities / "list_of_none.txt").write_text("# nothing\n")
        assert fs("portfolio", given).status == 2

    def test_of_no_study(self, fs):
        assert fs("portfolio").status == 2

    def test_of_rates_without_a_currency(self, fs, cities, tmp_path):
        (tmp_path / "r.csv").write_text("currency,year,rate,source\nVND,2024,1,bank\n")
        ran = fs("portfolio", cities, "--rates", tmp_path / "r.csv")
        assert ran.status == 2
        assert "--currency" in ran.stderr

    def test_of_a_table_with_mistakes(self, fs, cities, tmp_path):
        (tmp_path / "s.csv").write_text("set,quantity,factor\ndear,wage,lots\ndear,,1\n")
        ran = fs("portfolio", cities, "--scenarios", tmp_path / "s.csv")
        assert ran.status == 1
        assert "s.csv:2" in ran.stderr
        assert "s.csv:3" in ran.stderr

    def test_of_a_scheduler_that_is_not_there(self, fs, cities):
        pytest.importorskip("distributed")
        ran = fs("portfolio", cities, "--scheduler", "tcp://127.0.0.1:9")
        assert ran.status == 3
        assert len(ran.stderr.strip().splitlines()) == 1
        assert "no scheduler answers" in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_stopped_run_is_gone_on_with(cities, tmp_path):
    """Ctrl-C as a terminal sends it: to the command and its workers."""
    out = tmp_path / "out"
    command = [sys.executable, "-m", "fs_toolkit", "portfolio", str(cities), "--draws", "4000000",
               "--workers", "2", "--out", str(out)]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    until = time.monotonic() + 60
    while not out.exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.3)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "go on with --resume" in said
    assert "Traceback" not in said
