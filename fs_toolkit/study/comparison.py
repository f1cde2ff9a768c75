"""Two states of a study side by side, for `fs diff`."""

from __future__ import annotations

from fs_toolkit.core.model import rows
from fs_toolkit.document.wording import Wording
from fs_toolkit.review.changed_inputs import changed_inputs
from fs_toolkit.review.difference import Difference, Outcome, new_and_gone
from fs_toolkit.review.npv_steps import NotComparable, Side, npv_steps
from fs_toolkit.study.inputs import words_for_ids
from fs_toolkit.study.wiring import ModelPending, Study


class UnknownOption(ValueError):
    """An option that neither of two studies has."""


def compare(before: Study, after: Study, names: tuple[str, str], option: str = "") -> Difference:
    """What is different between two states of a study.

    Parameters
    ----------
    before, after : Study
        Both without errors.
    names : tuple of str
        What people call the two.
    option : str, optional
        The option whose net present values are compared; what each recommends if left out.

    Raises
    ------
    UnknownOption
        If neither of the two has such an option.
    """
    options = {row.id for each in (before, after) for row in rows(each.inputs.economics.options)}
    if option and option not in options:
        raise UnknownOption(
            f"no option {option!r}; there are {', '.join(sorted(options)) or 'none'}"
        )
    outcome, reason = None, ""
    try:
        outcome = _outcome(before, after, option)
    except NotComparable as problem:
        reason = str(problem)
    except ModelPending as problem:
        reason = str(problem)
    new, gone = new_and_gone(
        (*before.findings, *before.report()[1]), (*after.findings, *after.report()[1])
    )
    return Difference(
        names=names,
        inputs=changed_inputs(before.inputs, after.inputs),
        outcome=outcome,
        no_outcome=reason,
        new=new,
        gone=gone,
        words={**words_for_ids(before.inputs), **words_for_ids(after.inputs)},
    )


def _outcome(before: Study, after: Study, option: str) -> Outcome:
    """What the two models come to; NotComparable or ModelPending where that says nothing."""
    words = tuple(_verdict(each) for each in (before, after))
    shown = option or after.model.recommended
    settings = after.basis.settings
    return Outcome(
        steps=npv_steps(_side(before), _side(after), option),
        option=next(each.name for each in after.model.options if each.id == shown),
        currency=settings.currency,
        price_year=settings.price_year,
        verdicts=(words[0], words[1]),
    )


def _side(study: Study) -> Side:
    return Side(study.basis.about, study.inputs.basis, study.inputs.economics)


def _verdict(study: Study) -> str:
    """The verdict on what a study recommends, in English, as commands speak."""
    return Wording.read("en").text(f"economics.verdict.{study.appraised[1].verdict}")
