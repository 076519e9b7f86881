"""Original and translation say the same in the same places: so a paragraph can be cited in either language, and a
reader who changes language stays where they were."""

import re

from tests.site.dom import Element
from tests.site.site import Site, none_of
from tests.site.sources import LANGUAGES, Text


def pairs(site: Site) -> list[tuple[Text, Text]]:
    return [(texts[LANGUAGES[0]], texts[LANGUAGES[1]]) for texts in site.content.pairs.values()]


def test_both_texts_have_the_same_blocks(site_of: Site) -> None:
    for one, two in pairs(site_of):
        assert [(block.kind, block.items) for block in one.blocks] == [
            (block.kind, block.items) for block in two.blocks
        ], f"{one.path}, {two.path}"


def test_both_texts_name_the_same_people_and_documents_in_the_same_blocks(site_of: Site) -> None:
    wrong = []
    for one, two in pairs(site_of):
        for number, (here, there) in enumerate(zip(one.blocks, two.blocks, strict=False), 1):
            found = site_of.content.mentions(one, here) ^ site_of.content.mentions(two, there)
            wrong += [f"{one.stem}, block {number}: {thing} in one language only" for thing in sorted(found)]
    none_of(wrong)


def test_both_texts_link_to_the_same_things_in_the_same_order(site_of: Site) -> None:
    """Briefings and events too; in a sentence the order may differ."""
    for one, two in pairs(site_of):
        for here, there in zip(one.blocks, two.blocks, strict=False):
            links = [
                {thing for thing in block.explicit if thing[0] in ("briefing", "event")} for block in (here, there)
            ]
            assert links[0] == links[1], one.stem


def test_both_texts_give_the_same_people_an_office(site_of: Site) -> None:
    for one, two in pairs(site_of):
        assert list(one.fields.get("people", {})) == list(two.fields.get("people", {})), one.stem


def anchors(main: Element) -> list[str]:
    prose = main.one("div", class_="prose")
    return [
        one.get("id") for one in prose.all(where=lambda element: re.fullmatch(r"p\d+[a-z]*(-\d+)*", element.get("id")))
    ]


def test_paragraphs_bear_the_same_numbers_in_both_languages(site_of: Site) -> None:
    for kind, stem in site_of.content.pairs:
        here, there = (anchors(site_of.page(kind, stem, lang)) for lang in LANGUAGES)
        assert here and here == there, f"{kind}:{stem}"


def test_every_paragraph_leads_to_itself_in_the_other_language(site_of: Site) -> None:
    for kind, stem in site_of.content.pairs:
        here, there = (site_of.content.address(kind, stem, lang) for lang in LANGUAGES)
        for block in site_of.main(here).one("div", class_="prose").all("div", where=lambda element: element.get("id")):
            links = [link for link in block.all("a") if site_of.folder.target(here, link.get("href")) == there]
            assert [link.get("href").partition("#")[2] for link in links] == [block.get("id")], f"{here}: {block!r}"


def test_every_paragraph_shows_a_number_that_is_its_own_address(site_of: Site) -> None:
    for kind, stem in site_of.content.texts:
        for lang in site_of.content.texts[(kind, stem)]:
            main = site_of.page(kind, stem, lang)
            for block in main.one("div", class_="prose").all("div", where=lambda element: element.get("id")):
                (link,) = block.all("a", href=f"#{block.get('id')}")
                assert f"p{link.text}" == block.get("id")


def test_numbers_do_not_depend_on_where_the_text_is_shown(harbour: Site) -> None:
    """A paragraph added later bears the number it was pinned to; those after it keep theirs."""
    for lang in LANGUAGES:
        found = anchors(harbour.page("briefing", "2022-03-02-second-round-of-talks", lang))
        assert found == ["p1", "p2", "p2a", "p3", "p4", "p5", "p5-1", "p5-2", "p6"]


def test_side_by_side_every_paragraph_stands_beside_itself(site_of: Site) -> None:
    for kind, stem in site_of.content.pairs:
        if kind == "briefing":
            texts = {lang: site_of.page(kind, stem, lang).one("div", class_="prose") for lang in LANGUAGES}
            for lang in LANGUAGES:
                main = site_of.page("parallel", stem, lang)
                for anchor in anchors(site_of.page(kind, stem, lang)):
                    if "-" not in anchor:
                        cells = main.one(id=anchor).all("div", class_="cell")
                        assert [cell.lang for cell in cells] == [lang, LANGUAGES[1 - LANGUAGES.index(lang)]]
                        for cell in cells:
                            assert own(cell) == own(texts[cell.lang].one(id=anchor)), f"{stem}#{anchor}"


def own(element: Element) -> str:
    """Return the words of a paragraph without its number and what is said behind links."""
    if {"numbers", "only"} & set(element.classes):
        return ""
    parts = (
        one if isinstance(one, str) else f"{own(one)}{'' if 'term' in one.classes else ' '}" for one in element.children
    )
    return " ".join("".join(parts).split())
