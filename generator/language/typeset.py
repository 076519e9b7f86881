"""Text in, HTML out: escaped, with the words that must not be torn apart at the end of a line kept on one.

Browsers break `31-NQ/TW`, `26/4/2023` and `2020–2025` after each sign. A span keeps them together, because a hyphen
that does not break would be another letter for whoever copies or searches the words.
"""

import re
from html import escape

# Figures and capitals joined by hyphen, stroke or en dash; no more of them than a line of a phone has room for.
_TOGETHER = re.compile(r"(?<![\w./#–-])[0-9][0-9A-ZĐ]{0,5}(?:[-/–][0-9A-ZĐ]{1,9}){1,5}(?![\w/])")
_JOINT = re.compile(r"[-/–](?=[0-9A-ZĐ])")
MARKED = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")
"""Words and where they are said to belong: ``[Sở Ngoại vụ](lang:vi)``."""
LANG = "lang"
"""Scheme of words in another language."""


def typeset(text: str) -> str:
    """`text` as HTML in which symbols of documents, dates in figures and spans of years stand on one line."""
    html = escape(text)
    # Asked of every word of the archive: most texts are done with the first question, nearly all with the second.
    if ("-" in html or "/" in html or "–" in html) and _JOINT.search(html):
        return _TOGETHER.sub(r'<span class="nowrap">\g<0></span>', html)
    return html


def typeset_marked(text: str) -> str:
    """`text` as HTML in which the words that it marks as another language's say so to browsers and readers' aids."""
    pieces = MARKED.split(text)
    words = "".join(
        f'{typeset(before)}<span lang="{escape(target.removeprefix(f"{LANG}:"))}">{typeset(foreign)}</span>'
        for before, foreign, target in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=False)
    )
    return words + typeset(pieces[-1])
