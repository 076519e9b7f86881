"""`serve` shows the site as it will be published, follows every save, and keeps the last good page."""

from __future__ import annotations

import errno
import gc
import http.client
import json
import re
import socket
import weakref
import webbrowser
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from watchdog.observers import Observer

from generator.cli import main
from generator.core.model import Problem
from generator.core.options import Result
from generator.core.outcome import Refused
from generator.serve import server as serving
from generator.serve.live import LivePages
from generator.serve.server import SERVE_FOLDER, serve
from tests.serve.served import PAGE, SITE, A, served
from tests.small_sites import briefing, small_site
from tests.waiting import PATIENCE, until


def ask(address: str, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        connection.putrequest("GET", path, skip_host=True)
        for name, value in ({"Host": parts.netloc} | headers).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()


class Listener:
    """An open page's stream of events."""

    def __init__(self, address: str, page: str, since: int = 1) -> None:
        parts = urlsplit(address)
        self.connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
        self.connection.request("GET", f"/.live/events?page={page}&since={since}")
        self.answer = self.connection.getresponse()

    def next(self) -> tuple[str, object]:
        """Return the next event and its data; a beat only keeps the connection while a build takes long."""
        name = "beat"
        while name == "beat":
            name = self.answer.readline().decode().removeprefix("event: ").strip()
            data = json.loads(self.answer.readline().decode().removeprefix("data: "))
            assert self.answer.readline() == b"\n"
        if name == "reload":
            assert self.answer.read() == b"", "the page asks anew, so its stream ends, and is free for another"
        return name, data


def test_pages_are_served_as_github_does_and_never_anything_else(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    (tmp_path / "secret.html").write_text("secret")
    with served(site) as address:
        (site.output / "leak.html").symlink_to(tmp_path / "secret.html")
        status, body, headers = ask(address, f"/{PAGE}")
        assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8"
        assert b'<script src="/.live/script.js" data-page="vi/ban-tin/2024-01-01-a.html"' in body
        assert ask(address, f"/{PAGE.removesuffix('.html')}")[0] == 200
        assert ask(address, "/vi")[0::2][0] == 301 and ask(address, "/vi")[2]["Location"] == "/vi/"
        assert ask(address, "/vi/")[0] == ask(address, "/")[0] == 200
        missing = ask(address, "/vi/nothing.html")
        assert missing[0] == 404 and b"<html" in missing[1]
        for path in (
            "/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "/vi/../../secret.html", "/leak.html",
            "/leak", "/.manifest", "//etc/passwd", "/vi//index.html", "/..\\secret.html", "/%00", f"/{'a' * 5000}",
            "/%2e%2e%5csecret",
        ):  # fmt: skip
            status, body, _ = ask(address, path)
            assert status == 404 and b"secret" not in body, path
        for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", ""):
            assert ask(address, f"/{PAGE}", Host=host)[0] == 403, host
            assert ask(address, "/.live/events?page=x&since=0", Host=host)[0] == 403
        assert ask(address, f"/{PAGE}", Host="localhost:9")[0] == 200
        assert ask(address, f"/.live/events?since={'9' * 5000}")[0] == 404
        assert ask(address, "http://[")[0] == 404
        assert ask(address, "/.live/other")[0] == 404


def test_under_a_base_path_everything_else_is_outside(tmp_path: Path) -> None:
    with served(small_site(tmp_path, *SITE), base="/repo/") as address:
        assert address.endswith("/repo/")
        assert ask(address, f"/repo/{PAGE}")[0] == 200 and ask(address, f"/{PAGE}")[0] == 404
        assert ask(address, "/repo/vi")[2]["Location"] == "/repo/vi/"
        assert ask(address, "/repo")[2]["Location"] == "/repo/"
        status, body, _ = ask(address, "/repo/nothing")
        assert status == 404 and b"<html" in body


@pytest.mark.parametrize("base", ["/", "/repo/"])
@pytest.mark.parametrize("home", ["https://archive.example/", "https://archive.example/kho/"])
def test_the_page_for_what_is_missing_leads_home_and_is_styled_wherever_it_is_served(
    base: str, home: str, tmp_path: Path
) -> None:
    site = small_site(tmp_path, *SITE)
    site.edit("content/site.yaml", "https://archive.example/kho/", home)
    with served(site, base=base) as address:
        status, body, _ = ask(address, f"{base}vi/deep/nothing")
        links = re.findall(r'(?:href|src|action)="(/[^"]*)"', body.decode())
        assert status == 404 and f"{base}static/site.css" in links and f"{base}vi/index.html" in links
        for link in links:
            path = link.partition("#")[0]
            assert path.startswith("/.live/") or ask(address, path)[0] == 200, link
        written = (site.output / "404.html").read_text(encoding="utf-8")
    assert f'href="{urlsplit(home).path}static/site.css"' in written


def test_a_taken_port_leads_to_the_next(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with served(small_site(tmp_path, *SITE), port=port) as address:
            assert urlsplit(address).port in range(port + 1, port + 50)
            assert f"Port {port} is taken; using {urlsplit(address).port}." in capfd.readouterr().err


def test_nothing_of_the_server_is_written_into_the_site(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    with served(site) as address:
        ask(address, f"/{PAGE}")
        written = site.tree()
    other = small_site(tmp_path / "other", *SITE)
    other.built()
    assert written == other.tree()
    assert not any(b".live" in data for data in written.values())


def test_only_the_page_that_changed_is_told_to_reload(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    with served(site) as address:
        changed = Listener(address, PAGE)
        other = Listener(address, "vi/ban-tin/2024-01-02-b.html")
        site.edit(A, "Đoạn 30 của bài.", "Đoạn 30 đã sửa.")
        assert changed.next() == ("reload", {})
        site.edit("content/briefings/2024-01-02-b.vi.md", "date: ", "dat: ")
        assert other.next()[0] == "problems"
        # A page opened before the change learns of it although it asks only now.
        assert Listener(address, PAGE, since=1).next() == ("reload", {})


def test_a_mistake_keeps_the_last_good_page_and_is_shown_with_its_line_and_a_caret(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    with served(site) as address:
        listener = Listener(address, PAGE)
        before = ask(address, f"/{PAGE}")[1]
        site.edit(A, "date: 2024-01-01", "date: 2024-13-01")
        name, problems = listener.next()
        assert name == "problems" and isinstance(problems, list)
        assert problems == [
            {
                "path": A,
                "line": 7,
                "column": 7,
                "message": "“2024-13-01” is not a date: there is no month 13 — write year-month-day, with a month "
                "from 01 to 12",
                "source": "date: 2024-13-01",
                "caret": "      ^",
            }
        ]
        after = ask(address, f"/{PAGE}")[1]
        assert after.partition(b"data-build")[0] == before.partition(b"data-build")[0]
        assert Listener(address, PAGE, since=2).next() == ("problems", problems)
        site.edit(A, "date: 2024-13-01", "date: 2024-01-01")
        assert listener.next() == ("problems", [])


def test_a_site_that_was_never_good_says_so_and_appears_when_it_is(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a", date="x"))
    with served(site) as address:
        status, body, _ = ask(address, "/")
        assert status == 503 and b"no site yet" in body
        listener = Listener(address, "")
        assert listener.next()[0] == "problems"
        site.write(*SITE)
        assert listener.next()[0] in ("reload", "problems")
        until(lambda: ask(address, "/")[0] == 200)


def test_who_waits_at_an_address_without_a_page_is_told_when_there_is_one(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    with served(site) as address:
        for asked in ("vi/ban-tin/2024-01-03-c.html", "vi/ban-tin/2024-01-03-c"):
            missing = ask(address, f"/{asked}")
            assert missing[0] == 404 and f'data-page="{asked}"'.encode() in missing[1]
        waiting = Listener(address, "vi/ban-tin/2024-01-03-c.html")
        shortened = Listener(address, "vi/ban-tin/2024-01-03-c")
        site.write(briefing("2024-01-03-c"))
        assert waiting.next() == shortened.next() == ("reload", {})
        shown = Listener(address, "vi/ban-tin/2024-01-03-c.html", since=2)
        nothing = Listener(address, "vi/nothing.html", since=2)
        site.remove("content/briefings/2024-01-03-c.vi.md")
        assert shown.next() == ("reload", {})
        site.edit("templates/404.html", "data-missing", "data-missing data-x")
        assert nothing.next() == ("reload", {})


def test_a_page_of_a_server_before_this_one_is_told_to_reload(tmp_path: Path) -> None:
    with served(small_site(tmp_path, *SITE)) as address:
        run = re.search(rb'data-run="(\w+)"', ask(address, f"/{PAGE}")[1])
        assert run is not None
        old = Listener(address, f"{PAGE}&run=0", since=7)
        assert old.next() == ("reload", {})
        own = Listener(address, f"{PAGE}&run={run[1].decode()}")
        (tmp_path / A).write_text("---\n")
        assert own.next()[0] == "problems"


def test_after_a_build_that_ended_on_the_way_every_page_follows_the_next(tmp_path: Path) -> None:
    live = LivePages()
    live.record_build(Result((), written=("a.html",)), tmp_path)
    live.record_interruption()
    live.record_build(Result((Problem("disk", 1, 1, "full"),)), tmp_path)
    assert not live.changed_since("b.html", 1)
    live.record_build(Result(()), tmp_path)
    assert live.changed_since("b.html", 2) and not live.changed_since("b.html", 3)


def test_a_first_build_that_is_interrupted_ends_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Result:
        raise KeyboardInterrupt

    monkeypatch.setattr(serving, "build", interrupted)
    ended: list[type[BaseException]] = []

    def run() -> None:
        try:
            serve(small_site(tmp_path, *SITE).options(output=tmp_path / SERVE_FOLDER), port=0)
        except KeyboardInterrupt as error:
            ended.append(type(error))

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert ended == [KeyboardInterrupt]


class Ring:
    """Something that holds itself, as templates and exceptions do."""

    def __init__(self) -> None:
        self.self = self


def test_what_builds_leave_in_circles_is_let_go(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    with served(site):
        gc.disable()  # so that nobody but the server collects
        try:
            left = weakref.ref(Ring())
            assert left() is not None
            site.edit(A, "Đoạn 30 của bài.", "Đoạn 30 đã sửa.")
            until(lambda: left() is None)
        finally:
            gc.enable()
            gc.unfreeze()


@pytest.mark.parametrize("folder", [".", "content", "/"])
def test_a_folder_that_holds_more_than_a_site_is_not_served(tmp_path: Path, folder: str) -> None:
    site = small_site(tmp_path, *SITE)
    with pytest.raises(Refused, match="choose another folder with --output"):
        serve(site.options(output=(tmp_path / folder)))


@pytest.mark.parametrize("folder", ["site", "site/drafts", "content/../site"])
def test_the_site_that_is_published_is_not_built_into(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = small_site(tmp_path, *SITE)
    output = str(tmp_path / folder)
    assert main(["serve", "--root", str(tmp_path), "--output", output]) == 1
    said = (
        f"{output}: it is the site to be published, which serving leaves as it is — choose another folder with --output"
    )
    assert capsys.readouterr().err.strip() == said
    assert not site.output.exists()


@pytest.mark.parametrize("port", ["99999", "-1", "x"])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--port", port])
    assert f"“{port}” is no port — write a number from 0 to 65535" in capsys.readouterr().err


def test_the_browser_is_opened_when_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    with served(small_site(tmp_path, *SITE), base="/repo/", open_browser=True) as address:
        until(lambda: opened == [address])


def test_a_system_without_watches_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def full(self: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "start", full)
    site = small_site(tmp_path, *SITE)
    with served(site) as address:
        assert "no more file watches; reading the folders every second instead" in capfd.readouterr().err
        listener = Listener(address, PAGE)
        site.edit(A, "Đoạn 30 của bài.", "Đoạn 30 đã sửa.")
        assert listener.next() == ("reload", {})


def test_a_site_that_has_lost_its_page_for_what_is_missing_still_answers(tmp_path: Path) -> None:
    site = small_site(tmp_path, *SITE)
    with served(site) as address:
        (site.output / "404.html").unlink()
        assert ask(address, "/vi/nothing.html")[:2] == (404, b"There is no such page.\n")
