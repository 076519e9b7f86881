"""What the tests of publishing share: the hcmc archive and one with redirects, and each as a crawler finds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archives.project import Project
from tests.site.crawler import Crawl, from_disk, over_http

BASE = "https://o.github.io/repo/"
STEM = "2023-04-26-coordination-regulation-signed"
MOVED = {
    "vi/ban-tin/quy-che-2023.html": "vi/ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html",
    "en/briefings/regulation-2023.html": f"en/briefings/{STEM}.html",
    "vi/song-ngu/quy-che-2023.html": "vi/song-ngu/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html",
    "en/parallel/regulation-2023.html": f"en/parallel/{STEM}.html",
    "vi/nhan-vat/bui-son.html": "vi/nhan-vat/bui-thanh-son.html",
    "en/people/bui-son.html": "en/people/bui-thanh-son.html",
}
"""Former address to the present one."""


@pytest.fixture(scope="session")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The hcmc archive, in which a briefing and a person once had other addresses, and one text is not translated."""
    project = Project.copy("hcmc", tmp_path_factory.mktemp("moved") / "archive")
    project.edit(f"content/briefings/{STEM}.vi.md", "\nslugs:", "\nformer: [quy-che-2023]\nslugs:")
    project.edit(f"content/briefings/{STEM}.en.md", "\nsummary:", "\nformer: [regulation-2023]\nsummary:")
    project.edit("content/people/bui-thanh-son.md", "\nname:", "\nformer: [bui-son]\nname:")
    project.remove("content/briefings/2021-12-13-20th-local-external-relations-conference.en.md")
    (project.root / "content/addresses.txt").unlink(missing_ok=True)
    project.built(base_url=BASE)
    return project


@pytest.fixture(scope="session")
def crawl(moved: Project, serve: Callable[[Path, str], str]) -> Callable[[str], Crawl]:
    """Crawl the site as published under a path, or from disk; each once."""
    done: dict[str, Crawl] = {}

    def crawled(where: str) -> Crawl:
        if where not in done:
            if where == "disk":
                done[where] = Crawl(from_disk, f"{moved.output.as_uri()}/", ("index.html",))
            else:
                address = serve(moved.output, where)
                done[where] = Crawl(over_http(address), address, base_url=BASE)
            done[where].run()
        return done[where]

    return crawled
