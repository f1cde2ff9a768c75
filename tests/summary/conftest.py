"""What stands before and behind the chapters of Hanoi, part by part, in each language."""

from __future__ import annotations

from functools import cache

import pytest

from fs_toolkit.core.basis import evaluate_basis
from fs_toolkit.document.wording import LANGUAGES, Wording
from fs_toolkit.economics.analysis import analyse
from fs_toolkit.economics.engine.model import compile_model, evaluate_model
from fs_toolkit.summary.decision import Elsewhere, MoneyBySource, Share
from fs_toolkit.summary.executive import executive

FULL = Elsewhere(
    funding=(MoneyBySource("City budget", 6e5, "sought"), MoneyBySource("Grant", 4e5, "promised")),
    payers=("City budget of operation",),
    budgets=(Share("IT budget of the city", 0.033),),
    people=("Residents: 7 million", "People who petition: 45,000"),
    gates=("Visits: at least 4",),
    risks=("Nobody pays for operation. Owner: treasury.",),
    safeguard="Category C of the bank",
)
ALWAYS = (
    "option", "cost", "operation", "indicators", "financial", "refused",
    "switching", "unmonetised", "conditions", "evidence",
)  # fmt: skip
FROM_ELSEWHERE = {
    "money": "funding", "people": "people", "risks": "risks", "gates": "gates",
    "safeguard": "safeguard",
}  # fmt: skip
DECISION = ("asked", "asked_cost", "of", "not_asked")


@pytest.fixture(scope="session", params=LANGUAGES)
def wording(request) -> Wording:
    return Wording.read(request.param)


@pytest.fixture(scope="session")
def economics(studied):
    """The result of section 5."""
    return studied.results.economics


@pytest.fixture
def read(studied, economics, wording, page):
    """The summary of Hanoi, with other results or answers."""

    def run(result=economics, elsewhere=FULL, inputs=None, **answers):
        summary = studied.inputs.summary.model_copy(update=answers)
        given = inputs or studied.inputs.economics
        return page(executive(summary, given, studied.basis, result, elsewhere, wording))

    return run


@pytest.fixture
def decided(read, wording):
    """The rows of the decision by their question."""

    def run(**given):
        rows = dict(read(**given).rows("summary.decision"))
        keys = [*ALWAYS, *FROM_ELSEWHERE, *DECISION, "range"]  # without draws
        asked = {wording.text(f"summary.decision.row.{key}"): key for key in keys}
        assert rows.keys() <= asked.keys()
        return {asked[question]: answer for question, answer in rows.items()}

    return run


@pytest.fixture(scope="session")
def with_values(studied):
    """The result of Hanoi where some quantities have other values, each worked out once."""

    @cache
    def run(*values):
        given = dict(values)
        quantities = tuple(
            row.model_copy(update={"value": given.get(id, row.value)})
            for id, row in studied.basis.quantities.items()
        )
        inputs = studied.inputs.basis.model_copy(update={"quantities": quantities})
        basis = evaluate_basis(studied.basis.about, inputs)
        evaluation = evaluate_model(compile_model(studied.inputs.economics, basis))
        return analyse(studied.inputs.economics, basis, evaluation, {})

    return run
