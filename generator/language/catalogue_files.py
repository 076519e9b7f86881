"""Catalogue files: from the project's folder to catalogues that are up to date with the sources, or to their problems.

Catalogues go stale when the texts of a template change. `update_catalogues` is the one way to bring them up to date,
and `check_catalogues` reports those that are not. The files hold no date, line number or version of a tool, so that
they change only when a text or its place does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.core.atomic_file import replace_file
from generator.core.invocation import invocation
from generator.language.catalogues import read_catalogue
from generator.language.extraction import SourceText, extract_texts
from generator.language.interface import po_path
from generator.language.po import PoFile, message_key, message_strings, parse_po, quote
from generator.language.text import nearest

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

SOURCE_LANGUAGE = "en"
"""The language of the msgids; its catalogue is filled from them."""
UPDATE = "messages"
"""The command that a report tells an editor to run."""
_TEMPLATE = "translations/messages.pot"
_ENCODING = (
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
)
_TEMPLATE_COMMENTS = ("All texts of the interface, in English. Written by the program; do not edit.",)


def update_catalogues(root: Path, languages: Sequence[str]) -> list[str]:
    """Bring `translations/` under `root` up to date with the sources; return a line for each changed file.

    Translations, translators' comments and fuzzy marks stay; a text that no source asks for any more goes. A new text
    that resembles one of those counts as reworded and keeps its translation, marked fuzzy. An empty English translation
    becomes the text itself. Raises ValueError, with a line `file:line: what is wrong — how to mend it` for each
    problem, and writes nothing, if a source or a catalogue cannot be read.
    """
    texts, problems = extract_texts(root)
    found = {lang: _read_po(root, lang) for lang in languages}
    for lang, po in found.items():
        problems += [f"{po_path(lang)}:{line}: {text}" for line, text in po.faults]
    if problems:
        raise ValueError("\n".join(problems))
    changes = _write(root, _TEMPLATE, _pot_bytes(texts))
    for lang, po in found.items():
        changes += _write(root, po_path(lang), _po_bytes(texts, po, lang))
    return changes


def check_catalogues(root: Path, languages: Sequence[str]) -> list[str]:
    """Return the problems of the catalogues under `root`, each as `file:line: what is wrong — how to mend it`.

    These are texts of the sources that a catalogue lacks, texts that no source has any more, missing and fuzzy
    translations, missing plural forms, wrong placeholders and broken files. The order and line breaks of a .po file do
    not count.
    """
    texts, problems = extract_texts(root)
    comparable = not problems  # the texts of a source that cannot be read would look unused
    if comparable and _existing(root, _TEMPLATE) != _pot_bytes(texts):
        what = "does not hold the texts that templates/ and generator/ now have"
        problems.append(f"{_TEMPLATE}:1: {what} — run: {invocation()} {UPDATE}")
    for lang in languages:
        path = po_path(lang)
        if not (root / path).is_file():
            problems.append(f"{path}:1: there is no catalogue for {lang} — run: {invocation()} {UPDATE}")
            continue
        catalogue = read_catalogue(_existing(root, path), lang, path)
        problems += [f"{path}:{line}: {text}" for line, text in catalogue.problems]
        if comparable:
            problems += _out_of_date(texts, _read_po(root, lang), path)
    return problems


def _out_of_date(texts: Sequence[SourceText], po: PoFile, path: str) -> Iterator[str]:
    if po.faults:
        return  # an entry that cannot be read would look as if it were missing
    wanted = {message_key(message): message for message in _catalog(texts, None) if message.id}
    present = {message_key(message): message for message in po.messages}
    for key, message in wanted.items():
        source, line = message.locations[0]
        if key not in present:
            yield f"{source}:{line}: {quote(message)} is not in {path} — run: {invocation()} {UPDATE}"
        elif present[key].id != message.id:
            line = present[key].lineno or 1
            yield f"{path}:{line}: the plural of {quote(message)} has changed — run: {invocation()} {UPDATE}"
    for key, message in present.items():
        if key not in wanted:
            yield f"{path}:{message.lineno}: {quote(message)} is no longer used — run: {invocation()} {UPDATE}"


def _catalog(texts: Iterable[SourceText], lang: str | None) -> Catalog:
    from babel.messages.catalog import Catalog

    catalog = Catalog(locale=lang)
    for text in texts:
        place = (text.path, text.line)
        catalog.add(text.id, locations=[place], auto_comments=text.comments, context=text.context)
    return catalog


def _pot_bytes(texts: Iterable[SourceText]) -> bytes:
    return _rendered(_catalog(texts, None), _TEMPLATE_COMMENTS, [])


def _po_bytes(texts: Sequence[SourceText], po: PoFile, lang: str) -> bytes:
    catalog = _catalog((), lang)
    for message in po.messages:
        catalog[message.id] = message
    catalog.update(_catalog(texts, None), no_fuzzy_matching=True)
    if lang != SOURCE_LANGUAGE:
        _keep_reworded(catalog, po)
    for message in catalog:
        if message.id and lang == SOURCE_LANGUAGE and not all(message_strings(message)):
            message.string, message.flags = message.id, message.flags - {"fuzzy"}
    return _rendered(catalog, po.comments, [f"Language: {lang}", f"Plural-Forms: {catalog.plural_forms}"])


def _keep_reworded(catalog: Catalog, po: PoFile) -> None:
    """Give every new text the translation of the most similar text that has gone, marked fuzzy."""
    gone = {message_key(one)[1]: one for one in po.messages if one.id not in catalog and all(message_strings(one))}
    known = {message_key(one) for one in po.messages}
    for message in catalog if gone else ():
        if not message.id or message_key(message) in known:
            continue
        alike = [
            key
            for key, one in gone.items()
            if (one.context, one.pluralizable) == (message.context, message.pluralizable)
        ]
        for key in nearest(message_key(message)[1], alike, 1):
            message.string, message.flags = gone.pop(key).string, message.flags | {"fuzzy"}


def _rendered(catalog: Catalog, comments: Iterable[str], headers: Iterable[str]) -> bytes:
    """Return the bytes of a catalogue under a header of our own, because Babel's holds the time and its version."""
    from babel.messages.pofile import write_po

    body = BytesIO()
    write_po(body, catalog, omit_header=True, sort_output=True, ignore_obsolete=True, include_lineno=False)
    fields = [*headers, *_ENCODING]
    header = [*(f"# {comment}".rstrip() for comment in comments), 'msgid ""', 'msgstr ""']
    header += [f'"{field}\\n"' for field in fields]
    return "\n".join([*header, "", ""]).encode() + body.getvalue().rstrip() + b"\n"


def _read_po(root: Path, lang: str) -> PoFile:
    return parse_po(_existing(root, po_path(lang)), lang)


def _existing(root: Path, path: str) -> bytes:
    """Return the bytes of a file with LF line ends, which git may have changed on Windows; empty if there is none."""
    file = root / path
    return file.read_bytes().replace(b"\r\n", b"\n") if file.is_file() else b""


def _write(root: Path, path: str, data: bytes) -> list[str]:
    """Write a file if its bytes differ; return a line that says how, or no line."""
    before = _existing(root, path)
    if before == data:
        return []
    replace_file(root / path, data)
    return [f"{path}: {_difference(before, data)}"]


def _difference(before: bytes, after: bytes) -> str:
    old, new = (
        {message_key(message) for message in parse_po(data, SOURCE_LANGUAGE).messages} for data in (before, after)
    )
    said = [f"{len(new - old)} new" if new - old else "", f"{len(old - new)} dropped" if old - new else ""]
    return ", ".join(part for part in said if part) or "rewritten, same texts"
