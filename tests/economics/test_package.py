from __future__ import annotations

import subprocess
import sys

import pytest

import fs_toolkit.economics
import fs_toolkit.proposal

HEAVY = {"numpy", "scipy", "pandas", "matplotlib"}


@pytest.mark.parametrize("package", ["fs_toolkit.economics", "fs_toolkit.proposal"])
def test_importing_a_section_imports_nothing_heavy(package):
    code = f"import {package}, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert package in run.stdout.split()
    assert not HEAVY & set(run.stdout.split())


@pytest.mark.parametrize("package", [fs_toolkit.economics, fs_toolkit.proposal])
def test_every_exported_name_is_there_and_listed(package):
    assert package.__all__ == sorted(package.__all__)
    for name in package.__all__:
        assert getattr(package, name).__name__ == name
        assert name in dir(package)


def test_a_name_that_is_not_exported_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'npv'"):
        fs_toolkit.economics.npv  # noqa: B018
    with pytest.raises(AttributeError, match="has no attribute 'cpm'"):
        fs_toolkit.proposal.cpm  # noqa: B018


def test_methods_need_neither_scipy_nor_pandas():
    code = (
        "import sys\n"
        "from fs_toolkit.economics import dated_internal_rate_of_return, loan_schedule\n"
        "dated_internal_rate_of_return([-1, 2], ['2015-01-01', '2016-01-01'])\n"
        "loan_schedule(1, 0.1, 3)\n"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"scipy", "pandas"} & set(run.stdout.split())
