from __future__ import annotations

from fs_toolkit.core.docstrings import field_docs
from fs_toolkit.core.model import Model, Row
from fs_toolkit.economics.inputs import Line


class Cost(Row):
    """A cost."""

    amount: float
    """What it
    costs [money]."""
    note: str = ""
    year: int = 2016
    """When."""


class Loan(Cost):
    """A cost with terms."""

    rate: float = 0.01
    """Of interest."""
    year: int = 2017
    """When it is drawn."""


class TestFieldDocs:
    def test_are_the_words_below_a_field_on_one_line(self):
        assert field_docs(Cost)["amount"] == "What it costs [money]."

    def test_of_a_field_without_words_are_none(self):
        assert "note" not in field_docs(Cost)

    def test_are_inherited_and_may_be_written_anew(self):
        assert field_docs(Loan) == {
            "amount": "What it costs [money].",
            "year": "When it is drawn.",
            "rate": "Of interest.",
        }

    def test_of_a_row_of_the_study_name_all_its_columns(self):
        assert set(Line.model_fields) <= set(field_docs(Line))

    def test_of_a_class_whose_source_is_not_at_hand_are_none(self):
        made = type("Made", (Model,), {"__module__": "nowhere", "__annotations__": {}})
        assert field_docs(made) == {}
