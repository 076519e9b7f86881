"""A text is taken away: whichever language it was in, original or translation, what is left is a whole site."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.archives.project import CONTENT, Project
from tests.site.links import Folder
from tests.site.site import Site, none_of
from tests.site.sources import LANGUAGES, Content, other

WHOLE = {name: Content(folder) for name, folder in CONTENT.items()}
TEXTS = [
    pytest.param(name, kind, stem, lang, id=f"{name}-{stem}-{lang}")
    for name, content in WHOLE.items()
    for kind, stem in content.pairs
    for lang in LANGUAGES
]


Copy = Callable[[str], Project]


@pytest.fixture
def built_copy(sites: Callable[[str], Site], tmp_path: Path) -> Copy:
    """Copy an archive with the site built from it."""

    def copy(name: str) -> Project:
        shutil.copytree(sites(name).project.root, tmp_path / name)
        return Project(tmp_path / name)

    return copy


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return a copy of an archive, built, from which one text after the other is taken away and given back."""

    @cache
    def copy(name: str) -> Project:
        project = Project.copy(name, tmp_path_factory.mktemp("standing") / name)
        project.built()
        return project

    return copy


@pytest.fixture
def without(standing: Copy, request: pytest.FixtureRequest) -> Iterator[Site]:
    """Take a text away from an archive that had been built, and build it again."""
    name, kind, stem, lang = request.param
    project, path = standing(name), f"content/{kind}s/{stem}.{lang}.md"
    text = project.source(path)
    yield Site(project.remove(path), name)
    project.write_bytes(path, text.encode())


@pytest.mark.parametrize(
    ("without", "kind", "stem", "lang"),
    [pytest.param(text.values, *text.values[1:], id=text.id) for text in TEXTS],
    indirect=["without"],
)
def test_one_text_of_a_pair_is_taken_away(without: Site, kind: str, stem: str, lang: str) -> None:
    none_of(without.folder.broken())
    stub, left = (without.content.address(kind, stem, code) for code in (lang, other(lang)))
    assert without.stubs[stub] == left
    assert left in without.links(stub, without.main(stub)), "the stub does not lead to the text"
    assert without.tree(stub).all("meta", name="robots", content="noindex")
    assert without.main(stub).one("h1").text == without.content.texts[(kind, stem)][other(lang)].fields["title"]
    for page in (stub, left):
        assert without.tree(page).all("link", rel="alternate", hreflang=lang) == []
    assert without.main(left).all("div", class_="prose") and not without.main(stub).all("div", class_="prose")
    assert len(without.of_language("vi")) == len(without.of_language("en"))
    assert [path for path in without.paths if "/." in path] == [], "a page without a name"
    if kind == "briefing":
        _stands_in_all_lists(without, stem)
        _is_cited_by_all_it_names(without, stem)


def _stands_in_all_lists(site: Site, stem: str) -> None:
    for lang in LANGUAGES:
        path = site.index("briefing", lang)
        listed = [site.things(path, item, "briefing")[0][1] for item in site.main(path).all("li", class_="card")]
        assert sorted(listed) == sorted(WHOLE[site.name].briefings)
        year = site.content.listing_date(stem)[:4]
        if not year:
            continue  # neither its fields nor its stem say when it was
        expected = sum(site.content.listing_date(one)[:4] == year for one in site.content.briefings)
        folder = {"vi": "vi/nam", "en": "en/years"}[lang]
        assert len(site.main(f"{folder}/{year}.html").all("li", class_="card")) == expected


def _is_cited_by_all_it_names(site: Site, stem: str) -> None:
    (text,) = site.content.briefings[stem].values()
    for lang in LANGUAGES:
        stub = site.content.address("briefing", stem, lang)
        facts = site.main(stub).all("dl")[0]
        assert set(site.things(stub, facts, "person", "resolution")) == site.content.named(text)
        for kind, key in site.content.named(text):
            listed = [one for one, _ in site.cited(site.content.address(kind, key, lang))]
            assert sorted(listed) == sorted(site.content.mentioned_in((kind, key)))


def test_a_briefing_in_one_language_is_taken_away_whole(built_copy: Copy) -> None:
    project = built_copy("harbour")
    project.remove("content/briefings/2023-07-01-ban-ghi-nho-kho-lanh.vi.md")
    site = Site(project, "harbour")
    none_of(site.folder.broken())
    assert not any("ban-ghi-nho-kho-lanh" in path or "cold-storage-memorandum" in path for path in site.paths)
    assert not any("nam/2023" in path or "years/2023" in path for path in site.paths)
    for lang in LANGUAGES:
        path = site.index("briefing", lang)
        assert len(site.main(path).all("li", class_="card")) == len(site.content.briefings)


def test_a_briefing_that_others_lead_to_cannot_be_taken_away_whole(built_copy: Copy) -> None:
    project = built_copy("harbour")
    before = project.tree()
    project.remove("content/briefings/2020-11-20-wording-of-berth-terms.en.md")
    result = project.build()
    assert result.failed and project.tree() == before
    files = {problem.path for problem in result.problems}
    assert files == {f"content/briefings/2022-03-02-second-round-of-talks.{lang}.md" for lang in LANGUAGES}


def test_all_translations_are_taken_away(built_copy: Copy) -> None:
    project = built_copy("hcmc")
    for kind, stem in WHOLE["hcmc"].pairs:
        project.remove(f"content/{kind}s/{stem}.en.md")
    site = Site(project, "hcmc")
    none_of(site.folder.broken())
    assert sorted(site.stubs) == sorted(site.content.address(kind, stem, "en") for kind, stem in site.content.texts)


def test_what_was_taken_away_comes_back_as_it_was(built_copy: Copy) -> None:
    project = built_copy("harbour")
    before = project.tree()
    path = "content/briefings/2018-09-14-harbour-talks-open.en.md"
    text = project.source(path)
    project.remove(path).built()
    assert project.tree() != before
    project.write_bytes(path, text.encode()).built()
    assert project.tree() == before


def test_an_archive_without_briefings_is_a_site(built_copy: Copy) -> None:
    project = built_copy("harbour")
    for folder in ("briefings", "people", "resolutions", "events", "organisations", "places", "topics", "pages"):
        for path in (project.root / "content" / folder).glob("*.md"):
            path.unlink()
    for name in ("terms.yaml", "sources.yaml"):
        project.remove(f"content/{name}")
    project.built()
    none_of(Folder(project.output).broken())
