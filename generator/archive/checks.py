"""Checks between files: from paired documents to the problems that show only when several files are compared."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from generator.archive.chain import circles
from generator.archive.entry_dates import tenures
from generator.archive.former_addresses import former_addresses
from generator.archive.items import Item
from generator.archive.pair import Group, Paired, is_faulty, mark
from generator.archive.subject_checks import names_claimed, part_circles
from generator.archive.titles import full_name
from generator.core.kinds import KINDS, LANGUAGES
from generator.core.model import WARNING, Data, Problem
from generator.core.schema import UNKNOWN
from generator.language.dates import not_after


def self_relations(paired: Paired) -> Iterator[Problem]:
    """Yield the entries that are related to themselves."""
    for kind in KINDS:
        for key, group in paired.groups[kind.name].items():
            for number, related in enumerate(group.fields.get("related", ())):
                if related.get("to") == key:
                    at = mark(group.documents[group.original][1].marks, "related", str(number), "to")
                    yield Problem(group.path, *at, f"“{key}” is related to itself here — name another, or take it out")


def office_spans(paired: Paired) -> Iterator[Problem]:
    """Yield the offices that end before they begin."""
    for group in paired.groups["person"].values():
        for number, office in enumerate(tenures(group.fields)):
            for end, last in (("until", office.ended), ("ongoing", office.ongoing)):
                if office.begun and last and not not_after(office.begun.date, last.date):
                    at = mark(group.documents[""][1].marks, "offices", str(number), end)
                    yield Problem(
                        group.path, *at, f"the office ends before it begins on {office.begun.date} — mend one date"
                    )


def dates_sourced(paired: Paired) -> Iterator[Problem]:
    """Yield the offices whose first day has no source; `source.fields` checks the sources of the other days."""
    for group in paired.groups["person"].values():
        for number, office in enumerate(tenures(group.fields) if not group.faulty else ()):
            if office.begun and not office.begun.source:
                at = mark(group.documents[""][1].marks, "offices", str(number), "from")
                message = (
                    f"nothing says where the date {office.begun.date} comes from — add “source:” to the office, or "
                    f"write from: {{date: {office.begun.date}, source: https://…}}"
                )
                yield Problem(group.path, *at, message)


def issued_or_signed(paired: Paired) -> Iterator[Problem]:
    """Yield the documents with both a date of issue and one of signing: ``signed`` is for those never issued."""
    for group in paired.groups["resolution"].values():
        if "issued" in group.fields and "signed" in group.fields:
            message = "“signed” is for what was signed and not issued, but “issued” stands here too — keep one of them"
            yield Problem(group.path, *mark(group.documents[""][1].marks, "signed"), message)


def addresses_claimed(paired: Paired) -> Iterator[Problem]:
    """Yield the addresses that two entries of a kind claim in a language."""
    for kind in KINDS:
        for language in LANGUAGES if kind.paired else ():
            taken: dict[str, Group] = {}
            for key, group in paired.groups[kind.name].items():
                slug = group.fields.get("slugs", {}).get(language.code, key)
                other = taken.setdefault(slug, group)
                if other is not group:
                    at = mark(group.documents[group.original][1].marks, "slugs", language.code)
                    message = f"the address {slug} ({language.code}) is also that of {other.path} — choose another slug"
                    yield Problem(group.path, *at, message)


def people_in_both(paired: Paired) -> Iterator[Problem]:
    """Yield the people whom only one language of a briefing names in its front matter."""
    for group in paired.groups["briefing"].values():
        if group.original not in group.documents or group.withdrawn:
            continue
        own = group.fields.get("people", Data())
        for path, document in group.texts.values():
            other = document.fields.get("people", Data())
            waiting = "draft" in document.fields and not other  # a translation that is not begun
            if own.keys() == other.keys() or group.faulty or waiting:
                continue
            for key in own.keys() - other.keys():
                message = f"“{key}” has no office here, though {group.path} gives one — add under “people:”: {key}: …"
                yield Problem(path, *mark(document.marks, "people"), message, WARNING)
            for key in other.keys() - own.keys():
                message = f"“{key}” stands here, but not in {group.path} — add it there, or take it out here"
                yield Problem(path, *mark(document.marks, "people", key), message, WARNING)


def newspapers_named(paired: Paired) -> Iterator[Problem]:
    """Yield the briefings that name a newspaper though it is unknown, or none though it is stated or inferred."""
    for group in paired.groups["briefing"].values():
        if group.original not in group.documents or group.faulty or group.withdrawn:
            continue
        source = group.fields.get("source", Data())
        publisher, basis = source.get("publisher", ""), source.get("publisher_basis", UNKNOWN)
        if bool(publisher) == (basis == UNKNOWN):
            message = (
                f"the publisher {publisher} is named, but unknown — write stated or inferred"
                if publisher
                else f"the publisher is {basis}, but none is named — name it under “publisher:”, or write unknown"
            )
            at = mark(group.documents[group.original][1].marks, "source", "publisher_basis")
            yield Problem(group.path, *at, message)


def short_titles(paired: Paired) -> Iterator[Problem]:
    """Yield the short titles that stand in some languages of the title only, so that lists would name an entry by
    different titles."""
    for kind in KINDS:
        for group in paired.groups[kind.name].values():
            if group.faulty or group.withdrawn or group.original not in group.documents:
                continue
            yield from _short_pair(group) if kind.paired else _short_entry(group)


def _short_pair(group: Group) -> Iterator[Problem]:
    given = "short_title" in group.fields
    for path, document in group.texts.values():
        if given and "short_title" not in document.fields:
            message = f"there is no “short_title” here, though {group.path} gives one — add it"
            yield Problem(path, *mark(document.marks, "title"), message, WARNING)
        elif not given and "short_title" in document.fields:
            message = f"“short_title” stands here, but not in {group.path} — add it there, or take it out here"
            yield Problem(path, *mark(document.marks, "short_title"), message, WARNING)


def _short_entry(group: Group) -> Iterator[Problem]:
    path, document = group.documents[group.original]
    short, title = (document.fields.get(name, Data()) for name in ("short_title", "title"))
    for code in sorted(title.keys() - short.keys()) if short else ():
        message = f"“short_title” lacks “{code}”, which the title has — add it"
        yield Problem(path, *mark(document.marks, "short_title"), message, WARNING)
    for code in sorted(short.keys() - title.keys()):
        message = f"“short_title” has “{code}”, which the title lacks — add it to the title, or take it out here"
        yield Problem(path, *mark(document.marks, "short_title", code), message, WARNING)


def people_named(paired: Paired, items: Iterable[Item], misled: Container[str]) -> Iterator[Problem]:
    """Yield the people whom a briefing mentions without an office, and those with an office whom it never mentions.

    Texts with a mistake or a broken link are left out (``misled`` are the paths of the latter), and so are people whose
    file is missing or has a mistake, and people whom `people_in_both` reports: their problems would follow from
    another one.
    """
    people = paired.groups["person"]
    for item in items:
        if item.withdrawn:
            continue
        for text in item.texts.values():
            if text.linked.agrees or is_faulty(text.document) or text.path in misled:
                continue
            group = paired.groups[item.kind][item.key]
            declared = text.fields.get("people", Data())
            named = {key: one.at for (kind, key), one in text.linked.named.items() if kind == "person"}
            for key in declared:
                if key not in named and key in people and not people[key].faulty:
                    name = people[key].fields.get("name")
                    whole = f"write “{full_name(name)}”" if name else "name them in full"
                    message = (
                        f"“{key}” is listed, but the text never names them — {whole}, add the form that the "
                        f"text uses to the aliases in content/people/{key}.md, or take the line out"
                    )
                    yield Problem(text.path, *mark(text.marks, "people", key), message, WARNING)
            known = set(item.fields.get("people", ())) if text.lang != item.original and not group.faulty else set()
            for key in sorted(named.keys() - declared.keys() - known):
                message = (
                    f"“{key}” is named, but has no office under “people:” — add there: {key}: the office in this text"
                )
                yield Problem(text.path, *named[key], message, WARNING)


def placeholders_left(paired: Paired) -> Iterator[Problem]:
    """Yield the placeholders of drafts in texts that are published, and those of register files."""
    for group in (group for kind in KINDS if not kind.paired for group in paired.groups[kind.name].values()):
        document = group.documents[""][1]
        for names in document.placeholders:
            message = f"“{'.'.join(names)}” is still to be written — write it in place of “…”"
            yield Problem(group.path, *mark(document.marks, *names), message)
    for group in (group for kind in KINDS if kind.paired for group in paired.groups[kind.name].values()):
        for path, document in group.texts.values():
            if not (document.placeholders or document.unwritten) or group.withdrawn:
                continue
            if document.fields.get("draft") or group.fields.get("draft"):
                continue
            for names in document.placeholders:
                name = ".".join(names).removesuffix(".office")
                message = f"“{name}” is still to be written — write it, or keep “draft: true” until then"
                yield Problem(path, *mark(document.marks, *names), message)
            if document.unwritten:
                message = "the text is still to be written — write it, or keep “draft: true” until then"
                yield Problem(path, *document.body[0].at, message)


def update_days(paired: Paired) -> Iterator[Problem]:
    """Yield the texts that were updated before they were added."""
    for group in (group for kind in KINDS if kind.paired for group in paired.groups[kind.name].values()):
        added, updated = group.fields.get("added", ""), group.fields.get("updated", "")
        if added and updated and updated < added:
            message = f"{updated} is before the day on which the text was added, {added} — mend one of the two"
            yield Problem(group.path, *mark(group.documents[group.original][1].marks, "updated"), message, WARNING)


CHECKS: tuple[Callable[[Paired], Iterator[Problem]], ...] = (
    self_relations, circles, part_circles, office_spans, dates_sourced, issued_or_signed, names_claimed,
    addresses_claimed, people_in_both, newspapers_named, short_titles, former_addresses, placeholders_left,
    update_days,
)  # fmt: skip
"""The checks of paired documents; a further check is one more entry."""
