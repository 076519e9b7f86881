"""Trial: a copy of the repository, in which the tests of a room meet one mutant after the other."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = {
    "source": (
        *(f"units/test_{name}.py" for name in ("fields", "frontmatter", "scan", "prose", "decode", "escaping")),
        *("problems/test_found.py", "desk/test_json_schemas.py", "desk/test_diagnostics.py", "units/test_pairing.py"),
        *("problems/test_faults.py", "problems/test_rare.py", "problems/test_cases.py", "site/test_markup.py"),
        *("site/test_mistakes.py", "units/test_any_text.py"),
    ),
    "archive": (
        *(
            f"units/test_{name}.py"
            for name in ("names", "order", "pairing", "resolving", "quotes", "equivalence", "namesakes")
        ),
        *(f"site/test_{name}.py" for name in ("mentions", "links", "mistakes", "pairs", "languages")),
        *("desk/test_check.py", "desk/test_scaffold.py", "language/test_figures.py", "problems/test_cases.py"),
    ),
    "output": (
        *(f"units/test_{name}.py" for name in ("publish", "templates", "keys", "escaping", "remembering")),
        *(
            "units/test_equivalence.py",
            "finding/test_index.py",
            "publishing/test_hosting.py",
            "units/test_reproducible.py",
            "problems/test_rare.py",
            "site/test_markup.py",
        ),
    ),
}
"""By room: the files of tests that a mutant meets until one fails."""
NEAREST = {
    **dict.fromkeys(
        ("audit", "parity", "counterparts", "stale", "offices", "structure", "place"), "desk/test_check.py"
    ),
    **dict.fromkeys(
        ("resolve", "named", "linked", "pieces", "references", "titles", "link", "values"), "units/test_resolving.py"
    ),
    **dict.fromkeys(("pair", "checks"), "units/test_pairing.py"),
    "former": "publishing/test_addresses.py",
    "sought": "finding/test_overviews.py",
    "course": "units/test_order.py",
    **dict.fromkeys(("memory", "packing", "store", "lock", "workers"), "units/test_remembering.py"),
    "manifest": "units/test_publish.py",
    **dict.fromkeys(("search", "kept", "repeatable"), "finding/test_index.py"),
    **dict.fromkeys(("render", "words", "faults"), "units/test_templates.py"),
    "weight": "publishing/test_hosting.py",
    **dict.fromkeys(("inline", "labels", "read"), "units/test_prose.py"),
    **dict.fromkeys(("fit", "picture"), "units/test_scan.py"),
    "forms": "units/test_fields.py",
}
"""Module to the file of tests that comes before those of its room, unless one of them is named after the module."""
KILLED, LATE, BROKEN, SURVIVED = "killed", "killed by the clock", "broken", "survived"
_MEMORY = 4 << 30
"""Bytes of address space that a process may take: a loop that gathers without end takes no more."""
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".cache", ".*_cache", "__pycache__", ".hypothesis", "*.egg-info")


def copied(folder: Path) -> Path:
    """Copy the repository as it stands, so that nothing is changed in it."""
    return Path(shutil.copytree(ROOT, folder / "copy", ignore=_LEFT_OUT))


def asked_of(path: str, room: str) -> list[str]:
    """Return the files of tests that a module's mutants meet."""
    nearest = NEAREST.get(Path(path).stem, f"units/test_{Path(path).name}")
    first = [nearest] if nearest in (*TESTS[room], *NEAREST.values()) else []
    return [f"tests/{name}" for name in dict.fromkeys((*first, *TESTS[room]))]


def trial(root: Path, tests: Sequence[str], limit: float) -> tuple[str, str]:
    """Run tests in the copy until one fails; return what became of the mutant, and the first test that failed.

    BROKEN is one that no test meets, because a module cannot be imported or the tests cannot be read.
    """
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", "--tb=no", "-p", "no:cacheprovider"]
    command += ["-m", "not browser"]
    command += ["--hypothesis-seed=1", "--timeout=60", *tests]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True, preexec_fn=_bounded,
    ) as process:  # fmt: skip
        try:
            told, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            return LATE, ""
        finally:
            _end(process.pid)
    failed = next((line.split()[1] for line in told.splitlines() if line.startswith(("FAILED ", "ERROR "))), "")
    return {0: SURVIVED, 1: KILLED}.get(process.returncode, BROKEN), failed


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _end(group: int) -> None:
    """End what the tests may have left running, a server or a build."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
