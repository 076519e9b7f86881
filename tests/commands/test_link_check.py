"""`check --links` asks whether sources still answer, and only then; a copy's address stands beside one that may not."""

from __future__ import annotations

import http.server
from collections.abc import Iterator
from pathlib import Path
from threading import Lock, Thread

import pytest

from generator.cli import main
from generator.commands import link_check as answering
from generator.commands.archive_check import check
from tests.small_sites import briefing, person, small_site
from tests.waiting import PATIENCE


class _Server(http.server.BaseHTTPRequestHandler):
    """Answers as the path says, and notes what was asked and how many at a time."""

    asked: list[str] = []  # noqa: RUF012
    now = most = 0
    lock = Lock()

    def _answer(self) -> None:
        cls = type(self)
        with cls.lock:
            cls.asked.append(f"{self.command} {self.path}")
            cls.now += 1
            cls.most = max(cls.most, cls.now)
        code = int(self.path.strip("/").partition("-")[0])
        if self.path.endswith("-get") and self.command == "GET":
            code = 200
        with cls.lock:
            cls.now -= 1
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = _answer

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(answering, "SECONDS", PATIENCE)
    _Server.asked, _Server.now, _Server.most = [], 0, 0
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def source(url: str, archived: str = "") -> str:
    more = f", archived: {archived}" if archived else ""
    return f"{{publisher_basis: unknown, url: {url}, url_basis: stated{more}}}"


def test_a_source_that_does_not_answer_is_told_where_it_stands(tmp_path: Path, server: str) -> None:
    site = small_site(
        tmp_path,
        briefing("2024-01-01-a", source=source(f"{server}/404")),
        briefing("2024-01-02-b", source=source(f"{server}/410", f"{server}/200")),
        briefing("2024-01-03-c", source=source(f"{server}/405-get")),
        briefing("2024-01-04-d", source=source("http://127.0.0.1:1/x")),
        briefing("2024-01-05-e", source=source(f"{server}/429")),
        person("an", "Lê An", offices=f"[{{title: {{vi: A, en: A}}, from: 2020, source: {server}/500}}]"),
    )
    told = [
        f"{one.path}:{one.line}: {one.message}".replace(server, "S")
        for one in check(site.options(), links=True).problems
        if "does not answer" in one.message
    ]
    new = "give the address that it has now, or that of a copy under “archived:” beside it"
    assert told == [
        f"content/briefings/2024-01-01-a.vi.md:6: S/404 does not answer (404 Not Found) — {new}",
        "content/briefings/2024-01-02-b.vi.md:6: S/410 does not answer (410 Gone) — give the address that it has now; "
        "a copy is kept under “archived:”",
        "content/briefings/2024-01-04-d.vi.md:6: http://127.0.0.1:1/x does not answer ([Errno 111] Connection refused) "
        f"— {new}",
        f"content/people/an.md:3: S/500 does not answer (500 Internal Server Error) — {new}",
    ]
    assert "HEAD /405-get" in _Server.asked and "GET /405-get" in _Server.asked and "HEAD /200" in _Server.asked


def test_nothing_is_asked_unless_the_editor_says_so(tmp_path: Path, server: str) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a", source=source(f"{server}/404")))
    assert main(["check", "--root", str(site.root)]) == 0 and _Server.asked == []
    assert main(["check", "--root", str(site.root), "--links"]) == 0 and _Server.asked
    assert main(["check", "--root", str(site.root), "--links", "--strict"]) == 1


def test_few_are_asked_at_a_time_each_once_and_not_without_end(tmp_path: Path, server: str) -> None:
    many = [briefing(f"2024-01-{day:02d}-a", source=source(f"{server}/200-{day}")) for day in range(1, 29)]
    twice = briefing("2024-02-01-b", source=source(f"{server}/200-1"))
    site = small_site(tmp_path, *many, twice)
    assert answering.unanswered_links(site.archive()) == []
    assert len(_Server.asked) == 28 and _Server.most <= answering.AT_ONCE
    (left,) = answering.unanswered_links(site.archive(), asked=20)
    assert left.message == "8 more addresses were not asked, only the first 20 — look at those by hand"


def test_the_address_of_a_copy_is_shown_and_stands_beside_another_only(tmp_path: Path) -> None:
    copy = "https://web.archive.example/2024/https://a.vn/tin"
    site = small_site(tmp_path, briefing("2024-01-01-a", source=source("https://a.vn/tin", copy)))
    site.built(strict=True)
    html = site.html("vi/ban-tin/2024-01-01-a.html")
    assert f'bản lưu của trang ấy ở <a href="{copy}"' in html
    site.write(briefing("2024-01-01-a", source=f"{{publisher_basis: unknown, archived: {copy}}}"))
    assert [line.partition(": ")[2] for line in site.problems()] == [
        "“archived” of “source” needs “url” beside it — add it"
    ]
