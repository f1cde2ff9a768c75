"""The table for a translator: every text of a study, with what is translated already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fs_toolkit.core.translations import Translation
from fs_toolkit.study.inputs import StudyInputs
from fs_toolkit.study.translating import Known, Original, originals, stale

HEADER = ("file", "id", "field", "of", "original", "text", "before")
"""Columns of translations/<language>.csv."""
FIRST_WORDS = 80
"""Letters of a prose file that say which one it is."""


@dataclass(frozen=True)
class TranslationTable:
    """What the table will hold, and how far the work is."""

    rows: tuple[Translation, ...]
    done: int
    stale: int
    """Translated from an earlier wording; the old translation stands in `before`."""
    left: int
    """To be translated, the stale ones among them."""
    orphans: int
    """Translations of texts that do not stand in the study any more; kept at the end."""

    @property
    def cells(self) -> list[Sequence[str]]:
        """The rows as cells, in the order of `HEADER`."""
        return [[getattr(row, name) for name in HEADER] for row in self.rows]


def translation_table(inputs: StudyInputs, language: str) -> TranslationTable:
    """All texts of a study that a report may print, a row each; nothing translated is lost.

    Parameters
    ----------
    inputs : StudyInputs
        As they were read.
    language : str
        The language to be translated into.
    """
    given = inputs.translations.get(language, ())
    known = Known.of(given)
    old: dict[Original, str] = {}
    orphans: list[Translation] = []
    for row, now in stale(inputs, language):
        if row.file.endswith(".md"):
            continue  # its translation is a file of its own
        if now is None:
            orphans.append(row)
        else:
            old[now] = row.text
    earlier = {(row.file, row.field, row.of): row.before for row in given if row.before}
    rows, done, changed = list[Translation](), 0, 0
    files = prose_done(inputs, language)
    for original in originals(inputs):
        if original.is_prose:
            is_stale = known.is_stale(original)
            done += original.file in files and not is_stale
            changed += is_stale
            # the hash says that the file beside it was made of these words; without one, of none
            of = known.prose.get(original.file) or (original.hash if original.file in files else "")
            rows.append(_row(original, of=of))
            continue
        text = known.text(original)
        done += bool(text)
        changed += not text and original in old
        before = old.get(original, "") or earlier.get(
            (original.file, original.field, original.hash), ""
        )
        rows.append(_row(original, of=original.hash, text=text, before="" if text else before))
    return TranslationTable((*rows, *orphans), done, changed, len(rows) - done, len(orphans))


def prose_done(inputs: StudyInputs, language: str) -> frozenset[str]:
    """The prose files that have a translation beside them."""
    from fs_toolkit.study.inputs import prose_of

    return frozenset(prose.where.file for prose in prose_of(inputs) if language in prose.others)


def _row(original: Original, of: str, text: str = "", before: str = "") -> Translation:
    shown = " ".join(original.text.split()) if original.is_prose else original.text
    if original.is_prose and len(shown) > FIRST_WORDS:
        shown = shown[: FIRST_WORDS - 1] + "…"
    return Translation(
        file=original.file,
        id=original.id,
        field=original.field,
        of=of,
        original=shown,
        text=text,
        before=before,
    )
