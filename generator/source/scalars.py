"""Scalars: the forms of a scalar. Each function returns the text to keep, or raises ValueError, “what is wrong — how to
mend it”."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from generator.core.kinds import CODES
from generator.core.schema import MOST_SHORT
from generator.language.dates import parse_date
from generator.language.text import slugify
from generator.language.typeset import LANG, MARKED

_EMAIL = re.compile(r"[\w.!#$&'*+/=^`{|}~-]+@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")
"""As browsers take it (HTML, *valid email address*), with letters of any language, and a host of two words at least."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows reserves, with any ending and in any case."""
_RESERVED = DEVICES | {"index", "404", "static"}
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def line(text: str) -> str:
    """Sentences of at most a thousand characters: a title, a name, an office."""
    cleaned = sentences(text)
    if len(cleaned) > 1_000:
        raise ValueError(f"{len(cleaned)} characters are too many for one line — shorten it")
    return cleaned


def short(text: str) -> str:
    """A line that lists have room for: at most ``MOST_SHORT`` characters, composed."""
    cleaned = line(text)
    if len(cleaned) > MOST_SHORT:
        raise ValueError(f"a short title of {len(cleaned)} characters is too long for lists — use at most {MOST_SHORT}")
    return cleaned


def sentences(text: str) -> str:
    """One or more sentences, with inner runs of white space made single spaces."""
    cleaned = " ".join(text.split())
    if not cleaned:
        raise ValueError("there is nothing here but spaces — write something, or delete the field")
    return cleaned


def marked(text: str) -> str:
    """A line of text in which words of another language may be marked: ``[Sở Ngoại vụ](lang:vi)``."""
    cleaned = line(text)
    ways = [f"{LANG}:{code}" for code in CODES]
    for _, target in MARKED.findall(cleaned):
        if target not in ways:
            raise ValueError(
                f"“{target}” cannot be linked here, only words of a language can be marked — write {' or '.join(ways)}"
            )
    return cleaned


def slug(text: str) -> str:
    """Lower-case letters without accents, figures and single hyphens, at most 120 of them."""
    hidden = INVISIBLE.search(text)
    if hidden:
        raise ValueError(f"“{text}” holds the invisible character U+{ord(hidden[0]):04X} — delete it")
    if not _SLUG.fullmatch(text):
        example = slugify(text)
        such = f", as in {example}" if example and len(example) <= 120 else ""
        raise ValueError(f"“{text}” cannot be part of an address — use a–z, 0–9 and single hyphens{such}")
    if len(text) > 120:
        raise ValueError(f"an address of {len(text)} characters is too long — use at most 120")
    if text in _RESERVED:
        raise ValueError(f"“{text}” is an address of the site's own — choose another")
    return text


def day(text: str) -> str:
    """A full date."""
    found = parse_date(text)
    if len(found) != 10:
        raise ValueError(f"“{text}” is not a full date — write it as 2025-02-03")
    return found


def url(text: str) -> str:
    """An absolute http or https address; letters outside ASCII are percent-encoded, in a host as IDNA has it."""
    if re.search(r"\s", text):
        raise ValueError("an address holds no spaces — check it")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError(f"“{text}” is not an address — check its host and port") from None
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"“{text}” is not a web address — begin it with https://")
    if not parts.hostname or port == 0:
        raise ValueError(f"“{text}” is not an address — check its host and port")
    if parts.username or parts.password:
        raise ValueError("the address holds a user name or password — take it out")
    if not parts.hostname.isascii():
        try:
            host = parts.hostname.encode("idna").decode()
            text = text.replace(parts.netloc, f"{host}:{parts.port}" if parts.port else host, 1)
        except UnicodeError:
            raise ValueError(f"“{parts.hostname}” cannot be a host — check it") from None
    elif not re.fullmatch(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?|[0-9a-f:.]*:[0-9a-f:.]*", parts.hostname):
        raise ValueError(f"“{parts.hostname}” cannot be a host — check it")
    return quote(text, safe="/:?#[]@!$&'()*+,;=%-._~")


def origin(text: str) -> str:
    """Where a statement comes from: a web address, or ``briefing:<stem>`` of the archive itself, which may name the
    paragraph: ``briefing:<stem>#p4``."""
    scheme, colon, rest = text.partition(":")
    if not colon or scheme != "briefing":
        return url(text)
    stem, hash_, paragraph = rest.partition("#")
    if hash_ and not _SLUG.fullmatch(paragraph):
        raise ValueError(f"“#{paragraph}” names no paragraph — write its number behind the #: briefing:{stem}#p4")
    return f"{scheme}:{slug(stem)}{hash_}{paragraph}"


def base_url(text: str) -> str:
    """The address of the published site, with one slash at its end."""
    found = url(text)
    parts = urlsplit(found)
    if parts.query or parts.fragment:
        raise ValueError(f"“{text}” has a query or a fragment — give the plain address of the site")
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}/"


def authority(text: str) -> str:
    """The authority of the feeds' ``tag:`` ids: a host or an email address, a comma and a date (RFC 4151)."""
    if not re.fullmatch(r"[A-Za-z0-9.@_-]+,\d{4}(-\d{2}){0,2}", text):
        raise ValueError(
            f"“{text}” is not an authority of tag: ids — write a host you own and a year: example.org,2026"
        )
    return text


def contact(text: str) -> str:
    """An email address or a web address."""
    if _EMAIL.fullmatch(text):
        return text
    try:
        return url(text)
    except ValueError:
        raise ValueError(f"“{text}” is neither an email address nor a web address — give one") from None


def mailto(text: str) -> str:
    """A ``mailto:`` link to an email address."""
    address, _, _ = unquote(text.partition(":")[2]).partition("?")
    if not _EMAIL.fullmatch(address):
        raise ValueError(f"“{text}” holds no email address — write mailto:name@example.org")
    return text


def language(text: str) -> str:
    """A language code of the table."""
    if text not in CODES:
        raise ValueError(f"“{text}” is not a language of this archive — write {' or '.join(CODES)}")
    return text


def flag(text: str) -> str:
    """``true`` or ``false``; false is the same as leaving the field out, and kept as empty text."""
    if text not in ("true", "false"):
        raise ValueError(f"“{text}” is neither true nor false — write one of them")
    return "true" if text == "true" else ""


def on(text: str) -> str:
    """``true`` or ``false``; true is the same as leaving the field out, and kept as empty text."""
    return "" if flag(text) else "false"


def stamp(text: str) -> str:
    """A short digest of one block of an original."""
    if not re.fullmatch(r"[0-9a-f]{8}", text):
        raise ValueError(f"“{text}” is not a stamp — stamps are written by the program")
    return text


FORMS: dict[str, Callable[[str], Any]] = {
    "line": line,
    "short": short,
    "text": sentences,
    "marked": marked,
    "slug": slug,
    "date": parse_date,
    "day": day,
    "url": url,
    "origin": origin,
    "base_url": base_url,
    "authority": authority,
    "contact": contact,
    "language": language,
    "flag": flag,
    "on": on,
    "stamp": stamp,
}
"""For each form of a scalar, the function that reads it."""
