"""The check: from an archive to a table of its briefings, the outcome of every name in them, and all problems.

It writes nothing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TextIO

from generator.archive.audit import audit
from generator.archive.doubtful_dates import in_future
from generator.archive.items import Item
from generator.archive.names import ABOUT, AGAIN, AMBIGUOUS, LINKED, SKIPPED, UNLINKED, Sighting
from generator.archive.stale import is_stale
from generator.archive.translation_parity import is_draft, tallies_of
from generator.archive.withdrawn import reason
from generator.commands.report import as_data, printable, report
from generator.core.kinds import TERMS
from generator.core.model import ERROR, WARNING, Problem
from generator.core.options import Options
from generator.output.memory import Memory
from generator.output.store import Store, program_digest
from generator.source.decode import bytes_of
from generator.source.read import read_data
from generator.source.scan import CONTENT
from generator.sources import read_sources

PAIRED, ONE_LANGUAGE, STALE, SINGLE, DRAFT = "paired", "one language", "stale", "intentionally single", "draft"
WITHDRAWN, UNREADABLE = "withdrawn", "unreadable"
"""States of a briefing."""
_OUTCOMES = (LINKED, AGAIN, UNLINKED, SKIPPED, AMBIGUOUS)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A row of the table: one briefing."""

    stem: str
    state: str
    """PAIRED, ONE_LANGUAGE, STALE, SINGLE, DRAFT, WITHDRAWN or, if one of its files cannot be read, UNREADABLE."""
    languages: tuple[str, ...]
    """Its languages, that of the original first."""
    figures: int
    """How many figures its texts hold."""
    matched: int
    """How many of them have a counterpart in the other text."""
    mentions: tuple[int, ...]
    """How many names are linked, linked before in their section, unlinked, skipped, ambiguous."""
    note: str
    """The reason for the single language or the withdrawal; “not stamped”; “draft translation”; or empty."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of a check."""

    rows: tuple[CheckRow, ...]
    """A row for each briefing, by stem."""
    sightings: tuple[Sighting, ...]
    """Every registered form in a text, with its outcome."""
    problems: tuple[Problem, ...]
    """All problems."""

    @property
    def failed(self) -> bool:
        """Whether a build with the same ``--strict`` would stop."""
        return any(problem.severity == ERROR for problem in self.problems)


def check(options: Options, today: str = "", *, links: bool = False) -> CheckResult:
    """Return the state of every briefing, drafts too, and all problems; with ``options.strict`` warnings are errors.

    If ``today`` is given, later dates are problems; with ``links``, sources that do not answer are problems too.
    """
    seen: list[Sighting] = []
    memory = Memory(Store(None, program_digest()))
    archive, problems, *_ = read_sources(replace(options, drafts=True), seen.append, memory)
    whole = all(one.severity != ERROR for one in problems)
    if any(is_draft(*item.texts.values()) for item in archive.every_item):
        published = set(read_sources(replace(options, drafts=False), memory=memory)[1])
        # A mistake that only a draft has does not stop a build.
        kept = (one if one in published else replace(one, severity=WARNING) for one in problems)
        problems = [*published, *kept]
    file = options.root / CONTENT / TERMS.path
    _, marks, _ = read_data(TERMS, bytes_of(file) if file.is_file() else b"")
    problems += audit(archive, marks, whole=whole)
    problems += in_future(archive, today) if today else ()
    if links:
        from generator.commands.link_check import unanswered_links

        problems += unanswered_links(archive)
    if options.strict:
        problems = [replace(one, severity=ERROR) if one.severity == WARNING else one for one in problems]
    briefings = (item for item in archive.every_item if item.kind == "briefing")
    rows = tuple(_row(item, seen) for item in sorted(briefings, key=lambda item: item.key))
    return CheckResult(rows, tuple(sorted(seen)), tuple(sorted(set(problems))))


def _row(item: Item, seen: Sequence[Sighting]) -> CheckRow:
    if item.withdrawn:
        return CheckRow(
            item.key, WITHDRAWN, _languages(item), 0, 0, (0,) * len(_OUTCOMES), reason(item, item.original).text
        )
    found = list(tallies_of(item).values())
    paths = {text.path for text in item.texts.values()}
    outcomes = Counter(sighting.outcome for sighting in seen if sighting.path in paths)
    single = str(item.fields.get("single", {}).get("reason", ""))
    published = [lang for lang, text in item.texts.items() if not text.fields.get("draft")]
    if item.original not in published:
        state = DRAFT
    elif not all(text.fields for text in item.texts.values()):
        state = UNREADABLE
    elif len(published) < 2:
        state = SINGLE if single else ONE_LANGUAGE
    else:
        state = STALE if any(is_stale(item, lang) for lang in item.texts) else PAIRED
    translations = [text.fields.get("translation") for lang, text in item.texts.items() if lang != item.original]
    begun = state == ONE_LANGUAGE and len(item.texts) > 1
    unstamped = state == PAIRED and any(one is not None and "stamp" not in one for one in translations)
    return CheckRow(
        item.key,
        state,
        _languages(item),
        sum(tally.figures for tally in found),
        sum(tally.matched for tally in found),
        tuple(outcomes[outcome] for outcome in _OUTCOMES),
        single if state == SINGLE else "not stamped" if unstamped else "draft translation" if begun else "",
    )


def _languages(item: Item) -> tuple[str, ...]:
    return tuple(sorted(item.texts, key=lambda lang: lang != item.original))


def show(checked: CheckResult, form: str, *, mentions: bool = False, stream: TextIO | None = None) -> None:
    """Print the table and the problems for people, the problems as annotations of GitHub, or all as one JSON object."""
    stream = stream or sys.stdout
    if form == "json":
        print(json.dumps(_as_data(checked), ensure_ascii=False, indent=1), file=stream)
        return
    if form == "text":
        for line in _table(checked.rows):
            print(line, file=stream)
        for sighting in checked.sightings:
            if mentions or (sighting.outcome in (SKIPPED, AMBIGUOUS) and sighting.reason != ABOUT):
                print(_sighting(sighting), file=stream)
        stream.flush()
    report(checked.problems, form)


def _table(rows: Iterable[CheckRow]) -> list[str]:
    head = ("BRIEFING", "STATE", "LANGUAGES", "FIGURES", "NAMES", "")
    cells = [head, *((r.stem, r.state, "+".join(r.languages), _figures(r), _names(r), r.note) for r in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def _figures(row: CheckRow) -> str:
    return f"{row.matched} of {row.figures} matched" if row.figures or row.state in (PAIRED, STALE) else ""


def _names(row: CheckRow) -> str:
    said = zip(row.mentions, _OUTCOMES, strict=True)
    return ", ".join(f"{number} {outcome}" for number, outcome in said if number or outcome == LINKED)


def _sighting(one: Sighting) -> str:
    things = " or ".join(f"{kind}:{key}" for kind, key in one.things)
    outcome = f"{one.outcome} ({one.reason})" if one.reason else one.outcome
    return printable(f"{one.path}:{one.at.line}:{one.at.column}: “{' '.join(one.text.split())}” → {things}: {outcome}")


def _as_data(checked: CheckResult) -> dict[str, Any]:
    return {
        "briefings": [{name: getattr(row, name) for name in CheckRow.__dataclass_fields__} for row in checked.rows],
        "mentions": [
            {
                "path": one.path,
                "line": one.at.line,
                "column": one.at.column,
                "text": one.text,
                "outcome": one.outcome,
                "things": [f"{kind}:{key}" for kind, key in one.things],
                "reason": one.reason,
            }
            for one in checked.sightings
        ],
        "problems": list(map(as_data, checked.problems)),
    }
