"""Request handler: from a request to the local server to the built file, with the overlay's script added, or to the
stream of events of an open page."""

from __future__ import annotations

import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit

from generator.serve.live import LivePages, files_at
from generator.serve.overlay import PREFIX, SCRIPT, STYLE, inject, waiting_page, with_base

HOST = "127.0.0.1"
MISSING = "404.html"
HEARTBEAT = 15.0
"""Seconds between the events that keep the connection of an open page alive."""
IDLE = 60.0
"""Seconds after which the server closes a connection without a request."""
AGAIN = 500
"""Milliseconds after which an open page without a stream asks again."""
_NUMBER = re.compile(r"[0-9]{1,18}")


class Handler(BaseHTTPRequestHandler):
    """Answers every request to the local server."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE
    disable_nagle_algorithm = True  # or the second packet of an answer waits 40 ms for the receipt of the first

    def __init__(self, folder: Path, base: str, live: LivePages, *arguments: object) -> None:
        self.folder = folder
        self.base = base
        self.live = live
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer as GitHub Pages does, but only to requests for this machine's own name."""
        try:
            self._get()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except (OSError, ValueError):  # a malformed address, or one too long for the file system, or a deleted file
            self._answer(HTTPStatus.NOT_FOUND, b"There is no such page.\n", "text/plain")

    do_HEAD = do_GET

    def _get(self) -> None:
        if not _names_this_machine(self.headers.get("Host", "")):
            return self._answer(HTTPStatus.FORBIDDEN, b"This server answers to its own machine only.\n", "text/plain")
        parts = urlsplit(self.path)
        if parts.path.startswith(PREFIX):
            return self._live(parts.path.removeprefix(PREFIX), parse_qs(parts.query))
        path = unquote(parts.path)
        if f"{path}/" == self.base:
            return self._redirect(self.base)
        if not path.startswith(self.base):
            return self._answer(HTTPStatus.NOT_FOUND, b"Outside the site's base path.\n", "text/plain")
        page = path.removeprefix(self.base)
        if "%2f" in parts.path.lower() or not _is_safe(page):
            return self._missing()
        target = self.folder / page
        if self._inside(target) and target.is_dir() and not path.endswith("/"):
            return self._redirect(f"{parts.path}/")
        for file in files_at(page):
            candidate = self.folder / file
            if candidate.is_file() and self._inside(candidate) and not (candidate == target and path.endswith("/")):
                return self._file(HTTPStatus.OK, file)
        return self._missing(page)

    def _inside(self, target: Path) -> bool:
        return target.resolve().is_relative_to(self.folder.resolve())

    def _missing(self, page: str = MISSING) -> None:
        if not self.live.good and not (self.folder / "index.html").is_file():
            return self._answer(
                HTTPStatus.SERVICE_UNAVAILABLE, waiting_page(self.live.build, self.live.run), "text/html; charset=utf-8"
            )
        if (self.folder / MISSING).is_file():
            return self._file(HTTPStatus.NOT_FOUND, MISSING, page)  # it reloads when the page exists
        return self._answer(HTTPStatus.NOT_FOUND, b"There is no such page.\n", "text/plain")

    def _file(self, status: HTTPStatus, file: str, page: str = "") -> None:
        build = self.live.build  # before the file is read, so that no change in between is missed
        data = (self.folder / file).read_bytes()
        if file == MISSING:
            data = with_base(data, self.live.home, self.base)
        if file.endswith(".html"):
            data = inject(data, page or file, build, self.live.run)
        self._answer(status, data, _content_type(file))

    def _live(self, name: str, query: dict[str, list[str]]) -> None:
        own = {"script.js": (SCRIPT, "text/javascript"), "style.css": (STYLE, "text/css")}
        if name in own:
            return self._answer(HTTPStatus.OK, own[name][0].encode(), f"{own[name][1]}; charset=utf-8")
        since = query.get("since", ["0"])[0]
        if name != "events" or not _NUMBER.fullmatch(since) or self.command == "HEAD":
            return self._answer(HTTPStatus.NOT_FOUND, b"", "text/plain")
        waits = self.live.streams.acquire(blocking=False)  # before the answer begins: in the order of the requests
        try:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            if query.get("run", [self.live.run])[0] != self.live.run:
                return self._event("reload", "{}")  # an earlier server sent the page; its build numbers mean nothing
            self._stream(query.get("page", [""])[0], int(since), waits=waits)
        finally:
            if waits:
                self.live.streams.release()

    def _stream(self, page: str, since: int, *, waits: bool) -> None:
        """Send the events that a page needs now; with ``waits``, also those of every later build."""
        shown = page if _is_safe(page) and any((self.folder / file).is_file() for file in files_at(page)) else MISSING
        told, seen = "", -1
        asked = "Last-Event-ID" in self.headers  # and may show what is wrong no longer
        while True:
            with self.live.condition:
                if waits and self.live.revision == seen:
                    self.live.condition.wait(timeout=HEARTBEAT)
                fresh = self.live.revision != seen
                seen = self.live.revision
                changed = self.live.changed_since(page, since) or self.live.changed_since(shown, since)
                problems = self.live.problems
            if changed:
                self._event("reload", "{}")
                return
            if not waits:
                return self._event("problems", problems, f"id: 0\nretry: {AGAIN}\n")
            if problems != told and (told or asked or problems != "[]"):
                self._event("problems", problems)
                told = problems
            elif not fresh:
                self._event("beat", "{}")

    def _event(self, name: str, data: str, before: str = "") -> None:
        self.wfile.write(f"{before}event: {name}\ndata: {data}\n\n".encode())
        self.wfile.flush()

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Print no requests: the terminal shows the builds."""


def _names_this_machine(host: str) -> bool:
    """Return whether a request names this machine, and not a foreign name that resolves to it (DNS rebinding)."""
    return host.rpartition(":")[0] in (HOST, "localhost") or host in (HOST, "localhost")


def _content_type(file: str) -> str:
    suffix = PurePosixPath(file).suffix
    kind = {".woff2": "font/woff2"}.get(suffix) or guess_type(file)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("xml", "json", "javascript"))
    return f"{kind}; charset=utf-8" if text else kind


def _is_safe(page: str) -> bool:
    """Return whether an address can be a file of the site: it has no ``..``, no hidden file and no backslash."""
    parts = [part for part in page.split("/") if part != ".well-known"]
    return not any(part.startswith(".") or "\\" in part or "\0" in part for part in parts) and "" not in parts[:-1]
