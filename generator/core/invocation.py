"""Invocation: how the user has started the program, so that they can type a command as a message gives it.

No file of the site may depend on it.
"""

from __future__ import annotations

import os
import shutil
import sys

SCRIPT = "build.py"
PLAIN = f"python {SCRIPT}"
"""The invocation that files name, and that messages name where the program was not started as a script."""


def invocation() -> str:
    """Return the words to type before the name of a command, in the current folder and environment."""
    script = sys.argv[0]
    return f"{_quoted(_interpreter())} {_quoted(script)}" if os.path.basename(script) == SCRIPT else PLAIN


def _interpreter() -> str:
    """Return the shortest name under which the shell finds the Python interpreter that runs this program."""
    own = os.path.abspath(sys.executable or "python")
    for name in ("python", "python3"):
        found = os.path.abspath(shutil.which(name) or name)
        # Another folder is another environment, even where both interpreters are links to one file.
        if os.path.dirname(found) == os.path.dirname(own) and os.path.exists(found) and os.path.samefile(found, own):
            return name
    here = os.getcwd() + os.sep
    return own.removeprefix(here)


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
