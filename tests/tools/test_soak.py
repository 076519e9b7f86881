"""The soak and the load, in short: their steps are the same for the same seed, they notice what does not hold, and a
walk of a few steps holds; long ones are run by hand."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from generator.build import build
from generator.cli import main as command_line
from generator.core.options import Options
from generator.serve.server import SERVE_FOLDER
from tests.small_sites import SmallSite, tree
from tools.benchmark.measure import Run, files_written
from tools.load import measured as measured_by
from tools.load.__main__ import costs
from tools.load.archives import ARCHIVES
from tools.load.measured import measure
from tools.soak import building
from tools.soak import going as going_on
from tools.soak import judge as judgement
from tools.soak.building import built
from tools.soak.going import Soak, different, look
from tools.soak.harm import harmed
from tools.soak.judge import faults, judge
from tools.soak.rows import table
from tools.soak.saving import WAYS
from tools.soak.server import Build, Server, start
from tools.soak.steps import STEPS, Step, walk
from tools.soak.world import world

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fdinfo").is_dir() or not shutil.which("git"),
    reason="needs git, and what Linux says of processes",
)


def sources(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(root).items() if not path.startswith(".git/")}


def test_the_same_seed_takes_the_same_steps(tmp_path: Path) -> None:
    roots = [tmp_path / name for name in ("one", "two", "other")]
    walks = [list(walk(world(root, seed), 40)) for root, seed in zip(roots, (5, 5, 6), strict=True)]
    assert walks[0] == walks[1] != walks[2]
    assert sources(roots[0]) == sources(roots[1]) != sources(roots[2])
    assert len(walks[0]) >= 40 and len({step.name for step in walks[0]}) > 10


def test_every_step_does_something_and_can_be_undone(tmp_path: Path) -> None:
    made = world(tmp_path / "archive", 3)
    for name, kind in STEPS.items():
        before = look(made.root)
        assert any(kind.do(made) for _ in range(30)), name
        assert look(made.root) != before or not (made.undos or kind.breaks), name
        if made.undos:
            while made.undos:
                made.undos.pop()[1]()
            assert look(made.root).keys() == before.keys(), name


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_saving_ends_with_the_new_bytes_alone(way: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    WAYS[way](path, b"new and longer")
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"] and path.read_bytes() == b"new and longer"


def test_a_short_walk_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (going_on, judgement):
        monkeypatch.setattr(module, "SLOW", 600.0)  # how soon a change is followed is a matter of long walks
    made = world(tmp_path / "archive", 11)
    server = start(made.root, made.root / SERVE_FOLDER, tmp_path / "log.txt")
    try:
        going = Soak(made, server, [], tmp_path, lambda _: None)
        going.seen = look(made.root)
        for step in walk(made, 4):
            going.after(step)
        rows = judge(going, browser_wanted=False)
        assert all(row.holds for row in rows), table(rows)
        assert server.process.returncode == 130
    finally:
        server.kill()


def test_what_does_not_hold_is_found(tmp_path: Path) -> None:
    made = world(tmp_path / "archive", 1)
    log = tmp_path / "log.txt"
    log.write_text(
        "Serving x at http://127.0.0.1:1/ — Ctrl-C stops.\n"
        "content/a.md:1:2: warning: mild — mend it\ncontent/a.md:3:4: wrong — mend it\n"
        "content/a.md changed: problems; the last good site stays in 0.36 s.\n"
        "content/a.md changed: 3 files written in 1.00 s.\n",
        encoding="utf-8",
    )
    server = Server(process=None, log=log)  # type: ignore[arg-type]
    server.follow()
    assert server.address == "http://127.0.0.1:1/"
    warning, error = "content/a.md:1:2: warning: mild — mend it", "content/a.md:3:4: wrong — mend it"
    assert server.builds == [Build(True, (warning, error)), Build(False, ())]
    assert server.builds[0].errors == (error,)
    going = Soak(made, server, [], tmp_path, lambda _: None, steps=[Step("body edited", "content/a.md")])
    (made.root / SERVE_FOLDER).mkdir(parents=True)
    (made.root / SERVE_FOLDER / "stale.html").write_text("stale")
    going.compare()
    assert len(going.faults) == 1 and "files differ from a clean build: " in going.faults[0]
    assert not faults(going).holds and "| NO |" in table([faults(going)])
    assert different(made.root / SERVE_FOLDER, made.root / "nothing") == ["stale.html"]


def in_process(command: Sequence[str], folder: Path) -> Run:
    """Run ``python build.py …`` without a process of its own."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(StringIO()):
        assert command_line(command[2:]) == 0
    return Run(1.0, files=files_written(said.getvalue()))


@pytest.mark.parametrize("name", [name for name in ARCHIVES if "names" in name or "numbers" in name])
def test_a_small_load_is_measured_and_can_be_used(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured_by, "YOUNG", 0.0)
    measured = measure(tmp_path / "archive", ARCHIVES[name], 0.02, None, in_process)
    assert all(row.holds for row in measured.rows), table(measured.rows)
    assert "what is certain is linked, and what is not is not" in [row.what for row in measured.rows]
    assert measured.edited.files and measured.again.files == 0 and measured.pages > 20
    assert f"| {name} | {measured.pages} | 1.00 |" in costs({name: measured})


@pytest.mark.parametrize("name", [name for name in ARCHIVES if "names" not in name and "numbers" not in name])
def test_a_small_load_has_nothing_wrong(name: str, tmp_path: Path) -> None:
    written = ARCHIVES[name](tmp_path / "archive", 0.004)
    site = SmallSite(tmp_path / "archive")
    assert site.built().pages and (site.output / written.page).is_file() and (site.root / written.edited).is_file()


def test_builds_go_through_random_edits_and_are_compared() -> None:
    said: list[str] = []
    (row,) = built(3, 25, 5, said.append)
    assert row.holds, row
    assert "5 comparisons" in row.found and said == []


def test_a_page_that_stays_old_is_seen(tmp_path: Path) -> None:
    """The comparisons would prove nothing if it were not."""
    root = world(tmp_path / "archive", 1).root
    result = build(Options(root, root / "site"))
    (root / "site/vi/index.html").write_bytes(b"old")
    found = building._differing(root, root / "site", tmp_path / "clean/site", result, {}, "step 1")
    assert found == ["step 1: 1 files differ: vi/index.html"]


def test_harm_is_done_and_looked_at() -> None:
    rows = harmed(2, lambda _: None, kills=3, rounds=1, flips=3)
    assert len(rows) == 3 and [row for row in rows if not row.holds] == []
