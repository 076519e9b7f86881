"""Every kind of page on a wide screen and on a narrow one, light and dark: nothing is said on the console, nobody else
is asked for anything, nothing is wider than the window, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.pages import PAGES
from tests.browser.widths import look

if TYPE_CHECKING:
    from tests.browser.pages import Watched

pytestmark = pytest.mark.browser

WAITING = "main form:not(.find):visible, main input:not(.find input):visible"
"""What would need a script; the field in which one searches leads on without."""


@pytest.mark.parametrize("name", PAGES)
def test_every_width(screen: Watched, published: Callable[[str], str], name: str) -> None:
    archive, path = PAGES[name]
    look(screen, published(archive), path)


@pytest.mark.parametrize(("width", "media"), [(1000, "screen"), (840, "screen"), (642, "print")])
@pytest.mark.parametrize("path", ["vi/thuat-ngu.html", "en/terms.html"])
def test_the_columns_of_terms_have_room_for_every_word(
    window: Callable[..., Watched],
    published: Callable[[str], str],
    path: str,
    width: int,
    media: Literal["screen", "print"],
) -> None:
    seen = window(viewport={"width": width, "height": 900})
    page = seen.open(published("hcmc") + path)
    page.emulate_media(media=media)
    assert seen.torn() == [] and seen.overflow() == []
    assert page.evaluate("[...document.querySelectorAll('.table')].every(one => one.scrollWidth <= one.clientWidth)")


def test_without_scripts_every_page_is_whole_and_fits(
    window: Callable[..., Watched], published: Callable[[str], str]
) -> None:
    seen = window(java_script_enabled=False, viewport={"width": 320, "height": 800})
    wide, empty = {}, []
    one_language = {name: page for name, page in PAGES.items() if not name.startswith("hcmc") or name[-3:] != "-en"}
    for name, (archive, path) in one_language.items():
        page = seen.page
        page.goto(published(archive) + path)
        wide[name] = seen.overflow()
        if not page.locator("h1").first.is_visible() or page.locator(WAITING).count():
            empty.append(name)
    assert {name: found for name, found in wide.items() if found} == {}
    assert (empty, seen.messages) == ([], []), "a page waits for a script"
