"""Digests: what goes in is a value, what comes out is sixteen bytes that change when, and only when, the value does.

Pages are remembered by the digest of what they show, so this module is the one place that says what "the same" means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

SIZE = 16
"""Bytes in a digest: collisions are out of reach for any archive that fits on a disk."""


def digest(*parts: bytes | str) -> bytes:
    """Return the digest of the parts; each is length-prefixed, so ("ab", "c") and ("a", "bc") differ."""
    pieces = []
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        pieces.append(b"%d:" % len(data))
        pieces.append(data)
    return blake2b(b"".join(pieces), digest_size=SIZE).digest()


def stamp(kind: str, *texts: str) -> str:
    """Return eight figures (base 16) that stand for prose: how it is spaced and broken into lines does not count."""
    return digest(kind, *(" ".join(text.split()) for text in texts)).hex()[:8]


def digest_of(value: Any) -> bytes:
    """Return the digest of a value made of frozen dataclasses, tuples, mappings, text, numbers, bytes and None.

    Dataclass fields whose metadata says ``shown: False`` (positions in a source file) are left out. Raises
    TypeError for
    anything else: a view that holds something without a digest could not be trusted to be fresh.
    """
    if isinstance(value, Digested):
        return value.digest
    if isinstance(value, str):
        return digest(b"s", value)
    if isinstance(value, tuple):
        if all(type(one) is str for one in value):
            return digest(b"l", *value)
        return digest(b"t", *map(digest_of, value))
    if value is None or isinstance(value, bool | int):
        return digest(b"c", repr(value))
    if isinstance(value, Mapping):
        return digest(b"m", *(part for key in sorted(value) for part in (key, digest_of(value[key]))))
    if isinstance(value, bytes):
        return digest(b"b", value)
    raise TypeError(f"a {type(value).__name__} has no digest")


class Digested:
    """What knows its own digest."""

    __slots__ = ()

    @property
    def digest(self) -> bytes:
        """The digest of all that it shows."""
        raise NotImplementedError


class Value(Digested):
    """Base of the frozen dataclasses that pages may see: each knows its own digest, computed once, when first asked."""

    __slots__ = ("_digest",)
    _digest: bytes

    @property
    def digest(self) -> bytes:
        """The digest of the fields that are shown, with the name of the class."""
        try:
            return self._digest
        except AttributeError:
            kind: Any = type(self)
            result = digest(kind.__name__, *[digest_of(getattr(self, name)) for name in _shown(kind)])
            object.__setattr__(self, "_digest", result)
            return result


@cache
def _shown(kind: Any) -> tuple[str, ...]:
    """Return the fields of a class that count."""
    assert is_dataclass(kind)
    return tuple(field.name for field in fields(kind) if field.metadata.get("shown", True))
