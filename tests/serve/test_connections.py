"""A browser that goes away leaves nothing on the terminal; a fault of the server's own does."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from threading import Event, Thread
from typing import Any

import pytest

from generator.serve.handler import HOST
from generator.serve.server import _server
from tests.waiting import PATIENCE


class Faulty(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        raise RuntimeError("a fault")


def gone(connection: socket.socket, begun: Event) -> None:
    """Go away in the middle of a request, without a farewell."""
    connection.sendall(b"GET / HT")
    assert begun.wait(PATIENCE)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def asked(connection: socket.socket, _: Event) -> None:
    connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
    connection.recv(1)


@pytest.mark.parametrize(("what", "told"), [(gone, ""), (asked, "RuntimeError: a fault")])
def test_only_faults_are_told(
    what: Callable[[socket.socket, Event], None],
    told: str,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server, begun, ended = _server(0, Faulty), Event(), Event()
    finish, shut = server.finish_request, server.shutdown_request

    def begin(*said: Any) -> None:
        begun.set()
        finish(*said)

    def end(*said: Any) -> None:
        shut(*said)
        ended.set()

    monkeypatch.setattr(server, "finish_request", begin)
    monkeypatch.setattr(server, "shutdown_request", end)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        with socket.create_connection((HOST, server.server_port)) as connection:
            what(connection, begun)
        assert ended.wait(PATIENCE)
    finally:
        server.shutdown()
        server.server_close()  # waits for the threads of the requests
        thread.join()
    said = capfd.readouterr().err
    assert told in said and bool(said) == bool(told)
