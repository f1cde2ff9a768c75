"""Pieces."""

from __future__ import annotations

from typing import get_args

from fs_toolkit.writers.word.pieces import LOOSE, Kind, Piece


def test_what_is_loose_is_a_kind():
    assert set(get_args(Kind)) > LOOSE


def test_a_break_has_no_identity():
    piece = Piece("<w:p/>")
    assert (piece.id, piece.kind) == ("", "")
    assert piece.kind in LOOSE
