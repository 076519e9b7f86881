"""From the bytes of a file to its text: UTF-8, composed (NFC), with plain line ends, and every oddity found
with its line."""

from __future__ import annotations

import re
import unicodedata

from generator.model import WARNING, At, Finding

LIMIT = 1_000_000
"""Bytes in a source file; ten times the longest briefing anybody would read."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Return the text and what is wrong with it; the text is empty when it cannot be trusted."""
    if len(data) > LIMIT:
        return "", (Finding(At(1, 1), "the file is larger than 1 MB — split it, or take out what is not text"),)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _is_utf16(data):
        return "", (Finding(At(1, 1), "the file is saved as UTF-16 — save it as UTF-8"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _plain(data[: error.start].decode("utf-8-sig"))
        message = f"byte 0x{data[error.start]:02x} (offset {error.start}) is not UTF-8 — save the file as UTF-8"
        return "", (Finding(_at(before, len(before)), message),)
    text = _plain(text)
    findings = [
        Finding(_at(text, match.start()), f"control character U+{ord(match[0]):04X} — delete it")
        for match in CONTROL.finditer(text)
    ]
    if findings:
        return "", tuple(findings)
    return text, tuple(
        Finding(
            _at(text, match.start()),
            f"character U+{ord(match[0]):04X} turns the direction of writing — delete it",
            WARNING,
        )
        for match in _DIRECTION.finditer(text)
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_utf16(data: bytes) -> bool:
    """Whether half of the bytes are the NUL of plain letters in UTF-16, which can come without its mark."""
    return b"\0" in data and len(data) % 2 == 0 and 2 * max(data[::2].count(0), data[1::2].count(0)) > len(data) // 2


def _at(text: str, position: int) -> At:
    return At(text.count("\n", 0, position) + 1, position - (text.rfind("\n", 0, position) + 1) + 1)
