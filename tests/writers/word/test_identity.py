"""Whose report a file is."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from fs_toolkit.writers.word.guard import ForeignTarget
from fs_toolkit.writers.word.identity import OtherStudy, language_of, refuse_other_study
from fs_toolkit.writers.word.manifest import Manifest

PATH = Path("edited.docx")


def manifest(place="", language=""):
    return Manifest((), "", "", (), place, language)


def test_the_same_study_passes_and_so_does_a_file_that_does_not_tell():
    hanoi = manifest("Hanoi, Viet Nam", "en")
    refuse_other_study(PATH, hanoi, hanoi)
    refuse_other_study(PATH, manifest(), hanoi)


def test_another_place_is_refused_and_both_are_named():
    with pytest.raises(OtherStudy, match=r"edited\.docx: .*about Hue, .*about Hanoi, Viet Nam"):
        refuse_other_study(PATH, manifest("Hue", "en"), manifest("Hanoi, Viet Nam", "en"))


def test_another_language_is_refused_with_its_cure():
    with pytest.raises(OtherStudy, match=r"in Korean .* in English.*--lang ko"):
        refuse_other_study(PATH, manifest("하노이", "ko"), manifest("Hanoi", "en"))


def test_the_language_is_read_from_the_file(korean_file, tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(korean_file)
    assert language_of(path) == "ko"
    docx.Document().save(str(path))
    with pytest.raises(ForeignTarget):
        language_of(path)
