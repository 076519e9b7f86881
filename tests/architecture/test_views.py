"""Pages see their inputs only: each has a digest, a view gets nothing else, and nothing leads back to the archive."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from generator.archive.items import Archive, Item, Text
from generator.build import archive_and_pages
from generator.core.digest import digest_of
from generator.core.model import ERROR, Data, Document
from generator.language.interface import Interface
from generator.output import templates as rendering
from generator.output.interfaces import interfaces, read_catalogues
from generator.output.store import Store, program_digest
from generator.output.templates import Templates
from generator.pages.facet import Facet, Leaf, coded, load, made
from generator.pages.facets import Facets
from generator.pages.page import ROOTED, Page, Tools
from generator.pages.plan import PRODUCERS, editions_of
from tests.small_sites import PNG, SmallSite, briefing, document, event, page, person, small_site

RICH = (
    briefing(
        "2023-04-26-ky-quy-che",
        "Ông Bùi Thanh Sơn nêu Nghị quyết 31.[^1]\n\n## Phần hai\n\n- Bùi Thanh Sơn\n- [bài trước](briefing:2022-01-01-truoc), [hơn 11 nơi](figure:noi)"
        "\n\n![Ảnh](anh.png)\n\n| a |\n|---|\n| b |\n\n[^1]: Chú thích.",
        date_note="Suy ra.",
        event="hoi-nghi",
        topics="[ngoai-giao]",
        place="Thành phố Hồ Chí Minh",
        source="{publisher: bao, publisher_basis: inferred, url: https://archive.example/bai, url_basis: found, author: [An, Bình]}",
        people="{bui-thanh-son: {office: Bộ trưởng, as: caption}}",
        corrections="[{date: 2026-02-01, note: Sửa tên.}]",
    ),
    briefing("2023-04-26-ky-quy-che", "Mr Bùi Thanh Sơn cited Resolution 31.", "en", "vi",
             people="{bui-thanh-son: Minister}"),
    briefing("2022-01-01-truoc", "Bùi Thanh Sơn, [9 nơi](figure:noi), [10 nơi](figure:noi).", single="{reason: Chỉ có tiếng Việt.}", event="hoi-nghi"),
    briefing("khong-ngay", "No date. Bùi Thanh Sơn, [12 places](figure:noi).", "en", former="[cu]"),
    briefing("2024-01-01-rut", "Bùi Thanh Sơn.", withdrawn="{date: 2026-02-02, reason: Nhầm.}"),
    person(
        "bui-thanh-son", "Bùi Thanh Sơn",
        offices="[{title: {vi: Bộ trưởng, en: Minister}, from: 2021-04, "
        "ongoing: {date: 2025, source: briefing:2022-01-01-truoc}, source: https://archive.example/x}]",
    ),
    person("madonna", "Madonna"),
    "-- content/people/bui-thanh-son.vi.md --\nGhi chú về [Nghị quyết](resolution:31-nq-tw).\n",
    document(
        "31-nq-tw", symbol="31-NQ/TW", issued="2022-12-30", issuer="bo-chinh-tri",
        short="{vi: [Nghị quyết 31], en: [Resolution 31]}",
        related="[{to: chien-luoc, as: leads-to, source: briefing:2022-01-01-truoc#p1}]",
        texts="[{url: https://archive.example/t, lang: vi, label: Bản văn}]",
    ),
    document("chien-luoc", type="strategy"),
    "-- content/organisations/bo-chinh-tri.md --\n---\nname: {vi: Bộ Chính trị, en: Politburo}\n---\n",
    "-- content/topics/ngoai-giao.md --\n---\nname: {vi: Ngoại giao, en: Diplomacy}\n---\n",
    "-- content/figures/noi.md --\n---\nname: {vi: Nơi, en: Places}\ndefinition: {vi: Số nơi., en: Number of places.}\n"
    "unit: {vi: nơi, en: places}\n---\n",
    event("hoi-nghi", date="2023-04", place="{en: Hanoi}"),
    page("about"),
    page("about", "A sentence.", "en", "vi"),
    page("method"),
    "-- content/sources.yaml --\nbao: {name: {vi: Báo}, site: https://archive.example/}\n",
    "-- content/terms.yaml --\n- {vi: Thành ủy, en: Party Committee, basis: press, kind: body, note: {vi: x}}\n",
)  # fmt: skip

WHOLE = (Archive, Item, Text, Document, Facets, Page, Interface, Tools)
"""What would lead from a page to something that has no digest among its inputs."""
PLAIN = (str, int, bytes, type(None))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    return small_site(tmp_path_factory.mktemp("rich"), *RICH).write_bytes("content/images/anh.png", PNG)


@pytest.fixture(scope="module")
def pages(site: SmallSite) -> dict[str, Page]:
    _, found, problems = archive_and_pages(site.options())
    assert not any(one.severity == ERROR for one in problems), problems
    return found


@pytest.fixture(scope="module")
def templates(site: SmallSite) -> Templates:
    store = Store(None, program_digest())
    return Templates(site.root, interfaces(read_catalogues(site.root, store)), store)


def within(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield everything that can be reached from a value, with how."""
    yield path, value
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from within(key, f"{path} key")
            yield from within(one, f"{path}.{key}")
    elif isinstance(value, tuple | list):
        for number, one in enumerate(value):
            yield from within(one, f"{path}[{number}]")


def facets_of(page: Page) -> Iterator[Facet[Any]]:
    """Yield the facets of which a page is made, and those of which they are."""
    waiting: list[Any] = [page.inputs]
    while waiting:
        for _, one in within(waiting.pop(), ""):
            if isinstance(one, Facet):
                yield one
                waiting.append(one._parts)


def loaded(page: Page) -> dict[str, Any]:
    return {name: load(value) for name, value in page.inputs.items()}


def shown(page: Page, templates: Templates) -> Mapping[str, Any]:
    """Return what the template of a page is given."""
    others = {lang: templates.interfaces[lang] for lang in page.languages}
    return page.view(Tools(page.frame, templates.interfaces[page.lang], others), **loaded(page))


def test_every_input_is_a_facet_or_a_plain_value(pages: dict[str, Page]) -> None:
    for one in pages.values():
        for name, value in one.inputs.items():
            assert coded(value), (one.path, name)
            odd = [
                (path, inner)
                for path, inner in within(value, name)
                if not isinstance(inner, Facet | tuple | Mapping | str | int | bytes | None)
            ]
            assert odd == [], one.path


def test_a_view_gets_its_tools_and_its_inputs_and_nothing_else(pages: dict[str, Page]) -> None:
    for one in pages.values():
        assert inspect.isfunction(one.view), one.path
        first, *given = inspect.signature(one.view).parameters.values()
        assert first.name == "tools" and {argument.name for argument in given} >= one.inputs.keys(), one.path
        assert all(type(argument.default) in (type, *PLAIN, tuple) for argument in given), one.path


def test_what_makes_a_value_is_told_by_its_name(pages: dict[str, Page]) -> None:
    """A function that has caught something of the archive could make another value under the same digest."""
    for one in pages.values():
        makers = [part._make for part in facets_of(one) if not isinstance(part, Leaf) and part._parts]
        for maker in (one.view, *(maker for maker in makers if not inspect.isclass(maker))):
            assert maker.__closure__ is None and "<" not in maker.__qualname__, (one.path, maker)


def test_nothing_that_a_page_is_given_leads_back_to_the_archive(pages: dict[str, Page], templates: Templates) -> None:
    for one in pages.values():
        for path, value in within(loaded(one), one.path):
            assert not isinstance(value, WHOLE), path


def test_what_templates_print_is_flat(pages: dict[str, Page], templates: Templates) -> None:
    for one in pages.values():
        for path, value in within(shown(one, templates), one.path):
            assert isinstance(value, (*PLAIN, tuple, list, Mapping)) and not isinstance(value, WHOLE), path


def test_templates_know_words_and_languages_and_nothing_else(templates: Templates) -> None:
    environment = templates.environment("vi")
    plain = Environment(extensions=["jinja2.ext.i18n"])
    words = {"gettext", "ngettext", "pgettext", "npgettext", "_"}
    assert environment.globals.keys() - plain.globals.keys() - words == {"languages", "lang"}
    assert environment.filters.keys() - plain.filters.keys() == {"number"}
    assert environment.tests.keys() == plain.tests.keys()


def test_pages_that_differ_have_keys_that_differ(pages: dict[str, Page]) -> None:
    assert len({coded(one.key_parts) for one in pages.values()}) == len(pages)
    assert all(len(one.key_parts) == len(one.part_names()) for one in pages.values())


def test_the_words_of_another_language_are_refused_unless_the_page_speaks_it(
    pages: dict[str, Page], templates: Templates
) -> None:
    speaking = [one for one in pages.values() if one.speaks]
    assert {"index.html", "404.html"} <= {one.path for one in speaking}
    for one in speaking:
        assert templates.render(one)
        with pytest.raises(KeyError):
            templates.render(replace(one, speaks=()))


def test_the_rich_archive_has_every_type_of_page(site: SmallSite, pages: dict[str, Page], templates: Templates) -> None:
    """Otherwise one could escape the tests above."""
    archive, _, _ = archive_and_pages(site.options())
    editions = editions_of(archive, templates.interfaces)
    for producer in PRODUCERS:
        assert any(list(producer(facets)) for facets in editions.values()), producer.__name__
    naming = re.compile(r'(?:extends|include|import|from|part\() ?"(.*?)"')
    parts = {name for data in templates.sources.values() for name in naming.findall(data.decode())}
    rare = {"mentions.html", "topic-year.html", "plain.txt"}
    assert templates.sources.keys() - parts - rare <= {one.template for one in pages.values()}


def test_a_digest_is_refused_to_what_could_change() -> None:
    for value in ({1}, object(), Path("x")):
        with pytest.raises(TypeError):
            digest_of(value)
        for given in (value, (value,), {"a": value}, made(str, (value,))):
            with pytest.raises(TypeError):
                load(given)


def test_digests_tell_apart_what_only_looks_the_same() -> None:
    different: list[Any] = ["1", 1, None, "None", b"1", ("1",), ("1", ""), ("", "1"), (("1",), ""), Data(a="1"),
                            Data(a=("1",)), Data(), (), "", Data({"a": "1", "b": ""}), Data({"ab": "1"})]  # fmt: skip
    assert len({digest_of(value) for value in different}) == len(different)
    assert len({coded(value) for value in different}) == len(different)


# Addresses from the root of the site


class Attributes(HTMLParser):
    """Gathers the attributes of a page whose values begin as an address from the root does."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rooted: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.rooted += [(name, value) for name, value in attrs if value and value.startswith("/")]


def test_an_address_from_the_root_stands_in_no_attribute_but_those_that_are_made_to_fit(
    pages: dict[str, Page], templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = [one for one in pages.values() if one.template.endswith(".html")]
    fitted = {one.path: templates.render(one).decode() for one in html}
    monkeypatch.setattr(rendering, "placed", lambda text, *_: text)
    for one in html:
        text = templates.render(one).decode()
        found = Attributes(text).rooted
        assert {name for name, _ in found} <= {"href", "src", "action"}, one.path
        assert text.count('="/') == len(found), one.path
        left = Attributes(fitted[one.path]).rooted
        base = "/kho/" if one.links == ROOTED else None
        assert all(base and value.startswith(base) for _, value in left), one.path
