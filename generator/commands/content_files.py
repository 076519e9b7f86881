"""Content files: from fields and a body to the bytes of a content file, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import yaml

from generator.core.outcome import Refused

Fields: TypeAlias = Mapping[str, "str | Sequence[str] | Fields"]
"""Front matter to be written, in order; empty values are left out."""


def document(fields: Fields, body: str) -> str:
    """Return the text of a content file."""
    return "\n".join(["---", *_lines(fields, ""), "---", "", body.strip("\n"), ""])


def scalar(text: str) -> str:
    """Return a text as YAML says it: plain where that reads back as the same, else in quotation marks."""
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


def replace_file(target: Path, text: str) -> None:
    """Write a file in one step, so that an interrupted run leaves the old one or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.new")
    unfinished.write_text(text, encoding="utf-8", newline="")
    os.replace(unfinished, target)
