"""The clock: what day it is, for commands that write or check; no build asks."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from generator.core.outcome import Refused

SET = "SOURCE_DATE_EPOCH"
"""Variable of the environment that stands for the clock, in seconds since 1970
(https://reproducible-builds.org/specs/source-date-epoch/)."""


def today() -> str:
    """Return the day, as 2026-03-01; raises Refused if the environment says what is no time."""
    said = os.environ.get(SET, "")
    if not said:
        return date.today().isoformat()
    try:
        return datetime.fromtimestamp(int(said), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise Refused(f"{SET} is “{said}”, which is no time — give seconds since 1970, or unset it") from None
