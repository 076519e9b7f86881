"""Extending: a new kind, output or language is made in a copy of the program by the one change it should take."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest
from babel.messages.pofile import read_po, write_po

from generator.language.po import message_strings
from tests.small_sites import PROJECT, SmallSite, briefing, person, small_site
from tests.waiting import PATIENCE

ARCHIVE = (
    briefing(
        "2024-05-01-ky-ket",
        "Ông Bùi Thanh Sơn ký Hiệp định Hữu nghị.\n\nVề [hiệp định ấy](treaty:huu-nghi) thì không có gì thêm.",
        people="{bui-thanh-son: Bộ trưởng}",
    ),
    briefing(
        "2024-05-01-ky-ket",
        "Bùi Thanh Sơn signed the Friendship Treaty.",
        "en",
        "vi",
        people="{bui-thanh-son: Minister}",
    ),
    person("bui-thanh-son", "Bùi Thanh Sơn"),
)
TREATY = """\
-- content/treaties/huu-nghi.md --
---
title: {vi: Hiệp định Hữu nghị, en: Friendship Treaty}
sources: ["https://archive.example/hiep-dinh"]
---
"""


def copy_of_program(folder: Path, *texts: str) -> SmallSite:
    """Make a site with a program of its own, so that the program can be changed."""
    site = small_site(folder, *texts)
    shutil.copytree(PROJECT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "build.py", folder / "build.py")
    return site


def run(site: SmallSite, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "build.py", *arguments],
        cwd=site.root,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stderr
    return done


KIND = """
    Kind(
        "treaty", "treaties", EVENT, {"vi": "hiep-dinh", "en": "treaties"},
        N_("Treaties"), N_("Treaty"), navigation=True, subject=True,
    ),
)  # fmt: skip

TERMS = """


@pytest.fixture(scope="module")
def with_treaties(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = copy_of_program(tmp_path_factory.mktemp("treaties"), *ARCHIVE, TREATY)
    site.edit("generator/core/kinds.py", "\n)  # fmt: skip\n\nTERMS = ", KIND)
    run(site)
    return site


def test_a_new_kind_has_pages_in_every_language(with_treaties: SmallSite) -> None:
    for path, title in (
        ("vi/hiep-dinh/huu-nghi.html", "Hiệp định Hữu nghị"),
        ("en/treaties/huu-nghi.html", "Friendship Treaty"),
    ):
        html = with_treaties.html(path)
        assert re.search(rf"<h1[^>]*>\s*{title}\s*</h1>", html)
        assert 'hreflang="vi"' in html and 'hreflang="en"' in html


def test_a_new_kind_has_an_index_that_every_page_leads_to(with_treaties: SmallSite) -> None:
    for path, link in (
        ("vi/hiep-dinh/index.html", "../../vi/hiep-dinh/huu-nghi.html"),
        ("en/treaties/index.html", "../../en/treaties/huu-nghi.html"),
    ):
        assert f'href="{link}"' in with_treaties.html(path)
    assert 'href="../vi/hiep-dinh/index.html"' in with_treaties.html("vi/index.html")
    assert 'href="../../en/treaties/index.html"' in with_treaties.html("en/people/bui-thanh-son.html")
    assert 'href="../en/treaties/huu-nghi.html"' in with_treaties.html("en/subjects.html")


def test_a_new_kind_is_linked_by_scheme_and_found_by_name(with_treaties: SmallSite) -> None:
    vietnamese = with_treaties.html("vi/ban-tin/2024-05-01-ky-ket.html")
    assert vietnamese.count('<a class="ref" href="../../vi/hiep-dinh/huu-nghi.html">') == 2
    english = with_treaties.html("en/briefings/2024-05-01-ky-ket.html")
    assert '<a class="ref" href="../../en/treaties/huu-nghi.html">Friendship Treaty</a>' in english


def test_a_new_kind_lists_its_mentions(with_treaties: SmallSite) -> None:
    html = with_treaties.html("vi/hiep-dinh/huu-nghi.html")
    assert "ký <b>Hiệp định Hữu nghị</b>" in html and "Về <b>hiệp định ấy</b>" in html
    assert "Bùi Thanh Sơn" in html  # in the same paragraph


def test_a_briefing_lists_a_new_kind_among_its_facts(with_treaties: SmallSite) -> None:
    html = with_treaties.html("en/briefings/2024-05-01-ky-ket.html")
    link = '<a href="../../en/treaties/huu-nghi.html">Friendship Treaty</a>'
    assert f"<dt>Treaties</dt><dd>{link}</dd>" in html


def test_a_new_kind_has_feeds_data_and_a_schema(with_treaties: SmallSite) -> None:
    feed = ET.fromstring(with_treaties.html("en/treaties/huu-nghi.xml").encode())
    assert [one.findtext("{*}title") for one in feed.findall("{*}entry")] == ["Tin 2024-05-01-ky-ket en"]
    data = json.loads(with_treaties.html("data/treaties.json"))
    assert [one["id"] for one in data["treaties"]] == ["huu-nghi"]
    schema = json.loads(with_treaties.html("data/schema/treaties.json"))
    jsonschema.validate(data, schema)
    (record,) = json.loads(with_treaties.html("data/briefings.json"))["briefings"]
    assert record["treaties"] == ["huu-nghi"]


def test_a_new_kind_is_found_by_the_search(with_treaties: SmallSite) -> None:
    assert "Hiệp định Hữu nghị" in with_treaties.html("search/vi/head.js")
    assert '<select id="facet-treaty"' in with_treaties.html("vi/tim-kiem.html")


FEED = '''

def feed(facets: Facets) -> Iterator[Page]:
    """Yield a feed of the newest briefings."""
    cards = tuple(map(facets.card, reversed(facets.archive.listings)))
    yield Page(Frame(f"{facets.lang}/moi.xml"), "moi.xml", facets.lang, _entries, {"chrome": facets.chrome, "cards": cards})


def _entries(tools, chrome, cards):
    return {"chrome": chrome, "cards": cards}


from generator.pages.view_values import Frame

PRODUCERS += (feed,)
'''
FEED_TEMPLATE = """\
-- templates/moi.xml --
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>{{ chrome.title.text }}</title>
{% for card in cards %}
<entry><title>{{ card.link.name }}</title><link href="{{ chrome.base_url }}{{ card.link.href[1:] }}"/></entry>
{% endfor %}
</feed>
"""


def test_a_feed_is_one_function_and_its_template(tmp_path: Path) -> None:
    linked = ARCHIVE[0].replace("(treaty:huu-nghi)", "(person:bui-thanh-son)")
    site = copy_of_program(tmp_path, linked, *ARCHIVE[1:], FEED_TEMPLATE)
    plan = site.root / "generator/pages/plan.py"
    plan.write_text(plan.read_text(encoding="utf-8") + FEED, encoding="utf-8")
    run(site)
    for path, title, address in (
        ("vi/moi.xml", "Tin 2024-05-01-ky-ket vi", "vi/ban-tin/2024-05-01-ky-ket.html"),
        ("en/moi.xml", "Tin 2024-05-01-ky-ket en", "en/briefings/2024-05-01-ky-ket.html"),
    ):
        feed = ET.fromstring(site.html(path).encode())
        (entry,) = feed.findall("{*}entry")
        assert entry.findtext("{*}title") == title
        link = entry.find("{*}link")
        assert link is not None and link.get("href") == f"https://archive.example/kho/{address}"


def test_a_feed_belongs_to_the_site_like_any_page(tmp_path: Path) -> None:
    site = copy_of_program(tmp_path, FEED_TEMPLATE)
    plan = site.root / "generator/pages/plan.py"
    program = plan.read_text(encoding="utf-8")
    plan.write_text(program + FEED, encoding="utf-8")
    run(site)
    assert (site.output / "vi/moi.xml").is_file()
    plan.write_text(program, encoding="utf-8")
    run(site)
    assert not (site.output / "vi/moi.xml").exists()


FRENCH_ROW = '    Language("fr", "Français", "FR", N_("French")),\n)\nNAMES_LANGUAGE'


def filled(po: Path) -> None:
    """Translate what a catalogue lacks, in other letters: [Péople] for People."""
    with po.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if message.id and not all(message_strings(message)):
            forms = message.id if isinstance(message.id, tuple) else (message.id,)
            found = tuple("[" + re.sub(r"e(?![^{<(]*[})>])", "é", form, count=1) + "]" for form in forms)
            message.string = (found * catalogue.num_plurals)[: catalogue.num_plurals] if found[1:] else found[0]
    with po.open("wb") as file:
        write_po(file, catalogue)


@pytest.fixture(scope="module")
def with_french(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A third language: its row, and the catalogue that `messages` writes, translated."""
    linked = ARCHIVE[0].replace("(treaty:huu-nghi)", "(person:bui-thanh-son)")
    french = briefing(
        "2024-05-01-ky-ket",
        "Bùi Thanh Sơn a rencontré l’Union.\n\nEn 2019, 1.",
        "fr",
        "vi",
        people="{bui-thanh-son: Ministre}",
    )
    alone = briefing("2024-06-01-chi-tieng-viet", "Một câu.")
    site = copy_of_program(tmp_path_factory.mktemp("french"), linked, *ARCHIVE[1:], french, alone)
    site.edit("generator/core/kinds.py", ")\nNAMES_LANGUAGE", FRENCH_ROW)
    catalogues = [site.root / f"translations/{lang}/LC_MESSAGES/messages.po" for lang in ("fr", "vi")]
    said = subprocess.run(
        [sys.executable, "build.py", "messages"], cwd=site.root, capture_output=True, text=True, check=False
    )
    assert f"{catalogues[0].relative_to(site.root).as_posix()}: " in said.stdout and "not translated" in said.stderr
    for catalogue in catalogues:
        filled(catalogue)
    run(site, "messages")
    assert run(site, "messages", "--check").stderr == ""
    run(site)
    return site


def test_a_third_language_has_all_its_pages(with_french: SmallSite) -> None:
    tree = with_french.tree()
    english = {path.removeprefix("en/") for path in tree if path.startswith("en/")}
    assert english and {path.removeprefix("fr/") for path in tree if path.startswith("fr/")} == english


def test_a_third_language_speaks_its_catalogue(with_french: SmallSite) -> None:
    html = with_french.html("fr/people/index.html")
    assert '<html lang="fr">' in html and re.search(r"<h1[^>]*>\[Péople\]</h1>", html)


def test_a_third_language_stands_in_every_switcher(with_french: SmallSite) -> None:
    html = with_french.html("vi/ban-tin/2024-05-01-ky-ket.html")
    assert 'href="../../fr/briefings/2024-05-01-ky-ket.html"' in html and ">Français<" in html
    alternates = re.findall(r'<link rel="alternate" hreflang="(\w+)"', html)
    assert alternates == ["vi", "en", "fr"]
    assert 'lang="fr"' in with_french.html("index.html")


def test_a_third_language_gets_stubs_too(with_french: SmallSite) -> None:
    html = with_french.html("fr/briefings/2024-06-01-chi-tieng-viet.html")
    assert 'content="noindex"' in html and "Một câu." not in html
    assert 'href="../../vi/ban-tin/2024-06-01-chi-tieng-viet.html"' in html


def test_a_third_language_is_read_in_its_files(with_french: SmallSite) -> None:
    html = with_french.html("fr/briefings/2024-05-01-ky-ket.html")
    assert '<a class="ref" href="../../fr/people/bui-thanh-son.html">Bùi Thanh Sơn</a> a rencontré' in html
    assert "Ministre" in html


def test_a_third_language_stands_beside_both_others_with_its_own_count_of_figures(with_french: SmallSite) -> None:
    html = with_french.html("fr/parallel/2024-05-01-ky-ket.html")
    assert re.search("a rencontré.*ký Hiệp định.*signed the", html, re.DOTALL), "the page's own language comes first"
    parity = " ".join(html.partition('<p class="parity">')[2].partition("</p>")[0].split())
    assert parity.endswith(
        "[Frénch]: [3 figurés, 1 the same in both languages]. [English]: [1 figuré, 1 the same in both languages]."
    )
    assert ">Tiếng Việt</" in html and "FR+VI" not in html and "VI+EN+FR" in html


def test_the_figures_of_two_languages_are_counted_in_one_line(tmp_path: Path) -> None:
    site = small_site(tmp_path, briefing("2024-01-01-a", "Có 2."), briefing("2024-01-01-a", "Two.", "en", "vi"))
    site.built()
    parity = site.html("en/parallel/2024-01-01-a.html").partition('<p class="parity">')[2].partition("</p>")[0]
    assert parity.endswith("\n2 figures, 2 the same in both languages.\n") and "English" not in parity


def test_the_commands_know_a_third_language(with_french: SmallSite, tmp_path: Path) -> None:
    site = SmallSite(Path(shutil.copytree(with_french.root, tmp_path / "french")))
    run(site, "new", "Tin mới", "--date", "2025-01-02", "--translated", "News", "--translated", "Nouvelles")
    text = (site.root / "content/briefings/2025-01-02-tin-moi.vi.md").read_text(encoding="utf-8")
    assert "en: 2025-01-02-news\n  fr: 2025-01-02-nouvelles\n" in text
    for lang in ("en", "fr"):
        done = run(site, "translate", "2024-06-01-chi-tieng-viet")
        assert f"content/briefings/2024-06-01-chi-tieng-viet.{lang}.md: written" in done.stdout
    assert "vi+en+fr" in run(site, "check").stdout
    assert "fr" in (run(site, "schemas", "--write", "schema"), site.root / "schema/briefing.json")[1].read_text()


def test_a_third_language_is_found_by_its_search(with_french: SmallSite) -> None:
    assert [path for path in with_french.tree() if path.startswith("search/fr/")]
    assert "data-stems" not in with_french.html("fr/search.html") and "data-stems" in with_french.html("en/search.html")
