"""`fs appraise`: the base case of each option."""

from __future__ import annotations

import math

import click

from fs_toolkit.cli.studies import find_study, in_plain_words, print_json, read_study


@click.command("appraise")
@click.argument("study")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON on stdout.")
def command(study: str, as_json: bool) -> None:
    """Print net present value, benefit-cost ratio and returns of the options of STUDY."""
    folder, _ = find_study(study)
    with in_plain_words():
        read = read_study(folder)
    appraisals = read.results.economics.appraisals
    if as_json:
        document = {
            "options": {
                id: {view: _plain(appraisal.to_dict()) for view, appraisal in views.items()}
                for id, views in appraisals.items()
            }
        }
        print_json(document)
        return
    settings = read.basis.settings
    click.echo(
        f"{settings.currency} thousand, prices of {settings.price_year}, increments over the "
        f"baseline, discounted at {100 * read.evaluation.rate:g} % to {settings.first_year}\n"
    )
    head = ("option", "view", "PV benefits", "PV costs", "NPV", "B/C", "IRR", "payback")
    lines = [head]
    names = {option.id: option.name for option in read.model.options}
    for id, views in appraisals.items():
        for view, each in views.items():
            lines.append(
                (
                    names[id],
                    view,
                    f"{each.pv_benefits / 1e3:,.0f}",
                    f"{each.pv_costs / 1e3:,.0f}",
                    f"{each.npv / 1e3:,.0f}",
                    "-" if each.bcr is None else f"{each.bcr:.2f}",
                    f"{100 * each.irr:.1f} %" if each.irr is not None else each.irr_status,
                    "not reached" if each.payback is None else f"{each.payback:.1f} years",
                )
            )
    widths = [max(len(line[k]) for line in lines) for k in range(len(head))]
    for line in lines:
        cells = [
            text.ljust(width) if k < 2 else text.rjust(width)
            for k, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        click.echo("  ".join(cells).rstrip())


def _plain(row: dict[str, object]) -> dict[str, object]:
    """Numbers that JSON has no word for become null."""
    return {
        key: None if isinstance(value, float) and not math.isfinite(value) else value
        for key, value in row.items()
    }
