"""The words of an import: every form of the list can be read, and something reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import importer
from generator.importer.words import LANGUAGES, WORDS, named_pattern

FOLDER = Path(importer.__file__).parent


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", WORDS["forms"])
def test_a_form_is_a_pattern_in_every_language(name: str, lang: str) -> None:
    assert re.compile(named_pattern(name, lang)).pattern


def test_no_form_is_left_over() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    text = (FOLDER / "words.yaml").read_text(encoding="utf-8")
    assert [name for name in WORDS["forms"] if f'"{name}"' not in code and f"{{{name}}}" not in text] == []
