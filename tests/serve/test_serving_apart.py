"""What `serve` builds is apart from the site that is published, search included."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.serve.server import SERVE_FOLDER
from tests.serve.served import SITE
from tests.small_sites import PROJECT, SmallSite, briefing, small_site
from tests.waiting import PATIENCE

DRAFT = briefing("2024-01-03-c", "Một bản nháp.", draft="true")
DRAFT_PAGE = "vi/ban-tin/2024-01-03-c.html"


def _interruptible() -> None:
    """Let Ctrl-C end the server, which what a shell runs in the background ignores."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def serving(site: SmallSite, *arguments: str) -> Iterator[str]:
    """Run ``build.py serve`` as an editor does, until Ctrl-C; yield its address."""
    command = [sys.executable, str(PROJECT / "build.py"), "serve", "--port", "0", *arguments]
    with subprocess.Popen(
        command, cwd=site.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        preexec_fn=_interruptible,
    ) as process:  # fmt: skip
        assert process.stdout
        try:
            lines = iter(process.stdout.readline, "")
            address = next(line.split(" at ")[1].split()[0] for line in lines if line.startswith("Serving "))
            yield address
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 130
            assert process.stdout.read() == "Stopped.\n"
        finally:
            process.kill()


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file of a folder, with the time when it was written."""
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def shown(address: str, page: str) -> str:
    with urllib.request.urlopen(address + page, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def test_after_serving_drafts_the_site_is_what_it_was(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE, DRAFT)
    site.built()
    before = state(site.output)
    with serving(site, "--drafts") as address:
        assert "Một bản nháp." in shown(address, DRAFT_PAGE)
    assert state(site.output) == before
    assert (tmp_path / SERVE_FOLDER / DRAFT_PAGE).is_file()
    assert not site.built().written


def test_serving_makes_no_site_where_there_was_none(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    with serving(site) as address:
        assert "<html" in shown(address, "vi/index.html")
    assert not site.output.exists()


def test_search_finds_what_is_served(tmp_path: Path) -> None:
    with serving(small_site(tmp_path, *SITE, DRAFT), "--drafts") as address:
        head = shown(address, "search/vi/head.js")
        (texts,) = re.findall(r'\["(briefings-\w+)",\d+\]', head)
        assert "Một bản nháp." in shown(address, f"search/vi/{texts}.js")
