"""Linking: from documents to the archive. The only place that sees everything at once, recomputed whole on
every run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.archive.checks import CHECKS, people_named, references
from generator.archive.course import Course
from generator.archive.listing import listing_of
from generator.archive.names import Sighting
from generator.archive.namesakes import namesakes
from generator.archive.order import SORTS
from generator.archive.pair import Group, Paired, pair
from generator.archive.passages import Linked
from generator.archive.resolve import Setting
from generator.archive.sought import Sought
from generator.archive.texts import Texts
from generator.archive.titles import KIND
from generator.archive.values import Archive, Item
from generator.archive.withdrawn import take_withdrawn, withdrawals
from generator.kinds import KINDS
from generator.model import ERROR, Data, Document, Picture, Problem
from generator.source.scan import SourceFile


def link(
    documents: Iterable[tuple[SourceFile, Document]],
    site: Data,
    sources: Mapping[str, Data] | None,
    terms: Sequence[Data],
    images: Mapping[str, Picture],
    *,
    drafts: bool = False,
    known: Callable[[Sought], Mapping[str, Linked]] = lambda _: {},
    watch: Callable[[Sighting], None] | None = None,
) -> Archive:
    """Return the archive with everything that is wrong between its files.

    ``sources`` is None if their file cannot be read. ``known`` gives, by path, what linking has made before of files
    that are as they were. ``watch`` is told of every registered form that is met, and what was made of it.
    With an error among the problems the archive is not fit to be shown: what could not be read is missing from it.
    """
    documents = list(documents)
    paired = pair(documents, drafts=drafts)
    sought = Sought(paired, terms)
    items, problems = resolved(paired, sources, Setting(paired, sought, images, watch), known(sought))
    sources = sources or {}
    withdrawn = take_withdrawn(items)
    broken = any(problem.severity == ERROR for problem in problems) or any(
        finding.severity == ERROR for _, document in documents for finding in document.findings
    )
    if not broken:
        items = {
            name: dict(sorted(group.items(), key=lambda pair: SORTS[KIND[name].sort](pair[1])))
            for name, group in items.items()
        }
    briefings = {} if broken else items["briefing"]
    course = Course({stem: listing_of(item) for stem, item in briefings.items()}, briefings.__getitem__)
    return Archive(
        site, sources, tuple(terms), items, course.listings, course.quoted, course.naming, course.background,
        course.neighbours, course.reports, {} if broken else _related(items),
        frozenset() if broken else namesakes(items), paired.drafts, images, tuple(problems), withdrawn,
    )  # fmt: skip


def resolved(
    paired: Paired, sources: Mapping[str, Data] | None, setting: Setting, known: Mapping[str, Linked]
) -> tuple[dict[str, dict[str, Item]], list[Problem]]:
    """Return the things of all groups by kind and key, their texts linked, with what is wrong in and between them."""
    problems = [*paired.problems, *references(paired, sources)]
    for check in (*CHECKS, withdrawals):
        problems += check(paired)
    texts = Texts(setting, known)
    items = {kind.name: _items(paired, kind.name, texts) for kind in KINDS}
    problems += texts.problems
    problems += people_named(paired, items["briefing"].values(), texts.misled)
    return items, problems


def _items(paired: Paired, kind: str, texts: Texts) -> dict[str, Item]:
    return {key: _item(group, texts) for key, group in paired.groups[kind].items()}


def _item(group: Group, texts: Texts) -> Item:
    found = {code: texts.text(group, code) for code in group.texts()}
    return Item(group.kind.name, group.key, group.path, group.documents[group.original][1], found, group.original)


def _related(items: Mapping[str, Mapping[str, Item]]) -> dict[tuple[str, str], tuple[tuple[str, Data], ...]]:
    """Collect what entries say of others of their kind, in the order of the kind."""
    found: dict[tuple[str, str], list[tuple[str, Data]]] = defaultdict(list)
    for kind, group in items.items():
        for key, item in group.items():
            for one in item.fields.get("related", ()):
                found[(kind, one["to"])].append((key, one))
    return {thing: tuple(said) for thing, said in found.items()}


def problems_of(documents: Iterable[tuple[SourceFile, Document]]) -> list[Problem]:
    """Return what was wrong in each file by itself, with the file's name."""
    return [
        Problem(file.path, *finding.at, finding.message, finding.severity)
        for file, document in documents
        for finding in document.findings
    ]
