"""People and their offices in the Popolo format (https://www.popoloproject.com/specs/), which tools made for
parliaments read: persons, organisations, posts, and the memberships that join them.

Popolo has one language for each value: names and roles are in the language of people's names, and in every language in
a further property.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.archive.entry_dates import Tenure, in_briefing, tenures
from generator.archive.titles import full_name, pick
from generator.core.kinds import NAMES_LANGUAGE
from generator.core.model import Data
from generator.language.text import ascii_form, slugify
from generator.pages.data_shapes import ADDRESS, DATE, LANGUAGE, SLUG, by_language, object_of
from generator.pages.data_tables import Urls
from generator.pages.view_values import Front

Records = dict[str, Any]
OfficeKey = tuple[str, int]
"""The key of a person, and the number of one of the person's offices, from 0."""
_PARTS = {"family": "family_name", "given": "given_name", "middle": "additional_name"}
_TEXT = {"type": "string", "minLength": 1}
_LINK = object_of({"url": ADDRESS, "note": LANGUAGE}, ["url"])
_LINKS = {"type": "array", "items": _LINK, "minItems": 1}
_DAYS = ("start_date", "end_date", "known_on")
_SOURCE = object_of({"url": ADDRESS, "briefing": SLUG, "note": {"enum": list(_DAYS)}}, ["url"])
"""The schema of a source. A briefing of the archive has its key with its address. The note names the date of which it
is the source; without a note it is the source of the office itself."""


def _other_names(notes: Iterable[str]) -> dict[str, Any]:
    known = {"name": _TEXT, "note": {"enum": list(notes)}, "lang": LANGUAGE}
    return {"type": "array", "items": object_of(known, ["name"])}


PROPERTIES: Mapping[str, tuple[Mapping[str, Any], tuple[str, ...]]] = {
    "persons": (
        {
            "id": SLUG,
            "name": _TEXT,
            **{name: _TEXT for name in _PARTS.values()},
            "sort_name": _TEXT,
            "other_names": _other_names(("without diacritics", "alias")),
            "links": _LINKS,
        },
        ("id", "name", "other_names", "links"),
    ),
    "organizations": (
        {
            "id": SLUG,
            "name": _TEXT,
            "name_by_language": by_language(_TEXT),
            "other_names": _other_names(("alias",)),
            "parent_id": SLUG,
            "links": _LINKS,
        },
        ("id", "name", "name_by_language", "other_names", "links"),
    ),
    "posts": (
        {"id": SLUG, "label": _TEXT, "role": _TEXT, "role_by_language": by_language(_TEXT), "organization_id": SLUG},
        ("id", "label", "role", "role_by_language", "organization_id"),
    ),
    "memberships": (
        {
            "id": SLUG,
            "person_id": SLUG,
            "organization_id": SLUG,
            "post_id": SLUG,
            "role": _TEXT,
            "role_by_language": by_language(_TEXT),
            **dict.fromkeys(_DAYS, DATE),
            "sources": {"type": "array", "items": _SOURCE},
        },
        ("id", "person_id", "role", "role_by_language", "sources"),
    ),
}
"""For each list of the document: the properties of a record, and the required ones."""


def popolo(
    people: Iterable[tuple[Front, Urls]],
    organisations: Iterable[tuple[Front, Urls]],
    posts: Sequence[tuple[OfficeKey, ...]],
    briefings: Mapping[str, str],
) -> dict[str, list[Records]]:
    """Return the lists of the document.

    ``posts`` are, for each post of an organisation, the offices of those who held it; ``briefings`` are the addresses
    of the briefings that are sources, by stem.
    """
    offices = {
        (front.key, number): office for front, _ in people for number, office in enumerate(tenures(front.fields))
    }
    keys = dict(zip(posts, _post_ids(offices[post[0]] for post in posts), strict=True))
    post_of = {held: key for post, key in keys.items() for held in post}
    return {
        "persons": [_person(front, urls) for front, urls in people],
        "organizations": [_organisation(front, urls) for front, urls in organisations],
        "posts": [_post(key, offices[post[0]]) for post, key in keys.items()],
        "memberships": [_membership(held, one, post_of.get(held, ""), briefings) for held, one in offices.items()],
    }


def _person(front: Front, urls: Urls) -> Records:
    fields = front.fields
    name = fields["name"]
    whole = full_name(name)
    without = ascii_form(whole)
    others = [{"name": without, "note": "without diacritics"}] if without != whole else []
    others += [{"name": alias, "note": "alias"} for alias in fields.get("aliases", ())]
    return {
        "id": front.key,
        "name": whole,
        **{known: name[part] for part, known in _PARTS.items() if part in name},
        **({"sort_name": fields["sort"]} if "sort" in fields else {}),
        "other_names": others,
        "links": _links(urls),
    }


def _organisation(front: Front, urls: Urls) -> Records:
    fields = front.fields
    name = pick(fields["name"], NAMES_LANGUAGE)
    others = [{"name": text, "lang": lang} for lang, text in fields["name"].items() if lang != name.lang]
    others += [
        {"name": text, "note": "alias", "lang": lang}
        for lang, texts in fields.get("aliases", Data()).items()
        for text in texts
    ]
    return {
        "id": front.key,
        "name": name.text,
        "name_by_language": dict(fields["name"]),
        "other_names": others,
        **({"parent_id": fields["part_of"]} if "part_of" in fields else {}),
        "links": _links(urls),
    }


def _post(key: str, office: Tenure) -> Records:
    role = pick(office.title, NAMES_LANGUAGE).text
    titles = dict(office.title)
    return {"id": key, "label": role, "role": role, "role_by_language": titles, "organization_id": office.organisation}


def _post_ids(offices: Iterable[Tenure]) -> Iterator[str]:
    """Yield the id of each post: its organisation and title, with a number if another post has the same id."""
    taken: Counter[str] = Counter()
    for office in offices:
        name = f"{office.organisation}-{slugify(pick(office.title, NAMES_LANGUAGE).text)}"
        taken[name] += 1
        yield f"{name}-{taken[name]}" if taken[name] > 1 else name


def _membership(held: OfficeKey, office: Tenure, post: str, briefings: Mapping[str, str]) -> Records:
    person, number = held
    given = zip(_DAYS, (office.begun, office.ended, office.ongoing), strict=True)
    dates = {name: one for name, one in given if one}
    sources = [{**_source(one.source, briefings), "note": name} for name, one in dates.items()]
    if office.source and all(one.source != office.source for one in dates.values()):
        sources.append(_source(office.source, briefings))
    return {
        "id": f"{person}-{number + 1}",
        "person_id": person,
        **({"organization_id": office.organisation, "post_id": post} if post else {}),
        "role": pick(office.title, NAMES_LANGUAGE).text,
        "role_by_language": dict(office.title),
        **{name: one.date for name, one in dates.items()},
        "sources": sources,
    }


def _source(origin: str, briefings: Mapping[str, str]) -> Records:
    found = in_briefing(origin)
    if not found:
        return {"url": origin}
    paragraph = f"#{found.fragment}" if found.fragment else ""
    return {"url": briefings[found.stem] + paragraph, "briefing": found.stem}


def _links(urls: Urls) -> list[Records]:
    return [{"url": url, "note": lang} for lang, url in urls]


def stems_of(fields: Data) -> Iterator[str]:
    """Yield the stems of the briefings that are sources of a person's offices."""
    for office in tenures(fields):
        for source in (office.source, *(one.source for one in office.dates)):
            if found := in_briefing(source):
                yield found.stem
