"""How text behaves: folding, slugs, dictionary order, dates, numbers and the interface's message catalogues.

The first of the five rooms. It depends on the standard library and, where a function needs it, on Babel; on
nothing else in this program. It knows languages by their codes and nothing about briefings.
"""
