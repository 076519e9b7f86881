"""Others: the files of a site that are none of its pages: the index for search, style and scripts, and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.core.options import Options
from generator.output.faults import FOLDER
from generator.output.search import FOLDER as INDEX
from generator.output.search import Indexed, no_index, search_index
from generator.output.store import store_file
from generator.output.templates import STATIC, files_of
from generator.pages.body import IMAGES
from generator.pages.facets import Facets
from generator.pages.finding import abbreviations, findable
from generator.source.scan import CONTENT

FOLDERS = (f"{STATIC}/", f"{IMAGES}/", f"{INDEX}/")
"""How their paths begin."""


def others_of(editions: Mapping[str, Facets], options: Options) -> Indexed:
    """Return the files by path, and what is wrong with the index."""
    archive = next(iter(editions.values())).archive
    index = index_of(editions, options) if options.search else no_index()
    own = options.root / FOLDER / STATIC
    static = {f"{STATIC}/{path.relative_to(own).as_posix()}": path.read_bytes() for path in files_of(own)}
    folder = options.root / CONTENT / IMAGES
    pictures = {f"{IMAGES}/{name}": (folder / one.file).read_bytes() for name, one in archive.images.items()}
    return index._replace(files={**index.files, **static, **pictures})


def index_of(editions: Mapping[str, Facets], options: Options) -> Indexed:
    """Index for search; the index is kept for every output folder by itself."""
    archive = next(iter(editions.values())).archive
    return search_index(list(findable(editions)), abbreviations(archive), index_file(options))


def index_file(options: Options) -> Path:
    """Return where the index of an output folder is kept."""
    store = store_file(options.root, options.output)
    return store.with_name(f"search-{store.stem}")
