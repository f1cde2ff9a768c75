"""The tape beside the trees: two ways to one base case, compared before anything is drawn."""

from __future__ import annotations

import numpy as np

from fs_toolkit.economics.discounting import net_present_value
from fs_toolkit.economics.engine.compile import Program
from fs_toolkit.economics.engine.model import Evaluation
from fs_toolkit.economics.engine.player import Player

CLOSE = 1e-10
"""How far the two may be apart, relative to the flows of an option."""


class Disagreement(RuntimeError):
    """The compiled model is not the model: a mistake of the toolkit, never of a study."""


def check_base_case(program: Program, evaluation: Evaluation) -> None:
    """Play the base case as one draw and compare it with the evaluated one.

    Parameters
    ----------
    program : Program
        Compiled from the evaluation's model, economic prices.
    evaluation : Evaluation
        The base case.

    Raises
    ------
    Disagreement
        If costs, benefits or the present value of an option differ. Draws would then answer
        another question than the tables beside them.
    """
    tape, timing = program.tape, evaluation.model.settings.timing
    base = {id: np.array([evaluation.state.number(id)]) for id in tape.inputs}
    outputs = Player(tape, 1).run(base)
    rate = float(outputs[program.rate].flat[0])
    for number, option in enumerate(program.options):
        costs, benefits = (
            np.broadcast_to(each, (tape.years, 1))[:, 0]
            for each in outputs[2 * number : 2 * number + 2]
        )
        expected = evaluation.increment(option)
        scale = np.abs(expected.costs).sum() + np.abs(expected.benefits).sum()
        parts = {
            "costs": np.abs(costs - expected.costs).max(),
            "benefits": np.abs(benefits - expected.benefits).max(),
            "net present value": abs(
                net_present_value(rate, benefits - costs, timing)
                - net_present_value(evaluation.rate, expected.net, timing)
            ),
        }
        for name, apart in parts.items():
            if not apart <= CLOSE * scale:
                raise Disagreement(
                    f"the base case of option {option} comes out in two ways: its {name} differ by "
                    f"{apart:.6g}. This is a mistake of the toolkit; nothing was drawn. "
                    "Please report it with the study's lines."
                )
