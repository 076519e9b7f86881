"""The fields of every file: literal tables by which files are read, checked and described to other tools.

The order of the fields is the order in which messages name them.
"""

from __future__ import annotations

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
ORGANISATION_SLUG, PLACE_SLUG = Scalar("slug", "organisation"), Scalar("slug", "place")
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
    Field("event", Scalar("slug", "event")),
    Field("place", LINE, False, EACH),
    Field("topics", Many(Scalar("slug", "topic"))),
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
        Field("organisation", ORGANISATION_SLUG),
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
MANY_OF_TYPE = {
    "resolution": N_("Resolutions"),
    "conclusion": N_("Conclusions"),
    "congress-resolution": N_("Congress resolutions"),
    "regulation": N_("Regulations"),
    "strategy": N_("Strategies"),
    "scheme": N_("Schemes"),
}
"""For each type of document, the message for the heading above several of it."""
RELATIONS = (
    (N_("leads-to"), N_("leads-to-incoming")),
    (N_("carries-out"), N_("carries-out-incoming")),
    (N_("related"), N_("related-incoming")),
)
"""(relation of a document to another, relation of the other to it)."""
RESOLUTION = (
    Field("type", Choice(DOCUMENT_TYPES), True),
    Field("symbol", LINE),
    Field("issuer", Many(ORGANISATION_SLUG, plain=True)),
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
                    Field("to", Scalar("slug", "resolution"), True),
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
TOPIC = (Field("name", ByLanguage(LINE, every=True), True), FORMER)
"""A topic has a name alone: briefings are filed under it in their front matter."""
FIGURE = (
    *(Field(name, ByLanguage(LINE, every=True), True) for name in ("name", "definition", "unit")),
    FORMER,
)
"""A quantity that reports give at different times; its values are read from their links to it."""


def subject(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind whose entries are found in prose by their names, and may be part of each other."""
    return (
        TOPIC[0],
        Field("aliases", ByLanguage(Many(LINE))),
        Field("part_of", Scalar("slug", kind)),
        Field("prose", Scalar("on")),
        Field("sources", Many(ORIGIN)),
        FORMER,
    )
