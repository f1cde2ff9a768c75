"""`fs appraise`: the base case of each option."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.studies import (
    STUDY_HAS_ERRORS,
    find_study,
    in_plain_words,
    print_json,
    read_study,
)
from fs_toolkit.cli.tables import aligned, ratio, whole

if TYPE_CHECKING:
    from fs_toolkit.study import Study

HEAD = ("option", "view", "PV benefits", "PV costs", "NPV", "B/C", "IRR", "payback")
LEFT = 2
"""How many columns hold words and not numbers."""
IN_THOUSANDS = 100_000
"""Present values from which thousands are printed."""


@click.command("appraise")
@click.argument("study")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON on stdout.")
def command(study: str, as_json: bool) -> None:
    """Print net present value, benefit-cost ratio and returns of the options of STUDY.

    A study whose economic model is pending exits with 1 and says what it waits for.
    """
    folder, _ = find_study(study)
    from fs_toolkit.study import ModelPending

    with in_plain_words():
        read = read_study(folder)
    try:
        _, result = read.appraised
    except ModelPending as pending:
        click.echo(f"error: {folder.as_posix()}: {pending}", err=True)
        raise click.exceptions.Exit(STUDY_HAS_ERRORS) from None
    if as_json:
        appraisals = result.appraisals
        print_json(
            {
                "options": {
                    id: {view: each.to_dict() for view, each in views.items()}
                    for id, views in appraisals.items()
                }
            }
        )
        return
    for line in _table(read):
        click.echo(line)


def _table(study: Study) -> Iterator[str]:
    """The results for people, under the conventions that they follow."""
    evaluation, result = study.appraised
    settings, appraisals = study.basis.settings, result.appraisals
    every = [each for views in appraisals.values() for each in views.values()]
    largest = max(max(abs(each.pv_benefits), abs(each.pv_costs)) for each in every)
    scale, thousand = (1_000, " thousand") if largest >= IN_THOUSANDS else (1, "")
    yield (
        f"{settings.currency}{thousand}, prices of {settings.price_year}, increments over the "
        f"baseline, discounted at {100 * evaluation.rate:g} % to {settings.first_year}"
    )
    yield ""
    names = {option.id: option.name for option in study.model.options}
    lines: list[tuple[str, ...]] = [HEAD]
    for id, views in appraisals.items():
        for view, each in views.items():
            money = (each.pv_benefits, each.pv_costs, each.npv)
            lines.append(
                (
                    names[id],
                    view,
                    *(whole(amount / scale) for amount in money),
                    ratio(each.bcr),
                    each.irr_status if each.irr is None else f"{100 * each.irr:.1f} %",
                    "not reached" if each.payback is None else f"{each.payback:.1f} years",
                )
            )
    yield from aligned(lines, LEFT)
