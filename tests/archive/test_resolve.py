"""Resolving: what becomes a link, what is a mention, and what is reported because it could be more than one thing."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator.archive.items import Text
from generator.archive.passages import Hole
from generator.core.model import IMAGE
from tests.small_sites import PNG, SmallSite, briefing, document, event, page, person, small_site

SON = person("bui-thanh-son", "Bùi Thanh Sơn")
NEN = person("nguyen-van-nen", "Nguyễn Văn Nên")
NQ31 = document(
    "31-nq-tw-2022", symbol="31-NQ/TW", issued="2022-12-30", short="{vi: [Nghị quyết 31], en: [Resolution 31]}"
)
STEM = "2024-05-01-tin"


def text_of(site: SmallSite, kind: str = "briefing", key: str = STEM, lang: str = "vi") -> Text:
    return site.archive().items[kind][key].texts[lang]


def holes(text: Text) -> list[tuple[str, Hole]]:
    """Return (anchor, link) of every link to something of the registers, in order."""
    passages = text.passages
    found = [(one.anchor, piece) for one in passages for piece in one.pieces if isinstance(piece, Hole)]
    return [(anchor, piece) for anchor, piece in found if piece.scheme != IMAGE]


def links(text: Text) -> list[tuple[str, str]]:
    """Return (anchor, words) of every link to something of the registers, in order."""
    return [(anchor, hole.label.replace("\xa0", " ")) for anchor, hole in holes(text)]


def mentions(text: Text) -> list[tuple[str, str, str]]:
    """Return (thing, anchor, words) of every mention, in order."""
    units = {unit.anchor: unit.text for block in text.body for unit in block.units}
    assert all(0 <= one.start < one.end <= len(units[one.anchor]) for one in text.mentions)
    return [(one.key, one.anchor, units[one.anchor][one.start : one.end]) for one in text.mentions]


def site(folder: Path, body: str, *others: str, **fields: str) -> SmallSite:
    return small_site(folder, SON, NEN, NQ31, briefing(STEM, body, **fields), *others)


# Linking and mentions


def test_the_first_of_each_section_is_a_link_and_every_one_a_mention(tmp_path: Path) -> None:
    body = (
        "Bùi Thanh Sơn và Bùi Thanh Sơn.\n\nÔng Bùi Thanh Sơn.\n\n## Hai\n\nBùi Thanh Sơn, Nguyễn Văn Nên.\n\n"
        "### Ba\n\n- a\n- Bùi Thanh Sơn\n- Bùi Thanh Sơn"
    )
    text = text_of(site(tmp_path, body))
    assert links(text) == [
        ("p1", "Bùi Thanh Sơn"), ("p3", "Bùi Thanh Sơn"), ("p3", "Nguyễn Văn Nên"), ("p4", "Bùi Thanh Sơn"),
    ]  # fmt: skip
    assert [(key, anchor) for key, anchor, _ in mentions(text)] == [
        ("bui-thanh-son", "p1"), ("bui-thanh-son", "p1"), ("bui-thanh-son", "p2"), ("bui-thanh-son", "p3"),
        ("nguyen-van-nen", "p3"), ("bui-thanh-son", "p4-2"), ("bui-thanh-son", "p4-3"),
    ]  # fmt: skip
    assert text.linked.targets == (("person", "bui-thanh-son"), ("person", "nguyen-van-nen"))


def test_an_explicit_link_is_always_one_and_counts_as_the_first(tmp_path: Path) -> None:
    body = (
        "[Bộ trưởng](person:bui-thanh-son) và Bùi Thanh Sơn, [ông *Sơn*](person:bui-thanh-son)."
        "\n\n## Hai\n\nBùi Thanh Sơn"
    )
    text = text_of(site(tmp_path, body))
    assert links(text) == [("p1", "Bộ trưởng"), ("p1", "ông <em>Sơn</em>"), ("p2", "Bùi Thanh Sơn")]
    assert mentions(text) == [
        ("bui-thanh-son", "p1", "Bộ trưởng"), ("bui-thanh-son", "p1", "Bùi Thanh Sơn"),
        ("bui-thanh-son", "p1", "ông Sơn"), ("bui-thanh-son", "p2", "Bùi Thanh Sơn"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "a **b** `c` Bùi Thanh Sơn d", "a\nb Bùi\nThanh Sơn c", "a  \nb Bùi Thanh Sơn",
        "- a\n- b *c* Bùi Thanh Sơn\n  - Bùi Thanh Sơn",
        "| a | **b** |\n|---|---|\n| Bùi Thanh Sơn | x Bùi Thanh Sơn |",
        "t\n: a\n: b [Nên](person:nguyen-van-nen) Bùi Thanh Sơn",
        "a[^1] Bùi Thanh Sơn\n\n[^1]: b Bùi Thanh Sơn.\n\n    c Bùi Thanh Sơn",
        "a &amp; Bùi Thanh Sơn \\* Bùi Thanh Sơn", "Bùi Thanh Sơn",
        "[a](lang:en) Bùi Thanh Sơn ![b](c.png) Bùi Thanh Sơn", "1. a\n\n   Bùi Thanh Sơn\n\n   b Bùi Thanh Sơn",
    ],
)  # fmt: skip
def test_a_mention_knows_its_words_wherever_it_stands(body: str, tmp_path: Path) -> None:
    text = text_of(site(tmp_path, body).write_bytes("content/images/c.png", PNG))
    named = [words for key, _, words in mentions(text) if key == "bui-thanh-son"]
    assert len(named) == body.replace("\n", " ").count("Bùi Thanh Sơn")
    assert {" ".join(words.split()) for words in named} == {"Bùi Thanh Sơn"}


@pytest.mark.parametrize(
    "body",
    [
        "## Bùi Thanh Sơn", "## Hai\n\n### *Bùi Thanh Sơn*", "> Bùi Thanh Sơn", "> a\n>\n> - Bùi Thanh Sơn",
        "`Bùi Thanh Sơn`", "```\nBùi Thanh Sơn\n```", "    Bùi Thanh Sơn",
        "[Bùi Thanh Sơn](https://archive.example/)", "[Bùi Thanh Sơn](lang:en)", "- a\n\n  > Bùi Thanh Sơn",
        "- a\n\n      Bùi Thanh Sơn", "t\n: > Bùi Thanh Sơn", "a[^1]\n\n[^1]: > Bùi Thanh Sơn", "- ## Bùi Thanh Sơn",
        "![Bùi Thanh Sơn](c.png)", "**Bùi** Thanh Sơn",
    ],
)  # fmt: skip
def test_names_are_left_alone_in_headings_quotes_code_and_links(body: str, tmp_path: Path) -> None:
    text = text_of(site(tmp_path, f"a\n\n{body}").write_bytes("content/images/c.png", PNG))
    assert mentions(text) == []


def test_a_link_of_another_kind_holds_no_second_link(tmp_path: Path) -> None:
    text = text_of(site(tmp_path, "[Nghị quyết 31 và Bùi Thanh Sơn](resolution:31-nq-tw-2022)"))
    assert [key for key, *_ in mentions(text)] == ["31-nq-tw-2022"]
    assert links(text) == [("p1", "Nghị quyết 31 và Bùi Thanh Sơn")]


def test_decomposed_sources_name_the_same_people(tmp_path: Path) -> None:
    composed = site(tmp_path / "a", "Ông Bùi Thanh Sơn.")
    decomposed = small_site(tmp_path / "b")
    for path in sorted((composed.root / "content").rglob("*.md")):
        text = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
        decomposed.write_bytes(path.relative_to(composed.root).as_posix(), text.encode())
    assert mentions(text_of(decomposed)) == mentions(text_of(composed)) != []


def test_each_language_has_its_own_forms(tmp_path: Path) -> None:
    english = briefing(STEM, "Resolution 31, not Nghị quyết 31, and Bùi Thanh Sơn.", "en", "vi")
    both = site(tmp_path, "Nghị quyết 31, không phải Resolution 31.", english)
    assert [words for *_, words in mentions(text_of(both))] == ["Nghị quyết 31"]
    assert [words for *_, words in mentions(text_of(both, lang="en"))] == ["Resolution 31", "Bùi Thanh Sơn"]


def test_a_form_in_words_of_another_language_is_left_alone(tmp_path: Path) -> None:
    assert mentions(text_of(site(tmp_path, "A [Bùi Thanh Sơn](lang:en) b"))) == []


def test_aliases_are_found_and_a_note_does_not_link_to_itself(tmp_path: Path) -> None:
    son = person("bui-thanh-son", "Bùi Thanh Sơn", aliases="[Sơn Bùi]")
    note = "-- content/people/bui-thanh-son.vi.md --\nBùi Thanh Sơn, tức Sơn Bùi, gặp Nguyễn Văn Nên.\n"
    found = small_site(tmp_path, son, NEN, note, briefing(STEM, "Ông Sơn Bùi."))
    assert mentions(text_of(found)) == [("bui-thanh-son", "p1", "Sơn Bùi")]
    assert [words for _, words in links(text_of(found, "person", "bui-thanh-son"))] == ["Nguyễn Văn Nên"]


def test_texts_about_the_archive_link_but_are_no_mentions_of_briefings(tmp_path: Path) -> None:
    found = site(tmp_path, "Một câu.", page("about", "Ông Bùi Thanh Sơn."))
    assert [words for _, words in links(text_of(found, "page", "about"))] == ["Bùi Thanh Sơn"]
    assert found.archive().naming == {}


# Choosing


HOMONYMS = (person("le-hoa-a", "Lê Thị Hòa"), person("le-hoa-b", "Lê Thị Hoà"))


def test_homonyms_are_reported_and_never_linked(tmp_path: Path) -> None:
    found = site(tmp_path, "Một.\n\nBà Lê Thị Hòa nói. Lê Thị Hòa", *HOMONYMS)
    assert mentions(text_of(found)) == []
    (line,) = found.findings()
    assert line == (
        "content/briefings/2024-05-01-tin.vi.md:12:4: warning: "
        "“Lê Thị Hòa” may be more than one thing, and is not linked "
        "— write [Lê Thị Hòa](person:le-hoa-a) or [Lê Thị Hòa](person:le-hoa-b), or list it under nolink"
    )


def test_the_one_who_is_listed_under_people_is_meant(tmp_path: Path) -> None:
    found = site(tmp_path, "Bà Lê Thị Hoà.", *HOMONYMS, people="{le-hoa-b: Giám đốc}")
    assert mentions(text_of(found)) == [("le-hoa-b", "p1", "Lê Thị Hoà")] and found.findings() == []


def test_two_who_are_listed_are_still_two(tmp_path: Path) -> None:
    found = site(tmp_path, "Bà Lê Thị Hoà.", *HOMONYMS, people="{le-hoa-b: a, le-hoa-a: b}")
    assert mentions(text_of(found)) == [] and any("may be more than one thing" in line for line in found.findings())


@pytest.mark.parametrize("listed", ["Lê Thị Hòa", "lê thị hòa", "Lê Thị Hoà", "Lê  Thị Hòa"])
@pytest.mark.parametrize("written", ["Lê Thị Hòa", "Lê Thị Hoà", "Lê\nThị Hòa"])
def test_what_stands_under_nolink_is_left_alone_however_it_is_spelt(listed: str, written: str, tmp_path: Path) -> None:
    found = site(tmp_path, f"Bà {written}, {written}.", *HOMONYMS, nolink=f"[{listed}]")
    assert mentions(text_of(found)) == [] and found.findings() == []


def test_an_explicit_link_settles_one_place_only(tmp_path: Path) -> None:
    found = site(tmp_path, "Bà [Lê Thị Hòa](person:le-hoa-a). Lê Thị Hòa.", *HOMONYMS)
    assert [key for key, *_ in mentions(text_of(found))] == ["le-hoa-a"] and len(found.findings()) >= 1


def test_an_ambiguous_name_is_reported_once_whatever_the_line_breaks(tmp_path: Path) -> None:
    found = site(tmp_path, "Bà Lê Thị Hòa.\n\nBà Lê\nThị Hòa. Lê Thị Hòa.", *HOMONYMS)
    assert len([line for line in found.findings() if "may be more than one thing" in line]) == 1


def test_every_problem_is_one_line(tmp_path: Path) -> None:
    found = site(tmp_path, "Bà Lê\nThị Hòa.", *HOMONYMS)
    assert len(found.findings()) == 1 and found.findings()[0].startswith("content/")


AGAIN = document("31-nq-tw-2027", symbol="31-NQ/TW", issued="2027-03", short="{vi: [Nghị quyết 31]}")


@pytest.mark.parametrize(
    ("date", "key"),
    [("2022-12-29", None), ("2022-12-30", "31-nq-tw-2022"), ("2022-12", "31-nq-tw-2022"), ("2022", "31-nq-tw-2022"),
     (
         "2024-05-01", "31-nq-tw-2022",
     ), ("2027-02-28", "31-nq-tw-2022"), ("2027-03-01", None), ("2030", None), ("2021", None)],
)  # fmt: skip
def test_a_number_counts_from_its_issue_on_and_only_while_it_is_one(date: str, key: str | None, tmp_path: Path) -> None:
    found = site(tmp_path, "Về Nghị quyết 31.", AGAIN, date=date)
    assert [named for named, *_ in mentions(text_of(found))] == ([key] if key else [])
    assert len(found.findings()) == (0 if key else 1)


def test_without_a_date_the_day_of_the_article_or_of_coming_here_counts(tmp_path: Path) -> None:
    early = "{publisher_basis: unknown, published: 2022-01-01}"
    assert mentions(text_of(site(tmp_path / "a", "Nghị quyết 31.", date="", source=early))) == []
    later = "{publisher_basis: unknown, published: 2023-01-01}"
    assert len(mentions(text_of(site(tmp_path / "b", "Nghị quyết 31.", date="", source=later)))) == 1
    assert len(mentions(text_of(site(tmp_path / "c", "Nghị quyết 31.", date="", added="2026-01-01")))) == 1


def test_a_document_whose_issue_is_not_established_is_not_linked_silently(tmp_path: Path) -> None:
    undated = document("kl-14", short="{vi: [Kết luận 14]}")
    found = site(tmp_path, "Về Kết luận 14.", undated)
    assert mentions(text_of(found)) == []
    (line,) = found.findings()
    assert "[Kết luận 14](resolution:kl-14)" in line and "2024-05-01" in line


def test_an_explicit_link_to_a_later_document_is_the_writers_own(tmp_path: Path) -> None:
    found = site(tmp_path, "Về [Nghị quyết 31](resolution:31-nq-tw-2022).", date="2020-01-01")
    assert [key for key, *_ in mentions(text_of(found))] == ["31-nq-tw-2022"] and found.findings() == []


def test_a_person_and_a_document_of_one_form_are_two(tmp_path: Path) -> None:
    both = document("son", short="{vi: [Bùi Thanh Sơn]}", issued="2020")
    found = site(tmp_path, "Ông Bùi Thanh Sơn.", both)
    assert mentions(text_of(found)) == [] and any("may be more than one thing" in line for line in found.findings())


# Wrong targets


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("person:bui-thanh-so", "there is no person:bui-thanh-so — did you mean person:bui-thanh-son?"),
        ("person:zzz", "there is no person:zzz — check its name"),
        ("resolution:31-NQ-TW-2022", "there is no resolution:31-NQ-TW-2022 — did you mean resolution:31-nq-tw-2022?"),
        ("event:hoi-nghi", "there is no event:hoi-nghi — check its name"),
        ("person:", "the link names no person — write person: and the name of its file"),
        (f"briefing:{STEM}#p9", f"briefing:{STEM} has no #p9 — check the paragraph's number"),
        ("#p9", "there is no #p9 in this text — "),
        ("#zzzz", "there is no #zzzz in this text — check its name"),
    ],
)  # fmt: skip
def test_a_link_to_what_is_not_there_is_an_error_with_its_place(link: str, message: str, tmp_path: Path) -> None:
    found = site(tmp_path, f"Một [hai]({link}).").findings()
    assert len(found) == 1
    assert found[0].startswith(f"content/briefings/{STEM}.vi.md:10:5: {message}")


def test_a_paragraph_of_another_briefing_can_be_linked(tmp_path: Path) -> None:
    other = briefing("2024-01-01-truoc", "a\n\n## Đề mục\n\n- b\n- c\n\nd {#p2a}")
    body = " ".join(f"[x](briefing:2024-01-01-truoc#{anchor})" for anchor in ("p1", "p2-2", "p2a", "h-de-muc"))
    text = text_of(site(tmp_path, body, other))
    assert [hole.fragment for _, hole in holes(text)] == ["p1", "p2-2", "p2a", "h-de-muc"]


def test_a_paragraph_that_only_the_other_language_has_is_linked_in_that_language_only(tmp_path: Path) -> None:
    """The reader of the shorter text is not sent to a place that is not there."""
    other = (briefing("2024-01-01-truoc", "a\n\nb"), briefing("2024-01-01-truoc", "a", "en", "vi"))
    found = site(
        tmp_path,
        "[x](briefing:2024-01-01-truoc#p2)",
        briefing(STEM, "[x](briefing:2024-01-01-truoc#p2)", "en", "vi"),
        *other,
    )
    found.built()
    assert '/2024-01-01-truoc.html#p2"' in found.html(f"vi/ban-tin/{STEM}.html")
    assert '/2024-01-01-truoc.html#p2"' not in found.html(f"en/briefings/{STEM}.html")


def test_pictures_must_exist(tmp_path: Path) -> None:
    found = site(tmp_path, "a ![b](anh-1.png)").write_bytes("content/images/anh-2.png", PNG)
    (line,) = found.findings()
    assert ":10:3: there is no picture content/images/anh-1.png — did you mean anh-2.png?" in line


@pytest.mark.parametrize(
    "name", ["anh.png", "chup/anh.png", "anh mot.png", "anh#1.png", "anh?.png", "100%.png", "ảnh.png"]
)
def test_a_picture_is_shown_from_where_it_is_copied(name: str, tmp_path: Path) -> None:
    from urllib.parse import quote, unquote, urlsplit

    found = site(tmp_path, f"a ![b]({quote(name)})").write_bytes(f"content/images/{name}", PNG)
    found.built()
    (source,) = [part.split('"')[0] for part in found.html(f"vi/ban-tin/{STEM}.html").split('<img src="')[1:]]
    parts = urlsplit(source)
    assert " " not in source and not parts.query and not parts.fragment
    assert (found.output / "vi/ban-tin" / unquote(parts.path)).read_bytes() == PNG


# What exists in one language only


def test_a_link_to_what_this_language_lacks_says_so(tmp_path: Path) -> None:
    other = briefing("2024-01-01-truoc", "a")
    english = briefing(STEM, "[before](briefing:2024-01-01-truoc) [Sơn](person:bui-thanh-son)", "en", "vi")
    found = site(tmp_path, "[trước](briefing:2024-01-01-truoc)", english, other)
    found.built()
    html = found.html(f"en/briefings/{STEM}.html")
    assert '>before</a> <span class="only">(only in Vietnamese)</span>' in html
    assert '>Sơn</a> <span class="only">' not in html
    assert (
        '<span class="only">'
        not in found.html(f"vi/ban-tin/{STEM}.html").split('<div class="prose">')[1].split("</div>\n</div>")[0]
    )


# Drafts


def test_a_draft_is_built_only_when_asked_for(tmp_path: Path) -> None:
    found = site(tmp_path, "Bùi Thanh Sơn.", draft="true")
    assert STEM not in found.archive().items["briefing"] and found.archive().naming == {}
    assert found.built(drafts=True) and (found.output / f"vi/ban-tin/{STEM}.html").is_file()
    assert found.built().deleted and not (found.output / f"vi/ban-tin/{STEM}.html").exists()


def test_a_draft_original_hides_its_translation_and_a_draft_translation_is_missing(tmp_path: Path) -> None:
    hidden = site(tmp_path / "a", "a", briefing(STEM, "b", "en", "vi"), draft="true")
    assert hidden.archive().items["briefing"] == {}
    missing = site(tmp_path / "b", "a", briefing(STEM, "b", "en", "vi", draft="true"))
    assert list(missing.archive().items["briefing"][STEM].texts) == ["vi"]
    assert list(missing.archive(drafts=True).items["briefing"][STEM].texts) == ["vi", "en"]


@pytest.mark.parametrize(
    "texts",
    [
        (briefing("2024-06-01-sau", f"Một [hai](briefing:{STEM})."),),
        (briefing("2024-06-01-sau", "a"), event("hop", sources=f'["briefing:{STEM}"]')),
        (document("x", sources=f'["briefing:{STEM}"]'),),
        (person("x", "Lê A", offices=f"[{{title: {{vi: a}}, from: 2020, source: 'briefing:{STEM}'}}]"),),
        (document("x", related=f"[{{to: 31-nq-tw-2022, as: related, source: 'briefing:{STEM}'}}]"),),
    ],
    ids=["body", "event", "document", "office", "relation"],
)
def test_whatever_leads_to_a_draft_is_an_error_that_says_so(texts: tuple[str, ...], tmp_path: Path) -> None:
    found = site(tmp_path, "a", *texts, draft="true")
    (line,) = found.findings()
    assert f"{STEM}" in line and "is a draft" in line
    assert found.findings(drafts=True) == []


def test_a_paragraph_of_a_draft_translation_does_not_count(tmp_path: Path) -> None:
    translated = briefing(STEM, "a\n\nb", "en", "vi", draft="true")
    found = site(tmp_path, "a", translated, briefing("2024-06-01-sau", f"[x](briefing:{STEM}#p2)"))
    (line,) = found.findings()
    assert "has no #p2" in line


# Mentions on pages


def test_a_person_page_lists_every_briefing_with_its_lines(tmp_path: Path) -> None:
    other = briefing("2023-01-01-truoc", "Lần đầu: Bùi Thanh Sơn.", people="{bui-thanh-son: Thứ trưởng}")
    body = "Bùi Thanh Sơn một. Bùi Thanh Sơn hai.\n\nBùi Thanh Sơn ba."
    found = site(tmp_path, body, other, people="{bui-thanh-son: Bộ trưởng}")
    found.built()
    html = found.html("vi/nhan-vat/bui-thanh-son.html")
    assert html.index("2024-05-01-tin.html") < html.index("2023-01-01-truoc.html")
    assert "Lần đầu: <b>Bùi Thanh Sơn</b>." in html and "<b>Bùi Thanh Sơn</b> ba." in html
    assert html.count("<blockquote") == 3, "one line for each paragraph"
    assert "Thứ trưởng" in html and "Bộ trưởng" in html


def test_mentions_of_one_language_are_shown_to_readers_of_both(tmp_path: Path) -> None:
    found = site(tmp_path, "Ông Bùi Thanh Sơn.", people="{bui-thanh-son: Bộ trưởng}")
    found.built()
    assert '<blockquote lang="vi">' in found.html("en/people/bui-thanh-son.html")


# Subjects


def organisation(key: str, vi: str, en: str, **fields: str) -> str:
    more = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"-- content/organisations/{key}.md --\n---\nname: {{vi: {vi}, en: {en}}}\n{more}---\n"


def test_a_subject_is_found_by_its_names_and_aliases_in_each_language(tmp_path: Path) -> None:
    ministry = organisation("bo", "Bộ Ngoại giao", "Foreign Ministry", aliases="{vi: [BNG], en: [MFA]}")
    english = briefing(STEM, "The Foreign Ministry, the MFA and BNG.", "en", "vi")
    archive = site(tmp_path, "Bộ Ngoại giao, BNG, MFA.", ministry, english).archive()
    texts = archive.items["briefing"][STEM].texts
    assert mentions(texts["vi"]) == [("bo", "p1", "Bộ Ngoại giao"), ("bo", "p1", "BNG")]
    assert mentions(texts["en"]) == [("bo", "p1", "Foreign Ministry"), ("bo", "p1", "MFA")]


def test_what_prose_does_not_link_is_mentioned_all_the_same(tmp_path: Path) -> None:
    city = organisation("tp", "Thành phố", "City", prose="false")
    text = text_of(site(tmp_path, "Thành phố và Bùi Thanh Sơn. Về [nơi này](organisation:tp).", city))
    assert mentions(text) == [
        ("tp", "p1", "Thành phố"), ("bui-thanh-son", "p1", "Bùi Thanh Sơn"), ("tp", "p1", "nơi này"),
    ]  # fmt: skip
    assert links(text) == [("p1", "Bùi Thanh Sơn"), ("p1", "nơi này")]


def test_a_longer_name_of_a_subject_hides_the_one_within(tmp_path: Path) -> None:
    whole, part = organisation("bo", "Bộ Ngoại giao", "Ministry"), organisation("ban", "Đảng ủy Bộ Ngoại giao", "Party")
    text = text_of(site(tmp_path, "Đảng ủy Bộ Ngoại giao làm việc với Bộ Ngoại giao.", whole, part))
    assert [thing for thing, _, _ in mentions(text)] == ["ban", "bo"]
