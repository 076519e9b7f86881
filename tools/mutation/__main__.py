"""``python -m tools.mutation``: draw a sample, try it, and print what became of it."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ending import leave
from tools.mutation.explained import EXPLAINED, outdated
from tools.mutation.trial import BROKEN, KILLED, LATE, ROOT, SURVIVED, TESTS, asked_of, copied, trial

_MISSING = ""
"""The package that is not installed; ``--help`` does without it."""
try:
    from tools.mutation.mutants import Mutant, difference, sample
except ModuleNotFoundError as missing:
    _MISSING = str(missing.name)

_WHY = {(f"generator/{one.path}", one.old, one.new): one.why for one in EXPLAINED}


def main(arguments: Sequence[str] | None = None) -> int:
    """Try a sample; return 1 if a mutant survived that is not explained, 2 if the tests fail without any."""
    options = _parser().parse_args(arguments)
    if _MISSING:
        sys.exit(f"{_MISSING} is not installed — pip install -e '.[test,mutation]'")
    each, more = divmod(options.sample, len(TESTS))
    drawn = {
        room: sample(ROOT, room, each + (number < more), options.seed) for number, room in enumerate(TESTS)
    }  # fmt: skip
    chosen = {
        room: [one for one in drawn[room] if not options.only or any(word in _name(one) for word in options.only)]
        for room in options.rooms
    }
    results: dict[str, Counter[str]] = {}
    survivors: list[str] = []
    unexplained = 0
    with TemporaryDirectory(prefix="mutation-") as folder:
        root = copied(Path(folder))
        for room, mutants in chosen.items():
            what, failed = trial(root, asked_of("", room), options.limit) if mutants else (SURVIVED, "")
            if what != SURVIVED:
                print(
                    f"The tests of {room} are not passed by the program as it stands: {failed or what}", file=sys.stderr
                )
                return 2
            results[room] = Counter()
            for number, mutant in enumerate(mutants, 1):
                what, old, new, failed, took = _try(root, room, mutant, options.limit)
                if what == SURVIVED:
                    why = _WHY.get((mutant.path, old, new), "")
                    unexplained += not why
                    results[room]["explained"] += bool(why)
                    survivors.append(f"{_name(mutant)}\n    - {old}\n    + {new}\n    {why or 'NOT EXPLAINED'}\n")
                results[room][what] += 1
                print(f"{room} {number}/{len(mutants)} {took:4.0f} s {_name(mutant)} {what} {failed}", file=sys.stderr)
    print(_table(results))
    print("\n".join(survivors))
    for one in outdated(ROOT):
        print(f"Explained, but no longer there; take it out of the list: {one.path}: {one.old}", file=sys.stderr)
    return 1 if unexplained else 0


def _try(root: Path, room: str, mutant: Mutant, limit: float) -> tuple[str, str, str, str, float]:
    began = time.monotonic()
    path = root / mutant.path
    text = path.read_text(encoding="utf-8")
    changed = mutant.apply(text)
    path.write_text(changed, encoding="utf-8")
    try:
        what, failed = trial(root, asked_of(mutant.path, room), limit)
    finally:
        path.write_text(text, encoding="utf-8")
    return what, *difference(text, changed), failed, time.monotonic() - began


def _name(mutant: Mutant) -> str:
    return f"{mutant.path}:{mutant.line} {mutant.operator.removeprefix('core/')}"


def _table(results: dict[str, Counter[str]]) -> str:
    rows = ["| room | mutants | killed | of these by the clock | survived, explained | survived, not explained |"]
    rows.append("| --- | --: | --: | --: | --: | --: |")
    for room, found in [*results.items(), ("together", sum(results.values(), Counter[str]()))]:
        ran = sum(found[what] for what in (KILLED, LATE, SURVIVED))
        left = found[SURVIVED] - found["explained"]
        rows.append(
            f"| {room} | {ran} | {found[KILLED] + found[LATE]} | {found[LATE]} | {found['explained']} | {left} |"
        )
    broken = sum(found[BROKEN] for found in results.values())
    return "\n".join([*rows, "", f"Not counted, as no test could begin: {broken}.", ""])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.mutation",
        description="Put small faults into the program, one at a time, in a copy, and see whether a test notices.",
    )
    add = parser.add_argument
    add("--sample", type=int, default=90, metavar="N", help="mutants, a third of them from each room (default: 90)")
    add("--seed", type=int, default=1, help="draws the sample (default: 1)")
    add("--rooms", nargs="+", choices=TESTS, default=list(TESTS), help="only these rooms")
    add("--only", nargs="+", metavar="WORD", help="of the sample, only what has one of these words in its name")
    add("--limit", type=float, default=600, metavar="S", help="seconds that the tests of one mutant may take (600)")
    return parser


if __name__ == "__main__":
    leave(main)
