"""Offices: from the archive to the latest known office of a person, always with the day on which it was held."""

from __future__ import annotations

from markupsafe import Markup

from generator.archive.entry_dates import Tenure, ended_after, tenures
from generator.archive.items import Archive
from generator.archive.titles import pick
from generator.core.model import Localised
from generator.core.schema import N_
from generator.language.dates import format_day, format_short, latest
from generator.language.interface import Interface
from generator.pages.facet import Facet, known
from generator.pages.printing import date_short, localised
from generator.pages.view_values import Held

AS_OF = N_("as of %(date)s")
_OPEN = "…"
"""Printed in place of a day that is not known."""


def office(archive: Archive, interface: Interface, key: str) -> Facet[Held | None]:
    """Return the latest office of a person that a dated briefing gives or the register dates; None if there is none.

    An office of the register counts by the last day on which it is known to have been held; an office that has ended
    does not count, and of two offices known on one day the one begun later counts. The result is None too if the
    register has an end of an office after that day: the page must not show as present an office that may have ended.
    """
    found: list[tuple[str, str, Localised]] = []
    for stem in reversed(archive.naming.get(("person", key), ())):
        texts = archive.items["briefing"][stem].texts.items()
        people = {code: text.fields.get("people", {}) for code, text in texts}
        given = {code: str(own[key]["office"]) for code, own in people.items() if key in own}
        if given and archive.listings[stem].dated:
            found.append((archive.listings[stem].date, "", pick(given, interface.lang)))
            break
    spans = tenures(archive.items["person"][key].fields)
    for one in spans:
        if one.held_on:
            found.append((one.held_on, one.begun.date if one.begun else "", pick(one.title, interface.lang)))
    if not found:
        return known(None)
    day, _, title = max(found, key=lambda held: (latest(held[0]), held[1]))
    return known(None if ended_after(spans, day) else _held(title, day, interface))


def _held(title: Localised, day: str, interface: Interface) -> Held:
    lang = interface.lang
    words = Markup("%s, %s") % (localised(title, lang), interface.say(AS_OF, date=date_short(day, lang)))
    return Held(title, day, words, f"{title.text}, {interface.text(AS_OF) % {'date': format_day(day, lang)}}")


def period(tenure: Tenure, interface: Interface) -> str:
    """Return the days of an office in one phrase: its beginning and end, or the last day on which it is known to have
    been held."""
    lang = interface.lang
    if tenure.ended:
        begun = format_short(tenure.begun.date, lang) if tenure.begun else _OPEN
        return f"{begun}–{format_short(tenure.ended.date, lang)}"
    return interface.text(AS_OF) % {"date": format_short(tenure.held_on, lang)}
