"""Digests: what goes in is a value, what comes out is sixteen bytes that change when, and only when, the value does.

Pages are remembered by the digest of what they show, so this module is the one place that says what "the same" means.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from typing import Any

SIZE = 16
"""Bytes in a digest: collisions are out of reach for any archive that fits on a disk."""


def digest(*parts: bytes | str) -> bytes:
    """Return the digest of the parts; each is length-prefixed, so ("ab", "c") and ("a", "bc") differ."""
    pieces = [part.encode() if isinstance(part, str) else part for part in parts]
    return blake2b(_joined(pieces), digest_size=SIZE).digest()


def stamp(kind: str, *texts: str) -> str:
    """Return eight figures (base 16) that stand for prose: how it is spaced and broken into lines does not count."""
    return digest(kind, *(" ".join(text.split()) for text in texts)).hex()[:8]


def digest_of(value: Any) -> bytes:
    """Return the digest of a value made of frozen dataclasses, tuples, mappings, text, numbers, bytes and None.

    Dataclass fields whose metadata says ``shown: False`` (positions in a source file) are left out. Raises
    TypeError for
    anything else: a view that holds something without a digest could not be trusted to be fresh.
    """
    return value.digest if isinstance(value, Digested) else digest(coded(value))


def coded(value: Any) -> bytes:
    """Return bytes that stand for a value and no other; only what knows its digest is hashed by itself."""
    kind = type(value)
    if kind is str:
        return b"s" + value.encode()  # type: ignore[no-any-return]
    if kind is tuple:
        return b"t" + _coded(value)
    if isinstance(value, Digested):
        return b"v" + value.digest
    if value is None or kind is bool or kind is int:
        return b"c%r" % (value,)
    if isinstance(value, tuple):
        return b"t" + _coded(value)
    if isinstance(value, str):
        return b"s" + value.encode()
    if isinstance(value, Mapping):
        return b"m" + _joined([part for key in sorted(value) for part in (key.encode(), coded(value[key]))])
    if isinstance(value, bytes):
        return b"b" + value
    raise TypeError(f"a {kind.__name__} has no digest")


def _coded(values: Iterable[Any]) -> bytes:
    pieces = []
    for value in values:
        if type(value) is str:  # most are: said here too, they need no call
            text = value.encode()
            pieces.append(b"%d:s%b" % (len(text) + 1, text))
        else:
            part = coded(value)
            pieces.append(b"%d:%b" % (len(part), part))
    return b"".join(pieces)


def _joined(parts: list[bytes]) -> bytes:
    return b"".join([b"%d:%b" % (len(part), part) for part in parts])


def digest_fields(name: str, values: Iterable[Any]) -> bytes:
    """Return the digest of the values of a thing of that name."""
    return blake2b(b"%b %b" % (name.encode(), _coded(values)), digest_size=SIZE).digest()


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
            result = digest_fields(kind.__name__, [getattr(self, name) for name in shown(kind)])
            object.__setattr__(self, "_digest", result)
            return result


@cache
def shown(kind: Any) -> tuple[str, ...]:
    """Return the fields of a class of values that count for its digest."""
    assert is_dataclass(kind)
    return tuple(field.name for field in fields(kind) if field.metadata.get("shown", True))
