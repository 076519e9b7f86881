"""Content files: from fields and a body to the text of a content file, and new files on the disk."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import yaml

from generator.core.atomic_file import replace_file
from generator.core.outcome import Refused

Fields: TypeAlias = Mapping[str, "str | Sequence[str] | Fields"]
"""Front matter to write, in order; fields with an empty value are left out."""


def document(fields: Fields, body: str) -> str:
    """Return the text of a content file."""
    return "\n".join(["---", *_lines(fields, ""), "---", "", body.strip("\n"), ""])


def scalar(text: str) -> str:
    """Return a text as a scalar of YAML: plain where YAML reads that as the same text, else in quotation marks."""
    try:
        node = yaml.compose(f"x: {text}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        node = None
    value = node.value[0][1] if isinstance(node, yaml.MappingNode) else None
    plain = isinstance(value, yaml.ScalarNode) and value.value == text and not value.tag.endswith((":null", ":merge"))
    return text if plain and len(text.splitlines()) == 1 else json.dumps(text, ensure_ascii=False)


def _lines(fields: Fields, indent: str) -> list[str]:
    lines: list[str] = []
    for name, value in fields.items():
        if not value:
            continue
        if isinstance(value, str):
            lines.append(f"{indent}{name}: {scalar(value)}")
        elif isinstance(value, Mapping):
            lines += [f"{indent}{name}:", *_lines(value, indent + "  ")]
        else:
            lines += [f"{indent}{name}:", *(f"{indent}  - {scalar(item)}" for item in value)]
    return lines


def write_new(root: Path, files: Mapping[str, str]) -> None:
    """Write files that do not exist yet, by path under the root; raises Refused, and writes none, if one does."""
    for path in files:
        if (root / path).exists():
            raise Refused(f"{path} exists already — choose another name, or delete it first")
    for path, text in files.items():
        replace_file(root / path, text)
