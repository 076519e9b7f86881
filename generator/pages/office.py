"""Offices: the latest that the archive knows of a person."""

from __future__ import annotations

from generator.archive.titles import pick
from generator.archive.values import Archive
from generator.language.dates import latest
from generator.model import Localised
from generator.pages.facet import Facet, known
from generator.pages.values import Held


def office(archive: Archive, lang: str, key: str) -> Facet[Held | None]:
    """Return the latest office that the archive knows of a person: from its briefings, or a later dated source.

    A register office counts by the last day on which it is known to be held; one that has ended does not
    count, and of two known on one day the one begun later does.
    """
    found: list[tuple[str, str, Localised]] = []
    for stem in reversed(archive.naming.get(("person", key), ())):
        item = archive.items["briefing"][stem]
        texts = {code: text.fields.get("people", {}) for code, text in item.texts.items()}
        given = {code: str(people[key]["office"]) for code, people in texts.items() if key in people}
        if given:
            found.append((archive.listings[stem].date, "", pick(given, lang)))
            break
    for one in archive.items["person"][key].fields.get("offices", ()):
        begun = one.get("from", "")
        held_on = one.get("ongoing") or begun
        if held_on and "until" not in one:
            found.append((held_on, begun, pick(one["title"], lang)))
    if not found:
        return known(None)
    day, _, title = max(found, key=lambda held: (latest(held[0]), held[1]))
    return known(Held(title, day))
