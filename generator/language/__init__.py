"""How text behaves: folding, slugs, collation, dates, numbers, figures and the interface's message catalogues.

The room knows languages by their codes, and nothing about briefings. Babel is imported by the functions that need it.
"""
