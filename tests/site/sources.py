"""What the source files say, read by other means than the program's: front matter by PyYAML, names by plain search.
From this the tests know what the site must show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

LANGUAGES = ("vi", "en")
FOLDERS = {
    "briefing": {"vi": "vi/ban-tin", "en": "en/briefings"},
    "person": {"vi": "vi/nhan-vat", "en": "en/people"},
    "resolution": {"vi": "vi/nghi-quyet", "en": "en/resolutions"},
    "event": {"vi": "vi/su-kien", "en": "en/events"},
    "organisation": {"vi": "vi/to-chuc", "en": "en/organisations"},
    "place": {"vi": "vi/dia-danh", "en": "en/places"},
    "topic": {"vi": "vi/chu-de", "en": "en/topics"},
    "page": {"vi": "vi", "en": "en"},
    "year": {"vi": "vi/nam", "en": "en/years"},
    "parallel": {"vi": "vi/song-ngu", "en": "en/parallel"},
}
"""Where the pages of a kind stand; published addresses, which stay."""

Thing = tuple[str, str]
"""(kind, key)."""

_LINK = re.compile(r"(person|resolution|briefing|event):([a-z0-9-]+)")
_TONES = dict(
    pair.split()
    for pair in ("oà òa", "oá óa", "oả ỏa", "oã õa", "oạ ọa", "oè òe", "oé óe", "oẻ ỏe", "uỳ ùy", "uý úy", "uỷ ủy")
)
"""Where some put a tone, to where the press puts it."""


def other(lang: str) -> str:
    """Return the other language."""
    return LANGUAGES[1 - LANGUAGES.index(lang)]


def plain(text: str) -> str:
    """Return text composed, with the tone of oa, oe, uy where the press puts it."""
    text = unicodedata.normalize("NFC", text)
    for old, new in _TONES.items():
        text = text.replace(old, new)
    return text


@dataclass(frozen=True)
class Block:
    """A top-level block of a text."""

    kind: str
    """``paragraph``, ``bullet_list``, ``table`` …; of a heading, its tag."""
    items: int
    """Of a list, a table (rows) or the footnotes."""
    prose: str
    """Words in which names count."""
    explicit: tuple[Thing, ...]


@dataclass(frozen=True)
class Text:
    """One file of a pair."""

    kind: str
    stem: str
    lang: str
    path: str
    fields: Mapping[str, Any]
    blocks: tuple[Block, ...]

    @property
    def original(self) -> bool:
        return "translation" not in self.fields


@dataclass
class Content:
    """A folder of sources."""

    folder: Path
    texts: dict[tuple[str, str], dict[str, Text]] = field(default_factory=dict)
    """(kind, stem) to language to text."""

    def __post_init__(self) -> None:
        self._named: dict[str, frozenset[Thing]] = {}
        for kind, name in (("briefing", "briefings"), ("page", "pages")):
            for path in sorted((self.folder / name).glob("*.md")):
                stem, lang, _ = path.name.split(".")
                fields, body = front_matter(path)
                text = Text(kind, stem, lang, f"content/{name}/{path.name}", fields, tuple(blocks(body)))
                self.texts.setdefault((kind, stem), {})[lang] = text

    def data(self, name: str) -> Any:
        """Return a data file."""
        return yaml.load((self.folder / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)

    def register(self, folder: str) -> dict[str, dict[str, Any]]:
        """Return the entries of a register by key."""
        files = sorted(path for path in (self.folder / folder).glob("*.md") if path.name.count(".") == 1)
        return {path.stem: front_matter(path)[0] for path in files}

    @cached_property
    def people(self) -> dict[str, dict[str, Any]]:
        return self.register("people")

    @cached_property
    def resolutions(self) -> dict[str, dict[str, Any]]:
        return self.register("resolutions")

    @cached_property
    def events(self) -> dict[str, dict[str, Any]]:
        return self.register("events")

    @property
    def briefings(self) -> dict[str, dict[str, Text]]:
        """Stem to language to text."""
        return {stem: texts for (kind, stem), texts in self.texts.items() if kind == "briefing"}

    @property
    def pairs(self) -> dict[tuple[str, str], dict[str, Text]]:
        """What stands in all languages."""
        return {key: texts for key, texts in self.texts.items() if len(texts) == len(LANGUAGES)}

    def neutral(self, stem: str, kind: str = "briefing") -> Mapping[str, Any]:
        """Return the fields of the original, or of what there is when the original is gone."""
        texts = self.texts[(kind, stem)]
        return next((text for text in texts.values() if text.original), next(iter(texts.values()))).fields

    def has_original(self, text: Text) -> bool:
        """Whether the original of a text is there."""
        return any(one.original for one in self.texts[(text.kind, text.stem)].values())

    def listing_date(self, stem: str) -> str:
        """Return the date by which a briefing stands in lists; nothing if neither its fields nor its stem give one."""
        fields = self.neutral(stem)
        dated = re.match(r"\d{4}(-\d{2}(-\d{2})?)?(?=-)", stem)
        return str(fields.get("date") or fields.get("added") or (dated[0] if dated else ""))

    def address(self, kind: str, key: str, lang: str) -> str:
        """Return where a thing stands in the site."""
        slug = key
        if kind in ("briefing", "page", "parallel"):
            slug = self.neutral(key, "page" if kind == "page" else "briefing").get("slugs", {}).get(lang, key)
        return f"{FOLDERS[kind][lang]}/{slug}.html"

    def name(self, key: str) -> str:
        """Return a person's full name."""
        name = self.people[key]["name"]
        if isinstance(name, str):
            return name
        return " ".join(name[part] for part in ("family", "middle", "given") if part in name)

    def mentions(self, text: Text, block: Block) -> frozenset[Thing]:
        """Return whom and what a block names: explicit links, and what plain search finds."""
        found = {thing for thing in block.explicit if thing[0] in ("person", "resolution")}
        words = plain(block.prose)
        left_alone = {plain(form).casefold() for form in text.fields.get("nolink", ())}
        for form, candidates in sorted(self._forms(text.lang).items(), key=lambda pair: -len(pair[0])):
            flags = re.NOFLAG if candidates[0][0] == "person" else re.IGNORECASE
            pattern = re.compile(rf"(?<![\w/-]){re.escape(form)}(?!\w)(?![-/.,]\w)".replace(r"\ ", r"\s+"), flags)
            words, count = pattern.subn("¤", words)
            if count and form.casefold() not in left_alone:
                chosen = self._choose(candidates, text)
                # Where the original is gone, its date is gone too, by which documents of one number are told apart.
                assert chosen or not self.has_original(text), f"{text.path}: which of {candidates} is “{form}”?"
                found |= {chosen} if chosen else set()
        return frozenset(found)

    def named(self, text: Text) -> frozenset[Thing]:
        """Return whom and what a text names anywhere."""
        if text.path not in self._named:
            self._named[text.path] = frozenset().union(*(self.mentions(text, block) for block in text.blocks))
        return self._named[text.path]

    def sections(self, text: Text) -> list[frozenset[Thing]]:
        """Return whom and what each section of a text names."""
        found: list[set[Thing]] = [set()]
        for block in text.blocks:
            if re.fullmatch("h[2-6]", block.kind):
                found.append(set())
            found[-1] |= self.mentions(text, block)
        return [frozenset(things) for things in found]

    def mentioned_in(self, thing: Thing) -> set[str]:
        """Return the stems of the briefings that name a thing, in whichever language."""
        return {
            stem for stem, texts in self.briefings.items() if any(thing in self.named(text) for text in texts.values())
        }

    def _forms(self, lang: str) -> dict[str, list[Thing]]:
        found: dict[str, list[Thing]] = {}
        for key, fields in self.people.items():
            for form in (self.name(key), *fields.get("aliases", ())):
                found.setdefault(plain(form), []).append(("person", key))
        for key, fields in self.resolutions.items():
            short = fields.get("short", {}).get(lang, [])
            for form in (*short, *([fields["symbol"]] if "symbol" in fields else [])):
                found.setdefault(plain(form), []).append(("resolution", key))
        return found

    def day_of(self, key: str) -> str:
        """Return the day on which a document was issued or signed, later than any other if it is not known."""
        fields = self.resolutions[key]
        day = fields.get("issued", fields.get("signed", "9999-99"))
        return str(day["date"] if isinstance(day, dict) else day)

    def _choose(self, candidates: list[Thing], text: Text) -> Thing | None:
        fields = self.neutral(text.stem, text.kind)
        date = fields.get("date") or fields.get("source", {}).get("published") or fields.get("added") or ""
        last = date + "-12-31"[len(date) - 4 :] if date else "9999"
        possible = [
            (kind, key)
            for kind, key in candidates
            if kind != "resolution" or (self.day_of(key) + "-01-01")[:10] <= last
        ]
        declared = [thing for thing in possible if thing[1] in text.fields.get("people", {})]
        chosen = declared if len(declared) == 1 else possible
        return chosen[0] if len(chosen) == 1 else None


def front_matter(path: Path) -> tuple[dict[str, Any], str]:
    """Return the fields and the body of a file, composed."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    _, header, body = text.split("---\n", 2)
    return yaml.load(header, Loader=yaml.BaseLoader), body


def blocks(body: str) -> Iterator[Block]:
    """Yield the top-level blocks of a body."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin).use(deflist_plugin)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    depth = 0
    group: list[Token] = []
    for token in markdown.parse(body):
        group.append(token)
        depth += token.nesting
        if depth == 0:
            yield _block(group)
            group = []


def _block(tokens: list[Token]) -> Block:
    kind = tokens[0].type.removesuffix("_open")
    inlines = [token for token in tokens if token.type == "inline"]
    names_count = kind not in ("heading", "blockquote", "fence", "code_block")
    explicit = [thing for inline in inlines for thing in _links(inline)]
    prose = "\n".join(_prose(inline) for inline in inlines) if names_count else ""
    items = sum(token.type in ("list_item_open", "tr_open", "dt_open", "dd_open", "footnote_open") for token in tokens)
    return Block(tokens[0].tag if kind == "heading" else kind, items, prose, tuple(explicit))


def _links(inline: Token) -> Iterator[Thing]:
    for child in inline.children or ():
        match = _LINK.match(str(child.attrs.get("href", ""))) if child.type == "link_open" else None
        if match:
            yield match[1], match[2]


def _prose(inline: Token) -> str:
    words = []
    depth = 0
    for child in inline.children or ():
        depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif child.type != "text" or depth:
            words.append("|")
        else:
            words.append(child.content)
    return "".join(words)
