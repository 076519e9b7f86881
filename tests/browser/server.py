"""A web server on this machine alone that answers as GitHub Pages does."""

from __future__ import annotations

import sys
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit


class Server:
    """Serves a folder under a base path, at a port of the system's choice, until stopped."""

    def __init__(self, folder: Path, base: str = "/") -> None:
        self._server = _Patient(("127.0.0.1", 0), partial(_Handler, folder, base))
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}{base}"
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()


class _Patient(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a reader who went on to another page before all had come."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or the second packet of an answer waits 40 ms for the receipt of the first

    def __init__(self, folder: Path, base: str, *arguments: object) -> None:
        self.folder = folder
        self.base = base
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.base):
            return self._answer(HTTPStatus.NOT_FOUND, b"", "text/plain")  # another site's address
        target = self.folder / path.removeprefix(self.base)
        if target.is_dir() and not path.endswith("/"):
            return self._redirect(f"{path}/")
        for candidate in (target / "index.html" if target.is_dir() else target, Path(f"{target}.html")):
            if candidate.is_file() and ".." not in candidate.parts:
                return self._answer(HTTPStatus.OK, candidate.read_bytes(), _type(candidate))
        return self._answer(HTTPStatus.NOT_FOUND, (self.folder / "404.html").read_bytes(), "text/html; charset=utf-8")

    do_HEAD = do_GET

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def _type(path: Path) -> str:
    kind = {".woff2": "font/woff2"}.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("xml", "json")) else kind
