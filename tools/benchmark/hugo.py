"""The same corpus as a site for Hugo, with the same page types: from values to a folder that Hugo builds.

What Hugo cannot do by itself it is given done, so that the comparison errs in its favour: names are ordinary links in
the Markdown, and each briefing's front matter holds the words in which somebody is mentioned.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from tools.benchmark.archive import FOLDERS, PROJECT, write
from tools.benchmark.corpus import RESOLUTION, Briefing, Corpus, Mention
from tools.benchmark.registers import FIRST_DAY, LANGS, YEARS

SITE = Path(__file__).parent / "hugo_site"
_FOLDERS = {"person": "people", "resolution": "resolutions", **FOLDERS}
_WORDS = {
    "vi": {
        "skip": "Tới phần nội dung", "parallel": "Song ngữ", "briefings": "Bản tin", "people": "Nhân vật",
        "documents": "Văn kiện", "years": "Năm", "corrections": "Đính chính", "daily": "Nhật báo Thành phố",
        "date": "Ngày", "cite": "Trích dẫn", "mentions": "Được nhắc tới trong",
        "organisations": "Tổ chức", "places": "Địa danh", "topics": "Lĩnh vực", "subjects": "Chủ đề",
        "events": "Sự kiện", "reports": "Bản tin về sự kiện này", "words": "Lời của từng bản tin",
    },
    "en": {
        "skip": "Skip to the text", "parallel": "Side by side", "briefings": "Briefings", "people": "People",
        "documents": "Documents", "years": "Years", "corrections": "Corrections", "daily": "City Daily",
        "date": "Date", "cite": "Cite this", "mentions": "Mentioned in",
        "organisations": "Organisations", "places": "Places", "topics": "Topics", "subjects": "Subjects",
        "events": "Events", "reports": "Briefings on this event", "words": "In the words of each briefing",
    },
}  # fmt: skip
_QUOTE = 240
"""Letters of a paragraph that are quoted where somebody is mentioned."""


def program() -> str | None:
    """Return Hugo itself, if it is on the PATH or among the packages of this Python; not the package's own starter,
    which is a Python program and would be timed with it."""
    for folder in sys.path:
        packaged = Path(folder) / "hugo/binaries/hugo"
        if packaged.is_file():
            return str(packaged)
    return shutil.which("hugo")


def write_hugo(corpus: Corpus, root: Path) -> None:
    """Write all of the site to a new folder."""
    shutil.copytree(SITE, root)
    shutil.copytree(PROJECT / "templates/static", root / "static/static")
    (root / "i18n").mkdir()
    for lang in LANGS:
        _write(root, {f"i18n/{lang}.json": json.dumps(_WORDS[lang], ensure_ascii=False)})
        for name in ("briefings", "people", "resolutions", "events", "years", "subjects", *FOLDERS.values()):
            _write(root, {f"content/{lang}/{name}/_index.md": _page(title=_WORDS[lang].get(name, RESOLUTION[lang]))})
        for year in range(FIRST_DAY.year, FIRST_DAY.year + YEARS):
            _write(root, {f"content/{lang}/years/{year}/_index.md": _page(title=str(year), outputs=["html"])})
        for one in corpus.people:
            head = _page(title=one.name, office=one.office[lang])
            _write(root, {f"content/{lang}/people/{one.slug}/_index.md": head})
        for paper in corpus.papers:
            head = _page(title=paper.title[lang], short=f"{RESOLUTION[lang]} {paper.number}")
            _write(root, {f"content/{lang}/resolutions/{paper.slug}/_index.md": head})
        for subject in corpus.subjects:
            path = f"content/{lang}/{FOLDERS[subject.kind]}/{subject.slug}/_index.md"
            _write(root, {path: _page(title=subject.name[lang])})
        for event in corpus.events:
            head = _page(title=event.title[lang], date=str(event.day), outputs=["html"])
            _write(root, {f"content/{lang}/events/{event.slug}/_index.md": head})
    for briefing in corpus.briefings():
        write(root, hugo_files(briefing))


def hugo_path(briefing: Briefing, lang: str) -> str:
    """Return where a briefing stands in a language."""
    return f"content/{lang}/briefings/{briefing.stem}.md"


def hugo_files(briefing: Briefing) -> dict[str, str]:
    """Return path to text of a briefing."""
    files = {}
    for lang, prose in briefing.prose.items():
        quotes = defaultdict(list)
        for _, pieces in prose.blocks:
            text = " ".join(piece if isinstance(piece, str) else piece.words for piece in pieces)
            for mention in (piece for piece in pieces if isinstance(piece, Mention)):
                start = max(text.find(mention.words) - _QUOTE // 2, 0)
                quotes[mention.slug].append(text[start : start + _QUOTE])
        head = _page(
            title=prose.title,
            summary=prose.summary,
            date=str(briefing.day),
            years=[str(briefing.day.year)],
            people=[one.slug for one in briefing.people],
            resolutions=[one.slug for one in briefing.papers],
            **{folder: [one.slug for one in briefing.subjects if one.kind == kind] for kind, folder in FOLDERS.items()},
            events=[briefing.event.slug] if briefing.event else [],
            quotes=quotes,
        )
        files[hugo_path(briefing, lang)] = f"{head}\n{prose.body(partial(_link, lang))}\n"
    return files


def _link(lang: str, mention: Mention) -> str:
    return f"[{mention.words}](/{lang}/{_FOLDERS[mention.kind]}/{mention.slug}.html)"


def _page(**fields: object) -> str:
    """Return front matter; JSON on a line is YAML."""
    return (
        "---\n"
        + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
        + "---\n"
    )


def _write(root: Path, files: Mapping[str, str]) -> None:
    for path in files:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
    write(root, files)
