"""Fields: from nodes of YAML to values, by the shapes of the table of kinds, with the position of every value and all
mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from generator.core.kinds import CODES
from generator.core.model import At, Data, Finding, PathKey
from generator.core.shapes import ByLanguage, Choice, Keyed, Many, Record, Scalar, Shape
from generator.language.text import nearest, nfc
from generator.source.decode import CONTROL
from generator.source.scalars import FORMS, INVISIBLE

_ABSENT = object()
_SURROGATE = re.compile("[\ud800-\udfff]")


class Reader:
    """A reader of nodes, which collects the positions of values and the mistakes."""

    def __init__(self, first_line: int = 1, elsewhere: Mapping[str, str] | None = None) -> None:
        self.first_line = first_line
        self.elsewhere = elsewhere or {}
        """Top-level field that belongs in another file, to the message about it."""
        self.marks: dict[PathKey, At] = {}
        self.findings: list[Finding] = []

    def read(self, node: yaml.Node | None, shape: Shape, path: PathKey = ()) -> Any:
        """Return the value of a node, or a marker of absence (see ``given``); bad content never raises."""
        if node is None or _empty(node):
            return self._absent(shape, path, self.at(node) if node else At(self.first_line, 1))
        if path not in self.marks:
            self.marks[path] = self.at(node)
        if isinstance(shape, Scalar):
            return self._scalar(node, shape.form)
        if isinstance(shape, Record):
            return self._record(node, shape, path)
        if isinstance(shape, Many):
            return self._many(node, shape.item, path, plain=shape.plain)
        if isinstance(shape, Keyed):
            return self._keyed(node, shape.item, path)
        if isinstance(shape, Choice):
            return self._choice(node, shape.values)
        return self._by_language(node, shape, path)

    def at(self, node: yaml.Node) -> At:
        """Return the position of a node in its file."""
        return At(node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def error(self, node: yaml.Node, message: str) -> Any:
        """Record a mistake at a node, and return the marker of absence."""
        self.findings.append(Finding(self.at(node), message))
        return _ABSENT

    def _absent(self, shape: Shape, path: PathKey, at: At) -> Any:
        if isinstance(shape, Record) and not path:
            self._missing(shape, (), path, at)
        return _ABSENT

    def _scalar(self, node: yaml.Node, form: str) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            return self.error(
                node, f"{_noun(node)} stands where one value is due — write text, in quotes if it begins with {{ or ["
            )
        if not node.value.isprintable():
            if _SURROGATE.search(node.value):
                return self.error(node, "half of a surrogate pair is not text — delete it")
            if hidden := CONTROL.search(node.value):
                return self.error(node, f"control character U+{ord(hidden[0]):04X} — delete it")
        try:
            return FORMS[form](nfc(node.value))
        except ValueError as error:
            return self.error(node, str(error))

    def _choice(self, node: yaml.Node, values: tuple[str, ...]) -> Any:
        found = self._scalar(node, "line")
        if found is _ABSENT or found in values:
            return found
        return self.error(node, f"“{found}” is not one of the choices — write {_alternatives(found, values)}")

    def _many(self, node: yaml.Node, item: Shape, path: PathKey, *, plain: bool) -> Any:
        if plain and isinstance(node, yaml.ScalarNode):
            value = self.read(node, item, (*path, "0"))
            return _ABSENT if value is _ABSENT else (value,)
        if not isinstance(node, yaml.SequenceNode):
            return self.error(
                node, f"{_noun(node)} stands where a list is due — write [one, two] or lines beginning with “- ”"
            )
        found = (self.read(child, item, (*path, str(number))) for number, child in enumerate(node.value))
        return tuple(value for value in found if value is not _ABSENT)

    def _pairs(self, node: yaml.Node, due: str = "“name: value” lines") -> Iterable[tuple[yaml.Node, str, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self.error(node, f"{_noun(node)} stands where fields are due — write {due}")
            return
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or not key.value:
                self.error(key, "a field's name must be a plain word — mend it")
            elif ":\u00a0" in key.value:
                self.error(key, "a no-break space (U+00A0) stands after the colon — replace it by an ordinary one")
            elif "\u00a0" in key.value:
                self.error(key, "a no-break space (U+00A0) stands in the field's name — delete it")
            elif key.value in first:
                self.error(key, f"“{key.value}” is given twice, first on line {first[key.value]} — keep one")
            else:
                first[key.value] = self.at(key).line
                yield key, key.value, value

    def _by_language(self, node: yaml.Node, shape: ByLanguage, path: PathKey) -> Any:
        item = shape.item
        if shape.plain and isinstance(node, yaml.ScalarNode):
            value = self.read(node, item, path)
            return _ABSENT if value is _ABSENT else Data(dict.fromkeys(CODES, value))
        if not isinstance(node, yaml.MappingNode):
            each = ", ".join(f"{code}: …" for code in CODES)
            return self.error(node, f"{_noun(node)} stands where one value for each language is due — write {{{each}}}")
        found, lacking = {}, list(CODES) if shape.every else []
        for key, name, value in self._pairs(node):
            if name not in CODES:
                self.error(key, f"“{name}” is not a language of this archive — write {' or '.join(CODES)}")
                continue
            lacking = [code for code in lacking if code != name or _empty(value)]
            value = self.read(value, item, (*path, name))
            if value is not _ABSENT:
                found[name] = value
        for code in lacking:
            self.error(node, f"{_named(path)} lacks “{code}” — add it, it stands in every language")
        return Data(found) if found else _ABSENT

    def _keyed(self, node: yaml.Node, item: Shape, path: PathKey) -> Any:
        found = {}
        for key, name, value in self._pairs(node):
            try:
                FORMS["slug"](name)
            except ValueError as error:
                self.error(key, str(error))
                continue
            self.marks[(*path, name)] = self.at(key)
            value = self.read(value, item, (*path, name))
            if value is not _ABSENT:
                found[name] = value
        return Data(found)

    def _record(self, node: yaml.Node, shape: Record, path: PathKey) -> Any:
        known = shape.named
        if shape.short and isinstance(node, yaml.ScalarNode):
            value = self.read(node, known[shape.short].shape, (*path, shape.short))
            return _ABSENT if value is _ABSENT else Data({shape.short: value})
        found: dict[str, Any] = {}
        given: set[str] = set()
        for key, name, value in self._pairs(node, *_due(shape)):
            if name not in known:
                message = "" if path else self.elsewhere.get(name, "")
                if hidden := INVISIBLE.search(name):
                    message = f"the invisible character U+{ord(hidden[0]):04X} stands in a field's name — delete it"
                self.error(key, message or f"“{name}” is not a field here — {_suggestion(name, known)}")
                continue
            if not _empty(value):
                given.add(name)
            self.marks[(*path, name)] = self.at(key)
            value = self.read(value, known[name].shape, (*path, name))
            if value is not _ABSENT and value != "":
                found[name] = value
        if isinstance(node, yaml.MappingNode):
            self._missing(shape, given, path, self.at(node))
            if shape.one_of and not given & set(shape.one_of):
                needed = ", ".join(f"“{name}”" for name in shape.one_of)
                self.error(node, f"{_named(path)} needs at least one of {needed} — add it")
            for name, other in shape.needs:
                if name in given and other not in given:
                    message = f"“{name}” of {_named(path)} needs “{other}” beside it — add it"
                    self.findings.append(Finding(self.marks[(*path, name)], message))
        return Data(found)

    def _missing(self, shape: Record, present: Iterable[str], path: PathKey, at: At) -> None:
        for field in shape.fields:
            if field.required and field.name not in present:
                within = f" of {_named(path)}" if path else ""
                message = f"the field “{field.name}”{within} is missing — add it"
                self.findings.append(Finding(self.marks.get(path, at) if path else At(1, 1), message))


def _due(shape: Record) -> list[str]:
    """Return the fields to write in place of plain text for a record, if all of its fields are required."""
    names = [field.name for field in shape.fields if field.required]
    return ["{" + ", ".join(f"{name}: …" for name in names) + "}"] if len(names) == len(shape.fields) else []


def _named(path: PathKey) -> str:
    """Return the name of a place for a message: “offices”, entry 3."""
    names = ".".join(part for part in path if not part.isdigit())
    entries = [f"entry {int(part) + 1}" for part in path if part.isdigit()]
    return ", ".join([*([f"“{names}”"] if names else []), *entries])


def given(value: Any) -> bool:
    """Return whether ``Reader.read`` has returned a value, and not the marker of absence."""
    return value is not _ABSENT


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null")


def _noun(node: yaml.Node) -> str:
    names: dict[type, str] = {yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping"}
    return names.get(type(node), "plain text")


def _alternatives(word: str, choices: Iterable[str]) -> str:
    near = nearest(word, list(choices), 1)
    return f"“{near[0]}”" if near else ", ".join(choices)


def _suggestion(word: str, choices: Iterable[str]) -> str:
    near = nearest(word, list(choices), 1)
    return f"did you mean “{near[0]}”?" if near else f"known are {', '.join(choices)}"
