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
    """A value with its digest; it is made when it is first asked for."""

    __slots__ = ("_make", "_parts", "_value", "digest")

    def __init__(self, digest: bytes, make: Callable[..., T], parts: tuple[Any, ...], value: T = _UNSET) -> None:
        self.digest = digest
        self._make = make
        self._parts = parts
        self._value = value

    def __repr__(self) -> str:
        """Return what stands for the value among the inputs of others; no plain value is written so."""
        return f"<{self.digest.hex()}>"

    def load(self) -> T:
        """Return the value."""
        if self._value is _UNSET:
            self._value = self._make(*[load(part) for part in self._parts])
        return self._value


class Leaf(Facet[T]):
    """A facet that is fetched by a function of no arguments, each time that it is asked for."""

    __slots__ = ()

    def load(self) -> T:
        """Return the value."""
        return self._make()


class Heavy(Facet[T]):
    """A facet that only a few pages show, one after the other, and whose value is then let go."""

    __slots__ = ()

    def load(self) -> T:
        """Return the value."""
        value: T = _loaded(self)
        return value


@lru_cache(maxsize=16)
def _loaded(facet: Heavy[Any]) -> Any:
    return facet._make(*[load(part) for part in facet._parts])


class Shared(Facet[bytes]):
    """A facet that many pages show and that costs much: it is made once, before them, and remembered."""

    __slots__ = ()

    def keep(self, value: bytes) -> None:
        """Take the value that was made, or remembered, elsewhere."""
        self._value = value

    def inner(self) -> Iterator[Shared]:
        """Yield the shared facets that it is made of."""
        return (part for part in self._parts if isinstance(part, Shared))


Input = Facet[Any] | tuple[Any, ...] | Mapping[str, Any] | str | int | bytes | None
"""A facet, a tuple of inputs, or a plain value, of which Python writes equal ones alike and others otherwise."""


def leaf(digest: bytes, fetch: Callable[[], T]) -> Facet[T]:
    """Return the facet of what a function fetches; ``digest`` must stand for that value and no other."""
    return Leaf(digest, fetch, ())


def known(value: Any, digest: bytes = b"") -> Facet[Any]:
    """Return the facet of a plain value; ``digest`` must stand for it, and is worked out if it is not given."""
    return Facet(digest or _hashed(coded(value)), _same, (), value)


def made(make: Callable[..., T], *parts: Input) -> Facet[T]:
    """Return the facet of what a function, which may read nothing but its arguments, makes of inputs."""
    return Facet(_hashed(_name(make) + coded(parts)), make, parts)


def heavy(make: Callable[..., T], *parts: Input) -> Facet[T]:
    """Return the facet that `made` does, but do not keep its value."""
    return Heavy(made(make, *parts).digest, make, parts)


def shared(make: Callable[..., bytes], *parts: Input) -> Shared:
    """Return the facet that `made` does, to be made before the pages that show it."""
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
    """Return bytes that stand for an input and no other: plain values as Python writes them, facets by their digest."""
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
