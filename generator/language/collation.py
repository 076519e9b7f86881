"""Collation: from a text and its language to its place in dictionary order: a sort key, and its letter in an index.

Python sorts by code point (Đặng after Zürich), and Babel has no collation. ICU has one, but no wheel that installs
without a compiler, and it compares all letters of a phrase before any tone. Vietnamese dictionaries and lists of names
go syllable by syllable: Ha Tĩnh, Hà Nam, Hả Bình. The order of single syllables is that of ICU (CLDR `vi`), as a test
proves.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Any

from generator.language.text import fold, nfc

ALPHABET: dict[str, tuple[str, ...]] = {
    "vi": tuple("AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"),
    "en": tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
}
"""The letters of an index bar, in order. Vietnamese has 29; F, J, W and Z occur only in foreign words."""

_DIGITS = "0123456789"
_NO_LETTER = "#"
# CLDR vi: ă and â after a, đ after d, ê after e, ô and ơ after o, ư after u.
_RANK = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_BEYOND = 1000  # letters of other scripts follow all of these, in code-point order
# CLDR vi: ngang (none) < huyền < hỏi < ngã < sắc < nặng; a mark that is no Vietnamese tone comes last.
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_FOREIGN_MARK = 9
_TOKEN = re.compile(r"[0-9]+|(?:[^\W0-9_][\u0300-\u036f]*)+")


def collation_key(s: str, lang: str) -> tuple[Any, ...]:
    """Return a key that sorts texts as a reader of `lang` expects; only keys of one language can be compared.

    'vi' sorts word by word, each word by its letters and then by its tone, so that hòa and hoà stand together; other
    languages sort word by word, folded. In both, runs of digits compare as numbers (document 9 before 10) and come
    before letters; case and punctuation do not count. The NFC text ends the key, which makes the order total: two keys
    are equal only for canonically equal texts. The names of people use 'vi' on the pages of every language.
    """
    text = nfc(s)
    word_key = _vietnamese_word if lang == "vi" else _folded_word
    tokens = _TOKEN.findall(text)
    return tuple(_number(token) if token[0] in _DIGITS else (1, *word_key(token)) for token in tokens), text


def initial(word: str, lang: str) -> str:
    """Return the upper-case letter under which an index of `lang` lists `word`, without its tone: Được → Đ.

    'vi' tells A, Ă and Â apart; other languages use the folded letter. A text that starts with a number, or has no
    letter at all, stands under '#'. Among texts sorted by `collation_key` of the same language, those of one initial
    are neighbours.
    """
    token = _TOKEN.search(nfc(word))
    if token is None or token.group()[0] in _DIGITS:
        return _NO_LETTER
    if lang == "vi":
        base, _ = _vietnamese_letters(token.group())[0]
    else:
        base = (fold(token.group()) or token.group())[0]
    return base.upper()[0]


def _number(digits: str) -> tuple[int, int, str]:
    """Return a key of numeric order, without `int()`, which refuses more than 4,300 digits."""
    significant = digits.lstrip("0")
    return 0, len(significant), significant


def _folded_word(word: str) -> tuple[str]:
    return (fold(word),)


@lru_cache(maxsize=16384)  # a list of names is made of few different syllables
def _vietnamese_word(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters = _vietnamese_letters(word)
    ranks = tuple(_RANK.get(base, _BEYOND + ord(base)) for base, _ in letters)
    marks = tuple(_TONE_RANK.get(mark, _FOREIGN_MARK) for _, marks in letters for mark in marks)
    return ranks, marks


def _vietnamese_letters(word: str) -> list[tuple[str, str]]:
    """Return (letter in lower case, marks that are no part of the letter) for each letter of a word."""
    letters: list[tuple[str, str]] = []
    for char in unicodedata.normalize("NFD", word.casefold()):
        if not unicodedata.combining(char) or not letters:
            letters.append((char, ""))
            continue
        base, marks = letters[-1]
        with_mark = nfc(base + char)
        letters[-1] = (with_mark, marks) if with_mark in _RANK else (base, marks + char)
    return letters
