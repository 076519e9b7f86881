"""Slips: from the archive to what an editor has most likely mistyped in a text: words of the wrong language, of two
alphabets or left in Telex, repeated words and paragraphs, open brackets and quotations, days that there are not, and
links that name another entry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache

from babel.dates import get_day_names

from generator.archive.items import Archive, Text
from generator.archive.pair import mark
from generator.archive.parity import HEAD_FIELDS
from generator.archive.source_position import find, of_mention
from generator.archive.stale import untranslated_blocks
from generator.archive.titles import forms
from generator.core.kinds import KINDS, LANGUAGES
from generator.core.model import WARNING, Problem
from generator.language.figures import figures
from generator.language.text import fold
from generator.language.tongue import FUNCTION_WORDS, told_language

_ALPHABETS = re.compile(r"\w*(?:[A-Za-zÀ-ỹ](?=([Ѐ-ӿΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]))|([Ѐ-ӿΑΒΕΖΗΙΚΜΝΟΡΤΥΧο])(?=[A-Za-zÀ-ỹ]))\w*")
_SPACED = re.compile(r"(?<=\w) +[,;!?](?=\s|$)")
_TELEX = re.compile(
    r"\b(?=\w{5})(?:[Dd]d[aeiouyw]+(?:ng|nh|ch|[cmnpt])?[sfrxj]?"
    r"|(?:[Nn]gh?|[Gg][hi]?|[Kk]h|[Nn]h|[Pp]h|[Qq]u|[Tt][hr]|[Cc]h|[BbCcHhKkLlMmNnPpRrSsTtVvXx])"
    r"[aeiouyw]{1,4}(?:ng|nh|ch|[cmnpt])?j)\b"
)
"""A syllable in Telex that no word of another language resembles: it begins with *dd*, or ends in the tone *j*."""
Bearers = Mapping[tuple[str, str], set[str]]
"""(kind, folded form) to the keys of the entries that have the form."""
_LONG = 8
"""Words of a paragraph that is no slogan, label or refrain."""


def slips(archive: Archive) -> Iterator[Problem]:
    """Yield the slips in all texts that are no drafts."""
    bearers = {language.code: _bearers(archive, language.code) for language in LANGUAGES}
    for item in (item for kind in KINDS if kind.paired for item in archive.items[kind.name].values()):
        for lang, text in item.texts.items():
            original = item.texts.get(item.original)
            if not text.fields.get("draft") and not item.fields.get("draft") and original:
                yield from _wrong_language(text, original if lang != item.original else None)
                yield from _repeated_paragraphs(text)
                yield from _other_entry(text, bearers[lang])
                for form in (_alphabets, _telex, _repeated_words, _spaces, _open_brackets, _days):
                    yield from _in_prose(text, form)


def _wrong_language(text: Text, original: Text | None) -> Iterator[Problem]:
    """Yield the fields and the first paragraph in another language than the text; paragraphs that are still those of
    the original are told as such."""
    offices = {
        ("people", key): given.get("office", "").casefold() for key, given in text.fields.get("people", {}).items()
    }
    head = {(name,): text.fields.get(name, "") for name in HEAD_FIELDS}
    mend = "translate it, or put it into the other file"
    for path, said in (head | offices).items():
        other = told_language(str(said))
        if other and other != text.lang:
            message = f"“{'.'.join(path)}” is in {other}, though this is the text in {text.lang} — {mend}"
            yield Problem(text.path, *mark(text.marks, *path), message, WARNING)
    if original and untranslated_blocks(original, text):
        return
    for block in text.body:
        own = " ".join(_own_words(unit.text, unit.foreign) for unit in block.units)
        other = told_language(own)
        if other and other != text.lang:
            message = f"{block.anchor} is in {other}, though this is the text in {text.lang} — {mend}"
            yield Problem(text.path, *block.at, message, WARNING)
            return


def _own_words(text: str, foreign: tuple[tuple[int, int, str], ...]) -> str:
    """Return a text without its words that are marked as another language's."""
    for start, end, _ in reversed(foreign):
        text = text[:start] + text[end:]
    return text


def _repeated_paragraphs(text: Text) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for block in text.body:
        for unit in block.units:
            if len(unit.text.split()) >= _LONG and seen.setdefault(fold(unit.text), unit.anchor) != unit.anchor:
                message = f"{unit.anchor} says the same as {seen[fold(unit.text)]} — take one of them out"
                yield Problem(text.path, *find(block, unit.anchor, 0), message, WARNING)


def _other_entry(text: Text, bearers: Bearers) -> Iterator[Problem]:
    """Yield the links whose words are the name of another entry of the same kind."""
    for mention in text.mentions:
        named = bearers.get((mention.kind, fold(mention.words)), set())
        if named and mention.key not in named:
            other = " or ".join(f"{mention.kind}:{key}" for key in sorted(named))
            message = (
                f"“{mention.words}” links to {mention.kind}:{mention.key}, but names {other} — mend one of the two"
            )
            yield Problem(text.path, *of_mention(text.body, mention), message, WARNING)


def _bearers(archive: Archive, lang: str) -> Bearers:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind in (kind for kind in KINDS if kind.forms):
        for key, item in archive.items[kind.name].items():
            for form in forms(kind, key, item.fields, lang):
                found[kind.name, fold(form.text)].add(key)
    return found


_Form = Callable[[str, str], Iterator[tuple[int, str]]]
"""From the words of a passage and their language to (where a slip begins, message)."""


def _in_prose(text: Text, form: _Form) -> Iterator[Problem]:
    """Yield what a form finds in the head of a text and in its paragraphs."""
    for name in HEAD_FIELDS:
        for _, message in form(str(text.fields.get(name, "")), text.lang):
            yield Problem(text.path, *mark(text.marks, name), message, WARNING)
    for block in text.body:
        for unit in block.units if block.kind != "code" else ():
            for start, message in form(unit.text, text.lang):
                yield Problem(text.path, *find(block, unit.anchor, start), message, WARNING)


def _alphabets(text: str, lang: str) -> Iterator[tuple[int, str]]:
    for match in _ALPHABETS.finditer(text):
        letter = match[1] or match[2]
        message = (
            f"“{match[0]}” has the letter {letter} (U+{ord(letter):04X}) of another alphabet — type the word again"
        )
        yield match.start(), message


def _telex(text: str, lang: str) -> Iterator[tuple[int, str]]:
    for match in _TELEX.finditer(text):
        yield match.start(), f"“{match[0]}” is left in Telex — type the word again, with a Vietnamese keyboard"


def _repeated_words(text: str, lang: str) -> Iterator[tuple[int, str]]:
    for match in _twice(lang).finditer(text):
        yield match.start(), f"“{match[0]}”: the word stands twice — take one of them out"


@cache
def _twice(lang: str) -> re.Pattern[str]:
    """Return the pattern of a small word of a language that stands twice in a row."""
    words = "|".join(sorted(FUNCTION_WORDS.get(lang, ()))) or "(?!)"
    return re.compile(rf"(?i)\b({words})\s+\1\b")


def _spaces(text: str, lang: str) -> Iterator[tuple[int, str]]:
    for match in _SPACED.finditer(text):
        yield match.start(), f"a space stands before “{match[0].strip()}” — take it out"


def _open_brackets(text: str, lang: str) -> Iterator[tuple[int, str]]:
    for opening, closing in ("()", "[]", "“”"):
        what = "quotation mark" if opening == "“" else "bracket"
        open_at: list[int] = []
        for match in re.finditer(rf"[\{opening}\{closing}]", text):
            if match[0] == opening:
                open_at.append(match.start())
            elif open_at:
                open_at.pop()
        # A quotation of several paragraphs opens each of them, and is closed in the last alone.
        told = (start for start in open_at if start or opening != "“")
        yield from ((start, f"the {what} “{opening}” is not closed — close it, or take it out") for start in told)


def _days(text: str, lang: str) -> Iterator[tuple[int, str]]:
    """Yield the dates that no calendar has, and those that are another day of the week than stands before them."""
    names, before_date = _days_of_the_week(lang)
    for figure in figures(text, lang):
        for said in (part for part in figure.readings[0] if re.fullmatch(r"\d{4}-\d\d-\d\d", part)):
            try:
                day = date.fromisoformat(said)
            except ValueError:
                yield figure.start, f"“{figure.text}”: no calendar has this day — mend it"
                break
            before = before_date.search(text[: figure.start])
            right = names[day.weekday()]
            if before and before[1].casefold() != right.casefold() and len(figure.readings[0]) == 1:
                yield before.start(), f"“{before[1]}”: {figure.text} is a {right} — mend the day or the date"


@cache
def _days_of_the_week(lang: str) -> tuple[Mapping[int, str], re.Pattern[str]]:
    """Return the names of the days of the week, by number from Monday, 0; and the pattern of one that stands directly
    before a date, where a text ends."""
    names = get_day_names("wide", locale=lang)
    return names, re.compile(rf"(?i)\b({'|'.join(names.values())})\W{{1,3}}(?:ngày\s+)?$")
