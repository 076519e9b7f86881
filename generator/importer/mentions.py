"""Mentions: from the text of an article to the documents, organisations, places and other subjects that it names, and
to the event that it reports. No proposal of a new one is better than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from babel import Locale

from generator.archive.entry_dates import day_of
from generator.archive.items import Archive, Item
from generator.archive.names import Form, NameIndex
from generator.archive.titles import KIND, PERSON, forms
from generator.core.kinds import CODES
from generator.importer.event_day import with_context
from generator.importer.lines import CAPTION, Piece
from generator.importer.words import OFFICE_FIRST, WORDS, named_pattern, places, word_list
from generator.language.text import slugify

_DOCUMENT = next(kind.name for kind in KIND.values() if kind.numbered)
_SHORT = re.compile(r"\s*\((?=[^)]*[A-ZĐ][^)]*[A-ZĐ])([A-ZĐ][\w-]{1,9})\)")
"""An abbreviation in brackets behind the name of a body."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person, document or other entry that an article names, registered or not."""

    kind: str
    """The kind of the entry."""
    key: str
    """Its key in the register, or one proposed for it."""
    name: str
    """Its name as the article writes it."""
    registered: bool
    """Whether a register has it."""
    caption: bool
    """Whether only captions name it."""
    evidence: str
    """Where the article names it: the line, and the words around the name."""
    office: str = ""
    """The office that the article gives to a person; empty if it gives none."""
    type: str = ""
    """The type of an unregistered document, as its name shows it."""
    short: str = ""
    """The abbreviation that stands in brackets behind its name; empty if none does."""


def candidate_at(piece: Piece, start: int, end: int, kind: str, key: str, **known: str) -> Candidate:
    """Return the entry that a piece names between two places; ``key`` is empty for an unregistered entry; ``known``:
    its office, type or abbreviation."""
    name, after = piece.text[start:end], piece.text[end : end + 25]
    right = after if end + 25 >= len(piece.text) else after.rpartition(" ")[0] + "…"
    shown = f"line {piece.lines[0]}: “{with_context(piece.text, start, end)}{right}”"
    own = key or slugify(name)[:80].strip("-")
    return Candidate(kind, own, name, bool(key), piece.role == CAPTION, shown, **known)


def merged(found: Iterable[Candidate]) -> list[Candidate]:
    """Return every entry once, with the longest office of its mentions."""
    things: dict[tuple[str, str], list[Candidate]] = {}
    for one in found:
        things.setdefault((one.kind, one.key), []).append(one)
    return [
        replace(seen[0], office=max((one.office for one in seen), key=len), caption=all(one.caption for one in seen))
        for seen in things.values()
    ]


def name_index(items: Iterable[Item], lang: str, more: Iterable[Form] = ()) -> NameIndex:
    """Return an index of the forms of register entries in a language, as the press spells them too, and of more
    forms."""
    known = [known_as for item in items for known_as in forms(KIND[item.kind], item.key, item.fields, lang)]
    spelt = [
        form._replace(text=form.text.replace(own, other))
        for own, others in WORDS[lang]["spellings"].items()
        for form in known
        if own in form.text
        for other in word_list(others)
    ]
    return NameIndex((*known, *spelt, *more))


def subject_index(archive: Archive, lang: str) -> NameIndex:
    """Return the forms of all registered things in a language but those of people and documents."""
    kinds = [kind.name for kind in KIND.values() if kind.forms and kind.name not in (_DOCUMENT, PERSON)]
    return name_index((item for kind in kinds for item in archive.items[kind].values()), lang)


def documents(pieces: Sequence[Piece], archive: Archive, lang: str) -> list[Candidate]:
    """Return every document that an article names, in the order of the text."""
    items = archive.items[_DOCUMENT].values()
    titles = [Form(str(item.fields["title"].get(lang, "")), item.kind, item.key, False) for item in items]
    index = name_index(items, lang, titles)
    found: list[Candidate] = []
    for piece in pieces:
        spans = [(match.start, match.end, match.claimants[0][1], "") for match in index.find(piece.text)]
        for one in (*_numbered(piece.text, lang), *_named(piece.text, lang)):
            if not any(one[0] < end and start < one[1] for start, end, _, _ in spans):
                spans.append(one)
        found += [candidate_at(piece, start, end, _DOCUMENT, key, type=of) for start, end, key, of in sorted(spans)]
    return merged(found)


def _numbered(text: str, lang: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the documents that have a number; one whose name begins with a small letter must have a symbol."""
    kinds = {kind.casefold(): type_ for kind, type_ in WORDS[lang]["numbered"].items()}
    for match in named_pattern("with a number", lang).finditer(text):
        if match[0][0].isupper() or re.search(r"\d[\d/-]*[^\W\d_]", match[0]):
            yield match.start(), match.end(), "", kinds[match[1].casefold()]


def _named(text: str, lang: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the documents that have a title, which begins with a capital within a sentence."""
    for name, type_ in WORDS[lang]["named"].items():
        for match in re.finditer(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE):
            within = match.start() and text[max(0, match.start() - 2) : match.start()] not in (". ", "? ")
            if within and match[0][0].isupper():
                # From the words before its kind, if any are its own, to the end of the clause.
                before = named_pattern("title before", lang).search(text, max(0, match.start() - 200), match.start())
                behind = named_pattern("title behind", lang).match(text, match.end())
                start, end = (before or match).start(), (behind or match).end()
                if len(text[start:end].split()) > len(name.split()) + 1:
                    yield start, end, "", type_


def subjects(pieces: Sequence[Piece], index: NameIndex, lang: str, people: Sequence[Candidate]) -> list[Candidate]:
    """Return the things that an article names but people and documents, in the order of the text: first those that a
    register has, then organisations and places that none has, by closed lists alone; ``index`` is what `subject_index`
    returns, ``people`` are those whom the article names."""
    persons = [one.name for one in people]
    found: list[Candidate] = []
    for piece in pieces:
        known = list(index.find(piece.text))
        sure = (match for match in known if len(match.claimants) == 1)
        found += [candidate_at(piece, match.start, match.end, *match.claimants[0]) for match in sure]
        taken = [(match.start, match.end) for match in known]
        inner = {(match.start, match.end) for match in known if all(kind == "place" for kind, _ in match.claimants)}
        taken += [match.span() for name in persons for match in re.finditer(re.escape(name), piece.text)]
        for kind, start, end, reach in _unregistered(piece.text, lang):
            # The place that a body is of may be registered: *Sở Công Thương TPHCM*.
            own = {(begin, stop) for begin, stop in inner if kind == "organisation" and start < begin and stop <= end}
            if not any(begin < reach and start < stop for begin, stop in taken if (begin, stop) not in own):
                taken.append((start, end))
                found.append(candidate_at(piece, start, end, kind, "", short=piece.text[end:reach].strip(" ()")))
    return sorted(merged(found), key=lambda one: not one.registered)


def _unregistered(text: str, lang: str) -> Iterator[tuple[str, int, int, int]]:
    """Yield (kind, start, end, end of what belongs to it) of what a text may name: bodies before the places within
    their names."""
    for short in _SHORT.finditer(text):
        forms = (named_pattern("abbreviated", lang).fullmatch(text, n, short.start()) for n in range(short.start()))
        for match in filter(None, forms):
            if lang in OFFICE_FIRST or _shortened(match[0], lang) == short[1]:
                yield "organisation", *match.span(), short.end()
                break
    for match in named_pattern("body", lang).finditer(text):
        yield "organisation", *match.span(), match.end()
    for match in named_pattern("run", lang).finditer(text):
        # A name of one syllable is a word as well: *Anh*, *Nga*; one of three may be a person's: *Hồ Chí Minh*.
        country = " " in match[0] and _territory(match[0], lang).isalpha()
        sure = lang not in OFFICE_FIRST or country or len(match[0].split()) == 2
        named_after = named_pattern("after", lang).search(text[max(0, match.start() - 60) : match.start()])
        money = text.startswith("$", match.end())  # US$1.2 billion
        if match[0] in places(lang) and sure and not named_after and not money:
            yield "place", *match.span(), match.end()


def _shortened(name: str, lang: str) -> str:
    """Return the first letters of the words of a body's name; empty for an agreement or another thing."""
    one_body = named_pattern("one body", lang).search(name)
    return "".join(word[0] for word in name.split() if one_body and word[0].isupper())


def _territory(name: str, lang: str) -> str:
    """Return the code of a country or region; empty if a language has none of that name."""
    return next((code for code, said in Locale(lang).territories.items() if said == name), "")


def names_of_subject(name: str, lang: str) -> dict[str, str]:
    """Return what a place or body is called in each language, as far as that is known; empty where it is not."""
    code = _territory(name, lang)
    return {other: name if other == lang else Locale(other).territories.get(code, "") for other in CODES}


def matching_event(pieces: Sequence[Piece], archive: Archive, lang: str, day: str) -> tuple[str, str]:
    """Return (key, evidence) of the only registered event of a day whose title the article repeats; else no key."""
    titles = {
        key: slugify(str(one.fields["title"].get(lang, ""))).split("-")
        for key, one in archive.items["event"].items()
        if day and day_of(one.fields) == day
    }
    text = set(slugify(" ".join(piece.text for piece in pieces)).split("-"))
    told = [key for key, title in titles.items() if sum(word in text for word in title) * 4 >= len(title) * 3]
    if len(told) == 1:
        return told[0], f"the register has it on {day}, and the article uses the words of its title"
    known = ", ".join(sorted(titles))
    return "", f"registered for {day}: {known} — add “event:” if the article reports it" if known else ""
