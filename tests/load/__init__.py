"""Load: archives that are large in one direction each, built from outside, timed, and looked at as a reader does; run
with ``python -m tests.load``. Many briefings are the matter of ``tests.benchmark``.
"""
