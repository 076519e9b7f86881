"""The same input makes the same bytes, whatever the machine is set to and wherever the files lie."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.test_views import RICH
from tests.small_sites import PNG, PROJECT, SmallSite, small_site
from tests.waiting import PATIENCE


def run(site: SmallSite, cwd: Path, *arguments: str, **environment: str) -> dict[str, bytes]:
    program = [sys.executable, str(PROJECT / "build.py"), *arguments]
    done = subprocess.run(
        program,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    return site.tree()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    return small_site(tmp_path_factory.mktemp("here"), *RICH).write_bytes("content/images/anh.png", PNG)


@pytest.fixture(scope="module")
def bytes_of(site: SmallSite) -> dict[str, bytes]:
    site.built()
    return site.tree()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "LANGUAGE": "de"},
        {"PYTHONHASHSEED": "12345", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "vi", "PYTHONUTF8": "0"},
        {
            "PYTHONHASHSEED": "777",
            "TZ": ":/nonsense",
            "LC_ALL": "vi_VN.UTF-8",
            "COLUMNS": "20",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    ],
    ids=["seed 0", "seed 12345", "seed 777"],
)
def test_hash_seed_time_zone_and_locale_change_nothing(
    environment: dict[str, str], site: SmallSite, bytes_of: dict[str, bytes], tmp_path: Path
) -> None:
    copy = SmallSite(tmp_path / "copy")
    shutil.copytree(site.root, copy.root, ignore=shutil.ignore_patterns("site", ".cache"))
    assert run(copy, tmp_path, "--root", str(copy.root), **environment) == bytes_of


def test_the_folder_in_which_one_stands_changes_nothing(
    site: SmallSite, bytes_of: dict[str, bytes], tmp_path: Path
) -> None:
    deep = SmallSite(tmp_path / "một thư mục" / "with spaces" / "x")
    shutil.copytree(site.root, deep.root, ignore=shutil.ignore_patterns("site", ".cache"))
    assert run(deep, deep.root) == bytes_of
    shutil.rmtree(deep.output)
    assert run(deep, deep.root / "content", "--root", "..", "--output", "../site") == bytes_of


def test_the_times_and_the_order_of_the_files_change_nothing(
    site: SmallSite, bytes_of: dict[str, bytes], tmp_path: Path
) -> None:
    turned = SmallSite(tmp_path / "turned")
    sources = [path for path in site.root.rglob("*") if path.is_file() and site.output not in path.parents]
    for number, path in enumerate(sorted(sources, reverse=True)):
        turned.write_bytes(path.relative_to(site.root).as_posix(), path.read_bytes())
        os.utime(turned.root / path.relative_to(site.root), (number * 1_000, number * 1_000))
    turned.built()
    assert turned.tree() == bytes_of


def test_line_ends_change_nothing(site: SmallSite, bytes_of: dict[str, bytes], tmp_path: Path) -> None:
    """As when git changes them on Windows; of content and catalogues, which editors write."""
    other = SmallSite(tmp_path / "other")
    shutil.copytree(site.root, other.root, ignore=shutil.ignore_patterns("site", ".cache"))
    for path in [
        *(other.root / "content").rglob("*.md"),
        *(other.root / "content").rglob("*.yaml"),
        *other.root.rglob("*.po"),
    ]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    other.built()
    assert other.tree() == bytes_of


def test_another_output_folder_holds_the_same(site: SmallSite, bytes_of: dict[str, bytes], tmp_path: Path) -> None:
    site.built(output=tmp_path / "public")
    assert site.tree(tmp_path / "public") == bytes_of


def test_no_page_says_when_or_where_it_was_made(bytes_of: dict[str, bytes], site: SmallSite) -> None:
    for path, data in bytes_of.items():
        assert str(site.root).encode() not in data and str(PROJECT).encode() not in data, path
