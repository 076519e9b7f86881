"""The table of faults is true: every number has its row, and every test that a row names is there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from tests.problems.cases import cases
from tests.problems.faults import FAULTS, Fault
from tests.small_sites import PROJECT


@cache
def functions_of(file: str) -> frozenset[str]:
    """Return the names of the tests of a file that pytest would collect."""
    tree = ast.parse((PROJECT / "tests" / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name[:5] == "test_")


@cache
def titles() -> frozenset[str]:
    return frozenset(f"cases/{case.file}: {case.title}" for case in cases())


def missing(fault: Fault) -> Iterator[str]:
    for test in fault.tests:
        file, _, name = test.partition("::")
        if test not in titles() and not (name and name in functions_of(file)):
            yield test


def test_every_number_has_its_row() -> None:
    assert list(FAULTS) == [*range(1, 161)]


@pytest.mark.parametrize("number", FAULTS)
def test_every_test_that_is_named_is_there(number: int) -> None:
    assert list(missing(FAULTS[number])) == []


@pytest.mark.parametrize("number", FAULTS)
def test_what_has_no_test_says_why(number: int) -> None:
    fault = FAULTS[number]
    assert fault.what and len(set(fault.tests)) == len(fault.tests)
    assert bool(fault.tests) != fault.note.startswith("not applicable: ")


def test_a_row_that_has_gone_stale_is_seen() -> None:
    stale = Fault("x", ("source/test_decode.py::test_nothing", "cases/fields: Nothing"))
    assert list(missing(stale)) == list(stale.tests)
