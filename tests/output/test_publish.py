"""Publishing: what a build wrote is its own; nothing else in the folder is ever touched, whatever happens."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.core.model import WARNING
from generator.output import publish as publishing
from generator.output import render
from generator.output.manifest import MANIFEST
from generator.output.publish import Published, publish, unsafe
from tests.small_sites import PROJECT, SmallSite, briefing, folders, lines, small_site, tree
from tests.waiting import PATIENCE

FILES = {"index.html": b"one", "vi/index.html": b"two", "vi/ban-tin/a.html": b"three", "static/site.css": b"four"}
OTHER = {"index.html": b"ONE", "vi/index.html": b"two", "vi/nam/2024.html": b"five", "static/site.css": b"FOUR"}


def clean(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return what the folder would hold if nothing had ever been there."""
    publish(folder, files)
    return tree(folder)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


# What a build does


def test_the_first_build_writes_everything(output: Path) -> None:
    done = publish(output, FILES)
    assert done == Published(tuple(sorted(FILES)), (), ())
    assert tree(output).items() >= FILES.items() and set(tree(output)) == {*FILES, MANIFEST}


def test_nothing_new_writes_nothing(output: Path) -> None:
    publish(output, FILES)
    before = {path: (output / path).stat().st_mtime_ns for path in tree(output)}
    assert publish(output, FILES) == Published((), (), ())
    assert {path: (output / path).stat().st_mtime_ns for path in tree(output)} == before


def test_only_what_differs_is_written_and_what_is_gone_deleted(output: Path, tmp_path: Path) -> None:
    publish(output, FILES)
    done = publish(output, OTHER)
    assert done == Published(("index.html", "static/site.css", "vi/nam/2024.html"), ("vi/ban-tin/a.html",), ())
    assert tree(output) == clean(tmp_path / "clean", OTHER)
    assert folders(output) == {"static", "vi", "vi/nam"}


def test_everything_may_go(output: Path) -> None:
    publish(output, FILES)
    assert set(publish(output, {}).deleted) == set(FILES)
    assert set(tree(output)) == {MANIFEST} and folders(output) == set()


def test_a_file_may_become_a_folder_and_a_folder_a_file(output: Path, tmp_path: Path) -> None:
    """A picture without an ending, say, that moves into a folder of its name."""
    publish(output, {"images/anh": b"1", "x/a/b": b"2"})
    done = publish(output, {"images/anh/1.png": b"1", "x/a": b"2"})
    assert done.problems == ()
    assert tree(output) == clean(tmp_path / "clean", {"images/anh/1.png": b"1", "x/a": b"2"})


def test_the_record_is_the_same_whatever_came_before(output: Path, tmp_path: Path) -> None:
    publish(output, OTHER)
    publish(output, FILES)
    assert tree(output) == clean(tmp_path / "clean", FILES)


@pytest.mark.parametrize("name", ["a b.html", "ảnh.png", "a#b.png", "a  b.png", "x%.png"])
def test_any_name_is_recorded_and_deleted_again(name: str, output: Path) -> None:
    publish(output, {name: b"x", "index.html": b"y"})
    assert publish(output, {"index.html": b"y"}).deleted == (name,)
    assert set(tree(output)) == {MANIFEST, "index.html"}


# What is not ours


def test_what_no_build_wrote_is_kept(output: Path) -> None:
    foreign = {
        "CNAME": b"archive.example",
        ".gitignore": b"*",
        "vi/notes.txt": b"x",
        ".git/HEAD": b"ref",
        "vi/ban-tin/z.html": b"z",
    }
    for path, data in foreign.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)
    (output / "empty").mkdir()
    for files in (FILES, OTHER, {}, FILES):
        assert publish(output, files).problems == ()
        assert tree(output).items() >= foreign.items() and (output / "empty").is_dir()


def test_a_stranger_at_a_target_is_an_error_and_nothing_is_touched(output: Path) -> None:
    (output / "vi").mkdir(parents=True)
    (output / "vi/index.html").write_bytes(b"mine")
    done = publish(output, FILES)
    assert (done.written, done.deleted) == ((), ())
    assert lines(done.problems) == [
        "site/vi/index.html:1:1: a file that no build wrote stands where the page vi/index.html must go"
        " — move it away, or delete it"
    ]
    assert tree(output) == {"vi/index.html": b"mine"}


def test_strangers_are_all_named(output: Path) -> None:
    output.mkdir()
    for name in ("index.html", "vi", "static"):
        (output / name).write_bytes(b"mine")
    found = lines(publish(output, FILES).problems)
    assert [line.partition(":")[0] for line in found] == ["site/index.html", "site/static", "site/vi"]


def test_a_folder_where_a_page_must_go_is_an_error(output: Path) -> None:
    (output / "index.html").mkdir(parents=True)
    (problem,) = publish(output, FILES).problems
    assert problem.path == "site/index.html" and tree(output) == {}


def test_a_folder_put_in_the_place_of_our_page_is_an_error(output: Path) -> None:
    publish(output, FILES)
    (output / "index.html").unlink()
    (output / "index.html").mkdir()
    (output / "index.html" / "note.txt").write_bytes(b"mine")
    before = tree(output)
    (problem,) = publish(output, OTHER).problems
    assert problem.path == "site/index.html" and tree(output) == before


def test_equal_bytes_are_adopted(output: Path, tmp_path: Path) -> None:
    publish(output, FILES)
    (output / MANIFEST).unlink()
    assert publish(output, FILES).problems == ()
    assert publish(output, OTHER).deleted == ("vi/ban-tin/a.html",)
    assert tree(output) == clean(tmp_path / "clean", OTHER)


def test_a_link_at_a_target_is_a_stranger_and_what_it_leads_to_is_safe(output: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.html"
    elsewhere.write_bytes(b"mine")
    output.mkdir()
    (output / "index.html").symlink_to(elsewhere)
    assert [problem.path for problem in publish(output, FILES).problems] == ["site/index.html"]
    assert elsewhere.read_bytes() == b"mine"


def test_a_linked_folder_within_is_never_written_through(output: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    output.mkdir()
    (output / "vi").symlink_to(elsewhere, target_is_directory=True)
    publish(output, FILES)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("name", [".index.html.tmp", ".manifest.tmp"])
@pytest.mark.parametrize("put", [Path.symlink_to, Path.hardlink_to])
def test_nothing_is_written_through_a_link_in_the_place_of_a_temporary_file(
    name: str, put: Callable[[Path, Path], None], output: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    output.mkdir()
    put(output / name, elsewhere)
    assert publish(output, FILES).problems == ()
    assert elsewhere.read_bytes() == b"mine" and not (output / name).exists()
    assert tree(output) == clean(tmp_path / "clean", FILES)


def test_nothing_is_deleted_behind_a_linked_folder(output: Path, tmp_path: Path) -> None:
    publish(output, FILES)
    (output / "vi").rename(tmp_path / "elsewhere")
    (output / "vi").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    before = tree(tmp_path / "elsewhere")
    done = publish(output, {"index.html": FILES["index.html"]})
    kept = "no page belongs here any more, but the file was changed by hand and is kept — delete it yourself"
    assert done.deleted == ("static/site.css",) and {problem.message for problem in done.problems} == {kept}
    assert tree(tmp_path / "elsewhere") == before


def test_a_link_in_the_place_of_a_page_that_goes_is_kept(output: Path, tmp_path: Path) -> None:
    publish(output, FILES)
    (output / "index.html").rename(tmp_path / "mine.html")
    (output / "index.html").symlink_to(tmp_path / "mine.html")
    assert publish(output, {}).problems and (output / "index.html").is_symlink()


def test_what_waits_is_never_written_through_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "MANY", 1)
    site = small_site(tmp_path / "archive", briefing("2024-01-01-a"))
    (tmp_path / "elsewhere").mkdir()
    site.output.mkdir()
    (site.output / render.STAGE).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    seen: list[Path] = []
    original = render._rendered

    def noted(*arguments: Any) -> Any:
        seen.extend((tmp_path / "elsewhere").iterdir())
        return original(*arguments)

    monkeypatch.setattr(render, "_rendered", noted)
    site.built(jobs=1)
    assert seen == [] and site.html("vi/index.html")


@pytest.mark.timeout(60)
def test_pipes_in_the_site_are_never_waited_for(tmp_path: Path) -> None:
    site = small_site(tmp_path / "archive", briefing("2024-01-01-a"))
    site.built()
    for name in (MANIFEST, "vi/index.html"):
        (site.output / name).unlink()
        os.mkfifo(site.output / name)
    found = lines(site.build(verify=True).problems)
    assert found == ["site/vi/index.html:1:1: a file that no build wrote stands where the page vi/index.html must go — "
                     "move it away, or delete it"]  # fmt: skip


def test_somebody_without_a_home_can_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No HOME, and no entry among the users of the system."""
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    small_site(tmp_path, briefing("2024-01-01-a")).built()


def test_a_page_changed_by_hand_is_put_right(output: Path, tmp_path: Path) -> None:
    publish(output, FILES)
    (output / "index.html").write_bytes(b"by hand")
    (output / "vi/index.html").unlink()
    assert publish(output, OTHER).problems == ()
    assert tree(output) == clean(tmp_path / "clean", OTHER)


def test_a_leftover_changed_by_hand_is_kept_with_a_warning(output: Path) -> None:
    publish(output, FILES)
    (output / "vi/ban-tin/a.html").write_bytes(b"by hand")
    done = publish(output, OTHER)
    (problem,) = done.problems
    assert problem.severity == WARNING and done.deleted == ()
    assert lines([problem]) == [
        "site/vi/ban-tin/a.html:1:1: warning: no page belongs here any more, but the file was changed by hand and is kept"
        " — delete it yourself"
    ]
    assert (output / "vi/ban-tin/a.html").read_bytes() == b"by hand"
    assert publish(output, OTHER) == Published((), (), ())


# The record


@pytest.mark.parametrize(
    "record",
    [b"", b"garbage", b"\xff\xfe", b"briefing-archive 2\n", b"briefing-archive 1\n", b"briefing-archive 1\nnonsense\n",
     b"briefing-archive 1\n00  index.html\n", b"briefing-archive 1\n" + b"0" * 32 + b"  \n", b"\x00" * 100],
)  # fmt: skip
def test_a_broken_record_is_as_good_as_none(record: bytes, output: Path, tmp_path: Path) -> None:
    publish(output, FILES)
    (output / MANIFEST).write_bytes(record)
    (output / "CNAME").write_bytes(b"x")
    assert publish(output, FILES).problems == ()
    assert tree(output) == {**clean(tmp_path / "clean", FILES), "CNAME": b"x"}


def test_half_a_record_deletes_nothing_blindly(output: Path) -> None:
    publish(output, FILES)
    record = (output / MANIFEST).read_bytes()
    for length in range(len(record)):
        (output / MANIFEST).write_bytes(record[:length])
        assert publish(output, FILES).problems == ()
        assert tree(output).items() >= FILES.items()


@pytest.mark.parametrize(
    "path", ["../outside.txt", "/outside.txt", "vi/../../outside.txt", "..", "vi/../../site/../outside.txt"]
)
def test_a_record_that_leads_outside_is_never_followed(path: str, output: Path, tmp_path: Path) -> None:
    from generator.core.digest import digest

    publish(output, FILES)
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"mine")
    with (output / MANIFEST).open("ab") as record:
        record.write(f"{digest(b'mine').hex()}  {path}\n".encode())
    publish(output, FILES)
    publish(output, OTHER)
    assert outside.read_bytes() == b"mine"


# Folders that must not be written to


def test_a_folder_that_holds_more_than_a_site_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "home" / "archive"
    for name in ("content/people", "templates", "translations", "generator", "tests", ".git", ".github", "site"):
        (root / name).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    link = tmp_path / "link"
    link.symlink_to(root / "site", target_is_directory=True)
    refused = [
        Path("/"), tmp_path / "home", root, root.parent, tmp_path, root / "content", root / "content/people", root / "content/new",
        root / "templates", root / "translations/vi", root / "generator", root / "tests", root / ".git", root / ".github",
        root / "site" / ".." / "content", file, link,
    ]  # fmt: skip
    assert [path for path in refused if not unsafe(path, root)] == []
    allowed = [root / "site", root / "public", tmp_path / "elsewhere", tmp_path / "a" / "b", root / "site" / "deep"]
    assert [path for path in allowed if unsafe(path, root)] == []


def test_an_unsafe_output_is_an_error_before_anything_is_written(tmp_path: Path) -> None:
    site = small_site(tmp_path / "archive", briefing("2024-01-01-a"))
    before = tree(site.root)
    for output in (site.root, site.root / "content", site.root / "templates" / "x", tmp_path):
        result = site.build(output=output)
        assert result.failed and "choose another folder with --output" in lines(result.problems)[0]
    assert tree(site.root) == before


# Crashes


class Killed(BaseException):
    """What no handler of errors may mend: the process is gone."""


def killing(monkeypatch: pytest.MonkeyPatch, name: str, number: int) -> Callable[[], int]:
    """Let the n-th call of a function of ``os`` end the run; return how often it was called."""
    original = getattr(os, name)
    calls = 0

    def counted(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls == number:
            raise Killed
        return original(*args, **kwargs)

    monkeypatch.setattr(publishing.os, name, counted)
    return lambda: calls


def crashes(
    output: Path, monkeypatch: pytest.MonkeyPatch, start: dict[str, bytes], goal: dict[str, bytes]
) -> Iterator[int]:
    """Yield after each crash on the way from one site to another, wherever it can happen."""
    for name in ("replace", "unlink", "rmdir"):
        number = 0
        while True:
            number += 1
            shutil.rmtree(output, ignore_errors=True)
            publish(output, start)
            with monkeypatch.context() as patch:
                calls = killing(patch, name, number)
                if name != "replace":
                    known = getattr(os, name)
                    patch.setattr(Path, name, lambda self, *args, _f=known, **kwargs: _f(self))
                try:
                    publish(output, goal)
                except Killed:
                    yield number
                else:
                    assert calls() < number
                    break


@pytest.mark.parametrize("following", [FILES, OTHER, {}], ids=["back again", "once more", "everything gone"])
def test_a_crash_at_any_step_leaves_nothing_behind(
    following: dict[str, bytes], output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = {MANIFEST: b"briefing-archive 1\n", **clean(tmp_path / "clean", following)}
    count = 0
    for step in crashes(output, monkeypatch, FILES, OTHER):
        count += 1
        done = publish(output, following)
        assert lines(done.problems) == [], f"after a crash at step {step}"
        assert tree(output) == wanted, f"after a crash at step {step}"
        assert folders(output) == folders(tmp_path / "clean"), f"after a crash at step {step}"
    assert count >= 5


@pytest.mark.parametrize("following", [FILES, OTHER], ids=["once more", "another one"])
def test_a_crash_of_the_first_build_leaves_nothing_behind(
    following: dict[str, bytes], output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it ends between its last page and the end of its record, the next build has only the record to write."""
    wanted = clean(tmp_path / "clean", following)
    for step in crashes(output, monkeypatch, {}, FILES):
        assert lines(publish(output, following).problems) == []
        assert tree(output) == wanted, f"after a crash at step {step}"


def test_pages_are_whole_at_every_moment(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who asks during a build gets the old page or the new one, never a piece."""
    for _ in crashes(output, monkeypatch, FILES, OTHER):
        for path, data in tree(output).items():
            if path in FILES or path in OTHER:
                assert data in (FILES.get(path), OTHER.get(path))


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PermissionError(13, "Permission denied")])
def test_a_full_or_closed_disk_is_said_and_leaves_no_temporary_file(
    error: OSError, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from generator.cli import main

    site = small_site(tmp_path / "archive", briefing("2024-01-01-a"))
    site.built()
    site.edit("content/briefings/2024-01-01-a.vi.md", "Một câu.", "Hai câu.")
    original = Path.write_bytes

    def refuse(self: Path, data: bytes) -> int:
        if "ban-tin" in self.parts:
            original(self, data[:10])
            raise error
        return original(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", refuse)
        assert main(["build", "--root", str(site.root)]) == 1
    said = capsys.readouterr().err
    assert str(error.strerror) in said and "Traceback" not in said and len(said.splitlines()) == 1
    assert not [path for path in site.tree() if path.endswith(".tmp")]
    site.built()
    assert site.tree() == clean_of(site)


def clean_of(site: SmallSite) -> dict[str, bytes]:
    """Return what a first build makes."""
    site.built(output=site.root / "clean")
    return tree(site.root / "clean")


LEFT = """
import os, sys
sys.path.insert(0, {project!r})
from generator.cli import main
from generator.output import render, workers
render.MANY, workers.CHUNK = 1, 1
original = render._rendered
def late(page, templates, stage):
    if page.path == {page!r}:
        os.write(1, b"!")
        os.read(0, 1)
    return original(page, templates, stage)
render._rendered = late
main(["build", "--root", {root!r}, "--jobs", "2"])
"""


def test_the_workers_of_a_build_that_was_killed_harm_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They go on until they have done what they were at, which here is when the next build has rendered its pages."""
    site = small_site(tmp_path, briefing("2024-01-01-a"))
    page = "vi/ban-tin/2024-01-01-a.html"
    program = LEFT.format(project=str(PROJECT), root=str(site.root), page=page)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen([sys.executable, "-c", program], **pipes) as left:
        assert left.stdin and left.stdout and left.stdout.read(1) == b"!"
        left.kill()
        left.wait(PATIENCE)

        def after_the_others(*arguments: Any) -> Any:
            left.stdin.write(b"!")
            left.stdin.flush()
            assert left.stdout.read() == b""  # until no worker is left
            return publish(*arguments)

        monkeypatch.setattr(render, "MANY", 1)
        monkeypatch.setattr("generator.build.publish", after_the_others)
        site.edit("content/briefings/2024-01-01-a.vi.md", "Một câu.", "Hai câu.").built(jobs=1)
    monkeypatch.undo()
    assert not (site.output / render.STAGE).exists()
    assert "Hai câu." in site.html(page) and site.tree() == clean_of(site)


KILLED = """
import os, sys
from pathlib import Path
from typing import Any
sys.path.insert(0, {project!r})
from generator.cli import main
original, calls = os.replace, 0
def replace(*args):
    global calls
    calls += 1
    if calls == {number}:
        os.kill(os.getpid(), 9)
    return original(*args)
os.replace = replace
main(["build", "--root", {root!r}])
"""


@pytest.mark.parametrize("number", [2, 7])
def test_a_build_that_is_killed_is_made_good_by_the_next(number: int, tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a"), briefing("2024-01-02-b"))
    site.built()
    site.edit("content/briefings/2024-01-01-a.vi.md", "Một câu.", "Hai câu.").remove(
        "content/briefings/2024-01-02-b.vi.md"
    )
    program = KILLED.format(project=str(PROJECT), number=number, root=str(site.root))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=PATIENCE)
    assert done.returncode == -signal.SIGKILL
    site.built()
    assert site.tree() == clean_of(site)
