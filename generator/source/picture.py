"""Pictures: from the bytes of a picture to its size, and to whether it contains a script."""

from __future__ import annotations

import re
from html import unescape

_SCRIPT = re.compile(r"<\s*(?:\w+:)?(?:script|foreignobject|handler)\b|\bon\w+\s*=|javascript:|<!entity", re.IGNORECASE)
"""Parts of a drawing (SVG) that can run a script when it is opened by its own address."""


def size_of(data: bytes) -> tuple[int, int]:
    """Return (width, height) of a picture in pixels; 0 for a file that is no picture."""
    from io import BytesIO

    import imagesize  # only now: most runs read no picture

    width, height = imagesize.get(BytesIO(data))
    return round(width), round(height)


def acts(drawing: bytes) -> bool:
    """Return whether a drawing contains a script, in any encoding."""
    return bool(_SCRIPT.search(unescape(drawing.replace(b"\0", b"").decode("latin-1"))))
