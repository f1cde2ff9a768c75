"""The whole study folder as one class, and the tables that ship with the toolkit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, TypeVar

from pydantic import Field

from fs_toolkit.core.about import About
from fs_toolkit.core.basis import BasisInputs
from fs_toolkit.core.files import shipped_bytes
from fs_toolkit.core.model import PENDING, Asks, Folder, Pending, Prose, Record, Row, Table
from fs_toolkit.core.pictures import Pictures
from fs_toolkit.core.table_files import table_from_csv
from fs_toolkit.core.translations import Translation
from fs_toolkit.core.waivers import Waiver
from fs_toolkit.economics.inputs import EconomicsInputs
from fs_toolkit.economics.inputs_feasibility import Peer, PeerWords
from fs_toolkit.environment.inputs import EnvironmentInputs
from fs_toolkit.legal.inputs import LegalInputs
from fs_toolkit.legal.inputs.needs import TopicNeed
from fs_toolkit.proposal.inputs import ProposalInputs
from fs_toolkit.proposal.inputs.safeguards import SafeguardScheme
from fs_toolkit.summary.inputs import SummaryInputs
from fs_toolkit.technical.inputs import TechnicalInputs

R = TypeVar("R", bound=Row)
PEERS_IN = ("ko",)
"""Languages besides English that have words for what was observed elsewhere."""


class StudyInputs(Folder):
    """A study: a folder about one city and one project."""

    study: Annotated[About | Pending, Asks("the consultant")] = PENDING
    """Which city, which project, and as of when."""
    basis: BasisInputs = BasisInputs()
    """Years, money, quantities, sources."""
    environment: EnvironmentInputs = EnvironmentInputs()
    """Section 1."""
    technical: TechnicalInputs = TechnicalInputs()
    """Section 2."""
    legal: LegalInputs = LegalInputs()
    """Section 3."""
    proposal: ProposalInputs = ProposalInputs()
    """Section 4."""
    economics: EconomicsInputs = EconomicsInputs()
    """Section 5."""
    summary: SummaryInputs = SummaryInputs()
    """Executive summary, programme basics, guideline."""
    pictures: Pictures = Pictures()
    """Maps, photographs and diagrams made elsewhere."""
    waivers: Annotated[Table[Waiver], Asks("the consultant")] = PENDING
    """Warnings that the study stands by, each with the reason."""
    translations: dict[str, tuple[Translation, ...]] = Field(default_factory=dict)
    """The study's texts in other languages, a file a language."""


@cache
def outside_view(language: str = "") -> tuple[Peer, ...]:
    """What comparable systems elsewhere reached: templates/peers.csv, in the words of a language."""
    peers = _shipped("peers.csv", Peer)
    if language not in PEERS_IN:
        return peers
    words = {row.id: row for row in _shipped(f"peers.{language}.csv", PeerWords)}
    return tuple(
        peer.model_copy(update=words[peer.id].model_dump(exclude={"id"})) for peer in peers
    )


def _shipped(file: str, kind: type[R]) -> tuple[R, ...]:
    """The rows of a table that comes with the toolkit."""
    read = table_from_csv(shipped_bytes("templates", file), f"templates/{file}", kind)
    if read.findings:
        raise ValueError(f"templates/{file} is damaged: {read.findings[0]}")
    return tuple(row for row in read.rows if isinstance(row, kind))


@cache
def topics_needed() -> dict[str, tuple[str, ...]]:
    """The topics of law that each type of requirement needs: templates/legal/needs.csv."""
    name = "templates/legal/needs.csv"
    read = table_from_csv(shipped_bytes("templates", "legal", "needs.csv"), name, TopicNeed)
    if read.findings:
        raise ValueError(f"{name} is damaged: {read.findings[0]}")
    return {row.type: row.topics for row in read.rows if isinstance(row, TopicNeed)}


@cache
def safeguard_schemes() -> dict[str, SafeguardScheme]:
    """Donors' schemes of safeguard categories and gender markers: templates/safeguards/schemes.csv."""
    name = "templates/safeguards/schemes.csv"
    content = shipped_bytes("templates", "safeguards", "schemes.csv")
    read = table_from_csv(content, name, SafeguardScheme)
    if read.findings:
        raise ValueError(f"{name} is damaged: {read.findings[0]}")
    return {row.id: row for row in read.rows if isinstance(row, SafeguardScheme)}


def words_for_ids(folder: Folder) -> dict[str, str]:
    """What people call the things that a study's rows define: name, title or text by id."""
    found: dict[str, str] = {}
    for field in type(folder).model_fields:
        answer = getattr(folder, field)
        if isinstance(answer, Folder):
            found = words_for_ids(answer) | found
        elif isinstance(answer, tuple):
            for row in answer:
                words = next((getattr(row, each) for each in _WORDS if hasattr(row, each)), "")
                if words and hasattr(row, "id"):
                    found.setdefault(row.id, words)
    return found


_WORDS = ("name", "title", "text", "short")


def prose_of(folder: Folder) -> Iterator[Prose]:
    """Every prose file of a folder and of the folders in it."""
    for name in type(folder).model_fields:
        answer = getattr(folder, name)
        if isinstance(answer, Prose) and answer.text:
            yield answer
        elif isinstance(answer, Folder):
            yield from prose_of(answer)


def every_row(folder: Folder | Record) -> Iterator[Row | Record]:
    """Every row of every table, and every YAML file, of a folder and of the folders in it."""
    for name in type(folder).model_fields:
        answer = getattr(folder, name)
        if isinstance(answer, Record):
            yield answer
        if isinstance(answer, Folder | Record):
            yield from every_row(answer)
        elif isinstance(answer, tuple):
            yield from (row for row in answer if isinstance(row, Row))
