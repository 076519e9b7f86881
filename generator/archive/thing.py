"""The name of a registered thing."""

Thing = tuple[str, str]
"""(kind, key) of a registered thing."""
