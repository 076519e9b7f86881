"""Odd edits, which an editor makes seldom and a fault may wait for: people who are listed and not in the text, translations
alone, whole catalogues, templates of any ending, links of the file system, saves that leave size and time as they were."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from tests.small_sites import blocks, briefing
from tools.soak.edits import there, with_sentence
from tools.soak.world import World

PEOPLE = ("content/people/*[!.]??.md",)
INNER = {"inner.j2": "một {}\n", "static/mark.svg": "<svg><!-- {} --></svg>\n", "note.txt": "hai {}\n"}
"""Templates of other endings, which a page includes by name."""


def listed_only(world: World) -> str:
    """Somebody is listed under ``people:`` who is not in the text, and then renamed or not."""
    path, whom = world.pick("content/briefings/*.??.md"), world.pick(*PEOPLE)
    text = path.read_text(encoding="utf-8") if path else ""
    if path is None or whom is None or f"\n  {whom.stem}:" in text or not re.search(r"(?m)^people:\n", text):
        return ""
    return world.save(path, text.replace("\npeople:\n", f"\npeople:\n  {whom.stem}: Ông thử {world.next()}\n", 1))


def translation_alone(world: World) -> str:
    """A translation whose original there is not, which names somebody; at the next time it goes."""
    path = world.root / "content/briefings/2026-02-02-thu-rieng.en.md"
    if path.is_file():
        path.unlink()
        return f"{world.said(path)} deleted"
    whom = world.pick(*PEOPLE)
    if whom is None or not path.parent.is_dir():
        return ""
    text = briefing(
        "2026-02-02-thu-rieng",
        f"[He](person:{whom.stem}) spoke.",
        "en",
        "vi",
        people=f"{{{whom.stem}: Thử {world.next()}}}",
    )
    return world.save(path, blocks(text)[world.said(path)])


def whole_catalogue(world: World) -> str:
    """Another translation of every tenth message, in one of the languages."""
    path = world.pick("translations/*/LC_MESSAGES/messages.po")
    if path is None:
        return ""
    header, gap, text = path.read_text(encoding="utf-8").partition("\n\n")
    begin, number = world.chance.randrange(10), world.next()
    found = [*re.finditer(r'(?m)^msgstr(?:\[\d\])? "[^"\n]*[^\W\d_]()"$', text)]
    for match in found[begin::10][::-1]:
        said = re.sub(r"·\d+$", "", text[: match.start(1)])
        text = f"{said}·{number}{text[match.start(1) :]}"
    return world.save(path, header + gap + text)


def template_of_any_ending(world: World) -> str:
    """Other words in a template of another ending, which the page of a person includes from now on."""
    page = world.root / "templates/person.html"
    name = world.chance.choice(list(INNER))
    if not page.is_file() or not (world.root / "templates/static").is_dir():
        return ""
    done = world.save(world.root / "templates" / name, INNER[name].format(world.next()))
    text = page.read_text(encoding="utf-8")
    code, block = f'{{% include "{name}" %}}', "{% block under_heading %}"
    if code not in text and block in text:
        world.save(page, text.replace(block, block + code, 1))
    return done


def same_look(world: World) -> str:
    """Other words of the same length, with the time of the file set back to what it was."""
    path = world.pick(
        "content/briefings/*.md", "content/people/*.md", "templates/*.html", "translations/*/*/*.po", "content/*.yaml"
    )
    data = path.read_bytes() if path else b""
    places = [match.start() for match in re.finditer(rb"(?<=[a-z]{3})[aeiou](?=[a-z]* [a-z]+ [a-z]+)", data)]
    if path is None or not places:
        return ""
    place = world.chance.choice(places)
    looks = path.stat()
    with path.open("r+b") as stream:
        stream.seek(place)
        stream.write(bytes([world.chance.choice(b"aeiou")]))
    os.utime(path, ns=(looks.st_atime_ns, looks.st_mtime_ns))
    return f"{world.said(path)} at {place}"


def link_within(world: World) -> str:
    """A file of the archive becomes a link to its copy elsewhere in the archive, or a file again."""
    path = world.pick("content/briefings/*.md", "content/people/*.md")
    if path is None:
        return ""
    data = path.read_bytes()
    copy = world.root / "content" / "files" / f"{path.name}.txt"
    if path.is_symlink():
        path.unlink()
        return world.save(path, data)
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes(data)
    path.unlink()
    path.symlink_to(os.path.relpath(copy, path.parent))
    return f"{world.said(path)} is a link now"


def link_out(world: World) -> str:
    """A link that leads out of the sources, under the name of a text, picture, file or template, until it is deleted."""
    names = (
        "content/briefings/2026-03-03-ra.vi.md",
        "content/images/ra.png",
        "content/files/ra.txt",
        "templates/ra.html",
        "templates/static/ra.css",
    )
    path = world.root / world.chance.choice(names)
    if not path.parent.is_dir() or there(path):
        return ""
    path.symlink_to(world.root / ".git/config")
    world.undos.append(("link: deleted", lambda: path.unlink(missing_ok=True)))
    return world.said(path)


def edited_site(world: World) -> str:
    """A page of the site, its folder or its temporary file changed by hand; a build with ``--verify`` follows."""
    pages = world.files("site/**/*.html")
    if not pages:
        return ""
    path = world.chance.choice(pages)
    done: Callable[[Path], object] = world.chance.choice((Path.unlink, lambda one: one.write_text("x"), _temporary))
    done(path)
    return f"{world.said(path)} by hand"


def _temporary(path: Path) -> None:
    path.with_name(f".{path.name}.tmp").write_text("x")


def reshuffled(world: World) -> str:
    """A sentence more in a text, and the whole text before it in another order of paragraphs."""
    path = world.pick("content/briefings/*.md")
    if path is None:
        return ""
    head, mark, prose = with_sentence(world, path.read_text(encoding="utf-8")).partition("\n---\n")
    paragraphs = prose.strip("\n").split("\n\n")
    world.chance.shuffle(paragraphs)
    return world.save(path, head + mark + "\n" + "\n\n".join(paragraphs) + "\n")
