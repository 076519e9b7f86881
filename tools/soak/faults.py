"""What breaks an archive, or leaves it open whether it does: each notes how it is undone."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from tools.soak.edits import MOVABLE, TEMPLATES, TEXTS, there
from tools.soak.world import AWAY, World

REGISTERS = ("content/people/*.md", "content/resolutions/*.md", "content/events/*.md")


def _broken(world: World, path: Path | None, old: str, new: str) -> str:
    """Save a file with other words in the first place that fits a pattern, until it is mended."""
    if path is None:
        return ""
    try:
        text, count = re.subn(old, new, path.read_text(encoding="utf-8"), count=1)
    except UnicodeDecodeError:  # `bad_bytes` has been here
        return ""
    if not count:
        return ""
    world.restore_later(world.said(path), path)
    return world.save(path, text)


def bad_yaml(world: World) -> str:
    said = world.chance.choice(("title: [\\n", "dat: 2024\\n", "title: 'x\\n", "date: 2024-13-01\\n", "? x\\n"))
    return _broken(world, world.pick(*TEXTS), r"\A---\n", f"---\\n{said}")


def bad_register(world: World) -> str:
    return _broken(world, world.pick("content/people/*[!.]??.md"), r"(?m)^name:", "nam:")


def bad_data(world: World) -> str:
    path = world.pick("content/site.yaml", "content/terms.yaml", "content/sources.yaml")
    return _broken(world, path, r"\A", "x: [\\n")


def bad_bytes(world: World) -> str:
    """Bytes that are not UTF-8."""
    path = world.pick(*TEXTS, *REGISTERS, *TEMPLATES, "content/site.yaml")
    if path is None:
        return ""
    world.restore_later(world.said(path), path)
    return world.save(path, path.read_bytes() + b"\xff\xfe\xc3(")


def cut_short(world: World) -> str:
    """A file of which only the first few bytes were saved."""
    path = world.pick(*TEXTS)
    if path is None:
        return ""
    world.restore_later(world.said(path), path)
    return world.save(path, path.read_bytes()[:20])


def bad_template(world: World) -> str:
    return _broken(world, world.pick(*TEMPLATES), r"\A", "{% if %}\\n")


def failing_template(world: World) -> str:
    """A template that is well formed and fails when it is used."""
    path = world.pick("templates/home.html", "templates/briefing.html", "templates/base.html")
    return _broken(world, path, r"(?s)\{% block (\w+) %\}", r"{% block \1 %}{{ no_such.thing }}")


def bad_catalogue(world: World) -> str:
    said = world.chance.choice(('msgid "People', 'msgstr "%(count)s', "msgid"))
    return _broken(world, world.pick("translations/*/LC_MESSAGES/messages.po"), r"\Z", f"\\n{said}")


def dead_link(world: World) -> str:
    return _broken(world, world.pick(*TEXTS), r"\Z", "\\n[x](person:nobody-at-all)\\n")


def twice_claimed(world: World) -> str:
    """An alias of two people."""
    first, second = world.pick("content/people/bui-thanh-son.md"), world.pick("content/people/vo-van-hoan.md")
    if not first or not second or "\naliases:" in first.read_text("utf-8") + second.read_text("utf-8"):
        return ""
    done = [_broken(world, path, r"\n---\n", "\\naliases: [Ông Thử]\\n---\\n") for path in (first, second)]
    return " and ".join(done)


def folder_for_file(world: World) -> str:
    path = world.pick(*TEXTS)
    if path is None:
        return ""
    world.restore_later(world.said(path), path)
    path.unlink()
    path.mkdir()
    return world.said(path)


def link_to_nowhere(world: World) -> str:
    path = world.root / "content/briefings/2026-01-01-link.vi.md"
    if not path.parent.is_dir() or there(path):
        return ""
    path.symlink_to(world.chance.choice(("nowhere", path.name, "/etc/hostname")))
    world.undos.append(("link: deleted", lambda: path.unlink(missing_ok=True)))
    return world.said(path)


def deleted(world: World) -> str:
    path = world.pick(*TEXTS, *REGISTERS, *TEMPLATES, "templates/static/*.*", "content/*.yaml", "translations/*/*/*.po")
    if path is None:
        return ""
    world.restore_later(world.said(path), path)
    path.unlink()
    return world.said(path)


def renamed_text(world: World) -> str:
    """Another stem for a briefing in all its languages."""
    path = world.pick("content/briefings/*.md")
    if path is None:
        return ""
    stem = path.name.removesuffix(path.suffix).rpartition(".")[0]
    number = world.next()
    pairs = [(one, one.with_name(f"{stem}-{number}{one.name.removeprefix(stem)}"))
             for one in world.files(f"content/briefings/{stem}.??.md")]  # fmt: skip
    return _moved(world, pairs)


def renamed_register(world: World) -> str:
    """Another file name for a person, document or event."""
    path = world.pick(*REGISTERS)
    return _moved(world, [(path, path.with_name(f"thu-{world.next()}-{path.name}"))]) if path else ""


def moved_away(world: World) -> str:
    """A folder moved out of the archive, to come back later."""
    folder = world.root / world.chance.choice(MOVABLE)
    (world.root / AWAY).mkdir(exist_ok=True)
    return _moved(world, [(folder, world.root / AWAY / str(world.next()))]) if folder.is_dir() else ""


def renamed_folder(world: World) -> str:
    """A folder that has another name for a while."""
    folder = world.root / world.chance.choice(MOVABLE)
    return _moved(world, [(folder, folder.with_name(f"{folder.name}-{world.next()}"))]) if folder.is_dir() else ""


def _moved(world: World, pairs: list[tuple[Path, Path]]) -> str:
    for old, new in pairs:
        os.rename(old, new)

    def back() -> None:
        for old, new in pairs:
            os.rename(new, old)

    said = ", ".join(f"{world.said(old)} to {world.said(new)}" for old, new in pairs)
    world.undos.append((f"{said}: back", back))
    return said


def broken_for_a_moment(world: World) -> str:
    """Broken and mended before anything can be built, or just after it was begun."""
    said = world.chance.choice((bad_yaml, bad_bytes, bad_template, deleted, renamed_register))(world)
    if said:
        time.sleep(world.chance.choice((0, 0.05, 0.3)))
        world.undos.pop()[1]()
    return said
