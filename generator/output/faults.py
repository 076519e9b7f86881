"""Faults of templates: from the exceptions of rendering to one problem for each mistake, at its line.

A mistake in a template breaks every page that uses the template, but is reported once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from generator.core.model import Problem
from generator.pages.page import Page

TEMPLATES = "templates"
_MODULE = re.compile(r"\bgenerator\.[\w.]+\.(?=[A-Z])")


class Fault(NamedTuple):
    """A mistake in a template, found while one page was rendered."""

    template: str
    """The innermost that was at work."""
    line: int
    what: str
    page: str


def fault_of(page: Page, error: Exception, root: Path) -> Fault:
    """Return the fault behind an exception of rendering a page."""
    return Fault(*_place(page, error, root), _said(page, error, root), page.path)


def template_faults(faults: Iterable[Fault]) -> list[Problem]:
    """Return one problem for each line of a template with a fault, with the first page that shows it."""
    spoilt: dict[tuple[str, int], tuple[str, list[str]]] = {}
    for fault in sorted(faults, key=lambda one: one.page):
        spoilt.setdefault((fault.template, fault.line), (fault.what, []))[1].append(fault.page)
    return [
        Problem(f"{TEMPLATES}/{name}", line, 1, f"{what} (while making {_named(paths)}) — mend the template")
        for (name, line), (what, paths) in spoilt.items()
    ]


def _place(page: Page, error: Exception, root: Path) -> tuple[str, int]:
    """Return the innermost template at work, and its line as far as Jinja knows it."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or page.template, error.lineno
    folder = str(root / TEMPLATES) + os.sep
    name, line = page.template, 1
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(folder):
            name, line = Path(file).relative_to(folder).as_posix(), trace.tb_lineno
        trace = trace.tb_next
    return name, line


def _said(page: Page, error: Exception, root: Path) -> str:
    """Return the message of an exception, without paths of this machine and modules of the program."""
    if isinstance(error, TemplateNotFound):
        return "there is no such template" if error.name == page.template else f"there is no template {error.name}"
    if isinstance(error, RecursionError):
        return "it includes or calls itself without end"
    if isinstance(error, KeyError):
        return f"no value is given for {error}"
    return _MODULE.sub("", str(error)).replace(f"{root}{os.sep}", "") or type(error).__name__


def _named(paths: list[str]) -> str:
    more = len(paths) - 1
    return paths[0] + (f" and {more} more page{'s' * (more > 1)}" if more else "")
