"""Many tabs, many connections, and whatever bytes somebody sends: the server answers the next who asks."""

from __future__ import annotations

import errno
import http.client
import random
import socket
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.core.model import Problem
from generator.serve.handler import AGAIN
from generator.serve.live import STREAMS
from generator.serve.overlay import MOST, problems_as_json
from tests.serve.served import PAGE, SITE, A, served
from tests.serve.test_serve import Listener, ask
from tests.small_sites import small_site
from tests.waiting import PATIENCE, until

CONNECTIONS = 200
ENDED = {errno.EPIPE, errno.ECONNRESET, errno.ECONNABORTED, errno.ENOTCONN}
ODD = [
    b"GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET //[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n",
    b"GET /" + b"a/" * 30_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /.live/events?since=" + b"9" * 5_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /.live/events?page=%00&since=9&run=x HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /.live/events?" + b"a=b&" * 10_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 300 + b"\r\n",
    b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
    b"GET \xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET /\r\n",
    b"\r\n\r\n",
    b"\x00" * 1000 + b"\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    b"HEAD /.live/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
]


def test_the_pages_beyond_a_few_ask_again_and_again(tmp_path: Path) -> None:
    """Else their streams would take all connections that a browser makes to a host, and the next page would hang."""
    site = small_site(tmp_path, *SITE)
    with served(site) as address:
        waiting = [Listener(address, PAGE) for _ in range(STREAMS)]
        further = Listener(address, PAGE)
        assert [further.answer.readline() for _ in range(2)] == [b"id: 0\n", b"retry: %d\n" % AGAIN]
        assert further.next() == ("problems", []) and further.answer.read() == b""
        site.edit(A, "Đoạn 30 của bài.", "Đoạn 30 đã sửa.")
        assert [one.next() for one in waiting] == [("reload", {})] * STREAMS
        until(lambda: Listener(address, PAGE).next() == ("reload", {}))


def test_a_page_that_asks_again_is_told_that_nothing_is_wrong_any_more(tmp_path: Path) -> None:
    with served(small_site(tmp_path, *SITE)) as address:
        parts = urlsplit(address)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
        connection.request("GET", f"/.live/events?page={PAGE}&since=1", headers={"Last-Event-ID": "0"})
        answer = connection.getresponse()
        assert [answer.readline() for _ in range(2)] == [b"event: problems\n", b"data: []\n"]
        connection.close()


def test_any_bytes_are_answered_or_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(1)
    noise = [chance.randbytes(chance.randrange(400)) for _ in range(60)]
    cut = [one[: chance.randrange(len(one))] + chance.randbytes(9) + b"\r\n\r\n" for one in ODD for _ in range(3)]
    with served(small_site(tmp_path, *SITE)) as address:
        port = urlsplit(address).port or 0
        for sent in (*ODD, *noise, *cut):
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
                try:
                    connection.sendall(sent)
                    connection.shutdown(socket.SHUT_WR)
                    while connection.recv(65536):
                        pass
                except OSError as fault:
                    # The server may refuse before all is sent: then writing, shutting down or reading finds the
                    # connection ended, each with an error of its own. A server that hangs is a TimeoutError.
                    assert fault.errno in ENDED, fault
        for sent, status in ((ODD[0], b"404"), (ODD[6], b"404"), (ODD[4], b"414")):
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
                with suppress(ConnectionError):  # refused before all was sent; the answer is there to be read
                    connection.sendall(sent)
                assert connection.recv(100).split()[1] == status
        assert ask(address, f"/{PAGE}")[0] == 200
    assert "Traceback" not in capfd.readouterr().err


def test_two_hundred_connections_are_answered(tmp_path: Path) -> None:
    with served(small_site(tmp_path, *SITE)) as address, ExitStack() as open_ones:
        port = urlsplit(address).port or 0
        found = [open_ones.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE))
                 for _ in range(CONNECTIONS)]  # fmt: skip
        for one in found:
            one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert [one.recv(12) for one in found] == [b"HTTP/1.1 200"] * CONNECTIONS


def test_two_hundred_connections_may_wait_to_be_taken_up() -> None:
    """Nobody takes any of them up here, and yet all of them are made at once."""
    from generator.serve.server import _server

    server = _server(0, lambda *_: None)  # type: ignore[arg-type, return-value]
    with ExitStack() as open_ones:
        for _ in range(CONNECTIONS):
            open_ones.enter_context(socket.create_connection(("127.0.0.1", server.server_port), timeout=PATIENCE))
    server.server_close()


@pytest.mark.timeout(60)
def test_the_overlay_shows_a_few_of_very_many_problems_and_reads_little(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb") as stream:
        stream.truncate(50_000_000_000)
    found = problems_as_json([Problem("a.md", 1, 1, f"{n} — mend") for n in range(100_000)], tmp_path)
    assert found.count('"message"') == MOST + 1 and f"and {100_000 - MOST} more, which the terminal names" in found
