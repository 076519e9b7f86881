"""Former addresses: from the field ``former`` of all files to the redirects that would loop, clash or hide a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.archive.pair import Group, Paired, mark
from generator.core.kinds import KINDS, LANGUAGES, Kind
from generator.core.model import Document, Problem


def former_addresses(paired: Paired) -> Iterator[Problem]:
    """Yield the former addresses that are still in use or claimed twice; the rest redirect without loops or chains."""
    for kind in KINDS:
        groups = paired.groups[kind.name]
        for language in LANGUAGES:
            current = {group.fields.get("slugs", {}).get(language.code, key): group for key, group in groups.items()}
            claimed: dict[str, str] = {}
            for group in groups.values():
                yield from _of(kind, group, language.code, current, claimed)


def _of(
    kind: Kind, group: Group, lang: str, current: Mapping[str, Group], claimed: dict[str, str]
) -> Iterator[Problem]:
    found: tuple[str, Document] | None = group.documents.get(lang if kind.paired else "")
    if found is None:
        return
    path, document = found
    for number, slug in enumerate(document.fields.get("former", ())):
        owner, other = current.get(slug), claimed.setdefault(slug, path)
        message = ""
        if owner is group:
            message = f"“{slug}” is its present address and would lead to itself — take it out"
        elif owner:
            message = f"“{slug}” is where {owner.path} stands now — take it out, or give that one another slug"
        elif other != path:
            message = f"“{slug}” is also a former address of {other} — leave it with the one to which it should lead"
        elif slug in document.fields["former"][:number]:
            message = f"“{slug}” is given twice — take one out"
        if message:
            yield Problem(path, *mark(document.marks, "former", str(number)), message)
