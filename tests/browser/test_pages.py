"""The pages that are looked at are of every template, in both languages; and a page that only leads on is sound too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.build import archive_and_pages
from tests.archives.project import SOURCE, Project, as_looked_at
from tests.site.site import Site, said

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from tests.browser.pages import Watched

LEADS_ON = "redirect.html"


def test_pages_of_every_template_are_looked_at(sites: Callable[[str], Site]) -> None:
    pytest.importorskip("playwright")
    from tests.browser.pages import PAGES

    made = {}
    for name, content in SOURCE.items():
        with as_looked_at(name):
            made[name] = archive_and_pages(sites(content).project.options())[1]
    wanted = {(page.template, page.lang) for pages in made.values() for page in pages.values()}
    looked_at = {(made[archive][path].template, made[archive][path].lang) for archive, path in PAGES.values()}
    missing = {(template, lang) for template, lang in wanted - looked_at if template.endswith(".html")}
    assert {template for template, _ in missing} <= {LEADS_ON}


@pytest.mark.browser
def test_a_page_that_has_moved_leads_on_and_is_sound(
    window: Callable[..., Watched], copy_of: Callable[[str], Project], serve: Callable[[Path, str], str]
) -> None:
    project = copy_of("hcmc").edit("content/people/bui-thanh-son.md", "\nname:", "\nformer: [bui-son]\nname:")
    project.built()
    address = serve(project.output, "/repo/")
    seen = window(viewport={"width": 390, "height": 800})
    seen.page.goto(f"{address}vi/nhan-vat/bui-son.html#mentions")
    seen.page.wait_for_url(f"{address}vi/nhan-vat/bui-thanh-son.html#mentions")

    def stay(route: Route) -> None:
        body = route.fetch().text().replace('http-equiv="refresh"', 'name="stays"')
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    still = window(viewport={"width": 390, "height": 800})
    still.page.route("**/bui-son.html", stay)
    page = still.open(f"{address}en/people/bui-son.html")
    assert page.locator("h1").inner_text() == said("en", "This page has moved")
    assert still.findings() == still.overflow() == still.messages == []
