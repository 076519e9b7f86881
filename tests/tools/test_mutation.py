"""Mutation: what its tables name is there. (Its runs take too long to be tests.)"""

from __future__ import annotations

import pytest

from tools.mutation.trial import NEAREST, ROOT, TESTS, asked_of


@pytest.mark.parametrize("room", TESTS)
def test_every_module_has_tests_that_its_mutants_meet(room: str) -> None:
    modules = sorted((ROOT / "generator" / room).glob("*.py"))
    assert modules
    for module in modules:
        assert [path for path in asked_of(module.as_posix(), room) if not (ROOT / path).exists()] == []


def test_the_nearest_tests_are_of_modules_that_are_there() -> None:
    modules = {path.stem for room in TESTS for path in (ROOT / "generator" / room).glob("*.py")}
    assert set(NEAREST) <= modules
