"""The interface: from a compiled catalogue to the messages in one language, as templates and pages ask for them."""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import Any

from markupsafe import Markup, escape


def po_path(lang: str) -> str:
    """Return the path of the catalogue of `lang`, relative to the project."""
    return f"translations/{lang}/LC_MESSAGES/messages.po"


def translations(data: bytes) -> NullTranslations:
    """Return gettext, ngettext, pgettext and npgettext over the bytes of `catalogues.compiled`, with CLDR's plural
    rule.

    They return a text that is not in the catalogue unchanged.
    """
    return GNUTranslations(BytesIO(data))


class Interface:
    """The interface in one language."""

    def __init__(self, lang: str, translations: NullTranslations) -> None:
        self.lang = lang
        self.translations = translations
        self._known: dict[str, str] = {}

    def text(self, message: str) -> str:
        """Return a message in the language, as plain text."""
        found = self._known.get(message)
        if found is None:
            # Under no words at all gettext keeps the header of its catalogue.
            found = self._known[message] = self.translations.gettext(message) if message else ""
        return found

    def say(self, message: str, /, **values: Any) -> Markup:
        """Return a message as HTML; values that are not HTML are escaped."""
        text = self.text(message)
        if values or "%" in text:
            text %= {
                name: one if isinstance(one, Markup | int | float) else escape(one) for name, one in values.items()
            }
        return Markup(text)
