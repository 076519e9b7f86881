"""The documents for people: short enough, true of the program, equal in both languages, and nothing said twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import COMMANDS
from generator.core.data_files import NEWSPAPERS_FILE, SITE_FILE
from generator.core.kinds import KINDS, TERMS
from generator.core.shapes import ByLanguage, Field, Keyed, Many, Record
from tests.documents import DOCUMENTS, GUIDE, GUIDE_VI, OWN, README, blocks, codes, commands, headings, outside, text_of
from tests.small_sites import PROJECT

BOTH = pytest.mark.parametrize("guide", [GUIDE, GUIDE_VI], ids=lambda path: path.stem)
EVERY = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)


@pytest.mark.skipif(OWN, reason="the README is the archive's own")
def test_the_readme_is_short_and_shows_the_site() -> None:
    text = text_of(README)
    assert len(text.splitlines()) <= 120
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    data = (PROJECT / picture).read_bytes()
    assert data.startswith(b"\x89PNG") and len(data) <= 200 * 1024


@EVERY
def test_every_link_within_the_project_leads_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", outside(text_of(document))):
        if ":" not in target and "`" not in target:
            assert (document.parent / target).exists() or target.endswith((".jpg", ".png")), target


@EVERY
def test_every_file_of_the_program_that_is_named_is_there(document: Path) -> None:
    rooms = ("generator/", "templates/", "translations/", "tests/", "tools/", ".github/", "docs/")
    named = [code for code in codes(text_of(document)) if code.startswith(rooms) and re.fullmatch(r"[\w./-]+", code)]
    assert not [code for code in named if not (PROJECT / code).exists()]


def test_no_sentence_stands_in_two_documents() -> None:
    places: defaultdict[str, set[str]] = defaultdict(set)
    for document in DOCUMENTS:
        for sentence in sentences(outside(text_of(document))):
            places[sentence].add(document.name)
    assert not {sentence: names for sentence, names in places.items() if len(names) > 1}


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences that are long enough to say something."""
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-|#]|\d\.) ?)", text):
        for sentence in re.split(r"(?<=[.!?:;])\s", " ".join(paragraph.split())):
            if len(re.sub(r"`[^`]*`|\[[^\]]*\]\([^)]*\)", "", sentence)) >= 40:
                yield sentence.strip("-|# ")


def test_both_guides_have_the_same_sections() -> None:
    english, vietnamese = (headings(text_of(guide)) for guide in (GUIDE, GUIDE_VI))
    assert [shape(one) for one in english] == [shape(one) for one in vietnamese] and len(english) > 20
    assert not set(english) & set(vietnamese)


def shape(heading: str) -> str:
    """Return the level of a heading and its number, if it has one."""
    return re.sub(r"[^#\d]", "", heading)


def test_both_guides_have_the_same_code_and_the_same_commands() -> None:
    english, vietnamese = (text_of(guide) for guide in (GUIDE, GUIDE_VI))
    assert [(one.language, one.text, one.file) for one in blocks(english)] == [
        (one.language, one.text, one.file) for one in blocks(vietnamese)
    ]
    assert sorted(set(commands(english))) == sorted(set(commands(vietnamese)))


def test_both_guides_name_the_same_fields_files_and_values() -> None:
    english, vietnamese = (set(codes(text_of(guide))) for guide in (GUIDE, GUIDE_VI))
    words = re.compile(r"[a-z_./*<>-]+:?|--\w[\w -]*|[\w./-]+/")
    assert {code for code in english if words.fullmatch(code)} == {code for code in vietnamese if words.fullmatch(code)}


def test_both_guides_have_tables_of_the_same_rows() -> None:
    english, vietnamese = (re.findall(r"^\| (`.*?) \|", text_of(guide), re.MULTILINE) for guide in (GUIDE, GUIDE_VI))
    assert english == vietnamese and len(english) > 20


@BOTH
def test_a_guide_names_every_field_that_an_editor_may_write(guide: Path) -> None:
    text = text_of(guide)
    known = set(re.findall(r"[a-z_]+", " ".join([*codes(text), *(block.text for block in blocks(text))])))
    fields = [field for kind in KINDS for field in kind.fields]
    wanted = {name for field in fields for name in named(field)}
    wanted |= {name for file in (NEWSPAPERS_FILE, TERMS) for name in inner(file.shape)}
    assert sorted(wanted - known) == []


def test_the_settings_of_a_site_are_explained_to_hosts() -> None:
    said = codes(text_of(PROJECT / "docs/hosting.md"))
    assert isinstance(SITE_FILE.shape, Record)
    assert not [field.name for field in SITE_FILE.shape.fields if field.name not in said]


def named(field: Field) -> Iterator[str]:
    """Yield the name of a field and those of the fields within it."""
    yield field.name
    yield from inner(field.shape)


def inner(shape: object) -> Iterator[str]:
    """Yield the names of the fields within a shape."""
    if isinstance(shape, Record):
        for field in shape.fields:
            yield from named(field)
    elif isinstance(shape, Keyed | Many | ByLanguage):
        yield from inner(shape.item)


def test_every_command_of_the_program_is_explained_somewhere() -> None:
    said = " ".join(command for document in DOCUMENTS for command in commands(text_of(document)))
    assert not [name for name in COMMANDS if not re.search(rf"build\.py {name}\b", said)]
