"""The folder summary/: messages, the decision asked, the programme's five basics, the guideline."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from fs_toolkit.core.model import PENDING, Asks, Folder, Pending, Prose, Record, Row, Table
from fs_toolkit.summary.glossary import Term

BASICS = ("B1", "B2", "B3", "B4", "B5")


class Basic(Row):
    """One of the five basics that a study under the programme presents."""

    defines: ClassVar[str] = "basic"

    id: Literal["B1", "B2", "B3", "B4", "B5"]
    """B1 development, B2 strategy and vision, B3 local support, B4 after adoption, B5 guideline."""
    answer: Annotated[str, Field(min_length=1)]
    """What this study says to it."""
    chapter: Annotated[str, Field(min_length=1)]
    """Where in the report it is treated."""
    open: bool = False
    """Whether the answer is still to come: true or false."""


class Decision(Record):
    """What is asked of whom, by when."""

    asked: Annotated[str, Field(min_length=1)]
    """The decision."""
    of: Annotated[str, Field(min_length=1)]
    """Who decides."""
    by: Annotated[str, Field(min_length=1)]
    """By when."""
    cost: str = ""
    """What this decision itself costs, which may be less than the project; names of values may stand in it."""
    not_asked: str = ""
    """What is not decided yet, and waits for which measurement."""


class Loan(Record):
    """Who would borrow, and who would carry out the project, where a loan is considered."""

    borrower: str = ""
    """Who signs the loan: usually the ministry of finance."""
    executing_agency: str = ""
    """Who carries out the project with the money."""
    procurement: str = ""
    """How suppliers are chosen under the loan: by whose rules, from which countries."""


class SummaryInputs(Folder):
    """The folder summary/ of a study."""

    messages: Annotated[Prose | Pending, Asks("the consultant")] = PENDING
    """The summary in words."""
    decision: Annotated[Decision | Pending, Asks("the consultant and the city's leaders")] = PENDING
    """The decision that is asked."""
    basics: Annotated[Table[Basic], Asks("the consultant")] = PENDING
    """The programme's five basics, answered."""
    guideline: Annotated[Prose | Pending, Asks("the consultant and the operating office")] = PENDING
    """The guideline for operation after adoption."""
    loan: Annotated[Loan | Pending, Asks("the ministry of finance and the city")] = PENDING
    """Borrower, executing agency and procurement of a loan; only where one is considered."""
    glossary: Annotated[Table[Term], Asks("the consultant")] = PENDING
    """Terms and abbreviations of this study; they go before the toolkit's own glossary."""
