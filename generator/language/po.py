"""PO files: from the bytes of one .po file to its entries and all its mistakes.

Babel's reader accepts an unclosed quotation mark, a second entry for one text and a msgstr without its msgid, and stops
at the first mistake that it does report. This module checks every entry by itself before Babel reads it, so that one
mistake hides no other and no translation is lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_TEXT = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:#.*|(msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?) +{_TEXT}|{_TEXT})?")
_ENTRY = re.compile(r"(msgctxt )?msgid (msgstr |msgid_plural (msgstr\[[0-9]\] )+)")
_CONFLICT_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_CONFLICT = "two versions of the file meet here — settle the conflict and delete git's marks"
_UNREADABLE = (
    "cannot be read — write a comment (#), or a text in straight quotation marks with msgid, msgstr, msgctxt"
    ' or msgid_plural before it; inside a text such a mark is \\"'
)
_INCOMPLETE = (
    "an entry is msgid and msgstr, or msgid, msgid_plural, msgstr[0] and so on, without comments in between,"
    " and msgctxt stands first — complete this entry, or delete it"
)

Fault: TypeAlias = tuple[int, str]
"""Line (from 1) and "what is wrong — how to mend it"."""


@dataclass(frozen=True, slots=True)
class PoFile:
    """The content of one .po file."""

    comments: tuple[str, ...]
    """The translators' comments above the header, without '#'."""
    messages: tuple[Message, ...]
    """The readable entries in file order, without the header and obsolete entries; `lineno` is that of the msgid."""
    faults: tuple[Fault, ...]
    """The mistakes. An entry with a mistake is not among `messages`."""


def parse_po(data: bytes, lang: str) -> PoFile:
    """Return the content of a .po file of the language `lang` (a locale that Babel knows). It never raises.

    The number of plural forms is CLDR's for `lang`; a header that states another number, or another language, is a
    mistake.
    """
    from babel.messages.catalog import Catalog

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return PoFile((), (), ((line, "this is not UTF-8 — save the file as UTF-8"),))
    rules = Catalog(locale=lang)
    comments: list[str] = []
    messages: dict[tuple[str | None, str], Message] = {}
    faults: list[Fault] = []
    for start, lines in _entries([line.strip() for line in text.split("\n")]):
        entry, wrong = _read(start, lines, lang, rules)
        faults += wrong
        if _is_header(lines):
            comments += [line[1:].strip() for line in lines if line == "#" or line.startswith("# ")]
            continue
        for message in (message for message in entry or () if message.id):
            message.lineno = start - 1 + (message.lineno or 1)
            first = messages.setdefault(message_key(message), message)
            if first is not message:
                what = f"a second entry for {quote(message)}, which has one on line {first.lineno}"
                faults.append((message.lineno, f"{what} — delete one of them"))
    return PoFile(tuple(comments), tuple(messages.values()), tuple(faults))


def message_key(message: Message) -> tuple[str | None, str]:
    """Return the key of an entry in gettext: (context or None, singular)."""
    return message.context or None, message.id if isinstance(message.id, str) else message.id[0]


def message_strings(message: Message) -> tuple[str, ...]:
    """Return the translation, or one for each plural form; empty text where one is missing."""
    return (message.string or "",) if not isinstance(message.string, list | tuple) else tuple(message.string)


def quote(message: Message) -> str:
    """Return the singular of `message` in quotation marks, short enough for one line of a report."""
    text = " ".join(message_key(message)[1].split())
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"


def _entries(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the first line, lines) of each entry; its comments come first."""
    start, entry, has_keyword, has_msgid = 1, list[str](), False, False
    for number, line in enumerate(lines, 1):
        if (line.startswith("#") and has_keyword) or (line.startswith(("msgid ", "msgctxt ")) and has_msgid):
            yield start, entry
            start, entry, has_keyword, has_msgid = number, [], False, False
        has_keyword = has_keyword or line.startswith("msg")
        has_msgid = has_msgid or line.startswith("msgid ")
        entry.append(line)
    yield start, entry


def _read(start: int, lines: Sequence[str], lang: str, rules: Catalog) -> tuple[Catalog | None, list[Fault]]:
    from babel.messages.pofile import PoFileError, read_po

    if faults := [*_broken(start, lines), *_wrong_forms(start, lines, lang, rules)]:
        return None, faults
    try:
        entry = read_po(lines, locale=lang, ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        return None, [(start + error.lineno, f"{error} — mend or delete this entry")]
    except ValueError as error:
        return None, [(start, f"this entry cannot be read ({error}) — mend or delete it")]
    return entry, list(_wrong_header(start, lines, lang, entry, rules)) if _is_header(lines) else []


def _broken(start: int, lines: Sequence[str]) -> Iterator[Fault]:
    """Yield the mistakes that Babel's reader would accept, or at which it would stop."""
    matches = [(number, line, _LINE.fullmatch(line)) for number, line in enumerate(lines, start)]
    unreadable = [(number, line) for number, line, match in matches if match is None]
    for number, line in unreadable:
        yield number, _CONFLICT if line.startswith(_CONFLICT_MARKS) else f"“{line[:40]}” {_UNREADABLE}"
    keywords = [(number, match[1]) for number, _, match in matches if match and match[1]]
    texts = [number for number, line in enumerate(lines, start) if line.startswith('"')]
    if unreadable or not (keywords or texts):
        return
    if not keywords or (texts and texts[0] < keywords[0][0]):
        yield texts[0], "a text without its keyword — write msgid or msgstr before it, or delete it"
    elif not _ENTRY.fullmatch("".join(f"{keyword} " for _, keyword in keywords)):
        yield keywords[0][0], _INCOMPLETE


def _wrong_forms(start: int, lines: Sequence[str], lang: str, rules: Catalog) -> Iterator[Fault]:
    seen = set()
    for number, line in enumerate(lines, start):
        form = line.partition(" ")[0]
        if not re.fullmatch(r"msgstr\[[0-9]\]", form):
            continue
        if int(form[7]) >= rules.num_plurals:
            forms = "one plural form" if rules.num_plurals == 1 else f"{rules.num_plurals} plural forms"
            yield number, f"the language {lang} has {forms} (CLDR) — delete {form}"
        if form in seen:
            yield number, f"a second {form} in one entry — delete one of them"
        seen.add(form)


def _is_header(lines: Sequence[str]) -> bool:
    said = [line for line in lines if line and not line.startswith("#")]
    return len(said) > 1 and said[0].split() == ["msgid", '""'] and said[1].startswith("msgstr")


def _wrong_header(start: int, lines: Sequence[str], lang: str, header: Catalog, rules: Catalog) -> Iterator[Fault]:
    def line_of(name: str) -> int:
        return next((number for number, line in enumerate(lines, start) if name in line.lower()), start)

    named = header.locale_identifier or lang
    if re.split("[-_]", named)[0] != re.split("[-_]", lang)[0]:
        what = f"the header says “Language: {named}” in the catalogue of {lang}"
        yield line_of("language:"), f"{what} — correct the one or the other"
    elif header.num_plurals != rules.num_plurals:
        mend = f"write “Plural-Forms: {rules.plural_forms}”"
        yield line_of("plural-forms:"), f"these are not the plural forms of {lang} (CLDR) — {mend}"
