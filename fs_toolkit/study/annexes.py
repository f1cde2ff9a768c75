"""The annexes in the order in which a bank expects them, each with its letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from fs_toolkit.core.findings import Finding
from fs_toolkit.core.model import rows
from fs_toolkit.core.waivers import Waived
from fs_toolkit.document.blocks import Block, Missing
from fs_toolkit.document.traverse import every_block, words_of
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.report.chain import matrix_annex
from fs_toolkit.review.completeness import Completeness, by_sub_item
from fs_toolkit.study.elsewhere import elsewhere, for_loan
from fs_toolkit.study.inputs import words_for_ids
from fs_toolkit.summary.annexes import register
from fs_toolkit.summary.calculation import calculation, calculation_later
from fs_toolkit.summary.crosswalk import crosswalk, fitting
from fs_toolkit.summary.details import Detail, details
from fs_toolkit.summary.edcf import edcf, is_wanted
from fs_toolkit.summary.glossary import Used, glossary, used
from fs_toolkit.summary.limitations import limitations
from fs_toolkit.summary.pictures import pictures

if TYPE_CHECKING:
    from fs_toolkit.study.wiring import Study

LETTERS = "ABCDEFGHIJ"
EARLY = ("inception", "diagnosis")
"""Stages before there is a proposal to calculate and to set against anybody's points."""
SUB_ITEM_HEADINGS = {
    "1.1": "environment.overview", "1.2": "environment.strategy",
    "1.3": "environment.stakeholders", "1.4": "environment.barriers",
    "2.1": "technical.level", "2.2": "technical.needs", "2.3": "technical.design",
    "3.1": "legal.laws", "3.2": "legal.institutions", "3.3": "legal.criteria",
    "4.1": "proposal.overview", "4.2": "proposal.priorities", "4.3": "proposal.financing",
    "4.4": "proposal.schedule", "4.5": "proposal.monitoring",
    "5.1": "economics.needs", "5.2": "economics.rationale", "5.3": "economics.appraisal",
    "5.4": "economics.reviews",
}  # fmt: skip
"""The block of each sub-item's heading."""


def annexes(
    study: Study,
    body: tuple[Block, ...],
    moved: tuple[Detail, ...],
    known: Sequence[Finding],
    waived: Sequence[Waived],
    counted: Completeness,
    wording: Wording,
    texts: Mapping[str, str],
) -> tuple[tuple[Block, ...], Used, str]:
    """The annexes but for the references, the words of the glossary, and the letter that is next.

    `texts` are the study's own texts and what stands in their place in the report.
    """
    about, results, basis = study.basis.about, study.results, study.basis
    early = about.stage in EARLY
    pending = [block for block in every_block(body) if isinstance(block, Missing)]
    parts: list[tuple[Block, ...]] = []

    def letter() -> str:
        return LETTERS[len(parts)]

    parts.append(tuple(register(basis, results.economics, wording, letter())))
    parts.append(
        tuple(
            calculation_later(wording, letter())
            if about.stage == "diagnosis"
            else (
                *calculation(study.inputs.economics, basis, results.economics, wording, letter()),
                *matrix_annex(basis, results.economics, wording),
            )
        )
    )
    parts.append(
        tuple(
            limitations(
                known,
                pending,
                wording,
                {**texts, **words_for_ids(study.inputs)},
                tuple(by_sub_item(counted, wording)),
                waived,
                letter(),
            )
        )
    )
    if not early and fitting(about):
        answered = places_answered((*body, *(each.block for each in moved)), counted)
        parts.append(tuple(crosswalk(letter(), about, answered, wording)))
    if not early and is_wanted(about, results.proposal.financing):
        parts.append(
            tuple(
                edcf(
                    letter(),
                    study.inputs.summary,
                    basis,
                    results.proposal.financing,
                    results.economics,
                    elsewhere(study, wording),
                    for_loan(study, wording),
                    wording,
                )
            )
        )
    if moved:
        numbers = {heading: number for number, heading in SUB_ITEM_HEADINGS.items()}
        parts.append(tuple(details(letter(), moved, numbers, wording)))
    said = (*body, *(block for part in parts for block in part))
    printed = [words for block in every_block(said) for words in words_of(block)]
    own = rows(study.inputs.summary.glossary)
    found = used(printed, own, wording.language, plain_capitals(study))
    for part in (
        glossary(letter(), found, wording),
        pictures(study.inputs.pictures, wording, LETTERS[len(parts) + bool(found.terms)]),
    ):
        blocks = tuple(part)
        if blocks:
            parts.append(blocks)
    return tuple(block for part in parts for block in part), found, letter()


def places_answered(body: tuple[Block, ...], counted: Completeness) -> Mapping[str, float]:
    """How far each heading, table and chart of the report is answered, 0-1, by block id."""
    shares = {SUB_ITEM_HEADINGS[part.number]: each.share for part, each in counted.parts}
    whole = {block.id: 1.0 for block in every_block(body) if not isinstance(block, Missing)}
    pending = {block.id for block in every_block(body) if isinstance(block, Missing)}
    if "summary.guideline.pending" in pending:
        whole["summary.guideline"] = 0.0
    return whole | {id: share for id, share in shares.items() if id in whole}


def plain_capitals(study: Study) -> Iterator[str]:
    """Capital words that need no explanation: currencies, units, labels of data and rules."""
    settings = study.basis.settings
    yield settings.currency
    for row in study.basis.quantities.values():
        yield from row.unit.split("/")
    for source in rows(study.inputs.proposal.funding):
        yield source.currency or ""
