"""What the draws say to those who pay: budgets that hold, and the tests of donors."""

from __future__ import annotations

from collections.abc import Iterator

from fs_toolkit.core.basis import Basis
from fs_toolkit.document.blocks import Block, Cell, Column, Paragraph, Spans, Table, Text, spans
from fs_toolkit.document.marked import traced
from fs_toolkit.document.wording import Wording
from fs_toolkit.economics.analysis import EconomicsResult
from fs_toolkit.economics.drawn import DonorResult
from fs_toolkit.economics.report.draws import in_draws
from fs_toolkit.economics.report.words import option_name, price_basis, rate, ratio, thousands
from fs_toolkit.economics.uncertainty import Uncertainty


def budgets(
    basis: Basis, result: EconomicsResult, found: Uncertainty, wording: Wording
) -> Iterator[Block]:
    """What building each option takes: base, P50 and P80; a sentence where there is one option."""
    mine = found.budgets.get(found.recommended)
    if mine is None:
        return
    currency, count = basis.settings.currency, found.simulation.count
    within = in_draws(mine.within.value, count, wording)
    option = option_name(result, found.recommended)
    words: dict[str, str | Text] = {
        "option": option,
        "base": traced(
            f"investment_paid.{found.recommended}", wording.money_words(mine.base, currency)
        ),
        "year": wording.year(basis.settings.price_year),
        "draws": within,
        "p80": traced(f"budget_p80.{found.recommended}", wording.money_words(mine.p80, currency)),
    }
    reserve = wording("uncertainty.budgets.reserve") if mine.p80 > mine.base else ()
    if len(found.budgets) < 2:
        words["p50"] = wording.money_words(mine.p50, currency)
        said = wording("uncertainty.budgets.intro_one", **words)
        yield Paragraph("economics.budgets.intro", (*said, *reserve))
        return
    said = wording("uncertainty.budgets.intro", **words)
    yield Paragraph("economics.budgets.intro", (*said, *reserve))
    over = mine.p80 / mine.base - 1 if mine.base > 0 else 0.0
    caption = (
        wording.text(
            "uncertainty.budgets.caption", option=option, draws=within, over=wording.share(over)
        )
        if over > 0
        else wording.text("uncertainty.budgets.caption_lower", option=option, draws=within)
    )
    heads = {"option": 2.4, "base": 1.0, "p50": 1.0, "p80": 1.0, "within": 1.2}
    yield Table(
        "economics.budgets",
        caption,
        tuple(
            Column(
                wording.text(f"uncertainty.budgets.column.{head}"),
                width,
                "left" if head == "option" else "right",
            )
            for head, width in heads.items()
        ),
        tuple(
            (
                Cell(
                    spans(option_name(result, option)),
                    holds=(f"budget_p50.{option}", f"budget_p80.{option}"),
                ),
                thousands(each.base, wording),
                thousands(each.p50, wording),
                thousands(each.p80, wording),
                wording.share(each.within.value),
            )
            for option, each in found.budgets.items()
        ),
        source=wording("uncertainty.budgets.source", basis=price_basis(basis, wording)),
    )


def donor_tests(
    basis: Basis, result: EconomicsResult, found: Uncertainty, wording: Wording
) -> Iterator[Block]:
    """The tests in force on the study's day: the base case, and how many draws pass."""
    judged = [each for each in found.donor_tests if each.passing is not None]
    if not judged:
        return
    passes = sum(bool(each.passes) for each in judged)
    passed = wording.number(passes) if passes else wording.text("uncertainty.donors.none")
    day = wording.date(basis.about.in_force_at)
    count = wording.number(len(judged))
    easiest = max(judged, key=lambda each: each.passing.value if each.passing else 0.0)
    assert easiest.passing is not None
    best = ""
    if easiest.passing.value > 0:
        best = _best(easiest, judged, found, wording)
        if passes and easiest.passing.value < 0.5:
            best += wording.text("uncertainty.donors.minority")
    yield Paragraph(
        "economics.donor_tests.intro",
        wording("uncertainty.donors.sentence", count=count, passed=passed, day=day, best=best),
    )
    heads = {"test": 2.4, "base": 1.1, "passes": 0.7, "share": 0.8, "source": 3.2}
    yield Table(
        "economics.donor_tests",
        wording.text(
            "uncertainty.donors.caption",
            option=option_name(result, found.recommended),
            passed=passed,
            count=count,
        ),
        tuple(
            Column(
                wording.text(f"uncertainty.donors.column.{head}"),
                width,
                "left" if head in ("test", "source") else "right",
            )
            for head, width in heads.items()
        ),
        tuple(_row(each, found, basis, wording) for each in found.donor_tests),
        source=wording("uncertainty.donors.source", day=day),
    )


def _best(
    easiest: DonorResult, judged: list[DonorResult], found: Uncertainty, wording: Wording
) -> str:
    """The test that most draws pass, and how many others as many pass."""
    assert easiest.passing is not None
    most = easiest.passing.value
    tied = sum(each.passing is not None and each.passing.value == most for each in judged) - 1
    words = {
        "name": _name(easiest, wording),
        "draws": in_draws(most, found.simulation.count, wording),
    }
    if tied:
        return wording.text("uncertainty.donors.best_tied", others=wording.number(tied), **words)
    return wording.text("uncertainty.donors.best", **words)


def _row(
    each: DonorResult, found: Uncertainty, basis: Basis, wording: Wording
) -> tuple[str | Spans, ...]:
    test = each.test
    own = test.source_ko if wording.language == "ko" else test.source_en
    checked = wording.text(f"uncertainty.donors.provenance.{test.provenance}")
    passes = wording.dash
    if each.passes is not None:
        passes = wording.text(f"report.answer.{'yes' if each.passes else 'no'}")
    return (
        _name(each, wording),
        _figure(each, found, basis, wording),
        passes,
        wording.dash if each.passing is None else wording.share(each.passing.value),
        f"{own} {checked}",
    )


def _name(each: DonorResult, wording: Wording) -> str:
    return each.test.name_ko if wording.language == "ko" else each.test.name_en


def _figure(each: DonorResult, found: Uncertainty, basis: Basis, wording: Wording) -> str:
    """The figure of the base case in its unit."""
    match each.test.figure:
        case "eirr":
            base = found.appraisals[found.recommended]["economic"]
            return rate(base.irr, base.irr_status, wording)
        case "bcr":
            return ratio(each.value, wording)
        case "aid":
            society = found.appraisals[found.recommended]["economic"].npv
            return wording.text(
                "uncertainty.donors.both",
                society=wording.money_words(society, basis.settings.currency),
                cash=wording.money_words(each.value, basis.settings.currency),
            )
        case "critical":
            count = wording.number(each.value)
            return wording.text("uncertainty.donors.quantities", count=count)
        case _:
            return wording.money_words(each.value, basis.settings.currency)
