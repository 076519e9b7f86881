"""Atomic files: a file is replaced in one step, so that an interrupted run leaves either the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path


def replace_file(target: Path, data: str | bytes) -> None:
    """Write a file, and the folders around it; text becomes UTF-8 with its line breaks as they are."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.new")
    unfinished.write_bytes(data.encode() if isinstance(data, str) else data)
    os.replace(unfinished, target)
