"""The box "What happened afterwards": laws and institutions after the study's day."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Bullets, Callout, Group, Paragraph, Spans
from fs_toolkit.document.cells import cited
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.laws import Law
from fs_toolkit.legal.result import LegalResult


def afterwards(
    inputs: LegalInputs, basis: Basis, result: LegalResult, wording: Wording
) -> Iterator[Block]:
    """Laws passed after the study's day, and those repealed since; none of them is relied on."""
    day = basis.about.in_force_at
    before = [row.law for row in result.laws]
    news = [_passed(row.law, before, wording) for row in result.later]
    listed = {row.law.id for row in (*result.laws, *result.later)}
    ended = [
        _repealed(law, wording)
        for law in before
        if law.date_repealed and law.date_repealed > day and law.replaced_by not in listed
    ]
    body: list[Paragraph | Bullets] = [
        Paragraph("legal.later.intro", wording("legal.later.intro", day=wording.date(day)))
    ]
    for block in prose(inputs.afterwards, "legal.later.text"):
        if isinstance(block, Group):
            body += [part for part in block.blocks if isinstance(part, Paragraph | Bullets)]
    if news or ended:
        body.append(Bullets("legal.later.laws", (*news, *ended)))
    if len(body) > 1:
        yield Callout("legal.later", wording.text("report.box.afterwards"), tuple(body))


def _passed(law: Law, before: list[Law], wording: Wording) -> Spans:
    name = _cite(law)
    replaced = [old.short for old in before if old.replaced_by == law.id]
    if replaced:
        name = wording.text("legal.later.replaces", law=name, names=wording.list(replaced))
    words = wording(
        "legal.later.passed",
        law=name,
        passed=wording.date(law.date_passed),
        in_force=wording.date(law.date_in_force),
        check=_check(law, wording),
    )
    return cited(words, law.source)


def _repealed(law: Law, wording: Wording) -> Spans:
    return wording(
        "legal.later.repealed",
        law=_cite(law),
        repealed=wording.date(law.date_repealed),
        check=_check(law, wording),
    )


def _cite(law: Law) -> str:
    return f"{law.title} {law.number}".strip()


def _check(law: Law, wording: Wording) -> str:
    return wording.text("legal.later.unverified") if law.verified == "remembered" else ""
