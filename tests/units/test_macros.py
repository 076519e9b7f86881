"""Macros: what one has printed is printed again only where it would print the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context

import generator.output.macros
from generator.digest import Value
from generator.model import Data, Localised
from generator.output.addressing import addresser
from generator.output.environment import PageEnvironment, environment_of
from generator.output.macros import Prints
from generator.output.state import State
from generator.pages.page import Page
from generator.pages.parts import Label
from generator.pages.produce import produce
from tests.architecture.test_views import RICH
from tests.small_sites import PNG, small_site

A = Label("person", "a", "vi/a.html", Localised("Ông <A>", "vi"))
B = Label("person", "b", "vi/b.html", Localised("Bà B", "vi"))


@dataclass(frozen=True, slots=True)
class Counting(Value):
    """A value that says how often it is asked for its words."""

    key: str
    path: str = "vi/x.html"

    @property
    def words(self) -> str:
        asked.append(self.key)
        return self.key


asked: list[str] = []


@pytest.fixture(autouse=True)
def _nothing_asked() -> Iterator[None]:
    asked.clear()
    yield


class Shown:
    """Templates of one language, and what they make of values."""

    def __init__(self, folder: Path, **templates: str) -> None:
        for name, text in templates.items():
            (folder / f"{name}.html").write_text(text, encoding="utf-8")
        self.environment = environment_of(folder, {}, "vi", {"vi": NullTranslations()})

    def __call__(self, path: str = "vi/a.html", base_url: str = "", **said: object) -> str:
        href = addresser(path, base_url)
        return self.environment.get_template("page.html").render(path=path, lang="vi", href=href, **said)


def test_what_was_printed_of_a_value_is_printed_again(tmp_path: Path) -> None:
    show = Shown(tmp_path, page="{% macro m(one) %}<{{ one.words }}>{% endmacro %}{{ m(one) }}{{ m(one) }}")
    assert show(one=Counting("x")) == show("vi/b.html", one=Counting("x")) == "<x><x>"
    assert show(one=Counting("y")) == "<y><y>" and asked == ["x", "y"]


@pytest.mark.parametrize(
    "page",
    [
        "{% macro m(one) %}{{ href(one.path) }}{{ one.words }}{% endmacro %}{{ href('x') }}{{ m(one) }}",
        "{% macro m(one) %}{{ n(one) }}{% endmacro %}{% macro n(one) %}{{ one.words }}{% endmacro %}{{ m(one) }}",
        '{% from "other.html" import n with context %}{% macro m(one) %}{{ n(one) }}{% endmacro %}{{ m(one) }}',
        "{% macro m(one) %}{% if one %}{% set x = one.words %}{{ x }}{% endif %}{% endmacro %}{{ m(one) }}",
        "{% macro m(one, n=1) %}{{ one.words }}{{ _('x') }}{{ lang }}{% endmacro %}{{ m(one) }}{{ lang }}",
    ],
)
def test_macros_that_read_no_page_print_a_value_once(page: str, tmp_path: Path) -> None:
    show = Shown(tmp_path, page=page, other="{% macro n(one) %}{{ one.words }}{% endmacro %}")
    first = show(one=Counting("x"))
    assert "x" in first and show("vi/b.html", one=Counting("x")) == first and asked == ["x"]


def test_links_lead_from_where_the_page_stands(tmp_path: Path) -> None:
    show = Shown(tmp_path, page="{% macro m(one) %}{{ href(one.path) }}{% endmacro %}{{ m(one) }}")
    paths = ["vi/x.html", "en/x.html", "vi/deep/x.html", "index.html", "vi/y.html"]
    assert [show(path, one=A) for path in paths] == ["a.html", "../vi/a.html", "../a.html", "vi/a.html", "a.html"]
    assert show("vi/x.html", "https://archive.example/kho/", one=A) == "/kho/vi/a.html"


@pytest.mark.parametrize("paths", [["vi/a.html", "vi/b.html", "vi/a.html"], ["vi/b.html", "vi/a.html", "vi/b.html"]])
def test_a_link_to_a_paragraph_of_the_page_itself_stands_on_that_page_only(paths: list[str], tmp_path: Path) -> None:
    inner = '{% macro link(one, at="") %}{{ href(one.path, at) }}{% endmacro %}'
    outer = "{% macro both(one, other) %}{{ link(one, 'p1') }} {{ link(other, 'p2') }}{% endmacro %}"
    show = Shown(tmp_path, page=f"{inner}{outer}{{{{ both(one, other) }}}}")
    wanted = {"vi/a.html": "#p1 b.html#p2", "vi/b.html": "a.html#p1 #p2"}
    assert [show(path, one=A, other=B) for path in paths] == [wanted[path] for path in paths]


@pytest.mark.parametrize(
    "macro",
    [
        "{% macro m(one) %}{{ path }}{% endmacro %}",
        "{% macro m(one) %}{{ inner(one) }}{% endmacro %}{% macro inner(one) %}{{ path }}{% endmacro %}",
        '{% from "other.html" import inner with context %}{% macro m(one) %}{{ inner(one) }}{% endmacro %}',
        "{% set here = path %}{% macro m(one) %}{{ here }}{% endmacro %}",
        "{% macro m(one) %}{% if one.key != 'a' %}{% set path = '' %}{% endif %}{{ path }}{% endmacro %}",
        "{{ path[:0] }}{% macro m(one) %}{{ path }}{% endmacro %}",
        "{% macro m(one) %}{{ lang }}{% endmacro %}{% set lang = path %}",
        "{% macro m(one) %}{{ _ }}{% endmacro %}{% set _ = path %}",
        "{% macro m(one) %}{{ inner(one) }}{% endmacro %}{% set inner = path.__str__ %}{% macro n() %}{% endmacro %}"
        "{% macro m(one) %}{{ path }}{% endmacro %}",
        "{% macro m(one) %}{% for path in () %}{% endfor %}{{ path }}{% endmacro %}",
        "{% set lang = path %}{% macro m(one) %}{{ lang }}{% endmacro %}",
        '{% set _ = path %}{% from "other.html" import word as m with context %}',
        "{% macro inner(one) %}{{ caller() }}{% endmacro %}"
        "{% macro m(one) %}{% call inner(one) %}{{ path }}{% endcall %}{% endmacro %}",
        '{% macro m(one) %}{% include "whole.html" %}{% endmacro %}',
    ],
)
def test_a_macro_that_reads_the_page_prints_what_that_page_says(macro: str, tmp_path: Path) -> None:
    other = "{% macro inner(one) %}{{ path }}{% endmacro %}{% macro word(one) %}{{ _ }}{% endmacro %}"
    show = Shown(tmp_path, page=f"{macro}{{{{ m(one) }}}}", other=other, whole="{{ path }}")
    assert [show(path, one=A) for path in ("vi/a.html", "vi/b.html", "vi/a.html")] == [
        "vi/a.html", "vi/b.html", "vi/a.html",
    ]  # fmt: skip


def test_macros_of_one_name_are_told_apart(tmp_path: Path) -> None:
    page = '{% extends "base.html" %}{% macro m(one) %}1{% endmacro %}{% block x %}{{ m(one) }}{% endblock %}'
    base = "{{ m(one) }}{% macro m(one) %}2{% endmacro %}{{ m(one) }}{% block x %}{% endblock %}"
    show = Shown(tmp_path, page=page, base=base)
    assert show(one=A) == show(one=A) == "122"
    page = "{% if one.key == 'a' %}{% macro m(x) %}1{% endmacro %}{% else %}{% macro m(x) %}2{% endmacro %}{% endif %}"
    show = Shown(tmp_path, page=f"{page}{{{{ m(other) }}}}")
    assert [show(one=one, other=B) for one in (A, B, A)] == ["1", "2", "1"]


def test_arguments_are_told_apart(tmp_path: Path) -> None:
    show = Shown(tmp_path, page="{% macro m(one, more='-') %}[{{ one.key }}{{ more }}]{% endmacro %}"
                                "{{ m(one) }}{{ m(one, '') }}{{ m(one, none) }}{{ m(one, true) }}{{ m(one, 1) }}"
                                "{{ m(one, more='x') }}{{ m(other, one) }}")  # fmt: skip
    for _ in range(2):
        assert show(one=A, other=B).startswith("[a-][a][aNone][aTrue][a1][ax][bLabel(")


def test_a_field_that_is_left_out_is_nothing_in_a_macro_too(tmp_path: Path) -> None:
    show = Shown(tmp_path, page="{% macro m(one) %}{{ one.place or 'none' }}{% endmacro %}{{ m(one) }}")
    assert show(one=Data()) == "none" and show(one=Data(place="Huế")) == "Huế" and show(one=Data()) == "none"


def test_words_are_escaped_once(tmp_path: Path) -> None:
    show = Shown(tmp_path, page="{% macro m(one) %}{{ one.title.text }}{% endmacro %}{% macro n(one) %}{{ m(one) }}"
                                "{% endmacro %}{{ n(one) }} {{ '<' }} {{ 1 }} {{ 1.5 }} {{ none }}")  # fmt: skip
    assert show(one=A) == "Ông &lt;A&gt; &lt; 1 1.5 None"


def test_what_was_printed_long_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(generator.output.macros, "ROOM", 40)
    show = Shown(tmp_path, page="{% macro m(one) %}<{{ one.words }}>{% endmacro %}{{ m(one) }}")
    for number in range(100):
        assert show(one=Counting(f"{number:08}")) == f"<{number:08}>"
    prints: Prints = show.environment.prints
    assert len(prints._new) + len(prints._old) <= 10
    show(one=Counting("00000099"))
    assert len(asked) == 100


def test_a_template_is_imported_once_for_a_page(tmp_path: Path) -> None:
    base = '{% from "parts.html" import m with context %}{{ m() }}{% block x %}{% endblock %}'
    page = '{% extends "base.html" %}{% from "parts.html" import m with context %}{% block x %}{{ m() }}{% endblock %}'
    show = Shown(tmp_path, page=page, base=base, parts="{% macro m() %}{{ path }} {% endmacro %}")
    assert show("vi/a.html") == "vi/a.html vi/a.html " and show("vi/b.html") == "vi/b.html vi/b.html "


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Page]]:
    site = small_site(tmp_path_factory.mktemp("rich"), *RICH).write_bytes("content/images/anh.png", PNG)
    return site.root, list(produce(site.archive())[0].values())


def test_pages_are_the_same_as_jinja_itself_makes_them(
    project: tuple[Path, list[Page]], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, pages = project
    ours = _made(root, pages)
    assert ours == dict(reversed(_made(root, pages[::-1]).items()))
    monkeypatch.setattr(PageEnvironment, "code_generator_class", CodeGenerator)
    monkeypatch.setattr(PageEnvironment, "context_class", Context)
    # The run of the tests remembers what it has compiled; this must be compiled anew.
    monkeypatch.setattr(PageEnvironment, "_parse", _parsed)
    assert ours == _made(root, pages)


def _parsed(self: Environment, source: str, name: str | None, filename: str | None) -> object:
    from jinja2.parser import Parser

    return Parser(self, source, name, filename).parse()


def _made(root: Path, pages: list[Page]) -> dict[str, bytes]:
    state = State()
    templates = state.templates(root, state.words(root))
    return {page.path: templates.render(page) for page in pages}
