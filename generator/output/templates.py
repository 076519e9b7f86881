"""Templates: from pages to their bytes, and the digest of what a template is made of."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from gettext import NullTranslations
from pathlib import Path

from jinja2 import meta
from jinja2.exceptions import TemplateSyntaxError

from generator.digest import digest
from generator.model import Problem
from generator.output.addressing import addresser
from generator.output.environment import environment_of
from generator.output.faults import FOLDER
from generator.pages.page import RELATIVE, WHOLE, Page
from generator.source.fit import ignored

__all__ = ["PARSED", "STATIC", "Templates", "addresser", "digest_of_all", "files_of"]

STATIC = "static"
"""Folder of what is copied as it is."""
PARSED = (".html", ".xml", ".json", ".txt")
"""Endings of templates."""


class Templates:
    """The templates of an archive, in all its languages."""

    def __init__(
        self,
        root: Path,
        translations: Mapping[str, NullTranslations],
        whole: bytes,
        compiled: dict[str, bytes] | None = None,
        known: Mapping[str, bytes] | None = None,
    ) -> None:
        """``whole`` is the digest of all templates. ``compiled`` holds templates as Jinja has compiled them, and takes
        those that are; ``known`` are digests of templates that are in order, if none has changed since."""
        self.root = root
        self.whole = whole
        self.folder = root / FOLDER
        self.compiled = {} if compiled is None else compiled
        self.digests = dict(known or {})
        """Of the templates that were asked for, by name."""
        self.checked = bool(known)
        self._named: dict[str, tuple[bytes, frozenset[str | None]]] = {}
        self.environments = {
            code: environment_of(self.folder, self.compiled, code, translations) for code in translations
        }

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page; raises what the template raises."""
        template = self.environments[page.lang].get_template(page.template)
        base_url = "" if page.links == RELATIVE else page.chrome.base_url
        href = addresser(page.path, base_url, whole=page.links == WHOLE)
        text = template.render(page=page, view=page.view, chrome=page.chrome, lang=page.lang, href=href)
        return text.encode()

    def check(self) -> list[Problem]:
        """Return every template that is not valid Jinja, with its line, and every name that cannot be published."""
        if self.checked:
            return []
        if not self.folder.is_dir():
            return [Problem(FOLDER, 1, 1, "there is no such folder — put the archive's templates there")]
        environment = next(iter(self.environments.values()))
        problems = []
        for path in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            name = path.relative_to(self.folder).as_posix()
            if not name.isprintable():  # half letters stand for what is not UTF-8
                problems.append(Problem(f"{FOLDER}/{name}", 1, 1, "the file's name cannot be an address — rename it"))
            elif path.suffix in (".html", ".xml") and not name.startswith(f"{STATIC}/"):
                try:
                    environment.get_template(name)
                except TemplateSyntaxError as error:
                    message = f"{error.message} — mend the template"
                    problems.append(Problem(f"{FOLDER}/{name}", error.lineno, 1, message))
                except UnicodeDecodeError:
                    problems.append(Problem(f"{FOLDER}/{name}", 1, 1, "the template is not UTF-8 — save it as UTF-8"))
        return problems

    def digest_of(self, name: str) -> bytes:
        """Return the digest of a template with all that it includes, imports or extends."""
        if name not in self.digests:
            self.digests[name] = self._digest_of(name)
        return self.digests[name]

    def _digest_of(self, name: str) -> bytes:
        reached: dict[str, bytes] = {}
        waiting = [name]
        while waiting:
            other = waiting.pop()
            if other not in reached:
                reached[other], named = self._references(other)
                if None in named:  # it names another as it goes, which may be any
                    return self.whole
                waiting += [one for one in named if one]
        return digest(*(part for other in sorted(reached) for part in (other, reached[other])))

    def _references(self, name: str) -> tuple[bytes, frozenset[str | None]]:
        """Return what a template holds, and the names in it; one that is missing may be meant to be."""
        if name not in self._named:
            file = self.folder / name
            source = file.read_bytes() if file.is_file() else b""
            environment = next(iter(self.environments.values()))
            named = environment.named.get(name)
            if named is None:
                named = frozenset()
                with suppress(TemplateSyntaxError, UnicodeDecodeError):  # of which its pages say what is wrong
                    named = frozenset(meta.find_referenced_templates(environment.parse(source.decode())))
            self._named[name] = (source, named)
        return self._named[name]


def files_of(folder: Path) -> list[Path]:
    """Return the files of a folder and of those in it, in order, but for those of editors and systems."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not ignored(path.name)]


def digest_of_all(root: Path) -> bytes:
    """Return the digest of all templates of an archive."""
    files = [path for path in files_of(root / FOLDER) if path.suffix in PARSED]
    names = (bytes(path.relative_to(root)) for path in files)
    return digest(*names, *(path.read_bytes() for path in files))
