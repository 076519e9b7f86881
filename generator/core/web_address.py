"""Web addresses: from an address to its site, and whether one belongs to a site."""

from __future__ import annotations

from urllib.parse import urlsplit


def site_of(address: str) -> str:
    """Return the host of an address, without ``www.``; empty if it has none."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def is_on(address: str, site: str) -> bool:
    """Return whether an address is on a site, as `site_of` returns it, or on a host below it."""
    return bool(site) and f".{site_of(address)}".endswith(f".{site}")
