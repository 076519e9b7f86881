"""People as Popolo has them (https://www.popoloproject.com/specs/person.html), so that tools made for parliaments
read them.

Popolo knows one language a value: a role stands in the language of the names, and in all languages beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.archive.dated import Tenure, in_briefing, tenures
from generator.archive.titles import full_name, pick
from generator.core.kinds import NAMES_LANGUAGE
from generator.core.model import Data
from generator.language.text import ascii_form
from generator.pages.data_shapes import ADDRESS, DATE, LANGUAGE, SLUG, by_language, object_of

_PARTS = {"family": "family_name", "given": "given_name", "middle": "additional_name"}
_TEXT = {"type": "string", "minLength": 1}
_LINK = object_of({"url": ADDRESS, "note": LANGUAGE}, ["url"])
_DAYS = ("start_date", "end_date", "known_on")
_ORIGINS: Mapping[str, Mapping[str, Any]] = {"url": ADDRESS, "briefing": SLUG}
_SOURCE = {"anyOf": [object_of({name: one, "note": {"enum": list(_DAYS)}}, [name]) for name, one in _ORIGINS.items()]}
"""The note says of which date it is the source; without a note it is that of the office as such."""
_OTHER_NAME = object_of({"name": _TEXT, "note": {"enum": ["without diacritics", "alias"]}}, ["name", "note"])
_MEMBERSHIP = object_of(
    {
        "role": _TEXT,
        "role_by_language": by_language(_TEXT),
        **dict.fromkeys(_DAYS, DATE),
        "sources": {"type": "array", "items": _SOURCE},
    },
    ["role", "role_by_language", "sources"],
)
PERSON_PROPERTIES: tuple[Mapping[str, Any], Sequence[str]] = (
    {
        "id": SLUG,
        "name": _TEXT,
        **{name: _TEXT for name in _PARTS.values()},
        "sort_name": _TEXT,
        "other_names": {"type": "array", "items": _OTHER_NAME},
        "links": {"type": "array", "items": _LINK, "minItems": 1},
        "memberships": {"type": "array", "items": _MEMBERSHIP},
    },
    ("id", "name", "other_names", "links", "memberships"),
)
"""The properties of a person, and which must be there."""


def popolo(key: str, fields: Data, urls: Mapping[str, str]) -> dict[str, Any]:
    """Return a person as Popolo has them, from key and fields; ``urls`` are the pages by language."""
    name = fields["name"]
    whole = full_name(name)
    without = ascii_form(whole)
    others = [{"name": without, "note": "without diacritics"}] if without != whole else []
    others += [{"name": alias, "note": "alias"} for alias in fields.get("aliases", ())]
    return {
        "id": key,
        "name": whole,
        **{known: name[part] for part, known in _PARTS.items() if part in name},
        **({"sort_name": fields["sort"]} if "sort" in fields else {}),
        "other_names": others,
        "links": [{"url": url, "note": lang} for lang, url in urls.items()],
        "memberships": list(map(_membership, tenures(fields))),
    }


def _membership(office: Tenure) -> dict[str, Any]:
    given = zip(_DAYS, (office.begun, office.ended, office.ongoing), strict=True)
    dates = {name: one for name, one in given if one}
    sources = [{**_source(one.source), "note": name} for name, one in dates.items()]
    if office.source and all(one.source != office.source for one in dates.values()):
        sources.append(_source(office.source))
    return {
        "role": pick(office.title, NAMES_LANGUAGE).text,
        "role_by_language": dict(office.title),
        **{name: one.date for name, one in dates.items()},
        "sources": sources,
    }


def _source(origin: str) -> dict[str, str]:
    found = in_briefing(origin)
    return {"briefing": found.stem} if found else {"url": origin}
