"""What is inferred cannot be shown as certain: one module reads what a briefing says of its report, and what it gives
out has the mark in every form."""

from __future__ import annotations

import re

from generator.core.model import Data
from generator.core.schema import SOURCE
from generator.language.interface import Interface
from generator.output.interfaces import interfaces, read_catalogues
from generator.output.store import Store, program_digest
from generator.pages.data_shapes import schema_of
from generator.pages.source_article import Article, Newspaper, article_of, newspaper_of
from tests.small_sites import PROJECT

READS = re.compile(r"""fields(?:\.get\(|\[)["']source["']|["'](?:publisher|url)_basis["']""")
ALLOWED = {"source_article.py"}


def english() -> Interface:
    return interfaces(read_catalogues(PROJECT, Store(None, program_digest())))["en"]


def strings(value: object) -> list[str]:
    """Return every text that can be had of a value, but for what stands in a role that says how it is known."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Data):
        return (
            []
            if value.get("@type") == "OrganizationRole"
            else [text for one in value.values() for text in strings(one)]
        )
    return [text for one in value for text in strings(one)] if isinstance(value, tuple) else []


def test_one_module_of_the_pages_reads_what_a_briefing_says_of_its_report() -> None:
    files = sorted((PROJECT / "generator/pages").glob("*.py"))
    assert {file.name for file in files if READS.search(file.read_text(encoding="utf-8"))} == ALLOWED
    templates = (PROJECT / "templates").rglob("*.html")
    assert not [file.name for file in templates if READS.search(file.read_text(encoding="utf-8"))]


def test_the_name_of_an_inferred_newspaper_cannot_be_had_without_its_mark() -> None:
    newspaper = newspaper_of(Data(vi="Báo Thử"), "https://bao.example/", 1, "vi", english())
    named = [text for one in strings(newspaper) if "Báo Thử" in (text := one.replace("\xa0", " "))]
    assert len(named) == 3 and all("[inferred]" in text.split("Báo Thử")[1] for text in named)
    assert newspaper.node["description"] == "inferred, not named in the report"
    stated = newspaper_of(Data(vi="Báo Thử"), "", 0, "vi", english())
    assert "[inferred]" not in "".join(strings(stated)) and stated.node["name"] == "Báo Thử"


def test_an_address_where_a_text_was_found_is_never_that_of_the_article() -> None:
    def article(basis: str) -> Article:
        source = Data(url="https://bao.example/a", url_basis=basis)
        return article_of(Data(source=source, date="2024-05-01"), "vi", None)

    assert (article("stated").url, article("stated").twin) == ("https://bao.example/a", "")
    assert (article("found").url, article("found").twin) == ("", "https://bao.example/a")
    assert article("found").published == "", "the day of the event is not that of publication"


def test_every_form_of_a_newspaper_is_made_with_its_basis() -> None:
    """A further field would be a further way to its name."""
    assert Newspaper._fields == ("text", "html", "linked", "inferred", "node")
    assert schema_of(SOURCE)["dependentRequired"]["publisher"] == ["publisher_basis"]
