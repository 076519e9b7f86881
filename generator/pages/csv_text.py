"""CSV files (RFC 4180) for spreadsheets, and the JSON Schema of their rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_BOM = "\ufeff"
"""Byte order mark: without it Excel does not read a CSV file as UTF-8."""
_FORMULA = re.compile(r"^([=+\-@\t\r])")
"""The beginning of a cell that a spreadsheet would take for a formula; an apostrophe before it makes it text (OWASP,
“CSV injection”)."""


def written(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV with a byte order mark; no cell can be taken for a formula."""
    stream = io.StringIO()
    stream.write(_BOM)
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([[_FORMULA.sub(r"'\1", cell) for cell in row] for row in rows])
    return stream.getvalue()


def rows_schema(file: str, title: str, columns: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the JSON Schema of the rows of a file, each read as an object whose names are those of the first line."""
    rows = {"type": "object", "required": list(columns), "additionalProperties": False, "properties": dict(columns)}
    described = f"The rows of {file}, each read as an object by the names of the first line"
    return {"title": title, "description": described, "type": "array", "items": rows}
