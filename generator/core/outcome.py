"""Outcomes: how a command ends, for the shell and for whoever ran it."""

OK, FAILED, INTERRUPTED = 0, 1, 130
"""Exit statuses."""


class Refused(Exception):
    """A command cannot do what it was asked; says what is wrong and how to mend it."""
