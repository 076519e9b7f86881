"""Facets: values that are made when they are first needed, and whose digest is known before. Pages are made of facets
and plain values.

The digest of a leaf is supplied by the caller. The digest of any other facet is computed from the name of the function
that makes the value and from the digests of its arguments; the function may use nothing else. So a page cannot depend
on anything that its inputs do not name.
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
    """A value with its digest; the value is made at the first `load` and kept."""

    __slots__ = ("_make", "_parts", "_value", "digest")

    def __init__(self, digest: bytes, make: Callable[..., T], parts: tuple[Any, ...], value: T = _UNSET) -> None:
        self.digest = digest
        self._make = make
        self._parts = parts
        self._value = value

    def __repr__(self) -> str:
        """Return the text by which `coded` writes the facet; no plain value is written in this form."""
        return f"<{self.digest.hex()}>"

    def load(self) -> T:
        """Return the value."""
        if self._value is _UNSET:
            self._value = self._make(*[load(part) for part in self._parts])
        return self._value


class Leaf(Facet[T]):
    """A facet whose value is fetched anew at every `load` and never kept."""

    __slots__ = ()

    def load(self) -> T:
        """Return the value."""
        return self._make()


class Heavy(Facet[T]):
    """A facet with a large value that few pages show; only the 16 values that were used last are kept."""

    __slots__ = ()

    def load(self) -> T:
        """Return the value."""
        value: T = _loaded(self)
        return value


@lru_cache(maxsize=16)
def _loaded(facet: Heavy[Any]) -> Any:
    return facet._make(*[load(part) for part in facet._parts])


class Shared(Facet[bytes]):
    """An expensive facet that many pages show: `output.sharing` makes it once, before the pages, and stores it."""

    __slots__ = ()

    def keep(self, value: bytes) -> None:
        """Set the value that a worker has made or the store holds."""
        self._value = value

    def inner(self) -> Iterator[Shared]:
        """Yield the shared facets among its arguments."""
        return (part for part in self._parts if isinstance(part, Shared))


Input = Facet[Any] | tuple[Any, ...] | Mapping[str, Any] | str | int | bytes | None
"""A facet, a tuple of inputs, or a plain value, which its `repr` identifies."""


def leaf(digest: bytes, fetch: Callable[[], T]) -> Facet[T]:
    """Return the facet of a value that ``fetch`` returns; ``digest`` must identify that value."""
    return Leaf(digest, fetch, ())


def known(value: Any, digest: bytes = b"") -> Facet[Any]:
    """Return the facet of a plain value that is already there; ``digest`` must identify the value, and is computed if
    not given."""
    return Facet(digest or _hashed(coded(value)), _same, (), value)


def made(make: Callable[..., T], *parts: Input) -> Facet[T]:
    """Return the facet of what ``make`` returns for these inputs; ``make`` may read nothing but its arguments."""
    return Facet(_hashed(_name(make) + coded(parts)), make, parts)


def heavy(make: Callable[..., T], *parts: Input) -> Facet[T]:
    """Return the facet that `made` returns, but with a value that is not kept for long."""
    return Heavy(made(make, *parts).digest, make, parts)


def shared(make: Callable[..., bytes], *parts: Input) -> Shared:
    """Return the facet that `made` returns, to be made before the pages that show it and stored."""
    return Shared(made(make, *parts).digest, make, parts)


def shared_in(value: Input) -> tuple[Shared, ...]:
    """Return the shared facets in an input: the input itself, or the members of a tuple of shared facets; else none."""
    if isinstance(value, Shared):
        return (value,)
    return value if type(value) is tuple and value and isinstance(value[0], Shared) else ()


@cache
def _name(make: Callable[..., Any]) -> bytes:
    return f"{make.__module__}.{make.__qualname__} ".encode()


def coded(value: Any) -> bytes:
    """Return bytes that identify an input: the `repr` of plain values, and the digests of facets."""
    return repr(value).encode()


def _hashed(data: bytes) -> bytes:
    return blake2b(data, digest_size=SIZE).digest()


def load(value: Input) -> Any:
    """Return an input with its facets replaced by their values. Raises TypeError for a value that its `repr` does not
    identify."""
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
