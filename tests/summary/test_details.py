"""What moves behind: nothing is lost, and the loan decides one table."""

from __future__ import annotations

from fs_toolkit.document.blocks import Heading, Table
from fs_toolkit.document.wording import Wording
from fs_toolkit.summary.details import GRANT_ELEMENTS, LOAN, details, parted

HEADING = Heading("proposal.schedule", 2, "Schedule")


def table(id: str) -> Table:
    return Table(id, "A caption", (), ())


def test_nothing_is_lost_and_the_order_stays():
    blocks = (
        HEADING,
        table("proposal.tasks"),
        table("proposal.milestones"),
        table("proposal.load"),
    )
    stay, moved = parted(blocks)
    assert [block.id for block in stay] == ["proposal.schedule", "proposal.milestones"]
    assert [each.block.id for each in moved] == ["proposal.tasks", "proposal.load"]


def test_grant_elements_stay_where_there_is_a_loan():
    blocks = (HEADING, table(GRANT_ELEMENTS))
    assert len(parted(blocks)[1]) == 1
    assert parted((*blocks, table(LOAN)))[1] == ()


def test_each_section_has_one_heading_and_no_annex_is_empty():
    words = Wording.read("en")
    _, moved = parted((HEADING, table("proposal.tasks"), table("proposal.load")))
    made = list(details("F", moved, {"proposal.schedule": "4.4"}, words))
    titles = [block.text for block in made if isinstance(block, Heading)]
    assert titles == ["Annex F: Tables and charts in full", "For section 4.4: Schedule"]
    assert list(details("F", (), {}, words)) == []
