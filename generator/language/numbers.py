"""Numbers: from a number to its form for readers of a language: 2.000 in Vietnamese, 2,000 in English.

The form is Babel's (CLDR), which is loaded only when a page is rendered. There are no ordinals: Babel has none, and
Vietnamese ordinals ('thứ tư') belong to the sentence around them.
"""

from decimal import Decimal
from functools import lru_cache


@lru_cache(maxsize=4096)
def format_number(n: int | float | Decimal, lang: str) -> str:
    """Return `n` with the separators of `lang` (CLDR's standard form), rounded to at most three decimals."""
    from babel.numbers import format_decimal

    return format_decimal(n, locale=lang)
