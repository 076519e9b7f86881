"""Pictures: from the bytes of one to its size, and to whether it could do anything but be looked at."""

from __future__ import annotations

import re
from html import unescape

_SCRIPT = re.compile(r"<\s*(?:\w+:)?(?:script|foreignobject|handler)\b|\bon\w+\s*=|javascript:|<!entity", re.IGNORECASE)
"""What can act in a drawing when somebody opens it by its own address."""


def size_of(data: bytes) -> tuple[int, int]:
    """Return width and height of a picture in pixels, which is all that is asked of it; what is no picture has none."""
    from io import BytesIO

    import imagesize  # only now: most runs read no picture

    width, height = imagesize.get(BytesIO(data))
    return round(width), round(height)


def acts(drawing: bytes) -> bool:
    """Whether a drawing can do something, in whatever encoding."""
    return bool(_SCRIPT.search(unescape(drawing.replace(b"\0", b"").decode("latin-1"))))
