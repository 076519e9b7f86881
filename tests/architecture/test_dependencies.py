"""Dependencies: everything that the program needs to run has one exact version, also what its libraries need."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.metadata import requires, version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.small_sites import PROJECT

NAMED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNNING = [*map(Requirement, NAMED["dependencies"])]
IMPORTING = [*RUNNING, *map(Requirement, NAMED["optional-dependencies"]["import"])]


def needed(given: Iterable[Requirement]) -> dict[str, Requirement]:
    """Return everything that must be installed for these, by name, as far as this system needs it."""
    found: dict[str, Requirement] = {}
    waiting = list(given)
    while waiting:
        one = waiting.pop()
        if one.marker and not one.marker.evaluate({"extra": ""}):
            continue
        if found.setdefault(canonicalize_name(one.name), one) is one:
            waiting += map(Requirement, requires(one.name) or ())
        for extra in one.extras:
            waiting += (part for part in map(Requirement, requires(one.name) or ())
                        if part.marker and not part.marker.evaluate({"extra": ""}) and part.marker.evaluate({"extra": extra}))  # fmt: skip
    return found


@pytest.mark.parametrize("given", [RUNNING, IMPORTING], ids=["running", "importing"])
def test_all_that_is_needed_has_an_exact_version(given: list[Requirement]) -> None:
    pinned = {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in given}
    assert all(one.specifier and str(one.specifier).startswith("==") for one in given)
    assert {name: version(name) for name in needed(given)} == pinned
