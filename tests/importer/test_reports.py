"""Reports in the manner of different newspapers and years: an import may leave a field empty, but fills none wrongly.

They were written, with what stands in them, before the importer that reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.importer.importing import Imported, import_article
from generator.importer.lines import BODY, CAPTION, ITEM
from tests.importer.further_reports import FURTHER, REGISTERS
from tests.importer.more_reports import MORE
from tests.importer.reported import REPORTED, SOURCES, Reported
from tests.small_sites import small_site

REPORTS = Path(__file__).parent / "reports"


def imported(folder: Path, name: str) -> Imported:
    registers = SOURCES if name in REPORTED else REGISTERS
    return import_article(small_site(folder, registers).root, str(REPORTS / name), today="2026-11-22")


def fields(found: Imported, expected: Reported) -> Iterator[tuple[str, object, object]]:
    """Yield (field, what was found, what stands in the report); nothing is what is empty."""
    source = found.fields["source"]
    assert isinstance(source, dict)
    body = [piece.text for piece in found.pieces if piece.role in (BODY, ITEM)]
    yield "language", found.lang, expected.lang
    yield "headline", source["title"], expected.title
    yield "published", source["published"], expected.published
    yield "day", found.fields["date"], expected.date
    yield "basis", found.fields["date_basis"] if found.fields["date"] else "", expected.basis
    yield "publisher", source["publisher"], expected.publisher
    yield "author", source["author"], [*expected.author] if len(expected.author) > 1 else "".join(expected.author)
    yield "beginning", body[0][: len(expected.begins)], expected.begins
    yield "end", body[-1][-len(expected.ends) :], expected.ends
    yield "captions", sum(piece.role == CAPTION for piece in found.pieces), expected.captions
    people = {one.name: one.office for one in found.people}
    for name in people.keys() | expected.people.keys():
        yield "person", name if name in people else "", name if name in expected.people else "nobody of that name"
        if name in people:
            yield "office", people[name], expected.people.get(name, "")
    documents = {one.name for one in found.documents}
    for name in documents | set(expected.documents):
        yield "document", name if name in documents else "", name if name in expected.documents else "no such document"
    yield "event", found.fields["event"], expected.event
    if expected.publisher_basis and source["publisher"]:
        yield "publisher_basis", source["publisher_basis"], expected.publisher_basis
    if expected.subjects:
        subjects = {one.key if one.registered else one.name for one in found.other_entries}
        for name in subjects | set(expected.subjects):
            yield "subject", name if name in subjects else "", name if name in expected.subjects else "no such subject"


def outcome(got: object, wanted: object) -> str:
    """Return whether a field is right, empty where there is something, or wrong."""
    return "right" if got == wanted else "empty" if not got else "wrong"


@pytest.mark.parametrize("name", [*REPORTED, *FURTHER, *MORE])
def test_no_field_of_a_report_is_wrong(tmp_path: Path, name: str) -> None:
    expected = (REPORTED | FURTHER | MORE)[name]
    found = list(fields(imported(tmp_path, name), expected))
    assert [one for one in found if outcome(*one[1:]) == "wrong"] == []


def test_hardly_a_field_is_empty(tmp_path: Path) -> None:
    table: dict[str, Counter[str]] = {}
    for number, (name, expected) in enumerate(REPORTED.items()):
        for field, got, wanted in fields(imported(tmp_path / str(number), name), expected):
            table.setdefault(field, Counter())[outcome(got, wanted)] += 1
    print(
        "\n".join(f"{field:12}{count['right']:4}{count['wrong']:4}{count['empty']:4}" for field, count in table.items())
    )
    assert sum(count["empty"] for count in table.values()) <= 1  # the English edition that does not name itself
