"""The benchmark: a synthetic archive, built and changed as an editor would, timed from outside; run with
``python -m tools.benchmark``.

Only the command line of the archive is used, so that the engine behind it can be made anew and measured again.
"""
