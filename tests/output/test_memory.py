"""What one build remembers for the next is only speed: it may be lost, damaged or too old, and the site is the same."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator import sources as understanding
from generator.build import Options, build
from generator.cli import main
from generator.core.digest import digest
from generator.core.options import Result
from generator.output import lock, memory, render, store, workers
from generator.output.manifest import MANIFEST
from generator.output.memory import Memory
from generator.output.store import TABLES, Store, program_digest, store_file
from generator.output.unchanged import last_build
from generator.source import scan as scanning
from tests.small_sites import PROJECT, SmallSite, briefing, document, lines, person, small_site
from tests.waiting import PATIENCE

STEMS = [f"2024-01-{day:02}-tin" for day in range(1, 7)]
NAMES = ["Bùi Thanh Sơn", "Lê Hoà", "Trần Thị An"]


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    texts = []
    for number, stem in enumerate(STEMS):
        name = NAMES[number % 3]
        before = f"[trước](briefing:{STEMS[number - 1]}#p1)" if number else "Một."
        vi, en = (f"{{p{number % 3}: {office}}}" for office in ("Ông", "Mr"))
        texts += [
            briefing(stem, f"{name} nói về Nghị quyết 31.\n\n{before}", people=vi),
            briefing(stem, f"{name} spoke.", "en", "vi", people=en),
        ]
    people = [person(f"p{number}", name) for number, name in enumerate(NAMES)]
    papers = [document("31-nq", issued="2022-12-30", short="{vi: [Nghị quyết 31]}")]
    return small_site(tmp_path / "archive", *texts, *people, *papers)


_MADE: dict[bytes, dict[str, bytes]] = {}


def clean(site: SmallSite) -> dict[str, bytes]:
    """Return what a build from nothing makes; from the same sources it is made once, wherever they stand."""
    sources = (site.tree(site.root / name) for name in ("content", "templates", "translations"))
    key = digest(*(part for found in sources for path, data in found.items() for part in (path, data)))
    if key not in _MADE:
        folder = site.root / "from-nothing"
        site.built(output=folder, clean=True)
        _MADE[key] = site.tree(folder)
    return _MADE[key]


def aged(site: SmallSite) -> SmallSite:
    """Let all sources be old enough for a look to tell whether they have changed."""
    for name in ("content", "templates", "translations"):
        for path in (site.root / name).rglob("*"):
            os.utime(path, (1_700_000_000, 1_700_000_000))
    return site


def cache_of(site: SmallSite) -> Path:
    return store_file(site.root, site.output)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "no database": lambda file: file.write_text("a note to myself"),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "overwritten in the middle": lambda file: file.write_bytes(
        file.read_bytes()[:8192] + b"\xff" * 4096 + file.read_bytes()[12288:]
    ),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "of another version": lambda file: sql(file, "UPDATE facts SET value = x'00' WHERE key = CAST('program' AS BLOB)"),
    "of other columns": lambda file: sql(file, "ALTER TABLE pages DROP COLUMN value"),
    "of a column more": lambda file: sql(file, "ALTER TABLE pages ADD COLUMN more TEXT"),
    "with other tables": lambda file: sql(file, "DROP TABLE pages", "CREATE TABLE pages (odd TEXT)"),
    **{f"without {name}": lambda file, name=name: sql(file, f"DELETE FROM {name}") for name in TABLES},
    **{
        f"without {name} and pages": lambda file, name=name: sql(file, f"DELETE FROM {name}", "DELETE FROM pages")
        for name in TABLES
    },
    **{
        f"with {name} of no sense": lambda file, name=name: sql(
            file, f"UPDATE {name} SET value = x'00' WHERE key != CAST('program' AS BLOB)"
        )
        for name in TABLES
    },
    **{
        f"with {name} in each other's place": lambda file, name=name: sql(
            file, f"UPDATE {name} SET value = (SELECT value FROM {name} ORDER BY key DESC LIMIT 1) "
            "WHERE key != CAST('program' AS BLOB)"
        )
        for name in TABLES
    },
    "with keys and values of another type": lambda file: sql(
        file, "UPDATE documents SET value = 1", "UPDATE linked SET value = NULL", "INSERT INTO pages VALUES ('x', 'y')"
    ),
    "with tables described in what is no text": lambda file: sql(
        file, "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET name = CAST(x'a8' AS TEXT), sql = CAST(x'a8' || sql AS TEXT)",
    ),
    "with a table of no name": lambda file: sql(
        file, "PRAGMA writable_schema = ON", "UPDATE sqlite_master SET name = CAST(x'a8' AS TEXT) WHERE name = 'linked'"
    ),
    "without some pages": lambda file: sql(file, "DELETE FROM pages WHERE rowid % 2"),
    "that cannot be written": lambda file: file.chmod(0o400),
}  # fmt: skip


def sql(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_store_costs_only_time(damage: Callable[[Path], object], site: SmallSite) -> None:
    site.built()
    damage(cache_of(site))
    site.edit(f"content/briefings/{STEMS[1]}.vi.md", "nói về", "bàn về")
    assert not site.built().problems
    assert site.tree() == clean(site)
    again = site.built()
    assert (again.written, again.deleted) == ((), ())


def test_what_an_earlier_program_remembered_is_in_nobodys_way(site: SmallSite) -> None:
    site.built()
    store = cache_of(site)
    sql(store, "CREATE TABLE listings (name TEXT)", "UPDATE facts SET value = x'00'")
    site.built()
    with sqlite3.connect(store) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("pages", "linked")]
    connection.close()
    assert tables == set(TABLES) and counts[0] > 20 and counts[1] == 2 * len(STEMS)


def test_a_cache_folder_that_cannot_be_used_costs_only_time(site: SmallSite) -> None:
    (site.root / ".cache").write_text("a file of that name")
    site.built()
    site.edit(f"content/briefings/{STEMS[1]}.vi.md", "nói về", "bàn về")
    assert len(site.built().written) < 20
    assert (site.root / ".cache").read_text() == "a file of that name"
    assert site.tree() == clean(site)


def notices(result: Result) -> list[str]:
    return [one.message for one in result.notices if one.path.startswith(".cache/")]


def test_a_build_says_when_nothing_was_remembered(site: SmallSite) -> None:
    assert notices(site.built()) == []  # of a site that is not there yet
    assert notices(site.built()) == []
    cache_of(site).unlink()
    lost = "nothing is remembered here of the site there, and everything is made anew — the next build is quick again"
    assert notices(site.built()) == [lost] and notices(site.built()) == []
    sql(cache_of(site), "UPDATE facts SET value = x'00' WHERE key != CAST('program' AS BLOB)")
    damaged = "what was remembered here was damaged, and everything is made anew — that mends it"
    assert notices(site.built()) == [damaged] and notices(site.built()) == []
    cache_of(site).write_bytes(b"x" * 5000)
    assert notices(site.built()) == [damaged]
    store = Store(cache_of(site), b"another version")
    store.close()
    foreign = (
        "the program or a package beside it has changed, and everything is made anew — the next build is quick again"
    )
    assert notices(site.built()) == [foreign] and notices(site.built()) == []
    assert site.tree() == clean(site)


def test_a_store_that_cannot_be_written_is_said_and_never_gives_an_old_page(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in a folder on a disk that can only be read; root may write everywhere, so the test lets SQLite refuse."""
    aged(site).built()
    connect = sqlite3.connect

    def reading(place: Any, **said: Any) -> sqlite3.Connection:
        return connect(place if place == ":memory:" else f"file:{place}?mode=ro", uri=True, **said)

    def refuse(self: Path, *said: Any) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(sqlite3, "connect", reading)
    original = Path.unlink
    monkeypatch.setattr(
        Path,
        "unlink",
        lambda self, *said, **more: refuse(self) if ".cache" in self.parts else original(self, *said, **more),
    )
    unwritable = "nothing can be remembered here, and every build makes everything anew — make the folder writable"
    for words, said in (("bàn về", []), ("viết về", ["--clean"]), ("đọc về", ["--verify"])):
        text = (site.root / f"content/briefings/{STEMS[1]}.vi.md").read_text("utf-8")
        site.write_bytes(f"content/briefings/{STEMS[1]}.vi.md", re.sub("nói về|bàn về|viết về", words, text).encode())
        assert main(["build", "--root", str(site.root), *said]) == 0
        assert unwritable in capsys.readouterr().out
        assert words in site.html(f"vi/ban-tin/{STEMS[1]}.html")


def test_every_flipped_bit_of_a_row_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    for place in range(0, 200, 7):
        kept = Store(file, b"x")
        kept.save({"pages": {b"key": bytes(range(25))}})
        kept.close()
        with sqlite3.connect(file) as connection:
            ((value,),) = connection.execute("SELECT value FROM pages")
            flipped = bytearray(value)
            flipped[place // 8] ^= 1 << place % 8
            connection.execute("UPDATE pages SET value = ?", (bytes(flipped),))
        connection.close()
        kept = Store(file, b"x")
        with pytest.raises(store.Damaged):
            kept.get("pages", b"key")
        with pytest.raises(store.Damaged):
            kept.all("pages")
        kept.clear()
        kept.close()


def test_a_save_of_the_same_size_and_time_is_seen(site: SmallSite) -> None:
    """As some programs set the time of a file back; when it was changed last nobody can set."""
    path = f"content/briefings/{STEMS[0]}.vi.md"
    aged(site).built()
    found = (site.root / path).stat()
    with (site.root / path).open("r+b") as stream:
        data = stream.read().replace("Một.".encode(), "Mốt.".encode())
        stream.seek(0)
        stream.write(data)
    after = (site.root / path).stat()
    while after.st_ctime_ns == found.st_ctime_ns or after.st_mtime_ns != found.st_mtime_ns:
        # Again while the clock of the file system, which ticks every few milliseconds, stands where it stood.
        os.utime(site.root / path, ns=(found.st_atime_ns, found.st_mtime_ns))
        after = (site.root / path).stat()
    assert (after.st_mtime_ns, after.st_size, after.st_ino) == (found.st_mtime_ns, found.st_size, found.st_ino)
    assert last_build(site.options()).result is None
    site.built()
    assert "Mốt." in site.html(f"vi/ban-tin/{STEMS[0]}.html") and site.tree() == clean(site)


@pytest.mark.parametrize("most", [0, 1, 3, 8])
def test_a_store_for_which_the_disk_has_no_room_costs_only_time(
    most: int, site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = store.Store.save
    done = 0

    def full(self: store.Store, *rows: Any) -> None:
        nonlocal done
        done += 1
        if self.file and done > most:
            raise store.Damaged("database or disk is full")
        original(self, *rows)

    monkeypatch.setattr(store.Store, "save", full)
    assert site.built().written
    monkeypatch.undo()
    site.built()
    assert site.tree() == clean(site)


MANIFESTS: dict[str, Callable[[Path], object]] = {
    "gone": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:200]),
    "of a later version": lambda file: file.write_text(file.read_text().replace("archive 1", "archive 2", 1)),
    "with a path that no file can have": lambda file: file.write_bytes(
        file.read_bytes() + b"0" * 32 + b"  vi/\0index.html\n"
    ),
    "with a path that leads out": lambda file: file.write_text(
        file.read_text() + f"{'0' * 32}  ../content/site.yaml\n"
    ),
}


@pytest.mark.parametrize("damage", MANIFESTS.values(), ids=MANIFESTS)
def test_a_damaged_manifest_loses_nothing(damage: Callable[[Path], object], site: SmallSite) -> None:
    site.built()
    (site.output / "CNAME").write_text("www.example.com")
    damage(site.output / MANIFEST)
    assert not site.built().problems
    assert (site.output / "CNAME").read_text() == "www.example.com"
    assert {**clean(site), "CNAME": b"www.example.com"} == site.tree()
    assert (site.root / "content/site.yaml").is_file()


def test_a_site_that_was_deleted_is_made_again(site: SmallSite) -> None:
    site.built()
    before = site.tree()
    for path in sorted(site.output.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert set(site.built().written) == before.keys() - {MANIFEST}
    assert site.tree() == before


def test_verify_mends_what_was_changed_by_hand(site: SmallSite) -> None:
    site.built()
    before = site.tree()
    page, other = (f"vi/ban-tin/{stem}.html" for stem in STEMS[:2])
    (site.output / page).write_text("by hand")
    (site.output / other).unlink()
    assert site.built().written == ()  # the manifest is trusted
    assert set(site.built(verify=True).written) == {page, other}
    assert site.tree() == before


# Only what has changed


def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the files that are read from now on."""
    read: list[str] = []
    original = memory.read_file

    def noted(file: Any) -> Any:
        read.append(file.path)
        return original(file)

    monkeypatch.setattr(memory, "read_file", noted)
    return read


def linked_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the texts that are linked from now on."""
    linked: list[str] = []
    original = memory.resolve

    def noted(setting: Any, group: Any, lang: str) -> Any:
        linked.append(group.documents[lang][0])
        return original(setting, group, lang)

    monkeypatch.setattr(memory, "resolve", noted)
    return linked


def test_a_new_build_reads_and_links_only_what_has_changed(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.built()
    read, linked = read_again(monkeypatch), linked_again(monkeypatch)
    path = f"content/briefings/{STEMS[2]}.en.md"
    site.edit(path, "spoke", "spoke again")
    site.built()
    assert (read, linked) == ([path], [path])


def test_a_template_is_edited_without_reading_a_text_again(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.built()
    read, linked = read_again(monkeypatch), linked_again(monkeypatch)
    result = site.edit("templates/briefing.html", "{% block notice %}", "{% block notice %}<p>x</p>").built()
    assert (read, linked) == ([], [])
    assert {f"vi/ban-tin/{stem}.html" for stem in STEMS} <= set(result.written)
    assert site.tree() == clean(site)


def test_a_name_that_comes_or_goes_is_sought_in_every_text(site: SmallSite) -> None:
    site.built()
    site.write(person("hoa", "Lê Hòa")).build()  # a namesake, in the other spelling of the tone
    assert site.tree() == clean(site)
    site.remove("content/people/hoa.md").write(person("p0", "Bùi Thanh Sang")).build()
    assert site.tree() == clean(site)


def test_a_document_dated_later_is_sought_again(site: SmallSite) -> None:
    site.built()
    site.edit("content/resolutions/31-nq.md", "2022-12-30", "2025-12-30").built()
    assert site.tree() == clean(site)
    site.edit("content/resolutions/31-nq.md", "2025-12-30", "2022-12-30").built()
    assert site.tree() == clean(site)


def test_a_link_is_judged_anew_when_what_it_leads_to_changes(site: SmallSite) -> None:
    site.built()
    site.remove(f"content/briefings/{STEMS[0]}.en.md").built()  # the paragraph is there in one language only
    assert site.tree() == clean(site)
    site.remove(f"content/briefings/{STEMS[0]}.vi.md")
    assert [line for line in site.problems() if f"there is no briefing:{STEMS[0]}" in line]


def test_a_change_in_the_same_instant_and_of_the_same_size_is_seen(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site.root / f"content/briefings/{STEMS[0]}.vi.md"
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now)  # however long the builds take
    os.utime(path, ns=(now, now))
    site.built()
    path.write_bytes(path.read_bytes().replace("nói về".encode(), "bàn vế".encode()))
    os.utime(path, ns=(now, now))
    site.built()
    assert "bàn vế" in site.html(f"vi/ban-tin/{STEMS[0]}.html")


def test_a_file_that_goes_while_it_is_read_is_a_problem(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    path = site.root / f"content/briefings/{STEMS[0]}.vi.md"
    original = scanning.scan

    def then_gone(*arguments: Any) -> Any:
        found = original(*arguments)
        path.unlink()
        return found

    monkeypatch.setattr(understanding, "scan", then_gone)
    problem = next(line for line in site.problems() if STEMS[0] in line)
    message = "the file cannot be read (No such file or directory) — save it again"
    assert problem == f"content/briefings/{STEMS[0]}.vi.md:1:1: {message}" and not site.output.exists()


# Nothing to do


def test_a_build_with_nothing_to_do_only_looks(site: SmallSite) -> None:
    aged(site).built()
    heavy = ("jinja2", "markdown_it", "babel", "yaml", "watchdog")
    program = (
        f"import sys; from generator.cli import main; status = main(['--root', {str(site.root)!r}]);"
        f"print(sorted(set(sys.modules) & set({heavy!r}))); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "0 files written, 0 deleted" in done.stdout and done.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    "said", [["--drafts"], ["--base-url", "https://khac.example/"], ["--strict"], ["--clean"], ["--verify"]], ids=str
)
def test_another_command_is_not_nothing_to_do(
    said: Sequence[str], site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    aged(site).built()
    seen: list[Options] = []
    original = build

    def noted(options: Options, **others: Any) -> Any:
        seen.append(options)
        return original(options, **others)

    monkeypatch.setattr("generator.build.build", noted)
    assert main(["--root", str(site.root)]) == 0 and not seen
    main(["--root", str(site.root), *said])
    assert len(seen) == 1


def test_warnings_are_said_again_when_there_is_nothing_to_do(
    site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write(person("x", "Ai Đó"), briefing("2024-03-01-x", "Một câu.", people="{x: Ông}"))
    aged(site).built()
    for _ in range(2):
        assert main(["--root", str(site.root)]) == 0
        assert "never names them" in capsys.readouterr().err


def test_warnings_are_said_again_by_every_build(site: SmallSite) -> None:
    """Those of a file by itself, of its names and of what it leads to, though none of it is read or linked again."""
    site.write(
        person("hoa-a", "Lê Thị Hoà"), person("hoa-b", "Lê Thị Hòa"), person("x", "Ai Đó"),
        briefing("2024-03-01-x", "Bà Lê Thị Hòa.", people="{x: Ông}"),
    )  # fmt: skip
    said = site.problems()
    assert len(said) == 2 and all(": warning: " in line for line in said)
    kept = Memory(Store(None, program_digest()))
    for words in ("bàn", "kể", "bàn"):
        path = f"content/briefings/{STEMS[1]}.vi.md"
        site.write_bytes(path, re.sub("nói|bàn|kể", words, (site.root / path).read_text()).encode())
        assert site.problems() == said == lines(build(site.options(), kept).problems)


def test_explain_says_why_each_page_is_written(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    site.built()
    site.edit(f"content/briefings/{STEMS[2]}.vi.md", "title: Tin", "title: Tin mới")
    assert main(["--explain", "--root", str(site.root)]) == 0
    said = capsys.readouterr().out
    assert f"vi/ban-tin/{STEMS[2]}.html: " in said and f"vi/ban-tin/{STEMS[1]}.html: later" in said
    assert f"vi/ban-tin/{STEMS[0]}.html" not in said
    site.edit("templates/person.html", "{% block under_heading %}", "{% block under_heading %}<p>x</p>")
    assert main(["--explain", "--root", str(site.root)]) == 0
    assert "vi/nhan-vat/p0.html: template\n" in capsys.readouterr().out


# Killed at any instant


def test_killed_at_any_write_the_next_build_ends_in_the_same_bytes(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.built()
    steps = {"start": [0], "stop": -1}

    class Killed(BaseException):
        pass

    def counted(original: Any) -> Any:
        def call(*arguments: Any, **others: Any) -> Any:
            steps["start"][0] += 1  # type: ignore[index]
            if steps["start"][0] == steps["stop"]:  # type: ignore[index]
                raise Killed
            return original(*arguments, **others)

        return call

    monkeypatch.setattr(os, "replace", counted(os.replace))
    monkeypatch.setattr(Path, "write_bytes", counted(Path.write_bytes))
    monkeypatch.setattr(Path, "unlink", counted(Path.unlink))
    monkeypatch.setattr(store.Store, "save", counted(store.Store.save))
    texts = ("nói về", "bàn về")
    path = f"content/briefings/{STEMS[0]}.vi.md"
    killed = 0
    for number in range(1, 200, 5):
        target = site.root / path
        data = target.read_text(encoding="utf-8").replace(*texts)
        texts = texts[::-1]
        target.write_text(data, encoding="utf-8")
        extra = site.root / f"content/briefings/2024-02-0{1 + number % 7}-x.vi.md"
        steps["start"], steps["stop"] = [0], -1
        if extra.is_file():
            os.unlink(extra)
        else:
            site.write(briefing(extra.name.removesuffix(".vi.md"), "Lê Hoà."))
        steps["start"], steps["stop"] = [0], number
        try:
            site.build()
        except Killed:
            killed += 1
        else:
            break
        finally:
            steps["stop"] = -1
        site.built()
        assert site.tree() == clean(site), f"killed at step {number}"
    assert killed > 4


# Two at once


def start(site: SmallSite, *arguments: str) -> subprocess.Popen[str]:
    program = [sys.executable, str(PROJECT / "build.py"), "--root", str(site.root), *arguments]
    return subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_builds_at_once_end_in_one_right_site(site: SmallSite) -> None:
    both = [start(site), start(site)]
    for one in both:
        said = one.communicate(timeout=PATIENCE)
        assert one.returncode == 0, said
    assert site.tree() == clean(site)


def test_a_build_waits_for_another_and_says_so(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    held = cache_of(site).with_suffix(".lock")
    with lock.locked(held, lambda: None):
        monkeypatch.setattr(lock, "PATIENCE", 0.2)
        monkeypatch.setattr(lock.locked.__wrapped__, "__defaults__", (0.2,))  # type: ignore[attr-defined]
        result = build(site.options(), progress=lambda what, *_: said.append(what))
    assert "waiting" in said[0] and len([what for what in said if "waiting" in what]) == 1
    message = "another build has been at work on it for a minute — end that one, or wait until it is done"
    assert [line for line in lines(result.problems) if line.endswith(message)] and not site.output.exists()
    site.built()


def test_the_lock_of_a_process_that_died_is_taken(site: SmallSite) -> None:
    held = cache_of(site).with_suffix(".lock")
    program = (
        "import sys, time; from pathlib import Path; from generator.output.lock import locked\n"
        f"with locked(Path({str(held)!r}), lambda: None):\n    print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", program], cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    said: list[str] = []
    assert not build(site.options(), progress=lambda what, *_: said.append(what)).failed
    assert not any("waiting" in what for what in said)


# Any number of workers


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a small archive be many texts, so that workers are started for it."""
    monkeypatch.setattr(memory, "FEW", 3)
    monkeypatch.setattr(render, "MANY", 3)
    monkeypatch.setattr(workers, "CHUNK", 2)
    monkeypatch.setattr(workers, "_may_fork", lambda: True)


FEW = 120


@pytest.mark.parametrize(
    ("things", "jobs", "may_fork", "elsewhere"),
    [(FEW, 2, True, True), (FEW - 1, 2, True, False), (FEW, 1, True, False), (FEW, 2, False, False)],
)
def test_workers_are_started_only_where_it_is_worth_while_and_safe(
    things: int, jobs: int, may_fork: bool, elsewhere: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_may_fork", lambda: may_fork)
    found = list(workers.spread(lambda part: (os.getpid(), list(part)), range(things), jobs, FEW))
    assert [thing for _, part in found for thing in part] == list(range(things))
    assert all((process != os.getpid()) == elsewhere for process, _ in found)


@pytest.mark.usefixtures("many")
def test_any_number_of_workers_makes_the_same_site(site: SmallSite) -> None:
    site.built(jobs=1, output=site.root / "one")
    site.built(jobs=3, output=site.root / "three")
    assert site.tree(site.root / "one") == site.tree(site.root / "three")
    assert site.keys(site.root / "one") == site.keys(site.root / "three")
    site.write(briefing("2024-05-01-y", "Lê Hoà."), person("p1", "Lê Hoàng")).built(jobs=3, output=site.root / "three")
    assert site.tree(site.root / "three") == clean(site)
    assert not [path for path in site.root.rglob("*") if path.name == render.STAGE]


@pytest.mark.usefixtures("many")
def test_many_texts_are_read_and_linked_by_workers(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    read, linked = read_again(monkeypatch), linked_again(monkeypatch)
    site.built(jobs=3)
    assert (read, linked) == ([], [])  # what this process does itself would be noted


@pytest.mark.usefixtures("many")
def test_a_fault_in_a_worker_is_a_problem_as_ever_and_leaves_nothing(site: SmallSite) -> None:
    site.edit("templates/person.html", "{% block under_heading %}", "{% block under_heading %}{{ nobody }}")
    found = [lines(site.build(jobs=jobs).problems) for jobs in (1, 3)]
    assert found[0] == found[1] and "nobody" in found[0][0]
    assert not site.output.exists()


@pytest.mark.usefixtures("many")
def test_a_reference_to_another_briefing_is_judged_by_all_of_them(site: SmallSite) -> None:
    site.edit(f"content/briefings/{STEMS[3]}.vi.md", "#p1", "#p99")
    (problem,) = lines(site.build(jobs=3).problems)
    assert "has no #p99" in problem
    assert not site.edit(f"content/briefings/{STEMS[3]}.vi.md", "#p99", "#p1").build(jobs=3).failed


def test_one_process_goes_on_where_it_left(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Memory(Store(store_file(site.root, site.output), program_digest()))
    assert not build(site.options(), kept).failed
    read, linked = read_again(monkeypatch), linked_again(monkeypatch)
    path = f"content/briefings/{STEMS[4]}.vi.md"
    site.edit(path, "nói về", "bàn về")
    assert 0 < len(build(site.options(), kept).written) < 10
    assert (read, linked) == ([path], [path])
    kept.store.close()
    assert site.tree() == clean(site)


def test_one_process_goes_on_when_its_store_is_damaged_or_gone_meanwhile(site: SmallSite) -> None:
    kept = Memory(Store(store_file(site.root, site.output), program_digest()))
    assert not build(site.options(), kept).failed
    sql(cache_of(site), *(f"UPDATE {name} SET value = x'00'" for name in TABLES))
    site.edit(f"content/briefings/{STEMS[4]}.vi.md", "nói về", "bàn về")
    assert not build(site.options(), kept).failed
    assert site.tree() == clean(site)
    for path in (site.root / ".cache").iterdir():
        path.unlink()
    site.edit(f"content/briefings/{STEMS[4]}.vi.md", "bàn về", "nói về")
    assert not build(site.options(), kept).failed
    assert site.tree() == clean(site)
    kept.store.close()


def test_what_may_be_mended_without_the_sources_is_looked_at_again(site: SmallSite) -> None:
    aged(site).built()
    page = site.output / f"vi/ban-tin/{STEMS[5]}.html"
    page.write_bytes(page.read_bytes() + b"by hand")
    for lang in ("vi", "en"):
        (site.root / f"content/briefings/{STEMS[5]}.{lang}.md").unlink()
    assert any("was changed by hand and is kept" in one for one in lines(aged(site).built().problems))
    assert last_build(site.options()).result is None
    page.unlink()
    assert not lines(site.built().problems)
    assert last_build(site.options()).result is not None


def test_the_order_of_fields_counts_where_it_is_printed(site: SmallSite) -> None:
    stem = "2024-02-02-hai-nguoi"
    body = "Bùi Thanh Sơn và Lê Hoà."
    for people in ("{p0: Ông, p1: Ông}", "{p1: Ông, p0: Ông}"):
        site.write(briefing(stem, body, people=people))
        site.built()
    assert site.tree() == clean(site)
