"""JSON Schemas come from the table that validates, and agree with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.cli import main
from generator.commands.json_schemas import FORMS, schemas
from generator.core.data_files import NEWSPAPERS_FILE, SITE_FILE
from generator.core.kinds import KINDS, TERMS
from generator.source.frontmatter import split
from generator.source.read import read, read_data
from generator.source.scalars import FORMS as READ
from tests.archives.project import CONTENT

SCHEMAS = {name.removesuffix(".json"): json.loads(text) for name, text in schemas().items()}
KIND = {kind.folder: kind for kind in KINDS}


def front_matters() -> Iterator[tuple[str, str, Any]]:
    """Every file of the hcmc archive: its path, the name of its schema, and what plain YAML makes of it."""
    content = CONTENT["hcmc"]
    for path in sorted(content.glob("*/*.md")):
        kind = KIND[path.parent.name]
        text = path.read_text(encoding="utf-8")
        if kind.paired or "." not in path.stem:
            value = as_text(yaml.compose(split(text)[0]))
            name = f"{kind.name}-translation" if "translation" in value else kind.name
            yield path.relative_to(content.parent).as_posix(), name, value
    for file in (SITE_FILE, NEWSPAPERS_FILE, TERMS):
        yield file.path, file.path.partition(".")[0], as_text(yaml.compose((content / file.path).read_text("utf-8")))


def as_text(node: Any) -> Any:
    """Read YAML as JSON would have it, with dates as text."""
    if isinstance(node, yaml.MappingNode):
        return {as_text(key): as_text(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [as_text(item) for item in node.value]
    if node.tag.endswith(":bool"):
        return node.value == "true"
    return None if node.tag.endswith(":null") else node.value


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize(("path", "name", "value"), [pytest.param(*one, id=one[0]) for one in front_matters()])
def test_the_hcmc_archive_agrees_with_its_schemas(path: str, name: str, value: Any) -> None:
    assert [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(value)] == []


GOOD = {
    "title": "A", "summary": "B", "added": "2026-01-01", "date": "2024-02", "date_basis": "stated",
    "source": {"publisher_basis": "unknown"}, "people": {"a-b": "Minister", "c": {"office": "Mayor", "as": "caption"}},
}  # fmt: skip
BAD: list[tuple[str, dict[str, Any]]] = [
    ("unknown field", {**GOOD, "titel": "A"}),
    ("missing field", {name: value for name, value in GOOD.items() if name != "summary"}),
    ("bad date", {**GOOD, "date": "3/2/2024"}),
    ("bad day", {**GOOD, "added": "2026-01"}),
    ("bad choice", {**GOOD, "date_basis": "guessed"}),
    ("bad slug", {**GOOD, "slugs": {"vi": "Á"}}),
    ("bad language", {**GOOD, "slugs": {"fr": "a"}}),
    ("bad key", {**GOOD, "people": {"Á": "Minister"}}),
    ("bad url", {**GOOD, "source": {"url": "javascript:x"}}),
    ("list for text", {**GOOD, "title": ["A"]}),
    ("translation's field", {**GOOD, "parity": []}),
    ("bad flag", {**GOOD, "draft": "maybe"}),
    ("bad caption", {**GOOD, "people": {"a": {"office": "x", "as": "footnote"}}}),
]


@pytest.mark.parametrize(
    ("what", "value"), [("good", GOOD), *BAD], ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_schema_refuses_what_a_build_refuses(what: str, value: dict[str, Any]) -> None:
    validator = Draft202012Validator(SCHEMAS["briefing"])
    text = f"---\n{yaml.safe_dump(value, allow_unicode=True)}---\n\nx\n"
    refused = any(finding.severity == "error" for finding in read(KINDS[0], text.encode()).findings)
    assert refused is (what != "good")
    assert validator.is_valid(value) is (what == "good")


@pytest.mark.parametrize(
    ("publisher", "good"),
    [
        (None, True), ({"name": "A"}, True), ({"name": {"vi": "A"}, "url": "https://a.test/"}, True), ({"name": 1}, True),
        ({"url": "https://a.test/"}, False), ({"name": {"fr": "A"}}, False), ({"name": "A", "logo": "x"}, False),
        ({"name": ["A"]}, False), ({"name": "A", "url": "a.test"}, False), ("A", False),
    ],
)  # fmt: skip
def test_a_publisher_has_a_name_in_each_language_or_one_for_all(publisher: Any, good: bool) -> None:
    """Neither an authority nor an address for corrections need be there."""
    value = {"title": {"vi": "A"}, "description": {"vi": "A"}, "base_url": "https://a.test/", "publisher": publisher}
    value["licence"] = {"code": "MIT", "content": "CC BY 4.0"}
    findings = read_data(SITE_FILE, yaml.safe_dump(value, allow_unicode=True).encode())[2]
    assert (not findings) is good and Draft202012Validator(SCHEMAS["site"]).is_valid(value) is good


def test_every_form_and_every_field_has_a_schema() -> None:
    assert FORMS.keys() == READ.keys()
    for kind in KINDS:
        names = [kind.name, *([f"{kind.name}-translation"] if kind.paired else [])]
        described = set().union(*(SCHEMAS[name]["properties"] for name in names))
        assert described == {field.name for field in kind.fields}


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schemas", "--root", str(tmp_path), "--write", str(tmp_path / "schema")]) == 0
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "schema").iterdir()}
    assert written == schemas()
    assert capsys.readouterr().out.count("\n") == len(written)


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        ("archive/content", "it lies in content/, among the sources"),
        ("archive/content/people", "it lies in content/, among the sources"),
        ("archive", "that folder holds more than a site"),
        ("elsewhere", "it lies outside the archive"),
        ("archive/linked", "it lies outside the archive"),
    ],
)
def test_they_are_written_to_a_folder_of_their_own_only(
    folder: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("archive/content/people", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "archive/linked").symlink_to(tmp_path / "elsewhere")
    assert main(["schemas", "--root", str(tmp_path / "archive"), "--write", str(tmp_path / folder)]) == 1
    said = capsys.readouterr().err
    assert said == f"{tmp_path / folder}: {why} — choose a folder of its own in the archive, such as schema\n"
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
