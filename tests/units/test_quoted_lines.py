"""A quoted line holds the words around a name, and is cut where a reader would cut it."""

import pytest

from generator.archive.passages import Mention
from generator.pages.quoted import LONGEST, line

SHORT = "Ông Sơn nói."
LONG = "một hai ba bốn năm sáu bảy tám chín mười " * 5


def quoted(text: str, name: str = "Sơn") -> str:
    start = text.index(name)
    found = line(Mention("p1", "person", "son", "vi", text, start, start + len(name)))
    before, after = ("".join(piece.text for piece in pieces) for pieces in (found.before, found.after))
    return before + found.name + after


def test_a_short_paragraph_is_quoted_whole() -> None:
    assert quoted(SHORT) == SHORT


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (f"{LONG}{LONG}. Ông Sơn nói.", "Ông Sơn nói."),
        (f"{LONG}{LONG}. Sơn nói.", "Sơn nói."),
        (f"{LONG}{LONG} “xong.” Rồi ông Sơn nói.", "Rồi ông Sơn nói."),
        (f"{LONG}{LONG}, theo Resolution No. 31 và TP. Hồ Chí Minh, ông Sơn nói.", "…"),
        (f"{LONG}{LONG} ông Sơn nói.", "…"),
    ],
)
def test_it_begins_with_a_sentence_or_says_that_it_does_not(text: str, begins: str) -> None:
    found = quoted(text)
    assert found.startswith(begins) and len(found) <= LONGEST + 2
    assert begins != "…" or found[1:].split()[0] in text.split(), "cut within a word"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (f"Ông Sơn nói {LONG}{LONG}.", "…"),
        (f"Ông Sơn nói {'a ' * (LONGEST // 2 - 10)}hết. Rồi {LONG}", "hết."),
        (f"Ông Sơn nói {'a ' * (LONGEST // 2 - 30)}“hết.” Rồi {LONG}", "“hết.”"),
        (f"Ông Sơn kể {'a ' * (LONGEST // 2 - 12)}việc này… Rồi {LONG}", "này…"),
        (f"Ông Sơn nói. {LONG}{LONG}", "…"),
        (f"Ông Sơn kể {'a ' * (LONGEST // 2 - 9)}xong, {LONG}", "xong…"),
    ],
)
def test_it_ends_with_a_sentence_or_says_that_it_does_not(text: str, ends: str) -> None:
    found = quoted(text)
    assert found.endswith(ends) and not found.endswith((".…", "……", ",…")), found[-30:]
