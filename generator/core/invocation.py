"""Invocation: how the user has started the program, so that what they are told to run can be typed as it stands.

Nothing that a build writes may depend on it.
"""

from __future__ import annotations

import os
import shutil
import sys

SCRIPT = "build.py"
PLAIN = f"python {SCRIPT}"
"""What stands in files, and is said where the program was started in another way."""


def command() -> str:
    """Return what to type before the name of a command, here and in this environment."""
    script = sys.argv[0]
    return f"{_typed(_interpreter())} {_typed(script)}" if os.path.basename(script) == SCRIPT else PLAIN


def _interpreter() -> str:
    """Return the shortest name of the Python that is running."""
    own = os.path.abspath(sys.executable or "python")
    for name in ("python", "python3"):
        found = os.path.abspath(shutil.which(name) or name)
        # Another folder is another environment, even where its Python is the same file in the end.
        if os.path.dirname(found) == os.path.dirname(own) and os.path.exists(found) and os.path.samefile(found, own):
            return name
    here = os.getcwd() + os.sep
    return own.removeprefix(here)


def _typed(path: str) -> str:
    return f'"{path}"' if " " in path else path
