"""Building through random edits: after each a build that goes on from the last one, and every few steps a comparison with a
build from nothing: the same files, the same problems. The same seed makes the same steps."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.build import build
from generator.core.options import Options, Result
from generator.output.memory import Memory
from generator.output.store import Store, program_digest, store_file
from tests.small_sites import lines, tree
from tools.soak.rows import Row
from tools.soak.steps import BUILT, BY_HAND, walk
from tools.soak.world import world

OPTIONS: tuple[dict[str, Any], ...] = (
    *[{}] * 8, {"drafts": True}, {"base_url": "https://khac.example/x/"}, {"repository": "o/r"}, {"verify": True}, {"jobs": 2},
)  # fmt: skip
KEPT = 25
"""Steps for which one process goes on, as `serve` does, before the next reads what that has left in the store."""


def built(seed: int, steps: int, every: int, tell: Callable[[str], None]) -> list[Row]:
    """Build after each of so many steps, compare every few of them; return what must hold."""
    faults: list[str] = []
    done = compared = 0
    doubtful = False  # until a build has read what was changed by hand
    with TemporaryDirectory(prefix="builds-") as name:
        folder = Path(name)
        made = world(folder / "archive", seed)
        root, output, memory = made.root, made.root / "site", None
        for done, step in enumerate(walk(made, steps, BUILT), 1):
            doubtful = doubtful or step.name == BY_HAND
            said = {"verify": True} if doubtful else made.chance.choice(OPTIONS)
            known = len(faults)
            if done % KEPT == 0:
                if memory:
                    memory.store.close()
                memory = None if memory else Memory(Store(store_file(root, output), program_digest()))
            try:
                result = build(Options(root, output, **said), memory)
                doubtful = doubtful and result.failed
                result = _as_told(root, result)
                if done % every == 0:
                    compared += 1
                    faults += _differing(
                        root, output, folder / "clean/site", result, said, f"step {done}, {step.name} ({step.what})"
                    )
            except Exception:
                faults.append(f"step {done}, {step.name} ({step.what}): {traceback.format_exc()}")
            for fault in faults[known:]:
                tell(fault)
            if done % 100 == 0:
                tell(f"seed {seed}: {done} steps, {compared} compared, {len(faults)} faults; {step.name} ({step.what})")
    what = f"{done} steps, {compared} comparisons, {len(faults)} differ: {'; '.join(faults)[:500]}"
    return [Row("a build that goes on makes what one from nothing makes", what, not faults)]


def _as_told(root: Path, result: Result) -> Result:
    """Delete what a build has left because it was changed by hand, as its warning asks; return the other problems."""
    left = [one for one in result.problems if one.message.endswith("is kept — delete it yourself")]
    for one in left:
        (root / one.path).unlink()
    return replace(result, problems=tuple(one for one in result.problems if one not in left))


def _differing(root: Path, output: Path, fresh: Path, result: Result, said: dict[str, Any], where: str) -> list[str]:
    """Return how the site and what is said of it differ from what a build from nothing makes and says."""
    shutil.rmtree(fresh.parent, ignore_errors=True)
    clean = build(Options(root, fresh, **{**said, "clean": True}), Memory(Store(None, program_digest())))
    found = []
    ours, theirs = set(lines(result.problems)), set(lines(clean.problems))
    if result.failed != clean.failed or ours != theirs:
        found.append(f"{where}: says {sorted(ours - theirs)[:3]}, a clean build {sorted(theirs - ours)[:3]}")
    if not result.failed and not clean.failed:
        mine, other = tree(output), tree(fresh)
        differing = sorted(path for path in mine.keys() | other.keys() if mine.get(path) != other.get(path))
        if differing:
            found.append(f"{where}: {len(differing)} files differ: {', '.join(differing[:5])}")
    return found
