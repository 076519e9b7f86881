"""Stamping: writes the stamps of an original's blocks into its translation, and changes nothing else in the file."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.archive.items import Item
from generator.archive.stale import is_written, stamps, untranslated_blocks
from generator.archive.titles import KIND
from generator.commands.translation import LoadedArchive, find_item, paired_items
from generator.core.atomic_file import replace_file
from generator.core.invocation import invocation
from generator.core.outcome import Refused
from generator.source.decode import bytes_of, decode
from generator.source.frontmatter import compose, split
from generator.source.read import read


def stamp(known: LoadedArchive, stem: str) -> list[str]:
    """Stamp every translation of a text and return a line for each; raises Refused."""
    item = find_item(known, stem)
    translations = [text for lang, text in item.texts.items() if lang != item.original]
    if not translations:
        raise Refused(f"{item.path} has no translation — run: {invocation()} translate {item.key}")
    if not any(map(is_written, translations)):
        raise Refused(f"{translations[0].path} is not written yet — translate it first")
    original = item.texts[item.original]
    for text in filter(is_written, translations):
        left = untranslated_blocks(original, text)
        if left:
            name = "the heading" if left[0].kind == "heading" else left[0].anchor
            more = f", and {len(left) - 1} more" if len(left) > 1 else ""
            at = f"{text.path}:{left[0].at.line}:{left[0].at.column}"
            raise Refused(
                f"{at}: still in the words of {original.path}: {name}{more} — translate first, then stamp; "
                f"what is to stay is marked so: [words](lang:{item.original})"
            )
    given = stamps(original)
    said = []
    for text in filter(is_written, translations):
        if text.fields.get("translation", {}).get("stamp", ()) == given:
            said.append(f"{text.path}: renders its original as it is; nothing to change.")
            continue
        _write(known.root / text.path, given, item)
        count = len(given) - 1
        said.append(f"{text.path}: stamped; {count} {'block' if count == 1 else 'blocks'}.")
    return said


def translated(known: LoadedArchive) -> list[str]:
    """Return the stems of the briefings and pages that have a published translation."""
    return [key for key, item in paired_items(known.archive).items() if _is_published(item)]


def _is_published(item: Item) -> bool:
    published = [lang for lang, text in item.texts.items() if not text.fields.get("draft")]
    return item.original in published and len(published) > 1


def _write(path: Path, given: tuple[str, ...], item: Item) -> None:
    data = bytes_of(path)
    text, _ = decode(data)
    header, line, _, _ = split(text)
    before = read(KIND[item.kind], data)
    root = compose(header, line)
    assert isinstance(root, yaml.MappingNode)
    block = next(value for key, value in root.value if key.value == "translation")
    start = text.index(header)
    changed = text[:start] + _stamped(header, block, f"[{', '.join(given)}]") + text[start + len(header) :]
    after = read(KIND[item.kind], changed.encode())
    same = {name: value for name, value in after.fields.items() if name != "translation"}
    if after.findings != before.findings or same != {n: v for n, v in before.fields.items() if n != "translation"}:
        raise Refused(f"{path.name} cannot be stamped as it is written — give “translation:” a line for each field")
    replace_file(path, changed)


def _stamped(header: str, block: yaml.MappingNode, stamp: str) -> str:
    """Return the front matter with the stamp in its mapping ``translation``, which gets a line for each field."""
    first, last = block.start_mark.index, block.end_mark.index
    pairs = [(key, value) for key, value in block.value if key.value != "stamp"]
    if block.flow_style:
        lines = [header[key.start_mark.index : value.end_mark.index].strip() for key, value in pairs]
        return header[:first].rstrip(" ") + "".join(f"\n  {one}" for one in (*lines, f"stamp: {stamp}")) + header[last:]
    old = next((value for key, value in block.value if key.value == "stamp"), None)
    if old is not None:
        end = len(header[: old.end_mark.index].rstrip())  # a list of lines ends where the next field begins
        return f"{header[: old.start_mark.index].rstrip()} {stamp}{header[end:]}"
    end = pairs[-1][1].end_mark.index
    indent = " " * pairs[0][0].start_mark.column
    return f"{header[:end]}\n{indent}stamp: {stamp}{header[end:]}"
