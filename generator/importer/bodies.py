"""Bodies: from the text of an article to the organisations and places that it names and no register has. Only closed
lists of heads, fields and places make a proposal: no proposal is better than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from babel import Locale

from generator.archive.items import Archive
from generator.core.kinds import CODES
from generator.importer.lines import Piece
from generator.importer.mentions import Candidate, candidate_at, merged, subject_index
from generator.importer.people import OFFICE_FIRST, places
from generator.importer.words import WORDS, named_pattern, pattern, word_list


def bodies(pieces: Sequence[Piece], archive: Archive, lang: str, people: Sequence[Candidate]) -> list[Candidate]:
    """Return the organisations and places that an article names and no register has, in the order of the text;
    ``people`` are those whom it names."""
    index, persons = subject_index(archive, lang), [one.name for one in people]
    found: list[Candidate] = []
    for piece in pieces:
        known = list(index.find(piece.text))
        taken = [(match.start, match.end) for match in known]
        inner = {(match.start, match.end) for match in known if all(kind == "place" for kind, _ in match.claimants)}
        taken += [match.span() for name in persons for match in re.finditer(re.escape(name), piece.text)]
        for kind, start, end in _named(piece.text, lang):
            # The place that a body is of may be registered: *Sở Công Thương TPHCM*.
            own = {(begin, stop) for begin, stop in inner if kind == "organisation" and start < begin and stop <= end}
            if not any(begin < end and start < stop for begin, stop in taken if (begin, stop) not in own):
                taken.append((start, end))
                found.append(candidate_at(piece, start, end, kind, "", office=""))
    return merged(found)


def _named(text: str, lang: str) -> Iterator[tuple[str, int, int]]:
    """Yield the kind and the place of what a text may name: bodies before the places within their names."""
    for match in _body(lang).finditer(text):
        yield "organisation", *match.span()
    for match in named_pattern("run", lang).finditer(text):
        # A name of one syllable is a word as well: *Anh*, *Nga*; one of three may be a person's: *Hồ Chí Minh*.
        sure = lang not in OFFICE_FIRST or len(match[0].split()) == 2 or match[0] in _countries(lang)
        named_after = named_pattern("after", lang).search(text[max(0, match.start() - 60) : match.start()])
        money = text.startswith("$", match.end())  # US$1.2 billion
        if match[0] in places(lang) and sure and not named_after and not money:
            yield "place", *match.span()


@cache
def _body(lang: str) -> re.Pattern[str]:
    lists = {"places": places(lang), "fields": word_list(WORDS[lang]["fields"])}
    text = pattern(WORDS[lang]["body"])
    for name, words in lists.items():
        ordered = sorted(words, key=lambda word: (-len(word), word))
        text = text.replace(f"{{{name}}}", f"(?:{'|'.join(map(re.escape, ordered))})")
    return re.compile(rf"(?<![\w-]){text}(?![\w-])")


@cache
def _countries(lang: str) -> dict[str, str]:
    """Return the names of countries of more than one word, each with its code."""
    return {name: code for code, name in Locale(lang).territories.items() if " " in name and code.isalpha()}


def names(name: str, lang: str) -> dict[str, str]:
    """Return what a place or body is called in each language, as far as that is known; empty where it is not."""
    code = {said: code for code, said in Locale(lang).territories.items()}.get(name, "")
    return {other: name if other == lang else Locale(other).territories.get(code, "") for other in CODES}
