"""Twenty mistakes in one archive: all are reported in one run, in order, and the site of before is untouched."""

from __future__ import annotations

from pathlib import Path

from tests.problems.cases import read
from tests.small_sites import small_site

CASES = {case.title: case for case in read(Path(__file__).parent / "cases" / "twenty.txt")}


def test_twenty_mistakes_are_reported_in_one_run_and_in_order(tmp_path: Path) -> None:
    case = CASES["Twenty mistakes"]
    site = small_site(tmp_path, case.given)
    site.built()
    before = site.tree()
    times = {path: (site.output / path).stat().st_mtime_ns for path in before}
    site.write(case.own)
    reported = case.reported(site)
    assert len(reported) == 20
    places = [(line.split(":")[0], int(line.split(":")[1]), int(line.split(":")[2])) for line in reported]
    assert places == sorted(places), "by file, line and column"
    assert reported == case.expected
    assert site.tree() == before
    assert {path: (site.output / path).stat().st_mtime_ns for path in before} == times


def test_mended_the_site_is_built(tmp_path: Path) -> None:
    case = CASES["Twenty mistakes"]
    site = small_site(tmp_path, case.given)
    site.built()
    before = site.tree()
    names = [path.relative_to(site.root) for path in (site.root / "content").rglob("*") if path.is_file()]
    kept = {name: (site.root / name).read_bytes() for name in names}
    templates = {path: path.read_bytes() for path in (site.root / "templates").glob("*.html")}
    site.write(case.own)
    for path in [path for path in (site.root / "content").rglob("*") if path.is_file()]:
        name = path.relative_to(site.root)
        path.write_bytes(kept[name]) if name in kept else path.unlink()
    for path, data in templates.items():
        path.write_bytes(data)
    site.built()
    assert site.tree() == before
