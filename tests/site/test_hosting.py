"""Hosting: the base address in all its forms, sites that have grown, and the workflows that publish and check."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.output import size_limit as weight
from generator.pages import sitemap as machine
from tests.archives.project import CONTENT, Project
from tests.site.crawler import SITEMAP
from tests.small_sites import PROJECT, briefing, person

FORMS = {
    "https://o.github.io/repo": "https://o.github.io/repo/",
    "https://o.github.io/repo/": "https://o.github.io/repo/",
    "https://o.github.io": "https://o.github.io/",
    "https://www.example.com": "https://www.example.com/",
    "https://WWW.Example.com/a/b//": "https://www.example.com/a/b/",
    "http://localhost:8000": "http://localhost:8000/",
    "https://tư-liệu.vn/kho": "https://xn--t-liu-frb6423c.vn/kho/",
}
PUBLISHED = ("https://o.github.io/repo", "https://o.github.io", "https://www.example.com")
"""The forms in which GitHub Pages gives the address of a site, without a slash at the end."""


@pytest.mark.parametrize(("given", "base"), FORMS.items())
def test_every_form_of_the_base_address(archive: Callable[..., Project], given: str, base: str) -> None:
    site = archive(briefing("2024-05-01-a"), briefing("2024-05-01-a", "One.", "en", "vi"))
    assert site.built(base_url=given).base_url == base
    html = site.html("vi/ban-tin/2024-05-01-a.html")
    assert f'<link rel="canonical" href="{base}vi/ban-tin/2024-05-01-a.html">' in html
    assert f'hreflang="en" href="{base}en/briefings/2024-05-01-a.html"' in html
    assert f'<link rel="canonical" href="{base}">' in site.html("index.html")
    assert f"<loc>{base}vi/</loc>" in site.html("sitemap.xml")
    path = "/" + base.split("/", 3)[3]
    assert f'href="{path}vi/index.html"' in site.html("404.html")


@pytest.mark.parametrize(
    "wrong", ["repo", "ftp://a.org/", "https://a.org/?q", "https://a.org/#x", "https://u:p@a.org/", "https://a%zz.org/"]
)
def test_what_is_no_base_address_is_refused(archive: Callable[..., Project], wrong: str) -> None:
    (line,) = archive(briefing("2024-05-01-a")).problems(base_url=wrong)
    assert line.startswith("--base-url: ") and " — " in line


def test_a_host_that_cannot_be_is_refused(archive: Callable[..., Project]) -> None:
    host = f"{'ư' * 70}.vn"
    (line,) = archive(briefing("2024-05-01-a")).problems(base_url=f"https://{host}/")
    assert line == f"--base-url: “{host}” cannot be a host — check it"


def test_only_what_names_the_base_address_depends_on_it(archive: Callable[..., Project]) -> None:
    site = archive(briefing("2024-05-01-a"), person("tran-van-an", "Trần Văn An"))
    trees = []
    for base in PUBLISHED[1:]:
        site.built(base_url=base)
        trees.append({path: data.replace(base.encode(), b"BASE") for path, data in site.tree().items()})
    assert {path for path in trees[0] if trees[0][path] != trees[1][path]} == {".manifest"}


def test_a_large_site_has_an_index_of_sitemaps(
    archive: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "WHOLE_UP_TO", 10)
    monkeypatch.setattr(machine, "MOST", 8)
    texts = [briefing(f"20{year}-01-0{day}-a") for year in (19, 20) for day in range(1, 5)]
    site = archive(*texts)
    site.built()
    base = "https://archive.example/kho/"
    index = ET.fromstring(site.html("sitemap.xml"))
    assert index.tag == f"{SITEMAP}sitemapindex"
    parts = [loc.text.removeprefix(base) for loc in index.iter(f"{SITEMAP}loc") if loc.text]
    assert {"sitemap-year-2019.xml", "sitemap-year-2020.xml", "sitemap-vi.xml", "sitemap-en.xml"} <= set(parts)
    listed = [loc.text for part in parts for loc in ET.fromstring(site.html(part)).iter(f"{SITEMAP}loc")]
    assert len(listed) == len(set(listed)) and all(site.html(part).count("<url>") <= 8 for part in parts)
    indexable = [path for path in site.tree() if path.endswith(".html") and 'content="noindex"' not in site.html(path)]
    assert len(listed) == len(indexable)
    site.write(briefing("2020-02-01-b"))
    touched = {path for path in site.built().written if "sitemap" in path}
    assert "sitemap-year-2019.xml" not in touched and "sitemap-year-2020.xml" in touched


def test_a_site_near_the_limit_of_pages_is_said_to_be(
    archive: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = archive(briefing("2024-05-01-a"))
    assert site.problems() == []
    size = sum(len(data) for path, data in site.tree().items() if path != ".manifest")
    monkeypatch.setattr(weight, "LIMIT", size * 10 // 8)
    (line,) = site.problems(strict=True)
    assert line == (
        "site:1:1: warning: the site is 0 MB, 80% of what GitHub Pages takes — docs/hosting.md says where to go from there"
    )
    assert not site.build(strict=True).failed  # it is still published
    monkeypatch.setattr(weight, "LIMIT", size * 10 // 8 + 10)
    assert site.problems() == []


def steps(name: str) -> list[dict[str, Any]]:
    """Return the steps of a workflow's jobs."""
    workflow = yaml.safe_load((PROJECT / ".github/workflows" / name).read_text(encoding="utf-8"))
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a fresh clone holds, with the hcmc archive as its content and this Python as its virtual environment."""
    target = tmp_path_factory.mktemp("clone") / "repository"
    leave = shutil.ignore_patterns(".*cache", "__pycache__")
    for name in ("generator", "templates", "translations"):
        shutil.copytree(PROJECT / name, target / name, ignore=leave)
    shutil.copy2(PROJECT / "build.py", target)
    shutil.copytree(CONTENT["hcmc"], target / "content")
    (target / ".venv").symlink_to(sys.prefix)
    return target


def ran(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does."""
    return subprocess.run(
        ["bash", "-e", "-c", command], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize("address", PUBLISHED)
def test_the_publishing_steps_run_as_written(clone: Path, address: str) -> None:
    shutil.rmtree(clone / "site", ignore_errors=True)
    (clone / "content/files/.well-known").mkdir(parents=True, exist_ok=True)
    (clone / "content/files/.well-known/x").write_bytes(b"x")
    build, leave_out = (step for step in steps("publish.yml") if "site" in step.get("run", "") or "env" in step)
    assert build["env"] == {
        "BASE_URL": "${{ steps.pages.outputs.base_url }}",
        "REPOSITORY": "${{ github.server_url }}/${{ github.repository }}",
    }
    for step in (build, leave_out):
        done = ran(step["run"], clone, BASE_URL=address, REPOSITORY="https://github.com/o/repo")
        assert done.returncode == 0, done.stderr
    top = {path.name for path in (clone / "site").iterdir() if path.name.startswith(".")}
    assert top == {".well-known"} and (clone / "site/.well-known/x").read_bytes() == b"x"
    html = (clone / "site/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{address}/">' in html
    assert f"Sitemap: {address}/sitemap.xml" in (clone / "site/robots.txt").read_text(encoding="utf-8")
    shutil.rmtree(clone / "site")  # without a manifest it would be a stranger's


def test_what_is_published_waits_for_no_test() -> None:
    names = [[step.get("run", step.get("uses", "")) for step in steps(name)] for name in ("publish.yml", "check.yml")]
    assert not any(word in command for commands in names for command in commands for word in ("test", "ruff", "mypy"))
    (upload,) = [step for step in steps("publish.yml") if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["with"] == {"path": "site", "include-hidden-files": True}


def test_the_program_is_tested_when_more_than_content_changes() -> None:
    workflow = yaml.safe_load((PROJECT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    assert workflow[True] == {
        "push": {"branches": ["main"], "paths-ignore": ["content/**"]},
        "pull_request": {"paths-ignore": ["content/**"]},
    }
    commands = " ".join(step.get("run", "") for step in steps("test.yml"))
    assert all(
        word in commands for word in ("pytest", "ruff", "mypy", "messages --check", "check-jsonschema", "zizmor")
    )


def test_a_pull_request_names_what_is_new_among_files_that_are_published_as_they_are(tmp_path: Path) -> None:
    (step,) = [step for step in steps("check.yml") if "content/files" in step.get("run", "")]
    own = "git -c user.name=a -c user.email=a@localhost -c commit.gpgsign=false"
    files = tmp_path / "content/files"
    (files / ".well-known").mkdir(parents=True)
    for name in ("CNAME", "stays", "goes"):
        (files / name).write_text("a\n")
    assert ran(f"git init -q && git add -A && {own} commit -qm one", tmp_path).returncode == 0
    assert ran(step["run"], tmp_path).returncode != 0, "without what it is merged into, nothing can be told"
    (files / "CNAME").write_text("b\n")
    (files / "goes").unlink()
    for name in (".well-known/x", "a,b: 100%\n::error::c"):
        (files / name).write_text("new\n")
    assert ran(f"git add -A && {own} commit -qm two", tmp_path).returncode == 0
    done = ran(step["run"], tmp_path)
    assert done.returncode == 0, done.stderr
    said = "::notice file={},line=1,col=1::content/files/{} is published as it is — look at what it holds"
    assert done.stdout.splitlines() == [
        said.format("content/files/.well-known/x", ".well-known/x"),
        said.format("content/files/CNAME", "CNAME"),
        said.format("content/files/a%2Cb%3A 100%25%0A%3A%3Aerror%3A%3Ac", "a,b: 100%25%0A::error::c"),
    ]


def test_a_pull_request_marks_what_is_wrong_where_it_stands(clone: Path) -> None:
    (step,) = [step for step in steps("check.yml") if "build.py --strict --format github" in step.get("run", "")]
    file = next((clone / "content/briefings").glob("2023-04-26-coordination*.vi.md"))
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("date_basis: inferred", "date_basis: guessed", 1), encoding="utf-8")
    done = subprocess.run(["bash", "-e", "-c", step["run"]], cwd=clone, capture_output=True, text=True, check=False)
    file.write_text(good, encoding="utf-8")
    assert done.returncode == 1
    assert re.search(
        r"^::error file=content/briefings/2023-04-26-coordination[^,]*\.vi\.md,line=\d+,col=\d+::", done.stderr
    )
    assert (
        subprocess.run(["bash", "-e", "-c", step["run"]], cwd=clone, capture_output=True, check=False).returncode == 0
    )


def test_a_pull_request_marks_where_the_languages_differ(clone: Path) -> None:
    (step,) = [step for step in steps("check.yml") if "build.py check --format github" in step.get("run", "")]
    file = next((clone / "content/briefings").glob("2023-04-26-coordination*.en.md"))
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("54 localities", "45 localities", 1), encoding="utf-8")
    done = subprocess.run(["bash", "-e", "-c", step["run"]], cwd=clone, capture_output=True, text=True, check=False)
    file.write_text(good, encoding="utf-8")
    assert done.returncode == 0  # a difference asks for a look, and stops nothing
    assert re.search(
        r"^::warning file=content/briefings/2023-04-26-c[^,]*\.en\.md,line=\d+,col=\d+::“45”", done.stderr, re.M
    )


def test_a_pull_request_publishes_nothing() -> None:
    text = (PROJECT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow[True] == {"pull_request": None}  # YAML 1.1 reads “on” as true
    assert workflow["permissions"] == {} and "write" not in text and "pages" not in text
    assert not any("deploy" in step.get("uses", "") for step in steps("check.yml"))


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_the_workflows_keep_their_schemas(schema: str) -> None:
    files = sorted((PROJECT / ".github/workflows").glob("*.yml"))
    _checked("check-jsonschema", "--builtin-schema", schema, *map(str, files))


def test_dependabot_keeps_its_schema() -> None:
    file = PROJECT / ".github/dependabot.yml"
    _checked("check-jsonschema", "--builtin-schema", "vendor.dependabot", str(file))


def test_the_workflows_are_safe() -> None:
    _checked("zizmor", "--offline", "--persona=pedantic", str(PROJECT / ".github"))


def _checked(program: str, *arguments: str) -> None:
    command = [str(Path(sys.executable).parent / program), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
