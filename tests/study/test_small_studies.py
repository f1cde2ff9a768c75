"""Small studies made of files, through the whole pipeline: read, evaluate, analyse, report, write."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from numpy.testing import assert_allclose

from fs_toolkit.document.blocks import (
    Block,
    Cell,
    Chart,
    Heading,
    Missing,
    Paragraph,
    Report,
    Spans,
    Table,
    Text,
)
from fs_toolkit.document.inline import plain
from fs_toolkit.document.traverse import block_text, every_block
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics import net_present_value
from fs_toolkit.economics.inputs_feasibility import TESTS
from fs_toolkit.study import Study
from fs_toolkit.writers.delivery import word_bytes
from fs_toolkit.writers.word.lint import lint

Rows = list[dict[str, Any]]
Tables = Mapping[str, Rows]

SUB_ITEMS = {
    "environment": ("overview", "strategy", "stakeholders", "barriers"),
    "technical": ("level", "needs", "design"),
    "legal": ("laws", "institutions", "criteria"),
    "proposal": ("overview", "priorities", "financing", "schedule", "monitoring"),
    "economics": ("needs", "rationale", "appraisal", "reviews"),
}
"""The programme's five sections and their 19 sub-items."""


# --- A study as files ---
def guess(id: str, unit: str, value: float, low: float, high: float) -> dict[str, Any]:
    """An assumption: a row of basis/quantities.csv."""
    return {
        "id": id, "name": id.replace("_", " ").capitalize(), "unit": unit, "value": value,
        "low": low, "high": high, "kind": "assumption", "origin": "desk_estimate",
        "reason": "A guess for the test.",
    }  # fmt: skip


def line(id: str, option: str, side: str, family: str, formula: str, **more: str) -> dict[str, Any]:
    """A row of economics/lines.csv."""
    party = "city" if side == "cost" else "citizens"
    first = {"first": more.pop("first", "live"), "last": more.pop("last", "end")}
    if "spread" in more:
        first["last"] = ""
    return {
        "id": id, "name": id.capitalize(), "option": option, "side": side, "party": party,
        "family": family, "formula": formula, **first, **more,
    }  # fmt: skip


RATE = guess("rate", "1/year", 0.1, 0.06, 0.12)
OPENING = guess("opening", "year", 2017, 2017, 2018)
OPTIONS: Rows = [
    {"id": "without", "name": "Without the project", "kind": "baseline"},
    {"id": "form", "name": "A form on the portal", "kind": "do_minimum"},
    {"id": "register", "name": "A shared register", "kind": "alternative"},
]
BOTH = "form;register"


def three_lines(price: float = 1000, saved: float = 600) -> Tables:
    """The least that can be appraised: a price, a yearly cost, a yearly benefit."""
    return {
        "basis/quantities": [
            RATE,
            OPENING,
            guess("price", "USD", price, price * 0.9, price * 1.1),
            guess("running", "USD/year", 100, 90, 110),
            guess("saved", "USD/year", saved, saved * 0.9, saved * 1.1),
        ],
        "economics/options": OPTIONS,
        "economics/lines": [
            line("platform", "register", "cost", "investment", "price", first="2016", last="2016"),
            line("desk", BOTH, "cost", "operation", "running"),
            line("time", BOTH, "benefit", "time", "saved"),
        ],
    }


def scored(score: int = 3) -> Rows:
    """All five tests of feasibility with the same score."""
    return [{"id": id, "score": score, "evidence": "Tried in the test."} for id in TESTS]


def written(folder: Path, tables: Tables, **given: Any) -> Path:
    """A study of five years from 2016 with service from 2017, as files in a folder."""
    about = {
        "format": 1, "city": "Smallville", "country": "Nowhere", "project": "Citizen register",
        "in_force_at": "2015-12-31", "information_cutoff": "2017-12-31",
    }  # fmt: skip
    conventions = {
        "currency": "USD", "price_year": 2015, "first_year": 2016, "years": 5,
        "discount_rate": "rate", "go_live": "opening", "recommended": "register", **given,
    }  # fmt: skip
    for name, values in (("study", about), ("basis/settings", conventions)):
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")
    for name, rows in tables.items():
        path = folder / f"{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            heads = dict.fromkeys(head for row in rows for head in row)
            writer = csv.DictWriter(file, list(heads), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def reported(study: Study, language: str = "en") -> Report:
    """The report of a study in which every name became words."""
    report, findings = study.report(language)
    others = [str(each) for each in findings if each.code != "STU002"]  # their texts are English
    assert not others, others
    return report


def blocks_of(report: Report) -> Iterator[Block]:
    return every_block((*report.summary, *report.body))


def paragraph(report: Report, id: str) -> str:
    [found] = [each for each in blocks_of(report) if each.id == id]
    assert isinstance(found, Paragraph)
    return plain(found.spans)


def by_sub_item(report: Report) -> dict[str, list[Block]]:
    """The blocks under each heading of level 2, by the heading's id."""
    found: dict[str, list[Block]] = {}
    under: list[Block] = []
    for block in blocks_of(report):
        if isinstance(block, Heading) and block.level <= 2:
            under = found.setdefault(block.id, []) if block.level == 2 else []
        under.append(block)
    return found


def words_in_file(data: bytes) -> str:
    """All words of a Word file: body, notes, header, footer."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [
            name
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]
        roots = [etree.fromstring(archive.read(name)) for name in parts]
    return " ".join("".join(map(str, root.itertext())) for root in roots)


def cell_words(cell: str | Spans | Cell) -> str:
    if isinstance(cell, str):
        return cell
    return plain(cell.spans if isinstance(cell, Cell) else cell)


def is_korean(words: str) -> bool:
    return any("가" <= sign <= "힣" for sign in words)


# --- What a study is before anybody has answered ---
@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return Study.read(written(tmp_path_factory.mktemp("half"), three_lines()))


class TestHalfAStudy:
    """Only half.yaml, the basis and three lines of section 5; everything else is missing."""

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_has_all_sub_items_in_their_order(self, half: Study, language: str) -> None:
        expected = [f"{section}.{item}" for section, items in SUB_ITEMS.items() for item in items]
        assert len(expected) == 19
        assert list(by_sub_item(reported(half, language))) == expected

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_asks_in_each_sub_item_what_of_whom_and_how(self, half: Study, language: str) -> None:
        words = Wording.read(language).text
        nobody = {words("report.pending.nobody"), words("report.pending.no_instrument")}
        for item, blocks in by_sub_item(reported(half, language)).items():
            open_points = [each for each in blocks if isinstance(each, Missing)]
            assert open_points, f"nothing is asked in {item}"
            for each in open_points:
                asked = (each.what, each.who, each.instrument)
                assert all(asked), each
                assert not nobody & set(asked), each
                assert language == "en" or all(map(is_korean, asked)), each

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_opens_each_sub_item_with_an_answer(self, half: Study, language: str) -> None:
        for item, blocks in by_sub_item(reported(half, language)).items():
            heading, answer = blocks[:2]
            assert isinstance(heading, Heading)
            assert isinstance(answer, Paragraph), item
            assert answer.style == "answer", item
            assert language == "en" or (is_korean(heading.text) and is_korean(plain(answer.spans)))

    def test_lists_every_question_in_the_annex(self, half: Study) -> None:
        report = reported(half)
        questions = [each.what for each in blocks_of(report) if isinstance(each, Missing)]
        [annex] = [each for each in blocks_of(report) if each.id == "annex.pending.table"]
        assert isinstance(annex, Table)
        listed = " ".join(cell_words(row[1]) for row in annex.rows).casefold()
        assert [each for each in questions if each.rstrip(".").casefold() not in listed] == []
        assert len(questions) > 60

    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_becomes_a_sound_word_file(self, half: Study, language: str) -> None:
        data = word_bytes(reported(half, language))
        assert lint(data) == []
        words = words_in_file(data)
        for item, blocks in by_sub_item(reported(half, language)).items():
            heading = blocks[0]
            assert isinstance(heading, Heading)
            assert heading.text in words, item

    def test_prints_no_cell_that_a_reader_cannot_read(self, half: Study) -> None:
        cells = {
            cell_words(cell)
            for block in blocks_of(reported(half))
            if isinstance(block, Table)
            for row in block.rows
            for cell in row
        }
        assert len(cells) > 100
        assert not cells & {"", "None", "nan", "inf", "−0"}

    def test_leaves_no_korean_particle_open(self, half: Study) -> None:
        words = words_in_file(word_bytes(reported(half, "ko")))
        assert [form for form in ("은(는)", "이(가)", "을(를)", "(으)로") if form in words] == []

    def test_says_nothing_of_a_cost_of_inaction_that_nobody_gave(self, half: Study) -> None:
        assert "economics.rationale.inaction" not in {each.id for each in blocks_of(reported(half))}


# --- The verdict ---
class TestVerdict:
    @pytest.mark.parametrize(
        ("saved", "score", "word"),
        [
            (1200, 3, "feasible"),  # B/C about 2.9, at 12 % too
            (1200, 1, "conditional"),  # the same, but each test passed on conditions
            (1200, 0, "not_feasible"),  # a test that fails stops any project
            (395, 3, "marginal"),  # B/C 0.95, and a saving of 434.5 is in the range
            (150, 3, "not_feasible"),  # B/C 0.36
        ],
    )
    def test_the_word_is_the_same_wherever_it_is_printed(
        self, tmp_path: Path, saved: float, score: int, word: str
    ) -> None:
        tables = {**three_lines(saved=saved), "economics/feasibility": scored(score)}
        if score == 1:
            for row in tables["economics/feasibility"]:
                row["condition"] = "A decision of the council."
        study = Study.read(written(tmp_path, tables))
        assert study.results.economics.verdict == word
        for language in ("en", "ko"):
            report, words = reported(study, language), Wording.read(language)
            printed = words.text(f"economics.verdict.{word}")
            assert printed in paragraph(report, "economics.rationale.answer")
            assert printed in paragraph(report, "economics.feasibility.intro")
            slots = (*_SLOTS, *_MORE_SLOTS.get(word, ()))
            [start, *_] = words(f"summary.verdict.{word}", **dict.fromkeys(slots, "…"))
            assert isinstance(start, Text)
            assert paragraph(report, "summary.verdict").startswith(start.text)
        answer = paragraph(reported(study), "economics.appraisal.answer")
        pays = study.results.economics.cost_benefit.base.npv > 0
        assert ("returns more than it costs" in answer) == pays
        assert ("does not return its cost" in answer) != pays

    def test_a_project_that_nobody_has_tested_is_feasible_on_conditions_only(
        self, tmp_path: Path
    ) -> None:
        study = Study.read(written(tmp_path, three_lines(saved=1200)))
        assert study.results.economics.verdict == "conditional"


_SLOTS = ("option", "project", "city", "npv", "bcr")
_MORE_SLOTS = {"conditional": ("reason",), "not_feasible": ("why",)}


# --- Numbers by hand ---
def mechanics() -> Tables:
    """An investment that starts a year after go-live, is renewed, taxed, uplifted and left over."""
    return {
        "basis/quantities": [
            RATE,
            OPENING,
            guess("price", "USD", 1000, 800, 1300),
            guess("upkeep", "1/year", 0.2, 0.1, 0.3),
            guess("saved", "USD/year", 900, 600, 1200),
            guess("tax", "1", 0.1, 0.05, 0.2),
            guess("bias", "1", 0.2, 0, 0.6),
            {"id": "build", "name": "Purchases", "unit": "1", "kind": "assumption",
             "origin": "desk_estimate", "reason": "Two lots."},
        ],
        "basis/shapes": [{"id": "build", "type": "spread", "from": "2016", "points": "0.6;0.4"}],
        "economics/options": OPTIONS,
        "economics/uplifts": [{"family": "investment", "optimism_bias": "bias"}],
        "economics/lines": [
            line("platform", "register", "cost", "investment", "price", first="live+1",
                 spread="build", life="3", residual="straight_line", transfer="tax",
                 transfer_to="state", conversion="0.9"),
            line("support", "register", "cost", "operation", "upkeep * total(investment)",
                 first="live+2"),
            line("mailbox", "form", "cost", "form", "price / 10", first="2016", last="2016"),
            line("time", BOTH, "benefit", "time", "saved", first="live+2"),
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def mechanical(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return Study.read(written(tmp_path_factory.mktemp("mechanics"), mechanics(), years=6))


class TestMechanics:
    """Six years, 2016 is year 0, service from 2017, 10 %.

    Bought: 60 % in 2018 (live+1), 40 % in 2019; the life is 3 years, so the first lot is bought
    again in 2021 and the second would be in 2022, after the end. A purchase of 100 costs society
    100 x 1.2 (bias) x 0.9 (without tax) x 0.9 (conversion) = 97.2.

        2018  1000 x 0.6 x 0.972 = 583.2      2019  1000 x 0.4 x 0.972 = 388.8
        2021  583.2 again

    Left at the end of 2021: the lot of 2018 is gone; that of 2019 has served its three years; the
    one of 2021 has two of three years left: 600 x 2/3 x 0.9 x 0.9 = 324, without bias.
    Support is 20 % of the price, 200 a year, and saves 900 a year, both 2019 to 2021.
    """

    COSTS = (0, 0, 583.2, 388.8 + 200, 200, 583.2 + 200)
    BENEFITS = (0, 0, 0, 900, 900, 900 + 324)

    def test_flows_agree_with_hand_calculation(self, mechanical: Study) -> None:
        found = mechanical.results.economics.cost_benefit.flows
        assert_allclose(found.costs, self.COSTS)
        assert_allclose(found.benefits, self.BENEFITS)

    def test_present_values_agree_with_hand_calculation(self, mechanical: Study) -> None:
        # 583.2/1.1^2 + 588.8/1.1^3 + 200/1.1^4 + 783.2/1.1^5
        #   = 481.9835 + 442.3742 + 136.6027 + 486.3056 = 1547.2659
        # 900/1.1^3 + 900/1.1^4 + 1224/1.1^5 = 676.1833 + 614.7121 + 760.0077 = 2050.9031
        found = mechanical.results.economics.appraisals["register"]["economic"]
        assert_allclose(found.pv_costs, 1547.2659, atol=1e-4)
        assert_allclose(found.pv_benefits, 2050.9031, atol=1e-4)
        assert_allclose(found.npv, 503.6372, atol=1e-4)
        assert found.bcr is not None
        assert_allclose(found.bcr, 2050.9031 / 1547.2659, rtol=1e-6)
        frame = mechanical.to_frame()
        assert frame["npv"].to_dict()["register", "economic"] == found.npv

    def test_the_city_pays_market_prices_and_keeps_the_market_value(
        self, mechanical: Study
    ) -> None:
        # with bias and tax: 720/1.1^2 + (480 + 200)/1.1^3 + 200/1.1^4 + 920/1.1^5
        #   = 595.0413 + 510.8941 + 136.6027 + 571.2476 = 1813.7857; left: 400/1.1^5 = 248.3685
        found = mechanical.results.economics.appraisals["register"]["financial"]
        assert_allclose(found.pv_costs, 1813.7857, atol=1e-4)
        assert_allclose(found.pv_benefits, 248.3685, atol=1e-4)

    def test_taxes_reach_the_state_and_cancel_out(self, mechanical: Study) -> None:
        # a tenth of 720, 480 and 720 at market prices: 72/1.1^2 + 48/1.1^3 + 72/1.1^5 = 140.2736
        parties = {each.party: each for each in mechanical.results.economics.parties}
        assert_allclose(parties["state"].transfers, 140.2736, atol=1e-4)
        assert_allclose(parties["city"].transfers, -140.2736, atol=1e-4)
        assert_allclose(sum(each.net for each in parties.values()), 503.6372, atol=1e-4)

    def test_the_report_and_the_command_give_the_same_numbers(
        self, mechanical: Study, tmp_path: Path
    ) -> None:
        folder = written(tmp_path / "study", mechanics(), years=6)
        told = json.loads(_fs("appraise", str(folder), "--json"))
        assert_allclose(told["options"]["register"]["economic"]["npv"], 503.6372, atol=1e-4)
        assert "USD 504" in paragraph(reported(mechanical), "economics.rationale.answer")


class TestTiming:
    def test_mid_year_flows_are_discounted_half_a_year_less(self, tmp_path: Path) -> None:
        study = Study.read(written(tmp_path, mechanics(), years=6, timing="mid"))
        found = study.results.economics.appraisals["register"]["economic"]
        net = np.subtract(TestMechanics.BENEFITS, TestMechanics.COSTS)
        # year 0 is today; 1.1^0.5 = 1.0488088 lifts all the other years: 503.6372 x 1.0488088
        assert_allclose(found.npv, 503.6372 * 1.1**0.5, atol=1e-3)
        assert_allclose(found.npv, net_present_value(0.1, net, timing="mid"))
        assert found.irr is not None
        assert_allclose(net_present_value(found.irr, net, timing="mid"), 0, atol=1e-6)
        [box] = [each for each in blocks_of(reported(study)) if each.id == "economics.method.box"]
        assert "In the middle of each year" in block_text(box)

    @settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        timing=st.sampled_from(["end", "mid", "start"]),
        price=st.floats(1, 1e7),
        saved=st.floats(1, 1e7),
        rate=st.floats(0.01, 0.3),
    )
    def test_parties_and_lines_always_add_up_to_the_result(
        self, tmp_path: Path, timing: str, price: float, saved: float, rate: float
    ) -> None:
        tables = three_lines(price, saved)
        tables["basis/quantities"][0] = guess("rate", "1/year", rate, rate / 2, rate * 1.5)
        study = Study.read(written(tmp_path, tables, timing=timing))
        result = study.results.economics
        npv = result.cost_benefit.base.npv
        size = max(price, saved, 100)
        assert_allclose(sum(each.net for each in result.parties), npv, atol=1e-9 * size)
        lines = result.cost_benefit.lines
        added = lines["time"] - lines["desk"] - lines["platform"]
        assert_allclose(added, npv, atol=1e-9 * size)
        assert (result.verdict in {"feasible", "conditional"}) == (npv > 0)


# --- Another currency ---
@pytest.fixture(scope="module")
def won(tmp_path_factory: pytest.TempPathFactory) -> Study:
    tables = dict(three_lines())
    tables["basis/quantities"] = [
        RATE,
        OPENING,
        guess("dong_for_a_won", "VND/KRW", 20, 18, 22),
        guess("price", "VND", 2e10, 1.8e10, 2.2e10),
        guess("running", "VND/year", 2e9, 1.8e9, 2.2e9),
        guess("saved", "VND/year", 1.2e10, 1.1e10, 1.3e10),
    ]
    tables["economics/lines"] = [
        {**row, "formula": f"{row['formula']} / dong_for_a_won"}
        for row in tables["economics/lines"]
    ]
    tables["economics/feasibility"] = scored()
    return Study.read(written(tmp_path_factory.mktemp("won"), tables, currency="KRW"))


class TestCurrency:
    """A study in won whose prices were asked in dong: 20 dong to the won."""

    def test_amounts_are_converted_once_by_the_quantity(self, won: Study) -> None:
        # in millions of won: 1,000 in year 0; 600 - 100 in each of four years
        # 500 x (1/1.1 + 1/1.1^2 + 1/1.1^3 + 1/1.1^4) - 1000 = 500 x 3.1698654 - 1000 = 584.9327
        assert_allclose(won.results.economics.cost_benefit.base.npv, 584.9327e6, rtol=1e-6)

    @pytest.mark.parametrize(
        ("language", "amount"), [("en", "KRW 585 million"), ("ko", "KRW 5.85억")]
    )
    def test_sentences_and_tables_name_the_currency(
        self, won: Study, language: str, amount: str
    ) -> None:
        report = reported(won, language)
        assert amount in paragraph(report, "summary.verdict")
        head = Wording.read(language).text("economics.price_basis", currency="KRW", year="2015")
        priced = [
            each
            for each in blocks_of(report)
            if isinstance(each, Table | Chart) and head in _all_words(each)
        ]
        assert len(priced) > 6
        words = words_in_file(word_bytes(report))
        assert "USD" not in words
        assert "VND" in words  # the prices as they were asked stand in the register of evidence


def _all_words(block: Table | Chart) -> str:
    unit = getattr(block.data, "unit", "") if isinstance(block, Chart) else ""
    return f"{block.caption} {plain(block.source)} {unit}"


# --- The same bytes ---
def _fs(*arguments: str, seed: str = "0", folder: Path | None = None) -> str:
    """What the command prints, in a Python of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "fs_toolkit", *arguments],
        check=True,
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(_SOURCE)},
    )
    return done.stdout.decode()


_SOURCE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tables = {**mechanics(), "economics/feasibility": scored()}
    return written(tmp_path_factory.mktemp("same"), tables, years=6)


class TestSameBytes:
    @pytest.mark.parametrize("language", ["en", "ko"])
    def test_two_builds_are_alike(self, folder: Path, language: str) -> None:
        first, second = (word_bytes(reported(Study.read(folder), language)) for _ in range(2))
        assert first == second

    def test_name_and_place_of_the_folder_leave_no_trace(
        self, folder: Path, tmp_path: Path
    ) -> None:
        copy = tmp_path / "하노이 조사 (사본)"
        shutil.copytree(folder, copy)
        _fs("report", str(folder), "-o", str(tmp_path / "a.docx"), seed="1")
        _fs("report", copy.name, "-o", "나 b.docx", seed="2", folder=tmp_path)
        assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "나 b.docx").read_bytes()
        assert (tmp_path / "a.docx").read_bytes() == word_bytes(reported(Study.read(folder)))

    def test_another_number_makes_other_bytes(self, folder: Path, tmp_path: Path) -> None:
        copy = shutil.copytree(folder, tmp_path / "copy")
        lines = copy / "basis" / "quantities.csv"
        text = lines.read_text(encoding="utf-8-sig")
        changed = text.replace("900", "901", 1)
        assert changed != text
        lines.write_text(changed, encoding="utf-8-sig")
        assert word_bytes(reported(Study.read(copy))) != word_bytes(reported(Study.read(folder)))
