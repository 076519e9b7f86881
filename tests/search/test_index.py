"""The index: the same bytes every time, small pieces, few of them touched by a change, and everything of the archive in it."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.core.kinds import CODES, KINDS
from generator.language.text import syllable_key
from generator.output import sharing
from generator.search import segment
from generator.search.block import IndexBlock, opened, packed_block
from generator.search.findable import SearchEntry
from generator.search.index import SMALL
from generator.search.postings import ALPHABET, listed, run
from generator.search.segment import cut, packed_segment
from generator.search.sizes import pieces_for, text_files
from tests.archives.project import CONTENT, Project
from tests.small_sites import PROJECT, SmallSite, briefing, person, small_site, tree

LARGEST = 60_000
"""Bytes that a piece of the index may have, gzipped."""
TOUCHED = 40
"""Files of the index that one briefing more may touch."""


def value_of(text: str) -> Any:
    """Return what a piece of the index holds."""
    said = re.fullmatch(r'archive\.found\("[\w-]+",(.*)\)\n', text, re.DOTALL)
    assert said
    return json.loads(said[1])


def piece(site: Path, lang: str, name: str) -> Any:
    return value_of((site / f"search/{lang}/{name}.js").read_text(encoding="utf-8"))


def numbers(text: str) -> list[int]:
    """Return the numbers of a text of postings, as the browser reads them."""
    found, value, weight = [], 0, 1
    for letter in text:
        digit = ALPHABET.index(letter)
        value, weight = value + digit % 32 * weight, weight * 32
        if digit < 32:
            found.append(value)
            value, weight = 0, 1
    assert weight == 1
    return found


def documents(postings: str) -> dict[int, list[int]]:
    """Return the places of a form by document."""
    found: dict[int, list[int]] = {}
    rest, document = iter(numbers(postings)), 0
    for step in rest:
        document += step
        place = 0
        for _ in range(next(rest) or next(rest)):
            place += next(rest)
            found.setdefault(document, []).append(place)
    return found


def entry(*texts: str, key: str = "a") -> SearchEntry:
    units = tuple((f"p{number}", text) for number, text in enumerate(texts, 1))
    return SearchEntry(f"vi/b/{key}.html", "Tên", "", "", units, (("kind", "briefing"),))


def words_of(blocks: list[bytes], number: int = 1) -> dict[str, dict[str, dict[int, list[int]]]]:
    """Return, by key and written form, the places of a segment."""
    found: dict[str, dict[str, dict[int, list[int]]]] = {}
    for one in cut(packed_segment(number, *blocks)).pieces:
        for line in one.split("\n"):
            key, *rest = line.split(" ")
            found.setdefault(key, {}).update(
                (key if form == "-" else form, documents(said))
                for form, said in zip(rest[::2], rest[1::2], strict=True)
            )
    return found


# Postings


def test_what_is_written_can_be_read() -> None:
    chance = random.Random(7)
    for most in (3, 10_000_000):
        values = sorted({chance.randrange(10**8) for _ in range(200)})
        steps = numbers(listed(values))
        assert [sum(steps[: at + 1]) for at in range(len(steps))] == values, most


def test_a_segment_tells_every_place_of_every_form() -> None:
    blocks = [
        packed_block("vi", (), 16, entry("Đối ngoại, đối ngoại.", "Hòa hoà"), entry("đội")),
        packed_block("vi", (), 16, entry("Một"), entry("Đổi mới và đối ngoại")),
    ]
    found = words_of(blocks)
    forms = {syllable_key(form): form for form in ("đối", "đội", "đổi")}
    assert {forms[form]: places for form, places in found["doi"].items()} == {
        "đối": {0: [80, 82], 3: [83]}, "đội": {1: [80]}, "đổi": {3: [80]},
    }  # fmt: skip
    assert found["hoa"] == {"hoà": {0: [100, 101]}} and found["mot"][syllable_key("một")] == {2: [80]}
    assert found["ten"] == {"tên": {number: [0] for number in range(4)}}


def test_of_common_words_the_first_places_are_kept_and_of_rare_ones_all() -> None:
    texts = [entry(" ".join(["và"] * 9 + ["hiếm"] * (9 if number == 3 else 0))) for number in range(40)]
    found = words_of([packed_block("vi", (), 4, *texts)])
    assert {len(places) for places in found["va"]["và"].values()} == {4} and len(found["va"]["và"]) == 40
    assert [len(places) for places in found["hiem"][syllable_key("hiếm")].values()] == [9]


def test_all_forms_of_a_key_share_its_room() -> None:
    texts = [entry(" ".join(["đối"] * 9), *([" ".join(["đội"] * 9)] if number % 2 else [])) for number in range(40)]
    found = words_of([packed_block("vi", (), 3, *texts)])["doi"]
    assert [(len(places), {*map(len, places.values())}) for places in found.values()] == [(40, {2}), (20, {2})]


def test_a_run_says_where_it_is_cut() -> None:
    places = [(document, list(range(5))) for document in range(3)]
    assert run(places, 5)[:2] == run(places, 4)[:2] == (0, 2)
    assert documents(f"A{run(places, 5).text}") == dict(places)
    assert documents(f"A{run(places, 4).text}") == {document: list(range(4)) for document in range(3)}


# Pieces


def synthetic(number: int) -> Iterator[SearchEntry]:
    """Yield so many briefings of about 6 KB, of words as frequent as in the Vietnamese ones of the hcmc archive: the
    syllables of Vietnamese are few and come often, so that its pieces are the larger."""
    sources = sorted((CONTENT["hcmc"] / "briefings").glob("*.vi.md"))
    words = [word for path in sources for word in path.read_text(encoding="utf-8").split("---")[2].split()]
    chance = random.Random(31)
    for one in range(number):
        yield entry(*(" ".join(chance.choices(words, k=55)) for _ in range(20)), key=str(one))


def test_pieces_are_small_at_a_thousand_briefings() -> None:
    entries = list(synthetic(900))
    blocks = [packed_block("vi", (), 16, *entries[start : start + 100]) for start in range(0, 900, 100)]
    size = sum(len(one.units) for one in entries)
    pieces = cut(packed_segment(pieces_for(size, newest=False), *blocks)).pieces
    sizes = [len(gzip.compress(one.encode())) for one in pieces]
    assert len(sizes) > 100 and max(sizes) < LARGEST, max(sizes)
    newest = cut(packed_segment(pieces_for(2_000, newest=True), *blocks[:1])).pieces
    assert len(newest) <= 14 and max(len(gzip.compress(one.encode())) for one in newest) < LARGEST


def test_pieces_are_cut_where_their_heads_say() -> None:
    blocks = [packed_block("vi", (), 16, *synthetic(10))]
    some = cut(packed_segment(7, *blocks))
    assert 3 <= len(some.pieces) <= 7 and list(some.cuts) == sorted(some.cuts)
    for start, one in zip(some.cuts, some.pieces, strict=True):
        assert one.startswith(f"{start} ")
    assert words_of(blocks, 7) == words_of(blocks)


def test_a_key_with_very_many_postings_has_several_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = [packed_block("vi", (), 16, *synthetic(10))]
    whole = words_of(blocks)
    monkeypatch.setattr(segment, "MOST", 200)
    divided = cut(packed_segment(200, *blocks))
    assert words_of(blocks, 200) == whole and len(divided.pieces) <= 200
    assert list(divided.cuts) == sorted(divided.cuts) and max(map(divided.cuts.count, divided.cuts)) > 1
    for start, one in zip(divided.cuts, divided.pieces, strict=True):
        assert one.startswith(f"{start} ")
    assert max(len(one) for one in divided.pieces if divided.cuts.count(one.partition(" ")[0]) > 1) < 400


def test_a_text_more_leaves_other_files_of_texts_as_they_are() -> None:
    from generator.pages.facet import known
    from generator.search.findable import Findable

    def files(keys: list[int]) -> set[tuple[str, tuple[int, ...]]]:
        sources = [Findable(f"2024-{key:03}", 26, known(entry("x"))) for key in keys]
        return {(name, tuple(keys[start:end])) for name, start, end in text_files("2024", sources, small=False)}

    everything = list(range(300))
    before = files(everything)
    assert sorted(key for _, some in before for key in some) == everything
    for gone in (0, 150, 299):
        assert len(files([key for key in everything if key != gone]) - before) <= 2


# Sites


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """An archive that is large enough for two segments."""
    stems = [
        f"{2021 + number * 4 // (SMALL + 10)}-01-{number % 28 + 1:02}-tin-{number}" for number in range(SMALL + 10)
    ]
    texts = [briefing(stem, f"Tin thứ {stem[-2:]} nói về cảng.", date=stem[:10]) for stem in stems]
    site = small_site(tmp_path_factory.mktemp("grown"), *texts, person("son", "Bùi Thanh Sơn"))
    site.built()
    return site


def touched(site: SmallSite, before: dict[str, bytes]) -> set[str]:
    """Return the files of the index that are not what they were."""
    after = site.tree()
    paths = {path for path in before.keys() | after.keys() if path.startswith("search/")}
    return {path for path in paths if before.get(path) != after.get(path)}


def test_one_briefing_more_touches_only_the_newest_quarter(grown: SmallSite) -> None:
    before = grown.tree()
    assert {"search/vi/old-w0.js", "search/vi/now-w0.js"} <= before.keys()
    grown.write(briefing("2024-03-31-moi", "Một tin mới về cảng.", date="2024-03-31", people="{son: Ông}")).built()
    changed = touched(grown, before)
    assert 0 < len(changed) <= TOUCHED
    assert not any(re.search(r"/(old-|2021|2022|2023)", path) for path in changed), changed
    assert "Một tin mới về cảng." in "".join(grown.html(path) for path in changed)


def test_the_newest_year_is_divided_by_quarters_as_far_as_months_are_known(grown: SmallSite) -> None:
    def names() -> set[str]:
        return {re.sub("-[0-9a-f]+[.]js$", "", one) for one in grown.tree() if re.match(r"search/vi/20", one)}

    before = names()
    years = {f"search/vi/{year}" for year in (2021, 2022, 2023)}
    assert before == {*years, "search/vi/2024-q1"}
    grown.write(
        briefing("2024-04-01-tu", "Một.", date="2024-04-01"),
        briefing("2024-12-01-chap", "Hai.", date="2024-12"),
        briefing("2024-nam", "Ba.", date="2024"),
    ).built()
    assert names() == before | {"search/vi/2024", "search/vi/2024-q2", "search/vi/2024-q4"}
    assert "Một." in grown.html(next(one for one in grown.tree() if one.startswith("search/vi/2024-q2")))
    for stem in "2024-04-01-tu", "2024-12-01-chap", "2024-nam":
        grown.remove(f"content/briefings/{stem}.vi.md")
    grown.built()
    assert names() == before


def test_what_is_deleted_is_no_longer_found(grown: SmallSite) -> None:
    grown.write(briefing("2024-12-30-tam", "Chỉ ở đây: quỳnh.", date="2024-12-30")).built()
    assert "quynh" in "".join(text.decode() for path, text in grown.tree().items() if path.startswith("search/"))
    grown.remove("content/briefings/2024-12-30-tam.vi.md").built()
    assert "quynh" not in "".join(text.decode() for path, text in grown.tree().items() if path.startswith("search/"))


def test_drafts_and_what_is_withdrawn_are_not_found(tmp_path: Path) -> None:
    site = small_site(
        tmp_path,
        briefing("2024-01-01-a", "Một tin."),
        briefing("2024-01-02-b", "Bản nháp: quỳnh.", draft="true"),
        briefing("2024-01-03-c", "Đã rút: quỳnh.", withdrawn="{date: 2024-02-01, reason: Sai.}"),
    )
    site.built()
    assert "quynh" not in "".join(text.decode() for path, text in site.tree().items() if path.startswith("search/"))
    site.built(drafts=True)
    assert "quynh" in "".join(text.decode() for path, text in site.tree().items() if path.startswith("search/"))


def test_two_processes_build_the_same_index(project: Path, tmp_path: Path) -> None:
    for seed, jobs in ("1", "1"), ("2", "2"):
        command = [sys.executable, str(PROJECT / "build.py"), "--root", str(project), "--output", str(tmp_path / seed)]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([*command, "--jobs", jobs], env=environment, check=True, capture_output=True)
    assert tree(tmp_path / "1") == tree(tmp_path / "2") and "search/vi/head.js" in tree(tmp_path / "1")


def test_a_block_is_made_once_and_then_remembered(grown: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []
    real = sharing._made
    monkeypatch.setattr(sharing, "_made", lambda some: made.extend(some) or real(some))
    grown.write(briefing("2021-01-05-xua", "Một tin xưa.", date="2021-01-05")).built()
    assert len(made) == 2, "the block of its year and the segment that holds it"
    made.clear()
    grown.edit("templates/search.html", "<h1>", "<h1 hidden>").built()
    assert made == []


def test_everything_of_the_registers_is_found_by_name(found_site: Path, project: Path) -> None:
    for lang in CODES:
        head = piece(found_site, lang, "head")
        for kind in (one for one in KINDS if one.plural and not one.paired):
            keys = {path.stem for path in (project / "content" / kind.folder).glob("*.md") if "." not in path.stem}
            assert {thing[1] for thing in head["things"] if thing[0] == kind.name} == keys, kind.name
        terms = [thing for thing in head["things"] if thing[0] == "term"]
        assert len(terms) > 80 and all("#term-" in thing[2] for thing in terms)
        for thing in head["things"]:
            path, _, anchor = thing[2].partition("#")
            assert not anchor or f'id="{anchor}"' in (found_site / path).read_text(encoding="utf-8")
            assert (found_site / path).is_file()


def test_an_office_stands_with_its_day(found_site: Path) -> None:
    for lang, said in ("vi", "tính đến"), ("en", "as of"):
        people = [thing for thing in piece(found_site, lang, "head")["things"] if thing[0] == "person"]
        lines = [thing[5] for thing in people if thing[5]]
        assert len(lines) > 5 and all(re.search(rf", {said} .*\d{{4}}$", line) for line in lines), lines


def test_texts_lead_to_paragraphs_that_are_there(found_site: Path) -> None:
    for lang in CODES:
        (segment,) = piece(found_site, lang, "head")["segments"]
        found = [one for name, _ in segment["texts"] for one in piece(found_site, lang, name)]
        assert len(found) == sum(count for _, count in segment["texts"])
        briefings = [one for one in found if one[0]]
        assert len(briefings) == 5
        for href, title, _, _, units in briefings:
            page = (found_site / href).read_text(encoding="utf-8")
            assert title and len(units) > 5
            assert all(f'id="{anchor}"' in page for anchor, _ in units if anchor), href


def test_an_archive_of_nothing_has_an_index_of_nothing(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.built()
    head = piece(site.output, "vi", "head")
    assert head["things"] == [] and head["segments"] == [
        {"name": "now", "cuts": [], "texts": [], "filed": []},
    ]


def test_what_is_shown_is_what_was_written() -> None:
    block: IndexBlock = opened(packed_block("vi", (), 16, entry('“Đối” <b> & "x" \\ \u2028')))
    assert json.loads(block.texts[0])[4] == [["p1", '“Đối” <b> & "x" \\ \u2028']]


def test_the_index_is_no_address_that_lasts(project: Path) -> None:
    said = Project(project).say("addresses")
    assert "search/" not in said.stdout
