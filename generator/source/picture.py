"""Pictures: from the name and the bytes of a file to its size, or to why it cannot be published as a picture."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.core.model import At, Finding
from generator.source.svg import fault_of

DRAWING = ".svg"
SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}
"""How files begin whose names end so. A server tells a browser by the ending what a file is, so the ending counts."""
LARGEST = 10_000_000
"""Bytes of a picture; a reader's telephone has to load it."""


def size_or_fault(name: str, data: bytes) -> tuple[int, int, Finding | None]:
    """Return width and height of a picture in pixels, and why it cannot be published, if it cannot; a drawing that has
    no size of its own has 0 and 0."""
    ending = PurePosixPath(name).suffix.lower()
    if len(data) > LARGEST:
        return 0, 0, Finding(At(1, 1), "the picture is larger than 10 MB — save it smaller")
    if ending == DRAWING:
        fault = fault_of(data)
        return (0, 0, fault) if fault else (*_size(data, 0), None)
    width, height = _size(data, -1)
    if width > 0 and data.startswith(SIGNATURES.get(ending, ())):
        return width, height, None
    what = "this is not a picture that a browser shows"
    if width > 0:
        what = f"the file's name ends in “{ending}”, and what it holds is another kind of picture"
        what = what if ending in SIGNATURES else f"a picture's name does not end in “{ending}”"
    return 0, 0, Finding(At(1, 1), f"{what} — save it as PNG, JPEG, WebP, GIF or SVG")


def _size(data: bytes, unknown: int) -> tuple[int, int]:
    from io import BytesIO

    import imagesize  # only now: most runs read no picture

    try:
        width, height = imagesize.get(BytesIO(data))
    except Exception:  # a library that takes the first bytes for those of a whole picture may stumble over the rest
        return unknown, unknown
    return max(round(width), unknown), max(round(height), unknown)
