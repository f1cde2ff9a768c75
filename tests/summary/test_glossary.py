"""The glossary: only what occurs is printed; what nobody explains is found."""

from __future__ import annotations

import pytest

from fs_toolkit.document.wording import LANGUAGES
from fs_toolkit.summary.glossary import (
    Term,
    abbreviations_are_explained,
    glossary,
    shipped_terms,
    terms_say_something,
    used,
)

OWN = (
    Term(term="two-week tally", meaning="a count at counters"),
    Term(term="Board", abbreviation="CRB"),
)


def words(found):
    return [row.abbreviation or row.term for row in found.terms]


class TestUsed:
    def test_only_terms_that_occur(self):
        found = used(["The NPV falls with the discount rate."], (), "en", ())
        assert words(found) == ["discount rate", "NPV"]

    def test_an_abbreviation_is_a_word_of_its_own(self):
        assert words(used(["ITEM and UNIT"], (), "en", ())) == []
        assert "IT" in words(used(["the IT office"], (), "en", ()))

    def test_the_study_s_own_go_first(self):
        own = (Term(term="net present value", abbreviation="NPV", meaning="what it is worth"),)
        [row] = used(["NPV"], own, "en", ()).terms
        assert row.meaning == "what it is worth"
        assert words(used(["The Two-week tally"], OWN, "en", ())) == ["two-week tally"]

    def test_unknown_abbreviations_are_found(self):
        assert used(["ask CRB and XQZT"], OWN, "en", ()).unknown == ("XQZT",)

    @pytest.mark.parametrize(
        "text",
        ["USD 5", "chapter XII", "the City Board (CB) and the CB", "a/B", "A-B", "R2", "WCAG AA",
         "NPV", "ABCDEFGH"],
    )  # fmt: skip
    def test_what_needs_no_explanation(self, text):
        assert used([text], (), "en", ("USD",)).unknown == ()

    def test_korean_has_its_own(self):
        found = used(["순현재가치(NPV)가 0이 되는 할인율"], (), "ko", ())
        assert {"할인율", "NPV"} <= set(words(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_is_sound(language):
    terms = shipped_terms(language)
    assert len(terms) > 40
    assert list(terms_say_something(terms)) == []


def test_both_languages_explain_the_usual_ones():
    english, korean = (
        {row.abbreviation for row in shipped_terms(language)} for language in ("en", "ko")
    )
    assert korean - english == set()
    assert len(english - korean) < 12


class TestBlocks:
    def test_a_row_for_each_word(self, wording, page):
        found = used(["NPV, the discount rate and CRB"], OWN, "en", ())
        read = page(glossary("F", found, wording))
        assert [row[0] for row in read.rows("annex.glossary.table")] == [
            "CRB",
            "Discount rate",
            "NPV",
        ]
        assert all(cell.strip() for row in read.rows("annex.glossary.table") for cell in row)
        assert read["annex.glossary"].letter == "F"
        assert read.never_referred_to() == set()

    def test_nothing_where_no_term_occurs(self, wording):
        assert list(glossary("F", used(["plain words"], (), "en", ()), wording)) == []


class TestRules:
    def test_abbreviations(self):
        assert list(abbreviations_are_explained([])) == []
        [found] = abbreviations_are_explained([f"A{chr(65 + n)}Q" for n in range(20)])
        assert found.severity == "note"
        assert found.problem.endswith("...")

    def test_rows(self):
        assert list(terms_say_something(OWN)) == []
        bad = (
            Term(meaning="of what?"),
            Term(term="alone"),
            Term(term="a", meaning="b"),
            Term(term="a", meaning="c"),
        )
        problems = [each.problem for each in terms_say_something(bad)]
        assert problems == [
            "the row has neither a term nor an abbreviation",
            "'alone' is not explained",
            "'a' is explained twice",
        ]
