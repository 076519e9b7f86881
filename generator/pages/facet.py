"""Facets: values that know their own digest before they are loaded, of which pages are made.

A facet is either a leaf, whose digest the caller supplies, or made by a function from other facets and plain values,
whose digests are then all that its own depends on. So a page that is given facets cannot depend on anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from generator.core.digest import SIZE

T = TypeVar("T")
_UNSET: Any = object()
_PLAIN = (str, int, bytes, type(None))


class Facet(Generic[T]):
    """A value with its digest; the value is made when it is first loaded."""

    __slots__ = ("_make", "_parts", "_value", "digest")

    def __init__(self, digest: bytes, make: Callable[..., T], parts: tuple[Any, ...], value: T = _UNSET) -> None:
        self.digest = digest
        self._make = make
        self._parts = parts
        self._value = value

    def __repr__(self) -> str:
        """Return the text that stands for the facet among the inputs of others; no plain value is written like it."""
        return f"<{self.digest.hex()}>"

    def load(self) -> T:
        """Return the value."""
        if self._value is _UNSET:
            self._value = self._make(*[load(part) for part in self._parts])
        return self._value


class Leaf(Facet[T]):
    """A facet whose value a function without arguments fetches each time that it is loaded."""

    __slots__ = ()

    def load(self) -> T:
        """Return the value."""
        return self._make()


class Heavy(Facet[T]):
    """A facet that only a few pages show, one after the other; its value is not kept afterwards."""

    __slots__ = ()

    def load(self) -> T:
        """Return the value."""
        value: T = _loaded(self)
        return value


@lru_cache(maxsize=16)
def _loaded(facet: Heavy[Any]) -> Any:
    return facet._make(*[load(part) for part in facet._parts])


class Shared(Facet[bytes]):
    """An expensive facet that many pages show: it is made once, before the pages, and stored."""

    __slots__ = ()

    def keep(self, value: bytes) -> None:
        """Set the value, which a worker has made or the store has kept."""
        self._value = value

    def inner(self) -> Iterator[Shared]:
        """Yield the shared facets that it is made of."""
        return (part for part in self._parts if isinstance(part, Shared))


Input = Facet[Any] | tuple[Any, ...] | Mapping[str, Any] | str | int | bytes | None
"""A facet, a tuple of inputs, or a plain value, of which Python writes equal ones alike and others otherwise."""


def leaf(digest: bytes, fetch: Callable[[], T]) -> Facet[T]:
    """Return the facet of the value that a function fetches; ``digest`` must identify that value."""
    return Leaf(digest, fetch, ())


def known(value: Any, digest: bytes = b"") -> Facet[Any]:
    """Return the facet of a plain value; ``digest`` must identify it, and is computed if it is not given."""
    return Facet(digest or _hashed(coded(value)), _same, (), value)


def made(make: Callable[..., T], *parts: Input) -> Facet[T]:
    """Return the facet of the value that a function makes of inputs; it may read nothing but its arguments."""
    return Facet(_hashed(_name(make) + coded(parts)), make, parts)


def heavy(make: Callable[..., T], *parts: Input) -> Facet[T]:
    """Return the same facet as `made`, whose value is not kept."""
    return Heavy(made(make, *parts).digest, make, parts)


def shared(make: Callable[..., bytes], *parts: Input) -> Shared:
    """Return the same facet as `made`, which is made before the pages that show it, and stored."""
    return Shared(made(make, *parts).digest, make, parts)


def shared_in(value: Input) -> tuple[Shared, ...]:
    """Return the shared facets of an input, which is such a facet itself or a tuple of nothing else."""
    if isinstance(value, Shared):
        return (value,)
    return value if type(value) is tuple and value and isinstance(value[0], Shared) else ()


@cache
def _name(make: Callable[..., Any]) -> bytes:
    return f"{make.__module__}.{make.__qualname__} ".encode()


def coded(value: Any) -> bytes:
    """Return bytes that identify an input: the literals of plain values, and the digests of facets."""
    return repr(value).encode()


def _hashed(data: bytes) -> bytes:
    return blake2b(data, digest_size=SIZE).digest()


def load(value: Input) -> Any:
    """Return an input with all its facets loaded. Raises TypeError for what `coded` cannot tell from another value."""
    if value is None or type(value) is str:
        return value
    if type(value) is tuple:
        return tuple([load(one) for one in value])
    if isinstance(value, Facet):
        return value.load()
    _refuse(value)
    return value


def _refuse(value: Any) -> None:
    if isinstance(value, Mapping):
        value = (*value.keys(), *value.values())
    if isinstance(value, tuple):
        for one in value:
            _refuse(one)
    elif not isinstance(value, _PLAIN):
        raise TypeError(f"a {type(value).__name__} has no digest")


def _same(value: T) -> T:
    return value
