from __future__ import annotations

from pathlib import Path

import pytest

from fs_toolkit.economics.engine.agreement import Disagreement, check_base_case
from fs_toolkit.economics.engine.compile import compile_program
from fs_toolkit.economics.engine.model import evaluate_model
from fs_toolkit.economics.engine.uncertain import spreads
from fs_toolkit.study import Study

STUDIES = Path(__file__).parents[3] / "studies"


@pytest.fixture(scope="module", params=["hanoi", "example", "san_fernando"])
def study(request):
    return Study.read(STUDIES / request.param)


class TestBaseCase:
    def test_of_the_studies_is_one(self, study):
        drawn, _ = spreads(study.model, study.basis.quantities)
        program = compile_program(study.model, {each.quantity.id for each in drawn})
        check_base_case(program, study.evaluation)

    def test_of_another_model_is_refused(self, study):
        moving = study.results.economics.cost_benefit.swings[0]
        drawn, _ = spreads(study.model, study.basis.quantities)
        others = {each.quantity.id for each in drawn} - {moving.quantity}
        program = compile_program(study.model, others)
        other = evaluate_model(study.model, {moving.quantity: moving.high}, study.evaluation)
        with pytest.raises(Disagreement, match=r"comes out in two ways: its .* differ by"):
            check_base_case(program, other)
