"""What is true of every page at every width, light and dark."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.browser.pages import COLOURS, SIZES, Watched

LAYOUTS = (1280, 768), (390, 320)
"""Of each layout, the wide one and the narrow one, a usual width and the smallest."""


def look(screen: Watched, home: str, path: str) -> None:
    """Open a page once, show it at every width, light and dark, and fail with all that is wrong. Pages in English are
    opened on a narrow screen, all others on a wide one."""
    # What the page before still asks for is said before the lists are emptied.
    screen.page.goto("about:blank")
    screen.messages.clear()
    screen.requests.clear()
    layouts = LAYOUTS[::-1] if path.startswith("en/") else LAYOUTS
    screen.size(layouts[0][0])
    screen.scheme("light")
    screen.open(home + path)
    wrong = []
    for width in (width for layout in layouts for width in layout):
        screen.size(width)
        wrong += [f"{width} px: {one}" for one in screen.overflow()]
        wrong += [f"{width} px, cut: {word}" for word in screen.torn()]
    screen.shorten()
    for usual, smallest in layouts:
        screen.size(smallest)
        screen.scheme("light")
        wrong += [f"{smallest} px: {one}" for one in screen.findings(SIZES)]
        screen.size(usual)
        wrong += [f"{usual} px, light: {one}" for one in screen.findings()]
        screen.scheme("dark")
        wrong += [f"{usual} px, dark: {one}" for one in screen.findings(COLOURS)]
    wrong += [f"said: {message}" for message in screen.messages]
    wrong += [f"asked: {url}" for url in screen.requests if urlsplit(url).netloc != urlsplit(home).netloc]
    assert not wrong, "\n".join([path, *wrong])
