"""Numbers as readers of each language write them."""

from decimal import Decimal

import pytest

from generator.language.numbers import format_number


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [
        (7, "7", "7"),
        (2000, "2.000", "2,000"),
        (1234567, "1.234.567", "1,234,567"),
        (-1500, "-1.500", "-1,500"),
        (1.4, "1,4", "1.4"),
        (Decimal("0.125"), "0,125", "0.125"),
    ],
)
def test_separators(number: int | float | Decimal, vietnamese: str, english: str) -> None:
    assert (format_number(number, "vi"), format_number(number, "en")) == (vietnamese, english)
