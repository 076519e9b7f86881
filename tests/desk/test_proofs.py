"""While a build goes on, `serve` hands out the pages that it has made, those first that somebody looks at; if the build
comes to nothing, it takes them back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from generator import build as building
from generator.model import Problem
from generator.output import render
from generator.output.publish import Published
from tests.desk.served import PAGE, PATIENCE, SITE, A, served, until
from tests.desk.test_serve import Listener, ask
from tests.small_sites import SmallSite, briefing, small_site

OTHER = "vi/nhan-vat/le-a.html"
BEFORE, AFTER = "Đoạn 30 của bài.", "Lê Văn Anh đã sửa."


class Gate:
    """Where a build waits before a bundle of pages is made."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.closed = False
        self.reached, self.opened = Event(), Event()
        self.made: list[str] = []
        """The bundles that were made, since the gate was closed."""

    def close(self) -> None:
        self.closed = True

    def pass_through(self, name: str) -> None:
        if self.closed:
            self.made.append(name)
            if name == self.name:
                self.reached.set()
                assert self.opened.wait(PATIENCE)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    found = Gate("thing/person/le-a")
    original: Callable[..., Any] = render._all_drawn

    def drawn(bundle: Any, *others: Any) -> Any:
        found.pass_through(bundle.name)
        return original(bundle, *others)

    monkeypatch.setattr(render, "_all_drawn", drawn)
    yield found
    found.opened.set()


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path, *SITE)


def shows(address: str, page: str, words: str) -> bool:
    return words.encode() in ask(address, f"/{page}")[1]


def on_disk(site: SmallSite, page: str) -> str:
    path = site.output / page
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def edit_and_see(site: SmallSite, address: str, gate: Gate) -> None:
    """Edit a text, and wait until its page was told to reload while the build waits at the gate."""
    gate.close()
    listener = Listener(address, PAGE)
    site.edit(A, BEFORE, AFTER)
    assert gate.reached.wait(PATIENCE)
    assert listener.next() == ("reload", {})


def test_a_page_is_shown_before_the_others_are_made_and_once(site: SmallSite, gate: Gate) -> None:
    with served(site) as address:
        edit_and_see(site, address, gate)
        status, body, _ = ask(address, f"/{PAGE}")
        assert status == 200 and "đã sửa" in body.decode()
        assert b'data-build="2"' in body and BEFORE not in body.decode()
        assert BEFORE in on_disk(site, PAGE)
        assert gate.made[0] == "thing/briefing/2024-01-01-a"
        following = Listener(address, OTHER)
        gate.opened.set()
        assert following.next() == ("reload", {})
        until(lambda: BEFORE not in on_disk(site, PAGE))
        assert shows(address, OTHER, "2024-01-01-a")
        still = Listener(address, PAGE, since=2)
        site.edit(A, "date: 2024-01-01", "date: 2024-13-01")
        assert still.next()[0] == "problems"  # and no reload before


def test_the_pages_that_somebody_looks_at_are_made_first(site: SmallSite, gate: Gate) -> None:
    gate.name = "thing/briefing/2024-01-01-a"
    with served(site) as address:
        looking = Listener(address, OTHER)
        gate.close()
        site.edit(A, BEFORE, AFTER)
        assert looking.next() == ("reload", {})
        assert gate.reached.wait(PATIENCE)
        assert gate.made == ["thing/person/le-a", "thing/briefing/2024-01-01-a"]
        assert shows(address, OTHER, "2024-01-01-a") and "2024-01-01-a" not in on_disk(site, OTHER)
        gate.opened.set()


def test_who_asks_for_a_page_that_may_become_another_waits_for_that(site: SmallSite, gate: Gate) -> None:
    gate.name = "thing/briefing/2024-01-01-a"
    with served(site) as address:
        assert not shows(address, OTHER, "2024-01-01-a")
        gate.close()
        site.edit(A, BEFORE, AFTER)
        assert gate.reached.wait(PATIENCE)
        answers: list[bytes] = []
        asking = Thread(target=lambda: answers.append(ask(address, f"/{OTHER}")[1]), daemon=True)
        asking.start()
        assert ask(address, "/static/site.css")[0] == ask(address, "/robots.txt")[0] == 200
        asking.join(0.5)
        assert asking.is_alive() and not answers
        gate.name = "none"
        gate.opened.set()
        asking.join(PATIENCE)
        assert gate.made[:2] == ["thing/briefing/2024-01-01-a", "thing/person/le-a"]
        assert b"2024-01-01-a" in answers[0] and b'data-build="2"' in answers[0]


def test_a_page_that_is_gone_by_then_is_not_given_out(site: SmallSite, gate: Gate) -> None:
    gate.name = "archive/0"
    with served(site) as address:
        gate.close()
        site.remove(A)
        assert gate.reached.wait(PATIENCE)
        found: list[int] = []
        asking = Thread(target=lambda: found.append(ask(address, f"/{PAGE}")[0]), daemon=True)
        asking.start()
        asking.join(0.3)
        assert asking.is_alive()
        gate.opened.set()
        asking.join(PATIENCE)
        assert found == [404]


def test_a_page_that_was_not_there_is_shown_too(site: SmallSite, gate: Gate) -> None:
    with served(site) as address:
        gate.close()
        asked = "vi/ban-tin/2024-01-03-c"
        waiting = Listener(address, asked)
        site.write(briefing("2024-01-03-c", "Lê Văn Anh."))
        assert gate.reached.wait(PATIENCE)
        assert waiting.next() == ("reload", {})
        assert ask(address, f"/{asked}")[0] == ask(address, f"/{asked}.html")[0] == 200
        assert not (site.output / f"{asked}.html").exists()
        gate.opened.set()
        until((site.output / f"{asked}.html").is_file)
        assert ask(address, f"/{asked}.html")[0] == 200


def test_a_build_that_comes_to_nothing_takes_its_pages_back(
    site: SmallSite, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(site) as address:
        edit_and_see(site, address, gate)
        shown = Listener(address, PAGE, since=2)
        disk = Problem("site/x.html", 1, 1, "a file that no build wrote stands where the page must go")
        monkeypatch.setattr(building, "publish", lambda *_: Published((), (), (disk,)))
        gate.opened.set()
        assert shown.next() == ("reload", {})
        status, body, _ = ask(address, f"/{PAGE}")
        assert status == 200 and BEFORE in body.decode() and b'data-build="3"' in body
        assert Listener(address, PAGE, since=3).next()[0] == "problems"
        monkeypatch.undo()
        site.edit(A, AFTER, "Đoạn 30 khác.")
        until(lambda: shows(address, PAGE, "30 khác."))


def test_with_a_fault_in_a_template_no_more_is_shown(site: SmallSite, gate: Gate) -> None:
    fault = "{% if view.years %}{{ nothing.at.all }}{% endif %}"
    site.edit("templates/person.html", "{% block under_heading %}", "{% block under_heading %}" + fault)
    with served(site) as address:
        before = site.tree()
        listener = Listener(address, PAGE)
        site.edit(A, BEFORE, AFTER)
        assert listener.next()[0] in ("reload", "problems")
        until(lambda: BEFORE in ask(address, f"/{PAGE}")[1].decode())
        assert site.tree() == before
