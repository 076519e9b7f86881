"""Assets: from the archive and the folder of templates to the files that are no pages: style, scripts and pictures."""

from __future__ import annotations

from pathlib import Path

from generator.archive.items import Archive
from generator.output.faults import TEMPLATES
from generator.output.templates import STATIC, files_of
from generator.pages.body import IMAGES
from generator.search.index import INDEX_FOLDER as INDEX
from generator.source.scan import CONTENT

FOLDERS = (f"{STATIC}/", f"{IMAGES}/", f"{INDEX}/")
"""Folders of the site that belong to assets and to the search index; no copied file may lie in them."""


_SHEETS = f"{STATIC}/style/"
"""Where the style sheets lie; a page asks for one file, into which they are joined by name."""
STYLE = f"{STATIC}/site.css"
"""That file."""


def asset_files(archive: Archive, root: Path) -> dict[str, bytes]:
    """Return the bytes of every asset, by its path in the site."""
    own, folder = root / TEMPLATES / STATIC, root / CONTENT / IMAGES
    static = {f"{STATIC}/{path.relative_to(own).as_posix()}": path.read_bytes() for path in files_of(own)}
    sheets = [static.pop(name) for name in sorted(static) if name.startswith(_SHEETS)]
    return (
        static
        | ({STYLE: b"\n".join(sheets)} if sheets else {})
        | {f"{IMAGES}/{name}": (folder / one.file).read_bytes() for name, one in archive.images.items()}
    )
