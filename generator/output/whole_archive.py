"""The whole archive: from the pages to one zip with the published data and the plain-text edition. The same archive
gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.output.templates import Templates
from generator.pages.address import DATA
from generator.pages.page import Page

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip, the first that a zip can hold; the present date would change its bytes."""


def whole_archive(pages: Iterable[Page], edition: Iterable[Page], templates: Templates) -> bytes:
    """Return the zip of those pages that are data, and of all files of the plain-text edition."""
    data = [page for page in pages if page.path.startswith(f"{DATA}/")]
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for page in sorted([*data, *edition], key=lambda page: page.path):
            info = ZipInfo(page.path, _LONG_AGO)
            info.create_system = 3  # Unix, on every system
            info.external_attr = 0o644 << 16
            packed.writestr(info, templates.render(page), ZIP_DEFLATED, 9)
    return stream.getvalue()
