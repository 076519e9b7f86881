"""Values: from words to the numbers that they say, for figures that reports give at different times."""

from __future__ import annotations

from generator.language.figure_readers import Reading
from generator.language.figures import Figure, figures
from generator.language.number_words import numbers_in_words


def values(words: str, lang: str) -> tuple[str, ...]:
    """Return the numbers that words say, as plain figures (``2000``, ``1.4``): those in figures, or if there are none
    those in words. What is no number, a symbol or a day, says none; a range says two."""
    written = tuple(value for figure in figures(words, lang) for value in _numbers(figure))
    return written or tuple(numbers_in_words(words, lang))


def _numbers(figure: Figure) -> Reading:
    """Return the likeliest reading of a figure that is made of numbers alone."""
    return next((one for one in figure.readings if all(map(_is_number, one))), ())


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
