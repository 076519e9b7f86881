"""Audit: from an archive that can be built to warnings and notices for editors: differences between the languages,
stale translations, and unused register entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.archive.abbreviations import unexplained
from generator.archive.dated import day_of
from generator.archive.doubtful_dates import far_apart
from generator.archive.items import Archive, Item, Text
from generator.archive.lexicon import term_forms
from generator.archive.names import Form, NameIndex
from generator.archive.office_titles import out_of_office
from generator.archive.order import listing_date
from generator.archive.pair import mark
from generator.archive.parity import WHOLE, Difference, waived
from generator.archive.parity_summary import is_draft, tallies
from generator.archive.source_position import find, of_mention
from generator.archive.stale import CHANGED, GONE, HEAD, changes, is_stale, untranslated_blocks
from generator.archive.titles import KIND
from generator.core.data_files import TERM
from generator.core.invocation import invocation
from generator.core.kinds import KINDS, LANGUAGES
from generator.core.model import NOTICE, WARNING, At, Block, PathKey, Problem
from generator.core.shapes import scalars
from generator.language.dates import not_after
from generator.source.scan import CONTENT


def _parity(archive: Archive) -> Iterator[Problem]:
    for item in archive.items["briefing"].values():
        for lang, tally in tallies(item).items():
            texts = item.texts[item.original], item.texts[lang]
            waivers = texts[1].fields.get("parity", ())
            used = []
            for difference in tally.differences:
                own, other = texts[difference.side], texts[1 - difference.side]
                problem = _problem_of(difference, own, other)
                waiver = waived(difference, waivers)
                if waiver:
                    used.append(waiver)
                    what = problem.message.partition(" — ")[0]
                    message = f"{what}; waived: {waiver.get('reason', '')}"
                    problem = Problem(problem.path, problem.line, problem.column, message, NOTICE)
                yield problem
            for number, waiver in enumerate(waivers if not is_draft(*texts) else ()):
                if waiver not in used:
                    message = f"“{waiver.get('waive', '')}” waives nothing that differs — take it out"
                    yield Problem(texts[1].path, *mark(texts[1].marks, "parity", str(number)), message, WARNING)


def _problem_of(difference: Difference, own: Text, other: Text) -> Problem:
    anchor = difference.anchor
    if difference.block < 0:
        at = mark(own.marks, anchor)
    elif difference.what in ("figure", "value"):
        at = find(own.body[difference.block], anchor, difference.start)
    else:
        at = own.body[difference.block].at
        if difference.what == "mention":
            at = _mentioned(own, difference) or at
    waiver = f"or waive “{anchor} {difference.words}” under parity, with a reason"
    if difference.what == "structure":
        block = own.body[difference.block]
        facing = other.body[difference.block] if difference.block < len(other.body) else None
        there = f"a {_shape(facing)} in line {facing.at.line} of {other.path}" if facing else f"no more in {other.path}"
        message = (
            f"the two texts part here: a {_shape(block)}, but {there} — give both the same blocks in the same "
            f"order, {waiver}"
        )
    elif difference.what == "value":
        said = difference.words.replace(" ", " is ")
        message = f"{said} here ({anchor}), but not in the same place of {other.path} — mend one of them, {waiver}"
    elif difference.what in ("figure", "link", "footnote"):
        what = "" if difference.what == "figure" else f"the {difference.what} "
        message = (
            f"{what}“{difference.words}” ({anchor}) has no counterpart in {other.path} — mend one of them, {waiver}"
        )
    else:
        where = "nowhere in" if difference.words.partition(":")[0] in WHOLE else "not in the same block of"
        message = (
            f"{difference.words} is mentioned here ({anchor}), but {where} {other.path} — mention it in both, {waiver}"
        )
    return Problem(own.path, *at, message, WARNING)


def _mentioned(own: Text, difference: Difference) -> At | None:
    block = own.body[difference.block]
    units = {block.anchor, *(unit.anchor for unit in block.units)}
    named = (m for m in own.mentions if f"{m.kind}:{m.key}" == difference.words and m.anchor in units)
    return next((of_mention(own.body, mention) for mention in named), None)


def _shape(block: Block) -> str:
    if block.kind == "heading":
        return f"heading of level {block.level}"
    return f"list of {len(block.units)}" if block.kind == "list" else block.kind


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
    _parity, _stale, _untranslated, _cited_before_issue, out_of_office, far_apart, unexplained,
)  # fmt: skip
"""The audits of texts, which `check` runs and a build does not; a further audit is one more entry."""


def audit(archive: Archive, terms: Mapping[PathKey, At], *, whole: bool = True) -> list[Problem]:
    """Return the problems of all audits; ``terms`` are the positions of the terms in their file.

    Unused entries are reported only if the ``whole`` archive could be read.
    """
    found = [problem for one in AUDITS for problem in one(archive)]
    return [*found, *_orphans(archive), *_unused_terms(archive, terms)] if whole else found
