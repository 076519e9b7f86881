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


@pytest.mark.parametrize("name", PAGES)
def test_narrow(screen: Watched, published: Callable[[str], str], name: str) -> None:
    archive, path = PAGES[name]
    look(screen, published(archive), path, 390, 320)
