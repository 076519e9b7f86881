"""Rows: what the store holds of a text, made sense of; and by what a file is known that was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from generator.digest import digest
from generator.model import Detail, Document
from generator.source.read import read, read_note
from generator.source.scan import SourceFile

T = TypeVar("T")


class Damaged(Exception):
    """The store does not hold what it said it holds; it has to be begun anew."""


def source_of(file: SourceFile, found: bytes) -> bytes:
    """Return by what a file is known that holds bytes of this digest."""
    assert file.kind is not None
    return digest(file.kind.name, file.lang, found)


def read_file(file: SourceFile, data: bytes) -> Document:
    """Return what a file of these bytes says."""
    assert file.kind is not None
    return read(file.kind, data) if file.kind.paired or not file.lang else read_note(data)


def sense(path: str, read: Callable[[str], T], said: str) -> T:
    """Return what was remembered of a file; raises Damaged if it makes no sense."""
    try:
        return read(said)
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise Damaged(path) from error


def again(file: SourceFile) -> Detail:
    """Return what of a file is asked for only when it is linked anew, or something is wrong in it."""
    return read_file(file, file.data).detail()
