"""The identity of an entry."""

Thing = tuple[str, str]
"""(kind, key) of an entry: ("person", "bui-thanh-son")."""
