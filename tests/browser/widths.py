"""What is true of every page at every width, light and dark."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.browser.pages import COLOURS, SIZES, Watched


def look(screen: Watched, home: str, path: str, first: int, second: int) -> None:
    """Open a page once, show it at two widths, light and dark, and fail with all that is wrong."""
    # What the page before still asks for is said before the lists are emptied.
    screen.page.goto("about:blank")
    screen.messages.clear()
    screen.requests.clear()
    screen.size(first)
    screen.scheme("light")
    screen.open(home + path)
    wrong = [f"{first} px: {one}" for one in screen.overflow()]
    wrong += [f"{first} px, cut: {word}" for word in screen.torn()]
    screen.size(second)
    wrong += [f"{second} px: {one}" for one in screen.overflow()]
    wrong += [f"{second} px, cut: {word}" for word in screen.torn()]
    screen.shorten()
    wrong += [f"{second} px: {one}" for one in screen.findings(SIZES)]
    screen.size(first)
    wrong += [f"{first} px, light: {one}" for one in screen.findings()]
    screen.scheme("dark")
    wrong += [f"{first} px, dark: {one}" for one in screen.findings(COLOURS)]
    wrong += [f"said: {message}" for message in screen.messages]
    wrong += [f"asked: {url}" for url in screen.requests if urlsplit(url).netloc != urlsplit(home).netloc]
    assert not wrong, "\n".join([path, *wrong])
