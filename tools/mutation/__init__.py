"""Mutation: small faults put into the rooms ``source``, ``archive`` and ``output``, one at a time, to see whether a
test notices; run with ``python -m tools.mutation`` after ``pip install -e '.[test,mutation]'``.

What a fault is, and how it is put into a line, is cosmic-ray's. Its sessions are not used: they have no samples, one
test command for all modules, and change the files of the working tree; here a sample is drawn that stays the same
for all lines that stay the same, each fault meets the tests of its room, and everything happens in a copy. mutmut
leaves constants of modules and decorated functions alone, and needs the whole suite in one process first.
"""
