"""What a report holds at each stage: the same folder, more of it answered.

Inception: how work goes on, what is asked of whom, and the sub-items answered so far.
Diagnosis: chapters 1 to 3, the others in outline. Draft: all of it, with its findings.
Final: the same, refused while the decision has an open row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fs_toolkit.core.about import About, Stage
from fs_toolkit.document.blocks import Block, Heading, Paragraph, Ref, Span, Spans, spans
from fs_toolkit.document.traverse import every_block, rewritten
from fs_toolkit.document.wording import Wording
from fs_toolkit.review.completeness import Answers, Completeness
from fs_toolkit.study.annexes import SUB_ITEM_HEADINGS

OUTLINED = ("4", "5")
"""Chapters that a diagnosis report holds in outline."""
FRAME = ("summary.basics", "summary.guideline")
"""What an early report leaves out: it is about operation after a decision."""


def early_summary(about: About, wording: Wording) -> Iterator[Block]:
    """The opening of an inception or a diagnosis report, which reaches no verdict."""
    yield Heading(
        "summary",
        1,
        wording.text(f"summary.stage.heading.{about.stage}"),
        numbered=False,
        letter="S",
    )
    yield Paragraph(
        "summary.verdict",
        wording(f"summary.stage.{about.stage}", project=about.project, city=about.city),
        "answer",
    )


def staged(
    chapters: Sequence[Block], stage: Stage, counted: Completeness, wording: Wording
) -> tuple[Block, ...]:
    """The chapters as a stage shows them; each keeps its heading, so that numbers stay."""
    if stage not in ("inception", "diagnosis"):
        return tuple(chapters)
    answers = {SUB_ITEM_HEADINGS[part.number]: (part.number, each) for part, each in counted.parts}
    done: list[Block] = []
    hidden = False
    for block in chapters:
        if isinstance(block, Heading) and block.level == 1:
            hidden = block.id in FRAME
        if isinstance(block, Heading) and block.level == 2 and block.id in answers:
            number, each = answers[block.id]
            hidden = _is_hidden(stage, number, each)
            done.append(block)
            if hidden:
                done.append(_outline(block, stage, each, wording))
        elif not hidden:
            done.append(block)
    return tuple(done)


def _is_hidden(stage: Stage, number: str, answers: Answers) -> bool:
    if stage == "inception":
        return answers.answered == 0
    return number[0] in OUTLINED


def _outline(heading: Heading, stage: Stage, answers: Answers, wording: Wording) -> Paragraph:
    """A sentence in the place of a sub-item: what it will answer, and how much of it is open."""
    done = answers.answered + answers.declined
    return Paragraph(
        f"{heading.id}.at_stage",
        wording(
            f"summary.stage.outline_{stage}",
            questions=wording.number(answers.questions),
            answered=wording.number(done),
        ),
        "answer",
    )


def without_lost_references(
    kept: Sequence[Block], whole: Sequence[Block], wording: Wording
) -> tuple[Block, ...]:
    """References to what a stage leaves out become words; others stay, the wrong ones too."""
    there = {block.id for block in every_block(kept)}
    lost = {block.id for block in every_block(whole)} - there
    if not lost:
        return tuple(kept)
    later = spans(wording.text("summary.stage.later"))

    def change(_: str, said: Spans) -> Spans:
        out: list[Span] = []
        for span in said:
            out += later if isinstance(span, Ref) and span.key in lost else (span,)
        return tuple(out)

    return tuple(rewritten(block, change) for block in kept)
