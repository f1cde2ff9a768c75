"""Names of elements."""

from __future__ import annotations

from fs_toolkit.readers.word.names import VAL, w


def test_names_carry_their_namespace():
    assert w("p").endswith("/main}p")
    assert w("val") == VAL
