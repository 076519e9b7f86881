"""Whatever stands in an archive: an answer in words, nothing outside ``site/``, and no script in a page.

``FUZZ=100 pytest -n 0 tests/problems/test_fuzz.py`` tries a hundred times as much, and something else every
time. What it finds is kept as a plain test in ``test_found.py``.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.archive.figure_matching import Cell, match
from generator.cli import main
from generator.language.figures import figures
from tests.problems.attacked import GIVEN, Attacked
from tests.small_sites import blocks, briefing, document, person, small_site
from tests.source.test_any_text import PIECES, TYPED, YAML

HARDER = int(os.environ.get("FUZZ", "1"))
pytestmark = pytest.mark.timeout(600 * HARDER)
rarely = settings(max_examples=25 * HARDER, deadline=None, suppress_health_check=[HealthCheck.too_slow])
often = settings(max_examples=150 * HARDER, deadline=None)


def quoted(value: str | list[str]) -> str:
    """Return a text, or a list of them, as YAML in double quotes."""
    return json.dumps(value, ensure_ascii=False)


GOOD = ["person:son", "person:hoa", "resolution:nq", "briefing:2024-01-01-a", "event:hop", "page:about", "lang:en"]
TARGETS = ["person:son", "person:hoa", "resolution:nq", "briefing:2024-01-01-a#p1", "briefing:2024-02-02-b", "event:hop",
           "page:about", "lang:en", "https://a.example/?b=%22&c", "mailto:a@b.example", "#p1", "#h-a", "javascript:x",
           "JAVASCRIPT:x", "data:text/html,x", "//x", "../x", "person:", "person:../x", "x:y", "", "vbscript:x", "http://[",
           "https://a.example/\u202e", "&#106;avascript:x", "java\tscript:x", "a.png", "briefing:2024-01-01-a#\"><b>"]  # fmt: skip
WORDS = [
    "Bùi Thanh Sơn",
    "Lê Thị Hòa",
    "Lê Thị Hoà",
    "Nghị quyết 31",
    "31-NQ/TW",
    "2.000",
    "26-4",
    "12%",
    "ngày 5/6/2024",
]
LABEL = st.sampled_from([*WORDS, "<b>", "*a*", "`b`"])
LINK = st.tuples(LABEL, st.sampled_from(GOOD)).map(lambda parts: f"[{parts[0]}]({parts[1]})")
ODD = st.tuples(st.sampled_from(["", "!"]), LABEL, st.sampled_from(TARGETS)).map(
    lambda parts: "{}[{}]({})".format(*parts)
)
MARKS = [mark for mark in PIECES if mark[:2] not in ("[^", "](", "{#", "![")]
SOUND = st.lists(st.one_of(st.sampled_from([*MARKS, *WORDS, "\n\n"]), LINK), max_size=30).map("".join)
EVIL = [
    "<script>x</script>",
    '"><img src=x onerror=x>',
    "'",
    "{{ 7*7 }}",
    "]]>",
    "-->",
    "</title>",
    "&",
    "javascript:x",
    "%s",
]
PLAIN = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=6)
LINE = st.lists(st.one_of(st.sampled_from([*EVIL, *WORDS, " ", "a"]), PLAIN), max_size=5).map(
    lambda parts: "".join(parts) or "a"
)
FIT = st.sampled_from(["a", "mot", "2024-02", "son-2", "atom"])
UNFIT = st.one_of(
    st.sampled_from(["index", "..", "../x", "/x", "a/b", "dong-thoi-gian", "", "404", "con"]),
    st.text(alphabet="ab-/.\\ộ ", max_size=5),
)
SLUG = st.one_of(*[FIT] * 7, UNFIT)
BODY = st.one_of(*[SOUND] * 7, st.tuples(SOUND, ODD, SOUND).map("".join))


def by_language(shape: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(shape, shape).map(lambda two: f"{{vi: {quoted(two[0])}, en: {quoted(two[1])}}}")


FIELDS = {
    "title": LINE.map(quoted), "summary": LINE.map(quoted), "place": LINE.map(quoted), "slugs": by_language(SLUG),
    "former": st.lists(SLUG, max_size=2).map(quoted), "nolink": st.lists(LINE, max_size=2).map(quoted),
    "date": st.sampled_from(["2024", "2024-02", "2024-02-28", "1999-12-31", "2100-01-01", "", "x"]),
    "date_note": LINE.map(quoted), "people": LINE.map(lambda text: f"{{son: {quoted(text)}}}"), 
    "draft": st.sampled_from(["true", "false"]), "single": LINE.map(lambda text: f"{{reason: {quoted(text)}}}"),
    "corrections": LINE.map(lambda text: f"[{{date: 2026-01-02, note: {quoted(text)}}}]"), "updated": st.just("2026-02-02"),
    "event": st.sampled_from([*["hop"] * 7, "khong-co"]), "source": LINE.map(lambda text: f"{{publisher: bao, publisher_basis: stated, title: {quoted(text)}}}"),
}  # fmt: skip
SOME = st.dictionaries(st.sampled_from(sorted(FIELDS)), st.none(), max_size=4).flatmap(
    lambda names: st.fixed_dictionaries({name: FIELDS[name] for name in names})
)
REGISTERS = st.fixed_dictionaries(
    {"name": LINE, "alias": LINE, "title": LINE, "form": LINE, "office": LINE, "note": BODY}
)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    yield Attacked(tmp_path_factory.mktemp("fuzz"))


@rarely
@given(BODY, BODY, SOME, SOME, REGISTERS, st.booleans())
def test_any_words_anywhere(
    attacked: Attacked,
    vi: str,
    en: str,
    some: dict[str, str],
    other: dict[str, str],
    said: dict[str, str],
    drafts: bool,
) -> None:
    site = attacked.site
    office = f"[{{title: {{vi: {quoted(said['office'])}}}, from: 2020, ongoing: {{date: 2021, source: 'https://a.example/'}}, source: 'https://a.example/'}}]"
    site.write(
        briefing("2024-01-01-a", vi, **some),
        briefing("2024-01-01-a", en, "en", "vi", **{k: v for k, v in other.items() if k in ("title", "summary", "people")}),
        person("son", "Bùi Thanh Sơn", aliases=quoted([said["alias"]]), offices=office),
        f"-- content/people/son.vi.md --\n{said['note']}\n",
        document("nq", short=f"{{vi: [Nghị quyết 31, {quoted(said['form'])}]}}", title=f"{{vi: {quoted(said['title'])}}}",
                 issued="2020-01-01"),
        f"-- content/people/x.md --\n---\nname: {quoted(said['name'])}\n---\n",
    )  # fmt: skip
    attacked.build(drafts=drafts)


FILES = sorted(
    blocks("".join(GIVEN)) | {"content/site.yaml": "", "content/addresses.txt": "", "content/images/a.png": ""}
)
BYTES = st.one_of(st.binary(max_size=80), YAML.map(str.encode), TYPED.map(str.encode))


@rarely
@given(st.sampled_from(FILES), BYTES, st.integers(0, 400), st.integers(0, 40), st.booleans())
def test_any_bytes_in_any_file(attacked: Attacked, path: str, piece: bytes, at: int, cut: int, whole: bool) -> None:
    file = attacked.site.root / path
    before = file.read_bytes() if file.exists() else b""
    try:
        file.write_bytes(piece if whole else before[:at] + piece + before[at + cut :])
        attacked.build()
    finally:
        file.write_bytes(before) if before else file.unlink(missing_ok=True)


@rarely
@given(st.one_of(TYPED, BODY, st.text(max_size=300)), st.sampled_from(["txt", "md", "html"]))
def test_any_article_is_imported_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, text: str, ending: str
) -> None:
    folder = tmp_path_factory.mktemp("article")
    site = small_site(folder / "archive", person("son", "Bùi Thanh Sơn"))
    (folder / f"a.{ending}").write_text(text, encoding="utf-8", errors="replace")
    before = {path for path in folder.rglob("*") if path.is_file()}
    stream = io.StringIO()
    with redirect_stdout(stream), redirect_stderr(stream):
        status = main(["import", "--root", str(site.root), str(folder / f"a.{ending}")])
    new = {path for path in folder.rglob("*") if path.is_file()} - before
    assert status == 0 or not new
    assert all(path.parent == site.root / "content/briefings" for path in new)
    assert "Traceback" not in stream.getvalue()


FIGURES = st.lists(
    st.sampled_from(["1", "31", "2.000", "2,000", "0,5", "26-4", "12/5/2024", "%", " ", "-", "/", ".", ",", "triệu", "million",
                     "tháng", "ngày ", "April", "thứ", "XIII", "hai", "two", "٣", "²", "1e9", "a", "\n"]), max_size=40,
).map("".join)  # fmt: skip


@often
@given(FIGURES, FIGURES)
def test_any_figures_are_read_and_compared(vi: str, en: str) -> None:
    for text, lang in ((vi, "vi"), (en, "en")):
        for figure in figures(text, lang):
            assert figure.readings and 0 <= figure.start < len(text)
    match(Cell(0, "vi", ((0, "p1", vi),)), Cell(1, "en", ((0, "p1", en),)))
