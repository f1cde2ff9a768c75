"""`fs scenarios`: what the options are worth when things turn out otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from fs_toolkit.cli.studies import (
    STUDY_HAS_ERRORS,
    find_study,
    in_plain_words,
    print_json,
    read_study,
)
from fs_toolkit.core.suggest import did_you_mean

if TYPE_CHECKING:
    from fs_toolkit.economics.engine.model import Evaluation
    from fs_toolkit.economics.two_way import Grid
    from fs_toolkit.study import Study

MOST_YEARS_LATE = 50
MOST_FINDINGS = 50
"""How many mistakes of a file are listed."""
QUICK = "--set"
"""What the scenario of the command line is called; no scenario of a study has dashes."""


@click.command("scenarios")
@click.argument("study")
@click.option(
    "--scenario",
    "names",
    multiple=True,
    metavar="NAME",
    help="Only this scenario of the study; may be repeated.",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="QUANTITY=VALUE",
    help="A scenario of your own: a number, or +10% of the base value; may be repeated.",
)
@click.option(
    "--add",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with more scenarios: columns set, quantity, value, reason. The study stays as it is.",
)
@click.option("--option", metavar="ID", default="", help="Only this option.")
@click.option("--grid", metavar="A,B", default="", help="Two quantities at once: A across, B down.")
@click.option(
    "--delay",
    type=click.IntRange(0, MOST_YEARS_LATE),
    metavar="YEARS",
    help="Also: the service opens so many years later.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON on stdout.")
def command(
    study: str,
    names: tuple[str, ...],
    settings: tuple[str, ...],
    file: Path | None,
    option: str,
    grid: str,
    delay: int | None,
    as_json: bool,
) -> None:
    """Print what every option of STUDY is worth in each scenario, and which is best.

    A study whose economic model is pending, or a file with mistakes, exits with 1.
    """
    folder, _ = find_study(study)
    from fs_toolkit.economics.delay import delayed
    from fs_toolkit.economics.scenarios import ScenarioHasNoNumber, compare, steps
    from fs_toolkit.study import ModelPending
    from fs_toolkit.study.scenario import with_scenarios

    with in_plain_words():
        read = read_study(folder)
    try:
        base, _ = read.appraised
    except ModelPending as pending:
        _stop(f"{folder.as_posix()}: {pending}")
    quick, pair = _usage(read, names, settings, option, grid)
    added = _added(read, file) if file is not None else {}
    _remark(read, {QUICK: quick, **added})
    late = None if delay is None else delayed(base, delay)[0]
    given = added | ({QUICK: quick} if quick else {})
    if late is not None:
        given[f"--delay {late.years}"] = {read.basis.settings.go_live: late.opens}
    chosen = names or (() if quick else read.model.scenarios)
    cases = {**{name: read.model.overlays[name] for name in chosen}, **given}
    of = option or read.model.recommended
    try:
        evaluation = with_scenarios(read.inputs.economics, read.basis, given) if given else base
        compared = compare(evaluation, {"": {}, **cases})
        made = steps(evaluation, cases, of)
    except ScenarioHasNoNumber as none:
        _stop(f"{file.as_posix() if file else folder.as_posix()}: scenario {none}")
    from fs_toolkit.cli.scenario_tables import Answers, as_data, as_text

    drawn = _grid(base, read, of, pair) if pair else None
    found = Answers(compared, made, of, option, drawn, late, tuple(given) or names)
    if as_json:
        print_json(as_data(read.basis, base, found))
        return
    for line in as_text(read.basis, base, found):
        click.echo(line)


def _stop(problem: str) -> NoReturn:
    click.echo(f"error: {problem}", err=True)
    raise click.exceptions.Exit(STUDY_HAS_ERRORS)


def _usage(
    study: Study,
    names: Sequence[str],
    settings: Sequence[str],
    option: str,
    grid: str,
) -> tuple[dict[str, float], tuple[str, str] | None]:
    """The changes and the two quantities that were asked for; all that is wrong, at once."""
    from fs_toolkit.economics.changed import WrongChange, problems_of, read_change

    model, problems = study.model, list[str]()
    for name in names:
        if name not in model.scenarios:
            advice = did_you_mean(name, model.scenarios, "Scenarios are")
            problems.append(f"--scenario: unknown scenario {name!r}. {advice}")
    made: dict[str, float] = {}
    for text in settings:
        try:
            id, value = read_change(text, study.basis)
        except WrongChange as wrong:
            problems += [f"--set: {each}" for each in wrong.problems]
            continue
        if id in made:
            problems.append(f"--set: {id!r} is set twice")
        problems += [f"--set: {each}" for each in problems_of({id: value}, study.basis, model)]
        made[id] = value
    options = {each.id for each in model.alternatives}
    if option and option not in options:
        advice = did_you_mean(option, options, "Options are")
        problems.append(f"--option: unknown option {option!r}. {advice}")
    pair, wrong_pair = _pair(study, grid)
    problems += wrong_pair
    if problems:
        raise click.UsageError("\n".join(problems))
    return made, pair


def _pair(study: Study, grid: str) -> tuple[tuple[str, str] | None, list[str]]:
    if not grid:
        return None, []
    ids = [part.strip() for part in grid.split(",")]
    if len(ids) != 2 or not all(ids):
        return None, [f"--grid: {grid!r} is not two quantities between a comma"]
    known = study.basis.quantities
    unknown = [id for id in ids if id not in known]
    said = [f"--grid: unknown quantity {id!r}. {did_you_mean(id, known)}" for id in unknown]
    return (ids[0], ids[1]), said


def _added(study: Study, file: Path) -> dict[str, dict[str, float]]:
    """The scenarios of a file; exits with 1 and lists what is wrong with it."""
    from fs_toolkit.readers.overlay_file import read_overlays

    found, findings = read_overlays(file, study.basis, study.model)
    if not findings:
        for name in found.keys() & set(study.model.scenarios):
            click.echo(f"{name}: as in {file.as_posix()}, not as in the study", err=True)
        return found
    for each in findings[:MOST_FINDINGS]:
        click.echo(f"error {each.code}: {each}", err=True)
    more = len(findings) - MOST_FINDINGS
    click.echo(f"{len(findings)} to put right{', the first listed' if more > 0 else ''}", err=True)
    raise click.exceptions.Exit(STUDY_HAS_ERRORS)


def _remark(study: Study, given: Mapping[str, Mapping[str, float]]) -> None:
    """Say which changes of the caller's own the study does not reckon with."""
    from fs_toolkit.economics.changed import remarks_on

    said = [
        f"note: {name}, {each}"
        for name, changes in given.items()
        for each in remarks_on(changes, study.basis, study.model)
    ]
    for each in said[:MOST_FINDINGS]:
        click.echo(each, err=True)
    if len(said) > MOST_FINDINGS:
        click.echo(f"note: {len(said) - MOST_FINDINGS} more of these", err=True)


def _grid(base: Evaluation, study: Study, option: str, pair: tuple[str, str]) -> Grid:
    from fs_toolkit.economics.engine.questions import Questions, ranged
    from fs_toolkit.economics.engine.uncertain import deciding_years
    from fs_toolkit.economics.two_way import NoGrid, two_way

    questions = Questions(base, ranged(base.model, dict(study.basis.quantities)), option)
    try:
        return two_way(questions, *pair, whole=deciding_years(base.model))
    except NoGrid as none:
        raise click.UsageError(f"--grid: {none}") from None
