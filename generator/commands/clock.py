"""The clock: the current day, for commands that write or check. No build reads it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from generator.core.outcome import Refused

CLOCK_VARIABLE = "SOURCE_DATE_EPOCH"
"""Environment variable that replaces the clock, in seconds since 1970
(https://reproducible-builds.org/specs/source-date-epoch/)."""


def today() -> str:
    """Return the current day, as 2026-03-01; raises Refused if the environment variable holds no time."""
    said = os.environ.get(CLOCK_VARIABLE, "")
    if not said:
        return date.today().isoformat()
    try:
        return datetime.fromtimestamp(int(said), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise Refused(
            f"{CLOCK_VARIABLE} is “{said}”, which is no time — give seconds since 1970, or unset it"
        ) from None
