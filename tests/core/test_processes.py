"""Worker processes: where they run, and that they leave Ctrl-C alone."""

import os
import signal

import pytest

from fs_toolkit.core.processes import end, pool_of, usable_cores


def test_cores_that_may_be_used():
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)


def test_a_pool_works_elsewhere_and_is_deaf():
    before = signal.getsignal(signal.SIGINT)
    pool = pool_of(1)
    try:
        assert pool.submit(os.getpid).result() != os.getpid()
        assert pool.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN
    finally:
        end(pool)
    assert signal.getsignal(signal.SIGINT) == before


def test_no_pool_without_workers():
    with pytest.raises(ValueError, match="max_workers"):
        pool_of(0)
