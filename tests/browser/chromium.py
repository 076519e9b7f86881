"""Chromium or Chrome, where it is installed: for the tests in a browser, and for what is measured and photographed by
hand.

The variable ``CHROME`` or ``CHROMIUM`` may name one, or its path; then it is sought by name, and last among what
Playwright's installer has fetched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
"""The last may be Ubuntu's, which only says how to install a snap."""
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""It asks nobody for anything by itself."""
_OWN_PAGES = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
"""Pages of Chromium's own, which each window loads for its address field: twice the work of the page that is tested."""
_OF_PLAYWRIGHT = (
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""What Playwright switches off; of two lists Chromium takes the last one."""
_WITHOUT = f"--disable-features={','.join((*_OF_PLAYWRIGHT, *_OWN_PAGES))}"


def installed() -> str | None:
    """Return the path of a browser that is installed."""
    wished = (os.environ.get(name, "") for name in ("CHROME", "CHROMIUM"))
    return next(filter(None, map(shutil.which, filter(None, (*wished, *_NAMES)))), None)


@contextmanager
def started() -> Iterator[Browser | None]:
    """Start Chromium; nothing if there is none."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = installed() or playwright.chromium.executable_path
        if not Path(found).is_file():
            yield None
            return
        browser = playwright.chromium.launch(executable_path=found, args=[*_QUIET, _WITHOUT], timeout=120_000)
        yield browser
        browser.close()
