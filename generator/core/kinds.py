"""Tables of the languages, of the kinds of entries and of the pages that exist once in every language.

The fields of their files stand in `schema`. A further language or kind is one more row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.core.data_files import TERM, DataFile
from generator.core.schema import BRIEFING, EVENT, FIGURE, LINE, N_, PAIR, PERSON, RESOLUTION, TOPIC, subject
from generator.core.shapes import Field, Many, Record


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the archive; its code is also its folder in the site and its catalogue."""

    code: str
    """The BCP 47 code, which is also a locale that Babel knows."""
    name: str
    """Its name in the language itself."""
    short: str
    """Its name on narrow screens."""
    label: str
    """Message for its name in the language of the page."""
    locale: str = ""
    """The language with the country whose usage it follows, as Open Graph wants it: en_GB."""
    picture: str = ""
    """File of ``templates/static/`` that other sites show beside a link to this site (og:image)."""
    stems: bool = False
    """Whether its words are inflected, so that a search compares their stems (see `search.stem`)."""


LANGUAGES: tuple[Language, ...] = (
    Language("vi", "Tiếng Việt", "VI", N_("Vietnamese"), "vi_VN", "og-vi.png"),
    Language("en", "English", "EN", N_("English"), "en_GB", "og-en.png", stems=True),
)
NAMES_LANGUAGE = "vi"
"""The language whose collation orders the names of people, on the pages of every language."""
LANGUAGE = {language.code: language for language in LANGUAGES}
"""The languages by code."""
CODES = tuple(language.code for language in LANGUAGES)
"""The codes of the languages, in their order."""


def in_every_language(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the name of a folder or file in every language: the English one where a language has none of its own."""
    return {code: names.get(code, names["en"]) for code in CODES}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry that the archive holds: briefings, people, documents, …"""

    name: str
    """Its name, and the scheme of links to its entries: ``person:bui-thanh-son``."""
    folder: str
    """Its folder under ``content/``."""
    fields: tuple[Field, ...]
    """The fields of its front matter."""
    segments: Mapping[str, str]
    """For each language, the folder of the kind's pages; empty for pages at the top of the language's folder. A
    language that is not named here has the English folder."""
    plural: str = ""
    """Message for the title of its index; empty if it has no index."""
    singular: str = ""
    """Message for one entry of the kind."""
    paired: bool = False
    """Whether an entry has a file for each language, an original and translations; otherwise it has one register file,
    with notes beside it."""
    template: str = "entity.html"
    index_template: str = "entities.html"
    forms: tuple[str, ...] = ("title",)
    """Fields whose words are recognised as mentions in plain prose."""
    numbered: bool = False
    """Whether document numbers restart every term, so that a form is a mention only from the date of issue on."""
    exact_case: bool = True
    """Whether a mention must have the capitals of the form."""
    sort: str = "title"
    """The order of its entries: a name of ``archive.sort_keys.SORTS``."""
    valued: bool = False
    """Whether the words of a briefing that link to an entry give a value of it."""
    quotes: bool = True
    """Whether its pages list where the entry is mentioned."""
    assigned: str = ""
    """Field of a briefing that files it under entries of this kind, whose pages list it; empty for other kinds."""
    subject: bool = False
    """Whether it stands under Subjects, and not among the people and documents that bring briefings together; its index
    is left out while there is nothing in it."""
    type: str = "Thing"
    """What it is in the vocabulary of schema.org."""
    navigation: bool = False
    """Whether the navigation of every page links to the index."""
    brief: str = ""
    """Message for that link on a phone, where the title of the index is too long to share a line with the others."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "segments", in_every_language(self.segments))

    @property
    def listing(self) -> bool:
        """Whether its pages list briefings: those that mention an entry, or that are filed under it."""
        return self.quotes or bool(self.assigned)


KINDS: tuple[Kind, ...] = (
    Kind(
        "briefing", "briefings", BRIEFING, {"vi": "ban-tin", "en": "briefings"},
        N_("Briefings"), N_("Briefing"), paired=True, template="briefing.html", index_template="briefings.html",
        forms=(), sort="date", quotes=False, navigation=True,
    ),
    Kind(
        "person", "people", PERSON, {"vi": "nhan-vat", "en": "people"},
        N_("People"), N_("Person"), template="person.html", index_template="people.html",
        forms=("name", "aliases"), sort="name", navigation=True, type="Person",
    ),
    Kind(
        "resolution", "resolutions", RESOLUTION, {"vi": "nghi-quyet", "en": "resolutions"},
        N_("Resolutions and documents"), N_("Document"), template="resolution.html",
        index_template="resolutions.html", forms=("short", "symbol"), numbered=True, exact_case=False,
        sort="issued", navigation=True, brief=N_("Documents"),
        type="Legislation",
    ),
    Kind(
        "event", "events", EVENT, {"vi": "su-kien", "en": "events"},
        N_("Events"), N_("Event"), template="event.html", index_template="events.html",
        forms=(), sort="date", quotes=False, type="Event",
    ),
    Kind(
        "organisation", "organisations", subject("organisation"), {"vi": "to-chuc", "en": "organisations"},
        N_("Organisations"), N_("Organisation"), template="subject.html", forms=("name", "aliases"), subject=True,
        type="Organization",
    ),
    Kind(
        "place", "places", subject("place"), {"vi": "dia-danh", "en": "places"},
        N_("Places"), N_("Place"), template="subject.html", forms=("name", "aliases"), subject=True, type="Place",
    ),
    Kind(
        "topic", "topics", TOPIC, {"vi": "chu-de", "en": "topics"},
        N_("Topics"), N_("Topic"), template="topic.html", forms=(), quotes=False, assigned="topics", subject=True,
        type="DefinedTerm",
    ),
    Kind(
        "figure", "figures", FIGURE, {"vi": "so-lieu", "en": "figures"},
        N_("Figures over time"), N_("Figure"), template="figure.html", forms=(), quotes=False, valued=True,
        subject=True, type="StatisticalVariable",
    ),
    Kind(
        "page", "pages", PAIR, {"vi": "", "en": ""}, paired=True, template="page.html", forms=(), sort="stem",
        quotes=False,
    ),
)  # fmt: skip

TERMS = DataFile("terms.yaml", Many(Record((*(Field(language.code, LINE, True) for language in LANGUAGES), *TERM))))
"""The glossary; every term has its words in every language."""

DOCUMENTS = tuple(kind.name for kind in KINDS if kind.quotes and kind.name != "person" and not kind.subject)
"""Kinds that a list of what a briefing mentions shows beside people."""
SUBJECTS = tuple(kind.name for kind in KINDS if kind.subject)
"""Kinds that stand under Subjects."""

PARALLEL_SEGMENTS = in_every_language({"vi": "song-ngu", "en": "parallel"})
"""For each language, the folder of the pages that show a briefing's languages side by side."""

YEAR_SEGMENTS = in_every_language({"vi": "nam", "en": "years"})
"""For each language, the folder of the pages of a year."""


@dataclass(frozen=True, slots=True)
class FixedPage:
    """A page that exists once in every language."""

    name: str
    title: str
    """Message for its title; empty for the home page, whose title is the name of the site."""
    files: Mapping[str, str]
    """For each language, the name of its file, as with `Kind.segments`."""
    template: str
    navigation: bool = False
    """Whether the navigation of every page links to it."""
    footer: bool = False
    """Whether the footer of every page links to it."""
    brief: str = ""
    """Message for the link in the navigation on a phone, where the title is too long."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "files", in_every_language(self.files))


FIXED_PAGES: tuple[FixedPage, ...] = (
    FixedPage("home", "", {"vi": "index.html", "en": "index.html"}, "home.html"),
    FixedPage(
        "subjects", N_("Subjects"), {"vi": "cac-chu-de.html", "en": "subjects.html"}, "subjects.html", navigation=True,
    ),
    FixedPage(
        "timeline", N_("Timeline"), {"vi": "dong-thoi-gian.html", "en": "timeline.html"}, "timeline.html",
        navigation=True,
    ),
    FixedPage("search", N_("Search"), {"vi": "tim-kiem.html", "en": "search.html"}, "search.html", footer=True),
    FixedPage("terms", N_("Terms"), {"vi": "thuat-ngu.html", "en": "terms.html"}, "terms.html", footer=True),
    FixedPage("changes", N_("Changes"), {"vi": "thay-doi.html", "en": "changes.html"}, "changes.html", footer=True),
    FixedPage("follow", N_("How to follow"), {"vi": "theo-doi.html", "en": "follow.html"}, "follow.html", footer=True),
)  # fmt: skip
