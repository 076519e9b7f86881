"""How the commands of the tests end: with their exit status, or in one line when somebody stops them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NoReturn


def leave(main: Callable[[], int]) -> NoReturn:
    """Run a command that clears up behind itself also when it is stopped, and leave with its exit status."""
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped; nothing is left behind.")
