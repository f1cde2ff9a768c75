"""`fs diff`: what is different between two states of a study, and what it did to the result."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.studies import find_study, in_plain_words, print_json, read_study

if TYPE_CHECKING:
    from fs_toolkit.review.difference import Difference

NARROWEST, WIDEST = 60, 110


def _picture(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.casefold() not in (".png", ".svg"):
        raise click.BadParameter(f"{str(value)!r} ends neither in .png nor in .svg")
    return value


@click.command("diff")
@click.argument("before")
@click.argument("after")
@click.option("--option", default="", help="The option to compare; the recommended if left out.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=_picture,
    help="Also draw the steps as a waterfall: a .png or .svg file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the difference as JSON on stdout.")
def command(before: str, after: str, option: str, output: Path | None, as_json: bool) -> None:
    """Say what is different between two states of a study: the folders BEFORE and AFTER.

    Lists the inputs that changed, what each did to the net present value (the steps add up),
    and the findings that are new or gone. Exits with 1 if one of the two has errors.
    """
    folders = [find_study(before)[0], find_study(after)[0]]
    from fs_toolkit.review import difference
    from fs_toolkit.study.comparison import UnknownOption, compare

    with in_plain_words():
        studies = [read_study(folder) for folder in folders]
        try:
            found = compare(studies[0], studies[1], (before, after), option)
        except UnknownOption as unknown:
            raise click.UsageError(str(unknown)) from None
        if output is not None:
            _draw(found, output)
    if as_json:
        print_json(difference.as_data(found))
        return
    width = min(max(shutil.get_terminal_size((100, 24)).columns, NARROWEST), WIDEST)
    for line in difference.as_text(found, width):
        click.echo(line)


def _draw(found: Difference, output: Path) -> None:
    """The steps as a picture; one line instead where there is nothing to draw."""
    from fs_toolkit.core.files import write_whole
    from fs_toolkit.review.difference import as_chart
    from fs_toolkit.writers.charts import draw, draw_svg

    if found.outcome is None or not found.outcome.steps.steps:
        why = found.no_outcome or "nothing that the result depends on is different"
        click.echo(f"nothing was drawn: {why}", err=True)
        return
    chart = as_chart(found, found.outcome)
    drawn = draw_svg(chart).encode() if output.suffix.casefold() == ".svg" else draw(chart)
    write_whole(output, drawn)
    click.echo(str(output), err=True)
