"""Writing the synthetic archive down for this program: a folder with content, and the project's own templates and
catalogues beside it, as copies that may be edited."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from tools.benchmark.corpus import Briefing, Corpus
from tools.benchmark.registers import FIRST_DAY, LANGS, Event, Paper, Person

PROJECT = Path(__file__).resolve().parents[2]
_SITE = """\
title: {vi: Kho thử tải, en: Benchmark archive}
description: {vi: Một kho để đo., en: An archive for measuring.}
base_url: https://archive.example/briefings/
authority: archive.test,2026
corrections: https://archive.test/corrections
licence: {code: MIT, content: CC BY 4.0}
"""
FOLDERS = {"organisation": "organisations", "place": "places", "topic": "topics"}
"""Kinds of subjects to the folders of their files."""
_PUBLISHER = "nhat-bao"
_SOURCES = f"{_PUBLISHER}: {{name: {{vi: Nhật báo Thành phố, en: City Daily}}, site: https://daily.example/}}\n"


def write_archive(corpus: Corpus, root: Path) -> None:
    """Write all of an archive to a new folder."""
    for name in ("templates", "translations"):
        shutil.copytree(PROJECT / name, root / name)
    for name in ("briefings", "people", "resolutions", "events", *FOLDERS.values()):
        (root / "content" / name).mkdir(parents=True)
    write(root, {"content/site.yaml": _SITE, "content/sources.yaml": _SOURCES})
    for one in corpus.people:
        write(root, {person_path(one): person_text(one)})
    for paper in corpus.papers:
        write(root, {f"content/resolutions/{paper.slug}.md": _paper(paper)})
    for subject in corpus.subjects:
        path = f"content/{FOLDERS[subject.kind]}/{subject.slug}.md"
        write(root, {path: f"---\nname: {_by_language(subject.name)}\n---\n"})
    for event in corpus.events:
        write(root, {f"content/events/{event.slug}.md": _event(event)})
    for briefing in corpus.briefings():
        write(root, briefing_files(briefing))


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write texts to paths under a folder."""
    for path, text in files.items():
        (root / path).write_bytes(text.encode())


def briefing_path(briefing: Briefing, lang: str) -> str:
    """Return where a briefing stands in a language."""
    return f"content/briefings/{briefing.stem}.{lang}.md"


def person_path(person: Person) -> str:
    """Return where a person stands."""
    return f"content/people/{person.slug}.md"


def briefing_files(briefing: Briefing) -> dict[str, str]:
    """Return path to text of a briefing, the Vietnamese being the original."""
    original, translation = LANGS
    neutral = (
        f"date: {briefing.day}\ndate_basis: stated\nadded: {briefing.day}\n"
        f"source: {{publisher: {_PUBLISHER}, publisher_basis: stated, published: {briefing.day}}}\n"
    )
    neutral += f"topics: [{', '.join(one.slug for one in briefing.subjects if one.kind == 'topic')}]\n"
    if briefing.event:
        neutral += f"event: {briefing.event.slug}\n"
    rendered = f"translation: {{of: {original}, by: this archive, status: unofficial}}\n"
    files = {}
    for lang, fields in ((original, neutral), (translation, rendered)):
        prose = briefing.prose[lang]
        people = "".join(f"  {one.slug}: {one.office[lang]}\n" for one in briefing.people)
        head = f"title: {_quoted(prose.title)}\nsummary: {_quoted(prose.summary)}\n{fields}people:\n{people}"
        body = prose.body(lambda mention: mention.words)
        files[briefing_path(briefing, lang)] = f"---\n{head}---\n\n{body}\n"
    return files


def person_text(person: Person, given: str = "") -> str:
    """Return a person's file; with another given name, the registered one is kept as a form that is recognised."""
    name = f"{{family: {person.family}, middle: {person.middle}, given: {given or person.given}}}"
    aliases = f"aliases: [{person.name}]\n" if given else ""
    office = (
        f"offices:\n  - title: {_by_language(person.office)}\n"
        f"    from: {{date: {FIRST_DAY}, source: https://register.example/{person.slug}}}\n"
    )
    return f"---\nname: {name}\n{aliases}{office}---\n"


def _paper(paper: Paper) -> str:
    return (
        f"---\ntype: resolution\nsymbol: {paper.number}-NQ/TW\n"
        f"issued: {{date: {paper.issued}, source: https://register.example/{paper.slug}}}\n"
        f"title: {_by_language(paper.title)}\n"
        f"short: {{vi: [Nghị quyết {paper.number}], en: [Resolution {paper.number}]}}\n"
        f"sources: [https://register.example/{paper.slug}]\n---\n"
    )


def _event(event: Event) -> str:
    return (
        f"---\ntitle: {_by_language(event.title)}\ndate: {event.day}\n"
        f"sources: [https://register.example/{event.slug}]\n---\n"
    )


def _by_language(texts: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{lang}: {_quoted(text)}" for lang, text in texts.items()) + "}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a YAML scalar in double quotes
