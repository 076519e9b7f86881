"""The margin of a briefing: what a note says of an organisation or a place that the text names for the first time."""

from __future__ import annotations

import re
from pathlib import Path

from tests.small_sites import SmallSite, briefing, person, small_site

STEM = "2024-05-01-a"
NAMES = """\
-- content/organisations/bo.md --
---
name: {vi: Bộ Ngoại giao, en: Ministry of Foreign Affairs}
aliases: {en: [Foreign Ministry]}
part_of: chinh-phu
---
-- content/organisations/vu.md --
---
name: {vi: Vụ Báo chí Bộ Ngoại giao, en: Press Department of the Ministry of Foreign Affairs}
part_of: bo
---
-- content/organisations/chinh-phu.md --
---
name: {vi: Chính phủ, en: Government}
---
-- content/organisations/unesco.md --
---
name: {vi: UNESCO, en: UNESCO}
---
-- content/organisations/aseanclub.md --
---
name: {vi: Câu lạc bộ Biển Xanh, en: Câu lạc bộ Biển Xanh}
aliases: {vi: [CLB Biển Xanh], en: [Blue Sea Club]}
---
-- content/places/ha-noi.md --
---
name: {vi: Hà Nội, en: Hanoi}
part_of: viet-nam
---
-- content/places/viet-nam.md --
---
name: {vi: Việt Nam, en: Vietnam}
prose: false
---
-- content/topics/bien.md --
---
name: {vi: Biển, en: The sea}
---
"""
VI = """\
Bộ Ngoại giao mời UNESCO đến Hà Nội. Bùi Thanh Sơn có mặt.

Vụ Báo chí Bộ Ngoại giao báo cho CLB Biển Xanh ở Hà Nội, Việt Nam.

Chính phủ (Government) đồng ý.
"""
EN = """\
The Foreign Ministry invited UNESCO to Hanoi. Bùi Thanh Sơn attended.

The Press Department of the Ministry of Foreign Affairs told the Blue Sea Club in Hanoi, Vietnam.

The Government ([Chính phủ](lang:vi)) agreed.
"""


def made(root: Path, *more: str) -> SmallSite:
    offices = {lang: f"{{son: {{office: {words}}}}}" for lang, words in (("vi", "Bộ trưởng"), ("en", "Minister"))}
    site = small_site(
        root,
        NAMES,
        person("son", "Bùi Thanh Sơn"),
        briefing(STEM, VI, people=offices["vi"], topics="[bien]"),
        briefing(STEM, EN, "en", "vi", people=offices["en"]),
        *more,
    )
    site.built()
    return site


def notes(site: SmallSite, path: str) -> dict[str, list[str]]:
    """Return the notes beside each paragraph, without the links in them."""
    found = re.findall(r'<ul class="notes" aria-label="[^"]*">\n(.*?)\n</ul>\s*<div class="block" id="(\w+)"',
                       site.html(path), re.DOTALL)  # fmt: skip
    return {anchor: [re.sub("</?(?:a|li)[^>]*>", "", one) for one in lines.split("\n")] for lines, anchor in found}


def test_the_first_mention_of_an_organisation_or_a_place_has_its_other_name_and_what_it_is_part_of(
    tmp_path: Path,
) -> None:
    site = made(tmp_path)
    # Neither what a name has in itself (the ministry), nor what says no more than the text (UNESCO), nor what stands
    # beside it there (the Government), nor what every text names (Vietnam) is said.
    assert notes(site, f"en/briefings/{STEM}.html") == {
        "p1": [
            'Ministry of Foreign Affairs: <span lang="vi">Bộ Ngoại giao</span> · part of Government',
            'Hanoi: <span lang="vi">Hà Nội</span> · part of Vietnam',
            '<span lang="vi">Bùi Thanh Sơn</span>: Minister',
        ],
        "p2": [
            'Press Department of the Ministry of Foreign Affairs: <span lang="vi">Vụ Báo chí Bộ Ngoại giao</span>',
            "Câu lạc bộ Biển Xanh",
        ],
    }
    assert notes(site, f"vi/ban-tin/{STEM}.html") == {
        "p1": [
            'Bộ Ngoại giao: <span lang="en">Ministry of Foreign Affairs</span> · thuộc Chính phủ',
            'Hà Nội: <span lang="en">Hanoi</span> · thuộc Việt Nam',
            "Bùi Thanh Sơn: Bộ trưởng",
        ],
        "p2": [
            'Vụ Báo chí Bộ Ngoại giao: <span lang="en">Press Department of the Ministry of Foreign Affairs</span>',
            "Câu lạc bộ Biển Xanh",
        ],
    }


def test_an_organisation_that_is_marked_as_a_term_has_one_note(tmp_path: Path) -> None:
    site = made(tmp_path)
    site.write(
        "-- content/terms.yaml --\n- {vi: UNESCO (Liên hợp quốc), en: UNESCO (United Nations), basis: archive}\n"
    )
    site.edit(f"content/briefings/{STEM}.vi.md", "UNESCO", "UNESCO (Liên hợp quốc)")
    site.edit("content/organisations/unesco.md", "en: UNESCO", "en: Unesco").built()
    (told,) = (one for one in notes(site, f"vi/ban-tin/{STEM}.html")["p1"] if "UNESCO" in one)
    assert told == '<b>UNESCO (Liên hợp quốc)</b>: <span lang="en">UNESCO (United Nations)</span>'


def test_another_name_in_the_register_makes_the_pages_with_the_note_again(tmp_path: Path) -> None:
    site = made(tmp_path)
    site.edit("content/organisations/chinh-phu.md", "en: Government", "en: The Government").built()
    assert "part of The Government" in notes(site, f"en/briefings/{STEM}.html")["p1"][0]
