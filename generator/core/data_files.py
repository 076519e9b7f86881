"""The single files of ``content/`` (settings, newspapers, terms) with the shapes of their fields."""

from __future__ import annotations

from dataclasses import dataclass

from generator.core.schema import BOTH, LINE, MARKED, N_, ORGANISATION_SLUG, PLACE_SLUG, URL
from generator.core.shapes import ByLanguage, Choice, Field, Keyed, Many, Record, Scalar


@dataclass(frozen=True, slots=True)
class DataFile:
    """A YAML file of ``content/`` of which there is only one."""

    path: str
    """The path under ``content/``."""
    shape: Record | Keyed | Many
    required: bool = False
    """Whether the site cannot be made without it."""


SITE_FILE = DataFile(
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
NEWSPAPERS_FILE = DataFile("sources.yaml", Keyed(Record((Field("name", BOTH, True), Field("site", URL)))))
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
    Field("organisation", ORGANISATION_SLUG),
    Field("place", PLACE_SLUG),
    Field("sources", Many(URL)),
    Field("note", ByLanguage(MARKED)),
)
