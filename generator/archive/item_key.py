"""The identity of an entry."""

ItemKey = tuple[str, str]
"""(kind, key) of an entry: ("person", "bui-thanh-son")."""
