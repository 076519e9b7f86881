"""Loading: from a file or a web address to the text of an article and its language.

A file without such text is refused, with the name of its format.
"""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

from generator.core.outcome import Refused
from generator.importer.words import LANGUAGES, named_pattern
from generator.language.legacy_encoding import legacy_encoding
from generator.source.decode import LIMIT, bytes_of, decode
from generator.source.scalars import url as checked_address

_PICTURE, _WORD = "a picture", "a Word document"
_PACKED = {b"%PDF": "a PDF document", b"PK\x03\x04": f"{_WORD} or another archive of files", b"\xd0\xcf\x11\xe0": _WORD,
           b"{\\rtf": "a document in rich text", b"\x89PNG": _PICTURE, b"\xff\xd8\xff": _PICTURE, b"GIF8": _PICTURE,
           b"RIFF": _PICTURE, b"bplist": "a web archive (.webarchive)", b"\x1f\x8b": "a compressed file"}  # fmt: skip
"""For the first bytes of files that may hold an article, but not as text, the name of their format."""
_MAIL = re.compile(rb"(?:From: <Saved by|MIME-Version:|Snapshot-Content-Location:)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]+)", re.IGNORECASE)
_AGENT, _SECONDS = {"User-Agent": "Mozilla/5.0 (briefing archive)"}, 20


def load(place: str) -> tuple[str, str, str]:
    """Return (name in small letters, text with its mark-up, web address or empty) of a file or of the page at a web
    address; raises Refused."""
    remote = re.match(r"https?://", place, re.IGNORECASE)
    try:
        data, charset, address = _fetched(place) if remote else (bytes_of(place), "", "")
    except OSError as error:
        raise Refused(f"{place}: {error.strerror} — check its name") from None
    name = address.partition("?")[0].rpartition("/")[2] or "page.html" if remote else Path(place).name
    for begin, what in _PACKED.items():
        if data.startswith(begin):
            raise Refused(f"{place}: this is no text but {what} — save the article as text or HTML first")
    if _MAIL.search(data[:400]):
        raise Refused(f"{place}: this is no text but a web archive (.mht) — save the page as HTML first")
    text, findings = decode(_as_utf8(data, charset))
    if not text.strip():
        for first in findings:
            raise Refused(f"{place}:{first.at.line}:{first.at.column}: {first.message}")
        raise Refused(f"{place}:1:1: the file is empty — save it again")
    if old := legacy_encoding(text):
        raise Refused(f"{place}: the text is in {old}, not in Unicode — convert it (as UniKey does), or copy it again")
    return name.lower(), text, address


def _fetched(place: str) -> tuple[bytes, str, str]:
    """Return (bytes of a page, encoding that the server states or empty, address after redirects)."""
    saved = "save the page as HTML, and import the file"
    try:
        request = urllib.request.Request(checked_address(place), headers=_AGENT)
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            return answer.read(LIMIT + 1), answer.headers.get_content_charset() or "", answer.geturl()
    except ValueError as error:
        raise Refused(f"{place}: {error}") from None
    except urllib.error.HTTPError as error:
        raise Refused(f"{place}: the server answers {error.code} ({error.reason}) — {saved}") from None
    except OSError as error:
        said = f"cannot be reached ({getattr(error, 'reason', error)})"
        raise Refused(f"{place}: {said} — check the address, or save the page and import the file") from None


def _as_utf8(data: bytes, charset: str) -> bytes:
    """Return the bytes of a page in UTF-8, decoded from the encoding that it states if they are not UTF-8 already."""
    stated = _CHARSET.search(data[:4096])
    for encoding in ("utf-8", charset or (stated[1].decode("ascii") if stated else "utf-8")):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(encoding).encode()
    return data


def language(text: str, place: str) -> tuple[str, str]:
    """Return (language of an article, evidence); raises Refused for a language that cannot be imported."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    for lang in LANGUAGES:
        count = sum(bool(named_pattern("shown by", lang).search(word)) for word in found)
        if found and count * 100 >= 18 * len(found):
            return lang, f"{count} of {len(found)} words show it"
    raise Refused(
        f"{place}: the article is in neither of the languages that can be read ({', '.join(LANGUAGES)}) — "
        "import it in one of them, or say --lang"
    )
