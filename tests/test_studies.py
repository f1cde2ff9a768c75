"""Every study in studies/ is fit to print, and the report of Hanoi is what it should be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fs_toolkit.document.blocks import Chart, Equation, Group, Heading, Missing, Picture, Table
from fs_toolkit.document.proofreading import SUB_ITEMS, check_blocks
from fs_toolkit.document.traverse import every_block
from fs_toolkit.study import Study, check
from fs_toolkit.study.inputs import words_for_ids

if TYPE_CHECKING:
    from docx.document import Document

ROOT = Path(__file__).resolve().parent.parent
STUDIES = sorted(path.parent for path in (ROOT / "studies").glob("*/study.yaml"))

CHAPTERS = {
    "en": [
        "Environment analysis",
        "Technical analysis",
        "Law and regulation",
        "Proposal",
        "Feasibility and economic analysis",
    ],
    "ko": None,
}


@pytest.mark.parametrize("folder", STUDIES, ids=lambda folder: folder.name)
def test_a_study_has_nothing_to_put_right(folder):
    assert [str(each) for each in check(folder) if each.severity == "error"] == []


def test_there_are_studies():
    assert [folder.name for folder in STUDIES] == ["example", "hanoi", "san_fernando", "wego"]


def test_every_study_ships_with_the_toolkit():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    sent = wheel["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for folder in STUDIES:
        assert sent[f"studies/{folder.name}"] == f"fs_toolkit/shipped/studies/{folder.name}"


@pytest.mark.parametrize("folder", STUDIES, ids=lambda folder: folder.name)
def test_a_study_is_reported_by_its_name_in_an_empty_folder(folder, tmp_path):
    from fs_toolkit.writers.word.lint import lint

    done = subprocess.run(
        [sys.executable, "-m", "fs_toolkit", "report", folder.name, "-o", "report.docx"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["report.docx"]
    assert lint(tmp_path / "report.docx") == []


@dataclass(frozen=True)
class Built:
    """The report of Hanoi as a file, beside the blocks that it was made of."""

    composed: Any
    path: Path
    document: Document

    @property
    def styled(self) -> list[tuple[str, str]]:
        """Each paragraph, those in controls and tables too: style and words."""
        from docx.oxml.ns import qn

        found = []
        for paragraph in self.document.element.body.iter(qn("w:p")):
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            text = "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
            text = text.replace("\u00a0", " ")  # what must stay on one line
            found.append(("" if style is None else style.get(qn("w:val")), text))
        return found


@pytest.fixture(scope="session")
def built(composed, studied, tmp_path_factory):
    from docx import Document

    from fs_toolkit.writers.delivery import write_word

    path = tmp_path_factory.mktemp("built") / f"{composed.language}.docx"
    report, _ = studied.report(composed.language)
    write_word(report, path)
    return Built(composed, path, Document(str(path)))


class TestBlocks:
    def test_are_fit_to_print(self, reported):
        assert check_blocks(reported.blocks) == []

    def test_hold_all_that_a_report_needs(self, composed):
        kinds = Counter(type(block).__name__ for block in every_block(composed.blocks))
        assert kinds["Table"] >= 25
        assert kinds["Chart"] >= 8
        assert kinds["Missing"] >= 5
        assert kinds["Equation"] >= 10

    def test_each_sub_item_has_a_table_or_says_what_is_missing(self, reported):
        item, shown = "", Counter()
        for block in every_block(reported.body):
            if isinstance(block, Heading) and block.level <= 2:
                item = block.id
            elif isinstance(block, Table | Missing):
                shown[item] += 1
        items = [
            block.id
            for block in every_block(reported.body)
            if isinstance(block, Heading) and block.level == 2
        ]
        assert len(items) == 19
        assert [item for item in items if not shown[item]] == []

    def test_print_no_name_of_the_files(self, reported):
        """Ids of two words and more are for formulas; a reader sees names."""
        from fs_toolkit.document.traverse import words_of

        ids = {id for id in words_for_ids(reported.study.inputs) if "_" in id}
        ids |= {id for id in reported.study.basis.sources if "_" in id}
        assert len(ids) > 200
        printed = "\n".join(
            re.sub(r"https?://\S+", "", line)
            for block in every_block(reported.blocks)
            for line in words_of(block)
        )
        assert len(printed) > 50_000
        assert sorted(id for id in ids if re.search(rf"\b{id}\b", printed)) == []


class TestWordFile:
    def test_has_five_chapters_and_nineteen_sub_items_in_order(self, built):
        headings = [
            block for block in every_block(built.composed.body) if isinstance(block, Heading)
        ]
        chapters = [text for style, text in built.styled if style == "Heading1"]
        items = [text for style, text in built.styled if style == "Heading2"]
        wanted = [block.text for block in headings if block.id in SUB_ITEMS]
        assert [text for text in chapters if text in wanted] == wanted
        assert len(wanted) == 5
        assert items == [block.text for block in headings if block.level == 2]
        assert len(items) == 19
        if built.composed.language == "en":
            assert wanted == CHAPTERS["en"]

    def test_numbers_its_captions(self, built):
        """Tables and figures count on within a chapter, each for itself."""
        captions = [text for style, text in built.styled if style == "Caption"]
        shown = [
            block
            for block in every_block(built.composed.blocks)
            if isinstance(block, Table | Chart | Picture)
        ]
        assert len(captions) == len(shown) >= 40
        counts: Counter[tuple[str, str]] = Counter()
        for caption in captions:
            found = re.match(r"(\D+?) ([A-Z0-9])-([0-9]+)\s+\S", caption)
            assert found, caption
            label, chapter, number = found.groups()
            counts[label, chapter] += 1
            assert int(number) == counts[label, chapter], caption
        assert len({label for label, _ in counts}) == 2

    def test_prints_each_caption_as_it_was_written(self, built):
        captions = [text for style, text in built.styled if style == "Caption"]
        shown = [
            block.caption
            for block in every_block(built.composed.blocks)
            if isinstance(block, Table | Chart | Picture)
        ]
        for caption, words in zip(captions, shown, strict=True):
            assert caption.endswith(words)

    def test_refers_to_every_caption_by_its_number(self, built):
        captions = {
            re.match(r"(\D+? [A-Z0-9]-[0-9]+)", text).group(1)
            for style, text in built.styled
            if style == "Caption"
        }
        body = " ".join(
            text
            for style, text in built.styled
            if style not in ("Caption", "TableofFigures", "TOC1", "TOC2", "TOC3")
        )
        assert len(captions) > 40
        assert sorted(each for each in captions if not re.search(rf"{each}(?![0-9])", body)) == []

    def test_shows_the_same_entries_in_its_lists(self, built):
        captions = [text for style, text in built.styled if style == "Caption"]
        listed = [text for style, text in built.styled if style == "TableofFigures"]
        assert len(listed) == len(captions)
        assert sum(style == "TOC2" for style, _ in built.styled) == 19

    @pytest.mark.parametrize(
        "pattern",
        [
            r"\bnan\b|\bNaN\b|\binf\b",
            r"\bNone\b(?! of)",
            r"[{}]",
            r"\[[@#]",
            r"\*\*",
            r"\d\.\d{7,}",
            r"Error!",
            r"\?\?",
        ],
    )
    def test_prints_nothing_that_is_no_word(self, built, pattern):
        words = [text for _, text in built.styled if text]
        assert len(words) > 2_000
        addresses = re.compile(r"https?://\S+")
        assert [text for text in words if re.search(pattern, addresses.sub("", text))] == []

    def test_is_in_one_language(self, built):
        hangul = sum("가" <= letter <= "힣" for _, text in built.styled for letter in text)
        if built.composed.language == "en":
            assert hangul < 50  # titles of Korean sources
        else:
            assert hangul > 15_000

    def test_each_block_carries_its_id_and_hash(self, built):
        """The manifest knows all we wrote, so that an update can tell ours from a person's."""
        from docx.oxml.ns import qn

        from fs_toolkit.writers.word.manifest import read_manifest

        manifest = read_manifest(built.document)
        assert manifest is not None
        hashes = {row.id: row.hash for row in manifest.rows}
        assert all(re.fullmatch(r"[0-9a-f]{16}", each) for each in hashes.values())
        inside = {
            part.id
            for block in every_block(built.composed.blocks)
            if isinstance(block, Group)
            for part in block.blocks
        }
        wanted = {
            block.id
            for block in every_block(built.composed.blocks)
            if isinstance(block, Table | Chart | Picture | Group | Missing | Heading | Equation)
        } - inside
        assert len(wanted) > 150
        assert wanted - hashes.keys() == set()
        tags = [tag.get(qn("w:val")) for tag in built.document.element.body.iter(qn("w:tag"))]
        sealed = {tag.split("|")[1]: tag.split("|")[2] for tag in tags if tag.startswith("fs1|")}
        tables = {
            block.id for block in every_block(built.composed.blocks) if isinstance(block, Table)
        }
        assert tables <= sealed.keys()
        assert {id: hash for id, hash in sealed.items() if hashes.get(id) != hash} == {}

    def test_is_fit_for_word(self, built):
        from fs_toolkit.writers.word.lint import lint

        assert lint(built.path) == []

    def test_counts_as_not_edited(self, built):
        from fs_toolkit.writers.word import check_target

        check_target(built.path)


class TestTwoBuilds:
    def test_are_the_same_byte_for_byte(self, built, tmp_path):
        """In another process, another time zone, with sets in another order."""
        target = tmp_path / "again.docx"
        command = [sys.executable, "-m", "fs_toolkit", "report", str(ROOT / "studies" / "hanoi")]
        environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Seoul"}
        environment["PYTHONPATH"] = str(ROOT)
        done = subprocess.run(
            [*command, "-o", str(target), "--lang", built.composed.language],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr.decode()
        assert target.read_bytes() == built.path.read_bytes()


def test_analysts_read_hanoi_in_one_line():
    frame = Study.read(ROOT / "studies" / "hanoi").to_frame()
    assert set(frame.columns) >= {"npv", "bcr", "irr"}
    assert len(frame) == 6
