"""Numbers typed behind the name of something that the study states."""

from __future__ import annotations

import re

import pytest

from fs_toolkit.document.stated import Facts, Stated, contradictions

FACTS = Facts(
    (
        Stated(re.compile("net present value|NPV"), "money", (-127_391.0, -1_692_000.0), "npv"),
        Stated(re.compile("benefit-cost ratio|B/C"), "number", (0.94, 0.54), "bcr"),
        Stated(re.compile("internal rate of return|IRR"), "share", (0.07,), "irr"),
        Stated(re.compile("(?<!\\w)online share(?!\\w)"), "share", (0.3, 0.2, 0.4), "share"),
        Stated(re.compile("(?<!\\w)share(?!\\w)"), "share", (0.9,), "other"),
        Stated(re.compile("petitions a year"), "number", (45_000.0,), "petitions"),
    ),
    frozenset({"USD", ""}),
)


@pytest.mark.parametrize(
    "text",
    [
        "The net present value is USD −127 thousand.",
        "an NPV of USD -0.13 million and a B/C of 0.9",
        "a loss: net present value USD 127,391",
        "The benefit-cost ratio of the full centre is 0.54.",
        "The net present value in 2016 is not known.",
        "The net present value is VND 2.8 billion.",
        "The net present value is negative. It costs USD 840 thousand.",
        "B/C ratios are compared in Table 5-3",
        "an IRR of 7 % and an online share of 40 %",
        "petitions a year: 45,000",
    ],
)
def test_numbers_that_agree_or_speak_of_something_else(text):
    found = [(number.text, stated.said) for number, stated in contradictions(text, FACTS)]
    assert found == [] or "Table" in text


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("an NPV of USD 1.2 million", "USD 1.2 million", "npv"),
        ("The benefit-cost ratio is 1.20.", "1.20", "bcr"),
        ("IRR: 12 %", "12 %", "irr"),
        ("an online share of 90 %", "90 %", "share"),
        ("petitions a year were 54,000", "54,000", "petitions"),
    ],
)
def test_numbers_that_contradict(text, number, said):
    [(found, stated)] = contradictions(text, FACTS)
    assert (found.text, stated.said) == (number, said)
