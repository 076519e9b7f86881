"""Seeds: a bundle whose seed is the same would make the same pages, whatever came, went or changed elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.pages import address, data, entities
from generator.pages.bundle import Edition
from generator.pages.produce import bundles
from tests.small_sites import SmallSite, briefing, document, event, page, person, small_site
from tests.units.test_keys import EDITS, archive

COMING = {
    "a briefing at the end": [
        briefing("2024-09-01-moi", "Nguyễn Văn Nên nói về Nghị quyết 31.\n\nBùi Thanh Sơn.", people="{nen: Ông, son: Ông}"),
    ],
    "its translation": [
        briefing("2024-09-01-moi", "Nguyễn Văn Nên spoke.\n\nTwo.", "en", "vi", people="{nen: Mr}"),
    ],
    "a briefing in the past": [briefing("2021-09-01-cu", "Bùi Thanh Sơn.\n\n[Tin](briefing:2024-03-01-tin)")],
    "a briefing of an unknown date": [briefing("khong-ngay", "Nguyễn Văn Nên.", added="2020-01-01")],
    "a second report of an event": [briefing("2023-06-02-hop", "Bùi Thanh Sơn nói.", event="hop", people="{son: Ông}")],
    "a third": [briefing("2023-06-03-hop", "[Họp](event:hop) với Bùi Thanh Sơn.", event="hop", people="{son: Ông}")],
    "a namesake": [person("nen-b", "Nguyễn Văn Nên", offices="[{title: {vi: Khác}, from: 2020, source: 'https://a.example/'}]")],
    "no namesake": ["content/people/nen-b.md"],
    "an office from a briefing": [
        person("nen", "Nguyễn Văn Nên", offices="[{title: {vi: Bí thư}, from: 2020, source: 'briefing:2021-03-01-tin'}]"),
    ],
    "a note that leads to a briefing": ["-- content/people/son.vi.md --\nGhi chú về [tin](briefing:2022-03-01-tin).\n"],
    "a document that leads to another": [
        document(
            "32-kl", type="conclusion", symbol="32-KL/TW", issued="2021-01-30", short="{vi: [Kết luận 32]}",
            related="[{to: 31-nq-tw, as: leads-to, source: briefing:2023-03-01-tin}]",
        ),
    ],
    "a mention of it": [briefing("2024-10-01-kl", "Theo Kết luận 32 và Nghị quyết 31.")],
    "another date for it": [
        document("32-kl", type="conclusion", symbol="32-KL/TW", issued="2021-02-28", short="{vi: [Kết luận 32]}"),
    ],
    "another newspaper": ["-- content/sources.yaml --\nbao: {name: {vi: Báo}, site: https://bao.example/}\n"],
    "a briefing from it": [briefing("2024-11-01-bao", "Không ai.", source="{publisher: bao, publisher_basis: stated}")],
    "a former address": [briefing("2024-11-01-bao", "Không ai.", former="[xua]")],
    "a term": ["-- content/terms.yaml --\n- {vi: nói, en: spoke, basis: press}\n"],
    "a briefing that uses it": [briefing("2024-12-01-noi", "Họ nói.")],
    "a person": [person("lan", "Trần Thị Lan", aliases="[Không ai]")],
    "an event": [event("khac", date="2024-12")],
    "a page": [page("method", "[Ông](person:lan)")],
    "the first goes": [person("nen", "Nguyễn Văn Nên"), "content/briefings/2021-03-01-tin.vi.md", "content/briefings/2021-03-01-tin.en.md"],
    "a translation goes": ["content/briefings/2024-09-01-moi.en.md"],
    "the last goes": ["content/briefings/2024-12-01-noi.vi.md"],
}  # fmt: skip
"""What comes, block by block, or goes, path by path, one after the other."""


def made(site: SmallSite) -> Mapping[str, tuple[bytes, Mapping[str, bytes]]]:
    """Return the seed of every bundle, and the keys of its pages by path."""
    found = list(bundles(Edition(site.archive())))
    keys = {one.name: {page.path: page.key for page in one.make()} for one in found}
    assert len(keys) == len(found), "two bundles have one name"
    return {one.name: (one.seed, keys[one.name]) for one in found}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    return archive(tmp_path_factory.mktemp("seeds"))


@pytest.mark.parametrize(("path", "old", "new"), EDITS.values(), ids=EDITS)
def test_a_bundle_of_the_same_seed_makes_the_same_pages(path: str, old: str, new: str, site: SmallSite) -> None:
    """Whatever pages can show is in the seed by which they are passed over; most edits pass over most of them."""
    original = (site.root / path).read_bytes()
    before = made(site)
    try:
        after = made(site.edit(path, old, new))
    finally:
        site.write_bytes(path, original)
    same = [name for name in before.keys() & after.keys() if before[name][0] == after[name][0]]
    assert [name for name in same if before[name] != after[name]] == []
    assert same or path in ("content/site.yaml", "content/pages/about.vi.md"), "that stands on every page"


@pytest.mark.parametrize("many", [address.MANY, 1])
def test_whatever_comes_or_goes_is_in_the_seed_of_what_it_changes(
    many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "WHOLE_UP_TO", 2)
    monkeypatch.setattr(address, "MANY", many)
    monkeypatch.setattr(entities, "NEWEST", many)
    site = archive(tmp_path)
    before = made(site)
    for what, changes in COMING.items():
        for change in changes:
            if change.startswith("-- "):
                site.write(change)
            else:
                (site.root / change).unlink()
        after = made(site)
        same = [name for name in before.keys() & after.keys() if before[name][0] == after[name][0]]
        assert [name for name in same if before[name] != after[name]] == [], what
        assert same or what in ("another newspaper", "a page", "a term"), f"{what}: nothing was passed over"
        before = after


def test_an_edition_is_the_same_each_time(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a"), person("son", "Bùi Thanh Sơn"))
    assert made(site) == made(site)
