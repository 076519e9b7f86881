"""A briefing's page in the order in which one reads: what it is, what it says, what belongs to it, how to use it."""

from collections.abc import Callable

import pytest

from tests.archives.project import Project
from tests.site.site import Site
from tests.site.sources import LANGUAGES
from tests.small_sites import briefing

ORDER = (
    'class="kicker"', "<h1", 'class="other-title"', 'class="facts"', 'class="prose"', 'class="colophon"',
    'id="same-event"', 'id="naming-the-same"', 'class="neighbours"', 'id="cite"', 'id="corrections"', "machine",
)  # fmt: skip


def shown(html: str) -> list[str]:
    """Return the parts that a page has, and insist on their order."""
    main = html.partition("<main")[2].partition("</main>")[0]
    places = {part: main.find(part) for part in ORDER}
    found = [part for part, place in places.items() if place >= 0]
    assert found == sorted(found, key=places.__getitem__)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_briefing_is_in_order(site_of: Site, lang: str) -> None:
    for stem in site_of.content.briefings:
        found = shown(site_of.folder.html(site_of.content.address("briefing", stem, lang)))
        assert {'class="kicker"', "<h1", 'class="facts"'} <= set(found)


def test_corrections_stand_between_citing_and_data(archive: Callable[..., Project]) -> None:
    corrected = briefing("2024-05-06-a", "Một đoạn.", corrections="[{date: 2024-07-01, note: Sửa.}]")
    site = archive(corrected, briefing("2024-05-07-b", "Đoạn khác."))
    site.built()
    found = shown(site.html("vi/ban-tin/2024-05-06-a.html"))
    assert found[-4:] == ['class="neighbours"', 'id="cite"', 'id="corrections"', "machine"]
