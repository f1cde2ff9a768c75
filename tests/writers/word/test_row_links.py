"""Links from numbers to rows: written, kept by an update, and gone where the row is gone."""

from __future__ import annotations

from dataclasses import replace

from fs_toolkit.document.blocks import Cell, Table, spans
from fs_toolkit.writers.word import update_report
from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.lint_story import bookmark_names
from fs_toolkit.writers.word.markup import q
from fs_toolkit.writers.word.package import body_of, opened
from fs_toolkit.writers.word.row_links import row_links
from tests.writers.word.conftest import body_edited, english_report, write

REGISTER = "annex.a.register"


def links_of(content: bytes) -> dict[str, str]:
    """The words of each number that leads to a row, and its hint."""
    body = body_of(opened(content))
    return {
        "".join(each.text or "" for each in link.iter(q("w:t"))): link.get(q("w:tooltip"))
        for link, _ in row_links(body)
    }


def with_register(report, cell: Cell, source: str):
    """The report with another row in its register."""

    def through(blocks):
        for block in blocks:
            yield replace(block, rows=((cell, source),)) if block.id == REGISTER else block

    return replace(report, body=tuple(through(report.body)))


def without_register(root):
    """A person deletes the register."""
    found = next(each for each in controls(root[0]) if each.id == REGISTER)
    found.element.getparent().remove(found.element)


def words_of(content: bytes) -> str:
    return "".join(each.text or "" for each in body_of(opened(content)).iter(q("w:t")))


def test_a_number_leads_to_its_row_and_looks_like_any_other(english_file):
    body = body_of(opened(english_file))
    links = list(row_links(body))
    assert len(links) == 2
    assert {anchor for _, anchor in links} <= set(bookmark_names(body))
    assert all(link.find(f".//{q('w:rStyle')}") is None for link, _ in links)
    assert all(link.find(f".//{q('w:color')}") is None for link, _ in links)


def test_it_stands_in_a_frame_without_which_libreoffice_prints_its_code(english_file):
    for link, _ in row_links(body_of(opened(english_file))):
        assert link.getparent().tag == q("w:sdtContent")


def test_what_follows_the_row_is_the_hint(english_file):
    assert set(links_of(english_file).values()) == {"Table A-1: 7.2 million (fact, 2015)"}


def test_links_are_no_edit_and_stay_through_an_update(english_file):
    updated, summary = update_report(english_file, english_file)
    assert not summary.kept
    assert not summary.updated
    assert links_of(updated) == links_of(english_file)
    assert lint(updated) == lint(english_file)


def test_a_kept_block_gets_the_hint_of_today(english, english_file):
    cell = Cell(spans("7.2 million"), holds=("population", "online"), hint="fact, 2016")
    updated, summary = update_report(english_file, write(with_register(english, cell, "GSO")))
    assert summary.updated == ()
    assert set(links_of(updated).values()) == {"Table A-1: 7.2 million (fact, 2016)"}


def test_the_bookmark_of_a_row_comes_with_its_table(english, english_file):
    cell = Cell(spans("7.3 million"), holds=("population", "online"), hint="fact, 2015")
    updated, summary = update_report(english_file, write(with_register(english, cell, "GSO")))
    assert summary.updated == (REGISTER,)
    names = list(bookmark_names(body_of(opened(updated))))
    assert len(names) == len(set(names))
    assert not [each for each in lint(updated) if each.code in ("FLD3", "BMK1", "BMK2", "BMK3")]


def test_a_link_to_a_row_that_a_person_deleted_becomes_words(english_file):
    edited = body_edited(english_file, without_register)
    updated, summary = update_report(edited, english_file)
    assert summary.deleted == (REGISTER,)
    assert links_of(updated) == {}
    assert "63 % of households" in words_of(updated).replace("\u00a0", " ")
    again, summary = update_report(updated, english_file)
    assert not summary.updated
    assert words_of(again) == words_of(updated)


def test_a_report_of_before_there_were_links_gets_none_that_leads_nowhere(english):
    def bare(block):
        if isinstance(block, Table):
            rows = tuple(
                tuple(replace(c, holds=()) if isinstance(c, Cell) else c for c in row)
                for row in block.rows
            )
            return replace(block, rows=rows)
        return block

    older = write(replace(english, body=tuple(map(bare, english.body))))
    assert links_of(older) == {}
    updated, _ = update_report(older, write(english_report()))
    assert not [each for each in lint(updated) if each.code == "FLD3"]
