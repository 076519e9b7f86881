"""Tables as CSV (RFC 4180) for spreadsheets, and the JSON Schema of their rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_BOM = "\ufeff"
"""Without it Excel does not take a CSV file for UTF-8."""
_FORMULA = re.compile(r"^([=+\-@\t\r])")
"""What a spreadsheet takes for the beginning of a formula; behind an apostrophe it is words (OWASP)."""


def written(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV with a byte order mark; no cell is a formula."""
    stream = io.StringIO()
    stream.write(_BOM)
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([[_FORMULA.sub(r"'\1", cell) for cell in row] for row in rows])
    return stream.getvalue()


def rows_schema(file: str, title: str, columns: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the JSON Schema of the rows of a file, each read as an object by the names of the first line."""
    rows = {"type": "object", "required": list(columns), "additionalProperties": False, "properties": dict(columns)}
    described = f"The rows of {file}, each read as an object by the names of the first line"
    return {"title": title, "description": described, "type": "array", "items": rows}
