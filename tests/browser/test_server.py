"""The web server of the tests answers as GitHub Pages does."""

from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.waiting import PATIENCE


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/repo/", 200, "front"),
        ("/repo/en/", 200, "home"),
        ("/repo/en", 301, ""),
        ("/repo/en/a.html", 200, "a page"),
        ("/repo/en/a", 200, "a page"),
        ("/repo/en/b", 404, "missing"),
        ("/repo/../secret", 404, ""),
        ("/en/a.html", 404, ""),
    ],
)
def test_answers(serve: Callable[[Path, str], str], tmp_path: Path, path: str, status: int, words: str) -> None:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    for name, text in {"index": "front", "404": "missing", "en/index": "home", "en/a": "a page"}.items():
        (site / f"{name}.html").write_text(text, encoding="utf-8")
    connection = HTTPConnection(urlsplit(serve(site, "/repo/")).netloc, timeout=PATIENCE)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    assert (answer.status, "secret" in text) == (status, False)
    assert words in text
    assert status == 301 or answer.headers["Cache-Control"] == "max-age=600"
    assert status != 301 or answer.headers["Location"] == f"{path}/"
