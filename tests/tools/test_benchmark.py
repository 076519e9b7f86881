"""The benchmark, at ten briefings and in this process: its archive is always the same and has nothing wrong, its
changes leave no trace, and its table has a row for every kind of work."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from statistics import mean

import pytest

from generator.cli import main as command_line
from tests.small_sites import PROJECT, SmallSite
from tools.benchmark import serving
from tools.benchmark.__main__ import main as benchmark
from tools.benchmark.archive import write_archive
from tools.benchmark.bench import CLEAN, SERVED, SERVED_ADDED, SERVED_WHOLE, WORK, Made, Table
from tools.benchmark.changes import CHANGES, made
from tools.benchmark.corpus import corpus
from tools.benchmark.hugo import hugo_files, write_hugo
from tools.benchmark.measure import Run, files_written, run
from tools.benchmark.serving import stop
from tools.benchmark.table import markdown

SIZE = 10
WITHOUT = "tools/benchmark/without_search.py"
WRITE = f"""
import sys
from pathlib import Path
from tools.benchmark.archive import write_archive
from tools.benchmark.corpus import corpus
write_archive(corpus({SIZE}), Path(sys.argv[1]))
"""


@pytest.fixture
def archive(tmp_path: Path) -> SmallSite:
    write_archive(corpus(SIZE), tmp_path / "archive")
    return SmallSite(tmp_path / "archive")


def in_process(command: Sequence[str], folder: Path) -> Run:
    """Run ``python build.py …`` without a process of its own."""
    said, began = StringIO(), time.perf_counter()
    with redirect_stdout(said):
        assert command_line(command[2:]) == 0, said.getvalue()
    return Run(time.perf_counter() - began, files=files_written(said.getvalue()))


def rows(printed: str) -> dict[str, list[str]]:
    """Return the cells of the tables' rows by their work."""
    lines = [line.strip("| ").split(" | ") for line in printed.splitlines() if line.startswith("| ")]
    return {cells[0]: cells[1:] for cells in lines if cells[0] in WORK}


def test_the_archive_is_the_same_in_every_process(archive: SmallSite, tmp_path: Path) -> None:
    again = tmp_path / "again"
    elsewhere = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONPATH": "."}
    subprocess.run([sys.executable, "-c", WRITE, str(again)], cwd=PROJECT, env=elsewhere, check=True)
    assert archive.tree(archive.root) == archive.tree(again)


def test_the_archive_has_the_shape_that_was_asked_for(archive: SmallSite) -> None:
    content = archive.root / "content"
    briefings = sorted((content / "briefings").iterdir())
    assert len(briefings) == 2 * SIZE
    assert len(list((content / "people").iterdir())) == SIZE // 5 + 10
    assert len(list((content / "resolutions").iterdir())) == SIZE // 20 + 5
    assert len(list((content / "events").iterdir())) == SIZE // 5
    assert 5_500 < mean(path.stat().st_size for path in briefings) < 7_000
    assert {int(path.name[:4]) for path in briefings} == set(range(2015, 2025))
    for one in corpus(SIZE).briefings():
        assert 2 <= len({person.slug for person in one.people}) <= 8
        assert 1 <= len({paper.slug for paper in one.papers}) <= 3
        assert all(15 <= sum(before != "## " for before, _ in prose.blocks) <= 25 for prose in one.prose.values())
    assert not any(path.is_symlink() for path in archive.root.rglob("*"))


def test_some_are_named_much_oftener_than_others() -> None:
    whole = corpus(200)
    named = Counter(person.slug for one in whole.briefings() for person in one.people)
    first, middle = (named[whole.people[rank].slug] for rank in (0, len(whole.people) // 2))
    assert first == max(named.values()) > 5 * middle > 0


def test_events_are_reported_by_one_to_three_briefings_and_further_ones_join_them() -> None:
    whole = corpus(200)
    events = [one.event for one in whole.briefings()]
    reports = Counter(event.slug for event in events if event)
    assert set(reports) == {event.slug for event in whole.events}
    assert set(reports.values()) == {1, 2, 3}
    assert all(whole.briefing(event.reports[0]).day == event.day for event in whole.events)
    newest, last = whole.briefing(200, beside=199), whole.briefing(199)
    assert newest.event == last.event == whole.events[-1]
    assert newest.day == last.day
    assert newest.stem != last.stem


def sources_and_site(archive: SmallSite) -> dict[str, bytes]:
    return {path: data for path, data in archive.tree(archive.root).items() if not path.startswith(".cache/")}


def test_nothing_is_wrong_and_changes_leave_no_trace(archive: SmallSite) -> None:
    assert archive.problems() == []
    before = sources_and_site(archive)
    with ExitStack() as changes:
        for change in CHANGES.values():
            changes.enter_context(made(archive.root, change(corpus(SIZE), archive.root)))
        result = archive.built()
        assert result.problems == ()
        pages = "".join(archive.html(path) for path in result.written if path.endswith(".html"))
    for words in ("Câu này mới thêm.", " Ái</h1>", "<p hidden>edited</p>", "phần nội dung chính"):
        assert words in pages
    archive.built()
    assert sources_and_site(archive) == before


def test_the_table_has_a_row_for_all_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran: list[tuple[str, ...]] = []

    def pretend(command: Sequence[str], folder: Path) -> Run:
        ran.append(tuple(command[1:]))
        return Run(len(ran) / 10, 1.5, 57_000_000, 12)

    work = [name for name in WORK if name not in (SERVED, SERVED_ADDED, SERVED_WHOLE)]
    asked = ["--sizes", "10", "20", "--runs", "3", "--no-hugo", "--folder", str(tmp_path), "--only", *work]
    assert benchmark(asked, pretend) == 0
    printed = capsys.readouterr().out
    assert re.search(r"\d+ cores?, \d+ GiB, .*; Python 3\.\d+\.\d+\. Whole processes; medians of 3 runs", printed)
    assert re.findall(r"\*\*(\d+) briefings", printed) == ["10", "20"]
    assert list(rows(printed)) == work
    assert "| archive: wall s | archive: CPU s | archive: peak MB | archive: files written |" in printed
    assert "| clean build | 0.300 (0.200–0.400) | 1.50 | 57 | 12 |" in printed
    programs = [command[0] for command in ran if command[1] == "build"]
    assert len(programs) == len(ran) and programs.count(WITHOUT) == 2 * 3
    assert set(programs) == {"build.py", WITHOUT}
    assert list(tmp_path.iterdir()) == []


def test_a_build_without_search_makes_all_but_the_index(archive: SmallSite) -> None:
    said = [sys.executable, WITHOUT, "build", "--root", str(archive.root), "--output", str(archive.output)]
    subprocess.run(said, cwd=PROJECT, check=True, capture_output=True)
    without = sources_and_site(archive)
    archive.built()
    added = [str(path) for path in sources_and_site(archive) if path not in without]
    assert added and all(path.startswith("site/search/") for path in added)


def test_two_contenders_are_compared_by_their_medians() -> None:
    ours, theirs = (
        [Run(wall, cpu, peak) for wall in (1.0, 9.0, slow)] for slow, cpu, peak in ((2.0, 3.0, 50), (4.0, 4.0, 500))
    )
    site = Made(pages=10, feeds=2, files=14, size=300_000)
    found = {CLEAN: {"archive": ours, "Hugo": theirs}, "body edited": {"archive": ours}}
    printed = markdown(Table(2, Path("/"), found, {"archive": site, "Hugo": site}))
    assert "14 files in all of 0 MB, 150 KB a briefing" in printed
    assert "| archive / Hugo: wall | archive / Hugo: CPU | archive / Hugo: peak |" in printed
    assert [cells[-3:] for cells in rows(printed).values()] == [["0.50", "0.75", "0.10"], ["–", "–", "–"]]


def test_it_measures_builds_and_the_server(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "SETTLED", 0.2)  # ten briefings leave a server little to finish
    # Where the tests run in the background, a server ignores the interrupt with which it would end at once.
    monkeypatch.setattr(serving, "stop", partial(stop, leaving=1.0))
    asked = ["--sizes", "3", "--runs", "1", "--no-hugo", "--folder", str(tmp_path), "--only", "nothing", "server"]
    with socket.socket() as other:  # somebody has taken the port before the server does
        other.bind((serving.HOST, 0))
        other.listen()
        monkeypatch.setattr(serving, "_free_port", lambda: other.getsockname()[1])
        assert benchmark(asked, in_process) == 0
    found = rows(capsys.readouterr().out)
    assert list(found) == ["nothing changed", SERVED, SERVED_ADDED, SERVED_WHOLE]
    assert found["nothing changed"][-1] == "0"
    assert all(float(found[name][0]) > 0 for name in (SERVED, SERVED_ADDED, SERVED_WHOLE))


def test_a_process_is_measured_with_its_children(tmp_path: Path) -> None:
    work = "x = bytearray(90_000_000); print('site: 3 pages; 1 files written, 0 deleted in 0.1 s.')"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"
    # Measured from a process as small as the command's own: what a worker of the tests holds would count as the child's.
    measuring = f"""import sys; from pathlib import Path; from tools.benchmark.measure import run
found = run([sys.executable, "-c", {child!r}], Path({str(tmp_path)!r}))
print(found.peak, found.cpu, found.files)"""
    said = subprocess.run([sys.executable, "-c", measuring], cwd=PROJECT, capture_output=True, text=True, check=True)
    peak, cpu, files = said.stdout.split()
    assert 90_000_000 < int(peak) < 400_000_000
    assert float(cpu) > 0
    assert int(files) == 1
    with pytest.raises(SystemExit, match="failed:\nwhy"):
        run([sys.executable, "-c", "print('why'); raise SystemExit(1)"], tmp_path)


def test_hugo_is_given_the_same_texts_with_the_names_linked(archive: SmallSite, tmp_path: Path) -> None:
    write_hugo(corpus(SIZE), tmp_path / "hugo")
    for one in corpus(SIZE).briefings():
        for path, text in hugo_files(one).items():
            assert (tmp_path / "hugo" / path).read_text(encoding="utf-8") == text
            lang = path.split("/")[1]
            assert f"events: {json.dumps([one.event.slug] if one.event else [])}\n" in text
            linked = re.findall(rf"\]\(/{lang}/people/([\w-]+)\.html\)", text)
            assert set(linked) == {person.slug for person in one.people}
            own = (archive.root / f"content/briefings/{one.stem}.{lang}.md").read_text(encoding="utf-8")
            assert re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", text.split("\n---\n")[1]) == own.split("\n---\n")[1]


def test_a_server_that_ignores_an_interrupt_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    deaf = (
        "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE) as server:
        assert server.stdout is not None and server.stdout.readline() == b"ready\n"
        kill, sent = os.kill, []

        def send(process: int, sign: int) -> None:
            sent.append(sign)
            kill(process, sign)

        seconds = iter(range(10))  # pass while it does not hear; then as many as it needs
        monkeypatch.setattr(serving.os, "kill", send)
        monkeypatch.setattr(serving.time, "monotonic", lambda: next(seconds) if sent == [signal.SIGINT] else 0)
        assert stop(server, leaving=3) > 1_000_000
        monkeypatch.undo()
        assert sent == [signal.SIGINT, signal.SIGTERM] and server.returncode == -signal.SIGTERM
