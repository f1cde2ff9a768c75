"""A task is a city: its study is read and compiled once, and all its scenarios and draws are played.

What comes back to whoever asked is a document of results, or a failure in words.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from fs_toolkit.core.problems import EnvironmentProblem
from fs_toolkit.economics.engine.agreement import check_base_case
from fs_toolkit.economics.engine.budgets import investment
from fs_toolkit.economics.engine.compile import compile_program
from fs_toolkit.economics.engine.copula import ImpossibleCorrelations
from fs_toolkit.economics.engine.model import Evaluation
from fs_toolkit.economics.engine.simulate import Overflow
from fs_toolkit.economics.simulation import NotDrawn, sampler_of
from fs_toolkit.portfolio.asked import Ask
from fs_toolkit.portfolio.city import City
from fs_toolkit.portfolio.playing import Played, play
from fs_toolkit.study import ModelPending, Study, StudyError

Kind = Literal["errors", "no model", "not drawn", "no number", "memory", "worker", "machine", "bug"]
LONGEST_PROBLEM = 2_000


@dataclass(frozen=True)
class Failure:
    """A study without results, and why."""

    kind: Kind
    problem: str


@dataclass(frozen=True)
class Done:
    """What a task came to."""

    document: bytes | None
    """The results; None if there are none."""
    failure: Failure | None
    seconds: float
    """How long it took where it was done."""


def play_city(folder: str, fingerprint: str, ask: Ask) -> Done:
    """Play the study of a folder; never raises what one study alone can bring about.

    Parameters
    ----------
    folder :
        Its path on the machine where this runs.
    fingerprint :
        Hash of the study as it was when it was asked for.
    ask :
        Draws, scenarios and figures.
    """
    begun = time.perf_counter()
    document, failure = None, None
    try:
        if not (Path(folder) / "study.yaml").is_file():
            words = "this folder is no study: there is no study.yaml in it"
            return Done(None, Failure("errors", words), time.perf_counter() - begun)
        study = Study.read(Path(folder))
        if study.fingerprint != fingerprint:
            raise EnvironmentProblem(
                "the worker found other files in the folder than were there at the start",
                "Let all workers see the same folders, and change no study meanwhile.",
            )
        document = city(study, ask).to_bytes()
    except StudyError as error:
        failure = Failure("errors", str(error))
    except ModelPending as pending:
        failure = Failure("no model", str(pending))
    except (NotDrawn, ImpossibleCorrelations) as not_drawn:
        failure = Failure("not drawn", str(not_drawn))
    except Overflow as overflow:
        failure = Failure("no number", str(overflow))
    except MemoryError:
        words = "the memory does not suffice; ask for fewer draws, or use fewer workers"
        failure = Failure("memory", words)
    except (EnvironmentProblem, OSError) as problem:
        failure = Failure("machine", str(problem))
    except Exception as bug:  # one study must not stop the others
        failure = Failure(
            "bug", f"the toolkit does not know what to do ({type(bug).__name__}: {bug})"
        )
    if failure is not None and len(failure.problem) > LONGEST_PROBLEM:
        failure = Failure(failure.kind, failure.problem[:LONGEST_PROBLEM] + " …")
    return Done(document, failure, time.perf_counter() - begun)


def city(study: Study, ask: Ask) -> City:
    """The results of a study that has been read.

    Raises
    ------
    ModelPending, NotDrawn, ImpossibleCorrelations, Overflow
        If it has no model, cannot be drawn, or has no number in the base case.
    """
    model, evaluation = study.model, study.appraised[0]
    sampler, _ = sampler_of(model, study.basis)
    check_base_case(compile_program(model, sampler.quantities), evaluation)
    found: Played = play(model, sampler, ask)
    settings, about = model.settings, study.basis.about
    return City(
        key=ask.key(study.fingerprint),
        fingerprint=study.fingerprint,
        city=about.city,
        country=about.country,
        currency=settings.currency,
        price_year=settings.price_year,
        first_year=settings.first_year,
        years=settings.years,
        rate=evaluation.rate,
        recommended=model.recommended,
        option_names={each.id: each.name for each in model.alternatives},
        draws=ask.draws,
        drawn=sampler.quantities,
        budget=investment(model)[model.recommended],
        heads=_first_year(evaluation, ask.heads),
        base=found.base,
        own=found.own,
        common=found.common,
        npv=found.npv,
        bcr=found.bcr,
    )


def _first_year(evaluation: Evaluation, id: str) -> float | None:
    """A quantity in the first year of the model, where the study has it."""
    values: Mapping[str, object] = evaluation.state.values
    if id not in values:
        return None
    number = float(evaluation.state.over_years(id)[0])
    return number if np.isfinite(number) and number > 0 else None
