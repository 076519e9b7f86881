"""Checks between files: references in front matter, claims that clash, and what a text and its front matter
say of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.archive.former import former_addresses
from generator.archive.pair import Group, Paired, mark
from generator.archive.place import of_mention
from generator.archive.values import Text
from generator.kinds import KINDS, LANGUAGES
from generator.language.dates import not_after
from generator.language.text import nearest
from generator.model import PLACEHOLDER, WARNING, Data, PathKey, Problem


def _unknown(group: Group, path: tuple[str, ...], word: str, choices: Iterable[str], what: str) -> Iterator[Problem]:
    if word not in choices:
        near = nearest(word, sorted(choices), 3)
        remedy = f"did you mean {' or '.join(near)}?" if near else "check its name, or add it"
        at = mark(group.documents[group.original][1].marks, *path)
        yield Problem(group.path, *at, f"there is no {what} “{word}” — {remedy}")


def references(paired: Paired, sources: Mapping[str, Data]) -> Iterator[Problem]:
    """Events, publishers, people, related documents and briefings named in front matter exist."""
    groups = paired.groups
    for briefing in groups["briefing"].values():
        fields = briefing.fields
        if "event" in fields:
            yield from _unknown(briefing, ("event",), fields["event"], groups["event"], "event")
        if "publisher" in fields.get("source", ()):
            yield from _unknown(briefing, ("source", "publisher"), fields["source"]["publisher"], sources, "source")
        for path, document in briefing.texts().values():
            for key in document.fields.get("people", ()):
                if key not in groups["person"]:
                    near = nearest(key, sorted(groups["person"]), 3)
                    remedy = f"did you mean {' or '.join(near)}?" if near else f"add content/people/{key}.md"
                    yield Problem(path, *mark(document.marks, "people", key), f"there is no person “{key}” — {remedy}")
    for kind in KINDS:
        for group in groups[kind.name].values() if not kind.paired else ():
            for number, related in enumerate(group.fields.get("related", ())):
                if "to" in related:
                    place = ("related", str(number), "to")
                    yield from _unknown(group, place, related["to"], groups[kind.name], kind.name)
            yield from _origins(group, groups["briefing"])


def _origins(group: Group, briefings: Mapping[str, Group]) -> Iterator[Problem]:
    """Sources of the form ``briefing:<stem>`` anywhere in a register entry."""
    fields = group.fields
    named: list[tuple[tuple[str, ...], str]]
    named = [(("sources", str(n)), source) for n, source in enumerate(fields.get("sources", ()))]
    for field in ("related", "offices"):
        named += [((field, str(n), "source"), entry.get("source", "")) for n, entry in enumerate(fields.get(field, ()))]
    for path, source in named:
        scheme, _, stem = source.partition(":")
        if scheme == "briefing":
            yield from _unknown(group, path, stem, briefings, "briefing")


def spans(paired: Paired) -> Iterator[Problem]:
    """Offices end after they begin."""
    for group in paired.groups["person"].values():
        for number, office in enumerate(group.fields.get("offices", ())):
            for end in ("until", "ongoing"):
                if "from" in office and end in office and not not_after(office["from"], office[end]):
                    at = mark(group.documents[""][1].marks, "offices", str(number), end)
                    yield Problem(
                        group.path, *at, f"the office ends before it begins on {office['from']} — mend one date"
                    )


def claims(paired: Paired) -> Iterator[Problem]:
    """No alias is claimed twice, and no two things of a kind have one address in a language."""
    claimed: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in paired.groups["person"].values():
        for alias in group.fields.get("aliases", ()):
            claimed[("alias", alias)].append(group)
    for (_, alias), groups in claimed.items():
        for group in groups[1:]:
            at = mark(group.documents[""][1].marks, "aliases")
            message = (
                f"“{alias}” is also an alias in {groups[0].path} — link it explicitly instead, and take it out of both"
            )
            yield Problem(group.path, *at, message)
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


def twins(paired: Paired) -> Iterator[Problem]:
    """Original and translation name the same people in their front matter."""
    for group in paired.groups["briefing"].values():
        if group.original not in group.documents:
            continue
        own = group.fields.get("people", Data())
        for code, (path, document) in group.texts().items():
            other = document.fields.get("people", Data())
            if code == group.original or not document.fields:
                continue
            for key in own.keys() - other.keys():
                message = f"“{key}” has no office here, though {group.path} gives one — add under “people:”: {key}: …"
                yield Problem(path, *mark(document.marks, "people"), message, WARNING)
            for key in other.keys() - own.keys():
                message = f"“{key}” stands here, but not in {group.path} — add it there, or take it out here"
                yield Problem(path, *mark(document.marks, "people", key), message, WARNING)


def people_named(texts: Iterable[Text]) -> Iterator[Problem]:
    """Whoever is mentioned in a briefing has an office there, and whoever has an office there is mentioned."""
    for text in texts:
        declared = text.fields.get("people", Data())
        named = {mention.key: mention for mention in reversed(text.mentions) if mention.kind == "person"}
        for key in declared:
            if key not in named:
                message = (
                    f"“{key}” is listed, but the text never names them — name them in full, add the form that the text "
                    f"uses to the aliases in content/people/{key}.md, or take the line out"
                )
                yield Problem(text.path, *mark(text.marks, "people", key), message, WARNING)
        for key in sorted(named.keys() - declared.keys()):
            message = f"“{key}” is named, but has no office under “people:” — add there: {key}: the office in this text"
            yield Problem(text.path, *of_mention(text, named[key]), message, WARNING)


def unwritten(paired: Paired) -> Iterator[Problem]:
    """What a draft leaves open is written before the text is published."""
    for group in (group for kind in KINDS if kind.paired for group in paired.groups[kind.name].values()):
        whole = group.documents.get(group.original)
        for path, document in group.texts().values():
            if document.fields.get("draft") or (whole and whole[1].fields.get("draft")):
                continue
            for names in _open(document.fields):
                name = ".".join(names).removesuffix(".office")
                message = f"“{name}” is still to be written — write it, or keep “draft: true” until then"
                yield Problem(path, *mark(document.marks, *names), message)
            if len(document.anchors) == 1 and [unit.text for block in document.body for unit in block.units] == [
                PLACEHOLDER
            ]:
                message = "the text is still to be written — write it, or keep “draft: true” until then"
                yield Problem(path, *document.body[0].at, message)


def _open(fields: Data, path: PathKey = ()) -> Iterator[PathKey]:
    for name, value in fields.items():
        if isinstance(value, Data):
            yield from _open(value, (*path, name))
        elif value == PLACEHOLDER:
            yield (*path, name)


CHECKS: tuple[Callable[[Paired], Iterator[Problem]], ...] = (spans, claims, twins, former_addresses, unwritten)
"""Checks that need nothing but the paired documents; a further one is one more entry."""
