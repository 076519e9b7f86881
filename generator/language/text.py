"""Text: from a text to its other forms: normalised, folded, in ASCII, as a slug, as a key for matching.

Vietnamese needs each of these for a different reason. Sources mix composed and decomposed letters (`nfc`); readers
search without marks (`fold`); addresses are ASCII (`slugify`); databases abroad write names without marks
(`ascii_form`); and one word has two accepted spellings, hòa and hoà (`syllable_key`).
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

# The five written tones of Vietnamese, as combining marks: huyền, sắc, ngã, hỏi, nặng.
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_FOLD_STROKE = str.maketrans("đĐ", "dD")
# Latin letters that Unicode does not decompose into a base and a mark.
_ASCII_LETTERS = str.maketrans(
    {"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe",
     "Œ": "OE", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)  # fmt: skip
_CLOSE_ENOUGH = 0.6  # difflib's own default for get_close_matches


class _Markless(dict[int, int | None]):
    """Code point to itself, or to None if it is a mark; filled as characters occur."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)).startswith("M") else code
        return self[code]


_MARKLESS = _Markless()


def nfc(s: str) -> str:
    """Return the composed form of `s` (Unicode Normalization Form C), the only form with which the program works."""
    return unicodedata.normalize("NFC", s)


def fold(s: str) -> str:
    """Return `s` without case and marks, for search and for looking up names: Được → duoc.

    It applies NFD, drops characters of category M, turns đ into d and folds case. Idempotent. The script of the search
    page does the same, so a change here needs the same change there.
    """
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFD", s).casefold())
    return _without_marks(decomposed).translate(_FOLD_STROKE)


def ascii_form(s: str) -> str:
    """Return `s` in plain Latin letters, with its case: Bùi Thanh Sơn → Bui Thanh Son.

    Every Latin letter loses its marks and strokes. Letters of other scripts and punctuation stay, because a name
    without them would be empty; so only Latin text is sure to become ASCII.
    """
    stripped = _without_marks(unicodedata.normalize("NFD", s)).translate(_ASCII_LETTERS)
    return unicodedata.normalize("NFC", stripped)


def slugify(s: str) -> str:
    """Return `s` as one segment of an address: `[a-z0-9]` words joined by `-`; empty if none is left.

    Different names can give the same slug (Hiếu, Hiệu), so the caller must check for collisions.
    """
    return _NOT_SLUG.sub("-", fold(ascii_form(s))).strip("-")


@lru_cache(maxsize=65536)  # called for every word of the archive, of which some 7,000 differ
def syllable_key(token: str) -> str:
    """Return a key that both spellings of one word share: the word with its tone mark moved to the end, NFC.

    Decision 1989/QĐ-BGDĐT puts the tone of an open oa, oe, uy on the second vowel (hoà, uỷ), the press on the first
    (hòa, ủy); both are correct. Only the tone moves: case and the letters â ă ê ô ơ ư đ stay. A word with two tones
    (résumé) is not Vietnamese and stays as it is. Idempotent.
    """
    return unicodedata.normalize("NFC", _LETTER_RUN.sub(_tone_last, nfc(token)))


def nearest(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """Return at most `limit` choices that resemble `word`, the best first, for "did you mean …"; none if none is close.

    Words are compared as written and folded, so that a name typed without marks finds its entry. The result does not
    depend on the order of `choices`; equal scores are in code-point order.
    """
    as_written = SequenceMatcher(b=word, autojunk=False)
    folded = SequenceMatcher(b=fold(word), autojunk=False)
    scored = []
    for choice in set(choices):
        score = max(_likeness(as_written, choice), _likeness(folded, fold(choice)))
        if score >= _CLOSE_ENOUGH:
            scored.append((-score, choice))
    return [choice for _, choice in sorted(scored)[: max(limit, 0)]]


def _without_marks(decomposed: str) -> str:
    if decomposed.isascii():
        return decomposed
    return decomposed.translate(_MARKLESS)


def _tone_last(run: re.Match[str]) -> str:
    letters, tones = [], []
    for letter in run.group():
        parts = unicodedata.normalize("NFD", letter)
        tone = [mark for mark in parts[1:] if mark in TONES]
        bare = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
        if tone and bare in _VOWELS:
            tones += tone
            letters.append(bare)
        else:
            letters.append(letter)
    return "".join(letters) + tones[0] if len(tones) == 1 else run.group()


def _likeness(matcher: SequenceMatcher[str], choice: str) -> float:
    """Return difflib's ratio, or 0 as soon as its cheap upper bounds show that it is not close enough."""
    matcher.set_seq1(choice)
    if matcher.real_quick_ratio() < _CLOSE_ENOUGH or matcher.quick_ratio() < _CLOSE_ENOUGH:
        return 0.0
    return matcher.ratio()
