"""The table of queries: what must stand first, what must be offered, and what must find nothing, asked in the browser."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.search.queries import NOTHING, OFFERED, QUERIES, Query

if TYPE_CHECKING:
    from tests.search.window import Window

pytestmark = pytest.mark.browser

PAGES = {"vi": "vi/tim-kiem.html", "en": "en/search.html"}
WANTED = 0.97
EDITIONS = [("hcmc", "vi"), ("hcmc", "en"), ("harbour", "en"), ("harbour", "vi")]


def fits(found: str, wanted: str) -> bool:
    return (found if "#" in wanted else found.partition("#")[0]) == wanted


@pytest.mark.parametrize(("archive", "lang"), EDITIONS)
def test_what_stands_first(window: Callable[..., Window], homes: Callable[[str], str], archive: str, lang: str) -> None:
    """Every query is asked as it stands and in decomposed letters."""
    opened = window()
    opened.search_page(homes(archive) + PAGES[lang])
    asked, wrong = 0, []
    for _, _, query, wanted in (one for one in QUERIES if one[:2] == (archive, lang)):
        for form in dict.fromkeys((query, unicodedata.normalize("NFD", query))):
            shown = opened.ask(form, enter=True)
            first = (*shown["names"], *shown["results"], "nothing")[0]
            asked += 1
            if not fits(first, f"{lang}/{wanted}"):
                wrong.append(f"{form!r}: {first} instead of {wanted}")
    assert len(wrong) <= (1 - WANTED) * asked, "\n".join(wrong)


@pytest.mark.parametrize(("archive", "lang"), [("hcmc", "vi"), ("hcmc", "en"), ("harbour", "en")])
def test_a_name_with_a_letter_wrong_is_offered(
    window: Callable[..., Window], homes: Callable[[str], str], archive: str, lang: str
) -> None:
    opened = window()
    opened.search_page(homes(archive) + PAGES[lang])
    wrong = []
    for _, _, query, wanted in (one for one in OFFERED if one[:2] == (archive, lang)):
        shown = opened.ask(query)
        first = (*shown["near"], *shown["names"], "nothing")[0]
        if not fits(first, f"{lang}/{wanted}"):
            wrong.append(f"{query!r}: {first} instead of {wanted}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("archive", "lang"), [("hcmc", "vi"), ("hcmc", "en"), ("harbour", "en")])
def test_what_matches_nothing_gives_nothing(
    window: Callable[..., Window], homes: Callable[[str], str], archive: str, lang: str
) -> None:
    opened = window()
    opened.search_page(homes(archive) + PAGES[lang])
    for query in (one[2] for one in NOTHING if one[:2] == (archive, lang)):
        shown = opened.ask(query)
        assert (query, shown["names"], shown["results"], shown["marks"]) == (query, [], [], [])


def test_the_table_is_large_enough() -> None:
    assert len(QUERIES) >= 60 and all(isinstance(one, Query) for one in QUERIES)
    assert {one.lang for one in QUERIES} == {"vi", "en"}
