"""People: from the text of an article to the people whom it names, registered or not, with the offices it gives them.

A name or office that could be something else is left out: no proposal is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.archive.items import Archive
from generator.archive.names import Form, NameIndex
from generator.archive.titles import full_name
from generator.importer.lines import Piece
from generator.importer.mentions import Candidate, candidate_at, merged, name_index
from generator.importer.words import OFFICE_FIRST, WORDS, named_pattern, places, word_list
from generator.language.surnames import PLAIN_SURNAMES, SURNAMES
from generator.language.text import ascii_form, fold

_BODIES = word_list(WORDS["bodies"])
"""Words, in small letters, that occur in no name of a person in an English text."""
_BESIDE, _NEWLY, _RANK = map(named_pattern, ("beside", "newly", "rank"))
_WORD, _FOREIGN, _CITY_HEAD, _PLACE_NOUN = map(named_pattern, ("word", "foreign", "head of a city", "place noun"))
_Run = Sequence[re.Match[str]]
"""Words with a capital in a row, with only spaces between them."""


_NameSpan = tuple[int, int, str, bool]
"""(start, end, key in the register or empty, whether a form of address stands before it) of a name."""


def people(pieces: Sequence[Piece], archive: Archive, lang: str, subjects: NameIndex) -> list[Candidate]:
    """Return the people whom an article names, in the order of the text; ``subjects`` is what `subject_index` returns:
    its things are taken for no people."""
    first = lang in OFFICE_FIRST
    known = archive.items["person"].values()
    plain = [Form(ascii_form(full_name(item.fields["name"])), "person", item.key, False) for item in known]
    index = name_index(known, lang, () if first else plain)
    found: list[Candidate] = []
    for piece in pieces:
        registered = [(match.start, match.end, match.claimants[0][1], False) for match in index.find(piece.text)]
        taken = [*(one[:2] for one in registered), *((match.start, match.end) for match in subjects.find(piece.text))]
        spans = sorted([*registered, *_names(piece.text, lang, taken)])
        for start, end, key, addressed in spans:
            name = piece.text[start:end]
            office = _office(piece.text, start, end, [one[:2] for one in spans], lang)
            if key or addressed or (office and not _may_be_place(name, lang)):
                one = candidate_at(piece, start, end, "person", key, office=office)
                bare = not key and name.isascii() and is_vietnamese(name, lang) and not first
                hint = "; without its marks: look up how the name is written" if bare else ""
                found.append(replace(one, evidence=one.evidence + hint))
    return merged(found)


def _office(text: str, start: int, end: int, others: Sequence[tuple[int, int]], lang: str) -> str:
    """Return the office that a sentence gives to the name between two places; ``others`` are the spans of all names."""
    begin = max((stop for _, stop in others if stop <= start), default=0)
    found = named_pattern("office before", lang).search(text[max(begin, start - 220) : start])
    before = (found["row"] or found["one"] or found["alone"]) if found else ""
    mark = _BESIDE.match(text, end)
    if not mark or (before and not _RANK.fullmatch(before)):
        return _NEWLY.sub("", before)
    ahead = next((place for place, _ in others if place >= mark.end()), len(text) + 1)
    form = named_pattern("office behind dash" if mark[1] else "office behind", lang)
    behind = form.match(f"{text}.", mark.end(), ahead)
    both = ", ".join(part for part in (before, behind[0] if behind else "") if part)
    return _NEWLY.sub("", both)


def is_vietnamese(name: str, lang: str) -> bool:
    """Return whether a name begins with a Vietnamese family name, which an English text may write without marks."""
    return name.split()[0] in (SURNAMES if lang in OFFICE_FIRST else PLAIN_SURNAMES)


def _is_foreign(word: str) -> bool:
    return bool(_FOREIGN.match(fold(word)))


def _may_be_place(name: str, lang: str) -> bool:
    """Return whether a name has two syllables, as the names of many places have: *Hà Giang*."""
    words = name.split()
    return len(words) < 3 and lang in OFFICE_FIRST and is_vietnamese(name, lang) and not any(map(_is_foreign, words))


def _names(text: str, lang: str, taken: Sequence[tuple[int, int]]) -> Iterator[_NameSpan]:
    """Yield the names that no register has; ``taken`` are the spans of those that one has."""
    taken = [*taken, *(match.span() for match in named_pattern("head", lang).finditer(text))]
    for match in named_pattern("run", lang).finditer(text):
        run = [*_WORD.finditer(text, *match.span())]
        addressed = bool(named_pattern("addressed", lang).search(text[max(0, run[0].start() - 60) : run[0].start()]))
        whole = addressed and len(run) < 5
        span = run if whole else _vietnamese_name(run, lang) or ([] if addressed else _foreign_name(text, run, lang))
        if not 2 <= len(span) <= 4 or (lang not in OFFICE_FIRST and _BODIES & {word[0].casefold() for word in span}):
            continue
        start, end = span[0].start(), span[-1].end()
        if text[start:end] in places(lang) or any(begin < end and start < stop for begin, stop in taken):
            continue
        if addressed or not named_pattern("after", lang).search(text[max(0, start - 60) : start]):
            yield start, end, "", addressed


def _vietnamese_name(run: _Run, lang: str) -> _Run:
    """Return the Vietnamese name at the end of a run: three words are likelier than two, and four than three after two
    family names in a row."""
    starts = (n for n in range(len(run) - 3, 0, -1) if f"{run[n - 1][0]} {run[n][0]}" in places(lang))
    run = run[next(starts, -1) + 1 :]
    spoken = len([*takewhile(lambda word: not _is_foreign(word[0]) and not word[0][1:].isupper(), reversed(run))])
    sizes = [size for size in (3, 4, 2) if spoken >= size and is_vietnamese(run[-size][0], lang)]
    size = 4 if sizes[:2] == [3, 4] else next(iter(sizes), len(run))
    # Two words of a longer run (*Minh City*), a name of five words, and a place of two words with a name are no names.
    part = size == 2 < spoken and lang not in OFFICE_FIRST
    return [] if part or not sizes or (len(run) - size in (1, 2) and run[0][0] in SURNAMES) else run[len(run) - size :]


def _foreign_name(text: str, run: _Run, lang: str) -> _Run:
    """Return the foreign name at the end of a run, if it is clear where the name begins."""
    first, begin = lang in OFFICE_FIRST, 0
    before = text[max(0, run[0].start() - 60) : run[0].start()].rstrip()
    heads = {match.end() for match in named_pattern("head", lang).finditer(text, run[0].start(), run[-1].end())}
    for index, word in enumerate(run):
        ending = {" ".join(one[0] for one in run[n : index + 1]) for n in {0, max(0, index - 1), index}}
        other = not word[0].isascii() and not _is_foreign(word[0]) if first else word[0].casefold() in _BODIES
        if ending & places(lang) or (word[0].isupper() and len(word[0]) > 1) or other or word.end() in heads:
            begin = index + 1
    rest = run[begin:]
    if rest and re.fullmatch(r"[A-Z]\w+-[a-z]\w*", rest[-1][0]):
        return rest[-2:] if len(rest) > 1 else []  # a Korean name
    if not 2 <= len(rest) <= 4 or not (any(_is_foreign(word[0]) for word in rest) or (begin and not first)):
        return []
    of_place = _PLACE_NOUN.search(before)  # *Chủ tịch Hạ viện Vương quốc Maroc Rachid El Amrani*
    of_city = first and len(rest) == 2 and _CITY_HEAD.search(before)  # *Thị trưởng Osaka Yokoyama*
    if not begin and (of_place or of_city):
        return []
    if not first and not begin and re.search(r"\b(?:of|to|in|for)(?: the)?$", before):
        return rest[1:] if len(rest) == 3 else []  # *mayor of Rennes Claire Jourdan*
    return rest
