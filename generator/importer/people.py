"""People: from the text of an article to everybody whom it names, registered or not, each with the office that it gives
them. A name or office that could be something else is left out: no proposal is better than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from generator.archive.items import Archive
from generator.archive.titles import full_name
from generator.importer import offices
from generator.importer.holding import office_before, office_behind
from generator.importer.lines import CAPTION, PROSE, Piece
from generator.importer.mentions import Found, around, index_of, merged
from generator.language.text import ascii_form, fold, nfc, slugify

_PLAIN_SURNAMES = frozenset(ascii_form(name) for name in offices.SURNAMES)
_UNLIKE_VIETNAMESE = re.compile(
    r"(?i)(?!(?:ngh?|gh?|gi|kh|nh|ph|qu|th|tr|ch|[bcdhklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?(?![\w-]))\w"
)
"""How a word without marks begins that is no syllable of Vietnamese: *Ji-won*, *Mori*, *Keller*."""
_UNMARKED = "; without its marks: look up how the name is written"
_WORD = re.compile(r"[^\W\d_](?:(?!['’]s\b)[\w'’.-])*(?<![.'’-])")


class _Name(NamedTuple):
    start: int
    end: int
    key: str
    """Of the register."""
    addressed: bool
    """Whether a form of address stands before it."""


def people(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Found]:
    """Return everybody whom an article names, in the order of the text."""
    names = {nfc(full_name(item.fields["name"])): key for key, item in archive.items["person"].items()}
    plain = {} if lang in offices.OFFICE_FIRST else {fold(name): key for name, key in names.items()}
    index = index_of(archive.items["person"].values(), lang)
    found: dict[str, list[Found]] = {}
    for piece in pieces:
        if piece.role not in PROSE:
            continue
        known = [_Name(match.start, match.end, match.claimants[0][1], False) for match in index.find(piece.text)]
        spans = sorted([*known, *_names(piece.text, lang, [(one.start, one.end) for one in known])])
        starts, ends = [one.start for one in spans], [one.end for one in spans]
        for one in spans:
            name = piece.text[one.start : one.end]
            office = office_before(piece.text, one.start, ends, lang)
            if not office or offices.RANKS.fullmatch(office):
                behind = office_behind(piece.text, one.end, starts, lang)
                office = ", ".join(part for part in (office, behind) if part)
            key = one.key or names.get(nfc(name)) or (plain.get(fold(name), "") if name.isascii() else "")
            if not (key or office or one.addressed) or (not one.addressed and not key and _is_place(name, lang)):
                continue
            bare = not key and name.isascii() and is_vietnamese(name, lang) and lang not in offices.OFFICE_FIRST
            shown = f"line {piece.lines[0]}: “{around(piece.text, one.start, one.end)}”{_UNMARKED if bare else ''}"
            own = key or slugify(name)
            said = Found("person", own, name, office, "", bool(key), piece.role == CAPTION, shown)
            found.setdefault(own, []).append(said)
    return [merged(seen) for seen in found.values()]


def is_vietnamese(name: str, lang: str) -> bool:
    """Return whether a name begins with a Vietnamese family name, which other languages may write without marks."""
    first = name.split()[0]
    return first in offices.SURNAMES or (lang not in offices.OFFICE_FIRST and first in _PLAIN_SURNAMES)


def _is_syllable(word: str) -> bool:
    """Return whether a word may be part of a Vietnamese name: no foreign one, and no abbreviation."""
    return not _UNLIKE_VIETNAMESE.match(fold(word)) and not (len(word) > 1 and word.isupper())


def _is_place(name: str, lang: str) -> bool:
    """Return whether a name is a country's or city's, or of two syllables as many of places are: *Hà Giang*."""
    short = len(name.split()) < 3 and lang in offices.OFFICE_FIRST and is_vietnamese(name, lang) and not _foreign(name)
    return short or any(place in name for place in ("Hồ Chí Minh", "Ho Chi Minh")) or name in offices.places(lang)


def _foreign(name: str) -> bool:
    return any(_UNLIKE_VIETNAMESE.match(fold(word)) for word in name.split())


def _names(text: str, lang: str, taken: Sequence[tuple[int, int]]) -> Iterator[_Name]:
    """Yield where names stand that no register knows."""
    address = offices.form("address", lang, r"(?:^|[^\w]){}\s*$")
    taken = [*taken, *(match.span() for match in offices.heads(lang).finditer(text))]
    for run in _runs(text, lang):
        before = text[: run[0].start()]
        addressed = bool(address.search(before))
        span = run if addressed and len(run) < 5 else _tail(run, lang) or ([] if addressed else _guest(text, run, lang))
        if not 2 <= len(span) <= 4 or _bodies(span, lang):
            continue
        start, end = span[0].start(), span[-1].end()
        if text[start:end] in offices.places(lang) or any(begin < end and start < stop for begin, stop in taken):
            continue
        if addressed or not offices.form("named after", lang, r"\b{}\s+$").search(text[:start]):
            yield _Name(start, end, "", addressed)


def _runs(text: str, lang: str) -> Iterator[list[re.Match[str]]]:
    """Yield runs of words that begin with a capital, with nothing but a space between."""
    titles = offices.form("address", lang)
    run: list[re.Match[str]] = []
    words = list(_WORD.finditer(text))
    for word, behind in zip(words, [*words[1:], None], strict=True):
        joined = run and text[run[-1].end() : word.start()].strip(" ") == ""
        particle = joined and behind and offices.PARTICLES.fullmatch(f"{word[0]} {behind[0]}")
        if run and not (joined and (word[0][0].isupper() or particle)):
            yield run
            run = []
        if particle or (word[0][0].isupper() and not (not run and titles.fullmatch(word[0]))):
            run.append(word)
    if run:
        yield run


def _tail(run: Sequence[re.Match[str]], lang: str) -> Sequence[re.Match[str]]:
    """Return the Vietnamese name at the end of a run of capitals: three words are likelier than two, and four than
    three where two family names stand together."""
    first = lang in offices.OFFICE_FIRST
    families = offices.SURNAMES if first else offices.SURNAMES | _PLAIN_SURNAMES
    places = (n for n in range(len(run) - 3, 0, -1) if f"{run[n - 1][0]} {run[n][0]}" in offices.places(lang))
    run = run[next(places, -1) + 1 :]
    spoken = len([*takewhile(_is_syllable, (word[0] for word in reversed(run)))])
    sizes = [size for size in (3, 4, 2) if spoken >= size and run[-size][0] in families]
    size = 4 if sizes[:2] == [3, 4] else next(iter(sizes), 0)
    if size == 2 and not first and len(run) > 2 and spoken > 2:
        return []  # *Minh City*, *Hanoi Hue*: two words of a longer run are no name
    if len(run) - size in (1, 2) and size and run[0][0] in offices.SURNAMES:
        return []  # a name of five words, or a place of two and a name
    return run[len(run) - size :] if size else []


def _guest(text: str, run: Sequence[re.Match[str]], lang: str) -> Sequence[re.Match[str]]:
    """Return the name that is not Vietnamese at the end of a run of capitals, where it is clear where it begins."""
    begin, cut = 0, False
    for index, word in enumerate(run):
        here = " ".join(one[0] for one in run[: index + 1])
        pair = " ".join(one[0] for one in run[max(0, index - 1) : index + 1])
        place = {word[0], pair, here} & offices.places(lang) or (word[0].isupper() and len(word[0]) > 1)
        marked = lang in offices.OFFICE_FIRST and not word[0].isascii() and not _UNLIKE_VIETNAMESE.match(fold(word[0]))
        body = lang not in offices.OFFICE_FIRST and word[0].casefold() in offices.BODIES
        head = word.end() in {match.end() for match in offices.heads(lang).finditer(text, run[0].start(), word.end())}
        if place or marked or body or head:
            begin, cut = index + 1, True
    rest = run[begin:]
    if rest and re.fullmatch(r"[A-Z]\w+-[a-z]\w*", rest[-1][0]):
        return rest[-2:] if len(rest) > 1 else []  # a Korean name
    unlike = any(_UNLIKE_VIETNAMESE.match(fold(word[0])) for word in rest)
    if not 2 <= len(rest) <= 4 or not (unlike or (cut and lang not in offices.OFFICE_FIRST)):
        return []
    before = text[: rest[0].start()].rstrip()
    if lang not in offices.OFFICE_FIRST and not cut and re.search(r"\b(?:of|to|in|for)(?: the)?$", before):
        return rest[1:] if len(rest) == 3 else []  # *mayor of Rennes Claire Jourdan*
    once = text.count(rest[1][0]) < 2 and lang in offices.OFFICE_FIRST
    if len(rest) == 2 and once and offices.CITY_HEADS.search(before):
        return []  # *Thị trưởng Osaka Yokoyama*: a place and half a name
    return rest


def _bodies(span: Sequence[re.Match[str]], lang: str) -> bool:
    return lang not in offices.OFFICE_FIRST and any(word[0].casefold().rstrip(".") in offices.BODIES for word in span)
