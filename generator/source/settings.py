"""Settings: from ``site.yaml`` and the command line to the settings that pages show, and to a notice for every setting
that still has the example's value.

An address under a domain that is reserved for examples (RFC 2606) belongs to no one, so no page ever shows one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

from generator.core.data_files import SITE_FILE
from generator.core.model import NOTICE, At, Data, PathKey, Problem
from generator.core.options import Options
from generator.source.scalars import FORMS
from generator.source.scan import CONTENT

_FILE = f"{CONTENT}/{SITE_FILE.path}"
_RESERVED = re.compile(r"(?:.*\.)?(?:example|example\.(?:org|com|net))\.?", re.IGNORECASE)
_NAMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+")
"""OWNER/NAME of a repository."""
GITHUB = "https://github.com/"
DOWNLOAD = "data/archive.zip"
"""Where the zip of the whole archive stands in the site."""


def site_settings(site: Data, options: Options) -> tuple[Data, list[Problem]]:
    """Return (settings as pages show them, problems of the command line).

    ``authority`` and ``corrections`` are absent while they are the example's; the address of the repository's issues
    replaces the latter if the repository is known. ``download`` is the address of the zip of the whole archive, if the
    site has one.
    """
    problems: list[Problem] = []

    def given(option: str, text: str, read: Callable[[str], str]) -> str:
        try:
            return read(text) if text else ""
        except ValueError as error:
            problems.append(Problem(option, 1, 1, str(error)))
            return ""

    base_url = given("--base-url", options.base_url, FORMS["base_url"])
    home = given("--repository", options.repository, repository)
    own = {name: value for name, value in site.items() if name not in _OUTCOMES or not is_example(value)}
    if base_url:
        own["base_url"] = base_url
    if options.archive:
        own["download"] = DOWNLOAD
    if home:
        own.setdefault("corrections", f"{home}/issues")
    return Data(own), problems


_OUTCOMES = {
    "authority": (
        "so the ids of feeds are the addresses of pages",
        "set it before you announce the feeds: a host you own and a year",
    ),
    "corrections": ("so no page says where to send any", "write an email or web address of your own"),
}
"""Setting that is left out while it is the example's, to (the consequence, the mend)."""


def unset_settings(site: Data, marks: Mapping[PathKey, At], options: Options) -> Iterator[Problem]:
    """Yield a notice for every setting of ``site.yaml`` that is missing or still the example's; ``marks`` are the
    positions of its values."""
    told = {**_OUTCOMES}
    if not options.base_url and is_example(site.get("base_url", "")):
        told["base_url"] = ("", "write the address of your own site, or give it with --base-url")
    if options.repository:
        told["corrections"] = (f"so pages lead to {repository(options.repository)}/issues", told["corrections"][1])
    for name, (outcome, remedy) in told.items():
        value = site.get(name, "")
        if value and not is_example(value):
            continue
        what = f"“{name}” is still the example's ({value})" if value else f"“{name}” is not set"
        message = f"{', '.join(filter(None, (what, outcome)))} — {remedy}"
        yield Problem(_FILE, *marks.get((name,), At(1, 1)), message, NOTICE)


def is_example(text: str) -> bool:
    """Return whether a web address, an email address or an authority of ``tag:`` ids uses a reserved domain."""
    if "://" in text:
        return bool(_RESERVED.fullmatch(urlsplit(text).hostname or ""))
    _, at, host = text.partition(",")[0].rpartition("@")
    return bool(_RESERVED.fullmatch(host)) or (bool(at) and host.lower().startswith("example."))


def repository(text: str) -> str:
    """Return the web address of a repository without a final slash, from OWNER/NAME on GitHub or the address itself;
    raises ValueError for any other text."""
    if _NAMED.fullmatch(text):
        return f"{GITHUB}{text}"
    address = FORMS["url"](text) if "://" in text else ""
    parts = urlsplit(address)
    if not _NAMED.fullmatch(parts.path.strip("/")) or parts.query or parts.fragment:
        raise ValueError(f"“{text}” names no repository — write OWNER/NAME, or its address on the web")
    return f"{parts.scheme}://{parts.netloc}/{parts.path.strip('/')}"
