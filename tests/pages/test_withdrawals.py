"""A withdrawn briefing keeps its addresses as pages that say so, and is nowhere else; what leads to it still does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import archive_and_pages as plan
from generator.commands.address_record import record_addresses
from generator.core.model import ERROR
from generator.pages.published import lasting
from tests.archives.project import Project
from tests.small_sites import SmallSite, briefing, event, person, small_site

STEM, OTHER = "2024-02-02-rut", "2025-03-03-con"
SLUGS = "{vi: tin-rut, en: withdrawn-one}"
WITHDRAWN = "{date: 2026-05-06, reason: Nguồn đã gỡ bài.}"
OWN = (
    "vi/ban-tin/tin-rut.html", "en/briefings/withdrawn-one.html",
    "vi/song-ngu/tin-rut.html", "en/parallel/withdrawn-one.html",
)  # fmt: skip
TEXT = "Bùi Thanh Sơn nói ở [họp](event:hop).\n\nĐoạn rất riêng."


def withdrawn_one(**fields: str) -> str:
    given = {"slugs": SLUGS, "event": "hop", "people": "{son: Bộ trưởng}", "former": "[tin-cu]"} | fields
    return briefing(STEM, TEXT, title="Tựa đề rút", **given)


def translation(**fields: str) -> str:
    text = "Bùi Thanh Sơn spoke at the [meeting](event:hop).\n\nA very own paragraph."
    return briefing(STEM, text, "en", "vi", title="The withdrawn title", people="{son: Minister}", **fields)


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """An archive with a briefing in both languages to which a briefing, a person and an event lead."""
    leading = briefing(OTHER, f"Bùi Thanh Sơn, như [tin trước](briefing:{STEM}#p2).", people="{son: Bộ trưởng}")
    office = f"[{{title: {{vi: Bộ trưởng, en: Minister}}, from: 2021, source: 'briefing:{STEM}'}}]"
    return small_site(
        tmp_path / "archive", withdrawn_one(), translation(), leading, person("son", "Bùi Thanh Sơn", offices=office),
        event("hop", sources=f"['briefing:{STEM}']"),
    )  # fmt: skip


def withdraw(site: SmallSite, **own: str) -> SmallSite:
    return site.write(withdrawn_one(withdrawn=WITHDRAWN), translation(**own))


def main(html: str) -> str:
    found = re.search("<main.*</main>", html, re.S)
    assert found
    return found[0]


def test_every_address_says_so_in_both_languages_and_shows_no_text(site: SmallSite) -> None:
    site.built()
    before = {path for path in site.tree() if not path.startswith("search/")}
    withdraw(site, withdrawn="{reason: The source took it down.}").built(strict=True)
    assert before <= set(site.tree())
    for path in OWN:
        html = site.html(path)
        assert '<meta name="robots" content="noindex">' in html
        said = main(html)
        for words in ("Tựa đề rút", "The withdrawn title", "Nguồn đã gỡ bài.", "The source took it down."):
            assert words in said, path
        assert "đã được rút khỏi kho tư liệu ngày 6 tháng 5 năm 2026." in said
        assert "This briefing was withdrawn on 6 May 2026." in said
        assert "riêng" not in html and "very own" not in html and "not translated" not in html
    assert "Nguồn đã gỡ bài." in main(site.html(OWN[1])).partition("<section")[2]


def test_without_a_reason_of_its_own_a_translation_gives_that_of_the_original(site: SmallSite) -> None:
    withdraw(site).built(strict=True)
    assert 'Reason: <span lang="vi">Nguồn đã gỡ bài.</span>' in main(site.html(OWN[1]))
    assert "Lý do: Nguồn đã gỡ bài.</p>" in main(site.html(OWN[0]))


def test_it_is_nowhere_but_where_something_leads_to_it(site: SmallSite) -> None:
    withdraw(site).built()
    naming = {
        path
        for path, data in site.tree().items()
        if re.search(rb"tin-rut|withdrawn-one|T\xe1\xbb\xb1a \xc4\x91\xe1\xbb\x81 r\xc3\xbat", data)
    }
    redirects = {"vi/ban-tin/tin-cu.html", "vi/song-ngu/tin-cu.html"}
    leading = {
        f"vi/ban-tin/{OTHER}.html", "vi/atom.xml", "vi/nhan-vat/son.html", "en/people/son.html",
        "vi/su-kien/hop.html", "en/events/hop.html",
    }  # fmt: skip
    assert naming == {*OWN, *redirects, *leading, "data/people.json", ".manifest"}
    for path in leading:
        marked = "withdrawn" if path.startswith("en/") else "đã rút"
        links = len(re.findall(r"tin-rut\.html|withdrawn-one\.html", site.html(path)))
        assert site.html(path).count(f"({marked})") == links > 0, path
    assert '/tin-rut.html">tin trước</a> <span class="only">(đã rút)</span>' in site.html(f"vi/ban-tin/{OTHER}.html")
    assert 'content="0; url=../../vi/ban-tin/tin-rut.html"' in site.html("vi/ban-tin/tin-cu.html")
    for path in ("data/briefings.json", "data/mentions.csv", "sitemap.xml", "en/changes.html", "en/timeline.html"):
        assert STEM not in site.html(path)


def test_its_addresses_count_as_kept(site: SmallSite) -> None:
    _, pages, _ = plan(site.options())
    record_addresses(site.root, pages)
    withdraw(site).built(strict=True)
    assert site.problems() == []
    _, after, _ = plan(site.options())
    assert lasting(pages).keys() <= lasting(after).keys()


def test_a_year_without_briefings_leads_to_the_list_of_all(site: SmallSite) -> None:
    withdraw(site).built()
    assert 'url=../../vi/ban-tin/index.html"' in site.html("vi/nam/2024.html")
    assert "2024.html" not in site.html("vi/ban-tin/index.html")
    site.write(briefing("2024-09-09-moi")).built()
    assert 'http-equiv="refresh"' not in site.html("vi/nam/2024.html")


def test_of_one_language_the_other_address_stays_too_but_was_never_promised(site: SmallSite) -> None:
    site.remove(f"content/briefings/{STEM}.en.md").write(withdrawn_one(withdrawn=WITHDRAWN)).built()
    assert "Tựa đề rút" in main(site.html(OWN[1])) and "This briefing was withdrawn" in main(site.html(OWN[1]))
    assert OWN[3] not in site.tree()
    _, pages, _ = plan(site.options())
    assert OWN[0] in lasting(pages) and OWN[1] not in lasting(pages)


def test_nothing_in_it_needs_to_be_mended(site: SmallSite) -> None:
    """Not the things that it names, its text, or what a translation owes its original."""
    withdraw(site)
    path = f"content/briefings/{STEM}"
    site.edit(f"{path}.vi.md", "Đoạn rất riêng.", "[x](person:nobody) và 5.000.\n\nMới.")
    site.edit(f"{path}.vi.md", "event: hop", "event: khong-co\nplace: …")
    site.edit(f"{path}.vi.md", "{publisher_basis: unknown}", "{publisher: khong-co, publisher_basis: stated}")
    site.edit(f"{path}.en.md", "people: {son: Minister}", "people: {nobody: Minister}")
    assert site.problems(strict=True) == []
    checked = Project(site.root).say("check", "--strict")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert re.search(rf"^{STEM} +withdrawn +vi\+en .* Nguồn đã gỡ bài\.$", checked.stdout, re.M)


def test_its_text_may_be_deleted_and_what_leads_to_a_paragraph_of_it_still_leads_to_it(site: SmallSite) -> None:
    withdraw(site).edit(f"content/briefings/{STEM}.vi.md", TEXT, "").built(strict=True)
    assert '/tin-rut.html">tin trước</a>' in site.html(f"vi/ban-tin/{OTHER}.html")


MISTAKES: dict[str, tuple[str, str, str]] = {
    "true": ("true", "", "plain text stands where fields are due — write {date: …, reason: …}"),
    "a list": ("[2026-01-01]", "", "a list stands where fields are due — write {date: …, reason: …}"),
    "no date": ("{reason: Sai.}", "", "the field “date” of “withdrawn” is missing — add it"),
    "no reason": ("{date: 2026-01-01}", "", "the field “reason” of “withdrawn” is missing — add it"),
    "a month": ("{date: 2026-01, reason: Sai.}", "", "“2026-01”"),
    "no day": ("{date: 2026-02-30, reason: Sai.}", "", "February 2026 has 28 days — correct the day"),
    "another field": (WITHDRAWN[:-1] + ", by: me}", "", "“by” is not a field here — known are date, reason"),
    "a date in a translation": (WITHDRAWN, WITHDRAWN, "“date” is not a field here — known are reason"),
    "a translation alone": ("", "{reason: Gone.}", "is not withdrawn — add “withdrawn: {date: …, reason: …}” there"),
}


@pytest.mark.parametrize("case", MISTAKES.values(), ids=MISTAKES)
def test_what_is_malformed_is_told_with_its_place(case: tuple[str, str, str], site: SmallSite) -> None:
    own, other, message = case
    site.write(withdrawn_one(withdrawn=own), translation(withdrawn=other))
    problems = [one for one in site.build().problems if one.severity == ERROR]
    assert len(problems) == 1 and message in problems[0].message
    lines = (site.root / problems[0].path).read_text(encoding="utf-8").splitlines()
    assert lines[problems[0].line - 1].startswith("withdrawn:") and problems[0].column >= 1


COMMANDS: dict[str, Callable[[Project], object]] = {
    "translate": lambda project: project.say("translate", STEM),
    "stamp": lambda project: project.say("stamp", STEM),
}


@pytest.mark.parametrize("run", COMMANDS.values(), ids=COMMANDS)
def test_commands_for_translators_say_that_it_is_withdrawn(run: Callable[[Project], object], site: SmallSite) -> None:
    said = run(Project(withdraw(site).root))
    assert f"{STEM}.vi.md is withdrawn — take its “withdrawn:” out first" in said.stderr  # type: ignore[attr-defined]


def test_nobody_else_may_take_its_address(site: SmallSite) -> None:
    withdraw(site).write(briefing("2024-09-09-moi", slugs="{vi: tin-rut, en: moi}", former="[tin-rut]"))
    assert any("also that of content/briefings/2024-02-02-rut" in line for line in site.problems())
    said = Project(site.root).say("new", "Rút", "--date", "2024-02-02")
    assert f"there is a briefing {STEM} already" in said.stderr


def test_a_draft_is_not_published_whether_it_is_withdrawn_or_not(site: SmallSite) -> None:
    site.write(briefing("2024-09-09-nhap", withdrawn=WITHDRAWN, draft="true")).built()
    assert "vi/ban-tin/2024-09-09-nhap.html" not in site.tree()
    site.built(drafts=True)
    assert "đã được rút" in site.html("vi/ban-tin/2024-09-09-nhap.html")


def test_of_a_translation_whose_original_is_gone_no_date_is_said(site: SmallSite) -> None:
    withdraw(site, withdrawn="{reason: Gone.}").remove(f"content/briefings/{STEM}.vi.md").built()
    assert "This briefing was withdrawn.</p>" in site.html(f"en/briefings/{STEM}.html")
