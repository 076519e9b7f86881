"""The key of a page leaves nothing out: every template, catalogue, register, setting and option is changed, one at a time,
and the build that goes on from the last one makes the same pages as one from nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.build import build
from generator.core.kinds import CODES
from generator.language.interface import po_path
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
    lines,
    page,
    person,
    small_site,
)

SOURCE = "source: 'https://archive.test/'"
OFFICE = f"[{{title: {{vi: Bí thư, en: Secretary}}, from: 2020, ongoing: {{date: 2021, {SOURCE}}}, {SOURCE}}}]"
TEXTS = (
    SITE.replace("licence:", "publisher: {name: {vi: Hội, en: Society}, url: 'https://archive.test/hoi'}\nlicence:"),
    "-- content/sources.yaml --\nbao: {name: {vi: Báo Thử, en: Trial Paper}}\n",
    "-- content/terms.yaml --\n- {vi: Thành ủy, en: Party Committee, basis: press, note: {vi: Ghi chú, en: Note}}\n",
    person("son", "Bùi Thanh Sơn", offices=OFFICE), person("nen", "Nguyễn Văn Nên", aliases="[Hai Nên]"), person("hoa", "Lê Hòa"),
    "-- content/people/son.vi.md --\nGhi chú về ông.\n-- content/people/son.en.md --\nA note on him.\n",
    document("31-nq", symbol="31-NQ/TW", issued="2020-12-30", short="{vi: [Nghị quyết 31], en: [Resolution 31]}"),
    document("32-nq", issued="2021-12-30", related=f"[{{to: 31-nq, as: related, {SOURCE}}}]"),
    event("hop", date="2023-06-01"),
    page("about"), page("about", "A sentence.", "en", "vi"),
    briefing("2022-03-01-a", "Bùi Thanh Sơn và Thành ủy nói về Nghị quyết 31.\n\n## Hai\n\nSố 2.000.[^1]\n\n[^1]: Chú thích.",
             people="{son: Bí thư, hoa: Ông}", place="Hà Nội", event="hop",
             source="{publisher: bao, publisher_basis: stated, title: Tin, author: Lê A, url: 'https://archive.test/1', url_basis: stated}"),
    briefing("2022-03-01-a", "Bùi Thanh Sơn spoke of Resolution 31.\n\n## Two\n\nIt was 2,000.[^1]\n\n[^1]: A note.", "en", "vi",
             people="{son: Secretary, hoa: Mr}", place="Ha Noi"),
    briefing("2023-06-01-b", "Nguyễn Văn Nên và Bùi Thanh Sơn. ![Ảnh](a.png)", people="{nen: Ông, son: Ông}", event="hop",
             updated="2026-02-02", corrections="[{date: 2026-02-02, note: Sửa số.}]"),
    briefing("2023-07-01-c", "Không ai.", single="{reason: Ngắn quá}"),
    briefing("2023-08-01-d", "Một.", withdrawn="{date: 2026-02-02, reason: Sai}"),
    briefing("2023-09-01-e", "Hai Nên spoke.", "en", "vi", people="{nen: Mr}"),
    briefing("2024-01-01-f", "[trước](briefing:2022-03-01-a#p1)", draft="true"),
)  # fmt: skip
INCLUDING = '{% block under_heading %}{% include "inner.j2" %}{% include "static/mark.svg" %}'
OPENING = re.compile(r"\{%-? (?:block|macro|call)\b[^%]*%\}")


class Going:
    """A site that is built again and again, by the same process or through the store."""

    def __init__(self, folder: Path) -> None:
        self.site: SmallSite = small_site(folder, *TEXTS)
        self.site.write_bytes("content/images/a.png", PNG)
        self.site.write("-- templates/inner.j2 --\nmột\n", "-- templates/static/mark.svg --\n<svg><g/></svg>\n")
        self.site.edit("templates/person.html", "{% block under_heading %}", INCLUDING)
        self.site.built()
        self.first = self.site.tree()

    def compared(self, **said: object) -> list[str] | None:
        """Build; return the files that differ from those of a build from nothing, or nothing if neither may be built."""
        done = self.site.build(**said)
        fresh = self.site.root / "fresh"
        options = self.site.options(output=fresh, clean=True, **said)
        clean = build(options, Memory(Store(None, program_digest())))
        assert lines(done.problems) == [one.replace("fresh/", "site/") for one in lines(clean.problems)]
        if done.failed:
            return None
        ours, theirs = self.site.tree(), self.site.tree(fresh)
        return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))


@pytest.fixture(scope="module")
def going(tmp_path_factory: pytest.TempPathFactory) -> Going:
    return Going(tmp_path_factory.mktemp("complete") / "archive")


def held(going: Going, path: str, data: bytes) -> bool | None:
    """Whether a file with other bytes leaves no page old; nothing if it cannot be built so."""
    file = going.site.root / path
    before = file.read_bytes()
    try:
        going.site.write_bytes(path, data)
        differing = going.compared()
    finally:
        going.site.write_bytes(path, before)
    assert not differing, f"{path}: old pages"
    return None if differing is None else True


def templates() -> list[str]:
    own = (
        path
        for path in (PROJECT / "templates").rglob("*")
        if "fonts" not in path.parts and path.suffix in (".html", ".xml", ".txt", ".css", ".js")
    )
    return sorted(
        [*(path.relative_to(PROJECT).as_posix() for path in own), "templates/inner.j2", "templates/static/mark.svg"]
    )


@pytest.mark.parametrize("path", templates())
def test_every_template(path: str, going: Going) -> None:
    text = (going.site.root / path).read_text(encoding="utf-8")
    more = "/* x */" if path.endswith((".css", ".js")) else "<!-- x -->" if "{% extends" not in text else ""
    opened = text if path.endswith((".css", ".js")) else OPENING.sub(lambda match: f"{match[0]}xx", text)
    end = f"{more}\n" if path.endswith((".css", ".js", ".j2", ".svg")) or opened == text else ""
    assert held(going, path, (opened + end).encode())


@pytest.mark.parametrize("lang", CODES)
def test_every_catalogue(lang: str, going: Going) -> None:
    """All of its messages are other ones, so every page that prints any of them must be another one."""
    text = (going.site.root / po_path(lang)).read_text(encoding="utf-8")
    changed = re.sub(r'(?m)^(msgstr(?:\[\d\])? "(?=[^"\n]*[^\W\d_]).*?)([.:!?]?"$)', r"\1·\2", text)
    header, _, _ = text.partition("\n\n")
    assert held(going, po_path(lang), (header + changed[len(changed.partition("\n\n")[0]) :]).encode())


def scalars(path: Path) -> Iterator[tuple[int, int, str]]:
    """Yield where each value in the YAML of a file begins and ends in its text, and the value."""
    text = path.read_text(encoding="utf-8")
    start = text.index("---\n") + 4 if path.suffix == ".md" and text.startswith("---\n") else 0
    header = text[start : text.index("\n---", start)] if start else text if path.suffix == ".yaml" else ""

    def within(node: yaml.Node) -> Iterator[tuple[int, int, str]]:
        if isinstance(node, yaml.ScalarNode):
            yield start + node.start_mark.index, start + node.end_mark.index, node.value
        for part in node.value if not isinstance(node, yaml.ScalarNode) else ():
            for one in part[1:] if isinstance(part, tuple) else (part,):
                yield from within(one)

    root = yaml.compose(header, Loader=yaml.SafeLoader) if header else None
    yield from within(root) if root else ()


def other(value: str) -> str:
    """Return another value of the same form."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f"{value[:8]}{int(value[8:]) % 28 + 1:02}"
    if value.startswith("https://"):
        return f"'{value}x'"
    if value in ("true", "false"):
        return "false" if value == "true" else "true"
    return (
        str(int(value) + 1) if value.isdigit() else f"{value} x" if " " in value or value[:1].isupper() else f"{value}x"
    )


CONTENT = sorted(name for name in re.findall(r"(?m)^-- (content/\S+) --$", "".join(TEXTS)))


@pytest.mark.parametrize("path", CONTENT)
def test_every_text_register_and_setting(path: str, going: Going) -> None:
    file = going.site.root / path
    text = file.read_text(encoding="utf-8")
    found = list(scalars(file))
    results = [
        held(going, path, (text[:start] + other(value) + text[end:]).encode())
        for start, end, value in found[:: len(found) // 6 + 1]
    ]
    if path.endswith(".md"):
        results += [
            held(going, path, f"{text}\nThêm một câu về Lê Hòa.\n".encode()),
            held(going, path, text.replace("a", "o").encode()),
        ]
    assert any(results), "nothing could be changed"
    file.unlink()
    try:
        assert not going.compared(), "gone"
    finally:
        going.site.write_bytes(path, text.encode())
    going.site.built()
    assert going.site.tree() == going.first, "back again"


@pytest.mark.parametrize("said", [{"drafts": True}, {"base_url": "https://khac.example/x/"}, {"repository": "o/r"}, {"jobs": 1},
                                  {"verify": True}], ids=str)  # fmt: skip
def test_every_option(said: dict[str, object], going: Going) -> None:
    assert going.compared(**said) == []
    assert going.compared() == []
