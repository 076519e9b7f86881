"""What `serve` builds is apart from the site that is published, search included."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.serve.last_index import LastIndex, main
from generator.serve.server import FOLDER
from tests.desk.served import PATIENCE, SITE, served
from tests.desk.test_serve import ask
from tests.small_sites import PROJECT, SmallSite, briefing, small_site

DRAFT = briefing("2024-01-03-c", "Một bản nháp.", draft="true")
DRAFT_PAGE = "vi/ban-tin/2024-01-03-c.html"
STATE = "pagefind/state.js"


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
    site.built(search=True)
    before = state(site.output)
    with serving(site, "--drafts", "--no-search") as address:
        assert "Một bản nháp." in shown(address, DRAFT_PAGE)
        assert "textsAreIndexed = true" in shown(address, STATE)
    assert state(site.output) == before
    assert (tmp_path / FOLDER / DRAFT_PAGE).is_file()
    assert not site.built(search=True).written


def test_serving_makes_no_site_where_there_was_none(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    with serving(site) as address:
        assert "<html" in shown(address, "vi/index.html")
    assert not site.output.exists()


def test_the_last_index_is_given_out_until_there_is_another(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    site.built(search=True)
    first = site.tree()
    with served(site) as address:
        for path in (one for one in first if one.startswith("pagefind/")):
            assert ask(address, f"/{path}")[:2] == (200, first[path])
        assert b"= false" in (site.output / STATE).read_bytes()


def test_without_any_index_search_says_so(tmp_path: Path) -> None:
    with served(small_site(tmp_path, *SITE)) as address:
        assert b"= false" in ask(address, f"/{STATE}")[1]


def test_a_new_index_is_made_beside_the_server_and_holds_what_it_shows(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE, DRAFT)
    site.built(search=True)
    published = site.tree()
    index = LastIndex(site.options(output=tmp_path / FOLDER, drafts=True))
    old = {path for path in published if path.startswith("pagefind/fragment/")}
    assert all(index.file(path) == published[path] for path in old)
    index.renew()
    assert index._process
    assert index._process.wait(PATIENCE) == 0
    assert index.file(STATE) == published[STATE]
    fragments = {path for path in index._files if path.startswith("pagefind/fragment/")}
    assert old < fragments and site.tree() == published
    index.stop()


def test_no_index_is_made_of_what_is_wrong(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE, briefing("2024-01-03-c", date="x"))
    main(str(tmp_path), str(site.output), "False")
    assert LastIndex(site.options()).file(STATE) is None


def test_an_index_under_way_ends_with_the_server(tmp_path: Path) -> None:
    index = LastIndex(small_site(tmp_path, *SITE).options())
    index.renew()
    process = index._process
    assert process
    index.stop()
    assert process.returncode is not None
