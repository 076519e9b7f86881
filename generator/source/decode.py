"""Decoding: from the bytes of a file to its text, composed (NFC) and with LF line ends, and to its odd characters with
their positions."""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.core.model import ERROR, WARNING, At, Finding

LIMIT = 1_000_000
"""The most bytes of a source file, ten times those of a very long briefing."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_NAMES = {0xAD: "soft hyphen", 0x200B: "zero-width space", 0x2060: "word joiner", 0xFEFF: "byte order mark"}
_CONFLICT, _RESOLVED = re.compile(r"^<{7}(?= )", re.MULTILINE), re.compile(r"^>{7}(?= |$)", re.MULTILINE)
MOST = 20
"""Places that are told of one fault in one file; a file that is no text at all has it everywhere."""


def decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Return (text, mistakes); the text is empty if the bytes are not UTF-8."""
    if len(data) > LIMIT:
        return "", (Finding(At(1, 1), "the file is larger than 1 MB — split it, or take out what is not text"),)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _is_utf16(data):
        return "", (Finding(At(1, 1), "the file is saved as UTF-16 — save it as UTF-8"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _plain(data[: error.start].decode("utf-8-sig"))
        message = f"byte 0x{data[error.start]:02x} (offset {error.start}) is not UTF-8 — save the file as UTF-8"
        at = At(before.count("\n") + 1, len(before) - before.rfind("\n"))
        return "", (Finding(at, message),)
    text = _plain(text)
    conflict = _CONFLICT.search(text) if "<<<<<<< " in text else None
    if conflict and _RESOLVED.search(text, conflict.end()):
        at = At(text.count("\n", 0, conflict.start()) + 1, 1)
        marks = "<<<<<<<, ======= and >>>>>>>"
        return "", (Finding(at, f"Git could not merge two versions here — keep one, and delete the lines {marks}"),)
    if text.replace("\n", "").isprintable():  # as most texts are
        return text, ()
    if findings := _told(CONTROL, text, lambda code: f"control character U+{code:04X} — delete it", ERROR):
        return "", findings
    turned = _told(DIRECTION, text, lambda code: f"character U+{code:04X} turns the direction of writing — delete it")
    return text, (*turned, *_told(_INVISIBLE, text, _unseen))


def _unseen(code: int) -> str:
    return f"an invisible character (U+{code:04X}, {_NAMES[code]}) stands here — delete it"


def _told(
    pattern: re.Pattern[str], text: str, message: Callable[[int], str], severity: str = WARNING
) -> tuple[Finding, ...]:
    """Return a finding for each of the first characters that the pattern finds, and one for all others together."""
    places = list(_found(pattern, text))
    told = [Finding(at, message(code), severity) for code, at in places[:MOST]]
    more = len(places) - MOST
    if more > 0:
        said = f"{more} more such character{'s' * (more > 1)} from here on — save the file as text, without them"
        told.append(Finding(places[MOST][1], said, severity))
    return tuple(told)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, At]]:
    """Yield (code, position) of each character that a pattern finds, in one pass."""
    line, begin, before = 1, 0, 0
    for match in pattern.finditer(text):
        position = match.start()
        if breaks := text.count("\n", before, position):
            line += breaks
            begin = text.rindex("\n", before, position) + 1
        before = position
        yield ord(match[0]), At(line, position - begin + 1)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_utf16(data: bytes) -> bool:
    """Return whether half of the bytes are NUL, as in UTF-16 without a byte order mark."""
    return b"\0" in data and len(data) % 2 == 0 and 2 * max(data[::2].count(0), data[1::2].count(0)) > len(data) // 2


def bytes_of(path: str | Path, most: int = LIMIT + 1) -> bytes:
    """Return the first bytes of a regular file: by default one more than a text may have; all with ``most`` = -1.

    Raises OSError, also for a pipe or a device, on which a build would wait for ever.
    """
    with open(path, "rb", buffering=0, opener=_at_once) as stream:
        found = os.fstat(stream.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is not an ordinary file")
        return stream.readall() if most < 0 or found.st_size < most else stream.read(most)


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
