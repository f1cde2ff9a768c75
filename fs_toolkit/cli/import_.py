"""`fs import`: the answers of a survey tool's export into a study, without the people's names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.studies import (
    ENVIRONMENT,
    STUDY_HAS_ERRORS,
    find_study,
    in_plain_words,
    print_json,
)

if TYPE_CHECKING:
    from fs_toolkit.core.findings import Finding
    from fs_toolkit.readers.exports import Export
    from fs_toolkit.readers.matching import Dropped
    from fs_toolkit.readers.survey_export import Imported
    from fs_toolkit.technical.inputs import TechnicalInputs

MOST_FINDINGS = 50
"""How many mistakes are listed."""
MOST_COLUMNS = 20
"""How many columns of one kind are listed."""
_READ_FIRST = ("surveys", "survey_items", "survey_columns", "survey_words", "strata")
"""Tables of technical/ that say how an export is read."""


@click.command("import")
@click.argument("study")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--survey", metavar="ID", required=True, help="The survey, as surveys.csv names it.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--leave-out", is_flag=True, help="Read answers that are off the scale as none, and count them."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON on stdout.")
@click.pass_context
def command(
    context: click.Context,
    study: str,
    file: Path,
    survey: str,
    dry_run: bool,
    leave_out: bool,
    as_json: bool,
) -> None:
    """Read FILE, an export of a survey tool (CSV or XLSX), into technical/responses/ of STUDY.

    Names, addresses, numbers of people and free text are dropped, and counted; each person gets a
    code. A file with mistakes is not imported at all; exits with 1 and lists them.
    """
    folder, is_shipped = find_study(study)
    if is_shipped and not dry_run:
        raise click.UsageError("the study ships with the toolkit; copy it, or add --dry-run")
    from fs_toolkit.readers.exports import read_export
    from fs_toolkit.readers.survey_export import import_survey, summary

    inputs, findings = _technical(folder, survey)
    if not findings:
        export, findings = read_export(file)
    if findings:
        _refuse(context, file, folder, findings, as_json)
        return
    done = import_survey(export, inputs, survey, leave_out=leave_out)
    target = f"technical/responses/{survey}.csv"
    if (folder / target).with_suffix(".xlsx").exists():
        from fs_toolkit.readers.import_rules import ONE_PLACE

        done.findings.append(ONE_PLACE.finding(export.place(None), "a workbook of answers exists"))
    replaced = _rows_in(inputs, survey)
    if not done.findings and not dry_run:
        from fs_toolkit.writers.study_folder import write_table

        with in_plain_words():
            write_table(folder, target, done.header, done.rows)
    written = not done.findings and not dry_run
    if as_json:
        head = {"survey": survey, "file": target, "written": written, "encoding": export.encoding}
        rows = [_row(each) for each in done.findings[:MOST_FINDINGS]]
        print_json(
            {**head, **summary(done), "replaced": replaced if written else 0, "findings": rows}
        )
    else:
        for line in _said(done, export, target if written else "", replaced):
            click.echo(line)
    if done.findings:
        _list(done.findings)
        context.exit(STUDY_HAS_ERRORS)


def _technical(folder: Path, survey: str) -> tuple[TechnicalInputs, list[Finding]]:
    """What the study says of its surveys; mistakes in those tables alone keep from importing."""
    from fs_toolkit.core.model import rows
    from fs_toolkit.core.reader import read
    from fs_toolkit.core.suggest import did_you_mean
    from fs_toolkit.study.inputs import StudyInputs
    from fs_toolkit.technical.analysis.responses import items_of

    reading = read(StudyInputs, folder)
    inputs = reading.parts.technical
    stems = tuple(f"technical/{name}." for name in _READ_FIRST)
    wrong = [each for each in reading.findings if each.place.file.startswith(stems)]
    known = [row.id for row in rows(inputs.surveys)]
    if not wrong and survey not in known:
        raise click.UsageError(
            f"no survey {survey!r} in technical/surveys.csv. {did_you_mean(survey, known, 'There are')}"
        )
    if not wrong and not items_of(inputs, survey):
        raise click.UsageError(f"technical/survey_items.csv has no item of {survey!r}")
    return inputs, wrong


def _refuse(
    context: click.Context, file: Path, folder: Path, findings: list[Finding], as_json: bool
) -> None:
    if as_json:
        print_json(
            {"written": False, "findings": [_row(each) for each in findings[:MOST_FINDINGS]]}
        )
    _list(findings)
    missing = not file.exists()
    context.exit(ENVIRONMENT if missing else STUDY_HAS_ERRORS)


def _list(findings: list[Finding]) -> None:
    """The mistakes, so many of a kind and so many in all."""
    from fs_toolkit.core.notes import in_order

    kept = in_order(findings)
    for each in kept[:MOST_FINDINGS]:
        click.echo(f"error {each.code}: {each.place}: {each.problem}\n    {each.cure}", err=True)
    if len(kept) > MOST_FINDINGS:
        click.echo(f"and {len(kept) - MOST_FINDINGS:,} more", err=True)
    click.echo(f"{len(findings):,} to put right; nothing was written", err=True)


def _rows_in(inputs: TechnicalInputs, survey: str) -> int:
    """How many people the study has answers of already."""
    from fs_toolkit.technical.analysis.responses import tables_of

    table = tables_of(inputs).get(survey)
    return 0 if table is None else len(table.rows)


def _said(done: Imported, export: Export, target: str, replaced: int) -> Iterator[str]:
    """What was read, kept and dropped, for people; never a value."""
    yield f"{export.name} ({export.encoding}): {done.rows_read:,} rows read"
    if not done.header:
        return
    yield f"people kept: {len(done.rows):,}; rows without any answer: {done.without_answer:,}"
    yield (
        f"answers: {done.answers:,}; missing: {done.missing:,}; off the scale: {done.left_out:,}"
    )
    for why, count in done.cells_dropped.items():
        yield f"cells emptied, {why}: {count:,}"
    if done.absent:
        yield f"items without a column: {', '.join(done.absent)}"
    for why in dict.fromkeys(each.why for each in done.dropped):
        yield f"dropped, {why}: {_listed(each for each in done.dropped if each.why == why)}"
    if done.unknown:
        yield f"not read, for the study does not ask for it: {_listed(done.unknown)}"
    if target and replaced:
        yield f"replaced: the answers of {replaced:,} people that were there"
    if target:
        yield f"written: {target}. Next: origin, invited, began, ended and mode in technical/surveys.csv"


def _listed(columns: Iterable[Dropped]) -> str:
    """Columns with the number of cells that had something in them."""
    shown = [f"{each.header} ({each.cells:,})" for each in columns]
    more = f" and {len(shown) - MOST_COLUMNS:,} more" if len(shown) > MOST_COLUMNS else ""
    return ", ".join(shown[:MOST_COLUMNS]) + more


def _row(finding: Finding) -> dict[str, str | int | None]:
    place = finding.place
    return {
        "code": finding.code, "file": place.file or None, "line": place.line, "cell": place.cell,
        "problem": finding.problem, "cure": finding.cure,
    }  # fmt: skip
