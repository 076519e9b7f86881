"""People as Popolo has them (https://www.popoloproject.com/specs/person.html), so that tools made for parliaments
read them.

Popolo knows one language a value: a role stands in the language of the names, and in all languages beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.archive.titles import full_name, pick
from generator.kinds import NAMES_LANGUAGE
from generator.language.text import ascii_form
from generator.model import Data
from generator.pages.data_shapes import ADDRESS, DATE, LANGUAGE, SLUG, by_language, object_of

_PARTS = {"family": "family_name", "given": "given_name", "middle": "additional_name"}
_TEXT = {"type": "string", "minLength": 1}
_LINK = object_of({"url": ADDRESS, "note": LANGUAGE}, ["url"])
_SOURCE = {"anyOf": [object_of({"url": ADDRESS}, ["url"]), object_of({"briefing": SLUG}, ["briefing"])]}
_OTHER_NAME = object_of({"name": _TEXT, "note": {"enum": ["without diacritics", "alias"]}}, ["name", "note"])
_MEMBERSHIP = object_of(
    {
        "role": _TEXT,
        "role_by_language": by_language(_TEXT),
        "start_date": DATE,
        "end_date": DATE,
        "known_on": DATE,
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
        "memberships": [_membership(office) for office in fields.get("offices", ())],
    }


def _membership(office: Data) -> dict[str, Any]:
    dates = {"from": "start_date", "until": "end_date", "ongoing": "known_on"}
    scheme, _, stem = office["source"].partition(":")
    return {
        "role": pick(office["title"], NAMES_LANGUAGE).text,
        "role_by_language": dict(office["title"]),
        **{known: office[name] for name, known in dates.items() if name in office},
        "sources": [{"briefing": stem} if scheme == "briefing" else {"url": office["source"]}],
    }
