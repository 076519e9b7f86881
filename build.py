"""The one command of the archive: ``python build.py`` builds the site; ``python build.py --help`` says what
else it can do."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 — said in words before a syntax error can
    sys.exit("This archive needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

SET_UP = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python build.py"

if __name__ == "__main__":
    try:
        from generator.cli import leave, main

        leave(main(leaving=True))
    except ImportError as error:
        name = error.name or ""
        if name.startswith("generator."):
            raise  # a fault of the program's own
        sys.exit(
            f"“{name}” is missing from this Python, or too old — in the program's folder, set it up with: {SET_UP}"
        )
