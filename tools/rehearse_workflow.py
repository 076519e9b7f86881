"""Runs every command of the workflows as written, on a fresh clone, at the three forms of address that Pages gives.

``python3 tools/rehearse_workflow.py [NAME …] [--root FOLDER] [--no-tests] [--venv FOLDER] [--keep FOLDER]`` — it clones
the committed state (or copies a folder that is no repository) into a temporary folder, adds a file to
``content/files/``, and installs there. Without names it rehearses all workflows; ``--no-tests`` leaves out the tests,
which take longer than all the rest. With ``--venv`` nothing is installed: the commands use that environment; ``--keep``
copies what would be uploaded. Actions (``uses:``) are GitHub's own and are left out; what they give to later steps is
given here. Exit status 0: every command succeeded, and what would be uploaded is as it should be.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDRESSES = ("https://o.github.io/repo", "https://o.github.io", "https://www.example.com")
COPY = ".well-known/x"
"""A file for the top of the site, in a folder that uploads leave out unless they are told not to."""
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


def git(folder: Path, *arguments: str) -> None:
    """Run Git in a folder, as nobody in particular."""
    own = ("-c", "user.name=rehearsal", "-c", "user.email=rehearsal@localhost", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, *arguments], cwd=folder, check=True)


def clone_of(root: Path, clone: Path) -> None:
    """Make a clone as a checkout leaves it, with one commit more that adds a file for the top of the site."""
    if (root / ".git").exists():
        git(root, "clone", "--quiet", str(root), str(clone))
    else:
        shutil.copytree(root, clone, ignore=shutil.ignore_patterns(".venv", ".cache", "__pycache__", "*.egg-info"))
        git(clone, "init", "--quiet")
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--message", "Before")
    file = clone / "content/files" / COPY
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("x\n", encoding="utf-8")
    git(clone, "add", "--all", "--force", "content/files")
    git(clone, "commit", "--quiet", "--message", "A file for the top of the site")


def run(name: str, command: str, folder: Path, **environment: str) -> str:
    """Run a step as GitHub does, and stop with it if it fails; return what it said."""
    print(f"\n== {name}: {command}", flush=True)
    program = ["bash", "-e", "-c", command]
    with subprocess.Popen(
        program, cwd=folder, env={**os.environ, **environment}, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as step:  # fmt: skip
        said = []
        for line in step.stdout or ():
            print(line, end="", flush=True)
            said.append(line)
    if step.returncode:
        sys.exit(f"{name}: exit status {step.returncode}")
    return "".join(said)


def expect(outcome: bool, message: str) -> None:
    """Stop with a message if something is not as it should be."""
    if not outcome:
        sys.exit(message)


def rehearse(workflow: Path, clone: Path, left_out: tuple[str, ...], keep: Path | None) -> None:
    """Run the steps of a workflow, but for commands left out; those that publish for every form of address, each
    time with an empty ``site/``. Copy what would be uploaded for the first one to ``keep``."""
    began = time.monotonic()
    steps = [(name, command) for name, command in commands(workflow) if not any(part in command for part in left_out)]
    first = next((number for number, (_, command) in enumerate(steps) if "BASE_URL" in command), len(steps))
    said = ""
    for name, command in steps[:first]:
        said += run(f"{workflow.name}: {name}", command, clone, REQUIRE_BROWSER="1")
    for address in ADDRESSES if first < len(steps) else ():
        for name, command in steps[first:]:
            run(f"{workflow.name}: {name}", command, clone, BASE_URL=address, REPOSITORY="https://github.com/o/repo")
        if address == ADDRESSES[0]:
            print(f"\n{workflow.name}: {time.monotonic() - began:.0f} s from the clone to the upload", flush=True)
        uploaded(clone / "site", address)
        if keep and address == ADDRESSES[0]:
            shutil.copytree(clone / "site", keep)
        git(clone, "clean", "-dxfq", "site")
    if workflow.name == "check.yml":
        expect(f"file=content/files/{COPY}" in said, f"check.yml does not name content/files/{COPY}, which is new")


def uploaded(site: Path, address: str) -> None:
    """Look at what would be uploaded, and leave it."""
    front = (site / "index.html").read_text(encoding="utf-8")
    expect(f'rel="canonical" href="{address}/"' in front, f"the site does not stand at {address}")
    expect((site / COPY).is_file(), f"{COPY} is not in what would be uploaded")
    for name in (".manifest", ".gitignore"):
        expect(not (site / name).exists(), f"{name} is in what would be uploaded")


def main() -> None:
    """Rehearse each workflow in a clone of its own."""
    parser = argparse.ArgumentParser(description="Run every command of the workflows, as written, on a fresh clone.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a workflow: publish, check or test (default: all)")
    parser.add_argument(
        "--root", type=Path, default=ROOT, metavar="FOLDER", help="the repository, or a copy of its files"
    )
    parser.add_argument("--no-tests", action="store_true", help="leave the tests out")
    parser.add_argument("--venv", type=Path, metavar="FOLDER", help="use this virtual environment; install nothing")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="copy there what would be uploaded")
    options = parser.parse_args()
    root = options.root.resolve()
    known = {path.stem: path for path in sorted((root / ".github/workflows").glob("*.yml"))}
    left_out = (*(["python -m pytest"] if options.no_tests else []), *(["pip install"] if options.venv else []))
    names = [name.removesuffix(".yml") for name in options.names] or list(known)
    for name in names:
        expect(name in known, f"there is no workflow {name} — write one of {', '.join(known)}")
        with tempfile.TemporaryDirectory() as temporary:
            clone = Path(temporary) / "clone"
            clone_of(root, clone)
            if options.venv:
                (clone / ".venv").symlink_to(options.venv.resolve())
            rehearse(known[name], clone, left_out, options.keep)
    print(f"\nEvery command succeeded: {', '.join(names)}.")


if __name__ == "__main__":
    main()
