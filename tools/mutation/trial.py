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
        "source", "archive/test_pair.py", "problems/test_cases.py", "problems/test_found.py", "problems/test_faults.py",
        "problems/test_rare.py", "problems/test_diagnostics.py", "commands/test_json_schemas.py", "site/test_escaping.py",
        "site/test_markup.py", "site/test_mistakes.py",
    ),
    "archive": (
        "archive", "pages/test_quote.py", "site/test_equivalence.py", "site/test_mentions.py", "site/test_links.py",
        "site/test_mistakes.py", "site/test_pairs.py", "site/test_languages.py", "commands/test_check.py",
        "commands/test_scaffold.py", "language/test_figures.py", "problems/test_cases.py",
    ),
    "output": (
        "output", "pages/test_keys.py", "site/test_escaping.py", "site/test_equivalence.py", "search/test_index.py",
        "site/test_hosting.py", "site/test_reproducible.py", "problems/test_rare.py", "site/test_markup.py",
    ),
}  # fmt: skip
"""By room: the tests that a mutant meets until one fails, files or folders."""
NEAREST = {
    **dict.fromkeys(
        (
            "audit",
            "parity",
            "parity_messages",
            "translation_parity",
            "figure_matching",
            "stale",
            "office_titles",
            "structure",
            "source_position",
        ),
        "commands/test_check.py",
    ),
    **dict.fromkeys(
        ("resolve", "naming", "linked", "passages", "references", "titles", "link", "items"), "archive/test_resolve.py"
    ),
    **dict.fromkeys(("pair", "checks"), "archive/test_pair.py"),
    "former_addresses": "site/test_addresses.py",
    "lexicon": "search/test_overviews.py",
    "chronology": "archive/test_sort_keys.py",
    **dict.fromkeys(("memory", "packing", "store", "lock", "workers"), "output/test_memory.py"),
    "manifest": "output/test_publish.py",
    "sharing": "search/test_index.py",
    **dict.fromkeys(("render", "interfaces", "faults"), "output/test_templates.py"),
    "size_limit": "site/test_hosting.py",
    **dict.fromkeys(("inline", "anchors", "read"), "source/test_blocks.py"),
    **dict.fromkeys(("file_names", "picture"), "source/test_scan.py"),
    "scalars": "source/test_fields.py",
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
    nearest = NEAREST.get(Path(path).stem, f"{room}/test_{Path(path).name}")
    first = [nearest] if (ROOT / "tests" / nearest).is_file() else []
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
