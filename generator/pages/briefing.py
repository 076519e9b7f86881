"""The page of a briefing, or its stub in a language in which it has no text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from generator.archive.items import Item
from generator.archive.linked import Named
from generator.archive.sort_keys import substance
from generator.archive.stale import is_stale
from generator.archive.titles import KIND
from generator.core.kinds import LANGUAGE, SUBJECTS
from generator.core.model import Data, Localised
from generator.core.schema import N_
from generator.language.interface import Interface
from generator.pages.body import Body
from generator.pages.cards import other_front_titles
from generator.pages.citation import citation_of
from generator.pages.facets import Facets
from generator.pages.glossary import GlossaryEntry
from generator.pages.layout import page_of, surround
from generator.pages.margin import Subject, margin_of, mentions_in, subjects_in, terms_in, whole_titles
from generator.pages.page import Page, Tools
from generator.pages.printing import NOTHING, date_day, date_long, localised, with_mark, words
from generator.pages.prose import contents_of, prose
from generator.pages.source_article import Article
from generator.pages.structured import NodeWriter
from generator.pages.structured_things import briefing as structured_briefing
from generator.pages.view_values import Card, Chrome, Front, Given, Headline, Link

STUB = "stub.html"
ARCHIVE = N_("this archive")
"""The value of ``translation: by`` for a translation made by the archive itself."""


def briefing_pages(facets: Facets) -> Iterator[Page]:
    """Yield the page of every briefing, in one language."""
    for item in facets.archive.items["briefing"].values():
        yield _page(facets, item)


def _page(facets: Facets, item: Item) -> Page:
    archive, key = facets.archive, item.key
    event = item.fields.get("event", "")
    same = [stem for stem in archive.reports.get(event, ()) if stem != key]
    earlier, later = archive.neighbours[key]
    full = facets.lang in item.texts
    return page_of(
        facets,
        ("briefing", key),
        KIND["briefing"].template if full else STUB,
        _view,
        {
            "front": facets.front("briefing", key),
            "card": facets.card(key),
            "people": facets.given(item.key),
            "event": facets.link("event", event) if event else None,
            "subjects": facets.subjects(item),
            "article": facets.article(item),
            "date_mark": facets.date_mark(item),
            "text": facets.body("briefing", key) if full else None,
            "mentions": mentions_in(facets, item) if full else (),
            "whole_titles": whole_titles(facets, item),
            "bodies": subjects_in(facets, item) if full else (),
            "terms": terms_in(facets, item) if full else (),
            "glossary": facets.href(("terms", "")) if archive.terms else "",
            "same_event": facets.headlines(same),
            "earlier_briefings": tuple(
                (facets.headline(one.briefing), facets.links(one.shared)) for one in archive.background[key]
            ),
            "earlier": facets.headline(earlier) if earlier else None,
            "later": facets.headline(later) if later else None,
            "stale": int(full and is_stale(item, facets.lang)),
        },
        subject=item.path,
        changed=substance(item.fields),
    )


def _view(
    tools: Tools,
    chrome: Chrome,
    crumbs: tuple[Link, ...],
    front: Front,
    card: Card,
    people: tuple[Given, ...],
    event: Link | None,
    subjects: tuple[Link, ...],
    article: Article,
    date_mark: str,
    text: Body | None,
    mentions: tuple[tuple[str, str, Named], ...],
    whole_titles: tuple[tuple[str, str, str, str], ...],
    bodies: tuple[Subject, ...],
    terms: tuple[tuple[str, str, GlossaryEntry], ...],
    glossary: str,
    same_event: tuple[Headline, ...],
    earlier_briefings: tuple[tuple[Headline, tuple[Link, ...]], ...],
    earlier: Headline | None,
    later: Headline | None,
    stale: int,
) -> dict[str, Any]:
    interface, lang = tools.interface, tools.lang
    fields, shown = front.fields, front.shown(lang)
    own = front.texts[shown]
    tell = NodeWriter(chrome, tools.frame, interface)
    named = (*card.people, *card.documents, *subjects)
    main = structured_briefing(tell, front, article, event, named) if text else None
    citation = citation_of(front, lang, article, chrome, tell.url) if text else None
    meta = citation.head_metadata(interface) if citation else ()
    translation = own.get("translation")
    margin = (
        margin_of(text, mentions, people, card.documents, whole_titles, bodies, terms, glossary, interface)
        if text
        else None
    )
    return {
        **surround(
            tools, chrome, crumbs, own["title"], own.get("summary", ""), main=main, og_type="article", meta=meta
        ),
        "day": day_words(fields, date_mark, interface),
        "place": _place(own["place"], "" if shown == lang else shown) if "place" in own else NOTHING,
        "publisher": card.publisher,
        "heading": words(own["title"]),
        "heading_lang": "" if shown == lang else shown,
        "others": other_front_titles(front, lang),
        "stale": stale_words(fields, interface) if stale else NOTHING,
        "event": event,
        "date_known": date_known(fields, interface),
        "date_reasons": date_reasons(own, "" if shown == lang else shown),
        "source": tuple(article.facts(interface)),
        "translation": translated(translation, lang, tools) if text and translation else NOTHING,
        "people": people,
        "documents": card.documents,
        "subjects": by_kind(subjects, interface),
        "text": prose(margin.text, interface, margin.notes) if margin else NOTHING,
        "contents": contents_of(text) if text else (),
        "raw": "raw" in own,
        "written": written(fields, translation, interface) if text and "raw" not in own else (),
        "same_event": same_event,
        "earlier_briefings": tuple((headline, _shared(shared, interface)) for headline, shared in earlier_briefings),
        "earlier": earlier,
        "later": later,
        "reference": citation.reference(interface) if citation else None,
        "cited": citation.printed(interface) if citation else NOTHING,
        "corrections": _corrections(own, lang) if text else (),
        "single": str(fields.get("single", {}).get("reason", "")),
        "original": front.original,
    }


def by_kind(subjects: tuple[Link, ...], interface: Interface) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return (name of the kind, its links) of the subjects, kind by kind."""
    found = ((KIND[kind].plural, tuple(link for link in subjects if link.kind == kind)) for kind in SUBJECTS)
    return tuple((interface.text(plural), links) for plural, links in found if links)


def stale_words(fields: Data, interface: Interface) -> Markup:
    """Return the sentence that a translation is not up to date, with the day of the change if that is known."""
    if "updated" in fields:
        message = N_("The original was changed on %(date)s; this translation is not yet up to date.")
        return interface.say(message, date=date_day(fields["updated"], interface.lang))
    return interface.say("The original has changed since; this translation is not yet up to date.")


def day_words(fields: Data, mark: str, interface: Interface) -> Markup:
    """Return the date of the event, with a mark if the date is inferred."""
    if "date" not in fields:
        return interface.say("date unknown")
    return with_mark(date_long(fields["date"], interface.lang), mark)


def _place(place: str, lang: str) -> Markup:
    """Return the place of the event; ``lang`` is the language of the words, empty if it is that of the page."""
    return Markup("<span%s>%s</span>") % (Markup(' lang="%s"') % lang if lang else NOTHING, place)


def date_known(fields: Data, interface: Interface) -> Markup:
    """Return the date of the event and, in brackets, how it is known."""
    if "date" not in fields:
        return interface.say("not known")
    return date_long(fields["date"], interface.lang) + Markup(" (%s)") % interface.text(fields["date_basis"])


def date_reasons(own: Data, lang: str) -> Markup:
    """Return the note on how the date is known; ``lang`` is the language of the words, empty if it is that of the
    page."""
    if "date_note" not in own:
        return NOTHING
    return Markup("<span%s>%s</span>") % (Markup(' lang="%s"') % lang if lang else NOTHING, words(own["date_note"]))


def translated(translation: Mapping[str, Any], code: str, tools: Tools) -> Markup:
    """Return what kind of translation a text is, from which language and by whom. The archive itself is named in the
    language of the page, because the words “this archive” are not a name."""
    interface = tools.interface
    reviewed = translation.get("status") == "reviewed"
    status = interface.say("Reviewed translation") if reviewed else interface.say("Unofficial translation")
    language = interface.text(LANGUAGE[translation["of"]].label)
    translator = (
        interface.say(ARCHIVE)
        if translation["by"] in (ARCHIVE, tools.others[code].text(ARCHIVE))
        else localised(Localised(translation["by"], code), interface.lang)
    )
    message = N_("from %(language)s by %(translator)s")
    return Markup("%s · %s") % (status, interface.say(message, language=language, translator=translator))


def written(fields: Data, translation: object, interface: Interface) -> tuple[Markup, ...]:
    """Return the sentences on who wrote the text, and when it was added and last changed."""
    lang = interface.lang
    found = [interface.say("Written by this archive, in its own words, from the report named above.")]
    if translation:
        message = N_("The translation is unofficial; where the texts differ, the original briefing prevails.")
        found.append(interface.say(message))
    if "added" in fields:
        found.append(interface.say("Added to the archive on %(date)s.", date=date_day(fields["added"], lang)))
    if "updated" in fields:
        found.append(interface.say("Last changed on %(date)s.", date=date_day(fields["updated"], lang)))
    return tuple(found)


def _shared(things: tuple[Link, ...], interface: Interface) -> Markup:
    """Return the sentence that names up to three entries that two briefings both mention."""
    *first, last = (one.said for one in things[:3])
    if first:
        last = interface.say("%(first)s and %(last)s", first=Markup("; ").join(first), last=last)
    return interface.say("both mention %(things)s", things=last)


def _corrections(own: Data, lang: str) -> tuple[tuple[Markup, Markup], ...]:
    """Return (date, note) of each correction."""
    return tuple((date_long(one["date"], lang), words(one["note"])) for one in own.get("corrections", ()))
