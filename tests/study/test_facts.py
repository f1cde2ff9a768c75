"""What an edited report is held against."""

from __future__ import annotations

from fs_toolkit.document.stated import contradictions
from fs_toolkit.study.facts import facts_of


def test_results_and_quantities_of_hanoi(studied):
    facts = facts_of(studied, "en", frozenset({"San Fernando", "Hanoi"}))
    text = "The net present value is USD 1.2 million."
    [(number, stated)] = contradictions(text, facts)
    assert number.text == "USD 1.2 million"
    assert stated.said.startswith("{{ npv.lean")
    assert not list(contradictions("Its net present value is USD −127 thousand.", facts))
    assert facts.city == "Hanoi"
    assert "San Fernando" in facts.elsewhere
    assert "Hanoi" not in facts.elsewhere
    assert len(facts.days) == 2
    assert "USD" in facts.currencies


def test_no_sentence_of_the_report_contradicts_the_study(composed):
    """The names are narrow enough not to cry wolf: every prose paragraph of the report agrees."""
    from fs_toolkit.document.blocks import Bullets, Group, Paragraph
    from fs_toolkit.document.inline import plain

    facts = facts_of(composed.study, composed.language)
    wrong = []
    looked = 0
    for group in composed.blocks:
        for block in group.blocks if isinstance(group, Group) else ():
            spans = (
                block.items
                if isinstance(block, Bullets)
                else [block.spans]
                if isinstance(block, Paragraph)
                else []
            )
            for each in spans:
                looked += 1
                wrong += [(n.text, s.said) for n, s in contradictions(plain(each), facts)]
    assert looked > 40
    assert wrong == []
