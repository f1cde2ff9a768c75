"""Blocks found again."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word.controls import controls
from fs_toolkit.writers.word.lint import lint
from fs_toolkit.writers.word.manifest import read_manifest
from fs_toolkit.writers.word.markup import parsed, q
from fs_toolkit.writers.word.package import body_of, opened, package_bytes
from fs_toolkit.writers.word.recovery import recover

MAP = "economics.map"


def unframed(content, ids=None):
    """The file without the frames of some blocks, or of all, as a program leaves it that drops them."""
    document = opened(content)
    for control in list(controls(body_of(document))):
        if ids is None or control.id in ids:
            for child in list(control.content):
                control.element.addprevious(child)
            control.element.getparent().remove(control.element)
    return document


def hashes(document):
    return {each.id: each.hash for each in controls(body_of(document))}


def text(document, part):
    return next(t for t in body_of(document).iter(q("w:t")) if part in (t.text or ""))


def test_a_whole_file_is_there_has_nothing_to_recover(english_file):
    document = opened(english_file)
    found = recover(document, read_manifest(document))
    assert (found.controls, found.written, found.unsure) == ([], {}, [])
    assert package_bytes(document) == english_file


@pytest.mark.parametrize("ids", [None, {MAP, "environment.conclusion"}])
def test_blocks_get_their_frames_and_hashes_back(english_file, ids):
    document = unframed(english_file, ids)
    found = recover(document, read_manifest(document))
    wanted = hashes(opened(english_file))
    assert set(found.controls) == (ids or set(wanted))
    assert found.unsure == []
    assert hashes(document) == wanted
    assert lint(package_bytes(document)) == []


@pytest.mark.parametrize("ids", [None, {MAP, "annex.a.register"}])
def test_what_shows_other_words_counts_as_edited(english_file, ids):
    document = unframed(english_file, ids)
    [t for t in body_of(document).iter(q("w:t")) if t.text == "7.2 million"][
        -1
    ].text = "7.3 million"
    manifest = read_manifest(document)
    recover(document, manifest)
    control = next(each for each in controls(body_of(document)) if each.id == "annex.a.register")
    assert control.hash == manifest.row("annex.a.register").hash  # which is not what stands there
    assert "7.3 million" in "".join(t.text or "" for t in control.element.iter(q("w:t")))


def test_while_other_frames_stand_looks_count_too(english_file):
    for ids, clean in (({"environment.barriers.list"}, False), (None, True)):
        document = unframed(english_file, ids)
        run = text(document, "Paper first").getparent()
        run.insert(0, parsed("<w:rPr><w:b/></w:rPr>"))
        manifest = read_manifest(document)
        found = recover(document, manifest)
        same = (
            found.written["environment.barriers.list"]
            == manifest.row("environment.barriers.list").hash
        )
        assert same is not clean


def test_a_tracked_change_counts_as_edited(english_file):
    document = unframed(english_file)
    run = text(document, "Paper first").getparent()
    run.addnext(parsed('<w:ins w:id="1" w:author="a"/>'))
    manifest = read_manifest(document)
    found = recover(document, manifest)
    assert (
        found.written["environment.barriers.list"] == manifest.row("environment.barriers.list").hash
    )


def test_a_split_bookmark_and_a_table_before_its_bookmark_are_understood(english_file):
    """LibreOffice leaves the bookmark of a table round the line after it, and twice that of a long block."""
    document = unframed(english_file)
    manifest = read_manifest(document)
    body = body_of(document)
    name = manifest.row("environment.districts").bookmark
    start = next(each for each in body.iter(q("w:bookmarkStart")) if each.get(q("w:name")) == name)
    table = next(each for each in start.itersiblings() if each.tag == q("w:tbl"))
    table.getnext().insert(1, start)
    name = manifest.row("environment.barriers.list").bookmark
    start = next(each for each in body.iter(q("w:bookmarkStart")) if each.get(q("w:name")) == name)
    first = start.getnext()
    first.insert(1, parsed(f'<w:bookmarkEnd w:id="{start.get(q("w:id"))}"/>'))
    first.getnext().append(parsed(f'<w:bookmarkStart w:id="7777" w:name="{name}"/>'))
    end = next(
        e
        for e in body.iter(q("w:bookmarkEnd"))
        if e.get(q("w:id")) == start.get(q("w:id")) and e.getparent() is body
    )
    end.set(q("w:id"), "7777")
    found = recover(document, manifest)
    wanted = hashes(opened(english_file))
    assert found.unsure == []
    assert {id: hash for id, hash in hashes(document).items() if hash != wanted[id]} == {}


def test_the_end_of_a_section_in_a_blocks_last_paragraph_stands_alone_again(english_file):
    document = unframed(english_file)
    manifest = read_manifest(document)
    last = text(document, "and headings").getparent().getparent()
    while last.getnext().tag != q("w:bookmarkEnd"):
        last = last.getnext()
    last.find(q("w:pPr")).append(parsed("<w:sectPr/>"))
    found = recover(document, manifest)
    assert "environment.conclusion" in found.controls
    control = next(
        each for each in controls(body_of(document)) if each.id == "environment.conclusion"
    )
    assert next(control.element.iter(q("w:sectPr")), None) is None
    assert control.element.getnext().find(f"{q('w:pPr')}/{q('w:sectPr')}") is not None
    assert control.hash == manifest.row("environment.conclusion").hash


def test_overlapping_blocks_are_left_for_a_person(english_file):
    document = unframed(english_file)
    manifest = read_manifest(document)
    body = body_of(document)
    one, two = (
        manifest.row(id).bookmark
        for id in ("environment.barriers.steps", "environment.barriers.again")
    )
    starts = {each.get(q("w:name")): each for each in body.iter(q("w:bookmarkStart"))}
    starts[one].getnext().insert(1, starts[two])
    before = "".join(t.text or "" for t in body.iter(q("w:t")))
    found = recover(document, manifest)
    assert set(found.unsure) | set(found.controls) >= {
        "environment.barriers.steps",
        "environment.barriers.again",
    }
    for id in ("environment.barriers.steps", "environment.barriers.again"):
        assert id in found.unsure or found.written[id] == manifest.row(id).hash
    assert "".join(t.text or "" for t in body.iter(q("w:t"))) == before


def test_a_caption_counts_by_chapter_again(english_file):
    document = unframed(english_file)
    codes = [
        each for each in body_of(document).iter(q("w:instrText")) if "SEQ" in (each.text or "")
    ]
    for code in codes:
        code.text = code.text.replace(" \\s 1", "")
    recover(document, read_manifest(document))
    captions = [code for code in codes if "SEQ Equation" not in code.text]
    assert captions
    assert all(code.text.endswith(" \\s 1 ") for code in captions)
