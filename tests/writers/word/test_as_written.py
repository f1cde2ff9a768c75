"""Files that are known to be as they were written are not read again."""

from __future__ import annotations

import pytest

from fs_toolkit.writers.word import ForeignTarget, check_target
from fs_toolkit.writers.word.as_written import is_as_written, remember


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    monkeypatch.setenv("FS_TOOLKIT_CACHE", str(tmp_path / "cache"))


def test_only_the_same_bytes_are_known():
    remember(b"a report")
    assert is_as_written(b"a report")
    assert not is_as_written(b"a report.")
    assert not is_as_written(b"")


def test_nothing_is_known_where_nothing_is_kept(monkeypatch):
    monkeypatch.setenv("FS_TOOLKIT_CACHE", "off")
    remember(b"a report")
    assert not is_as_written(b"a report")


def test_the_guard_reads_what_is_not_known_and_only_that(tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(b"no Word file")
    with pytest.raises(ForeignTarget):
        check_target(path)
    remember(b"no Word file")  # the guard believes the digest
    check_target(path)


def test_a_report_written_over_itself_is_not_read_and_an_edited_one_still_refused(
    fs, tmp_path, monkeypatch
):
    target = tmp_path / "report.docx"
    assert fs("report", "studies/example", "-o", str(target), "--no-pages").status == 0
    seen = []
    monkeypatch.setattr(
        "fs_toolkit.writers.word.guard.is_edited", lambda document: seen.append(1) or True
    )
    assert fs("report", "studies/example", "-o", str(target), "--no-pages").status == 0
    assert seen == []
    target.write_bytes(target.read_bytes() + b"\0")
    refused = fs("report", "studies/example", "-o", str(target), "--no-pages")
    assert refused.status == 1
