"""Whoever adds a briefing publishes it. In a copy of the program an editor adds texts and things, withdraws a briefing,
or begins with nothing; then every command of the workflows that publish and check succeeds, and the pages open."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.commands.new_archive import init
from tests.archives.project import CONTENT
from tests.serve.served import PATIENCE
from tests.small_sites import SmallSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NEW = (Path(__file__).parent / "sixth.txt").read_text(encoding="utf-8")
"""A briefing first written in Vietnamese and one first written in English, two people, a document and an event."""
WITHDRAWN = "2023-04-26-external-affairs-strategy-proposed"


class Copy(SmallSite):
    """A copy of the program with an archive in it, as an editor has it."""

    def run(self, *arguments: str) -> str:
        """Run its own ``build.py``, and insist that it succeeds."""
        return succeed([sys.executable, "build.py", *arguments], self.root)


def succeed(command: list[str], folder: Path) -> str:
    """Run a command, insist that it succeeds, and return what it said."""
    said = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=folder, **said, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
    return done.stdout


def with_hcmc(copy: Copy) -> Copy:
    shutil.rmtree(copy.root / "content")
    shutil.copytree(CONTENT["hcmc"], copy.root / "content")
    return copy


def added(copy: Copy) -> None:
    with_hcmc(copy).write(NEW)
    copy.run("stamp", "2026-03-05-green-port-plan-signed")
    copy.run("stamp", "2026-03-07-mayor-on-green-ports")
    copy.run("addresses", "--write")


def withdrawn(copy: Copy) -> None:
    site = with_hcmc(copy)
    path = f"content/briefings/{WITHDRAWN}"
    site.edit(f"{path}.vi.md", "\nslugs:", "\nwithdrawn: {date: 2026-11-30, reason: Báo đã gỡ bài.}\nslugs:")
    site.edit(f"{path}.en.md", "\npeople:", "\nwithdrawn: {reason: The newspaper took the article down.}\npeople:")


def begun(copy: Copy) -> None:
    """Leave the archive as ``init`` writes it."""


@dataclass(frozen=True)
class Case:
    """What an editor does, and words of the headings of pages that are new or other then, by their files."""

    edit: Callable[[Copy], None]
    pages: dict[str, str]


CASES = {
    "added": Case(added, {
        "vi/ban-tin/2026-03-05-ky-ke-hoach-cang-xanh.html": "Hai thành phố cảng ký kế hoạch hợp tác cảng xanh",
        "en/briefings/2026-03-05-green-port-plan-signed.html": "Two port cities sign a plan for green ports",
        "vi/song-ngu/2026-03-05-ky-ke-hoach-cang-xanh.html": "Hai thành phố cảng ký kế hoạch hợp tác cảng xanh",
        "vi/ban-tin/2026-03-07-thi-truong-noi-ve-cang-xanh.html": "Thị trưởng Aarhavn mong chuyến phà điện đầu tiên",
        "en/briefings/2026-03-07-mayor-on-green-ports.html": "Mayor of Aarhavn expects the first electric ferry",
        "en/parallel/2026-03-07-mayor-on-green-ports.html": "Mayor of Aarhavn expects the first electric ferry",
        "vi/nhan-vat/do-thi-bich-van.html": "Đỗ Thị Bích Vân",
        "en/people/lars-mikkelsen.html": "Lars Mikkelsen",
        "vi/nghi-quyet/ke-hoach-cang-xanh-2026.html": "Kế hoạch hợp tác cảng xanh giai đoạn 2026–2030",
        "en/resolutions/ke-hoach-cang-xanh-2026.html": "Plan of cooperation on green ports, 2026–2030",
        "vi/su-kien/green-port-conference-2026.html": "Hội nghị cảng xanh của hai thành phố cảng",
        "en/events/green-port-conference-2026.html": "Green ports conference of two port cities",
    }),
    "withdrawn": Case(withdrawn, {
        "vi/ban-tin/2023-04-26-de-xuat-chien-luoc-doi-ngoai.html": "chiến lược đối ngoại",
        f"en/briefings/{WITHDRAWN}.html": "external-affairs strategy",
        f"en/parallel/{WITHDRAWN}.html": "external-affairs strategy",
        "vi/index.html": "Tư liệu đối ngoại Thành phố Hồ Chí Minh",
        "en/people/bui-thanh-son.html": "Bùi Thanh Sơn",
    }),
    "begun": Case(begun, {
        "index.html": "Kho bản tin mới",
        "vi/index.html": "Kho bản tin mới",
        "en/index.html": "A new archive of briefings",
        "vi/ban-tin/index.html": "Bản tin",
        "en/people/index.html": "People",
        "en/about.html": "About",
    }),
}  # fmt: skip


@dataclass(frozen=True)
class Published:
    """What the workflows said, and what they would upload, of an archive that an editor has changed."""

    case: Case
    copy: Copy
    said: str
    site: Path


@pytest.fixture(scope="module", params=CASES)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Each case, as the rehearsal publishes and checks it; with this Python, so that nothing is installed."""
    folder = tmp_path_factory.mktemp(request.param)
    copy = Copy(folder / "copy")
    init(copy.root)
    case = CASES[request.param]
    case.edit(copy)
    rehearsal = [sys.executable, "tools/rehearse_workflow.py", "publish", "check", "--venv", sys.prefix]
    said = succeed([*rehearsal, "--keep", str(folder / "site")], copy.root)
    return Published(case, copy, said, folder / "site")


def test_every_command_succeeds_and_nothing_is_marked(published: Published) -> None:
    assert published.said.endswith("\nEvery command succeeded: publish, check.\n")
    assert not re.findall("^::(?:error|warning) .*", published.said, re.MULTILINE)
    for name in ("publish.yml: Build for that address", "check.yml: Build, with", "check.yml: Check the texts"):
        assert f"\n== {name}" in published.said


def test_every_page_is_uploaded(published: Published) -> None:
    for path, words in published.case.pages.items():
        html = (published.site / path).read_text(encoding="utf-8")
        assert words in html, path


@pytest.mark.browser
def test_a_browser_opens_the_pages(published: Published, chromium: Browser, serve: Callable[[Path, str], str]) -> None:
    address = serve(published.site, "/repo/")
    page = chromium.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path, words in published.case.pages.items():
        answer = page.goto(address + path)
        page.evaluate("document.fonts.ready.then(() => 1)")
        assert answer and answer.ok, path
        assert words in page.locator("h1").first.inner_text().replace("\xa0", " "), path
        other = page.locator(".site-header a[hreflang]").first
        other.click()
        page.wait_for_load_state()
        assert page.url != address + path and page.locator("h1").count() >= 1, path
    page.wait_for_load_state("networkidle")
    page.close()
    assert said == []
