"""The tables: which languages there are, which kinds of thing, and which pages of which there is one. The fields of
their files stand in `schema`.

A further language or kind is one more row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.core.schema import BRIEFING, EVENT, LINE, N_, PAIR, PERSON, RESOLUTION, TERM, DataFile
from generator.core.shapes import Field, Many, Record


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the archive; its code is also its folder in the site and its catalogue."""

    code: str
    """BCP 47, and a locale that Babel knows."""
    name: str
    """In the language itself."""
    short: str
    """For narrow screens."""
    label: str
    """A message: what it is called in the language of the page."""
    locale: str = ""
    """With the country whose usage it follows, as Open Graph wants it."""
    picture: str = ""
    """File of ``templates/static/`` that stands for the site where a link to it is shared."""
    stems: bool = False
    """Whether its words are inflected, so that a search compares their stems (as `search.stem` knows them)."""


LANGUAGES: tuple[Language, ...] = (
    Language("vi", "Tiếng Việt", "VI", N_("Vietnamese"), "vi_VN", "og-vi.png"),
    Language("en", "English", "EN", N_("English"), "en_GB", "og-en.png", stems=True),
)
NAMES_LANGUAGE = "vi"
"""The language in whose order the names of people stand, on the pages of every language."""
LANGUAGE = {language.code: language for language in LANGUAGES}
"""The languages, by code."""
CODES = tuple(language.code for language in LANGUAGES)
"""The languages by their codes, in their order."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that the archive holds."""

    name: str
    """The scheme of links to it: ``person:bui-thanh-son``."""
    folder: str
    """Under ``content/``."""
    fields: tuple[Field, ...]
    segments: Mapping[str, str]
    """Folder of its pages, by language; empty for pages that stand at the top."""
    plural: str = ""
    """Message for the title of its index; none if it has no index."""
    singular: str = ""
    paired: bool = False
    """A file per language, original and translation; otherwise one register file, with notes beside it."""
    template: str = "entity.html"
    index_template: str = "entities.html"
    forms: tuple[str, ...] = ("title",)
    """Fields whose words are recognised in plain prose."""
    numbered: bool = False
    """Whether its forms start again with every term, so that one counts only from the date of issue on."""
    exact_case: bool = True
    sort: str = "title"
    """A name of ``archive.order.SORTS``."""
    quotes: bool = True
    """Whether its pages list where it is mentioned."""
    navigation: bool = False
    """Whether the index stands in the head of every page."""
    brief: str = ""
    """Message for it there on a phone, if the title of the index is too long to stand on a line with the others."""


KINDS: tuple[Kind, ...] = (
    Kind(
        "briefing", "briefings", BRIEFING, {"vi": "ban-tin", "en": "briefings"},
        N_("Briefings"), N_("Briefing"), paired=True, template="briefing.html", index_template="briefings.html",
        forms=(), sort="date", quotes=False, navigation=True,
    ),
    Kind(
        "person", "people", PERSON, {"vi": "nhan-vat", "en": "people"},
        N_("People"), N_("Person"), template="person.html", index_template="people.html",
        forms=("name", "aliases"), sort="name", navigation=True,
    ),
    Kind(
        "resolution", "resolutions", RESOLUTION, {"vi": "nghi-quyet", "en": "resolutions"},
        N_("Resolutions and documents"), N_("Document"), template="resolution.html",
        index_template="resolutions.html", forms=("short", "symbol"), numbered=True, exact_case=False,
        sort="issued", navigation=True, brief=N_("Documents"),
    ),
    Kind(
        "event", "events", EVENT, {"vi": "su-kien", "en": "events"},
        N_("Events"), N_("Event"), template="event.html", index_template="events.html",
        forms=(), sort="date", quotes=False,
    ),
    Kind(
        "page", "pages", PAIR, {"vi": "", "en": ""}, paired=True, template="page.html", forms=(), sort="stem",
        quotes=False,
    ),
)  # fmt: skip

TERMS = DataFile("terms.yaml", Many(Record((*(Field(language.code, LINE, True) for language in LANGUAGES), *TERM))))
"""A term stands in every language."""

DOCUMENTS = tuple(kind.name for kind in KINDS if kind.quotes and kind.name != "person")
"""Kinds that stand beside people wherever a briefing's subjects are listed."""

PARALLEL_SEGMENTS: Mapping[str, str] = {"vi": "song-ngu", "en": "parallel"}
"""Folder of the pages that set a briefing's languages side by side."""

YEAR_SEGMENTS: Mapping[str, str] = {"vi": "nam", "en": "years"}
"""Folder of the pages of a year."""


@dataclass(frozen=True, slots=True)
class FixedPage:
    """A page of which there is one in every language."""

    name: str
    title: str
    """A message; empty for the home page, which bears the name of the site."""
    files: Mapping[str, str]
    """Name of its file, by language."""
    template: str
    navigation: bool = False
    footer: bool = False
    brief: str = ""
    """Message for it in the head of every page on a phone, if the title is too long."""


FIXED_PAGES: tuple[FixedPage, ...] = (
    FixedPage("home", "", {"vi": "index.html", "en": "index.html"}, "home.html"),
    FixedPage(
        "timeline", N_("Timeline"), {"vi": "dong-thoi-gian.html", "en": "timeline.html"}, "timeline.html",
        navigation=True,
    ),
    FixedPage("search", N_("Search"), {"vi": "tim-kiem.html", "en": "search.html"}, "search.html", footer=True),
    FixedPage("terms", N_("Terms"), {"vi": "thuat-ngu.html", "en": "terms.html"}, "terms.html", footer=True),
    FixedPage("changes", N_("Changes"), {"vi": "thay-doi.html", "en": "changes.html"}, "changes.html", footer=True),
    FixedPage("follow", N_("How to follow"), {"vi": "theo-doi.html", "en": "follow.html"}, "follow.html", footer=True),
)  # fmt: skip
