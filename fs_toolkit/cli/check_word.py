"""`fs check STUDY --docx EDITED.docx`: what is wrong in a report that people edited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from fs_toolkit.cli.studies import read_study
from fs_toolkit.cli.word_files import open_report, refuse_other_place

if TYPE_CHECKING:
    from fs_toolkit.core.findings import Finding
    from fs_toolkit.study import Study


def findings_of(folder: Path, edited: Path) -> list[Finding]:
    """What the rules over edited reports find, paragraph by paragraph."""
    from fs_toolkit.readers.word.comments import comments
    from fs_toolkit.readers.word.edited_rules import review
    from fs_toolkit.readers.word.matrix import texts_of
    from fs_toolkit.readers.word.names import w
    from fs_toolkit.readers.word.opened import Opened
    from fs_toolkit.readers.word.story import told
    from fs_toolkit.readers.word.typed import Looked, shown_values
    from fs_toolkit.readers.word_file import WordFile
    from fs_toolkit.study.facts import facts_of
    from fs_toolkit.writers.delivery import words_bytes
    from fs_toolkit.writers.word.standing import standing

    file, stands = open_report(edited)
    if not stands.is_ours:
        click.echo(
            f"note: {edited.name} is no report of the toolkit's: all of it was typed", err=True
        )
    study = read_study(folder)
    language = stands.language or study.basis.about.language
    report, _ = study.report(language)
    refuse_other_place(edited, stands, report)
    data = words_bytes(report)
    fresh = told(Opened(WordFile(data)), names=standing(data).names)
    opened = Opened(file)
    story = told(opened, stands.numbers, stands.names)

    def is_edited(block: str) -> bool:
        return stands.edited(block) or stands.edited(f"{block}#caption")

    looked = Looked(
        edited.name,
        story,
        is_edited,
        texts_of(fresh),
        {each.key: each.text for each in shown_values(fresh)},
        comments(opened, story),
        frozenset(each.get(w("name")) or "" for each in opened.body.iter(w("bookmarkStart"))),
    )
    return review(looked, facts_of(study, language, _cities_beside(folder, study)))


def _cities_beside(folder: Path, study: Study) -> frozenset[str]:
    """The cities of the studies that lie beside this one."""
    from fs_toolkit.cli.studies import studies_in

    found: set[str] = set()
    for other in studies_in(folder.resolve().parent):
        if other.resolve() == folder.resolve():
            continue
        for line in _lines(other / "study.yaml"):
            name, _, value = line.partition(":")
            if name.strip() == "city" and value.strip():
                found.add(value.partition(" #")[0].strip().strip("\"'"))
    return frozenset(found - {study.basis.about.city})


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig")[:20_000].splitlines()
    except (OSError, UnicodeDecodeError):
        return []
