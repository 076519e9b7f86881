"""Takes the picture of the README: the newest briefing of ``content/`` in Vietnamese.

To take it: ``python -m tools.readme_picture``, or ``python -m tools.readme_picture en/people/index.html`` for another page of
the site. It needs Chromium; the picture goes to ``docs/screenshot.png``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from generator.archive.titles import KIND
from generator.build import build
from generator.core.options import Options
from generator.pages.address import path_of
from tests.browser.chromium import started
from tests.browser.server import Server
from tests.search.window import Window

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "screenshot.png"
SIZE = (1200, 640)
"""Width and height in pixels."""
HEAVIEST = 204_800
"""Bytes that the picture may have: 200 KB."""


def main(page: str = "") -> int:
    """Build the archive elsewhere, take the picture of a page, named by its path in the site, and say how heavy it is."""
    with tempfile.TemporaryDirectory() as temporary, started() as browser:
        if browser is None:
            print("Chromium is not installed; the picture needs it.", file=sys.stderr)
            return 1
        output = Path(temporary) / "site"
        if build(Options(ROOT, output)).failed:
            print("The archive has mistakes; python build.py names them.", file=sys.stderr)
            return 1
        briefings = sorted((output / path_of(KIND["briefing"], "vi", "x")).parent.glob("[0-9]*.html"))
        page = page or (briefings[-1].relative_to(output).as_posix() if briefings else "index.html")
        seen = Window(browser)
        seen.size(*SIZE)
        seen.open(Server(output, "/").address + page).screenshot(path=PICTURE)
    weight = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {weight} bytes")
    if weight > HEAVIEST:
        print(f"The picture is heavier than {HEAVIEST} bytes — take that of another page.", file=sys.stderr)
    return int(weight > HEAVIEST)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
