"""The soak: `serve` with a browser open, through hundreds of random saves, moves, branches and broken states; run with
``python -m tools.soak``.

Only the command line, the log, the pages and what the system tells of the process are looked at, so that the engine
behind it can be made anew and soaked again.
"""
