"""Templates: a mistake in one is a problem at its line, and addresses from the root are made to fit where a page stands."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.output.templates import placed
from generator.pages.page import ROOTED, WHOLE, Page
from generator.pages.view_values import Frame
from tests.small_sites import SmallSite, briefing, lines, person, small_site

BLOCK = "{% block main %}"
PERSON = "templates/person.html"


def site(folder: Path) -> SmallSite:
    return small_site(
        folder, briefing("2024-01-01-a", "Bùi Thanh Sơn.", people="{son: Ông}"), person("son", "Bùi Thanh Sơn")
    )


def with_line(folder: Path, code: str, path: str = "templates/briefing.html") -> tuple[SmallSite, int]:
    """Put a line of code into the body of a template; return where it stands."""
    found = site(folder)
    found.built()
    found.edit(path, BLOCK, f"{BLOCK}\n{code}")
    text = (found.root / path).read_text(encoding="utf-8")
    return found, text[: text.index(f"{BLOCK}\n{code}")].count("\n") + 2


MISTAKES = {
    "a name that is not there": "{{ nope }}",
    "a name within one that is not there": "{{ nope.x }}",
    "a part that a value has not": "{{ chrome.nope }}",
    "a part of a part that a value has not": "{{ chrome.title.nope }}",
    "a macro that is not there": "{{ nope('x') }}",
    "a call with the wrong arguments": "{{ part('footer.html') }}",
    "arithmetic": "{{ 1 / 0 }}",
    "adding words to numbers": "{{ 1 + 'a' }}",
    "a number that is none": '{{ "x"|number }}',
    "a template that is not there": '{% include "gone.html" %}',
    "a template within itself": '{% include "briefing.html" %}',
    "a placeholder without its value": '{{ _("%(x)s") }}',
    "a statement without an end": "{% if view %}",
    "a statement without its words": "{% if %}{% endif %}",
    "a filter that is not there": '{{ "a"|nope }}',
    "a test that is not there": "{% if view is nope %}{% endif %}",
    "a mark never closed": "{{ view",
    "a tag that is not there": "{% nope %}",
    "a loop over nothing that can be looped over": "{% for x in 3 %}{% endfor %}",
    "an endless macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
}


@pytest.mark.parametrize("code", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_template_is_a_problem_at_its_line(code: str, tmp_path: Path) -> None:
    found, line = with_line(tmp_path, code)
    before = found.tree()
    result = found.build()
    assert result.failed and found.tree() == before
    said = lines(result.problems)
    assert all(re.match(r"templates/\w+\.html:\d+:\d+: .+ — ", one) for one in said)
    assert all("Traceback" not in one and str(tmp_path) not in one and 'File "' not in one for one in said)
    # What is never ended is noticed further down, and what never ends wherever the limit is reached.
    if code not in ("{% if view %}", "{{ view", MISTAKES["a template within itself"]):
        assert any(one.startswith(f"templates/briefing.html:{line}:") for one in said)


@pytest.mark.parametrize("code", ["{{ nope }}", '{% include "gone.html" %}', "{{ chrome.nope }}"])
def test_one_mistake_is_one_problem_however_many_pages_it_spoils(code: str, tmp_path: Path) -> None:
    found, line = with_line(tmp_path, code)
    found.write(briefing("2024-01-02-b"), briefing("2024-01-03-c"))
    assert [one.rpartition(" — ")[0].partition(": ")[0] for one in lines(found.build().problems)] == [
        f"templates/briefing.html:{line}:1"
    ]


def test_a_missing_template_is_a_problem(tmp_path: Path) -> None:
    found = site(tmp_path)
    found.remove("templates/person.html")
    result = found.build()
    assert result.failed and not found.output.exists()
    assert all(
        one.startswith("templates/person.html:1:1: ") and str(tmp_path) not in one for one in lines(result.problems)
    )


def test_a_template_that_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    found = site(tmp_path).write_bytes("templates/person.html", b"\xff\xfe")
    assert lines(found.build().problems) == ["templates/person.html:1:1: the template is not UTF-8 — save it as UTF-8"]


@pytest.mark.parametrize(
    ("path", "code", "line"),
    [("atom.xml", "\n{% if %}", 2), ("parts/cards.html", "\n{% nope %}", 2), ("robots.txt", "{{", 1)],
)
def test_a_template_of_any_kind_that_is_no_jinja_is_a_problem(path: str, code: str, line: int, tmp_path: Path) -> None:
    found = site(tmp_path).write_bytes(f"templates/{path}", code.encode())
    (said,) = lines(found.build().problems)
    assert said.startswith(f"templates/{path}:{line}:1: ") and not found.output.exists()


def test_no_templates_and_no_catalogues_are_problems(tmp_path: Path) -> None:
    import shutil

    found = site(tmp_path)
    shutil.rmtree(found.root / "templates")
    shutil.rmtree(found.root / "translations" / "vi")
    said = lines(found.build().problems)
    assert [one.partition(":")[0] for one in said] == ["templates", "translations/vi/LC_MESSAGES/messages.po"]


def test_mistakes_of_templates_and_content_come_together(tmp_path: Path) -> None:
    found = site(tmp_path)
    found.edit(PERSON, "{% block", "{% nope %}{% block").edit("templates/base.html", "<html", "{% if %}<html")
    found.write(briefing("2024-01-02-b", date="hôm qua")).edit(
        "translations/vi/LC_MESSAGES/messages.po", '"Nhân vật"', '"Nhân vật'
    )
    assert len({one.partition(":")[0] for one in lines(found.build().problems)}) == 4


def test_what_a_view_does_not_give_is_empty_and_no_mistake(tmp_path: Path) -> None:
    found, _ = with_line(tmp_path, "[{{ place or 'none' }}{% if event %}x{% endif %}]")
    found.built()
    assert "[none]" in found.html("vi/ban-tin/2024-01-01-a.html")


def test_a_text_from_content_is_escaped_wherever_a_template_prints_it(tmp_path: Path) -> None:
    found, _ = with_line(tmp_path, "[{{ title }}][{{ heading }}]")
    found.edit("content/briefings/2024-01-01-a.vi.md", "title: Tin", "title: <i>&")
    found.built()
    html = found.html("vi/ban-tin/2024-01-01-a.html")
    assert html.count("[&lt;i&gt;&amp;") == 2 and "<i>" not in html


def test_files_beside_the_templates_are_no_templates(tmp_path: Path) -> None:
    found = site(tmp_path).write(
        "-- templates/static/demo.html --\n{% nope %}\n", "-- templates/notes.txt --\n{% nope %}\n"
    )
    found.built()
    assert found.html("static/demo.html") == "{% nope %}\n" and not (found.output / "notes.txt").exists()


def test_what_editors_leave_beside_a_style_is_not_published(tmp_path: Path) -> None:
    found = site(tmp_path).write(
        *(f"-- templates/static/{name} --\nx\n" for name in ("a.css~", "4913", "#a.css#", "a.swp"))
    )
    found.built()
    assert not any("a.css" in path or "4913" in path or path.endswith(".swp") for path in found.tree())


# Links


NAME = st.text(alphabet="ab-", min_size=1, max_size=3)
PATH = st.lists(NAME, min_size=1, max_size=4).map(lambda parts: "/".join(parts) + ".html")


def link(here: str, there: str, links: str = "relative", base: str = "https://archive.example/kho/") -> str:
    """Return where a link leads that a template wrote from the root of the site."""
    page = Page(Frame(here), "a.html", "vi", lambda tools: {}, {}, links=links)
    return placed(f'<a href="/{there}">', page, base).split('"')[1]


@given(PATH, PATH)
def test_links_lead_where_they_are_meant_to(here: str, there: str) -> None:
    """Whatever folder the site stands in, and opened from the disk too."""
    assert not link(here, there).startswith("/")
    for base in ("https://archive.example/", "https://archive.example/kho/", "file:///home/kho/"):
        assert urljoin(f"{base}{here}", link(here, f"{there}#p1")) == f"{base}{there}#p1"


@pytest.mark.parametrize(
    ("base", "address"), [("https://archive.example/", "/vi/"), ("https://archive.example/kho/", "/kho/vi/")]
)
def test_links_of_a_page_without_an_address_of_its_own_begin_with_the_base(base: str, address: str) -> None:
    assert link("404.html", "vi/index.html", ROOTED, base) == f"{address}index.html"
    assert link("404.html", "vi/index.html", WHOLE, base) == f"{base}vi/index.html"


def test_addresses_of_styles_pictures_and_redirects_are_made_to_fit_too() -> None:
    page = Page(Frame("vi/a/b.html"), "a.html", "vi", lambda tools: {}, {})
    text = '<img src="/a.png"><form action="/b"><meta http-equiv="refresh" content="0; url=/c.html"><a href="#d"></a>'
    fitting = '<img src="../../a.png"><form action="../../b"><meta http-equiv="refresh" content="0; url=../../c.html">'
    assert placed(text, page, "") == fitting + '<a href="#d"></a>'


def test_words_that_look_like_an_address_from_the_root_are_left_alone(tmp_path: Path) -> None:
    found = small_site(
        tmp_path, briefing("2024-01-01-a", 'Viết `<a href="/x">` hay href="/x".', summary="'href=\"/x\"'")
    )
    found.built()
    html = found.html("vi/ban-tin/2024-01-01-a.html")
    text = unescape(re.sub("<.*?>", "", html.split("<main")[1]))
    assert text.count('href="/x"') == 2 and 'content="href=&#34;/x&#34;"' in html


INCLUDING = {
    "by its name": '{% include "extra.html" %}',
    "after an apostrophe": '<p>It\'s so: {% include "extra.html" %}</p>',
    "in the other quotes": "{% include 'extra.html' %}",
    "by a name put together": '{% include "ex" ~ "tra.html" %}',
    "by a name that is set": '{% set name = "ex" ~ "tra.html" %}{% include name %}',
    "one of several": '{% include ["none.html", "ex" ~ "tra.html"] %}',
    "as a part": "{{ part('ex' ~ 'tra.html', chrome) }}",
    "that is copied too": '{% include "static/extra.svg" %}',
}


@pytest.mark.parametrize("code", INCLUDING.values(), ids=INCLUDING)
def test_pages_follow_every_template_that_they_include(code: str, tmp_path: Path) -> None:
    found = site(tmp_path)
    for words in ("Một", "Hai"):
        for name in ("extra.html", "static/extra.svg"):
            found.write_bytes(f"templates/{name}", f"<b>{words}</b>".encode())
        if words == "Một":
            found.edit("templates/briefing.html", BLOCK, f"{BLOCK}\n{code}")
        found.built()
        assert f"<b>{words}</b>" in found.html("vi/ban-tin/2024-01-01-a.html")


def test_a_template_that_no_page_includes_makes_none_stale(tmp_path: Path) -> None:
    found = site(tmp_path)
    found.built()
    found.write_bytes("templates/extra.html", b"<b></b>")
    assert found.built().written == ()


def test_a_mistake_is_found_where_the_templates_are_now(tmp_path: Path) -> None:
    found, _ = with_line(tmp_path / "a", '{% include "extra.html" %}')
    found.write_bytes("templates/extra.html", b"\n\n{{ nope }}\n")
    assert lines(found.build().problems)[0].startswith("templates/extra.html:3:")
    (tmp_path / "a").rename(tmp_path / "b")
    moved = SmallSite(tmp_path / "b")
    assert lines(moved.build().problems)[0].startswith("templates/extra.html:3:")
