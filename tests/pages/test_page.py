"""`build --explain` names the inputs of a page in words that an editor knows."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module

from generator import pages, search
from generator.core.model import Data
from generator.pages.page import Page
from generator.pages.view_values import Frame

READABLE = frozenset(
    [
        "about",
        "briefings",
        "changes",
        "date",
        "day",
        "description",
        "documents",
        "event",
        "events",
        "figures",
        "licence",
        "mentions",
        "months",
        "name",
        "note",
        "offices",
        "older",
        "organisations",
        "people",
        "period",
        "subjects",
        "terms",
        "text",
        "title",
        "years",
    ]
)
"""Names that say by themselves what has changed; of several words each must be one of these."""
SMALL = frozenset({"dated", "earlier", "feed", "titles", "whole"})
"""Words that occur beside those only."""
HELPERS = frozenset({"surround", "feed_view"})
"""Functions that views call."""


def inputs_of_views() -> set[str]:
    """Return the names of everything that a view takes, in all modules that make pages."""
    names = set()
    for package in (pages, search):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            for name, value in inspect.getmembers(module, inspect.isfunction):
                parameters = list(inspect.signature(value).parameters.values())
                if (
                    value.__module__ == found.name
                    and name not in HELPERS
                    and parameters
                    and parameters[0].name == "tools"
                ):
                    names |= {one.name for one in parameters[1:] if one.kind is not inspect.Parameter.VAR_KEYWORD}
    return names - {"lang"}  # of a part of a page, never of a page


def told(name: str) -> str:
    """Return the words for an input in what `--explain` says."""
    page = Page(Frame("vi/a.html"), "page.html", "vi", lambda *_: Data(), {name: ""})
    return page.part_names()[-1]


def test_explain_tells_every_input_in_words_that_an_editor_knows() -> None:
    names = inputs_of_views()
    assert {"front", "packed", "changes_feed"} <= names
    plain = {name for name in names if told(name) == name.replace("_", " ")}
    assert not [name for name in plain if not set(name.split("_")) <= READABLE | SMALL]
    assert not [told(name) for name in names if "_" in told(name)]
    assert told("packed") == "words of the search" and told("dated_events") == "dated events"


def test_explain_has_words_for_nothing_that_no_view_takes() -> None:
    from generator.pages.page import _NAMES

    assert _NAMES.keys() <= inputs_of_views()


def test_every_part_of_a_page_has_a_name() -> None:
    page = Page(Frame("vi/a.html"), "page.html", "vi", lambda *_: Data(), {"front": "", "people": ""})
    assert page.part_names() == ["address", "date of change", "languages", "front matter", "people"]
    assert len(page.key_parts) == len(page.part_names())
