"""Pictures of every kind of page, at three widths, light and dark, in both languages.

To take them: ``python -m tools.screenshots``.

They are for people to look at, and go to ``screenshots/``, which is not committed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.archives.project import SOURCE, Project, as_looked_at
from tests.browser.chromium import started
from tests.browser.pages import PAGES
from tests.browser.server import Server
from tests.search.window import Window

WIDTHS = (1280, 768, 390)
SCHEMES = ("light", "dark")
FOUND = {
    "hcmc-found-vi": ("hcmc", "vi/tim-kiem.html?q=doi+ngoai"),
    "hcmc-found-en": ("hcmc", "en/search.html?q=Resolution+31&year=2023"),
}
"""The search page with something found."""


def main(folder: Path = Path("screenshots")) -> int:
    """Build the archives, take the pictures and say where they are."""
    with tempfile.TemporaryDirectory() as temporary, started() as browser:
        if browser is None:
            print("Chromium is not installed; the pictures need it.", file=sys.stderr)
            return 1
        folder.mkdir(exist_ok=True)
        homes = {name: _serve(name, Path(temporary)) for name in SOURCE}
        seen = Window(browser)
        for name, (archive, path) in (PAGES | FOUND).items():
            seen.open(homes[archive] + path)
            for width in WIDTHS:
                seen.size(width, 900)
                for scheme in SCHEMES:
                    seen.scheme(scheme)
                    seen.page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}/")
    return 0


def _serve(name: str, temporary: Path) -> str:
    project = Project.copy(SOURCE[name], temporary / name)
    with as_looked_at(name):
        project.built(base_url="https://o.github.io/repo/")
    return Server(project.output, "/repo/").address


if __name__ == "__main__":
    sys.exit(main())
