"""`fs new`: begin a study, with everything pending, or as a copy of one that ships."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING
from unicodedata import category

import click

from fs_toolkit.cli.studies import in_plain_words
from fs_toolkit.core.suggest import did_you_mean

if TYPE_CHECKING:
    from fs_toolkit.writers.study_folder import Beginning

COPIES = ("example", "hanoi")
LONGEST_NAME = 100


def _words(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A name: on one line, with a letter in it, and no path."""
    if value is None:
        return None
    name, what = value.strip(), parameter.name or "name"
    if not name:
        raise click.BadParameter(f"the name of the {what} is empty")
    if len(name) > LONGEST_NAME:
        problem = f"the name of the {what} has {len(name)} characters, more than {LONGEST_NAME}"
        raise click.BadParameter(problem)
    if any(category(each) in ("Cc", "Cs", "Cf") for each in name):
        raise click.BadParameter(f"the name of the {what} has a character that cannot be printed")
    if not any(each.isalpha() for each in name):
        raise click.BadParameter(f"the name of the {what} has no letter: {name!r}")
    return name


def _city(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if "/" in value or "\\" in value:
        raise click.BadParameter(
            f"{value!r} is a path; give the city's name, and the folder with -o"
        )
    name = _words(context, parameter, value)
    assert name is not None
    return name


def _currency(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from babel.numbers import list_currencies

    known = sorted(list_currencies())
    if value.upper() not in known:
        raise click.BadParameter(f"no currency {value!r}; such as USD, VND, KRW")
    return value.upper()


def _source(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and value not in COPIES:
        raise click.BadParameter(
            f"no study {value!r} to copy. {did_you_mean(value, COPIES, 'There are')}"
        )
    return value


@click.command("new")
@click.argument("city", callback=_city)
@click.option("--country", callback=_words, help="The country, in the language of the report.")
@click.option("--project", callback=_words, help="The project, as it stands on the title page.")
@click.option("--language", type=click.Choice(["en", "ko"]), help="Of the report; en if left out.")
@click.option("--currency", callback=_currency, help="Of all amounts; USD if left out.")
@click.option("--first-year", type=click.IntRange(1900, 2200), help="The first year of costs.")
@click.option("--from", "source", callback=_source, help="Copy a study: example or hanoi.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The folder to write.")
@click.pass_context
def command(
    context: click.Context,
    *,
    city: str,
    country: str | None,
    project: str | None,
    language: str | None,
    currency: str | None,
    first_year: int | None,
    source: str | None,
    output: Path | None,
) -> None:
    """Begin a study of CITY: a folder in which everything is pending, and that has a report.

    The folder is called after the city, in Latin letters without marks; name another with -o.
    Nothing that exists is overwritten.
    """
    from fs_toolkit.writers.study_folder import (
        Beginning,
        FolderExists,
        folder_name,
        is_device,
        write_study,
    )

    given = (country, project, language, currency, first_year)
    if source is not None and any(each is not None for each in given):
        problem = "--from copies a study as it is; --country, --project, --language, --currency and --first-year are for a new one"
        raise click.UsageError(problem)
    if output is None and not (name := folder_name(city)):
        raise click.UsageError(
            f"{city!r} has no spelling in Latin letters that is sure; name the folder with -o"
        )
    target = output if output is not None else Path(name)
    if is_device(target.name):
        raise click.UsageError(f"Windows cannot open a folder named {target.name!r}; name another")
    known = Beginning(city, country, project, language or "en", currency, first_year)
    with in_plain_words():
        files = _files(known, target, source)
        try:
            write_study(target, files)
        except FolderExists as problem:
            raise click.UsageError(
                f"{problem}; nothing was written. Name another with -o"
            ) from None
        click.echo(str(target))
        if source is not None:
            _say_loudly(target, city)
    named = quote(str(target))
    click.echo(f"next: fs todo {named}   fs report {named}", err=True)


def _files(known: Beginning, target: Path, source: str | None) -> dict[str, bytes]:
    from fs_toolkit.core.files import shipped
    from fs_toolkit.writers.study_folder import copy_of, skeleton

    if source is None:
        return skeleton(known, target.as_posix(), datetime.date.today())
    folder = shipped("studies", source)
    words = {"source": _city_of(folder), "name": known.city, "folder": target.as_posix()}
    return copy_of(folder, words, "en")


def _city_of(folder: Path) -> str:
    from fs_toolkit.core.model import Pending
    from fs_toolkit.core.reader import read
    from fs_toolkit.study.inputs import StudyInputs

    about = read(StudyInputs, folder).parts.study
    return folder.name if isinstance(about, Pending) else about.city


def _say_loudly(target: Path, city: str) -> None:
    """What in a copy must go before it can be a study of the city."""
    from fs_toolkit.core.model import Pending
    from fs_toolkit.core.model import rows as answered
    from fs_toolkit.core.reader import read
    from fs_toolkit.study.inputs import StudyInputs, every_row
    from fs_toolkit.technical.analysis.responses import tables_of

    inputs = read(StudyInputs, target).parts
    about = inputs.study
    if isinstance(about, Pending):
        return
    made_up = Counter(
        row.where.file for row in every_row(inputs) if getattr(row, "origin", "") == "synthetic"
    )
    for row in answered(inputs.technical.surveys):
        if row.origin == "synthetic" and (table := tables_of(inputs.technical).get(row.id)):
            made_up[table.where.file] += len(table.rows)
    what = "a city that does not exist" if about.fictional else "another city"
    click.echo(
        f"NOTHING HERE IS ABOUT {city.upper()}: it is a copy of {about.city}, {what}.", err=True
    )
    if made_up:
        rows = f"{sum(made_up.values()):,} rows in {len(made_up)} files were made up"
        click.echo(f"{rows}; replace or delete them all:", err=True)
        for file, count in sorted(made_up.items()):
            click.echo(f"  {count:5} {file}", err=True)
    click.echo("README.md in the folder says how; study.yaml is changed last.", err=True)
