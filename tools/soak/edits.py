"""Edits that leave an archive in order: each changes something in a world and returns what, or nothing if it cannot."""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path

from tests.small_sites import PNG, blocks, briefing
from tests.small_sites import page as page_about
from tools.soak.world import AWAY, BRANCHES, World, switch

TEXTS = ("content/briefings/*.md", "content/pages/*.md")
NOTES = ("content/people/*.??.md", "content/resolutions/*.??.md")
TEMPLATES = ("templates/*.html",)
SENTENCES = (
    "Câu thử {}.",
    "Câu thử {} có Bùi Thanh Sơn và Nghị quyết 31.",
    "Câu thử {} có ông [Nên](person:nguyen-van-nen), 2.000 người.",
    "Câu thử {}: [xem](briefing:2023-04-26-coordination-regulation-signed#p1).",
)
_SENTENCE = re.compile(r" ?Câu thử \d+[^\n]*")
MOVABLE = ("content", "content/people", "content/briefings", "content/events", "templates", "templates/static",
           "translations", "translations/vi")  # fmt: skip
_ADDED = "content/briefings/2026-0*-thu-*.md"


def with_sentence(world: World, text: str) -> str:
    """Return a text in Markdown with a new sentence at the end of one of its paragraphs, instead of an earlier one."""
    head, mark, prose = _SENTENCE.sub("", text).partition("\n---\n")
    paragraphs = prose.rstrip("\n").split("\n\n")
    fit = [number for number, one in enumerate(paragraphs) if not one.lstrip().startswith(("#", "- ", "|", "!", "["))]
    chosen = world.chance.choice(fit) if fit else len(paragraphs) - 1
    paragraphs[chosen] += " " + world.chance.choice(SENTENCES).format(world.next())
    return head + mark + "\n\n".join(paragraphs) + "\n"


def body(world: World) -> str:
    path = world.pick(*TEXTS, *NOTES)
    return world.save(path, with_sentence(world, path.read_text(encoding="utf-8"))) if path else ""


def front_matter(world: World) -> str:
    """Another title, summary or day of a text."""
    path = world.pick(*TEXTS)
    if path is None:
        return ""
    text = path.read_text(encoding="utf-8")
    name = world.chance.choice(("title", "summary", "place"))
    text, count = re.subn(
        rf"(?m)^{name}: ([^\"'\n].*?)(?: — thử \d+)?$", rf"{name}: \1 — thử {world.next()}", text, count=1
    )
    return f"{name}: {world.save(path, text)}" if count else body(world)


def register(world: World) -> str:
    """Another title of a document or event, or a comment, which changes no page."""
    path = world.pick("content/resolutions/*.md", "content/events/*.md", "content/people/*.md")
    if path is None:
        return ""
    text = path.read_text(encoding="utf-8")
    if world.chance.random() < 0.3 and text.startswith("---\n"):
        return world.save(path, f"---\n# {world.next()}\n" + re.sub(r"\A---\n(# \d+\n)?", "", text))
    text, count = re.subn(
        r"(?m)^  (vi|en): ([^\"'\n]*?)(?: \d+ thử)?$", lambda m: f"  {m[1]}: {m[2]} {world.next()} thử", text, count=1
    )
    return world.save(path, text) if count else ""


def person(world: World) -> str:
    """Another given name; the former one goes on being recognised, or does not."""
    path = world.pick("content/people/*[!.]??.md")
    text = path.read_text(encoding="utf-8") if path else ""
    found = re.search(r"(?m)^name: \{family: ([^,]+), middle: ([^,]+), given: (\w+)( Thử\w*)?\}$", text)
    if path is None or not found:
        return ""
    given = "" if found[4] else f" Thử{world.next()}"
    text = text.replace(found[0], f"name: {{family: {found[1]}, middle: {found[2]}, given: {found[3]}{given}}}")
    alias = f"aliases: [{found[1]} {found[2]} {found[3]}]\n"
    text = text.replace(alias, "")
    if given and "\naliases:" not in text and world.chance.random() < 0.7:
        text = text.replace("\n---\n", f"\n{alias}---\n", 1)
    return f"now{given or ' as before'}: {world.save(path, text)}"


def data(world: World) -> str:
    """Other words in one of the files that every page may use."""
    path = world.pick("content/terms.yaml", "content/sources.yaml", "content/site.yaml")
    if path is None:
        return ""
    lines = path.read_text(encoding="utf-8").split("\n")
    fit = [n for n, line in enumerate(lines) if re.match(r"(- |\s+)(vi|en): [^\"'{\[]+$", line)]
    if not fit:
        return ""
    chosen = world.chance.choice(fit)
    lines[chosen] = re.sub(r" thử \d+$", "", lines[chosen]) + f" thử {world.next()}"
    return world.save(path, "\n".join(lines))


def template(world: World) -> str:
    """Another line in a block of a template, which pages show, or a comment, which they do not."""
    path = world.pick(*TEMPLATES)
    if path is None:
        return ""
    text = re.sub(r"<p hidden>thử \d+</p>\n|\n\{# \d+ #\}", "", path.read_text(encoding="utf-8"))
    before, last, after = text.rpartition("{% endblock %}")
    if last and world.chance.random() < 0.7:
        return world.save(path, f"{before}<p hidden>thử {world.next()}</p>\n{last}{after}")
    return world.save(path, f"{text}\n{{# {world.next()} #}}")


def static(world: World) -> str:
    path = world.pick("templates/static/*.css", "templates/static/*.js")
    if path is None:
        return ""
    text = re.sub(r"/\* \d+ \*/\n", "", path.read_text(encoding="utf-8"))
    return world.save(path, f"{text}/* {world.next()} */\n")


def catalogue(world: World) -> str:
    path = world.pick("translations/vi/LC_MESSAGES/messages.po")
    if path is None:
        return ""
    text = path.read_text(encoding="utf-8")
    number = world.next()
    return world.save(path, re.sub(r'(msgid "People"\nmsgstr "Nhân vật)[^"]*', rf"\1 {number}", text))


def picture(world: World) -> str:
    """A picture more, other bytes for it, or one less; no text shows it."""
    path = world.root / "content/images" / f"thu-{world.chance.randrange(3)}.png"
    if not path.parent.parent.is_dir():
        return ""
    if path.is_file() and world.chance.random() < 0.5:
        path.unlink()
        return f"{world.said(path)} deleted"
    path.parent.mkdir(exist_ok=True)
    return world.save(path, PNG + str(world.next()).encode())


def new_briefing(world: World) -> str:
    """A briefing more, in one language or both; at the tenth the earlier ones go."""
    folder = world.root / "content/briefings"
    if not folder.is_dir():
        return ""
    there = world.files(_ADDED)
    if len(there) > 10:
        for path in there:
            path.unlink()
        return f"{len(there)} files deleted"
    stem = f"2026-0{world.chance.randint(1, 9)}-thu-{world.next()}"
    texts = briefing(stem, "Bùi Thanh Sơn.", date="2026-01-01")
    if world.chance.random() < 0.6:
        texts += briefing(stem, "Bùi Thanh Sơn.", "en", "vi")
    for added, text in blocks(texts).items():
        world.save(world.root / added, text)
    return stem


def page(world: World) -> str:
    """A page that comes and goes, with its address."""
    path = world.root / "content/pages/thu.vi.md"
    if path.is_file():
        path.unlink()
        return f"{world.said(path)} deleted"
    if not path.parent.is_dir():
        return ""
    return world.save(path, blocks(page_about("thu", f"Câu thử {world.next()}."))[world.said(path)])


def nothing(world: World) -> str:
    """What editors and systems leave in folders, the same bytes again, and files read: nothing of it is a change."""
    path = world.pick(*TEXTS, *TEMPLATES, "templates/static/*.css")
    if path is None:
        return ""
    for name in (f".{path.name}.swp", "4913", f"#{path.name}#", f"{path.name}~", ".DS_Store"):
        path.with_name(name).write_bytes(b"x")
    if world.chance.random() < 0.5:
        path.write_bytes(path.read_bytes())
    time.sleep(world.chance.choice((0.0, 0.3)))
    for name in (f".{path.name}.swp", "4913", f"#{path.name}#", f"{path.name}~", ".DS_Store"):
        path.with_name(name).unlink()
    return f"beside {world.said(path)}"


def burst(world: World) -> str:
    """Many saves of a few files, faster than anything can be built."""
    paths = [path for path in (world.pick(*TEXTS, *NOTES) for _ in range(world.chance.randint(1, 8))) if path]
    count = world.chance.randint(20, 60)
    for _ in range(count if paths else 0):
        path = world.chance.choice(paths)
        world.save(path, with_sentence(world, path.read_text(encoding="utf-8")))
        time.sleep(world.chance.choice((0, 0, 0.005, 0.02)))
    return f"{count} saves of {len(set(paths))} files" if paths else ""


def out_and_back(world: World) -> str:
    """A folder moved out and back, at once or with a moment between; or out, and a copy of it put in its place."""
    folder = world.root / world.chance.choice(MOVABLE)
    away = world.root / AWAY / "moment"
    if not folder.is_dir():
        return ""
    away.parent.mkdir(exist_ok=True)
    os.rename(folder, away)
    time.sleep(world.chance.choice((0, 0.02, 0.4)))
    if world.chance.random() < 0.5:
        os.rename(away, folder)
        return world.said(folder)
    shutil.copytree(away, folder, symlinks=True)
    shutil.rmtree(away)
    return f"{world.said(folder)} came back as a copy"


def branch(world: World) -> str:
    return switch(world, world.chance.choice(BRANCHES))


def branches(world: World) -> str:
    """Through several branches in a moment."""
    return ", ".join(switch(world, world.chance.choice(BRANCHES)) for _ in range(3))


def there(path: Path) -> bool:
    """Whether a path is taken, be it by a link that leads nowhere."""
    return path.exists() or path.is_symlink()
