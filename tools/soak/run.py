"""A soak from beginning to end: from a seed and a number of edits to a row for each thing that must hold."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.serve.server import SERVE_FOLDER
from tests.browser.chromium import started
from tools.soak.going import COMPARED, Soak, look
from tools.soak.judge import faults, judge
from tools.soak.rows import Row
from tools.soak.server import Gone, start
from tools.soak.steps import Step, walk
from tools.soak.window import Tab
from tools.soak.world import git, world

PAGES = ("vi/index.html", "en/briefings/2023-04-26-coordination-regulation-signed.html", "vi/thu.html")
"""What is open in the browser; the last one comes and goes."""


def soak(seed: int, edits: int, tell: Callable[[str], None], *, open_browser: bool = True) -> list[Row]:
    """Soak a server; return what must hold. All is done in a new folder, which is gone afterwards."""
    with ExitStack() as closing:
        folder = Path(closing.enter_context(TemporaryDirectory(prefix="soak-")))
        root = folder / "archive"
        tell(f"seed {seed}: starting")
        made = world(root, seed)
        server = start(root, root / SERVE_FOLDER, folder / "log.txt")
        closing.callback(server.kill)
        chromium = closing.enter_context(started()) if open_browser else None
        if open_browser and chromium is None:
            return [Row("a browser is open", "Chromium is not installed; leave it out with --no-browser", False)]
        tabs = [Tab(chromium.new_page(), server.address + page) for page in PAGES] if chromium else []
        going = Soak(made, server, tabs, folder, tell)
        try:
            going.seen = look(root)
            _walk(going, edits)
            return judge(going, browser_wanted=open_browser)
        except Gone as error:
            going.fault(f"the server {error}")
            return [faults(going)]


def _walk(going: Soak, edits: int) -> None:
    for step in walk(going.world, edits):
        going.after(step)
        if len(going.steps) % COMPARED == 0:
            going.tell(f"{len(going.steps)} steps, {going.memory[-1] / 1e6:.0f} MB: {step.name} ({step.what})")
    if going.last.failed:
        git(going.world.root, "checkout", "-q", "-f", "main")
        git(going.world.root, "clean", "-fdq")
        going.after(Step("all thrown away", "main as it was committed"))
