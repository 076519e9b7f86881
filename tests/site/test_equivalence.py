"""The law: after any edits, a build that goes on from the last one makes the same bytes as a build from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.build import build
from generator.output.memory import Memory
from generator.output.store import Store, program_digest
from tests.small_sites import (
    PNG,
    PROJECT,
    SITE,
    SmallSite,
    briefing,
    document,
    event,
    folders,
    page,
    person,
    small_site,
)

BODIES = [
    "Một câu.",
    "Bùi Thanh Sơn nói về Nghị quyết 31.",
    "Ông [ấy](person:son).\n\n## Hai\n\n- Lê Hòa\n- b",
    "[trước](briefing:2024-01-01-a#p1)",
]
STEMS = ["2024-01-01-a", "2024-02-02-b", "khong-ngay", "2023-01-01-c"]


def put(text: str) -> Callable[[SmallSite], None]:
    return lambda site: site.write(text) and None


def delete(path: str) -> Callable[[SmallSite], None]:
    return lambda site: (site.root / path).unlink(missing_ok=True)


def from_project(path: str, old: str, new: str) -> Callable[[SmallSite], None]:
    """Put a file of the project back, with other words."""
    text = (PROJECT / path).read_text(encoding="utf-8")
    assert old in text
    return lambda site: site.write_bytes(path, (text.replace(old, new) if old else text).encode()) and None


EDITS: dict[str, Callable[[SmallSite], None]] = {
    **{f"write {stem} {n}": put(briefing(stem, body)) for stem in STEMS for n, body in enumerate(BODIES)},
    "write 2024-01-01-a empty": put(briefing(STEMS[0], "")),
    **{f"translate {stem}": put(briefing(stem, "Bùi Thanh Sơn spoke.", "en", "vi")) for stem in STEMS[:2]},
    **{f"draft {stem}": put(briefing(stem, "x", draft="true")) for stem in STEMS[:2]},
    **{
        f"withdraw {stem} {why}": put(
            briefing(stem, "Bùi Thanh Sơn.", withdrawn=f"{{date: 2026-02-02, reason: {why}}}")
        )
        for stem in STEMS[:2]
        for why in ("Một", "Hai")
    },
    "withdraw without a text": put(briefing(STEMS[0], "", withdrawn="{date: 2026-02-02, reason: Một}", former="[cu]")),
    "withdraw in translation": put(briefing(STEMS[0], "Bùi Thanh Sơn spoke.", "en", "vi", withdrawn="{reason: One}")),
    **{f"delete {stem}": delete(f"content/briefings/{stem}.vi.md") for stem in STEMS},
    "delete a translation": delete("content/briefings/2024-01-01-a.en.md"),
    "move": put(briefing("2024-01-01-a", "Một câu.", slugs="{vi: mot, en: one}", event="hop")),
    "break": put('-- content/people/son.md --\n---\nname: "x\n---\n'),
    "rename": put(person("son", "Bùi Thanh Sớn", aliases="[Bùi Thanh Sơn]")),
    "rename back": put(person("son", "Bùi Thanh Sơn")),
    "another person": put(person("hoa", "Lê Hoà")),
    "a namesake": put(person("hoa-b", "Lê Hòa")),
    "no namesake": delete("content/people/hoa-b.md"),
    "a note": put("-- content/people/son.vi.md --\nGhi chú.\n"),
    "no note": delete("content/people/son.vi.md"),
    "a document": put(document("31-nq", issued="2022-12-30", short="{vi: [Nghị quyết 31]}")),
    "a later document": put(document("31-nq", issued="2025-12-30", short="{vi: [Nghị quyết 31]}")),
    "an event": put(event("hop", date="2024-01")),
    "a page": put(page("about", "![Ảnh](a.png)")),
    "no page": delete("content/pages/about.vi.md"),
    "a file for the top": put("-- content/files/.well-known/x --\nMột.\n"),
    "another file for the top": put("-- content/files/.well-known/x --\nHai.\n"),
    "no file for the top": delete("content/files/.well-known/x"),
    "a file where a page is": put("-- content/files/vi/ban-tin/2024-02-02-b.html --\nMột.\n"),
    "no file where a page is": delete("content/files/vi/ban-tin/2024-02-02-b.html"),
    "a publisher": put(SITE.replace("licence:", "publisher: {name: Hội Thử}\nlicence:")),
    "the example's settings": put(SITE.replace("archive.test", "archive.example")),
    "settings as they were": put(SITE),
    "a picture": lambda site: site.write_bytes("content/images/a.png", PNG) and None,
    "another picture": lambda site: site.write_bytes("content/images/a.png", PNG + b"x") and None,
    "terms": put("-- content/terms.yaml --\n- {vi: a, en: b, basis: press}\n"),
    "no terms": delete("content/terms.yaml"),
    "a template": from_project("templates/parts/cards.html", '<li class="card">', '<li class="card x">'),
    "that template as it was": from_project("templates/parts/cards.html", "", ""),
    "a catalogue": from_project("translations/vi/LC_MESSAGES/messages.po", 'msgstr "Nhân vật"', 'msgstr "Người"'),
    "that catalogue as it was": from_project("translations/vi/LC_MESSAGES/messages.po", "", ""),
    "a style": lambda site: site.write_bytes("templates/static/style/2-sheet.css", b"/* x */") and None,
}
OPTIONS = [{}, {}, {}, {"drafts": True}, {"base_url": "https://khac.example/"}, {"repository": "o/repo"}]
STEP = st.tuples(st.sampled_from(sorted(EDITS)), st.sampled_from(range(len(OPTIONS))))


def follow(folder: Path, script: list[tuple[str, int]], memory: Memory | None = None, every: int = 3) -> None:
    """Build after every edit, with what the earlier builds have left; compare in the end, and ``every`` so
    many edits if a build has succeeded then."""
    shutil.rmtree(folder, ignore_errors=True)
    site = small_site(folder, person("son", "Bùi Thanh Sơn"), briefing(STEMS[0], BODIES[1]))
    good = build(site.options(), memory)
    assert not good.failed
    for number, (edit, chosen) in enumerate(script):
        before = site.tree()
        EDITS[edit](site)
        result = build(site.options(**OPTIONS[chosen]), memory)
        if result.failed:
            assert site.tree() == before, f"{edit}: a failed build touched the site"
        elif number == len(script) - 1 or number % every == every - 1:
            fresh = folder / f"fresh-{number}"
            clean = site.build(output=fresh, **OPTIONS[chosen])
            assert not clean.failed
            assert memory or site.keys(fresh) == site.keys(), f"after {edit}"
            assert site.tree() == site.tree(fresh), f"after {edit}"
            assert folders(site.output) == folders(fresh)
            again = build(site.options(**OPTIONS[chosen]), memory)
            assert (again.written, again.deleted) == ((), ())


SCRIPTS = {
    "come and go": [("write 2024-02-02-b 0", 0), ("delete 2024-02-02-b", 0), ("delete 2024-01-01-a", 0)],
    "a translation": [("translate 2024-01-01-a", 0), ("delete a translation", 0), ("delete 2024-01-01-a", 0)],
    "an orphan": [("translate 2024-01-01-a", 0), ("delete 2024-01-01-a", 0), ("write 2024-01-01-a 0", 0)],
    "broken and mended": [("break", 0), ("write 2024-02-02-b 1", 0), ("rename back", 0)],
    "a draft": [("draft 2024-01-01-a", 3), ("draft 2024-01-01-a", 0), ("write 2024-01-01-a 1", 0)],
    "withdrawn": [
        ("write 2024-02-02-b 3", 0),
        ("withdraw 2024-01-01-a Một", 0),
        ("withdraw 2024-01-01-a Hai", 0),
        ("withdraw without a text", 0),
        ("withdraw 2024-02-02-b Một", 0),
        ("write 2024-01-01-a 1", 0),
    ],
    "withdrawn in both languages": [
        ("translate 2024-01-01-a", 0),
        ("withdraw 2024-01-01-a Một", 0),
        ("withdraw in translation", 0),
        ("write 2024-01-01-a 0", 0),
        ("translate 2024-01-01-a", 0),
    ],
    "a paragraph lost while withdrawn": [
        ("write 2024-02-02-b 3", 0),
        ("withdraw without a text", 0),
        ("write 2024-01-01-a empty", 0),
        ("write 2024-02-02-b 3", 0),
        ("write 2024-01-01-a 0", 0),
    ],
    "addresses": [("an event", 0), ("move", 0), ("write 2024-01-01-a 2", 0), ("move", 4)],
    "what all pages share": [("a template", 0), ("a catalogue", 4), ("that template as it was", 0), ("a style", 0)],
    "names": [
        ("a document", 0),
        ("another person", 0),
        ("write 2024-01-01-a 2", 0),
        ("a namesake", 0),
        ("a later document", 0),
    ],
    "files for the top": [
        ("a file for the top", 0),
        ("another file for the top", 0),
        ("no file for the top", 0),
        ("write 2024-02-02-b 0", 0),
        ("a file where a page is", 0),
        ("no file where a page is", 0),
    ],
    "files before pages": [
        ("a file where a page is", 0),
        ("a file for the top", 0),
        ("write 2024-02-02-b 0", 0),
        ("delete 2024-02-02-b", 0),
        ("no file where a page is", 0),
        ("write 2024-02-02-b 0", 0),
    ],
    "who publishes": [
        ("a publisher", 0),
        ("the example's settings", 0),
        ("another person", 5),
        ("a publisher", 5),
        ("settings as they were", 4),
        ("the example's settings", 0),
    ],
    "pictures": [("a page", 0), ("a picture", 0), ("another picture", 0), ("no page", 0)],
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_a_build_that_goes_on_equals_one_from_nothing(script: list[tuple[str, int]], tmp_path: Path) -> None:
    follow(tmp_path / "archive", script)


def test_one_process_that_goes_on_equals_one_from_nothing(tmp_path: Path) -> None:
    """As `serve` does, through all of these edits."""
    script = [step for steps in SCRIPTS.values() for step in steps]
    follow(tmp_path / "archive", script, Memory(Store(None, program_digest())), every=7)


@settings(
    max_examples=7, deadline=None, phases=[Phase.explicit, Phase.generate], derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(STEP, min_size=3, max_size=6))
def test_any_script_of_edits_ends_in_the_same_bytes(tmp_path: Path, script: list[tuple[str, int]]) -> None:
    follow(tmp_path / "archive", script)


def test_a_server_that_keeps_what_it_has_read_makes_the_same_bytes(tmp_path: Path) -> None:
    """As `serve` does, which gives the same state to every build."""
    state = Memory(Store(None, program_digest()))
    site = small_site(
        tmp_path / "archive", person("a", "Lê Văn Anh"), briefing(STEMS[0], "Đoạn 2.\n\nĐoạn 3."), briefing(STEMS[1])
    )
    for edit in (
        lambda: site,
        lambda: site.edit(f"content/briefings/{STEMS[0]}.vi.md", "Đoạn 3.", "Lê Văn Anh ở đoạn 3."),
        lambda: site.edit("content/people/a.md", "Văn", "Thị"),
        lambda: site.edit("templates/base.html", "</main>", "</main><!-- x -->"),
        lambda: site.edit("translations/vi/LC_MESSAGES/messages.po", 'msgstr "Trích dẫn', 'msgstr "Cách trích dẫn'),
        lambda: site.remove(f"content/briefings/{STEMS[1]}.vi.md"),
    ):
        edit()
        assert not build(site.options(), state).failed
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        site.built(output=tmp_path / "clean")
        assert site.tree() == site.tree(tmp_path / "clean")
