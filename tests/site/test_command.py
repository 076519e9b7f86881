"""``python build.py`` as it is run at a desk and by a workflow: exit status, what is printed and where, and options."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archives.project import Project, run_build
from tests.small_sites import PROJECT, briefing, page, person

ARCHIVE = (
    person("ly-thai-binh", "Lý Thái Bình")
    + briefing(
        "2024-05-06-hoi-dam", "Lý Thái Bình gặp [khách](person:ly-thai-binh).", people="{ly-thai-binh: Thị trưởng}"
    )
    + page("about")
)
PATH = "content/briefings/2024-05-06-hoi-dam.vi.md"
NEWLINE = "\n"


@pytest.fixture
def project(archive: Callable[..., Project]) -> Project:
    return archive(ARCHIVE)


def mistaken(project: Project) -> str:
    """Make a mistake; return where it is."""
    project.edit(PATH, "person:ly-thai-binh", "person:ly-thai-bin")
    before, _, _ = project.source(PATH).partition("[khách]")
    return f"{PATH}:{before.count(NEWLINE) + 1}:{len(before) - before.rindex(NEWLINE)}"


def warned(project: Project) -> None:
    """Do what is worth a warning, and no more."""
    project.edit(PATH, "people: {ly-thai-binh: Thị trưởng}\n", "")


def test_a_build_says_what_it_did(project: Project) -> None:
    done = project.run()
    assert (done.returncode, done.stderr) == (0, "")
    first, *rest = done.stdout.splitlines()
    assert re.fullmatch(r"\S+site: \d+ pages; \d+ files written, 0 deleted in \d+\.\d\d s\.", first)
    assert all(": notice: " in line for line in rest)
    again = project.run()
    assert "; 0 files written, 0 deleted" in again.stdout


def test_a_mistake_ends_with_status_1_and_its_place_on_standard_error(project: Project) -> None:
    project.built()
    before = project.tree()
    place = mistaken(project)
    done = project.run()
    assert (done.returncode, done.stdout) == (1, "")
    first, last = done.stderr.splitlines()
    assert first.startswith(f"{place}: there is no person:ly-thai-bin — did you mean person:ly-thai-binh?")
    assert last.startswith("1 problem; ") and last.endswith("site is as it was.")
    assert project.tree() == before


def test_a_warning_is_told_and_the_site_is_built(project: Project) -> None:
    warned(project)
    done = project.say()
    assert done.returncode == 0
    assert re.match(rf"{re.escape(PATH)}:\d+:\d+: warning: ", done.stderr)
    assert project.output.joinpath("index.html").exists()


def test_strict_lets_a_warning_stop_the_build(project: Project) -> None:
    project.built()
    before = project.tree()
    warned(project)
    done = project.say("--strict")
    assert (done.returncode, done.stdout) == (1, "")
    assert ": warning: " not in done.stderr and "1 problem; " in done.stderr
    assert project.tree() == before


def test_the_harbour_passes_the_strict_build(copy_of: Callable[[str], Project]) -> None:
    done = copy_of("harbour").run("--strict")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_hcmc_archive_passes_the_build_that_is_published(copy_of: Callable[[str], Project]) -> None:
    done = copy_of("hcmc").run("--strict", "--base-url", "https://o.github.io/repo/")
    assert (done.returncode, done.stderr) == (0, "")
    assert "base_url" not in done.stdout


def test_an_archive_of_nothing_but_its_settings_is_published_and_checked(archive: Callable[..., Project]) -> None:
    project = archive()
    assert [path.name for path in (project.root / "content").iterdir()] == ["site.yaml"]
    for command in (("--strict",), ("check", "--strict")):
        done = project.say(*command)
        assert (done.returncode, done.stderr) == (0, "")
    assert "vi/index.html" in project.tree() and "en/index.html" in project.tree()


def test_github_shows_a_mistake_at_its_line(project: Project) -> None:
    path, line, column = mistaken(project).split(":")
    done = project.say("--format", "github")
    assert done.returncode == 1
    said = (done.stdout + done.stderr).splitlines()[0]
    assert said.startswith(f"::error file={path},line={line},col={column}::there is no person:ly-thai-bin")


def test_github_shows_a_warning_as_one(project: Project) -> None:
    warned(project)
    done = project.say("--format", "github")
    assert done.returncode == 0
    assert f"::warning file={PATH},line=" in done.stdout + done.stderr


def test_json_is_all_that_stands_on_standard_output(project: Project) -> None:
    done = project.run("--format", "json")
    assert (done.returncode, {one["severity"] for one in json.loads(done.stdout)}) == (0, {"notice"})
    path, line, column = mistaken(project).split(":")
    done = project.run("--format", "json")
    assert done.returncode == 1
    (problem,) = json.loads(done.stdout)
    message = problem.pop("message")
    assert problem == {"path": path, "line": int(line), "column": int(column), "severity": "error"}
    assert "person:ly-thai-binh" in message


def test_output_goes_where_it_is_told(project: Project, tmp_path: Path) -> None:
    done = project.say("--output", str(tmp_path / "elsewhere" / "public"))
    assert done.returncode == 0
    assert (tmp_path / "elsewhere" / "public" / "vi" / "index.html").exists()
    assert not project.output.exists()


@pytest.mark.parametrize("output", [".", "content", "content/site", "templates", "/"])
def test_output_never_goes_among_the_sources(project: Project, output: str) -> None:
    before = project.tree(project.root)
    done = project.say("--output", output)
    assert done.returncode == 1 and "choose another folder" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.tree(project.root) == before


def test_the_base_address_of_the_command_line_counts(project: Project) -> None:
    done = project.say("--base-url", "https://o.github.io/repo")
    assert done.returncode == 0
    assert 'rel="canonical" href="https://o.github.io/repo/vi/"' in project.html("vi/index.html")
    assert 'href="/repo/static/site.css"' in project.html("404.html")
    assert "archive.example/kho" not in project.html("vi/index.html")


@pytest.mark.parametrize(
    "address", ["o.github.io/repo", "ftp://o.github.io/", "https://", "https://o.example/?q=1", "https://o:b/", "x", ""]
)
def test_a_base_address_that_is_none_is_refused(project: Project, address: str) -> None:
    done = project.say("--base-url", address)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("--base-url: ") and "Traceback" not in done.stderr


def test_github_shows_what_is_wrong_on_the_command_line_at_no_line(project: Project) -> None:
    done = project.say("--format", "github", "--base-url", "ftp://o.github.io/")
    assert done.returncode == 1 and done.stderr.startswith("::error::--base-url: ")


def test_the_example_address_is_pointed_out(project: Project) -> None:
    project.edit("content/site.yaml", "https://archive.example/kho/", "https://example.org/kho/")
    assert "“base_url” is still the example's (https://example.org/kho/) — write" in project.say().stdout
    assert "example's" not in project.say("--base-url", "https://o.github.io/repo/").stdout


def test_root_may_be_named_from_anywhere(project: Project, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    done = run_build("--root", "../archive-1", cwd=tmp_path / "desk")
    assert (done.returncode, done.stderr) == (0, "")
    assert project.html("vi/index.html")
    assert list((tmp_path / "desk").iterdir()) == []
    there = project.tree()
    assert run_build(cwd=project.root).returncode == 0
    assert project.tree() == there, "the folder from which it is run has left a trace"


@pytest.mark.parametrize("root", ["nowhere", "."])
def test_a_folder_that_is_no_archive_is_told(root: str, tmp_path: Path) -> None:
    done = run_build("--root", root, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "content:1:1: there is no such folder" in done.stderr and "--root" in done.stderr
    assert "Traceback" not in done.stderr and "site.yaml" not in done.stderr, "one missing folder is one problem"
    assert [path for path in tmp_path.iterdir() if path.name != ".cache"] == []


def test_a_wrong_option_is_status_2(tmp_path: Path) -> None:
    wrong = run_build("--stict", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "") and "--stict" in wrong.stderr


def test_a_draft_is_built_only_when_asked_for(archive: Callable[..., Project]) -> None:
    project = archive(ARCHIVE, briefing("2024-07-08-nhap", draft="true"))
    assert project.say().returncode == 0
    assert not (project.output / "vi/ban-tin/2024-07-08-nhap.html").exists()
    assert project.say("--drafts").returncode == 0
    assert (project.output / "vi/ban-tin/2024-07-08-nhap.html").exists()


def test_it_runs_without_the_tests_around_it(project: Project, tmp_path: Path) -> None:
    """The folder of the archive is all that a build looks at."""
    done = project.run(cwd=tmp_path)
    assert done.returncode == 0
    none_outside = [path for path in tmp_path.iterdir() if path != project.root]
    assert none_outside == [] and PROJECT not in project.root.parents
