"""References: from the paired documents to the references in front matter and bodies whose target does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.archive.entry_dates import in_briefing
from generator.archive.pair import Group, Paired, mark
from generator.core.data_files import TERM
from generator.core.kinds import KINDS
from generator.core.model import IMAGE, At, Data, Document, PathKey, Problem, ReferenceTarget
from generator.core.shapes import Field, scalars
from generator.language.text import nearest

_NUMBERED = re.compile(r"p\d")


def _unknown(what: str, word: str, choices: Iterable[str], remedy: str = "check its name, or add it") -> str:
    near = nearest(word, sorted(choices), 3)
    return f"there is no {what} “{word}” — " + (f"did you mean {' or '.join(near)}?" if near else remedy)


def _missing_entry(paired: Paired, kind: str, key: str) -> Iterator[str]:
    """Yield a message if no entry of that kind and key exists, or only a draft."""
    if key in paired.groups[kind] or (kind, key) in paired.unread:
        return
    draft = f"{kind}:{key} is a draft — publish it, or take the link out"
    yield draft if (kind, key) in paired.drafts else _unknown(kind, key, paired.groups[kind])


def references(paired: Paired, sources: Mapping[str, Data] | None) -> Iterator[Problem]:
    """Yield the publishers, people and other entries that front matter names and that do not exist. Publishers are not
    checked if their file cannot be read (``sources`` is None)."""
    people = paired.groups["person"]
    for briefing in paired.groups["briefing"].values():
        if briefing.withdrawn:
            continue
        publisher = briefing.fields.get("source", {}).get("publisher", "")
        if publisher and sources is not None and publisher not in sources:
            at = mark(briefing.documents[briefing.original][1].marks, "source", "publisher")
            yield Problem(briefing.path, *at, _unknown("source", publisher, sources))
        for path, document in briefing.texts.values():
            for key in document.fields.get("people", ()):
                if key not in people and ("person", key) not in paired.unread:
                    message = _unknown("person", key, people, f"add content/people/{key}.md")
                    yield Problem(path, *mark(document.marks, "people", key), message)
    for kind in KINDS:
        for group in paired.groups[kind.name].values():
            if group.original in group.documents and not group.withdrawn:
                path, document = group.documents[group.original]
                for place, message in _named(paired, kind.fields, group.fields):
                    yield Problem(path, *mark(document.marks, *place), message)


def of_terms(paired: Paired, terms: Sequence[Data], path: str, marks: Mapping[PathKey, At]) -> Iterator[Problem]:
    """Yield the entries that the glossary names and that do not exist; ``marks`` are the positions of its values."""
    for number, term in enumerate(terms):
        for place, message in _named(paired, TERM, term, str(number)):
            yield Problem(path, *mark(marks, *place), message)


def _named(paired: Paired, fields: Iterable[Field], values: Data, *within: str) -> Iterator[tuple[PathKey, str]]:
    """Yield (path of the value, message) for each entry that fields name, and each source ``briefing:<stem>``, with or
    without a paragraph, that does not exist."""
    for place, shape, text in scalars(fields, values, within):
        briefing = in_briefing(text) if shape.form == "origin" else None
        if shape.names:
            for message in _missing_entry(paired, shape.names, text):
                yield place, message
        elif briefing:
            stem, fragment = briefing
            for message in _missing_entry(paired, "briefing", stem):
                yield place, message
            found = paired.groups["briefing"].get(stem)
            if found and fragment and not _has_paragraph(found, fragment):
                yield place, f"briefing:{stem} has no #{fragment} — check the paragraph's number"


def unresolved(paired: Paired, images: Iterable[str]) -> tuple[list[Problem], set[str]]:
    """Return (problems of the references of all bodies, paths of the texts with a link to a missing entry)."""
    images = sorted(images)
    problems: list[Problem] = []
    misled: set[str] = set()
    for kind in KINDS:
        for group in paired.groups[kind.name].values():
            for path, document in group.texts.values() if not group.withdrawn else ():
                for one in document.references:
                    message = _fault_of(paired, document, one, images)
                    if message:
                        problems.append(Problem(path, *one.at, message))
                    if one.scheme not in ("", IMAGE) and one.target not in paired.groups[one.scheme]:
                        misled.add(path)
    return problems, misled


def _fault_of(paired: Paired, document: Document, one: ReferenceTarget, images: list[str]) -> str:
    """Return the message for a broken reference; empty if it is right."""
    if one.scheme == IMAGE:
        name = one.target.rpartition("/")[2]
        if one.target in images:
            return ""
        if "://" in one.target or one.target.startswith("//"):
            return f"a picture of another site is not shown — save it under content/images/, and write its name: {name}"
        if name in images:
            return f"pictures are named as they stand under content/images/ — write {name}"
        return _with_suggestion(f"there is no picture content/images/{one.target}", one.target, images, "")
    if not one.scheme:
        if one.fragment in document.anchors:
            return ""
        if _NUMBERED.match(one.fragment):
            return f"there is no #{one.fragment} in this text — check the paragraph's number"
        return _with_suggestion(f"there is no #{one.fragment} in this text", one.fragment, document.anchors, "#")
    groups, name = paired.groups[one.scheme], f"{one.scheme}:{one.target}"
    group = groups.get(one.target)
    if group is not None:
        if one.fragment and not _has_paragraph(group, one.fragment):
            return f"{name} has no #{one.fragment} — check the paragraph's number"
        return ""
    if (one.scheme, one.target) in paired.unread:
        return ""
    if not one.target:
        return f"the link names no {one.scheme} — write {one.scheme}: and the name of its file"
    if (one.scheme, one.target) in paired.drafts:
        return f"{name} is a draft — publish it, or take the link out"
    return _with_suggestion(f"there is no {name}", one.target, groups, f"{one.scheme}:")


def _with_suggestion(what: str, word: str, choices: Iterable[str], prefix: str) -> str:
    near = nearest(word, sorted(choices), 3)
    remedy = f"did you mean {' or '.join(prefix + name for name in near)}?" if near else "check its name"
    return f"{what} — {remedy}"


def _has_paragraph(group: Group, fragment: str) -> bool:
    """Return whether an entry has, or may have, a paragraph of that id in some language."""
    there = any(fragment in document.anchors for _, document in group.texts.values())
    return there or group.withdrawn or group.faulty
