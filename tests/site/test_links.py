"""Every link leads somewhere: opened from disk, at the top of a host and under a path. No page asks anybody else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.links import HOST, Folder, addresses, css_addresses
from tests.site.site import Site, none_of

BASES = {"at the top of a host": "/", "under /repo/": "/repo/"}
LOADED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
"""What a link element may be for that makes a browser ask for something."""
ABROAD = re.compile(r"([a-z]+:)?//", re.IGNORECASE)


@pytest.fixture(scope="module")
def built_for(site_of: Site, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Folder]:
    """Build the archive for another base address."""
    folders: dict[str, Folder] = {}

    def build(base: str) -> Folder:
        if base not in folders:
            output = tmp_path_factory.mktemp("elsewhere") / "out"
            site_of.project.built(output=output, base_url=HOST + base)
            folders[base] = Folder(output, HOST + base)
        return folders[base]

    return build


def test_from_disk(site_of: Site) -> None:
    none_of(site_of.folder.broken())


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_on_a_host(built_for: Callable[[str], Folder], base: str) -> None:
    none_of(built_for(base).broken(base))


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_page_for_what_is_missing_links_from_the_base_path(built_for: Callable[[str], Folder], base: str) -> None:
    found = addresses(built_for(base).html("404.html"))
    own = [address for address in found if not re.match(r"#|https?:|mailto:", address)]
    assert f"{base}static/site.css" in own
    assert [address for address in own if not address.startswith(base)] == []


def test_elsewhere_only_the_base_address_differs(built_for: Callable[[str], Folder]) -> None:
    top, repo = built_for("/"), built_for("/repo/")
    assert top.files == repo.files
    for path in sorted(top.files - {"404.html", ".manifest"}):
        one, two = (
            (folder.output / path).read_bytes().replace(folder.base_url.encode(), b"") for folder in (top, repo)
        )
        assert one == two, path


def test_the_plain_search_for_links_misses_none(site_of: Site) -> None:
    """The other tests here look for links by their text; a parser finds the same."""
    for path in site_of.paths:
        found = site_of.tree(path).all(where=lambda element: "href" in element.attrs or "src" in element.attrs)
        assert addresses(site_of.folder.html(path)) == [one.get("href") or one.get("src") for one in found], path


def test_the_link_checker_sees_what_is_broken(tmp_path: Path) -> None:
    pages = {
        "index.html": '<a href="en/a.html#p1"><a href="en/a.html#p2"><a href="b.html"><img src="en/a.png">',
        "en/a.html": '<p id="p1"><a href="#p3"><a href="../index.html"><a href="/index.html"><a href="https://x.example">',
        "site.css": "@font-face { src: url('fonts/a.woff2') }",
    }
    for path, text in pages.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert Folder(tmp_path).broken() == [
        "en/a.html: #p3: en/a.html has no such id",
        "en/a.html: /index.html: there is no such file",
        "index.html: en/a.html#p2: en/a.html has no such id",
        "index.html: b.html: there is no such file",
        "index.html: en/a.png: there is no such file",
        "site.css: fonts/a.woff2: there is no such file",
    ]
    assert "en/a.html: /index.html: there is no such file" in Folder(tmp_path).broken("/repo/")
    assert "en/a.html: /index.html: there is no such file" not in Folder(tmp_path).broken("/")


def test_every_page_can_be_reached_from_the_front_page(site_of: Site) -> None:
    seen, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            waiting += [target for target in site_of.links(path, site_of.tree(path)) if target.endswith(".html")]
    none_of(sorted(set(site_of.paths) - seen - {"404.html"}))


def test_no_page_asks_another_host_for_anything(site_of: Site) -> None:
    asked = []
    for path in site_of.paths:
        for element in site_of.tree(path).all():
            loads = [element.get(name) for name in ("src", "srcset", "poster", "action", "background", "ping")]
            if element.tag == "object":
                loads.append(element.get("data"))
            if element.tag == "link" and LOADED & set(element.get("rel").split()):
                loads.append(element.get("href"))
            if element.get("http-equiv").lower() == "refresh":
                loads.append(element.get("content"))
            loads += css_addresses(element.get("style") + (element.raw if element.tag == "style" else ""))
            asked += [f"{path}: {address}" for address in loads if ABROAD.search(address)]
    for path in sorted(site_of.folder.files):
        if path.endswith((".css", ".svg", ".js")):
            text = (site_of.output / path).read_text(encoding="utf-8")
            asked += [f"{path}: {address}" for address in css_addresses(text) if ABROAD.match(address)]
            asked += [
                f"{path}: {href}" for href in re.findall(r'(?:xlink:)?href="([^"]*)"', text) if ABROAD.match(href)
            ]
    none_of(asked)


def test_links_to_other_sites_are_said_to_be_such(site_of: Site) -> None:
    for path in site_of.paths:
        for link in site_of.tree(path).all("a"):
            if ABROAD.match(link.get("href")) and link.up("main"):
                assert "external" in link.get("rel").split(), f"{path}: {link!r}"
