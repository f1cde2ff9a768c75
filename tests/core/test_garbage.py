"""The collector paused."""

from __future__ import annotations

import gc

import pytest

from fs_toolkit.core.garbage import collection_paused


def test_the_collector_runs_again_afterwards_also_after_an_error():
    assert gc.isenabled()
    seen = []

    def fail():
        with collection_paused():
            seen.append(gc.isenabled())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert seen == [False]
    assert gc.isenabled()
