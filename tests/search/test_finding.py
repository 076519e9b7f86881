"""Finding, in the browser, over an index made by hand: which of its pieces are loaded, and what is found in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.search.window import Window

pytestmark = pytest.mark.browser

SEEK = """async ({pieces, query}) => {
  const {speller, seek} = archive, loaded = []
  const load = async (name) => { loaded.push(name); return pieces[name.slice(1)].join('\\n') }
  const cuts = pieces.map((lines) => lines[0].split(' ')[0])
  const segments = [{name: '', cuts}], index = {lang: 'vi', spell: speller([], false), named: [], segments}
  index.load = (name) => load(name.replace('-w', ' '))
  const {texts} = await seek(query, index)
  return {texts: texts.map((hit) => hit.document), unsure: texts.map((hit) => hit.unsure), loaded}
}"""


def sought(window: Callable[..., Window], home: str, query: str, pieces: list[list[str]]) -> dict[str, Any]:
    page = window().search_page(f"{home}vi/tim-kiem.html")
    found: dict[str, Any] = page.evaluate(SEEK, {"pieces": pieces, "query": query})
    return found


def test_all_pieces_of_a_key_are_read(window: Callable[..., Window], home: str) -> None:
    pieces = [["di - ABA"], ["do - BBA"], ["do đô CBA"], ["du - DBA"]]
    found = sought(window, home, "do ", pieces)
    assert found["texts"] == [1, 2]
    assert sorted(found["loaded"]) == [" 1", " 2"]


def test_a_quotation_whose_places_are_left_out_is_unsure(window: Callable[..., Window], home: str) -> None:
    kept, cut = [["hai - ABCBBC"], ["mot - ABBBBD"]], [["hai - ABCBBC"], ["mot - ABBBABD"]]
    sure, unsure = (sought(window, home, '"mot hai" ', pieces) for pieces in (kept, cut))
    assert (sure["texts"], sure["unsure"]) == ([0], [False])
    assert (unsure["texts"], sorted(unsure["unsure"])) == ([0, 1], [False, True])
