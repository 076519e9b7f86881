"""Checks of entries that are found in prose by their names, and of entries that are part of each other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.names import canonical
from generator.archive.pair import Group, Paired, mark
from generator.archive.titles import PERSON, full_name
from generator.core.kinds import CODES, KINDS, Kind
from generator.core.model import Data, PathKey, Problem

Claim = tuple[Group, bool]
"""An entry that claims a form, and whether as an alias or as its name."""


def names_claimed(paired: Paired) -> Iterator[Problem]:
    """Yield an error for every form that two entries claim in a language; several people may bear one name."""
    found: dict[Problem, None] = {}
    for lang in CODES:
        claimed: dict[str, Claim] = {}
        for kind in (kind for kind in KINDS if kind.forms and not kind.numbered):
            for group in paired.groups[kind.name].values():
                for place, text in _forms(kind, group, lang):
                    alias = place[0] == "aliases"
                    other, other_alias = claimed.setdefault(canonical(text), (group, alias))
                    both = alias and other_alias
                    if other is not group and (both or not kind.name == other.kind.name == PERSON):
                        what = "an alias" if both else "a name"
                        remedy = "take it out of both, and link by hand instead"
                        if not both:
                            remedy = "leave it to one of the two, and link the other by hand"
                        message = f"“{text}” is also {what} in {other.path} — {remedy}"
                        at = mark(group.documents[group.original][1].marks, *place)
                        found[Problem(group.path, *at, message)] = None
    yield from found


def _forms(kind: Kind, group: Group, lang: str) -> Iterator[tuple[PathKey, str]]:
    """Yield the forms of an entry in the prose of a language, each with its path in the front matter."""
    for field in kind.forms:
        value = group.fields.get(field, ())
        place: PathKey = (field,)
        if field == "name" and kind.name == PERSON and value:
            value = full_name(value)
        elif isinstance(value, Data):
            value, place = value.get(lang, ()), (field, lang)
        for number, text in enumerate((value,) if isinstance(value, str) else value):
            yield ((*place, str(number)) if isinstance(value, tuple) else place), text


def part_circles(paired: Paired) -> Iterator[Problem]:
    """Yield an error for every entry that is part of itself, directly or not."""
    for kind in KINDS:
        groups = paired.groups[kind.name]
        above = {key: str(group.fields.get("part_of", "")) for key, group in groups.items()}
        for key, group in groups.items():
            chain = [key]
            while (whole := above.get(chain[-1], "")) and whole not in chain:
                chain.append(whole)
            if whole == key == min(chain):
                remedy = "take one of these lines out" if len(chain) > 1 else "take this line out"
                message = f"“{key}” is part of itself: {' → '.join([*chain, key])} — {remedy}"
                at = mark(group.documents[group.original][1].marks, "part_of")
                yield Problem(group.path, *at, message)
