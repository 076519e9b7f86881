"""Quotes: the line around a name is cut where a reader would cut it, says where that was, and keeps the language of its
words; of many lines a few are shown."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.linked import MOST_QUOTED
from generator.pages.co_occurrence import COMPANIONS
from generator.pages.quote import LONGEST, Foreign, line
from tests.small_sites import SmallSite, briefing, person, small_site

LONG = "một hai ba bốn năm sáu bảy tám chín mười " * 5


def shown(text: str, name: str, foreign: Foreign = (), lang: str = "vi") -> tuple[str, str, str]:
    """Return the HTML before the name, the name, and the HTML after it, of the line that is quoted."""
    start = text.index(name)
    html = line("p1", start, start + len(name), text, foreign, lang).html
    before, name, after = re.split("</?b>", str(html))
    return before, name, after


def whole(text: str, name: str, foreign: Foreign = ()) -> tuple[str, str, str]:
    """Return the words before the name, the name, and the words after it."""
    before, name, after = (
        unescape(re.sub("<.*?>", "", part)).replace("\xa0", " ") for part in shown(text, name, foreign)
    )
    return before, name, after


def test_a_short_line_is_quoted_whole() -> None:
    assert whole("Ông Bùi Thanh Sơn nói.", "Bùi Thanh Sơn") == ("Ông ", "Bùi Thanh Sơn", " nói.")
    assert whole("Bùi\nThanh Sơn\nnói", "Bùi\nThanh Sơn") == ("", "Bùi Thanh Sơn", " nói")


def test_a_long_line_is_cut_at_words_on_both_sides() -> None:
    text = "một hai ba bốn " * 40 + "Bùi Thanh Sơn" + " năm sáu, bảy tám" * 40
    before, name, after = whole(text, "Bùi Thanh Sơn")
    assert before.startswith("…") and after.endswith("…") and name == "Bùi Thanh Sơn"
    assert before[1:].split()[0] in ("một", "hai", "ba", "bốn") and re.search(r"\w…$", after)
    assert 0.7 * LONGEST < len(before + name + after) <= LONGEST + 2


def test_room_that_one_side_does_not_need_goes_to_the_other() -> None:
    text = "Bùi Thanh Sơn" + " năm sáu bảy tám" * 40
    before, _, after = whole(text, "Bùi Thanh Sơn")
    assert before == "" and len(after) > 0.8 * (LONGEST - 13)
    text = "một hai ba bốn " * 40 + "Bùi Thanh Sơn"
    before, _, after = whole(text, "Bùi Thanh Sơn")
    assert after == "" and len(before) > 0.8 * (LONGEST - 13)


def test_words_of_another_language_keep_it() -> None:
    text = "The Sở Ngoại vụ and Bùi Thanh Sơn of Thành ủy."
    before, _, after = shown(text, "Bùi Thanh Sơn", ((4, 15, "vi"), (37, 45, "vi")), "en")
    before = before.replace("\xa0", " ")
    assert before == 'The <span lang="vi">Sở Ngoại vụ</span> and '
    assert after == ' of <span lang="vi">Thành ủy</span>.'


def quoted(text: str) -> str:
    return "".join(whole(text, "Sơn"))


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


@given(
    st.text(alphabet="ab ,.\n", max_size=500),
    st.sampled_from(["Bùi Thanh Sơn", "X", "Y" * 300]),
    st.text(alphabet="ab ,.\n", max_size=500),
    st.lists(st.tuples(st.integers(0, 1_000), st.integers(1, 50)), max_size=3),
)
def test_a_quoted_line_is_a_piece_of_its_text(before: str, name: str, after: str, spans: list[tuple[int, int]]) -> None:
    text = before + name + after
    foreign, position = [], 0
    for start, length in sorted(spans):
        if position <= start < len(text):
            position = min(start + length, len(text))
            foreign.append((start, position, "en"))
    html = str(line("p1", len(before), len(before) + len(name), text, tuple(foreign), "vi").html)
    left, middle, right = (re.sub("<.*?>", "", part).replace("\xa0", " ") for part in re.split("</?b>", html))
    plain = text.replace("\n", " ")
    assert middle == name and left.removeprefix("…") + middle + right.removesuffix("…") in plain
    assert (
        left.startswith("…") or (plain.startswith(left) and right.endswith("…")) or plain.endswith(right) or "…" in left
    )
    assert len(left + middle + right) <= max(LONGEST, len(name)) + 2
    assert "></span>" not in html


def archive(folder: Path, body: str) -> SmallSite:
    texts = [person("son", "Bùi Thanh Sơn"), *(person(f"p{n}", f"Lê Văn {chr(65 + n)}") for n in range(8))]
    return small_site(folder, *texts, briefing("2024-01-01-a", body))


def test_of_many_lines_a_few_are_quoted_and_the_rest_counted(tmp_path: Path) -> None:
    found = archive(tmp_path, "\n\n".join(["Bùi Thanh Sơn. Bùi Thanh Sơn."] * (MOST_QUOTED + 2)))
    found.built()
    html = found.html("en/people/son.html")
    assert html.count("<blockquote") == MOST_QUOTED and "and in 2 more paragraphs" in html
    one = archive(tmp_path / "one", "\n\n".join(["Bùi Thanh Sơn."] * (MOST_QUOTED + 1)))
    one.built()
    assert "and in 1 more paragraph<" in one.html("en/people/son.html")


def test_those_in_the_same_paragraphs_are_counted_by_paragraphs(tmp_path: Path) -> None:
    everybody = " ".join(f"Lê Văn {chr(65 + n)}." for n in range(8))
    found = archive(tmp_path, f"Bùi Thanh Sơn. {everybody}\n\nBùi Thanh Sơn. Lê Văn C. Lê Văn C.\n\nLê Văn D.")
    found.built()
    together = found.html("en/people/son.html").split('id="together"')[1].split("</section>")[0]
    names = re.findall(r">(Lê Văn [A-H])<", together)
    assert names[0] == "Lê Văn C" and len(names) == COMPANIONS and "2 paragraphs" in together
