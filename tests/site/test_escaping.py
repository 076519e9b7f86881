"""Escaping: whatever stands in a field reaches pages and other files as words, never as mark-up."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import html5lib
import pytest

from tests.small_sites import PNG, SmallSite, small_site

EVIL = (
    "\\\"'><x-evil evil='z'>&lt;&amp;</script></style></textarea></title>]]>--><!--{{ 7*7 }}{% raw %}%s%(x)s\\\\$#_^~{}"
)
"""In double quotes of YAML: all that ends a text somewhere."""
PLAIN = json.loads(f'"{EVIL}"')

ARCHIVE = """\
-- content/site.yaml --
title: {vi: "Kho EVIL", en: "Archive EVIL"}
description: {vi: "Về EVIL", en: "On EVIL"}
base_url: https://archive.example/kho/
authority: archive.test,2026
corrections: https://archive.test/sua
licence: {code: "MIT EVIL", content: "CC EVIL"}
-- content/sources.yaml --
bao: {name: {vi: "Báo EVIL", en: "Paper EVIL"}, site: https://archive.example/}
-- content/terms.yaml --
- {vi: "a EVIL", en: "b EVIL", basis: press, kind: body, note: {vi: "c EVIL"},
   variants: {vi: ["d EVIL"], en: ["e EVIL"]}}
-- content/people/son.md --
---
name: {family: Bùi, middle: "EVIL", given: Sơn}
aliases: [Sơn, "f EVIL"]
offices: [{title: {vi: "g EVIL", en: "h EVIL"}, from: 2020,
  ongoing: {date: 2024, source: "https://archive.example/'\\"><x-evil>"}, source: "https://archive.example/'\\"><x-evil>"}]
---
-- content/people/son.vi.md --
k EVIL
-- content/resolutions/nq.md --
---
type: resolution
symbol: "31 EVIL"
issuer: m-evil
issued: 2020-01-01
date_note: {vi: "o EVIL", en: "p EVIL"}
term: "q EVIL"
title: {vi: "r EVIL", en: "s EVIL"}
short: {vi: [Nghị quyết 31, "t EVIL"], en: ["u EVIL"]}
texts: [{url: https://archive.example/, lang: vi, label: "v EVIL"}]
sources: [https://archive.example/]
---
-- content/organisations/m-evil.md --
---
name: {vi: "m EVIL", en: "n EVIL"}
aliases: {vi: ["mm EVIL"], en: ["nn EVIL"]}
part_of: whole
---
-- content/organisations/whole.md --
---
name: {vi: "mw EVIL", en: "nw EVIL"}
---
-- content/topics/t.md --
---
name: {vi: "tm EVIL", en: "tn EVIL"}
---
-- content/events/hop.md --
---
title: {vi: "w EVIL", en: "x EVIL"}
date: 2024-01-01
place: {vi: "y EVIL"}
---
-- content/briefings/2024-01-01-a.vi.md --
---
title: "A EVIL"
summary: "B EVIL"
added: 2026-01-01
updated: 2026-02-02
date: 2024-01-01
date_basis: stated
date_note: "C EVIL"
event: hop
topics: [t]
place: "D EVIL"
source: {publisher: bao, publisher_basis: stated, title: "E EVIL", author: "F EVIL", published: 2024-01-02, url: "https://archive.example/?a=%22>", url_basis: found}
people: {son: "G EVIL"}
corrections: [{date: 2026-02-02, note: "H EVIL"}]
---

Ông [I EVIL](person:son), Sơn, về Nghị quyết 31. [J EVIL](lang:en) EVIL ![K EVIL](a.png) `EVIL`

## L EVIL

- EVIL

```
EVIL
```
-- content/briefings/2024-01-01-a.en.md --
---
title: "M EVIL"
summary: "N EVIL"
people: {son: "O EVIL"}
translation: {of: vi, by: "P EVIL", status: unofficial}
---

Sơn: EVIL
-- content/briefings/2024-02-02-b.vi.md --
---
title: "Q EVIL"
summary: "R EVIL"
added: 2026-01-01
date_basis: unknown
source: {publisher_basis: unknown}
single: {reason: "S EVIL"}
---

Sơn EVIL
-- content/pages/about.vi.md --
---
title: "T EVIL"
summary: "U EVIL"
added: 2026-01-01
---

EVIL
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    # In front matter and data the text stands in double quotes of YAML, in bodies as it is.
    quoted = (line.replace("EVIL", EVIL if '"' in line else PLAIN) for line in ARCHIVE.splitlines(keepends=True))
    found = small_site(tmp_path_factory.mktemp("evil"), "".join(quoted)).write_bytes("content/images/a.png", PNG)
    found.built()
    return found


def test_no_field_becomes_an_element_or_an_attribute(site: SmallSite) -> None:
    for path in site.tree():
        if path.endswith(".html"):
            document = html5lib.parse(site.html(path), namespaceHTMLElements=False)
            for element in document.iter():
                assert "evil" not in str(element.tag), path
                assert not any("evil" in name for name in element.attrib), path
            assert not any("x-evil" in str(element.text) for element in document.iter() if element.tag is ET.Comment)


def test_every_page_ends_as_it_should(site: SmallSite) -> None:
    for path in site.tree():
        if path.startswith(("vi/", "en/")) and path.endswith(".html"):
            html = site.html(path)
            assert html.rstrip().endswith("</html>") and html.count("<main") == html.count("</main>") == 1, path
            document = html5lib.parse(html, namespaceHTMLElements=False)
            assert document.find(".//footer") is not None, path


def test_the_words_themselves_arrive(site: SmallSite) -> None:
    document = html5lib.parse(site.html("vi/ban-tin/2024-01-01-a.html"), namespaceHTMLElements=False)
    words = " ".join("".join(document.itertext()).split())
    for field in "ACDEFGH":
        assert f"{field} {PLAIN}" in words, field
    assert f"A {PLAIN}" in "".join(document.find(".//title").itertext())
    description = next(one.get("content") for one in document.iter("meta") if one.get("name") == "description")
    assert f"B {PLAIN}" in description


def test_nothing_is_executed_or_formatted(site: SmallSite) -> None:
    for path in site.tree():
        if path.endswith((".html", ".xml", ".json")):
            assert "}49{" not in site.html(path) and "--49" not in site.html(path), path


def test_other_files_stay_well_formed(site: SmallSite) -> None:
    for path, data in site.tree().items():
        if path.endswith((".xml", ".svg")):
            ET.fromstring(data)
        elif path.endswith(".json"):
            json.loads(data)


def test_data_within_pages_stays_well_formed(site: SmallSite) -> None:
    for path in site.tree():
        if path.endswith(".html"):
            document = html5lib.parse(site.html(path), namespaceHTMLElements=False)
            for script in document.iter("script"):
                if "json" in script.get("type", ""):
                    json.loads("".join(script.itertext()))


def test_the_output_is_utf8(site: SmallSite) -> None:
    for path, data in site.tree().items():
        if Path(path).suffix in (".html", ".xml", ".json", ".csv", ".txt"):
            data.decode("utf-8")
            assert b"\r\n" not in data or path.endswith(".csv")
