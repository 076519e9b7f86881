"""Audit: from an archive that can be built to the warnings and notices that only `check` gives: differences between the
languages, stale translations, unused register entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.archive.abbreviations import unexplained
from generator.archive.doubtful_dates import apart, far_apart
from generator.archive.doubtful_sources import doubtful_addresses
from generator.archive.entry_dates import day_of
from generator.archive.items import Archive, Item, Text
from generator.archive.lexicon import term_forms
from generator.archive.names import Form, NameIndex
from generator.archive.office_titles import out_of_office
from generator.archive.pair import mark
from generator.archive.parity_messages import parity_problems
from generator.archive.slips import slips
from generator.archive.sort_keys import listing_date
from generator.archive.source_position import of_mention
from generator.archive.stale import CHANGED, GONE, HEAD, changes, is_stale, untranslated_blocks
from generator.archive.titles import KIND
from generator.core.data_files import TERM
from generator.core.invocation import invocation
from generator.core.kinds import KINDS, LANGUAGES
from generator.core.model import NOTICE, WARNING, At, PathKey, Problem
from generator.core.shapes import scalars
from generator.language.dates import not_after
from generator.source.scan import CONTENT


def _stale(archive: Archive) -> Iterator[Problem]:
    for item in _pairs(archive):
        original = item.texts.get(item.original)
        for lang, text in item.texts.items():
            if original is None or not is_stale(item, lang):
                continue
            remedy = f"bring it up to date, then run: {invocation()} stamp {item.key}"
            for change in changes(item, lang):
                yield Problem(text.path, *_facing(text, change.block), _change(change, original) + remedy, WARNING)
            if "updated" not in item.fields:
                message = (
                    "the text has changed since it was translated, but “updated:” does not say when — add it, "
                    "unless the change is no matter to readers"
                )
                yield Problem(original.path, *mark(original.marks, "added"), message, WARNING)


def _untranslated(archive: Archive) -> Iterator[Problem]:
    for item in _pairs(archive):
        original = item.texts.get(item.original)
        for lang, text in item.texts.items():
            if original is None or lang == item.original:
                continue
            left = untranslated_blocks(original, text)
            if left and text.fields.get("draft"):
                message = f"{len(left)} of {len(text.body)} blocks are still in the words of {original.path} — go on"
                yield Problem(text.path, *mark(text.marks, "draft"), message, NOTICE)
                continue
            for block in left:
                name = "the heading" if block.kind == "heading" else block.anchor
                message = (
                    f"{name} still stands in the words of {original.path} — translate it, or mark what is to stay: "
                    f"[words](lang:{item.original})"
                )
                yield Problem(text.path, *block.at, message, WARNING)


def _pairs(archive: Archive) -> Iterator[Item]:
    return (item for kind in KINDS if kind.paired for item in archive.items[kind.name].values())


def _facing(text: Text, block: int) -> At:
    if block < 0 or not text.body:
        return mark(text.marks, "title" if block < 0 else "translation")
    return text.body[min(block, len(text.body) - 1)].at


def _change(change: tuple[str, int], original: Text) -> str:
    what, number = change
    if what == HEAD:
        return f"title or summary of {original.path} have changed since this was stamped — "
    if what == GONE:
        return f"a block that {original.path} no longer has was number {number + 1} when this was stamped — "
    block = original.body[number]
    verb = "has changed" if what == CHANGED else "is new"
    name = "the heading" if block.kind == "heading" else block.anchor
    return f"{name} in line {block.at.line} of {original.path} {verb} since this was stamped — "


def _cited_before_issue(archive: Archive) -> Iterator[Problem]:
    for item in archive.items["briefing"].values():
        date = listing_date(item) if "date" in item.fields else ""
        for text in item.texts.values() if date else ():
            seen = set()
            for mention in text.mentions:
                thing = archive.items[mention.kind].get(mention.key)
                day = day_of(thing.fields) if thing and KIND[mention.kind].numbered else ""
                if thing is None or not day or not_after(day, date) or thing.key in seen:
                    continue
                seen.add(thing.key)
                at = of_mention(text.body, mention)
                verb = "signed" if "signed" in thing.fields else "issued"
                message = (
                    f"{mention.kind}:{thing.key} was {verb} on {day} ({thing.path}), after this briefing of {date} "
                    "— check which document is meant, and both dates"
                )
                yield Problem(text.path, *at, message, WARNING)


def _orphans(archive: Archive) -> Iterator[Problem]:
    items = list(archive.every_item)
    every = (text for item in items for text in item.texts.values())
    used = {thing for text in every for thing in text.named}
    for item in items:
        used |= {("person", key) for text in item.texts.values() for key in text.fields.get("people", ())}
        used |= {(shape.names, key) for _, shape, key in scalars(KIND[item.kind].fields, item.fields) if shape.names}
        if "related" in item.fields:
            used.add((item.kind, item.key))
    used |= {(shape.names, key) for term in archive.terms for _, shape, key in scalars(TERM, term) if shape.names}
    for kind in KINDS:
        for key, item in archive.items[kind.name].items() if not kind.paired else ():
            if (kind.name, key) not in used:
                message = f"no briefing mentions {kind.name}:{key} — link it where it is meant, or delete the file"
                yield Problem(item.path, 1, 1, message, WARNING)


def _unused_terms(archive: Archive, marks: Mapping[PathKey, At]) -> Iterator[Problem]:
    texts = [text for item in archive.items["briefing"].values() for text in item.texts.values()]
    prose = {x.code: "\n\n".join(part for t in texts if t.lang == x.code for part in _prose(t)) for x in LANGUAGES}
    for number, term in enumerate(archive.terms):
        # Each term is searched by itself: in one index the longest term would hide the terms within it.
        if not any(_occurs(term_forms(term, code), text) for code, text in prose.items()):
            said = " = ".join(str(term[code]) for code in prose)
            message = f"no briefing uses the term “{said}” — keep it for those to come, or take it out"
            yield Problem(f"{CONTENT}/terms.yaml", *mark(marks, str(number)), message, NOTICE)


def _occurs(forms: Iterable[str], text: str) -> bool:
    index = NameIndex(Form(form, "term", form, False) for form in forms)
    return any(True for _ in index.find(text))


def _prose(text: Text) -> Iterator[str]:
    yield from (str(text.fields.get(name, "")) for name in ("title", "summary", "place"))
    yield from (str(given.get("office", "")) for given in text.fields.get("people", {}).values())
    yield from (unit.text for block in text.body for unit in block.units)


AUDITS: tuple[Callable[[Archive], Iterator[Problem]], ...] = (
    parity_problems, _stale, _untranslated, _cited_before_issue, out_of_office, far_apart, apart, unexplained, slips,
    doubtful_addresses,
)  # fmt: skip
"""The audits of texts, which `check` runs and a build does not; a further audit is one more entry."""


def audit(archive: Archive, terms: Mapping[PathKey, At], *, whole: bool = True) -> list[Problem]:
    """Return the problems of all audits; ``terms`` are the positions of the terms in their file.

    Unused entries are reported only if the ``whole`` archive could be read.
    """
    found = [problem for one in AUDITS for problem in one(archive)]
    return [*found, *_orphans(archive), *_unused_terms(archive, terms)] if whole else found
