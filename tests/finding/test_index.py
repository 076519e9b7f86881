"""The index: the same bytes every time, small pieces, made only when something changed, and a whole site without it."""

from __future__ import annotations

import gzip
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from generator.build import build
from generator.cli import main
from generator.core.model import WARNING, Localised
from generator.core.options import Options
from generator.output import search
from generator.output.interfaces import interfaces, read_words
from generator.output.search import search_index, searchable
from generator.output.store import CACHE, Store, program_digest
from generator.pages.finding import Passages, abbreviations, findable
from generator.pages.plan import editions_of
from generator.sources import read_sources
from tests.archives.project import CONTENT
from tests.small_sites import PROJECT, tree

LARGEST = 100_000
"""Bytes that a piece of the index may have at 1,000 briefings."""


def index_of(site: Path) -> dict[str, bytes]:
    return tree(site / search.FOLDER)


def text_of(lang: str, path: str, *passages: tuple[str, str], facets: tuple[tuple[str, str], ...] = ()) -> Passages:
    return Passages(path, lang, Localised("Tên", lang), "", facets, passages)


def words_of(lang: str) -> list[str]:
    """Return every word of the hcmc briefings in a language, as often as it stands there."""
    sources = sorted((CONTENT["hcmc"] / "briefings").glob(f"*.{lang}.md"))
    return [word for path in sources for word in path.read_text(encoding="utf-8").split("---")[2].split()]


def synthetic(number: int) -> Iterator[Passages]:
    """Yield so many briefings of about 6 KB, of words as frequent as in the hcmc ones. They are Vietnamese: its
    syllables are few and come often, so that its pieces are larger than those of English (64 KB)."""
    chance = random.Random(31)
    words = words_of("vi")
    for one in range(number):
        passages = tuple((f"p{n + 1}", " ".join(chance.choices(words, k=55))) for n in range(20))
        people = {("person", f"person-{chance.randrange(210)}") for _ in range(5)}
        facets = (("kind", "briefing"), ("year", str(2015 + one % 10)), *sorted(people))
        yield text_of("vi", f"vi/b/{one}.html", *passages, facets=facets)


def test_pieces_are_small_at_a_thousand_briefings(tmp_path: Path) -> None:
    made = search_index(list(synthetic(1000)), (), tmp_path / "cache")
    assert made.problems == ()
    sizes = {name: len(data) for name, data in made.files.items() if "/index/" in name}
    assert len(sizes) > 20 and max(sizes.values()) < LARGEST, sorted(sizes.values())[-3:]


def test_the_same_archive_gives_the_same_bytes(project: Path, found_site: Path, tmp_path: Path) -> None:
    first = index_of(found_site)
    assert len(first) > 60 and any(name.startswith("filter/") for name in first)
    archive, _, _ = read_sources(Options(project, found_site))
    editions = editions_of(archive, interfaces(read_words(project, Store(None, program_digest()))))
    for number in range(3):
        found = list(findable(editions))
        made = search_index(found, abbreviations(archive), tmp_path / str(number))
        assert {name.removeprefix("pagefind/"): data for name, data in made.files.items()} == first


def test_two_processes_build_the_same_site(project: Path, tmp_path: Path) -> None:
    for seed in "12":
        command = [sys.executable, str(PROJECT / "build.py"), "--root", str(project), "--output", str(tmp_path / seed)]
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True)
    assert tree(tmp_path / "1") == tree(tmp_path / "2") and "pagefind/pagefind.js" in tree(tmp_path / "1")


def test_only_what_is_needed_is_published(found_site: Path) -> None:
    names = {name for name in index_of(found_site) if "/" not in name}
    unneeded = {name for name in names if "ui" in name or "highlight" in name}
    assert unneeded == set() and {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "state.js"} <= names


def test_nothing_is_indexed_again_until_a_text_changes(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "root"
    shutil.copytree(project, root, ignore=shutil.ignore_patterns("site", CACHE))
    options = Options(root, root / "site", search=True)
    build(options)
    before = index_of(root / "site")
    runs = []
    real = search._run
    monkeypatch.setattr(search, "_run", lambda *given: runs.append(1) or real(*given))
    again = build(options)
    assert (runs, again.written, index_of(root / "site")) == ([], (), before)
    (root / "templates/changes.html").write_text("{% extends 'base.html' %}", encoding="utf-8")
    build(options)
    assert runs == []
    source = next((root / "content/briefings").glob("2021*.vi.md"))
    source.write_text(source.read_text(encoding="utf-8") + "\nMột đoạn hoàn toàn mới.\n", encoding="utf-8")
    build(options)
    assert runs == [1] and index_of(root / "site") != before


@pytest.mark.parametrize("damage", [b"", b"x" * 400, None])
def test_a_damaged_cache_is_as_good_as_none(tmp_path: Path, damage: bytes | None) -> None:
    found, cache = [text_of("vi", "vi/a.html", ("p1", "Một câu."))], tmp_path / "deep" / "cache"
    made = search_index(found, (), cache)
    data = cache.read_bytes()
    cache.write_bytes(data[:-5] + b"54321" if damage is None else damage)
    assert search_index(found, (), cache) == made and cache.read_bytes() == data


def test_a_cache_that_cannot_be_written_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    made = search_index([text_of("vi", "vi/a.html", ("p1", "Một câu."))], (), tmp_path / "file" / "cache")
    assert made.problems == () and len(made.files) > 5


def test_settings_of_pagefind_lying_about_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [text_of("vi", "vi/a.html", ("p1", "Một câu về đối ngoại."))]
    plain = search_index(found, (), tmp_path / "1")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pagefind.toml").write_text('root_selector = "#nothing"\n')
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "#nothing")
    assert search_index(found, (), tmp_path / "2") == plain


def test_what_is_deleted_is_no_longer_found(project: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(project, root, ignore=shutil.ignore_patterns("site", CACHE))
    source = root / "content/people/nguoi-moi.md"
    source.write_text("---\nname: {family: Người, given: Mới}\n---\n", encoding="utf-8")
    options = Options(root, root / "site", search=True)
    build(options)
    fragments = {name for name in index_of(root / "site") if name.startswith("fragment/")}
    source.unlink()
    result = build(options)
    after = {name for name in index_of(root / "site") if name.startswith("fragment/")}
    assert not result.failed and len(after) == len(fragments) - 2, result.problems


def broken(*_: object, **__: object) -> None:
    raise subprocess.CalledProcessError(1, "pagefind", stderr=b"a line\nno space left\n")


def test_a_pagefind_that_fails_is_said_in_one_line_and_the_site_is_whole(
    project: Path, found_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search.subprocess, "run", broken)
    output = tmp_path / "site"
    result = build(Options(project, output, search=True))
    assert [(one.severity, one.message) for one in result.problems] == [
        (
            WARNING,
            "Pagefind failed (exit status 1: no space left), so the site has no full-text search — build again, or with --no-search",
        )
    ]
    pages = {path.relative_to(found_site) for path in found_site.rglob("*.html")}
    assert {path.relative_to(output) for path in output.rglob("*.html")} == pages
    assert list(index_of(output)) == ["state.js"]
    assert (output / "vi/tim-kiem.html").read_bytes() == (found_site / "vi/tim-kiem.html").read_bytes()


ENTRY = b'{"languages": {"vi": {"hash": "a"}}}'
ODD = {
    "no entry": {},
    "no JSON": {"pagefind-entry.json": b"of another release"},
    "other JSON": {"pagefind-entry.json": b'{"languages": []}'},
    "another mark": {"pagefind-entry.json": ENTRY, "pagefind.a.pf_meta": gzip.compress(b"pagefind_other")},
    "nothing behind the mark": {"pagefind-entry.json": ENTRY, "pagefind.a.pf_meta": gzip.compress(b"pagefind_dcd")},
    "cut short": {"pagefind-entry.json": ENTRY, "pagefind.a.pf_meta": gzip.compress(b"pagefind_dcd")[:15]},
    "not packed": {"pagefind-entry.json": ENTRY, "pagefind.a.pf_meta": b"pagefind_dcd"},
}


@pytest.mark.parametrize("files", ODD.values(), ids=ODD)
def test_an_index_of_another_form_is_said_as_any_failure(
    files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(command: list[str], **_: object) -> None:
        out = Path(command[command.index("--output-path") + 1])
        out.mkdir()
        for name, data in files.items():
            (out / name).write_bytes(data)

    monkeypatch.setattr(search.subprocess, "run", other)
    made = search_index([text_of("vi", "vi/a.html", ("p1", "Một câu."))], (), tmp_path / "cache")
    assert [one.message.partition(" (")[0] for one in made.problems] == ["Pagefind failed"]
    assert list(made.files) == ["pagefind/state.js"]


def test_with_strict_it_stops_the_build(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search.subprocess, "run", broken)
    result = build(Options(project, tmp_path / "site", strict=True, search=True))
    assert result.failed and not (tmp_path / "site").exists()


def test_a_pagefind_that_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", absent)
    made = search_index([text_of("vi", "vi/a.html", ("p1", "x"))], (), tmp_path / "cache")
    (problem,) = made.problems
    assert problem.severity == WARNING and problem.message == (
        "Pagefind is not installed, so the site has no full-text search — pip install -e ., or build with --no-search"
    )


def test_an_unknown_form_of_index_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_NEEDED", search.re.compile("pagefind-entry.json"))
    made = search_index([text_of("vi", "vi/a.html", ("p1", "x"))], (), tmp_path / "cache")
    assert "its files are not of the form that this program knows" in made.problems[0].message


def test_no_search_leaves_the_index_out(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--root", str(project), "--output", str(tmp_path / "site")]
    assert main(arguments) == 0 and (tmp_path / "site/pagefind/pagefind.js").is_file()
    assert main([*arguments, "--no-search"]) == 0
    assert list(index_of(tmp_path / "site")) == ["state.js"]
    assert "warning" not in capsys.readouterr().err


def test_an_archive_with_nothing_in_it_needs_no_index(tmp_path: Path) -> None:
    made = search_index([], (), tmp_path / "cache")
    assert made.problems == () and list(made.files) == ["pagefind/state.js"]


def test_what_is_indexed_is_escaped_and_spelt_for_pagefind() -> None:
    page = text_of(
        "vi", "vi/a.html", ("p1", "Đối “ngoại” <b> & ASEAN–Trung Quốc, TP. HCM, TP HCM"), facets=(("a", '"'),)
    )
    html = searchable(page, search._abbreviation_pattern(["TPHCM"]))
    assert "Ḏối “ngoại” &lt;b&gt; &amp; ASEAN \u2060–\u2060 Trung" in html
    assert "TP\u2027HCM, TP\u2062HCM" in html and "a:&quot;" in html
