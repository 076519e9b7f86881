"""Pages see values only: everything within a view has a digest, and nothing leads back to a whole document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.archive.passages import Content
from generator.archive.values import Archive, Item, Text
from generator.digest import Value, digest_of
from generator.model import Data, Document
from generator.pages.page import Page
from generator.pages.produce import produce
from tests.small_sites import PNG, briefing, document, event, page, person, small_site

RICH = (
    briefing(
        "2023-04-26-ky-quy-che",
        "Ông Bùi Thanh Sơn nêu Nghị quyết 31.[^1]\n\n## Phần hai\n\n- Bùi Thanh Sơn\n- [bài trước](briefing:2022-01-01-truoc)"
        "\n\n![Ảnh](anh.png)\n\n| a |\n|---|\n| b |\n\n[^1]: Chú thích.",
        date_note="Suy ra.",
        event="hoi-nghi",
        place="Thành phố Hồ Chí Minh",
        source="{publisher: bao, publisher_basis: inferred, url: https://archive.example/bai}",
        people="{bui-thanh-son: {office: Bộ trưởng, as: caption}}",
        corrections="[{date: 2026-02-01, note: Sửa tên.}]",
    ),
    briefing("2023-04-26-ky-quy-che", "Mr Bùi Thanh Sơn cited Resolution 31.", "en", "vi",
             people="{bui-thanh-son: Minister}"),
    briefing("2022-01-01-truoc", "Bùi Thanh Sơn.", single="{reason: Chỉ có tiếng Việt.}", event="hoi-nghi"),
    briefing("khong-ngay", "No date. Bùi Thanh Sơn.", "en"),
    person(
        "bui-thanh-son", "Bùi Thanh Sơn",
        offices="[{title: {vi: Bộ trưởng, en: Minister}, from: 2021-04, ongoing: 2025, source: https://archive.example/x}]",
    ),
    person("madonna", "Madonna"),
    "-- content/people/bui-thanh-son.vi.md --\nGhi chú về [Nghị quyết](resolution:31-nq-tw).\n",
    document(
        "31-nq-tw", symbol="31-NQ/TW", issued="2022-12-30", issuer="{vi: Bộ Chính trị}",
        short="{vi: [Nghị quyết 31], en: [Resolution 31]}",
        related="[{to: chien-luoc, as: leads-to, source: briefing:2022-01-01-truoc}]",
        texts="[{url: https://archive.example/t, lang: vi, label: Bản văn}]",
    ),
    document("chien-luoc", type="strategy"),
    event("hoi-nghi", date="2023-04", place="{en: Hanoi}"),
    page("about"),
    page("about", "A sentence.", "en", "vi"),
    page("method"),
    "-- content/sources.yaml --\nbao: {name: {vi: Báo}, site: https://archive.example/}\n",
    "-- content/terms.yaml --\n- {vi: Thành ủy, en: Party Committee, basis: press, kind: body, note: {vi: x}}\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    site = small_site(tmp_path_factory.mktemp("rich"), *RICH)
    return site.write_bytes("content/images/anh.png", PNG).archive()


@pytest.fixture(scope="module")
def pages(archive: Archive) -> dict[str, Page]:
    found, problems = produce(archive)
    assert problems == ()
    return found


def within(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield everything that can be reached from a value, with how."""
    yield path, value
    if isinstance(value, Content):
        yield from within((value.passages, value.mentions), f"{path} whole")
    elif isinstance(value, Value):
        assert is_dataclass(value)
        for field in fields(value):
            yield from within(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from within(item, f"{path}[{number}]")
    elif isinstance(value, Data):
        for key, item in value.items():
            yield from within(key, f"{path} key")
            yield from within(item, f"{path}.{key}")


def test_views_hold_values_only(pages: dict[str, Page]) -> None:
    allowed = (Value, tuple, Data, str, int, bool, type(None))
    odd = {
        (page.template, path, type(value).__name__)
        for page in pages.values()
        for part in ("view", "chrome", "places")
        for path, value in within(getattr(page, part), part)
        if not isinstance(value, allowed)
    }
    assert odd == set()


def test_views_never_hold_a_whole_document(pages: dict[str, Page]) -> None:
    for shown in pages.values():
        assert not any(isinstance(value, Document | Text | Item | Archive) for _, value in within(shown.view, "view"))


def test_every_part_of_a_page_has_a_digest(pages: dict[str, Page]) -> None:
    assert len({page.key for page in pages.values()}) == len(pages)
    for shown in pages.values():
        for _, value in within(shown.view, "view"):
            assert len(digest_of(value)) == 16


def test_the_rich_archive_shows_every_type_of_page(pages: dict[str, Page]) -> None:
    """Otherwise a view could escape the tests above."""
    from generator.pages import views

    shown = {type(page.view).__name__ for page in pages.values()}
    assert {name for name in vars(views) if name.endswith("View")} <= shown


def test_a_digest_is_refused_to_what_could_change() -> None:
    for value in ([1], {1}, object(), 1.5, Path("x")):
        with pytest.raises(TypeError):
            digest_of(value)


def test_digests_tell_apart_what_only_looks_the_same() -> None:
    different: list[Any] = ["1", 1, True, None, "None", b"1", ("1",), ("1", ""), ("", "1"), (("1",), ""), Data(a="1"),
                            Data(a=("1",)), Data(), (), "", Data({"a": "1", "b": ""}), Data({"ab": "1"})]  # fmt: skip
    assert len({digest_of(value) for value in different}) == len(different)
    assert digest_of(Data(a="1", b="2")) == digest_of(Data(b="2", a="1"))


def test_data_cannot_be_changed() -> None:
    data = Data(a="1")
    changes = [
        lambda: data.__setitem__("a", "2"), lambda: data.__delitem__("a"), lambda: data.update(a="2"),
        lambda: data.pop("a"), lambda: data.popitem(), lambda: data.clear(), lambda: data.setdefault("b", "2"),
        lambda: data.__ior__({"b": "2"}),
    ]  # fmt: skip
    for change in changes:
        with pytest.raises(TypeError):
            change()
    assert data == {"a": "1"}
