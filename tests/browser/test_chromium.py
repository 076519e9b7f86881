"""The browser of the tests is one that is installed: the one that is asked for, else the first that works."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import installed


def test_the_browser_is_the_one_that_is_asked_for_or_one_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("CHROME", "CHROMIUM"):
        monkeypatch.delenv(name, raising=False)
    assert installed() is None
    for name in ("chromium-browser", "google-chrome-stable", "chromium", "other/chrome"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("")
        file.chmod(0o755)
        first = "google-chrome-stable" if name == "google-chrome-stable" else "chromium"
        assert installed() == str(tmp_path / (name if name == "chromium-browser" else first))
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "other/chrome"))
    assert installed() == str(tmp_path / "other/chrome")
    monkeypatch.setenv("CHROME", "google-chrome-stable")
    assert installed() == str(tmp_path / "google-chrome-stable")
    monkeypatch.setenv("CHROME", str(tmp_path / "nothing"))
    assert installed() == str(tmp_path / "other/chrome")
