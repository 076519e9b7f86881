"""The house: imports never point back, modules stay small, and no language is written where it does not belong."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from generator.core.kinds import LANGUAGES
from tests.small_sites import PROJECT

GENERATOR = PROJECT / "generator"
ORDER = (
    ("core",), ("language",), ("source",), ("archive",), ("pages",), ("search",), ("output",), ("sources",), ("build",),
    ("commands",), ("importer", "serve"), ("cli",),
)  # fmt: skip
"""Rooms, and the modules that stand beside them: each may import itself and those of earlier rows."""
LEVEL = {name: level for level, names in enumerate(ORDER) for name in names}
MODULES = sorted(GENERATOR.rglob("*.py"))
BUILDERS = {"generator/archive/pair.py": {"Group"}}
"""Dataclasses that gather while the archive's room is at work; no page sees any."""


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def place(module: str) -> str:
    """Return the room, or the module beside the rooms, in which a module is."""
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno} imports relatively; the arrows could not be read"
            if node.module and node.module.split(".")[0] == "generator":
                yield from (
                    [node.module] if node.module != "generator" else [f"generator.{alias.name}" for alias in node.names]
                )
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "generator")


def may_import(importer: str, imported: str) -> bool:
    return importer == imported or LEVEL[imported] < LEVEL[importer]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_to_earlier_rooms_only(path: Path) -> None:
    importer = place(".".join(path.relative_to(PROJECT).with_suffix("").parts))
    wrong = [module for module in imports(path) if not may_import(importer, place(module))]
    assert wrong == []


def test_the_rule_itself_tells_right_from_wrong() -> None:
    assert may_import("pages", "archive") and may_import("archive", "core") and may_import("commands", "build")
    assert may_import("output", "pages") and may_import("serve", "commands") and may_import("archive", "archive")
    assert not may_import("archive", "pages") and not may_import("core", "language")
    assert not may_import("language", "source") and not may_import("output", "commands")
    assert may_import("search", "pages") and not may_import("pages", "search") and not may_import("search", "output")
    assert not may_import("pages", "output") and not may_import("serve", "importer")
    assert place("generator.output.publish") == "output" and place("generator.build") == "build"


def test_every_room_is_there() -> None:
    rooms = {path.name for path in GENERATOR.iterdir() if (path / "__init__.py").is_file()}
    beside = {path.stem for path in GENERATOR.glob("*.py") if path.name != "__init__.py"}
    assert rooms | beside == LEVEL.keys()


def type_names(node: ast.stmt) -> list[str]:
    """Return the name of a class or alias of a type that a statement defines; constants are in capitals."""
    if isinstance(node, ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [one.id for one in targets if isinstance(one, ast.Name) and re.fullmatch(r"[A-Z]\w*[a-z]\w*", one.id)]


def test_no_two_modules_share_a_name() -> None:
    names = Counter(path.name for path in MODULES if path.name not in ("__init__.py", "command.py"))
    assert [name for name, count in names.items() if count > 1] == []


def test_no_two_classes_or_aliases_of_types_share_a_name() -> None:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in MODULES)
    names = Counter(name for tree in trees for node in tree.body for name in type_names(node))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    tree = ast.parse(text)
    if tree.body:
        assert ast.get_docstring(tree), "a module begins with what goes in, what comes out and why"


def test_most_modules_are_shorter_still() -> None:
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES if path.name != "__init__.py"]
    assert median(lengths) < 120


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_names_say_what_they_do(path: Path) -> None:
    bare = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            inner = node.body if isinstance(node, ast.ClassDef) else []
            methods = [one for one in inner if isinstance(one, ast.FunctionDef) and not one.name.startswith("_")]
            bare += [f"{one.name}:{one.lineno}" for one in (node, *methods) if not ast.get_docstring(one)]
    assert bare == []


def languages_written(tree: ast.AST) -> list[str]:
    codes = {language.code for language in LANGUAGES}
    return [
        f"line {node.lineno}: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in codes
    ]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_language_is_written_outside_the_tables(path: Path) -> None:
    if name_of(path) == "generator/core/kinds.py" or path.parent.name in ("language", "importer"):
        return
    assert languages_written(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_a_written_language_would_be_found() -> None:
    assert len(languages_written(ast.parse("x = {'vi': 1}\nif lang == 'en': pass\ns = 'vine'"))) == 2


def dataclasses_of(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Yield the name of every dataclass with the options that are switched on."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for mark in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            call = mark.func if isinstance(mark, ast.Call) else mark
            if isinstance(call, ast.Name) and call.id == "dataclass":
                keywords = mark.keywords if isinstance(mark, ast.Call) else []
                on = {
                    word.arg for word in keywords if isinstance(word.value, ast.Constant) and word.value.value is True
                }
                yield node.name, {option for option in on if option}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_what_travels_is_frozen_and_slotted(path: Path) -> None:
    builders = BUILDERS.get(name_of(path), set())
    found = dict(dataclasses_of(path))
    assert builders <= found.keys(), "the list of builders names one that is gone"
    assert {name for name, on in found.items() if not {"frozen", "slots"} <= on} == builders
    assert all("slots" in on for on in found.values())
