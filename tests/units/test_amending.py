"""Few changed briefings are built from the archive of the last build, and the site is the one that a build from nothing
makes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import generator.site
from generator import amend
from generator import build as building
from generator.output import memory, render, workers
from generator.output.lock import Busy
from generator.output.state import State
from generator.pages import address, data, entities, machine
from generator.pages.bundle import Edition
from generator.pages.produce import bundles
from tests.small_sites import PNG, SmallSite, briefing, event, page, person
from tests.units.test_keys import EDITS, archive
from tests.units.test_seeds import COMING


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return archive(tmp_path)


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with every build that puts the archive together whole."""
    built: list[str] = []
    original = building.understand

    def noted(*said: Any, **more: Any) -> Any:
        built.append("whole")
        return original(*said, **more)

    monkeypatch.setattr(building, "understand", noted)
    return built


def untouched(site: SmallSite) -> int:
    """Hold what is remembered of the bundles that were passed over to what they are now; return how many there are."""
    seeds = {one.name: one.seed for one in bundles(Edition(site.archive()))}
    state = State.open(site.root, site.output)
    known = {name: bound.seed for name, bound in state.ledger.bundles.items() if not name.startswith("summary/")}
    state.close()
    assert known.keys() == seeds.keys()
    passed = {name: seed for name, seed in known.items() if seed}
    assert passed == {name: seeds[name] for name in passed}
    return len(passed)


def as_from_nothing(site: SmallSite) -> None:
    assert site.tree() == clean_tree(site)
    assert site.keys() == site.keys(site.root / "from-nothing")


FEW: dict[str, Callable[[SmallSite], object]] = {
    "nothing": lambda site: site,
    "a word": lambda site: site.edit("content/briefings/2023-03-01-tin.vi.md", "Nghị quyết 31", "cái gọi là Nghị quyết 31"),
    "one that another leads to": lambda site: site.write(briefing("2024-03-01-tin", "Một.\n\nHai.\n\nBa.", title="Tin khác")),
    "a new one": lambda site: site.write(briefing("2024-05-01-moi", "Nguyễn Văn Nên và Bùi Thanh Sơn.\n\nNghị quyết 31.")),
    "one in the past": lambda site: site.write(briefing("2022-05-01-cu", "Bùi Thanh Sơn bàn về Nghị quyết 31.")),
    "a draft": lambda site: site.write(briefing("2024-05-02-nhap", "Bùi Thanh Sơn.", draft="true")),
    "a warning": lambda site: site.write(briefing("2023-05-01-moi", "Một.", people="{son: Ông}")),
    "a file that is only saved": lambda site: (site.root / "content/briefings/2023-03-01-tin.vi.md").touch(),
}  # fmt: skip


@pytest.mark.parametrize("change", FEW.values(), ids=FEW)
def test_few_changed_briefings_are_built_from_the_last_archive(
    change: Callable[[SmallSite], object], site: SmallSite, whole: list[str]
) -> None:
    site.built()
    change(site)
    whole.clear()
    site.built()
    assert whole == []
    assert untouched(site) > 10
    as_from_nothing(site)


def test_what_changes_more_is_put_together_whole(
    site: SmallSite, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.built()
    changes: list[Callable[[], object]] = [
        lambda: site.write(person("moi", "Người Mới")),
        lambda: site.edit("content/site.yaml", "archive.test/sua", "archive.test/khac"),
        lambda: site.edit("templates/briefing.html", "{% block notice %}", "{% block notice %}<p>x</p>"),
        lambda: site.write(briefing("2019-05-01-nam", "Năm khác.")),
        lambda: site.write_bytes("content/images/a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        lambda: (site.output / ".manifest").write_bytes((site.output / ".manifest").read_bytes() + b""),
        lambda: (site.output / ".manifest").unlink(),
        lambda: monkeypatch.setattr(amend, "FEW", 0) or site.write(briefing("2023-05-01-ba", "Ba.")),
    ]  # fmt: skip
    expected = [True, True, True, True, True, False, True, True]
    for number, change in enumerate(changes):
        change()
        whole.clear()
        site.built()
        assert (whole != []) == expected[number], number
        as_from_nothing(site)


def test_a_mistake_is_told_as_ever_and_mended(site: SmallSite, whole: list[str]) -> None:
    site.built()
    before = site.tree()
    path = "content/briefings/2023-03-01-tin.vi.md"
    good = (site.root / path).read_bytes()
    for bad in (b"---\ntitle: [\n---\n", good + b"\n[x](person:nobody)\n", good.replace(b"title: ", b"titel: ", 1)):
        site.write_bytes(path, bad)
        found = site.problems()
        assert [line for line in found if path in line] == site.problems(output=site.root / "other")
        assert site.tree() == before
        site.write_bytes(path, good)
        site.built()
        assert site.tree() == before


def test_warnings_are_said_again_by_every_build(site: SmallSite, whole: list[str]) -> None:
    site.write(briefing("2023-05-01-a", "Một.", people="{son: Ông}")).built()
    site.write(briefing("2023-05-01-b", "Một.", people="{nen: Ông}"))
    whole.clear()
    said = site.problems()
    assert whole == [] and [line.split(":")[0] for line in said] == [
        f"content/briefings/2023-05-01-{x}.vi.md" for x in "ab"
    ]
    assert said == site.problems(output=site.root / "other")
    site.edit("content/briefings/2023-05-01-a.vi.md", "Một.", "Bùi Thanh Sơn.")
    assert site.problems() == [said[1]]


def test_an_address_that_is_taken_stops_the_build(site: SmallSite) -> None:
    site.built()
    before = site.tree()
    site.write(briefing("2024-06-01-khac", "Một.", slugs="{vi: 2023-03-01-tin}"))
    (problem,) = site.problems()
    assert "2023-03-01-tin (vi) is also that of" in problem and site.tree() == before
    site.write(briefing("2024-06-01-khac", "Một.", slugs="{vi: khac}")).built()
    site.write(briefing("2024-06-02-nua", "Một.", former="[khac]"))
    assert len(site.problems()) == 1
    site.write(briefing("2024-06-02-nua", "Một.", slugs="{vi: index}"))
    assert len(site.problems()) == 1


@pytest.mark.parametrize(("path", "old", "new"), EDITS.values(), ids=EDITS)
def test_an_edit_and_its_undoing_end_where_they_should(path: str, old: str, new: str, site: SmallSite) -> None:
    original = (site.root / path).read_bytes()
    site.built()
    before = site.tree()
    site.edit(path, old, new).built()
    untouched(site)
    as_from_nothing(site)
    site.write_bytes(path, original)
    site.built()
    assert site.tree() == before


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("backwards", [False, True])
def test_whatever_comes_or_goes(many: bool, backwards: bool, site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is built from the archive of the one before, as far as that will do; then each is undone."""
    if many:
        monkeypatch.setattr(address, "MANY", 1)
        monkeypatch.setattr(entities, "NEWEST", 1)
        monkeypatch.setattr(data, "WHOLE_UP_TO", 2)
        monkeypatch.setattr(machine, "WHOLE_UP_TO", 10)
        monkeypatch.setattr(generator.site, "LARGE", 0)
        monkeypatch.setattr(render, "HEAVY", 2)
        monkeypatch.setattr(workers, "_may_fork", lambda: True)
    site.built()
    states = [{path: path.read_bytes() for path in (site.root / "content").rglob("*.*")}]
    for changes in COMING.values():
        for change in changes:
            if change.startswith("-- "):
                site.write(change)
            else:
                (site.root / change).unlink()
        states.append({path: path.read_bytes() for path in (site.root / "content").rglob("*.*")})
        if not backwards:
            site.built()
            untouched(site)
            as_from_nothing(site)
    for files in reversed(states[:-1]) if backwards else ():
        for path in (site.root / "content").rglob("*.*"):
            if path not in files:
                path.unlink()
        for path, held in files.items():
            if not path.exists() or path.read_bytes() != held:
                path.write_bytes(held)
        site.built()
        untouched(site)
        as_from_nothing(site)


def test_what_other_things_lead_to_is_not_amended(site: SmallSite, whole: list[str]) -> None:
    site.write(page("method", "[Tin](briefing:2023-03-01-tin)"), event("le", date="2023-03-01")).built()
    site.edit("content/briefings/2023-03-01-tin.vi.md", "title: ", "title: Khác ")
    whole.clear()
    site.built()
    assert whole == ["whole"]
    as_from_nothing(site)


def test_what_leads_to_a_changed_briefing_is_remembered_as_it_is_now(site: SmallSite, whole: list[str]) -> None:
    """A paragraph goes from one language of a briefing that another leads to; later that other one is made again."""
    site.write(
        briefing("2023-01-01-a", "Một.\n\nHai."),
        briefing("2023-01-01-a", "One.\n\nTwo.", "en", "vi"),
        briefing("2023-01-02-b", "Xem [tin](briefing:2023-01-01-a#p2)."),
        briefing("2023-01-02-b", "See [this](briefing:2023-01-01-a#p2).", "en", "vi"),
        briefing("2023-01-03-c"),
    ).built()
    for path, old, new in (
        ("content/briefings/2023-01-01-a.en.md", "\n\nTwo.", ""),
        ("content/briefings/2023-01-03-c.vi.md", "title: Tin", "title: Tin khác"),
        ("content/briefings/2023-01-02-b.vi.md", "Xem", "Hãy xem"),
        ("content/briefings/2023-01-01-a.vi.md", "date: 2023-01-01", "date: 2023-01-02"),
        ("content/briefings/2023-01-03-c.vi.md", "title: Tin khác", "title: Tin"),
    ):
        whole.clear()
        site.edit(path, old, new).built()
        assert whole == []
        as_from_nothing(site)


def test_one_process_goes_on_from_the_files_that_it_is_told_of(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a server does, which watches them all: no other file is looked at, and young ones are looked at again."""
    age(site)
    state = State.open(site.root, site.output)
    scans: list[Path] = []
    original = building.scan

    def noted(root: Path, *known: Any) -> Any:
        scans.append(root)
        return original(root, *known)

    monkeypatch.setattr(building, "scan", noted)
    tin, nen = "content/briefings/2023-03-01-tin.vi.md", "content/people/nen.md"
    steps: list[tuple[Callable[[], object], list[str], int]] = [
        (lambda: site, [], 1),
        (lambda: site.edit(tin, "title: Tin", "title: Tin mới"), [tin], 0),
        (lambda: site.edit(nen, "given: Nên", "given: Nền"), [nen], 0),
        (lambda: site.edit(tin, "title: Tin mới", "title: Tin"), [tin, "templates/base.html"], 0),
        (lambda: site.write_bytes(tin, (site.root / tin).read_bytes() + b"\n[x](person:nobody)\n"), [tin], 0),
        (lambda: site.edit(tin, "[x](person:nobody)", "Hết."), [tin], 0),
        (lambda: site.write(briefing("2024-07-01-moi", "Một.")), ["content/briefings/2024-07-01-moi.vi.md"], 0),
        (lambda: site.remove(tin), [tin], 0),
        (lambda: site.write_bytes("content/images/a.png", PNG), ["content/images/a.png"], 1),
    ]
    for number, (change, paths, expected) in enumerate(steps):
        change()
        scans.clear()
        result = building.build(site.options(), state, sources="", changed=paths if number else None)
        assert (len(scans), result.failed) == (expected, number == 4), number
        if not result.failed:
            assert site.tree() == clean_tree(site), number
    state.close()


def test_what_was_read_one_by_one_is_not_taken_for_what_is_linked_anew(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a server of an archive with more texts than are kept at hand."""
    monkeypatch.setattr(memory, "KEPT", 0)
    site.write(briefing("2024-06-01-cu", "Trần Thị Bích đến."))
    state = State.open(site.root, site.output)
    building.build(site.options(), state, sources="")
    site.write(briefing("2024-07-01-moi", "Một."))
    building.build(site.options(), state, sources="", changed=["content/briefings/2024-07-01-moi.vi.md"])
    site.write(person("tran-b", "Trần Thị Bích"))
    building.build(site.options(), state, sources="")
    for number in (1, 2):
        site.write(briefing(f"2024-08-0{number}-moi", "Trần Thị Bích."))
        path = f"content/briefings/2024-08-0{number}-moi.vi.md"
        result = building.build(site.options(), state, sources="", changed=[path])
        assert not result.failed and site.tree() == clean_tree(site)
    state.close()


def test_a_build_that_had_to_wait_in_vain_leaves_what_it_was_told_of_to_the_next(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    tin, nen = "content/briefings/2023-03-01-tin.vi.md", "content/people/nen.md"
    age(site)
    state = State.open(site.root, site.output)
    building.build(site.options(), state, sources="")

    def busy(*_: Any) -> Any:
        raise Busy

    with monkeypatch.context() as patch:
        patch.setattr(building, "locked", busy)
        site.edit(tin, "title: Tin", "title: Tin mới")
        assert building.build(site.options(), state, sources="", changed=[tin]).failed
    site.edit(nen, "given: Nên", "given: Nền")
    building.build(site.options(), state, sources="", changed=[nen])
    assert site.tree() == clean_tree(site)
    state.close()


def age(site: SmallSite) -> None:
    """Let no file be so young that it is looked at again."""
    old = time.time() - 60
    for path in (site.root / "content").rglob("*.*"):
        os.utime(path, (old, old))


def clean_tree(site: SmallSite) -> dict[str, bytes]:
    fresh = site.root / "from-nothing"
    site.built(output=fresh, clean=True)
    return site.tree(fresh)
