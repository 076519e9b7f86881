"""Co-occurrence: how often each entry is named in which form, and in how many paragraphs together with which others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from generator.archive.item_key import ItemKey
from generator.archive.items import Text
from generator.archive.titles import PERSON
from generator.core.kinds import DOCUMENTS

COMPANIONS = 6
"""The most people, and the most documents, that a page lists as named in the same paragraphs."""


class Tallies:
    """The counts of forms and of joint mentions in one language."""

    def __init__(self, lang: str, briefings: Iterable[tuple[Text, Iterable[Text]]]) -> None:
        """``briefings`` are, for each briefing, the text that readers of the language are shown, and its texts in the
        other languages, which count only for the entries that the shown text does not name."""
        self._forms: dict[ItemKey, Counter[str]] = defaultdict(Counter)
        self._company: dict[ItemKey, Counter[ItemKey]] = defaultdict(Counter)
        for shown, others in briefings:
            self._count(shown, ())
            if shown.lang == lang:
                for thing, named in shown.linked.named.items():
                    self._forms[thing].update(dict(named.forms))
            for other in others:
                if not shown.linked.named.keys() >= other.linked.named.keys():
                    self._count(other, shown.linked.named)

    def _count(self, text: Text, counted: Iterable[ItemKey]) -> None:
        for _, things in text.linked.together:
            for thing in things:
                if thing not in counted:
                    company = self._company[thing]
                    for other in things:
                        company[other] += 1

    def forms(self, thing: ItemKey) -> tuple[tuple[str, int], ...]:
        """Return (form, count) of the forms under which an entry was found in this language, most frequent first."""
        found = self._forms.get(thing, Counter())
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

    def company(self, thing: ItemKey) -> dict[ItemKey, int]:
        """Return the people, then the documents, named most often in the same paragraphs, each with the number of
        paragraphs."""
        found = self._company.get(thing, Counter())
        return ranked({other: number for other, number in found.items() if other != thing})


def ranked(found: Mapping[ItemKey, int]) -> dict[ItemKey, int]:
    """Return the people, then the documents, with the highest counts."""
    order = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return {
        other: number
        for kinds in ((PERSON,), DOCUMENTS)
        for other, number in [pair for pair in order if pair[0][0] in kinds][:COMPANIONS]
    }
