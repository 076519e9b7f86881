"""The fields of every file: literal tables by which files are read, checked and described to other tools.

The order of the fields is the order in which messages name them.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.core.shapes import (
    EACH,
    TRANSLATION,
    ByLanguage,
    Choice,
    Field,
    Keyed,
    Many,
    Record,
    Scalar,
)

MOST_SHORT = 60
"""The most characters that a short title has, counted after composition (NFC)."""


def N_(message: str) -> str:
    """Mark a message for the catalogues without translating it."""
    return message


LINE, SHORT, TEXT, MARKED, SLUG, DATE, DAY, URL, ORIGIN = (
    Scalar("line"),
    Scalar("short"),
    Scalar("text"),
    Scalar("marked"),
    Scalar("slug"),
    Scalar("date"),
    Scalar("day"),
    Scalar("url"),
    Scalar("origin"),
)
BOTH = ByLanguage(LINE)
BASES = (
    N_("stated"),
    N_("stated-without-year"),
    N_("inferred"),
    N_("publisher"),
    N_("unknown"),
)
STATED, INFERRED, UNKNOWN, FOUND = "stated", "inferred", "unknown", "found"
CERTAINTY = (STATED, INFERRED, UNKNOWN)

CORRECTION = Record((Field("date", DAY, True), Field("note", TEXT, True)))
OFFICE_GIVEN = Record((Field("office", LINE, True), Field("as", Choice(("caption",)))), short="office")
SOURCE = Record(
    (
        Field("publisher", SLUG),
        Field("publisher_basis", Choice(CERTAINTY)),
        Field("published", DATE),
        Field("title", LINE),
        Field("author", Many(LINE, plain=True)),
        Field("url", URL),
        Field("url_basis", Choice((STATED, FOUND))),
        Field("archived", URL),
    ),
    needs=(("publisher", "publisher_basis"), ("url", "url_basis"), ("url_basis", "url"), ("archived", "url")),
)
TRANSLATED = Record(
    (
        Field("of", Scalar("language"), True),
        Field("by", LINE, True),
        Field("status", Choice(("unofficial", "reviewed")), True),
        Field("date", DAY),
        Field("stamp", Many(Scalar("stamp"))),
    )
)
PAIR = (
    Field("title", LINE, True, EACH),
    Field("short_title", SHORT, False, EACH),
    Field("summary", TEXT, True, EACH),
    Field("slugs", ByLanguage(SLUG)),
    Field("added", DAY, True),
    Field("updated", DAY),
    Field("translation", TRANSLATED, True, TRANSLATION),
    Field("former", Many(SLUG), False, EACH),
    Field("corrections", Many(CORRECTION), False, EACH),
    Field("nolink", Many(LINE), False, EACH),
    Field("draft", Scalar("flag"), False, EACH),
    Field("raw", TEXT, False, EACH),
    Field("single", Record((Field("reason", TEXT, True),))),
)
"""The fields of every paired kind."""

BRIEFING = (
    *PAIR,
    Field("date", DATE),
    Field("date_basis", Choice(BASES), True),
    Field("date_note", TEXT, False, EACH),
    Field("event", SLUG),
    Field("place", LINE, False, EACH),
    Field("source", SOURCE, True),
    Field("people", Keyed(OFFICE_GIVEN), False, EACH),
    Field("parity", Many(Record((Field("waive", LINE, True), Field("reason", TEXT, True)))), False, TRANSLATION),
    Field("withdrawn", Record((Field("date", DAY, True), Field("reason", TEXT, True)))),
    Field("withdrawn", Record((Field("reason", TEXT, True),)), False, TRANSLATION),
)
SHORT_TITLE = Field("short_title", ByLanguage(SHORT))
"""The title that lists and links give to a register entry."""
FORMER = Field("former", Many(SLUG))
"""The names that the file of a register entry had before, in all languages."""
NAME = Record(
    (Field("family", LINE), Field("middle", LINE), Field("given", LINE), Field("full", LINE)),
    one_of=("family", "given", "full"),
    short="full",
)
DATED = Record((Field("date", DATE, True), Field("source", ORIGIN)), short="date")
"""A date in a register, with or without a source of its own; without one, the source of its entry or office counts."""
SOURCED = Record((Field("date", DATE, True), Field("source", ORIGIN, True)))
"""A date in a register that must have a source of its own."""
OFFICE = Record(
    (
        Field("title", BOTH, True),
        Field("from", DATED),
        Field("until", SOURCED),
        Field("ongoing", SOURCED),
        Field("source", ORIGIN),
    ),
    one_of=("from", "until", "ongoing"),
)
"""An office with the days between which, or on which, it is known to have been held."""
PERSON = (
    Field("name", NAME, True),
    Field("sort", LINE),
    Field("aliases", Many(LINE)),
    Field("offices", Many(OFFICE)),
    FORMER,
)
DOCUMENT_TYPES = (
    N_("resolution"),
    N_("conclusion"),
    N_("congress-resolution"),
    N_("regulation"),
    N_("strategy"),
    N_("scheme"),
)
RELATIONS = (
    (N_("leads-to"), N_("leads-to-incoming")),
    (N_("carries-out"), N_("carries-out-incoming")),
    (N_("related"), N_("related-incoming")),
)
"""(relation of a document to another, relation of the other to it)."""
RESOLUTION = (
    Field("type", Choice(DOCUMENT_TYPES), True),
    Field("symbol", LINE),
    Field("issuer", BOTH),
    Field("issued", DATED),
    Field("signed", DATED),
    Field("date_note", BOTH),
    Field("term", LINE),
    Field("title", BOTH, True),
    SHORT_TITLE,
    Field("short", ByLanguage(Many(LINE))),
    Field(
        "texts",
        Many(
            Record(
                (
                    Field("url", URL, True),
                    Field("lang", Scalar("language"), True),
                    Field("label", LINE, True),
                    Field("official", Scalar("flag")),
                )
            )
        ),
    ),
    Field(
        "related",
        Many(
            Record(
                (
                    Field("to", SLUG, True),
                    Field("as", Choice(tuple(there for there, _ in RELATIONS)), True),
                    Field("source", ORIGIN, True),
                )
            )
        ),
    ),
    Field("sources", Many(ORIGIN), True),
    FORMER,
)
EVENT = (
    Field("title", BOTH, True),
    SHORT_TITLE,
    Field("date", DATED),
    Field("place", BOTH),
    Field("sources", Many(ORIGIN)),
    FORMER,
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A YAML file of ``content/`` that holds one mapping or list."""

    path: str
    """Under ``content/``."""
    shape: Record | Keyed | Many
    required: bool = False


SITE = DataFile(
    "site.yaml",
    Record(
        (
            Field("title", BOTH, True),
            Field("description", BOTH, True),
            Field("base_url", Scalar("base_url"), True),
            Field("authority", Scalar("authority")),
            Field("corrections", Scalar("contact")),
            Field("publisher", Record((Field("name", ByLanguage(LINE, plain=True), True), Field("url", URL)))),
            Field("licence", Record((Field("code", LINE, True), Field("content", LINE, True))), True),
        )
    ),
    required=True,
)
SOURCES = DataFile("sources.yaml", Keyed(Record((Field("name", BOTH, True), Field("site", URL)))))
TERM_KINDS = ("office", "body", "event", "place", "document", "concept")
TERM_HEADINGS = (
    N_("terms:office"),
    N_("terms:body"),
    N_("terms:event"),
    N_("terms:place"),
    N_("terms:document"),
    N_("terms:concept"),
)
"""Messages for the kinds of terms as headings; pages make the message id from the kind."""
TERM_BASES = ("official", "press", "archive")
BASIS_NAMES = (N_("basis:official"), N_("basis:press"), N_("basis:archive"))
"""Messages for the sources of a term's wording; pages make the message id from the basis."""
TERM = (
    Field("kind", Choice(TERM_KINDS)),
    Field("basis", Choice(TERM_BASES), True),
    Field("variants", ByLanguage(Many(LINE))),
    Field("sources", Many(URL)),
    Field("note", ByLanguage(MARKED)),
)
