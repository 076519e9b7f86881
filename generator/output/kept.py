"""Keeping: files that were costly to make, with the digest of what they were made of, in one file of ``.cache/``.

A cache is only speed. One that is missing, cut short, of another time or beyond reach is as good as none, and never a
problem to report.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.core.digest import SIZE, digest


def kept(cache: Path, key: bytes | None = None) -> dict[str, bytes] | None:
    """Return the files kept under a key, or whatever is kept; None if the cache holds others, or nothing that can be
    trusted."""
    import cbor2

    try:
        data = cache.read_bytes()
    except OSError:
        return None
    stored, check, payload = data[:SIZE], data[SIZE : 2 * SIZE], data[2 * SIZE :]
    if key not in (None, stored) or digest(payload) != check:
        return None
    files: dict[str, bytes] = cbor2.loads(payload)
    return files


def keep(cache: Path, key: bytes, files: Mapping[str, bytes]) -> None:
    """Keep files under a key, instead of what was kept before."""
    import cbor2

    payload = cbor2.dumps(dict(files))
    temporary = cache.with_name(f".{cache.name}.{os.getpid()}.tmp")
    try:
        cache.parent.mkdir(exist_ok=True)
        temporary.write_bytes(key + digest(payload) + payload)
        os.replace(temporary, cache)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
