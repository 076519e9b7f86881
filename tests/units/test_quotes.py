"""Quotes: the line around a name is cut where a reader would cut it, says where that was, and keeps the language of its
words; of many lines a few are shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.values import Mention
from generator.pages.quoted import LINES, LONGEST, Line, line
from generator.pages.quotes import COMPANIONS
from tests.small_sites import SmallSite, briefing, person, small_site

LONG = "một hai ba bốn năm sáu bảy tám chín mười " * 5


def mention(text: str, name: str, foreign: tuple[tuple[int, int, str], ...] = ()) -> Mention:
    start = text.index(name)
    return Mention("person", "son", "vi", "p1", text, start, start + len(name), foreign)


def whole(found: Line) -> tuple[str, str, str]:
    return "".join(part.text for part in found.before), found.name, "".join(part.text for part in found.after)


def test_a_short_line_is_quoted_whole() -> None:
    assert whole(line(mention("Ông Bùi Thanh Sơn nói.", "Bùi Thanh Sơn"))) == ("Ông ", "Bùi Thanh Sơn", " nói.")
    assert whole(line(mention("Bùi\nThanh Sơn\nnói", "Bùi\nThanh Sơn"))) == ("", "Bùi Thanh Sơn", " nói")


def test_a_long_line_is_cut_at_words_on_both_sides() -> None:
    text = "một hai ba bốn " * 40 + "Bùi Thanh Sơn" + " năm sáu, bảy tám" * 40
    before, name, after = whole(line(mention(text, "Bùi Thanh Sơn")))
    assert before.startswith("…") and after.endswith("…") and name == "Bùi Thanh Sơn"
    assert before[1:].split()[0] in ("một", "hai", "ba", "bốn") and re.search(r"\w…$", after)
    assert 0.7 * LONGEST < len(before + name + after) <= LONGEST + 2


def test_room_that_one_side_does_not_need_goes_to_the_other() -> None:
    text = "Bùi Thanh Sơn" + " năm sáu bảy tám" * 40
    before, _, after = whole(line(mention(text, "Bùi Thanh Sơn")))
    assert before == "" and len(after) > 0.8 * (LONGEST - 13)
    text = "một hai ba bốn " * 40 + "Bùi Thanh Sơn"
    before, _, after = whole(line(mention(text, "Bùi Thanh Sơn")))
    assert after == "" and len(before) > 0.8 * (LONGEST - 13)


def test_words_of_another_language_keep_it() -> None:
    text = "The Sở Ngoại vụ and Bùi Thanh Sơn of Thành ủy."
    foreign = ((4, 15, "vi"), (37, 45, "vi"))
    found = line(Mention("person", "son", "en", "p1", text, 20, 33, foreign))
    assert [(part.text, part.lang) for part in found.before] == [("The ", "en"), ("Sở Ngoại vụ", "vi"), (" and ", "en")]
    assert [(part.text, part.lang) for part in found.after] == [(" of ", "en"), ("Thành ủy", "vi"), (".", "en")]


def quoted(text: str) -> str:
    return "".join(whole(line(mention(text, "Sơn"))))


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
    found = line(Mention("person", "son", "vi", "p1", text, len(before), len(before) + len(name), tuple(foreign)))
    left, middle, right = whole(found)
    plain = text.replace("\n", " ")
    assert middle == name and left.removeprefix("…") + middle + right.removesuffix("…") in plain
    assert (
        left.startswith("…") or (plain.startswith(left) and right.endswith("…")) or plain.endswith(right) or "…" in left
    )
    assert len(left + middle + right) <= max(LONGEST, len(name)) + 2
    assert all(part.text for part in (*found.before, *found.after))


def archive(folder: Path, body: str) -> SmallSite:
    texts = [person("son", "Bùi Thanh Sơn"), *(person(f"p{n}", f"Lê Văn {chr(65 + n)}") for n in range(8))]
    return small_site(folder, *texts, briefing("2024-01-01-a", body))


def test_of_many_lines_a_few_are_quoted_and_the_rest_counted(tmp_path: Path) -> None:
    found = archive(tmp_path, "\n\n".join(["Bùi Thanh Sơn. Bùi Thanh Sơn."] * (LINES + 2)))
    found.built()
    html = found.html("en/people/son.html")
    assert html.count("<blockquote") == LINES and "and in 2 more paragraphs" in html
    one = archive(tmp_path / "one", "\n\n".join(["Bùi Thanh Sơn."] * (LINES + 1)))
    one.built()
    assert "and in 1 more paragraph<" in one.html("en/people/son.html")


def test_those_in_the_same_paragraphs_are_counted_by_paragraphs(tmp_path: Path) -> None:
    everybody = " ".join(f"Lê Văn {chr(65 + n)}." for n in range(8))
    found = archive(tmp_path, f"Bùi Thanh Sơn. {everybody}\n\nBùi Thanh Sơn. Lê Văn C. Lê Văn C.\n\nLê Văn D.")
    found.built()
    together = found.html("en/people/son.html").split('id="together"')[1].split("</section>")[0]
    names = re.findall(r">(Lê Văn [A-H])<", together)
    assert names[0] == "Lê Văn C" and len(names) == COMPANIONS and "2 paragraphs" in together
