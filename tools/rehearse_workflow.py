"""Runs every command of the workflows as written, on a fresh clone, at the three forms of address that Pages gives.

``python3 tools/rehearse_workflow.py`` — it clones the committed state into a temporary folder, installs there, and
takes as long as the tests do, for both workflows; with ``--no-tests`` the steps that run the tests only install what
they need. Actions (``uses:``) are GitHub's own and are left out; what they give to later steps is given here. Exit
status 0: every command succeeded.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDRESSES = ("https://o.github.io/repo", "https://o.github.io", "https://www.example.com")
_STEP = re.compile(r"^ {6}- name: (?P<name>.+)\n(?P<rest>(?: {8,}.*\n)*)", re.MULTILINE)
_RUN = re.compile(r"^ {8}run: (?:\|\n(?P<block>(?: {10}.*\n)+)|(?P<line>.+)\n)", re.MULTILINE)


def commands(workflow: Path) -> list[tuple[str, str]]:
    """Return the names and the commands of a workflow's steps; read as text, so that nothing need be installed."""
    found = []
    for step in _STEP.finditer(workflow.read_text(encoding="utf-8")):
        run = _RUN.search(step["rest"])
        if run:
            block = run["block"]
            found.append((step["name"], re.sub("^ {10}", "", block, flags=re.MULTILINE) if block else run["line"]))
    return found


def run(name: str, command: str, folder: Path, **environment: str) -> None:
    """Run a step as GitHub does, and stop with it if it fails."""
    print(f"\n== {name}: {command}", flush=True)
    done = subprocess.run(["bash", "-e", "-c", command], cwd=folder, env={**os.environ, **environment}, check=False)
    if done.returncode:
        sys.exit(f"{name}: exit status {done.returncode}")


def main() -> None:
    """Rehearse every workflow in a clone of its own."""
    parser = argparse.ArgumentParser(description="Run every command of the workflows, as written, on a fresh clone.")
    parser.add_argument("--no-tests", action="store_true", help="run no tests, but install what they need")
    options = parser.parse_args()
    for workflow in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        with tempfile.TemporaryDirectory() as temporary:
            clone = Path(temporary) / "clone"
            subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
            for name, command in commands(workflow):
                if options.no_tests:
                    command = re.sub(r"(?: && )?\S*python -m pytest", "", command) or "true"
                for address in ADDRESSES if "BASE_URL" in command else ADDRESSES[:1]:
                    run(f"{workflow.name}: {name}", command, clone, BASE_URL=address, REQUIRE_BROWSER="1")
                    canonical = f'rel="canonical" href="{address}/"'
                    if "BASE_URL" in command and canonical not in (clone / "site/index.html").read_text("utf-8"):
                        sys.exit(f"{name}: the site does not stand at {address}")
    print("\nEvery command of every workflow succeeded.")


if __name__ == "__main__":
    main()
