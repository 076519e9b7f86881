"""A browser that goes away leaves nothing on the terminal; a fault of the server's own does."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from threading import Thread

import pytest

from generator.handler import HOST
from generator.serve import _server


class Faulty(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        raise RuntimeError("a fault")


def gone(connection: socket.socket) -> None:
    """Go away in the middle of a request, without a farewell."""
    connection.sendall(b"GET / HT")
    time.sleep(0.1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def asked(connection: socket.socket) -> None:
    connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
    connection.recv(1)


@pytest.mark.parametrize(("what", "told"), [(gone, ""), (asked, "RuntimeError: a fault")])
def test_only_faults_are_told(
    what: Callable[[socket.socket], None], told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    server = _server(0, Faulty)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        with socket.create_connection((HOST, server.server_port)) as connection:
            what(connection)
        time.sleep(0.3)
    finally:
        server.shutdown()
        server.server_close()  # waits for the threads of the requests
        thread.join()
    said = capfd.readouterr().err
    assert told in said and bool(said) == bool(told)
