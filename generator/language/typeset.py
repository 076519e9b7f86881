"""Typesetting: from text to escaped HTML in which symbols, dates and spans of years are not broken across lines.

Browsers break `31-NQ/TW`, `26/4/2023` and `2020–2025` after each sign. A span keeps them together; a non-breaking
hyphen would be another character for readers who copy or search the words. Names, and numbers with what they count,
are joined by no-break spaces, which browsers copy and find as spaces; so is a dash with the word before it.
"""

import re
from functools import lru_cache
from html import escape

from generator.language.surnames import PLAIN_SURNAMES

NBSP = "\N{NO-BREAK SPACE}"
LONGEST = 22
"""Characters kept on one line at most: they fit into a heading on a phone."""
# Figures and capitals joined by hyphen, stroke or en dash; no more of them than fit on a line of a phone.
_TOGETHER = re.compile(r"(?<![\w./#–-])[0-9][0-9A-ZĐ]{0,5}(?:[-/–][0-9A-ZĐ]{1,9}){1,5}(?![\w/])")
_JOINT = re.compile(r"[-/–](?=[0-9A-ZĐ])")
_UPPER = "".join(letter for letter in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if letter.isupper())
_NAME = re.compile(rf"(?:TP\.|[{_UPPER}])(?<!\w[^.])[\w’]*(?:[ \n]phố)?(?:[ \n][{_UPPER}][\w’]*)+")
"""Words that begin with capitals, one after the other."""
_VIETNAMESE = re.compile(
    rf"(?<![\w’])(?:(?:TP\.?|Thành[ \n]phố)[ \n])?(?:{'|'.join(sorted(PLAIN_SURNAMES))})"
    rf"(?:[ \n][{_UPPER}][^\W\d_]{{0,6}}(?![\w’])){{1,3}}"
)
"""In a row of such words a Vietnamese name: a family name, with or without its marks, and up to three syllables. Cities
are named like people: *TP. Hồ Chí Minh*, *Ho Chi Minh City*, *Hà Nội*."""
_WITHOUT = "and|or|the|of|in|to|at|on|by|for|from|as|with|is|was|và|của|đến|tại|do|là|hay|hoặc|trong|với|đã|sẽ|ở"
_COUNTED = re.compile(
    rf"[ \n](?:(?<=[0-9%][ \n])(?<!\b(?:19|20)[0-9][0-9][ \n])(?!(?:{_WITHOUT})\b)(?=[^\W\d_]{{1,12}}\b)"
    r"|(?=[0-9])(?:(?<=\bngày.)|(?<=\btháng.)|(?<=\bnăm.)|(?<=\bthứ.)|(?<=\bkhóa.)|(?<=\bsố.)|(?<=\bNo\..)))",
    re.DOTALL,
)
"""The space between a figure and what it counts; before the figure of a day, a month, a year."""
MARKED = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")
"""Words with their mark: ``[Sở Ngoại vụ](lang:vi)``."""
LANG = "lang"
"""The scheme that marks words in another language."""


@lru_cache(maxsize=1 << 13)  # the pages of a thing, which show the same words, are made one after the other
def typeset(text: str) -> str:
    """Return `text` as HTML in which symbols of documents, dates in figures, spans of years, short names and numbers
    with what they count are not broken, and no line begins with a dash."""
    html = escape(_NAME.sub(_bound, _COUNTED.sub(NBSP, text))).replace(" –", f"{NBSP}–")
    # Every text of the archive passes here: the first test ends most calls, the second nearly all.
    if ("-" in html or "/" in html or "–" in html) and _JOINT.search(html):
        return _TOGETHER.sub(r'<span class="nowrap">\g<0></span>', html)
    return html


def typeset_name(text: str) -> str:
    """Return `text`, a name, as HTML that is not broken if it is short."""
    return typeset(NBSP.join(text.split()) if len(text) <= LONGEST else text)


def _bound(match: re.Match[str]) -> str:
    """Return a row of capitalised words bound if it is short, and else with the Vietnamese names in it bound."""
    return _joined(match) if len(match[0]) <= LONGEST else _VIETNAMESE.sub(_joined, match[0])


def _joined(match: re.Match[str]) -> str:
    return NBSP.join(match[0].split())


def typeset_marked(text: str) -> str:
    """Return `text` as HTML in which words that are marked as another language's have a ``lang`` attribute."""
    pieces = MARKED.split(text)
    words = "".join(
        f'{typeset(before)}<span lang="{escape(target.removeprefix(f"{LANG}:"))}">{typeset(foreign)}</span>'
        for before, foreign, target in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=False)
    )
    return words + typeset(pieces[-1])
