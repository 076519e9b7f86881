"""Load: archives that are large in one direction each, built from outside, timed, and looked at as a reader does; run
with ``python -m tools.load``. Many briefings are the matter of ``tools.benchmark``.
"""
