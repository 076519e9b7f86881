"""Repeatable bytes: the files of a Pagefind index in, the same index out in bytes that depend on what is indexed alone.

Pagefind 1.5.2 writes filters, their values and sorts in the random order of its hash tables, and names files by digests
of that. Here they are put in order and named by what they then hold. Its files are CBOR behind a mark, gzipped.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"


def repeatable(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files under repeatable names; ValueError if they are not those of an index that this knows."""
    done = dict(files)
    try:
        entry = json.loads(done[_ENTRY])
        languages = dict(sorted(entry["languages"].items()))
        for code, about in languages.items():
            release, pages, pieces, filters, sorts, *rest = _read(done.pop(f"pagefind.{about['hash']}.pf_meta"))
            for one in filters:
                facet, values = _read(done.pop(f"filter/{one[1]}.pf_filter"))
                data = _written([facet, sorted(values, key=lambda value: value[0])])
                one[1] = f"{code}_{sha256(data).hexdigest()[:10]}"
                done[f"filter/{one[1]}.pf_filter"] = data
            in_order = [sorted(listed, key=lambda one: one[0]) for listed in (filters, sorts)]
            data = _written([release, pages, pieces, *in_order, *rest])
            about["hash"] = f"{code}_{sha256(data).hexdigest()[:10]}"
            done[f"pagefind.{about['hash']}.pf_meta"] = data
    except (AttributeError, KeyError, IndexError, TypeError) as error:
        raise ValueError("its files are not of the form that this program knows") from error
    entry["languages"] = languages
    done[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(done.items()))


def _read(data: bytes) -> Any:
    import cbor2

    try:
        plain = gzip.decompress(data)
        if plain.startswith(_MARK):
            return cbor2.loads(plain[len(_MARK) :])
    except (EOFError, zlib.error, cbor2.CBORError) as error:
        raise ValueError("its files are damaged") from error
    raise ValueError("its files do not bear its mark")


def _written(value: Any) -> bytes:
    import cbor2

    return gzip.compress(_MARK + cbor2.dumps(value), 9, mtime=0)
