"""Linking: from all documents to the archive, put together anew in every run; only the results of `resolve`, text by
text, are stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.archive import chronology as course
from generator.archive.checks import CHECKS, people_named
from generator.archive.entry_dates import day_of
from generator.archive.item_key import ItemKey
from generator.archive.items import Archive, Item, Text
from generator.archive.lexicon import lexicons
from generator.archive.linked import Linked
from generator.archive.namesakes import namesakes
from generator.archive.pair import Group, Paired, pair
from generator.archive.references import of_terms, references, unresolved
from generator.archive.resolve import Setting, SightingCallback, context, resolve
from generator.archive.sort_keys import SORTS
from generator.archive.titles import KIND
from generator.archive.withdrawn import take_withdrawn, withdrawals
from generator.core.kinds import KINDS, TERMS
from generator.core.model import ERROR, At, Data, Document, PathKey, Picture, Problem
from generator.source.scan import CONTENT, SourceFile

Work = tuple[bytes, Setting, Group, str]
"""A text to resolve: (digest of all that the result depends on, setting, group, language)."""
Resolver = Callable[[Sequence[Work]], Mapping[bytes, Linked]]
"""Returns digest to result; it may store the results."""


def link(
    documents: Iterable[tuple[SourceFile, Document]],
    site: Data,
    sources: Mapping[str, Data] | None,
    terms: Sequence[Data],
    images: Mapping[str, Picture],
    *,
    term_marks: Mapping[PathKey, At] | None = None,
    drafts: bool = False,
    resolver: Resolver | None = None,
    watch: SightingCallback | None = None,
) -> Archive:
    """Return the archive with the problems between its files.

    ``sources`` is None if their file cannot be read. ``term_marks`` are the positions of the values of the glossary.
    ``resolver`` resolves the texts in place of `resolve`. ``watch`` is called with every registered form in a text and
    its outcome. With an error among the problems the archive lacks the entries that could not be read, and no pages may
    be made of it.
    """
    documents = list(documents)
    paired = pair(documents, drafts=drafts)
    items = _items(paired, terms, resolver or (lambda works: _resolved(works, watch)))
    problems = _problems(paired, sources, images, items)
    problems += of_terms(paired, terms, f"{CONTENT}/{TERMS.path}", term_marks or {})
    withdrawn = take_withdrawn(items)
    broken = any(problem.severity == ERROR for problem in problems) or any(
        finding.severity == ERROR for _, document in documents for finding in document.findings
    )
    if not broken:
        items = {
            name: dict(sorted(group.items(), key=lambda pair: SORTS[KIND[name].sort](pair[1])))
            for name, group in items.items()
        }
    listings = {} if broken else course.listings(items["briefing"].values())
    return Archive(
        site=site,
        sources=sources or {},
        terms=tuple(terms),
        items=items,
        listings=listings,
        naming=course.naming(listings),
        background=course.background(listings),
        neighbours=course.neighbours(listings),
        reports=course.reports(listings),
        related={} if broken else _related(items),
        namesakes=frozenset() if broken else namesakes(items),
        images=images,
        problems=tuple(problems),
        withdrawn=withdrawn,
    )


def _resolved(works: Iterable[Work], watch: SightingCallback | None) -> dict[bytes, Linked]:
    return {
        key: resolve(setting, group, lang, None if group.withdrawn else watch) for key, setting, group, lang in works
    }


def _items(paired: Paired, terms: Sequence[Data], resolver: Resolver) -> dict[str, dict[str, Item]]:
    issued: dict[ItemKey, str] = {
        (kind.name, key): day_of(group.fields)
        for kind in KINDS
        if kind.numbered
        for key, group in paired.groups[kind.name].items()
    }
    settings = {lang: Setting(found, issued) for lang, found in lexicons(paired, terms).items()}
    groups = [group for kind in KINDS for group in paired.groups[kind.name].values()]
    works = [
        (context(settings[lang], group, lang), settings[lang], group, lang) for group in groups for lang in group.texts
    ]
    linked = resolver(works)
    items: dict[str, dict[str, Item]] = {kind.name: {} for kind in KINDS}
    texts: dict[int, dict[str, Text]] = defaultdict(dict)
    for key, _, group, lang in works:
        path, document = group.documents[lang]
        texts[id(group)][lang] = Text(lang, path, document, linked[key])
    for group in groups:
        own = group.documents[group.original][1]
        item = Item(group.kind.name, group.key, group.path, own, texts[id(group)], group.original)
        items[item.kind][item.key] = item
    return items


def _problems(
    paired: Paired,
    sources: Mapping[str, Data] | None,
    images: Iterable[str],
    items: Mapping[str, Mapping[str, Item]],
) -> list[Problem]:
    problems = [*paired.problems, *references(paired, sources)]
    for check in (*CHECKS, withdrawals):
        problems += check(paired)
    astray, misled = unresolved(paired, images)
    read = [item for group in items.values() for item in group.values() if not item.withdrawn]
    every = [text for item in read for text in item.texts.values()]
    problems += astray
    problems += [Problem(text.path, *at, message, severity) for text in every for at, message, severity in
                 text.linked.complaints]  # fmt: skip
    problems += people_named(paired, items["briefing"].values(), misled)
    return problems


def _related(items: Mapping[str, Mapping[str, Item]]) -> dict[ItemKey, tuple[tuple[str, Data], ...]]:
    """Return, for each entry, the relations that other entries of its kind state to it, in the order of the kind."""
    found: dict[ItemKey, list[tuple[str, Data]]] = defaultdict(list)
    for kind, group in items.items():
        for key, item in group.items():
            for one in item.fields.get("related", ()):
                found[(kind, one["to"])].append((key, one))
    return {thing: tuple(said) for thing, said in found.items()}


def problems_of(documents: Iterable[tuple[SourceFile, Document]]) -> Iterator[Problem]:
    """Yield the mistakes that reading found in each file, with its path."""
    for file, document in documents:
        for finding in document.findings:
            yield Problem(file.path, *finding.at, finding.message, finding.severity)
