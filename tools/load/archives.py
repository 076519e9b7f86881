"""The archives: each writes a folder that is small but for one thing, of which there is very much."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.small_sites import blocks, briefing, document, person
from tools.benchmark.archive import write_archive
from tools.benchmark.corpus import corpus
from tools.benchmark.registers import LANGS
from tools.benchmark.words import sentences, vocabulary

NAMED = {"vi": "Bùi Thanh Sơn", "en": "Bùi Thanh Sơn"}
OFFICE = "{son: Ông}"
LARGEST = 1_000_000
"""Bytes of the large briefing, in each language; a file over a megabyte is not read."""
MENTIONS, FEW = 5_000, 5
PEOPLE, DOCUMENTS, TERMS = 2_000, 500, 5
TEXTS = 200
"""Briefings in the archives that have much of something else."""


class Written(NamedTuple):
    """An archive that was written."""

    edited: str
    """The file of which a body is edited."""
    page: str
    """The page that is looked at, in Vietnamese."""
    certain: Mapping[str, frozenset[str]] = {}
    """Vietnamese page of a briefing to the names in it that can mean one thing only."""
    unsure: Mapping[str, frozenset[str]] = {}
    """The same for those that may mean several, or nothing."""


def large_briefing(root: Path, scale: float = 1.0) -> Written:
    """One briefing of a megabyte a language, in thousands of paragraphs with names, documents and figures."""
    whole = corpus(20)
    write_archive(whole, root)
    chance, bodies = random.Random("large"), {}
    shape = [(chance.randint(40, 90), chance.randrange(100), chance.randrange(20)) for _ in range(20_000)]
    for lang in LANGS:
        said, size = [], 0
        for number, (length, draw, other) in enumerate(shape):
            words = " ".join(" ".join(one) for one in sentences(vocabulary(lang).draw(chance, length), chance))
            if number % 20 == 0:
                words = f"## {words[:60].strip()}"
            elif draw < 30:
                words += f" {whole.people[other % len(whole.people)].name} ({1000 + draw} / {number})."
            said.append(words)
            size += len(words.encode()) + 2
            if size > LARGEST * scale - 3_000:
                break
        bodies[lang] = said
    blocks_in_both = min(map(len, bodies.values()))
    texts = {lang: "\n\n".join(said[:blocks_in_both]) for lang, said in bodies.items()}
    stem = "2024-06-01-large"
    _write(root, _pair(stem, texts))
    return Written(f"content/briefings/{stem}.vi.md", f"vi/ban-tin/{stem}.html")


def mentioned_everywhere(root: Path, scale: float = 1.0) -> Written:
    """One person named once in each of 5,000 briefings over twenty years."""
    count = round(MENTIONS * scale)
    write_archive(corpus(0), root)
    _write(root, [person("son", NAMED["vi"])])
    for number in range(count):
        day = f"{2005 + number * 20 // count}-{1 + number % 12:02}-{1 + number % 28:02}"
        texts = {lang: f"{NAMED[lang]} {_words(lang, number)}" for lang in LANGS}
        _write(root, _pair(f"{day}-{number}", texts, people=OFFICE))
    return Written(f"content/briefings/{day}-{number}.vi.md", "vi/nhan-vat/son.html")


def mentioned_in_few(root: Path, scale: float = 1.0) -> Written:
    """One person named 5,000 times in five briefings."""
    write_archive(corpus(0), root)
    _write(root, [person("son", NAMED["vi"])])
    for number in range(FEW):
        texts = {
            lang: "\n\n".join(
                f"{NAMED[lang]} {_words(lang, n)}" for n in range(round(MENTIONS * scale / FEW))
            )
            for lang in LANGS
        }  # fmt: skip
        stem = f"2024-01-0{number + 1}-much"
        _write(root, _pair(stem, texts, people=OFFICE))
    return Written(f"content/briefings/{stem}.vi.md", "vi/nhan-vat/son.html")


def overlapping_names(root: Path, scale: float = 1.0) -> Written:
    """2,000 people: names that begin or hold others, names of several people, aliases within names and aliases."""
    count = round(PEOPLE * scale)
    write_archive(corpus(0), root)
    names = _names(count)
    for number, name in enumerate(names):
        alias = f"[Ông {name} thứ {number}, Ông {name} thứ {number} ấy]" if number % 4 == 0 else ""
        _write(root, [person(f"nguoi-{number}", name, aliases=alias)])
    chance, bearers = random.Random("overlapping"), Counter(names)
    certain, unsure = {}, {}
    for number in range(round(TEXTS * scale)):
        chosen = [names[chance.randrange(count)] for _ in range(10)]
        texts = {lang: "\n\n".join(f"{_words(lang, n)} {one} nói." for n, one in enumerate(chosen)) for lang in LANGS}
        stem = f"2024-{1 + number % 12:02}-{1 + number % 28:02}-{number}"
        alone = {one: f"nguoi-{names.index(one)}" for one in chosen if bearers[one] == 1}
        page = f"vi/ban-tin/{stem}.html"
        certain[page], unsure[page] = frozenset(alone), frozenset(chosen) - frozenset(alone)
        people = f"{{{', '.join(f'{key}: Ông' for key in alone.values())}}}"
        _write(root, _pair(stem, texts, **({"people": people} if alone else {})))
    return Written(f"content/briefings/{stem}.vi.md", page, certain, unsure)


def repeated_numbers(root: Path, scale: float = 1.0) -> Written:
    """500 documents of five Party terms, each of which begins again with number 1."""
    count = round(DOCUMENTS * scale)
    write_archive(corpus(0), root)
    for number in range(count):
        own, term = number // TERMS + 1, number % TERMS
        year = 2001 + 5 * term
        _write(root, [document(
            f"{own}-nq-tw-{year}", symbol=f"{own}-NQ/TW", issued=f"{year}-06-{1 + own % 28:02}",
            short=f"{{vi: [Nghị quyết {own}], en: [Resolution {own}]}}", term=f"{9 + term}",
        )])  # fmt: skip
    chance, certain, unsure = random.Random("repeated"), {}, {}
    for number in range(round(TEXTS * scale)):
        numbers = [chance.randint(1, max(count // TERMS, 1)) for _ in range(10)]
        texts = {
            lang: "\n\n".join(f"{_words(lang, n)} {word} {one}." for n, one in enumerate(numbers))
            for lang, word in (("vi", "Nghị quyết"), ("en", "Resolution"))
        }
        year = 2001 + number % 24
        page, forms = f"vi/ban-tin/{year}-07-01-{number}.html", frozenset(f"Nghị quyết {one}" for one in numbers)
        one_only = year < 2001 + 5  # until the second term every number stands for one document
        certain[page], unsure[page] = (forms, frozenset()) if one_only else (frozenset(), forms)
        _write(root, _pair(f"{year}-07-01-{number}", texts))
    return Written(f"content/briefings/{year}-07-01-{number}.vi.md", page, certain, unsure)


def _names(count: int) -> list[str]:
    """Return names of which many begin, end or hold others, and every fifth is somebody else's too."""
    families, middles = ("Nguyễn", "Trần", "Lê", "Phạm"), ("Văn", "Thị", "Minh", "Thu")
    givens = ("An", "Bình", "Chi", "Dũng", "Em")
    chance, found = random.Random("names"), list[str]()
    while len(found) < count:
        middle = " ".join(chance.choices(middles, k=chance.randint(1, 3)))
        name = f"{chance.choice(families)} {middle} {chance.choice(givens)}"
        longer = chance.random()
        found.append(chance.choice(found) if found and longer < 0.2 else f"{name} Anh" if longer < 0.4 else name)
    return found


def _words(lang: str, number: int) -> str:
    chance = random.Random(f"{lang} {number}")
    return " ".join(" ".join(one) for one in sentences(vocabulary(lang).draw(chance, 30), chance))


def _pair(stem: str, texts: Mapping[str, str], **fields: str) -> list[str]:
    original, translation = LANGS
    return [
        briefing(stem, texts[original], original, **fields),
        briefing(stem, texts[translation], translation, original, **fields),
    ]


def _write(root: Path, texts: Iterable[str]) -> None:
    for text in texts:
        for path, contents in blocks(text).items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(contents, encoding="utf-8")


ARCHIVES: Mapping[str, Callable[[Path, float], Written]] = {
    "a briefing of 1 MB": large_briefing,
    "5,000 mentions in 5,000 briefings": mentioned_everywhere,
    "5,000 mentions in 5 briefings": mentioned_in_few,
    "2,000 people of overlapping names": overlapping_names,
    "500 documents of repeated numbers": repeated_numbers,
}
"""Every archive that is measured."""
