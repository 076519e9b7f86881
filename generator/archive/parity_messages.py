"""Messages of parity: from what only one language of a briefing has to the warnings that `check` prints about it.

`parity` compares the texts; this module words the differences and applies the waivers of the front matter (``parity``).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.archive.items import Archive, Text
from generator.archive.pair import mark
from generator.archive.parity import WHOLE, Difference, waived
from generator.archive.source_position import find, of_mention
from generator.archive.translation_parity import is_draft, tallies_of
from generator.core.model import NOTICE, WARNING, At, Block, Problem


def parity_problems(archive: Archive) -> Iterator[Problem]:
    """Yield a warning for each difference between a briefing and its translation, a notice for each one that is waived,
    and a warning for each waiver that waives nothing."""
    for item in archive.items["briefing"].values():
        for lang, tally in tallies_of(item).items():
            texts = item.texts[item.original], item.texts[lang]
            waivers = texts[1].fields.get("parity", ())
            used = []
            for difference in tally.differences:
                own, other = texts[difference.side], texts[1 - difference.side]
                problem = _problem_of(difference, own, other)
                waiver = waived(difference, waivers)
                if waiver:
                    used.append(waiver)
                    what = problem.message.partition(" — ")[0]
                    message = f"{what}; waived: {waiver.get('reason', '')}"
                    problem = Problem(problem.path, problem.line, problem.column, message, NOTICE)
                yield problem
            for number, waiver in enumerate(waivers if not is_draft(*texts) else ()):
                if waiver not in used:
                    message = f"“{waiver.get('waive', '')}” waives nothing that differs — take it out"
                    yield Problem(texts[1].path, *mark(texts[1].marks, "parity", str(number)), message, WARNING)


def _problem_of(difference: Difference, own: Text, other: Text) -> Problem:
    """Return the warning about a difference; ``own`` is the text that has more, ``other`` the one that lacks it."""
    anchor = difference.anchor
    if difference.block < 0:
        at = mark(own.marks, anchor)
    elif difference.what in ("figure", "value"):
        at = find(own.body[difference.block], anchor, difference.start)
    else:
        at = own.body[difference.block].at
        if difference.what == "mention":
            at = _mentioned(own, difference) or at
    waiver = f"or waive “{anchor} {difference.words}” under parity, with a reason"
    if difference.what == "structure":
        block = own.body[difference.block]
        facing = other.body[difference.block] if difference.block < len(other.body) else None
        there = f"a {_shape(facing)} in line {facing.at.line} of {other.path}" if facing else f"no more in {other.path}"
        message = (
            f"the two texts part here: a {_shape(block)}, but {there} — give both the same blocks in the same "
            f"order, {waiver}"
        )
    elif difference.what == "value":
        said = difference.words.replace(" ", " is ")
        message = f"{said} here ({anchor}), but not in the same place of {other.path} — mend one of them, {waiver}"
    elif difference.what in ("figure", "link", "footnote"):
        what = "" if difference.what == "figure" else f"the {difference.what} "
        message = (
            f"{what}“{difference.words}” ({anchor}) has no counterpart in {other.path} — mend one of them, {waiver}"
        )
    else:
        where = "nowhere in" if difference.words.partition(":")[0] in WHOLE else "not in the same block of"
        message = (
            f"{difference.words} is mentioned here ({anchor}), but {where} {other.path} — mention it in both, {waiver}"
        )
    return Problem(own.path, *at, message, WARNING)


def _mentioned(own: Text, difference: Difference) -> At | None:
    """Return the line and column of the mention that only this text has; None if no mention is in that block."""
    block = own.body[difference.block]
    units = {block.anchor, *(unit.anchor for unit in block.units)}
    named = (m for m in own.mentions if f"{m.kind}:{m.key}" == difference.words and m.anchor in units)
    return next((of_mention(own.body, mention) for mention in named), None)


def _shape(block: Block) -> str:
    """Return the kind of a block in the words of a message, with the level of a heading or the length of a list."""
    if block.kind == "heading":
        return f"heading of level {block.level}"
    return f"list of {len(block.units)}" if block.kind == "list" else block.kind
