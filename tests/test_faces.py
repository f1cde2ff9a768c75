"""The probe: every formula of every study through every face, to the same numbers."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import xlsxwriter
from lxml import etree
from numpy.testing import assert_allclose

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import BasisInputs, evaluate_basis
from fs_toolkit.core.formula import (
    Name,
    Number,
    Operation,
    Total,
    families,
    names,
    nodes,
    parse,
    plus,
    rewrite,
)
from fs_toolkit.core.numeric import evaluate
from fs_toolkit.core.quantities import Quantity
from fs_toolkit.core.series import SeriesPoint, Shape
from fs_toolkit.core.settings import Settings
from fs_toolkit.core.units import BUILT_IN, MONEY, MONEY_A_YEAR, unit_of
from fs_toolkit.economics.engine.model import compile_model
from fs_toolkit.economics.engine.trees import is_one_off
from fs_toolkit.economics.inputs import EconomicsInputs, Line, Option, Uplift
from fs_toolkit.study import Study
from fs_toolkit.writers.excel.formula import excel, excel_name
from fs_toolkit.writers.html.formula import javascript
from fs_toolkit.writers.word.equations import equation_xml

MODELS = Path(__file__).parents[1].glob("studies/*/economics/lines.csv")
FOLDERS = sorted(path.parent.parent for path in MODELS)
COLUMNS = [xlsxwriter.utility.xl_col_to_name(column) for column in range(1, 101)]


def small_study():
    """Every shape and every mechanism of a line, in years that are all touched by something."""
    about = About(format=1, city="A", country="B", project="C", in_force_at=date(2015, 12, 31),
                  information_cutoff=date(2017, 12, 31))  # fmt: skip
    settings = Settings(currency="USD", price_year=2015, first_year=2016, years=8,
                        discount_rate="rate", go_live="opening", recommended="project")  # fmt: skip
    values = {"rate": 0.1, "opening": 2017.0, "people": 70.0, "growth": -0.03, "price": 30.0,
              "tax": 0.1, "life": 3.0, "early": 0.4}  # fmt: skip
    formulas = {"late": "1 - early", "power": "-price ** 2 / 2 ** 3 ** 2 - -tax",
                "nearest": "min(price, people, 40) / max(tax, early)"}  # fmt: skip
    shapes = {
        "grown": {"type": "growth", "base": "people", "rate": "growth", "from": "2018"},
        "curve": {"type": "logistic", "ceiling": "people", "midpoint": "live + 2", "speed": "0.9"},
        "adopted": {"type": "bass", "ceiling": "1", "rate": "early", "speed": "2", "from": "live"},
        "uptake": {"type": "ramp", "points": "early;late;1", "from": "live"},
        "build": {"type": "spread", "points": "early;late", "from": "2016"},
        "after": {"type": "lag", "base": "mixed", "from": "1"},
        "flat": {"type": "constant", "base": "price", "from": "end - 1"},
        "observed": {"type": "growth", "base": "-4", "rate": "growth", "from": "2019"},
    }
    formulas["mixed"] = "uptake * grown + curve * adopted"
    usual = {"unit": "1", "kind": "estimate", "origin": "published"}
    ends = {"opening": (2016, 2019), "life": (2, 4), "early": (0.1, 0.9), "growth": (-0.3, 0.2)}
    rows = [{"id": id, "value": value} for id, value in values.items()]
    rows = [row | dict(zip(("low", "high"), ends.get(row["id"], ()), strict=False)) for row in rows]
    rows += [{"id": id, "formula": formula} for id, formula in formulas.items()]
    rows += [{"id": id} for id in shapes]
    basis = evaluate_basis(about, BasisInputs(
        settings=settings,
        quantities=tuple(Quantity.model_validate(usual | row | {"name": row["id"]}) for row in rows),
        series=tuple(SeriesPoint(id="observed", year=year, value=value, kind="fact")
                     for year, value in ((2015, -9), (2017, 3), (2019, -4))),
        shapes=tuple(Shape.model_validate({"id": id, **cells}) for id, cells in shapes.items()),
    ))  # fmt: skip
    given = {
        "platform": {"formula": "price * observed ** 2", "spread": "build", "life": "life",
                     "residual": "straight_line", "transfer": "tax", "transfer_to": "state"},
        "share": {"formula": "0.1 * total(platform) + tax", "first": "live", "last": "live",
                  "residual": "early"},
        "desk": {"formula": "total(share) * mixed - after", "first": "live", "last": "end - 1",
                 "conversion": "1.2", "cashable": "early"},
        "gain": {"formula": "max(nearest * flat, power)", "side": "benefit", "first": "2016",
                 "last": "end", "realisation": "late"},
    }  # fmt: skip
    lines = [Line.model_validate({"id": id, "name": id, "option": "project", "side": "cost",
                                  "party": "city", "family": id, **cells})
             for id, cells in given.items()]  # fmt: skip
    options = (Option(id="without", name="Without", kind="baseline"),
               Option(id="project", name="Project", kind="alternative"))  # fmt: skip
    uplift = Uplift(family="platform", optimism_bias="0.3", managed="early", contingency="tax")
    return basis, compile_model(
        EconomicsInputs(options=options, lines=tuple(lines), uplifts=(uplift,)), basis
    )


@dataclass(frozen=True)
class Probe:
    """The trees of a study in one case."""

    definitions: object
    years: np.ndarray
    lines: dict[str, object]
    """Each tree of each line, totals written out, by a label."""
    changes: dict[str, float]

    def tree(self, id):
        """What a quantity is made of in this case."""
        return Number(self.changes[id]) if id in self.changes else self.definitions.trees[id]

    def numbers(self):
        """What NumPy makes of each quantity and of each tree of a line, over the years."""
        state = self.definitions.evaluate(self.years, self.changes)
        found = {id: state.over_years(id) for id in self.definitions.order}
        for label, tree in self.lines.items():
            value = evaluate(tree, state.values.__getitem__, self.years)
            found[label] = np.broadcast_to(value, self.years.shape)
        return found


def written_out(tree, amounts):
    """The tree with each total as the sum it stands for."""

    def leaf(node):
        if not isinstance(node, Total):
            return node
        return plus(*(written_out(amount, amounts) for amount in amounts.get(node.family, [])))

    return rewrite(tree, leaf)


def probe(basis, model, end):
    """The study as it stands, or with every range at one end."""
    trees = {}
    for option, compiled in model.lines.items():
        amounts = {}
        for each in compiled:
            amounts.setdefault(each.line.family, []).append(each.trees.amount)
        for each in compiled:
            for part in ("amount", *(name for name in vars(each.trees) if name != "amount")):
                tree = written_out(getattr(each.trees, part), amounts)
                trees[f"{option} {each.line.id} {part}"] = tree
    rows = basis.quantities.values()
    ends = {row.id: getattr(row, end) for row in rows if row.value is not None} if end else {}
    changes = {id: value for id, value in ends.items() if value is not None}
    return Probe(basis.definitions, model.years, trees, changes)


@pytest.fixture(scope="module", params=[*(folder.name for folder in FOLDERS), "small"])
def study(request):
    if request.param == "small":
        return small_study()
    [folder] = [folder for folder in FOLDERS if folder.name == request.param]
    read = Study.read(folder)
    return read.basis, read.model


@pytest.fixture(scope="module", params=["", "low", "high"])
def case(request, study):
    return probe(*study, request.param)


def agree(found, expected, label):
    scale = np.abs(expected).max()
    assert_allclose(found, expected, rtol=1e-12, atol=1e-12 * scale, err_msg=label)


def test_there_is_something_to_probe(study):
    found = probe(*study, "").numbers()
    assert len(found) > 50
    assert all(np.isfinite(values).all() for values in found.values())
    assert sum(np.ptp(values) > 0 for values in found.values()) > 20


def workbook(case, path):
    """Scalars as defined names, series and lines as rows: a page for each."""
    order = case.definitions.order
    series = [id for id in order if id in case.definitions.over_years and id not in case.changes]
    rows = {id: row for row, id in enumerate(series, 2)}
    years = case.years.tolist()

    def name_in(column):
        return lambda name: f"Series!{column}{rows[name]}" if name in rows else excel_name(name)

    with xlsxwriter.Workbook(path) as book:
        scalars, over_years, lines = (
            book.add_worksheet(page) for page in ("Scalars", "Series", "Lines")
        )
        for row, id in enumerate((id for id in order if id not in rows), 1):
            tree = case.tree(id)
            scalars.write_string(f"A{row}", id)
            if isinstance(tree, Number):
                scalars.write_number(f"B{row}", tree.value)
            else:
                scalars.write_formula(f"B{row}", f"={excel(tree, '#N/A')}")
            book.define_name(excel_name(id), f"=Scalars!$B${row}")
        for page, trees in (
            (over_years, {id: case.tree(id) for id in series}),
            (lines, case.lines),
        ):
            for column, year in zip(COLUMNS, years, strict=False):
                page.write_number(f"{column}1", year)
            for row, (label, tree) in enumerate(trees.items(), 2):
                page.write_string(f"A{row}", label)
                for column in COLUMNS[: len(years)]:
                    text = excel(tree, f"{column}$1", name_in(column))
                    assert len(text) <= 8192, f"{label} is too long for a cell of Excel"
                    page.write_formula(f"{column}{row}", f"={text}")


@pytest.mark.heavy
def test_excel(case, recalculated, tmp_path):
    workbook(case, tmp_path / "faces.xlsx")
    book = recalculated(tmp_path / "faces.xlsx")
    found = {row[0]: row[1:] for page in ("Series", "Lines") for row in book[page].values if row[0]}
    found |= {row[0]: row[1] for row in book["Scalars"].values}
    expected = case.numbers()
    assert set(found) == set(expected)
    for label, values in expected.items():
        agree(np.broadcast_to(np.array(found[label], dtype=float), values.shape), values, label)


@pytest.mark.heavy
@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_javascript(case, tmp_path):
    quantities = [f"const q_{id} = {javascript(case.tree(id))};" for id in case.definitions.order]
    labels = [*case.definitions.order, *case.lines]
    results = [*(f"q_{id}" for id in case.definitions.order), *map(javascript, case.lines.values())]
    years = json.dumps(case.years.tolist())
    script = f"""'use strict';
        const one = (year) => {{ {" ".join(quantities)} return [{",".join(results)}]; }};
        console.log(JSON.stringify({years}.map(one)));"""
    path = tmp_path / "faces.js"
    path.write_text(script, encoding="utf-8")
    ran = subprocess.run(["node", path], capture_output=True, text=True, check=True)
    found = dict(zip(labels, np.array(json.loads(ran.stdout)).T, strict=True))
    for label, values in case.numbers().items():
        agree(found[label], values, label)


def written(basis, model):
    """Each formula as it was written, with the name of what it gives."""
    for row in basis.quantities.values():
        if row.formula:
            yield row.id, parse(row.formula)
    for line in {
        each.line.id: each.line for lines in model.lines.values() for each in lines
    }.values():
        yield line.id, parse(line.formula)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_units(folder):
    read = Study.read(folder)
    units = read.basis.definitions.units
    lines = {each.line.id: each.line for lines in read.model.lines.values() for each in lines}
    kinds = {line.family: MONEY if is_one_off(line) else MONEY_A_YEAR for line in lines.values()}
    expected = {id: MONEY if is_one_off(line) else MONEY_A_YEAR for id, line in lines.items()}
    count = 0
    for id, tree in written(read.basis, read.model):
        assert unit_of(tree, units.__getitem__, kinds.__getitem__) == expected.get(
            id, units.get(id)
        ), id
        count += 1
    assert count > len(lines) > 10


def test_equations(study):
    basis, model = study
    words = {id: row.name for id, row in basis.quantities.items()}
    words |= {id: id.replace("_", " ") for id in BUILT_IN}
    words |= {line.family: f"family {line.family}" for line in
              (each.line for lines in model.lines.values() for each in lines)}  # fmt: skip
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for id, tree in written(basis, model):
        xml = equation_xml(tree, words)
        root = etree.fromstring(f'<x xmlns:m="{space}" xmlns:w="{word}">{xml}</x>')
        assert [child.tag for child in root] == [f"{{{space}}}oMath"]
        texts = [text.text for text in root.iter(f"{{{space}}}t")]
        for used in names(tree) | families(tree):
            assert words[used] in texts, f"{id}: {used}"
            assert used == words[used] or used not in texts, f"{id} prints {used}"
        for node in nodes(tree):
            if isinstance(node, Number) and node.value == int(node.value):
                assert f"{int(node.value):,}" in texts, id


def test_totals_are_written_out_through_totals():
    amounts = {"a": [Number(2.0), Total("b")], "b": [Name("x"), Number(3.0)]}
    found = written_out(parse("total(a) * total(none)"), amounts)
    inner = Operation("+", Name("x"), Number(3.0))
    assert found == Operation("*", Operation("+", Number(2.0), inner), Number(0.0))
