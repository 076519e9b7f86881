"""What the commands of the desk say, word for word."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.content_files import write_new
from generator.core.outcome import Refused
from tests.commands.test_check import run as checked
from tests.golden import golden
from tests.small_sites import SmallSite, briefing, small_site

COMMANDS = (
    "new '  '",
    "new 'Một' --date 3/2/2026",
    "new 'Một' --lang fr",
    "new 'Một' --event hoi-nghi",
    "new 'A' --date 2024-01-01",
    "new 'Bảy' --date 2024-01-07",
    "new 'Tám điều' --date 2024-01-08 --translated 'Eight points'",
    "translate content/people/ai.md",
    "translate 2024-01-01-x",
    "translate ''",
    "translate 2024-01-01-a",
    "translate content/briefings/2024-01-02-b.vi.md",
    "translate 2024-01-02-b --lang en",
    "translate 2024-01-03-c",
    "translate 2024-01-04-d",
    "translate 2024-01-05-e",
    "stamp",
    "stamp 2024-01-01-a 2024-01-02-b",
    "stamp content/briefings/2024-01-02-b.en.md ./content/briefings/2024-01-02-b.vi.md 2024-01-02-b.en.md",
    "stamp 2024-01-04-d",
    "stamp 2024-01-06-f",
    "import notes/only-share.txt notes/empty.txt notes/none.txt",
)


def talk(site: SmallSite) -> str:
    """Run every command in turn, and write down what it says."""
    said: list[str] = []
    with contextlib.chdir(site.root):
        for command in COMMANDS:
            out = io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                status = main(shlex.split(command))
            said += [f"$ {command}", *(f"  {line}" for line in out.getvalue().splitlines()), f"  = {status}"]
    return re.sub(r"added: \d{4}-\d\d-\d\d", "added: today", "\n".join(said))


def test_what_the_commands_say(tmp_path: Path) -> None:
    said, expected = golden("commands", tmp_path, talk)
    assert said == expected


def test_what_check_says_of_translations_and_raw_texts(tmp_path: Path) -> None:
    said, expected = golden("translations", tmp_path, checked)
    assert said == expected


def test_a_file_that_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("mine")
    with pytest.raises(Refused, match=r"b\.md exists already — choose another name, or delete it first"):
        write_new(tmp_path, {"a.md": "x", "b.md": "y"})
    assert not (tmp_path / "a.md").exists() and (tmp_path / "b.md").read_text() == "mine"


def test_a_language_whose_words_an_import_does_not_know_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.importer import importing

    (tmp_path / "a.txt").write_text("A sentence of the town that has been said here.\n" * 3)
    monkeypatch.setattr(importing, "LANGUAGES", ("en",))
    message = "articles in vi cannot be read yet — the words of a language stand in generator/importer/"
    root = small_site(tmp_path / "s", briefing("2024-01-01-a")).root
    with pytest.raises(Refused, match=re.escape(message)):
        importing.import_article(root, str(tmp_path / "a.txt"), "vi")


def test_when_no_port_is_free_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from generator.serve import server as serve

    def taken(*_: object) -> None:
        raise OSError(errno.EADDRINUSE, "in use")

    monkeypatch.setattr(serve, "_Server", taken)
    site = small_site(tmp_path, briefing("2024-01-01-a"))
    with pytest.raises(Refused, match="ports 8000 to 8049 are all taken — name another with --port"):
        serve.serve(site.options(output=tmp_path / serve.SERVE_FOLDER))
