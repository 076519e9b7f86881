"""Posts: who held the same office of an organisation, and who came before and after whom, as far as the registers of
people know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations, pairwise
from typing import NamedTuple

from generator.archive.dated import Tenure, tenures
from generator.archive.items import Item
from generator.archive.office_titles import same_title
from generator.core.kinds import CODES
from generator.language.dates import earliest, latest, not_after


class Incumbent(NamedTuple):
    """An office that a person held."""

    person: str
    """The key of the person."""
    number: int
    """Which of the person's offices it is, from 0."""
    tenure: Tenure


class Succession(NamedTuple):
    """Who held an office before and after a person; None where the registers do not say."""

    before: Incumbent | None
    after: Incumbent | None


def posts(people: Iterable[Item]) -> list[list[Incumbent]]:
    """Return the offices that are held in an organisation: for each the people who held it, in the order of their first
    known days. Two offices are the same if their titles agree in every language."""
    found: dict[str, list[list[Incumbent]]] = {}
    for item in people:
        for number, tenure in enumerate(tenures(item.fields)):
            if tenure.organisation:
                held = Incumbent(item.key, number, tenure)
                of_organisation = found.setdefault(tenure.organisation, [])
                same = next((post for post in of_organisation if _is_same(post[0].tenure, tenure)), None)
                if same is None:
                    of_organisation.append([held])
                else:
                    same.append(held)
    return [sorted(post, key=_order) for of_organisation in found.values() for post in of_organisation]


def successions(posts: Iterable[list[Incumbent]]) -> dict[tuple[str, int], Succession]:
    """Return, by person and number of the office, who held it before and after.

    One person is known to have come after another if the one began when the other ended, by days or months that are
    established. Nothing is said of an office that two people are known to have held at once, as deputies do.
    """
    found: dict[tuple[str, int], Succession] = {}
    for post in posts:
        followed = [] if _is_shared(post) else list(_followed(post))
        after = {(one.person, one.number): other for one, other in followed}
        before = {(other.person, other.number): one for one, other in followed}
        for held in post:
            own = (held.person, held.number)
            if own in before or own in after:
                found[own] = Succession(before.get(own), after.get(own))
    return found


def _followed(post: list[Incumbent]) -> Iterator[tuple[Incumbent, Incumbent]]:
    for one, other in pairwise(post):
        ended, begun = one.tenure.ended, other.tenure.begun
        if ended and begun and one.person != other.person and _joined(ended.date, begun.date):
            yield one, other


def _joined(ended: str, begun: str) -> bool:
    """Whether one tenure may have begun on the day on which the other ended, or on the next, and within a month."""
    least, most = earliest(begun) - latest(ended), latest(begun) - earliest(ended)
    return least <= timedelta(days=1) and timedelta(0) <= most <= timedelta(days=31)


def _is_shared(post: list[Incumbent]) -> bool:
    """Whether one person is known to have held an office when another already did."""
    return any(
        not not_after(one.tenure.days[-1], other.tenure.days[0])
        for one, other in combinations(post, 2)
        if one.person != other.person
    )


def _is_same(one: Tenure, other: Tenure) -> bool:
    titles = [(one.title.get(code, ""), other.title.get(code, "")) for code in CODES]
    return all(first and second and same_title(first, second) for first, second in titles)


def _order(held: Incumbent) -> tuple[str, str, int]:
    return earliest(held.tenure.days[0]).isoformat(), held.person, held.number
