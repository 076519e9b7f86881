"""Texts: every text of the archive with its references resolved; what was linked before, and still holds, stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.archive.pair import Group
from generator.archive.passages import Linked
from generator.archive.resolve import Setting, holders, reference_date, resolve
from generator.archive.values import Text
from generator.model import ERROR, Problem


@dataclass(slots=True)
class Texts:
    """The texts of an archive as they are linked, one after the other."""

    setting: Setting
    known: Mapping[str, Linked]
    """Path to what linking made of the same file before, while the same was sought in it."""
    problems: list[Problem] = field(default_factory=list)
    """Of all texts so far."""
    misled: set[str] = field(default_factory=set)
    """Paths of texts with a link to a thing that is not there."""

    def text(self, group: Group, lang: str) -> Text:
        """Return one text of a group."""
        path, document = group.documents[lang]
        linked = self.known.get(path)
        if linked is None or linked.date != reference_date(group) or not self._holds(linked):
            linked = resolve(replace(self.setting, watch=None) if group.withdrawn else self.setting, group, lang)
        if not group.withdrawn:  # nobody reads it, so nothing in it needs to be mended
            self.problems += linked.problems
        if any(target not in self.setting.paired.groups[scheme] for scheme, target, _, _ in linked.refs):
            self.misled.add(path)
        return Text(lang, path, document, linked)

    def _holds(self, linked: Linked) -> bool:
        """Whether everything to which a text refers is still there, and as it was."""
        if any(problem.severity == ERROR for problem in linked.problems):
            return False
        for scheme, target, fragment, holding in linked.refs:
            group = self.setting.paired.groups[scheme].get(target)
            if group is None or holders(group, fragment) != holding:
                return False
        sizes = {name: (picture.width, picture.height) for name, picture in self.setting.images.items()}
        return all(sizes.get(name) == (width, height) for name, width, height in linked.images)
