"""Pictures of every kind of page, at three widths, light and dark, in both languages.

To take them: ``python -m tests.browser.screenshots``.

They are for people to look at, and go to ``screenshots/``, which is not committed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.archives.project import CONTENT, Project
from tests.browser.pages import PAGES, Watched
from tests.browser.server import Server
from tests.conftest import CHROMIUM, QUIET

WIDTHS = (1280, 768, 390)
SCHEMES = ("light", "dark")


def main(folder: Path = Path("screenshots")) -> int:
    """Build both archives, take the pictures and say where they are."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        print("Chromium is not installed; the pictures need it.", file=sys.stderr)
        return 1
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        homes = {name: _serve(name, Path(temporary)) for name in CONTENT}
        for width in WIDTHS:
            for scheme in SCHEMES:
                for name, (archive, path) in PAGES.items():
                    seen = Watched(browser, viewport={"width": width, "height": 900}, color_scheme=scheme)
                    seen.open(homes[archive] + path)
                    seen.page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                    seen.context.close()
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}/")
    return 0


def _serve(name: str, temporary: Path) -> str:
    project = Project.copy(name, temporary / name)
    project.built(base_url="https://o.github.io/repo/")
    return Server(project.output, "/repo/").address


if __name__ == "__main__":
    sys.exit(main())
