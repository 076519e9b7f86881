"""Others: from an archive to the files of its site that are none of its pages: the index for search, what pages look
and work like, and pictures."""

from __future__ import annotations

from pathlib import Path

from generator.archive.values import Archive
from generator.job import Options
from generator.output.body import IMAGES
from generator.output.faults import FOLDER
from generator.output.search import FOLDER as INDEX
from generator.output.search import Indexed, no_index, search_index
from generator.output.store import store_file
from generator.output.templates import STATIC, files_of
from generator.pages.address import Relations
from generator.pages.finding import abbreviations, findable
from generator.source.scan import CONTENT

FOLDERS = (f"{STATIC}/", f"{IMAGES}/", f"{INDEX}/")
"""How their paths begin."""


def others_of(archive: Archive, options: Options) -> Indexed:
    """Return the files by path, and what is wrong with the index."""
    index = index_of(archive, options) if options.search else no_index()
    own = options.root / FOLDER / STATIC
    static = {f"{STATIC}/{path.relative_to(own).as_posix()}": path.read_bytes() for path in files_of(own)}
    folder = options.root / CONTENT / IMAGES
    pictures = {f"{IMAGES}/{name}": (folder / one.file).read_bytes() for name, one in archive.images.items()}
    return index._replace(files={**index.files, **static, **pictures})


def index_of(archive: Archive, options: Options) -> Indexed:
    """Index for search; what was made is kept for every output folder by itself."""
    found = list(findable(archive, Relations(archive)))
    return search_index(found, abbreviations(archive), index_file(options))


def index_file(options: Options) -> Path:
    """Return where the index of an output folder is kept."""
    store = store_file(options.root, options.output)
    return store.with_name(f"search-{store.stem}")
