"""Our own files told from those of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fs_toolkit.writers.signed import NotOurs, check_signed, signed


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_what_we_wrote_may_be_written_anew(tmp_path, suffix):
    path = tmp_path / f"report{suffix}"
    check_signed(path)
    path.write_bytes(signed(b"one\ntwo", suffix))
    check_signed(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content + b"note",
        lambda content: content.replace(b"one", b"two"),
        lambda content: content[:-3],
        lambda content: b"somebody's own",
        lambda content: b"",
    ],
)
def test_what_a_person_changed_is_left_alone(tmp_path, change):
    path = tmp_path / "report.html"
    path.write_bytes(change(signed(b"one", ".html")))
    with pytest.raises(NotOurs, match="left alone"):
        check_signed(path)


@given(st.binary())
def test_the_content_comes_first(content):
    assert signed(content, ".pdf").startswith(content)
