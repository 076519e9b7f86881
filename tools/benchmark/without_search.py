"""``build.py`` without the index for search, which every build makes: what a build costs without it is measured so."""

from __future__ import annotations

import generator.build
from generator.cli import leave, main

if __name__ == "__main__":
    generator.build.search_index_pages = lambda _: iter(())
    leave(main(leaving=True))
