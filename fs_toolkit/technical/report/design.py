"""Sub-item 2.3 as blocks: the decisions of the design, and the line that opens it."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.core.model import rows
from fs_toolkit.document.blocks import Block, Cell, Column, Heading, Paragraph, Spans, Table, spans
from fs_toolkit.document.cells import cited, made_up, unanswered
from fs_toolkit.document.prose import prose
from fs_toolkit.document.wording import Wording
from fs_toolkit.technical.analysis import TechnicalResult
from fs_toolkit.technical.analysis.design import Appraised, DecisionResult, DesignResult
from fs_toolkit.technical.inputs import TechnicalInputs
from fs_toolkit.technical.inputs.design import Criterion
from fs_toolkit.technical.report.architecture import report_architecture, report_rules
from fs_toolkit.technical.report.deployment import report_deployment

FIRM = 0.8
"""From this share of random weights on an order does not hang on the weights."""

CLOSE = 0.25
"""Points of 4; judgements on a scale of five steps do not carry a smaller distance."""

Row = tuple[str | Spans | Cell, ...]


def report_design(
    inputs: TechnicalInputs, basis: Basis, result: TechnicalResult, wording: Wording
) -> Iterator[Block]:
    """Design and approach."""
    yield Heading("technical.design", 2, wording.text("technical.design.title"))
    yield Paragraph("technical.design.answer", _answer(result.design, wording), style="answer")
    yield from prose(inputs.design, "technical.design.reading")
    yield Heading("technical.design.scope", 3, wording.text("technical.choice_scope.title"))
    yield from unanswered("technical.design.scope_open", inputs, "alternatives", wording)
    scope = result.design.decisions.get("scope")
    if scope:
        yield from _decision(inputs, basis, scope, wording)
    yield Heading(
        "technical.design.technology", 3, wording.text("technical.choice_technology.title")
    )
    technology = result.design.decisions.get("technology")
    if technology:
        yield from _decision(inputs, basis, technology, wording)
    yield from unanswered("technical.design.trials_open", inputs, "trials", wording)
    yield from _trials(result.design, wording)
    yield from report_architecture(inputs, result, wording)
    yield from report_deployment(inputs, wording)
    yield from report_rules(inputs, result, wording)


def _answer(design: DesignResult, wording: Wording) -> Spans:
    scope = design.decisions.get("scope")
    ranked = scope.ranked if scope else ()
    if len(ranked) < 2:
        return wording("technical.design.answer_open")
    first, second = ranked[0], ranked[1]
    rival = max(ranked[1:], key=lambda a: a.first_share or 0)
    words = {
        "first": first.alternative.name,
        "score": wording.number(first.total, 1),
        "share": wording.share(first.first_share),
    }
    if (rival.first_share or 0) > (first.first_share or 0):
        return wording(
            "technical.design.answer_rival",
            **words,
            rival=rival.alternative.name,
            rival_share=wording.share(rival.first_share),
        )
    firm = (first.first_share or 0) >= FIRM
    return wording(
        "technical.design.answer_firm" if firm else "technical.design.answer_loose",
        **words,
        second=second.alternative.name,
        second_score=wording.number(second.total, 1),
    )


def _decision(
    inputs: TechnicalInputs, basis: Basis, decision: DecisionResult, wording: Wording
) -> Iterator[Block]:
    name = decision.decision
    yield Paragraph(f"technical.design.{name}_text", _order(decision, wording))
    if decision.complete > 1 and decision.ranked:
        yield Paragraph(f"technical.design.{name}_raters", _raters(decision, wording))
    out = [a for a in decision.appraised if a.failed]
    for number, alternative in enumerate(out, start=1):
        yield Paragraph(
            f"technical.design.{name}_out{number}",
            wording(
                "technical.options.failed",
                name=alternative.alternative.name,
                musts=wording.list([criterion.name for criterion in alternative.failed]),
            ),
        )
    currency = basis.settings.currency
    yield from _value(decision, currency, wording)
    caption = _caption(decision, wording)
    totals = tuple(_total_rows(decision, currency, wording))
    yield Table(
        f"technical.design.{name}_table",
        made_up(caption, rows(inputs.scores), basis.about.city, wording),
        (
            Column(wording.text("technical.head.criterion"), 2.4),
            *(Column(a.alternative.name, 2) for a in decision.appraised),
        ),
        (
            *_must_rows(inputs, decision, wording),
            *_score_rows(inputs, decision, wording),
            *_exit_row(decision, wording),
            *totals,
        ),
        _score_note(decision, wording),
        totals=len(totals),
    )


def _score_note(decision: DecisionResult, wording: Wording) -> Spans:
    """Who scored, what the costs are where there are some, and how the weights were drawn."""
    raters = len(decision.raters)
    sentences = [
        wording("technical.source.raters", raters=wording.number(raters))
        if raters > 1
        else wording("technical.source.one_rater")
    ]
    if any(each.cost is not None for each in decision.appraised):
        sentences.append(wording("technical.source.costs"))
    draws = wording.number(decision.draws)
    sentences.append(wording("technical.source.weights", seed=str(decision.seed), draws=draws))
    return tuple(span for each in sentences for span in (*spans(" "), *each))[1:]


def _caption(decision: DecisionResult, wording: Wording) -> str:
    """Who leads whom by how much; only that they stand side by side as long as nobody leads."""
    key, ranked = f"technical.choice_{decision.decision}.caption", decision.ranked
    if len(ranked) < 2:
        return wording.text(f"{key}_open", count=wording.number(len(decision.appraised)))
    first, second = ranked[:2]
    return wording.text(
        key,
        first=first.alternative.name,
        score=wording.number(first.total, 1),
        second=second.alternative.name,
        second_score=wording.number(second.total, 1),
    )


def _raters(decision: DecisionResult, wording: Wording) -> Spans:
    first = decision.ranked[0]
    spread = max(a.spread for a in decision.appraised)
    words = {
        "first": first.alternative.name,
        "raters": wording.number(decision.complete),
        "spread": wording.number(spread, 0 if spread == round(spread) else 1),
    }
    if first.firsts == decision.complete:
        return wording("technical.options.raters", **words)
    return wording("technical.options.raters_split", **words, agree=wording.number(first.firsts))


def _value(decision: DecisionResult, currency: str, wording: Wording) -> Iterator[Block]:
    """What a point costs, and which alternatives are beaten."""
    priced = [a for a in decision.ranked if a.cost is not None and a.cost_per_point]
    if len(priced) > 1:
        cheap = min(priced, key=lambda a: a.cost_per_point or 0)
        dear = max(priced, key=lambda a: a.cost_per_point or 0)
        yield Paragraph(
            f"technical.design.{decision.decision}_value",
            wording(
                "technical.options.value",
                cheap=cheap.alternative.name,
                least=wording.money_words(cheap.cost_per_point, currency),
                dear=dear.alternative.name,
                most=wording.money_words(dear.cost_per_point, currency),
            ),
        )
    beaten = [a for a in decision.ranked if a.dominated_by is not None]
    for number, a in enumerate(beaten, start=1):
        key = "beaten_cost" if a.cost is not None else "beaten"
        by = a.dominated_by.name if a.dominated_by else ""
        yield Paragraph(
            f"technical.design.{decision.decision}_beaten{number}",
            wording(f"technical.options.{key}", name=a.alternative.name, by=by),
        )


def _exit_row(decision: DecisionResult, wording: Wording) -> Iterator[Row]:
    if any(a.alternative.exit for a in decision.appraised):
        yield (
            wording.text("technical.options.exit"),
            *(a.alternative.exit or wording.dash for a in decision.appraised),
        )


def _order(decision: DecisionResult, wording: Wording) -> Spans:
    """Who comes first, and whether the distance means anything."""
    ranked, key = decision.ranked, f"technical.choice_{decision.decision}"
    if not ranked:
        return wording(f"{key}.text_unranked")
    words = {
        "count": wording.number(len(decision.appraised)),
        "able": wording.number(len(ranked)),
        "first": ranked[0].alternative.name,
        "score": wording.number(ranked[0].total, 1),
        "share": wording.share(ranked[0].first_share),
    }
    if len(ranked) > 1 and (ranked[0].total or 0) - (ranked[1].total or 0) < CLOSE:
        return wording(
            f"{key}.text_close",
            **words,
            second=ranked[1].alternative.name,
            second_score=wording.number(ranked[1].total, 1),
        )
    return wording(f"{key}.text", **words)


def _must_rows(
    inputs: TechnicalInputs, decision: DecisionResult, wording: Wording
) -> Iterator[Row]:
    for must in decision.musts:
        yield (
            spans(wording.text("technical.options.must", name=must.name)),
            *(
                Cell(
                    _reason(
                        inputs,
                        a,
                        must,
                        wording.text(
                            "technical.options.not_met"
                            if must in a.failed
                            else "technical.options.met"
                        ),
                    ),
                    shade=2 if must in a.failed else 0,
                )
                for a in decision.appraised
            ),
        )


def _score_rows(
    inputs: TechnicalInputs, decision: DecisionResult, wording: Wording
) -> Iterator[Row]:
    for place, criterion in enumerate(decision.criteria):
        head = wording.text(
            "technical.options.weighted",
            name=criterion.name,
            weight=wording.share(criterion.weight),
            scale=criterion.scale,
        )
        cells: list[str | Spans | Cell] = []
        for a in decision.appraised:
            score = a.scores[place]
            if score is None:
                cells.append(wording.dash)
            elif criterion.kind == "requirements":
                cells.append(
                    wording.text(
                        "technical.options.share_met",
                        score=wording.number(score, 1),
                        share=wording.share(a.requirements),
                    )
                )
            else:
                digits = 0 if score == round(score) else 1
                cells.append(_reason(inputs, a, criterion, wording.number(score, digits)))
        yield (head, *cells)


def _total_rows(decision: DecisionResult, currency: str, wording: Wording) -> Iterator[Row]:
    def line(head: str, values: list[str]) -> Row:
        return (wording.text(f"technical.options.{head}"), *values)

    dash = wording.dash
    appraised = decision.appraised
    yield line(
        "total", [dash if a.total is None else wording.number(a.total, 1) for a in appraised]
    )
    yield line("rank", [dash if a.rank is None else wording.number(a.rank) for a in appraised])
    yield line(
        "firsts",
        [dash if a.first_share is None else wording.share(a.first_share) for a in appraised],
    )
    if not any(a.cost is not None for a in appraised):
        return

    def money(value: float | None) -> str:
        return dash if value is None else wording.money_words(value, currency)

    yield line("cost_economic", [money(a.cost.economic if a.cost else None) for a in appraised])
    yield line("cost_financial", [money(a.cost.financial if a.cost else None) for a in appraised])
    yield line("point", [money(a.cost_per_point) for a in appraised])


def _reason(
    inputs: TechnicalInputs, appraised: Appraised, criterion: Criterion, verdict: str
) -> Spans:
    """A verdict with the reasons that the scores give for it."""
    mine = [
        score
        for score in rows(inputs.scores)
        if (score.alternative, score.criterion) == (appraised.alternative.id, criterion.id)
    ]
    if not mine:
        return spans(verdict)
    reasons = "; ".join(dict.fromkeys(score.reason for score in mine))
    return cited(f"{verdict}: {reasons}", [source for score in mine for source in score.sources])


def _trials(design: DesignResult, wording: Wording) -> Iterator[Block]:
    for kind, counted in (("trials", design.passed), ("upkeep", design.upkeep)):
        if not counted:
            continue
        words = wording.list(
            [
                wording.text(
                    "technical.choice_technology.trial",
                    name=alternative.name,
                    passed=wording.number(passed),
                    made=wording.number(made),
                )
                for alternative, passed, made in counted
            ]
        )
        yield Paragraph(
            f"technical.design.{kind}_text",
            wording(f"technical.choice_technology.{kind}", results=words),
        )
