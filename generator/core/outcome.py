"""Outcomes: the exit status of a command, and the exception by which a command refuses its task."""

OK, FAILED, INTERRUPTED = 0, 1, 130
"""Exit statuses."""


class Refused(Exception):
    """A command cannot do its task; the message says what is wrong and how to mend it."""
