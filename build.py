"""The one command of the archive: ``python build.py`` builds the site; ``python build.py --help`` says what
else it can do."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 — said in words before a syntax error can
    sys.exit("This archive needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

from generator.cli import leave, main

if __name__ == "__main__":
    leave(main(leaving=True))
