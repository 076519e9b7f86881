"""References: whether everything that front matter and bodies name is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.archive.dated import in_briefing
from generator.archive.pair import Group, Paired, mark
from generator.core.kinds import KINDS
from generator.core.model import IMAGE, Data, Document, PathKey, Problem, Reference
from generator.language.text import nearest

_NUMBERED = re.compile(r"p\d")


def _unknown(what: str, word: str, choices: Iterable[str], remedy: str = "check its name, or add it") -> str:
    near = nearest(word, sorted(choices), 3)
    return f"there is no {what} “{word}” — " + (f"did you mean {' or '.join(near)}?" if near else remedy)


def _lacking(paired: Paired, group: Group, place: tuple[str, ...], kind: str, key: str) -> Iterator[Problem]:
    """Find that there is nothing of that kind and name, or only a draft."""
    if key in paired.groups[kind] or (kind, key) in paired.unread:
        return
    draft = f"{kind}:{key} is a draft — publish it, or take the link out"
    message = draft if (kind, key) in paired.drafts else _unknown(kind, key, paired.groups[kind])
    yield Problem(group.path, *mark(group.documents[group.original][1].marks, *place), message)


def references(paired: Paired, sources: Mapping[str, Data] | None) -> Iterator[Problem]:
    """Events, publishers, people, related documents and briefings named in front matter exist; publishers are not
    asked for if their file cannot be read (None)."""
    people = paired.groups["person"]
    for briefing in paired.groups["briefing"].values():
        if briefing.withdrawn:
            continue
        fields = briefing.fields
        if "event" in fields:
            yield from _lacking(paired, briefing, ("event",), "event", fields["event"])
        publisher = fields.get("source", {}).get("publisher", "")
        if publisher and sources is not None and publisher not in sources:
            at = mark(briefing.documents[briefing.original][1].marks, "source", "publisher")
            yield Problem(briefing.path, *at, _unknown("source", publisher, sources))
        for path, document in briefing.texts.values():
            for key in document.fields.get("people", ()):
                if key not in people and ("person", key) not in paired.unread:
                    message = _unknown("person", key, people, f"add content/people/{key}.md")
                    yield Problem(path, *mark(document.marks, "people", key), message)
    for kind in KINDS:
        for group in paired.groups[kind.name].values() if not kind.paired else ():
            for number, related in enumerate(group.fields.get("related", ())):
                if "to" in related:
                    place = ("related", str(number), "to")
                    yield from _lacking(paired, group, place, kind.name, related["to"])
            yield from _origins(paired, group)


def _origins(paired: Paired, group: Group) -> Iterator[Problem]:
    """Sources of the form ``briefing:<stem>``, with or without a paragraph, anywhere in a register entry."""
    for path, source in _sources(group.fields):
        if not (briefing := in_briefing(source)):
            continue
        stem, fragment = briefing
        yield from _lacking(paired, group, path, "briefing", stem)
        found = paired.groups["briefing"].get(stem)
        if found and fragment and not _there(found, fragment):
            message = f"briefing:{stem} has no #{fragment} — check the paragraph's number"
            yield Problem(group.path, *mark(group.documents[group.original][1].marks, *path), message)


def _sources(value: Any, path: PathKey = ()) -> Iterator[tuple[PathKey, str]]:
    if isinstance(value, str):
        if "source" in path[-1:] or "sources" in path[-2:-1]:
            yield path, value
    else:
        for name, one in value.items() if isinstance(value, Data) else enumerate(value):
            yield from _sources(one, (*path, str(name)))


def unresolved(paired: Paired, images: Iterable[str]) -> tuple[list[Problem], set[str]]:
    """Return what is wrong with the references of all bodies, and the paths of texts with a link to a thing that is
    not there."""
    images = sorted(images)
    problems: list[Problem] = []
    misled: set[str] = set()
    for kind in KINDS:
        for group in paired.groups[kind.name].values():
            for path, document in group.texts.values() if not group.withdrawn else ():
                for one in document.references:
                    message = _astray(paired, document, one, images)
                    if message:
                        problems.append(Problem(path, *one.at, message))
                    if one.scheme not in ("", IMAGE) and one.target not in paired.groups[one.scheme]:
                        misled.add(path)
    return problems, misled


def _astray(paired: Paired, document: Document, one: Reference, images: list[str]) -> str:
    """Return what is wrong with a reference; empty if nothing is."""
    if one.scheme == IMAGE:
        name = one.target.rpartition("/")[2]
        if one.target in images:
            return ""
        if "://" in one.target or one.target.startswith("//"):
            return f"a picture of another site is not shown — save it under content/images/, and write its name: {name}"
        if name in images:
            return f"pictures are named as they stand under content/images/ — write {name}"
        return _wrong(f"there is no picture content/images/{one.target}", one.target, images, "")
    if not one.scheme:
        if one.fragment in document.anchors:
            return ""
        if _NUMBERED.match(one.fragment):
            return f"there is no #{one.fragment} in this text — check the paragraph's number"
        return _wrong(f"there is no #{one.fragment} in this text", one.fragment, document.anchors, "#")
    groups, name = paired.groups[one.scheme], f"{one.scheme}:{one.target}"
    group = groups.get(one.target)
    if group is not None:
        if one.fragment and not _there(group, one.fragment):
            return f"{name} has no #{one.fragment} — check the paragraph's number"
        return ""
    if (one.scheme, one.target) in paired.unread:
        return ""
    if not one.target:
        return f"the link names no {one.scheme} — write {one.scheme}: and the name of its file"
    if (one.scheme, one.target) in paired.drafts:
        return f"{name} is a draft — publish it, or take the link out"
    return _wrong(f"there is no {name}", one.target, groups, f"{one.scheme}:")


def _wrong(what: str, word: str, choices: Iterable[str], prefix: str) -> str:
    near = nearest(word, sorted(choices), 3)
    remedy = f"did you mean {' or '.join(prefix + name for name in near)}?" if near else "check its name"
    return f"{what} — {remedy}"


def _there(group: Group, fragment: str) -> bool:
    """Whether a thing has a paragraph of that id in some language, or nobody can say."""
    there = any(fragment in document.anchors for _, document in group.texts.values())
    return there or group.withdrawn or group.faulty
