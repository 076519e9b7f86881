"""The search index: what can be found goes in, the files of ``pagefind/`` come out, or why there are none.

Pagefind is called as a command on pages made for it alone, in a temporary folder; the published pages carry nothing for
it. It is called only when what it would index has changed: the digest of that is kept beside its output in ``.cache/``,
which may be deleted at any time.

Three things are done for Vietnamese. Pagefind folds marks away but knows no decomposition of đ, so it is given ḏ, which
has one; the script of the search page turns it back. Punctuation between letters joins words for Pagefind, so spaces
are put round it. And its word index is cut by counting words without marks, so the size of a piece is set far lower.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.core.digest import digest, digest_of
from generator.core.model import WARNING, Problem
from generator.language.text import nfc
from generator.output.kept import keep, kept
from generator.output.repeatable import repeatable
from generator.pages.finding import Passages

FOLDER = "pagefind"
"""Of the index in the site."""
PIECE = 500
"""Words in a piece of the index, as Pagefind counts them: the largest piece is 85 KB at 1,000 briefings of 1,100
syllables (143 KB with 2,000); what is left is the one commonest word, which cannot be divided."""
LONGEST = 600
"""Seconds after which Pagefind is given up."""
NOWHERE = "_"
"""How the ids begin of what is no paragraph of the published page."""
_STATE = "state.js"
_WHERE = "search"
_NEEDED = re.compile(
    r"pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|pagefind\.[^/]+\.pf_meta|wasm\.[^/]+\.pagefind"
    r"|(?:index|fragment|filter)/[^/]+"
)
_TO_INDEX = str.maketrans("đĐ", "ḏḎ")
_JOINERS = re.compile(r"(?<=\w)[–—−‐‑·•…→×;:!?()“”«»]+(?=\w)")
_NO_SPACE, _SPACE, _STOP, _STOP_SPACE = "\u2060", "\u2062", "\u2024", "\u2027"
"""What stands in the index for nothing, a space, a stop, and a stop with a space; the search page shows these again."""


class Indexed(NamedTuple):
    """What indexing gave."""

    files: Mapping[str, bytes]
    """By path in the site."""
    problems: tuple[Problem, ...]


def no_index(*problems: Problem) -> Indexed:
    """Return what tells the search page that there is no index, so that it asks for none."""
    return Indexed({f"{FOLDER}/{_STATE}": _state(False)}, problems)


def search_index(found: Sequence[Passages], abbreviations: Iterable[str], cache: Path) -> Indexed:
    """Return the index of everything that can be found, from ``cache`` if it holds just that."""
    if not found:
        return no_index()
    from importlib.metadata import PackageNotFoundError, version  # only now: it is slow to import

    try:
        release = version("pagefind")
    except PackageNotFoundError:
        message = "Pagefind is not installed, so the site has no full-text search — pip install -e ., or build with"
        return no_index(Problem(_WHERE, 1, 1, f"{message} --no-search", WARNING))
    joined = _abbreviation_pattern(abbreviations)
    own = Path(__file__).read_bytes()
    key = digest(own, release, joined.pattern if joined else "", *map(digest_of, found))
    files = kept(cache, key)
    if files is None:
        try:
            files = _run(found, joined)
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            message = f"Pagefind failed ({_reason(error)}), so the site has no full-text search — build again, or with"
            return no_index(Problem(_WHERE, 1, 1, f"{message} --no-search", WARNING))
        keep(cache, key, files)
    return Indexed(_in_site(files), ())


def last_index(cache: Path) -> Mapping[str, bytes]:
    """Return the files of the index that ``cache`` holds, whatever was indexed, by path in the site; none if there is
    no index."""
    files = kept(cache)
    return {} if files is None else _in_site(files)


def _in_site(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{FOLDER}/{name}": data for name, data in ({_STATE: _state(True)} | dict(files)).items()}


def _state(there: bool) -> bytes:
    return f'"use strict";\nconst textsAreIndexed = {str(there).lower()};\n'.encode()


def _run(found: Sequence[Passages], joined: re.Pattern[str] | None) -> dict[str, bytes]:
    """Index in a temporary folder, where no settings of Pagefind lie about and none of its old files."""
    with TemporaryDirectory(prefix="briefings-search-") as name:
        top = Path(name)
        pages, out, empty = top / "pages", top / "out", top / "empty"
        empty.mkdir()
        for page in found:
            target = pages / page.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(searchable(page, joined), encoding="utf-8", newline="\n")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        environment["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"] = str(PIECE)
        subprocess.run(
            [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(out), "--silent"],
            cwd=empty,
            env=environment,
            timeout=LONGEST,
            check=True,
            capture_output=True,
        )
        files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return repeatable({name: files[name] for name in sorted(files) if _NEEDED.fullmatch(name)})


def searchable(page: Passages, joined: re.Pattern[str] | None = None) -> str:
    """Return the page that Pagefind reads; every paragraph keeps its id, so that a result can lead to it."""
    values = [f'data-pagefind-filter="{escape(facet)}:{escape(value)}"' for facet, value in page.facets]
    values.append(f'data-pagefind-meta="about:{escape(_indexed(page.about, None))}"')
    if page.title.lang not in ("", page.lang):
        values.append(f'data-pagefind-meta="lang:{escape(page.title.lang)}"')
    lines = [
        f'<p id="{escape(anchor or f"{NOWHERE}{number}")}">{escape(_indexed(text, joined))}</p>'
        for number, (anchor, text) in enumerate(page.passages)
    ]
    return (
        f'<!doctype html><html lang="{escape(page.lang)}"><head><title>.</title></head><body><main data-pagefind-body>'
        f"<h1>{escape(_indexed(page.title.text, joined))}</h1>{''.join(f'<i {value}></i>' for value in values)}"
        f"{''.join(lines)}</main></body></html>"
    )


def _indexed(text: str, joined: re.Pattern[str] | None) -> str:
    text = _JOINERS.sub(lambda found: f" {_NO_SPACE}{found[0]}{_NO_SPACE} ", nfc(text))
    if joined:
        text = joined.sub(lambda found: _glued(found[0]), text)
    return text.translate(_TO_INDEX)


def _abbreviation_pattern(abbreviations: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds abbreviations written with stops or spaces, longest first; None where there are none."""
    longest = sorted(abbreviations, key=lambda word: (-len(word), word))
    spelt = "|".join(r"\.?\s?".join(map(re.escape, word)) for word in longest)
    return re.compile(rf"\b(?:{spelt})\b") if spelt else None


def _glued(text: str) -> str:
    """Return an abbreviation as one word for Pagefind; the search page shows stops and spaces again."""
    return re.sub(r"\.\s", _STOP_SPACE, text).replace(".", _STOP).replace(" ", _SPACE)


def _reason(error: Exception) -> str:
    if isinstance(error, subprocess.TimeoutExpired):
        return f"not done after {LONGEST} s"
    if isinstance(error, subprocess.CalledProcessError):
        said = error.stderr.decode(errors="replace").strip().splitlines()
        return f"exit status {error.returncode}{': ' + said[-1] if said else ''}"
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).splitlines()[0]
