"""Digests: what goes in is a value, what comes out is sixteen bytes that change when, and only when, the value does.

Pages are remembered by the digest of what they show, so this module is the one place that says what "the same" means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any

SIZE = 16
"""Bytes in a digest: collisions are out of reach for any archive that fits on a disk."""


def digest(*parts: bytes | str) -> bytes:
    """Return the digest of the parts; each is length-prefixed, so ("ab", "c") and ("a", "bc") differ."""
    state = blake2b(digest_size=SIZE)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.digest()


def stamp(kind: str, *texts: str) -> str:
    """Return eight figures (base 16) that stand for prose: how it is spaced and broken into lines does not count."""
    return digest(kind, *(" ".join(text.split()) for text in texts)).hex()[:8]


def digest_of(value: Any) -> bytes:
    """Return the digest of a value made of frozen dataclasses, tuples, mappings, text, numbers, bytes and None.

    Dataclass fields whose metadata says ``shown: False`` (positions in a source file) are left out. Raises
    TypeError for
    anything else: a view that holds something without a digest could not be trusted to be fresh.
    """
    match value:
        case str() | bytes():
            return digest(b"s" if isinstance(value, str) else b"b", value)
        case None | bool() | int():
            return digest(b"c", repr(value))
        case Value():
            return value.digest
        case tuple():
            return digest(b"t", *map(digest_of, value))
        case Mapping():
            items = sorted((str(key), digest_of(item)) for key, item in value.items())
            return digest(b"m", *(part for pair in items for part in pair))
    raise TypeError(f"a {type(value).__name__} has no digest")


class Value:
    """Base of the frozen dataclasses that pages may see: each knows its own digest, computed once, when first asked."""

    __slots__ = ("_digest",)
    _digest: bytes

    @property
    def digest(self) -> bytes:
        """The digest of the fields that are shown, with the name of the class."""
        try:
            return self._digest
        except AttributeError:
            assert is_dataclass(self)
            shown = (f.name for f in fields(self) if f.metadata.get("shown", True))
            result = digest(type(self).__name__, *(digest_of(getattr(self, name)) for name in shown))
            object.__setattr__(self, "_digest", result)
            return result
