"""Legacy encodings: from a text to the encoding that its letters show, if the text was never converted to Unicode.

Before Unicode, Vietnamese was written with fonts in which other characters stand for the letters of the alphabet: TCVN3
(fonts named .Vn…) puts signs such as ¸ and ¹ in the middle of words, VNI (fonts named VNI-…) a second letter behind a
vowel. UTF-8 that was read as Windows-1252 (mojibake) shows two or three signs for each letter.
"""

from __future__ import annotations

import re

_MOJIBAKE = re.compile(r"áº.|á».|Ä[‘ƒ\x90\x91©]|Æ[°¡]|Ã[ -¿ƒ€-™]|â€.")
# The rare sign first, then what stands before it: so a text is gone through in a third of the time.
_TCVN3 = re.compile(r"[¸µ¶·¹¨»¾¼½©«¬®ª](?<=[^\W\d_].)|[®§](?=[^\W\d_])")
_VNI = re.compile(r"[øùûõïäåãàáâéèëúüØÙÛÕÏÄÅÃÀÁÂÉÈËÚÜ](?<=[aeouyâêôöAEOUYÂÊÔÖ].)")
_UNICODE = re.compile(r"[\u1ea0-\u1ef9đĐơƠưƯăĂ]")
_WORD = re.compile(r"[^\W\d_]+[^\s\w]?[^\s]*")
_KINDS = (
    ("UTF-8 that was read as Windows-1252 (mojibake)", _MOJIBAKE, 0.15),
    ("TCVN3 (the fonts named .Vn…)", _TCVN3, 0.2),
    ("VNI (the fonts named VNI-…)", _VNI, 0.3),
)


def legacy_encoding(text: str) -> str:
    """Return the name of the encoding in which a text was left; empty if the text is proper Unicode."""
    if text.isascii() or len(_UNICODE.findall(text[:500])) > 8:
        return ""
    kinds = [one for one in _KINDS if len(one[1].findall(text)) > 1]  # most texts show none and are not split
    if not kinds:
        return ""
    words = _WORD.findall(text)
    own = sum(bool(_UNICODE.search(word)) for word in words)
    for name, form, share in kinds:
        odd = sum(bool(form.search(word)) for word in words)
        if odd >= 3 and odd >= share * len(words) and odd > 3 * own:
            return name
    return ""
