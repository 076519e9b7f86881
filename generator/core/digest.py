"""Digests: from a value to sixteen bytes that change when, and only when, the value does.

The store remembers every page by the digest of its inputs, so this module alone decides which values are the same.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

SIZE = 16
"""Bytes in a digest: collisions are out of reach for any archive that fits on a disk."""


def digest(*parts: bytes | str) -> bytes:
    """Return the digest of the parts; each is length-prefixed, so ("ab", "c") and ("a", "bc") differ."""
    data = bytearray()
    for part in parts:
        piece = part.encode() if isinstance(part, str) else part
        data += b"%d:" % len(piece)
        data += piece
    return blake2b(data, digest_size=SIZE).digest()


def digest_of(value: Any) -> bytes:
    """Return the digest of a value made of mappings, tuples, text, numbers, bytes and None.

    Raises TypeError for any other value: no page could notice a change of a value that has no digest.
    """
    return blake2b(_encode(value).encode(), digest_size=SIZE).digest()


def _as_text(value: Any) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    raise TypeError(f"a {type(value).__name__} has no digest")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_as_text).encode


def stamp(kind: str, *texts: str) -> str:
    """Return eight hexadecimal digits that identify a block of prose; its white space and line breaks do not count."""
    return digest(kind, *[_plainly_spaced(text) for text in texts]).hex()[:8]


def _plainly_spaced(text: str) -> str:
    # Of all white space only the plain space is printable; most texts hold no other and no two in a row.
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(text.split())
