"""The synthetic archive, as values: from a number of briefings to registers and bilingual texts, always the same.

What a briefing says depends on its number and the size of the corpus alone, so one more can be had at any time. How
the values are written down, for this program or for another, is no matter of this module.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import groupby

from tools.benchmark.registers import (
    LANGS,
    SPACING,
    Event,
    Paper,
    Person,
    Subject,
    day_of,
    events,
    papers,
    people,
    subjects,
)
from tools.benchmark.words import capital, sentences, slug, vocabulary, zipf

LENGTHS = {"vi": 730, "en": 650}
"""Words that make about six kilobytes."""
PARAGRAPHS, PEOPLE, DOCUMENTS = (15, 25), (2, 8), (1, 3)
SUBJECTS: Mapping[str, tuple[int, int]] = {"organisation": (1, 2), "place": (1, 3), "topic": (1, 2)}
"""Least and most in a briefing."""
SECTION = 6
"""Paragraphs from one heading to the next."""
RESOLUTION = {"vi": "Nghị quyết", "en": "Resolution"}
"""What stands before the number of a document."""

_FIGURES: Mapping[str, Callable[[int, int], str]] = {
    "vi": lambda year, count: f"Năm {year}, thành phố đón {count // 1000}.{count % 1000:03} lượt khách.",
    "en": lambda year, count: f"In {year} the city received {count:,} visitors.",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text."""

    kind: str
    """``person``, ``resolution``, ``organisation`` or ``place``."""
    slug: str
    words: str


Block = tuple[str, tuple[str | Mention, ...]]
"""What stands before a block in Markdown, and its words and names, to be joined by spaces."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A paragraph before there are words in it."""

    named: tuple[tuple[str, int], ...]
    """Kind and number of each name in it."""
    share: float
    """Of the length of the text, next to the other paragraphs."""
    figures: tuple[int, int] | None
    """A year and a count, or none."""
    before: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A briefing in one language."""

    title: str
    summary: str
    blocks: tuple[Block, ...]

    def body(self, say: Callable[[Mention], str]) -> str:
        """Return the text in Markdown, with each mention as it is to be said."""
        spoken = (
            before + " ".join(piece if isinstance(piece, str) else say(piece) for piece in pieces)
            for before, pieces in self.blocks
        )
        return "\n\n".join(spoken)


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing in both languages."""

    stem: str
    day: date
    people: tuple[Person, ...]
    papers: tuple[Paper, ...]
    subjects: tuple[Subject, ...]
    """That it names, or is filed under."""
    event: Event | None
    """That it reports."""
    prose: Mapping[str, Prose]


@dataclass(frozen=True, slots=True)
class Corpus:
    """An archive of a size."""

    size: int
    people: tuple[Person, ...]
    papers: tuple[Paper, ...]
    subjects: tuple[Subject, ...]
    events: tuple[Event, ...]

    def briefings(self) -> Iterable[Briefing]:
        """Yield all, the oldest first; only one is held at a time."""
        return (self.briefing(number) for number in range(self.size))

    def briefing(self, number: int, beside: int | None = None) -> Briefing:
        """Return the briefing of a number; one beyond the size has the day and the event of another, ``beside``."""
        chance = random.Random(f"briefing {number} of {self.size}")
        place = number if beside is None else beside
        day, event = day_of(place, self.size), self._event(place)
        people = _some(chance, len(self.people), PEOPLE)
        papers = _some(chance, len(self.papers), DOCUMENTS)
        subjects = [one for kind, bounds in SUBJECTS.items() for one in self._subjects(chance, kind, bounds)]
        named = [("person", one) for one in people] + [("resolution", one) for one in papers]
        named += [(self.subjects[one].kind, one) for one in subjects if self.subjects[one].kind != "topic"]
        frame = _frame(chance, named, day, listed=number % 3 == 0)
        prose = {lang: _prose(lang, chance, frame, partial(self._mention, lang)) for lang in LANGS}
        stem = f"{day}-{slug(' '.join(prose['en'].title.split()[:6]))}-{number + 1}"
        return Briefing(
            stem,
            day,
            tuple(self.people[one] for one in people),
            tuple(self.papers[one] for one in papers),
            tuple(self.subjects[one] for one in subjects),
            event,
            prose,
        )

    def _event(self, number: int) -> Event | None:
        known = self.events[number // SPACING : number // SPACING + 1]
        return next((event for event in known if number in event.reports), None)

    def _subjects(self, chance: random.Random, kind: str, bounds: tuple[int, int]) -> list[int]:
        known = [number for number, one in enumerate(self.subjects) if one.kind == kind]
        return [known[one] for one in _some(chance, len(known), bounds)]

    def _mention(self, lang: str, kind: str, number: int) -> Mention:
        if kind == "person":
            return Mention(kind, self.people[number].slug, self.people[number].name)
        if kind in SUBJECTS:
            return Mention(kind, self.subjects[number].slug, self.subjects[number].name[lang])
        return Mention(kind, self.papers[number].slug, f"{RESOLUTION[lang]} {self.papers[number].number}")


def corpus(size: int) -> Corpus:
    """Return the archive of so many briefings, of N/5 + 10 people, N/20 + 5 documents, N/5 events and a handful of subjects."""
    chance = random.Random(f"register of {size}")
    return Corpus(
        size,
        tuple(people(chance, size // 5 + 10)),
        tuple(papers(chance, size // 20 + 5)),
        tuple(subjects()),
        tuple(events(random.Random(f"events of {size}"), size)),
    )


@cache
def _ranks(count: int) -> tuple[float, ...]:
    return zipf(map(str, range(count)), 0, 1)[1]


def _some(chance: random.Random, count: int, bounds: tuple[int, int]) -> list[int]:
    """Return a few different numbers below a count; how often each is drawn falls with its rank."""
    wanted, totals = min(chance.randint(*bounds), count), _ranks(count)
    found: dict[int, None] = {}
    while len(found) < wanted:
        found[chance.choices(range(count), cum_weights=totals)[0]] = None
    return list(found)


def _frame(chance: random.Random, things: Iterable[tuple[str, int]], day: date, listed: bool) -> list[_Slot]:
    """Return the paragraphs of a briefing before there are words in them: the same in every language."""
    count = chance.randint(*PARAGRAPHS)
    named: list[list[tuple[str, int]]] = [[] for _ in range(count)]
    for thing in things:
        for _ in range(chance.choice((1, 1, 1, 2, 2, 3))):
            named[chance.randrange(count)].append(thing)
    return [
        _Slot(
            tuple(named[place]),
            chance.uniform(0.6, 1.4),
            (day.year - chance.randrange(8), chance.randrange(1001, 9999)) if chance.random() < 0.2 else None,
            "- " if listed and 3 <= place < 6 else "",
        )
        for place in range(count)
    ]


def _prose(lang: str, chance: random.Random, frame: list[_Slot], say: Callable[[str, int], Mention]) -> Prose:
    draw = partial(vocabulary(lang).draw, chance)
    blocks: list[Block] = []
    whole = sum(slot.share for slot in frame)
    for place, slot in enumerate(frame):
        if place % SECTION == 0:
            blocks.append(("## ", (capital(" ".join(draw(chance.randint(3, 7)))),)))
        made = sentences(draw(round(LENGTHS[lang] * slot.share / whole)), chance)
        if slot.figures:
            made.append([_FIGURES[lang](*slot.figures)])
        pieces: list[str | Mention] = [word for sentence in made for word in sentence]
        for kind, number in slot.named:
            # Between two words, never first nor last: the capital and the full stop stay where they are.
            pieces.insert(chance.randrange(1, len(pieces) - 1), say(kind, number))
        blocks.append((slot.before, tuple(_joined(pieces))))
    title = capital(" ".join(draw(chance.randint(6, 10))))
    summary = " ".join(" ".join(sentence) for sentence in sentences(draw(40), chance))
    return Prose(title, summary, tuple(blocks))


def _joined(pieces: Iterable[str | Mention]) -> Iterable[str | Mention]:
    """Yield runs of words as one text, and names as they are."""
    for plain, run in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        if plain:
            yield " ".join(map(str, run))
        else:
            yield from run
