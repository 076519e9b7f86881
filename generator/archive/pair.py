"""Pairing: from single documents to groups of the files of one entry, with the original of each and its problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.core.kinds import CODES, KINDS, Kind
from generator.core.model import ERROR, WARNING, At, Data, Document, PathKey, Problem
from generator.source.scan import SourceFile


@dataclass(slots=True)
class Group:
    """The files of one entry, before its references are resolved."""

    kind: Kind
    key: str
    """The stem of the files."""
    documents: dict[str, tuple[str, Document]] = field(default_factory=dict)
    """For each language, (path, document); the language of a register file is empty."""
    texts: dict[str, tuple[str, Document]] = field(default_factory=dict)
    """The documents that have a language, in the order of the table."""
    original: str = ""
    """The language of the original; empty for a register entry."""
    fields: Data = field(default_factory=Data)
    """The front matter of the original or the register file."""

    @property
    def path(self) -> str:
        """The path of the original or the register file."""
        return self.documents[self.original][0]

    @property
    def withdrawn(self) -> bool:
        """Whether the briefing is withdrawn: its page says so, and the site shows no more of it."""
        return "withdrawn" in self.fields

    @property
    def faulty(self) -> bool:
        """Whether one of its files has a mistake, so that a missing field proves nothing."""
        return any(is_faulty(document) for _, document in self.documents.values())


@dataclass(frozen=True, slots=True)
class Paired:
    """All groups, with the problems of pairing."""

    groups: Mapping[str, Mapping[str, Group]]
    """The groups of each kind, by key."""
    drafts: frozenset[tuple[str, str]]
    """(kind, key) of the drafts, which are left out."""
    unread: frozenset[tuple[str, str]]
    """(kind, key) of the entries whose file cannot be read; references to them are no mistakes."""
    problems: tuple[Problem, ...]
    """Missing originals, clashing claims and raw texts."""


def pair(documents: Iterable[tuple[SourceFile, Document]], *, drafts: bool = False) -> Paired:
    """Return the documents in groups by kind and key; with ``drafts``, drafts too."""
    groups = _grouped(documents)
    problems: list[Problem] = []
    hidden: set[tuple[str, str]] = set()
    unread: set[tuple[str, str]] = set()
    for kind in KINDS:
        for key, group in list(groups[kind.name].items()):
            group.texts = {code: group.documents[code] for code in CODES if code in group.documents}
            whole = _originals(group, problems) if kind.paired else _register(group, problems)
            if not whole:
                unread.add((kind.name, key))
            elif not drafts:
                whole = _publish(group, hidden)
            if not whole:
                del groups[kind.name][key]
            else:
                problems += _raw(group)
    return Paired(groups, frozenset(hidden), frozenset(unread), tuple(problems))


def _grouped(documents: Iterable[tuple[SourceFile, Document]]) -> dict[str, dict[str, Group]]:
    groups: dict[str, dict[str, Group]] = {kind.name: {} for kind in KINDS}
    for file, document in documents:
        if file.kind is not None:
            of_kind = groups[file.kind.name]
            group = of_kind.get(file.key)
            if group is None:
                group = of_kind[file.key] = Group(file.kind, file.key)
            group.documents[file.lang] = (file.path, document)
    return groups


def is_faulty(document: Document) -> bool:
    """Return whether a file has an error of its own."""
    return bool(document.findings) and any(finding.severity == ERROR for finding in document.findings)


def _register(group: Group, problems: list[Problem]) -> bool:
    if "" in group.documents:
        group.fields = group.documents[""][1].fields
        return bool(group.fields)
    for path, _ in group.documents.values():
        problems.append(
            Problem(path, 1, 1, f"a note to nothing: {group.key}.md is missing — add it, or delete the note")
        )
    return False


def _originals(group: Group, problems: list[Problem]) -> bool:
    """Set the original of a group and add its problems; return whether pages can be made of the group."""
    read = {code: document for code, (_, document) in group.texts.items() if document.fields}
    originals = [code for code, document in read.items() if "translation" not in document.fields]
    if len(originals) > 1:
        paths = [group.documents[code][0] for code in originals]
        message = f"this file and {paths[0]} both claim to be the original — give one of them a “translation:” block"
        problems.append(Problem(paths[1], 1, 1, message))
    if not read:
        return False
    group.original = originals[0] if originals else next(iter(read))
    group.fields = read[group.original].fields
    if not originals:
        if len(read) == len(group.documents):  # otherwise the file that cannot be read is the original
            problems.append(_orphan(group))
        return True
    for code, (path, document) in group.texts.items():
        translation = document.fields.get("translation")
        if translation is None or "of" not in translation:
            continue
        if translation["of"] == code:
            message = f"a text is not a translation of its own language — write “of: {group.original}”"
        elif translation["of"] != group.original:
            message = f"the original is {group.path} — write “of: {group.original}”"
        else:
            continue
        problems.append(Problem(path, *mark(document.marks, "translation", "of"), message))
    return bool(group.fields)


def _orphan(group: Group) -> Problem:
    """Return the warning for a translation without its original; it is published, without date and source."""
    path, document = group.documents[group.original]
    at = mark(document.marks, "translation")
    lost = document.fields.get("translation", {}).get("of", "")
    message = (
        f"its original, {group.key}.{lost or '…'}.md, is missing, and with it the date, source and address — "
        "put it back, or move those fields here and take out “translation:”"
    )
    return Problem(path, *at, message, WARNING)


def _publish(group: Group, hidden: set[tuple[str, str]]) -> bool:
    """Remove the drafts of a group; return whether the entry itself is published."""
    if group.fields.get("draft"):
        hidden.add((group.kind.name, group.key))
        return False
    for code in [code for code, (_, document) in group.texts.items() if document.fields.get("draft")]:
        del group.documents[code], group.texts[code]
    return True


def _raw(group: Group) -> Iterator[Problem]:
    """Yield the texts that an import took from a newspaper: an error if published, a warning if a draft."""
    for path, document in group.documents.values():
        if "raw" in document.fields:
            message = "the text is raw source text — rewrite it in your own words, then delete this line"
            draft = document.fields.get("draft") or group.fields.get("draft")
            yield Problem(path, *mark(document.marks, "raw"), message, WARNING if draft else ERROR)


def mark(marks: Mapping[PathKey, At], *path: str) -> At:
    """Return the position of a value, or of the nearest value around it that has one."""
    for length in range(len(path), 0, -1):
        if path[:length] in marks:
            return marks[path[:length]]
    return At(1, 1)
