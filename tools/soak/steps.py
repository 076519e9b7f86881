"""The steps of a soak: from a world and its chance to hundreds of things that happen to an archive, one after another,
the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tools.soak import edits, faults, odd
from tools.soak.world import World


class Step(NamedTuple):
    """What has just been done."""

    name: str
    what: str
    """Which file, and how."""
    breaks: bool = False
    """Whether there must be an error now."""


class _Kind(NamedTuple):
    weight: int
    do: Callable[[World], str]
    """Returns what was done, or nothing if the world has no place for it now."""
    breaks: bool = False


STEPS: Mapping[str, _Kind] = {
    "body edited": _Kind(20, edits.body),
    "front matter edited": _Kind(10, edits.front_matter),
    "register edited": _Kind(7, edits.register),
    "person renamed": _Kind(6, edits.person),
    "data file edited": _Kind(5, edits.data),
    "template edited": _Kind(5, edits.template),
    "style or script edited": _Kind(3, edits.static),
    "catalogue edited": _Kind(3, edits.catalogue),
    "picture": _Kind(3, edits.picture),
    "briefing added": _Kind(5, edits.new_briefing),
    "page that comes and goes": _Kind(5, edits.page),
    "nothing of substance": _Kind(4, edits.nothing),
    "burst of saves": _Kind(5, edits.burst),
    "folder out and back": _Kind(4, edits.out_and_back),
    "branch switched": _Kind(5, edits.branch),
    "branches switched": _Kind(2, edits.branches),
    "bad front matter": _Kind(4, faults.bad_yaml, True),
    "bad register": _Kind(2, faults.bad_register, True),
    "bad data file": _Kind(2, faults.bad_data, True),
    "bad bytes": _Kind(3, faults.bad_bytes, True),
    "cut short": _Kind(2, faults.cut_short, True),
    "bad template": _Kind(3, faults.bad_template, True),
    "failing template": _Kind(2, faults.failing_template, True),
    "bad catalogue": _Kind(2, faults.bad_catalogue, True),
    "dead link": _Kind(2, faults.dead_link, True),
    "alias claimed twice": _Kind(1, faults.twice_claimed, True),
    "folder in a file's place": _Kind(1, faults.folder_for_file),
    "link that leads nowhere": _Kind(1, faults.link_to_nowhere, True),
    "file deleted": _Kind(5, faults.deleted),
    "briefing's files renamed": _Kind(4, faults.renamed_text),
    "register file renamed": _Kind(4, faults.renamed_register),
    "folder moved away": _Kind(4, faults.moved_away),
    "folder renamed": _Kind(2, faults.renamed_folder),
    "broken for a moment": _Kind(4, faults.broken_for_a_moment),
    "listed, and not in the text": _Kind(4, odd.listed_only),
    "translation alone": _Kind(3, odd.translation_alone),
    "whole catalogue": _Kind(3, odd.whole_catalogue),
    "template of any ending": _Kind(4, odd.template_of_any_ending),
    "link within": _Kind(2, odd.link_within),
    "link out": _Kind(2, odd.link_out, True),
    "paragraphs in another order": _Kind(3, odd.reshuffled),
}
"""Everything that can happen, with how often it does."""
_WAITING = ("nothing of substance", "burst of saves", "folder out and back", "broken for a moment", "branches switched")
BY_HAND = "site changed by hand"
BUILT: Mapping[str, _Kind] = {
    **{name: kind for name, kind in STEPS.items() if name not in _WAITING},
    "same size and time": _Kind(8, odd.same_look),
    BY_HAND: _Kind(3, odd.edited_site),
}
"""What can happen between two builds: nothing that only one who watches could see, and what watching cannot see."""
PENDING = 2
"""Things broken or away at most, at one time."""


def walk(world: World, count: int, kinds: Mapping[str, _Kind] = STEPS) -> Iterator[Step]:
    """Do so many steps, yielding after each, and then undo what is broken or away."""
    done = 0
    while done < count:
        step = _undo(world) if world.undos and _enough(world) else _do(world, kinds)
        if step:
            done += 1
            yield step
    while world.undos:
        yield _undo(world)


def _enough(world: World) -> bool:
    return len(world.undos) > PENDING or world.chance.random() < 0.55


def _undo(world: World) -> Step:
    name, undo = world.undos.pop()
    undo()
    return Step("undone", name)


def _do(world: World, kinds: Mapping[str, _Kind]) -> Step | None:
    name = world.chance.choices(list(kinds), [kind.weight for kind in kinds.values()])[0]
    what = kinds[name].do(world)
    return Step(name, what, kinds[name].breaks) if what else None
