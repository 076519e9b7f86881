"""Mutants: which faults can be put into a room, a sample of them, and a module's text with one of them in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

_OPERATORS = re.compile(
    r"""core/(
    NumberReplacer | AddNot | ReplaceAndWithOr | ReplaceOrWithAnd | ReplaceTrueWithFalse | ReplaceFalseWithTrue
    | ReplaceBreakWithContinue | ReplaceContinueWithBreak | ZeroIterationForLoop | ExceptionReplacer
    | ReplaceUnaryOperator_Delete_(Not | USub)
    | ReplaceComparisonOperator_(Eq_NotEq | NotEq_Eq | Lt_LtE | LtE_Lt | Gt_GtE | GtE_Gt | Is_IsNot | IsNot_Is)
    | ReplaceBinaryOperator_(Add_Sub | Sub_Add | Mul_FloorDiv | FloorDiv_Mul)
    )""",
    re.VERBOSE,
)
"""Faults that a person makes. The other hundred (a shift for a sum, “is” for equality of text, no decorator) mostly
end in a TypeError, which any test notices."""


class Mutant(NamedTuple):
    """One fault that can be put into a module."""

    path: str
    """Of the module, from the top of the repository."""
    line: int
    """From 1."""
    operator: str
    """Its name in cosmic-ray."""
    occurrence: int
    """Which of the operator's places in the module, from 0."""
    rank: bytes
    """Draws the sample: a digest of the seed, and of the line as it reads and not of where it stands."""

    def apply(self, text: str) -> str:
        """Return a module's text with the fault in it."""
        changed = mutate_code(text, get_operator(self.operator)(), self.occurrence)
        assert changed is not None and changed != text, self
        return str(changed)


def sample(root: Path, room: str, number: int, seed: int) -> list[Mutant]:
    """Return so many mutants of a room, in the order of its files and lines."""
    paths = sorted((root / "generator" / room).glob("*.py"))
    found = [mutant for path in paths for mutant in _mutants(path.relative_to(root).as_posix(), path, seed)]
    return sorted(sorted(found, key=lambda mutant: mutant.rank)[:number])


def _mutants(name: str, path: Path, seed: int) -> Iterator[Mutant]:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    nodes = list(ast_nodes(get_ast(text)))
    alike: Counter[tuple[object, ...]] = Counter()
    for operator in filter(_OPERATORS.fullmatch, operator_names()):
        positions = get_operator(operator)().mutation_positions
        places = (start for node in nodes for start, _ in positions(node))
        for occurrence, (line, column) in enumerate(places):
            read = lines[line - 1].strip()
            if read.startswith("@"):
                continue  # whether a class is frozen, and what is remembered, is for mypy and the benchmark
            place = (seed, name, operator, read, column)
            alike[place] += 1
            rank = sha256(repr((*place, alike[place])).encode()).digest()
            yield Mutant(name, line, operator, occurrence, rank)


def difference(old: str, new: str) -> tuple[str, str]:
    """Return the lines that a fault changed, as they read before and after, without their indentation."""
    before, after = old.splitlines(), new.splitlines()
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return _joined(before), _joined(after)


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(re.sub(r"(?<=[\[(]) ", "", line.strip()) for line in lines)  # cosmic-ray writes [ 1]
