"""Every page is valid HTML, built so that readers, assistive technology and search engines find their way."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

import html5lib
import pytest

from generator.source.settings import is_example
from tests.archives.project import Project
from tests.site.dom import Element, parse
from tests.site.site import Site, none_of
from tests.site.sources import LANGUAGES
from tests.small_sites import briefing

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PHRASING_ONLY = {"p", "span", "cite", "b", "em", "strong", "sup", "sub", "time", "dt", "summary", "caption", *HEADINGS}
BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
    "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul", *HEADINGS,
}  # fmt: skip
CHILDREN = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "thead": {"tr"}, "tbody": {"tr"}, "tr": {"th", "td"},
}  # fmt: skip
"""What alone may stand in an element, as the HTML standard has it."""
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
BOTH_AT_ONCE = ("index.html", "404.html")
"""Pages that speak both languages."""


@pytest.fixture
def pages(site_of: Site) -> list[tuple[str, Element]]:
    return [(path, site_of.tree(path)) for path in site_of.paths]


def test_html_is_valid(site_of: Site) -> None:
    faults = []
    for path in site_of.paths:
        parser = html5lib.HTMLParser()
        parser.parse(site_of.folder.html(path))
        faults += [f"{path}:{place[0]}:{place[1]}: {code}" for place, code, _ in parser.errors]
    none_of(faults)


def test_elements_stand_where_they_may(pages: list[tuple[str, Element]]) -> None:
    none_of(f"{path}: {fault}" for path, page in pages for fault in _misplaced(page))


def _misplaced(page: Element) -> Iterator[str]:
    for element in page.all():
        inner = [child for child in element.children if isinstance(child, Element)]
        allowed = CHILDREN.get(element.tag)
        if allowed and (odd := [child for child in inner if child.tag not in allowed]):
            yield f"{odd[0]!r} in {element.tag}"
        if allowed and any(isinstance(child, str) and child.strip() for child in element.children):
            yield f"bare words in {element!r}"
        if element.tag in PHRASING_ONLY and (odd := element.all(*BLOCKS)):
            yield f"{odd[0]!r} in {element.tag}"
        if element.tag in ("a", "button") and (odd := element.all("a", "button", "input")):
            yield f"{odd[0]!r} in {element.tag}"
        if element.tag == "li" and (element.parent is None or element.parent.tag not in ("ul", "ol")):
            yield f"{element!r} outside a list"


def test_every_id_is_there_once_and_every_reference_leads_to_one(pages: list[tuple[str, Element]]) -> None:
    for path, page in pages:
        ids = [element.get("id") for element in page.all(where=lambda element: "id" in element.attrs)]
        assert [one for one, count in Counter(ids).items() if count > 1 or not one or " " in one] == [], path
        asked = [word for name in REFERENCES for element in page.all() for word in element.get(name).split()]
        assert set(asked) - set(ids) == set(), path


@pytest.mark.parametrize("heading", ["P1", "p2", "P1a", "P1-2"])
def test_a_heading_may_look_like_the_number_of_a_paragraph(archive: Callable[..., Project], heading: str) -> None:
    project = archive(briefing("2024-05-06-hoi-dam", f"Một.\n\n## {heading}\n\nHai.\n\n- ba\n- bốn"))
    project.built()
    page = parse(project.html("vi/ban-tin/2024-05-06-hoi-dam.html"))
    found = [element.get("id") for element in page.one("main").all(where=lambda element: "id" in element.attrs)]
    assert len(found) == len(set(found)) and {"p1", "p2", "p3", "p3-1", "p3-2"} <= set(found), found


def test_a_text_that_skips_a_level_of_headings_is_not_published_so(archive: Callable[..., Project]) -> None:
    project = archive(briefing("2024-05-06-hoi-dam", "### Ba\n\nMột.\n\n## Hai\n\n#### Bốn\n\nHai."))
    file = "content/briefings/2024-05-06-hoi-dam.vi.md"
    begin = project.source(file).split("\n").index("### Ba") + 1
    places = [line.partition(": ")[0] for line in project.problems() if "of level" in line]
    assert places == [f"{file}:{begin}:1", f"{file}:{begin + 6}:1"]
    assert not project.output.exists()


def test_headings_begin_at_one_and_skip_no_level(pages: list[tuple[str, Element]]) -> None:
    for path, page in pages:
        headings = page.all(*HEADINGS)
        levels = [int(heading.tag[1]) for heading in headings]
        assert all(heading.text for heading in headings), path
        assert levels.count(1) == (len(LANGUAGES) if path in BOTH_AT_ONCE else 1), f"{path}: {levels}"
        steps = zip([0, *levels], levels, strict=False)
        assert all(level <= before + 1 for before, level in steps), f"{path}: {headings}"


def test_no_two_sections_side_by_side_have_one_heading(pages: list[tuple[str, Element]]) -> None:
    for path, page in pages:
        if path not in BOTH_AT_ONCE:
            for level in HEADINGS[1:]:
                for section in {id(found.parent): found.parent for found in page.all(level)}.values():
                    assert section is not None
                    texts = [
                        child.text for child in section.children if isinstance(child, Element) and child.tag == level
                    ]
                    assert len(texts) == len(set(texts)), f"{path}: {texts}"


def test_every_page_has_a_title_a_description_and_a_place_in_the_window(pages: list[tuple[str, Element]]) -> None:
    for path, page in pages:
        head = page.one("head")
        assert head.one("title").text.strip("– "), path
        assert head.one("meta", name="description").get("content").strip(), path
        assert "width=device-width" in head.one("meta", name="viewport").get("content"), path
        assert head.one("meta", where=lambda element: "charset" in element.attrs).get("charset") == "utf-8", path
        assert head.all("link", where=lambda element: "icon" in element.get("rel").split()), path
        assert "<" not in head.one("title").text + head.one("meta", name="description").get("content"), path


def test_no_two_titles_of_a_language_are_one(site_of: Site) -> None:
    """But for people of one name, of whom nobody can say more in a title than the name."""
    for lang in LANGUAGES:
        found = Counter(site_of.tree(path).one("head").one("title").text for path in site_of.of_language(lang))
        names = {site_of.content.name(key) for key in site_of.content.people}
        assert [title for title, count in found.items() if count > 1 and title.split(" – ")[0] not in names] == []


def test_landmarks(pages: list[tuple[str, Element]]) -> None:
    for path, page in pages:
        page.one("main")
        body = page.one("body")
        tags = [child.tag for child in body.children if isinstance(child, Element)]
        assert tags.count("header") == 1 and tags.index("header") < tags.index("main"), path
        assert page.all("footer", where=lambda element: not element.up("main", "article")), path
        labels = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.all("nav")]
        assert all(labels) and len(labels) == len(set(labels)), f"{path}: {labels}"


def test_the_first_link_skips_to_the_text(pages: list[tuple[str, Element]]) -> None:
    for path, page in pages:
        first = page.one("body").all("a", "button", "input")[0]
        assert first.text and first.get("href") == f"#{page.one('main').get('id')}", path


def test_every_link_has_words(pages: list[tuple[str, Element]]) -> None:
    for path, page in pages:
        for link in page.all("a"):
            assert link.get("href"), f"{path}: {link!r}"
            assert link.text or link.get("aria-label") or any(one.get("alt") for one in link.all("img")), (
                f"{path}: {link!r}"
            )


def test_every_picture_has_words(pages: list[tuple[str, Element]]) -> None:
    for path, page in pages:
        for picture in page.all("img"):
            assert "alt" in picture.attrs, f"{path}: {picture!r}"


def test_every_picture_says_how_large_it_is(pages: list[tuple[str, Element]]) -> None:
    """So that the text does not jump when it comes."""
    none_of(
        f"{path}: {picture!r}"
        for path, page in pages
        for picture in page.all("img")
        if not {"width", "height"} <= set(picture.attrs)
    )


def test_items_of_a_list_that_look_alike_lead_to_one_page(site_of: Site) -> None:
    """Documents are numbered anew every term and people have namesakes; a list must tell them apart."""
    alike = []
    for path in site_of.paths:
        for found in site_of.tree(path).all("ul", "ol"):
            targets: dict[str, set[str]] = {}
            for item in [child for child in found.children if isinstance(child, Element)]:
                targets.setdefault(item.text, set()).add(" ".join(site_of.links(path, item)))
            alike += [f"{path}: {text}" for text, leads in targets.items() if len(leads) > 1]
    none_of(alike)


def test_no_empty_lists_or_paragraphs(pages: list[tuple[str, Element]]) -> None:
    for path, page in pages:
        for element in page.all("ul", "ol", "dl", "p", "li", "dd", "dt", "th", "section", "article", "nav"):
            assert element.text or element.all("img", "svg", "input", "hr"), f"{path}: an empty {element!r}"


def test_no_script_or_style_within_a_page(pages: list[tuple[str, Element]]) -> None:
    """So that a content security policy can forbid them."""
    found = []
    for path, page in pages:
        found += [f"{path}: {one!r}" for one in page.all("style")]
        found += [
            f"{path}: {one!r}" for one in page.all("script") if "src" not in one.attrs and "json" not in one.get("type")
        ]
        found += [f"{path}: {one!r}" for one in page.all() if "style" in one.attrs]
        found += [f"{path}: {one!r}" for one in page.all() if any(re.match("on[a-z]+$", name) for name in one.attrs)]
    none_of(found)


def test_a_content_security_policy_keeps_the_page_to_itself(pages: list[tuple[str, Element]]) -> None:
    for path, page in pages:
        policies = page.all("meta", http_equiv="Content-Security-Policy")
        assert len(policies) == 1, path
        rules = dict(rule.split(None, 1) for rule in policies[0].get("content").split(";") if " " in rule.strip())
        assert rules.get("default-src") == "'none'", path
        # Only the search page may run WebAssembly; no page may evaluate script.
        search = any(one.get("src").endswith("static/search.js") for one in page.all("script"))
        allowed = policies[0].get("content").replace(" 'wasm-unsafe-eval'", "", 1 if search else 0)
        assert not re.search(r"unsafe-inline|unsafe-eval|https?:|\*", allowed), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_way_about_stands_on_every_page(site_of: Site, lang: str) -> None:
    expected = [site_of.index(kind, lang) for kind in ("briefing", "person", "resolution")]
    for path in site_of.of_language(lang):
        page = site_of.tree(path)
        header = page.one("header", where=lambda element: not element.up("main", "article"))
        assert site_of.links(path, header)[0] == f"{lang}/index.html", f"{path}: the site's name leads elsewhere"
        (way,) = (nav for nav in header.all("nav") if not nav.all("a", where=lambda link: "hreflang" in link.attrs))
        entries = site_of.links(path, way)
        assert entries[:3] == expected, path
        assert entries[3] == {"vi": "vi/cac-chu-de.html", "en": "en/subjects.html"}[lang], path
        assert "dong-thoi-gian.html" in entries[4] or "timeline.html" in entries[4], path
        here = way.all("a", aria_current="page")
        assert [site_of.links(path, link.parent)[0] for link in here if link.parent] == [path] * (path in entries), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_footer_stands_on_every_page(site_of: Site, lang: str) -> None:
    data = site_of.content.data("site.yaml")
    about = site_of.content.address("page", "about", lang)
    for path in site_of.of_language(lang):
        footer = site_of.tree(path).one("footer", where=lambda element: not element.up("main", "article"))
        assert about in site_of.links(path, footer), path
        assert {"vi": "vi/thuat-ngu.html", "en": "en/terms.html"}[lang] in site_of.links(path, footer), path
        assert data["licence"]["content"] in footer.text and data["licence"]["code"] in footer.text, path
        shown = {link.get("href").removeprefix("mailto:") for link in footer.all("a")}
        assert (data["corrections"] in shown) is not is_example(data["corrections"]), path


def test_front_page_and_page_for_what_is_missing_lead_into_both_languages(site_of: Site) -> None:
    for path in BOTH_AT_ONCE:
        folder, tree = site_of.folder, site_of.tree(path)
        base = "/" + site_of.base_url.split("/", 3)[3] if path == "404.html" else ""
        found = {folder.target(path, link.get("href"), base) for link in tree.one("main").all("a")}
        for lang in LANGUAGES:
            assert {f"{lang}/index.html", site_of.index("briefing", lang), site_of.index("person", lang)} <= found, path
