"""Posts: from the offices of all people to who held the same office of an organisation, and who followed whom, as far
as the register knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations, pairwise
from typing import NamedTuple

from generator.archive.entry_dates import Tenure, tenures
from generator.archive.items import Item
from generator.archive.office_titles import same_title
from generator.core.kinds import CODES
from generator.language.dates import earliest, latest, not_after


class Incumbent(NamedTuple):
    """A person in an office."""

    person: str
    """The key of the person."""
    number: int
    """Place of the office among the person's offices, from 0."""
    tenure: Tenure
    """The office with its dates."""


class Succession(NamedTuple):
    """The holders of an office before and after a person; None where the register does not say."""

    before: Incumbent | None
    after: Incumbent | None


def posts(people: Iterable[Item]) -> list[list[Incumbent]]:
    """Return the offices of organisations: for each, the people who held it, in the order of their first known days.
    Two offices are the same if their titles agree in every language."""
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
    """Return the holders before and after a person, by (key of the person, number of the office).

    One person is taken to have followed another if the one began when the other ended, with both days or months known.
    Nothing is returned for an office that two people held at the same time, as deputies do.
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
    """Return whether a tenure may have begun on the day on which another ended or on the next one, and certainly began
    within a month."""
    least, most = earliest(begun) - latest(ended), latest(begun) - earliest(ended)
    return least <= timedelta(days=1) and timedelta(0) <= most <= timedelta(days=31)


def _is_shared(post: list[Incumbent]) -> bool:
    """Return whether two people are known to have held an office at the same time."""
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
