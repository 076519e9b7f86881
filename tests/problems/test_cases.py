"""Every problem has its exact words: file, line and column, what is wrong, and how to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.problems.cases import Case, cases
from tests.problems.messages import DASH, messages
from tests.small_sites import PROJECT

CASES = list(cases())
LINE = re.compile(r"(?:\S[^:]*:\d+:\d+|--base-url|--repository): (warning: )?\S.*\S — \S.*\S")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.title}")
def test_a_case_reports_exactly_its_problems(case: Case, tmp_path: Path) -> None:
    site = case.site(tmp_path)
    before = site.tree() if site.output.exists() else {}
    assert case.reported(site) == case.expected
    if any(": warning: " not in line for line in case.expected):
        assert (site.tree() if site.output.exists() else {}) == before, "with an error nothing is written"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.title}")
def test_a_problem_has_a_place_a_fault_and_a_remedy(case: Case) -> None:
    assert case.expected or "no problem" in case.title
    for line in case.expected:
        assert LINE.fullmatch(line), line
        assert not line.endswith((".", "!", " ")) and "  " not in line


def test_titles_are_told_apart() -> None:
    titles = [(case.file, case.title) for case in CASES]
    assert len(set(titles)) == len(titles)


def test_every_message_of_the_program_is_shown_by_a_test() -> None:
    shown = "\n".join(line for case in CASES for line in case.expected)
    tests = PROJECT / "tests"
    told = [*sorted(tests.rglob("test_*.py")), *sorted((tests / "cases").glob("*.txt"))]
    others = "\n".join(path.read_text(encoding="utf-8") for path in told)
    unseen = [
        f"{message.place}: {message.text}"
        for message in messages()
        if not message.pattern.search(shown) and not message.pattern.search(others)
    ]
    assert unseen == []


def test_messages_are_found() -> None:
    texts = [message.text for message in messages()]
    assert len(texts) > 80 and all(DASH in text for text in texts)
    assert "a {} heading repeats" not in " ".join(texts) and any("heading repeats the title" in text for text in texts)
