"""Problems that no case in text can show: of files and folders that are missing, too large, or not to be written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import yaml

from generator.cli import main
from generator.core.kinds import KINDS
from generator.output.memory import Memory
from generator.output.store import Store
from generator.serve import server as serve
from generator.source import frontmatter
from generator.source.read import read
from tests.problems.messages import messages
from tests.small_sites import SmallSite, briefing, small_site
from tests.source.test_frontmatter import HEAD, YAML_MISTAKES

UNREACHED = {
    "a character that YAML does not allow — delete it": "a net: decoding refuses all of them first",
    "a tab stands in the indentation — use spaces": "a net: the tab itself is found first",
}
"""Messages that no input can bring about, with the reason for which they stand in the program."""


def site(folder: Path) -> SmallSite:
    return small_site(folder, briefing("2024-01-01-a"))


def test_a_missing_site_file(tmp_path: Path) -> None:
    found = site(tmp_path).remove("content/site.yaml")
    assert found.problems() == ["content/site.yaml:1:1: the file is missing — the site cannot be made without it"]


def test_a_missing_catalogue(tmp_path: Path) -> None:
    found = site(tmp_path).remove("translations/vi/LC_MESSAGES/messages.po")
    assert found.problems() == [
        "translations/vi/LC_MESSAGES/messages.po:1:1: "
        "there is no catalogue for this language — run: python build.py messages"
    ]


def test_missing_templates(tmp_path: Path) -> None:
    found = site(tmp_path)
    shutil.rmtree(found.root / "templates")
    assert found.problems() == ["templates:1:1: there is no such folder — put the archive's templates there"]


def test_missing_content(tmp_path: Path) -> None:
    found = site(tmp_path)
    shutil.rmtree(found.root / "content")
    assert found.problems() == [
        "content:1:1: there is no such folder — run the command in the archive's folder, or name it with --root"
    ]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    found = site(tmp_path).write_bytes("content/pages/about.vi.md", b"x" * 1_000_001)
    assert found.problems() == [
        "content/pages/about.vi.md:1:1: the file is larger than 1 MB — split it, or take out what is not text"
    ]


def test_a_file_of_too_many_values(tmp_path: Path) -> None:
    found = site(tmp_path).write_bytes("content/sources.yaml", b"".join(b"k%d: v\n" % n for n in range(20_000)))
    assert found.problems() == ["content/sources.yaml:10000:1: more than 20000 values — split the file"]


def test_files_that_are_no_text(tmp_path: Path) -> None:
    found = site(tmp_path)
    found.write_bytes("content/people/a.md", "---\nname: Lê".encode() + b"\xff")
    found.write_bytes("content/people/b.md", "---\nname: Lê B\n---\n".encode("utf-16"))
    assert found.problems() == [
        "content/people/a.md:2:9: byte 0xff (offset 13) is not UTF-8 — save the file as UTF-8",
        "content/people/b.md:1:1: the file is saved as UTF-16 — save it as UTF-8",
    ]


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    found = site(tmp_path)
    try:
        with open(os.fsencode(found.root / "content/briefings") + b"/a\xff.vi.md", "wb"):
            pass
    except OSError:
        pytest.skip("this file system only takes names in UTF-8")
    assert found.problems() == ["content/briefings/a\\udcff.vi.md:1:1: the file's name is not UTF-8 — rename it"]


def test_folders_that_must_not_be_written_to(tmp_path: Path) -> None:
    found = site(tmp_path / "archive")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    for output, why in (
        (found.root, "that folder holds more than a site"),
        (tmp_path, "that folder holds more than a site"),
        (found.root / "content" / "site", "it lies in content/, among the sources"),
        (tmp_path / "file", "it is a file"),
    ):
        assert found.problems(output=output) == [f"{output}:1:1: {why} — choose another folder with --output"]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "to").symlink_to(elsewhere, target_is_directory=True)
    assert found.problems(output=tmp_path / "to") == [
        f"{tmp_path / 'to'}:1:1: it is a symbolic link — choose another folder with --output"
    ]


def test_a_leftover_that_was_changed_by_hand(tmp_path: Path) -> None:
    found = small_site(tmp_path, briefing("2024-01-01-a"), briefing("2024-01-02-b"))
    found.built()
    (found.output / "vi/ban-tin/2024-01-02-b.html").write_text("by hand", encoding="utf-8")
    found.remove("content/briefings/2024-01-02-b.vi.md")
    assert found.problems() == [
        "site/vi/ban-tin/2024-01-02-b.html:1:1: warning: "
        "no page belongs here any more, but the file was changed by hand and is kept — delete it yourself"
    ]


@pytest.mark.parametrize("extra", [extra for extra, *_ in YAML_MISTAKES.values()], ids=YAML_MISTAKES)
def test_without_libyaml_a_mistake_is_still_one_problem(extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML can be built without it; the words may differ then, not the fact."""
    monkeypatch.setattr(frontmatter, "_Loader", yaml.BaseLoader)
    kind = next(kind for kind in KINDS if kind.name == "briefing")
    (finding,) = read(kind, f"---\n{HEAD}{extra}\n---\n\nMột câu.\n".encode("utf-8", "surrogatepass")).findings
    assert finding.at.line in (7, 8, 9) and " — " in finding.message


def test_half_a_surrogate_pair_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontmatter, "_Loader", yaml.BaseLoader)
    kind = next(kind for kind in KINDS if kind.name == "person")
    (finding,) = read(kind, b'---\nname: "L\\ud800"\n---\n').findings
    assert finding.message == "half of a surrogate pair is not text — delete it"


def test_serving_goes_on_after_a_disk_that_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found, live = site(tmp_path), serve.LivePages()

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", str(found.output / "index.html"))

    monkeypatch.setattr(serve, "build", fail)
    serve._build(found.options(), live, Memory(Store(None, b"")), ())
    expected = "site/index.html:1:1: No space left on device — mend that, and save again"
    assert capsys.readouterr().err.splitlines() == [expected] and "No space left" in live.problems


def test_a_translation_that_cannot_be_stamped_as_it_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translated = briefing(
        "2024-01-01-a", "A sentence.", "en", "vi", translation='{"of":vi, by: kho, status: unofficial}'
    )
    found = small_site(tmp_path, briefing("2024-01-01-a"), translated)
    path = found.root / "content/briefings/2024-01-01-a.en.md"
    before = path.read_bytes()
    assert main(["stamp", "--root", str(found.root), "2024-01-01-a"]) == 1
    assert capsys.readouterr().err == (
        "2024-01-01-a.en.md cannot be stamped as it is written — give “translation:” a line for each field\n"
    )
    assert path.read_bytes() == before


def test_the_list_of_what_is_never_reached_is_true() -> None:
    assert UNREACHED.keys() <= {message.text for message in messages()}
