"""Assets: the files of a site that are none of its pages: style and scripts, and pictures."""

from __future__ import annotations

from pathlib import Path

from generator.archive.items import Archive
from generator.output.faults import FOLDER
from generator.output.templates import STATIC, files_of
from generator.pages.body import IMAGES
from generator.search.index import FOLDER as INDEX
from generator.source.scan import CONTENT

FOLDERS = (f"{STATIC}/", f"{IMAGES}/", f"{INDEX}/")
"""How the paths begin of what no copy may join: these files, and the index for search."""


_SHEETS = f"{STATIC}/style/"
"""Where the style sheets lie; a page asks for one file, into which they are joined by name."""
STYLE = f"{STATIC}/site.css"
"""That file."""


def others_of(archive: Archive, root: Path) -> dict[str, bytes]:
    """Return the files by path."""
    own, folder = root / FOLDER / STATIC, root / CONTENT / IMAGES
    static = {f"{STATIC}/{path.relative_to(own).as_posix()}": path.read_bytes() for path in files_of(own)}
    sheets = [static.pop(name) for name in sorted(static) if name.startswith(_SHEETS)]
    return (
        static
        | ({STYLE: b"\n".join(sheets)} if sheets else {})
        | {f"{IMAGES}/{name}": (folder / one.file).read_bytes() for name, one in archive.images.items()}
    )
