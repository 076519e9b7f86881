"""Every kind of page on a narrow screen, light and dark: nothing is said on the console, nobody else is asked for
anything, nothing is wider than the window, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import PAGES
from tests.browser.widths import look

if TYPE_CHECKING:
    from tests.browser.pages import Watched

pytestmark = pytest.mark.browser

WAITING = "main form:not(.find):visible, main input:not(.find input):visible"
"""What would need a script; the field in which one searches leads on without."""


@pytest.mark.parametrize("name", PAGES)
def test_narrow(screen: Watched, published: Callable[[str], str], name: str) -> None:
    archive, path = PAGES[name]
    look(screen, published(archive), path, 390, 320)


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
