"""Harm: kills at random moments of `build` and `serve`, builds at once, and flipped bits in what is remembered; after each
the next build must make what one from nothing makes. Random by a seed; when a process is hit depends on the machine too."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.build import build
from generator.output.memory import Memory
from generator.output.store import Store, program_digest, store_file
from generator.serve.server import SERVE_FOLDER, serve
from tests.small_sites import SmallSite, briefing, document, event, person, small_site
from tools.soak.rows import Row

STEMS = [f"2024-01-0{day}-tin" for day in range(1, 8)]
LATEST = 0.5
"""Seconds after which a process is killed at the latest."""
_TEXT = f"content/briefings/{STEMS[2]}.vi.md"


def harmed(
    seed: int, tell: Callable[[str], None], kills: int = 500, rounds: int = 100, flips: int = 1_000
) -> list[Row]:
    """Do harm so many times; return what must hold."""
    with TemporaryDirectory(prefix="harm-") as folder:
        harm = _Harm(Path(folder), random.Random(seed), tell)
        return [
            harm.row(f"{kills} kills of build and serve", harm.killed, kills),
            harm.row(f"{rounds} rounds of three builds at once", harm.at_once, rounds),
            harm.row(f"{flips} flipped bits in what is remembered", harm.flipped, flips),
        ]


class _Harm:
    def __init__(self, folder: Path, chance: random.Random, tell: Callable[[str], None]) -> None:
        self.chance = chance
        self.tell = tell
        self.faults: list[str] = []
        texts = [
            briefing(stem, "Bùi Thanh Sơn nói về Nghị quyết 31.\n\nHai.", people="{son: Ông}", event="hop")
            for stem in STEMS
        ]
        texts += [briefing(stem, "Bùi Thanh Sơn spoke.", "en", "vi", people="{son: Mr}") for stem in STEMS]
        self.site: SmallSite = small_site(
            folder / "archive", *texts, person("son", "Bùi Thanh Sơn"), event("hop", date="2024-01-01"),
            document("31-nq", issued="2022-12-30", short="{vi: [Nghị quyết 31]}"),
        )  # fmt: skip
        self.fresh = folder / "clean/site"
        self.number = 0
        self.known: dict[str, dict[str, bytes]] = {}
        """What builds from nothing make, by the state of the sources."""
        self.state = ""
        self.edit()

    def row(self, what: str, do: Callable[[], None], times: int) -> Row:
        """Do something so many times; return whether nothing came of it."""
        before = len(self.faults)
        for number in range(times):
            try:
                do()
            except Exception as error:
                self.faults.append(f"{what}, number {number}: {type(error).__name__}: {error}")
            if number % 50 == 49:
                self.tell(f"{what}: {number + 1}, {len(self.faults) - before} faults")
        found = self.faults[before:]
        return Row(what, f"{len(found)} did harm {'; '.join(found)[:300]}", not found)

    def edit(self) -> None:
        """Bring the sources into one of a few states, of which a build from nothing is made once."""
        self.number += 1
        word, name = self.chance.choice(("Hai", "Ba", "Bốn")), self.chance.choice(("Sơn", "Sớn"))
        text = (self.site.root / _TEXT).read_text(encoding="utf-8")
        self.site.write_bytes(_TEXT, (text.rpartition("\n\n")[0] + f"\n\n{word}.\n").encode())
        self.site.write(person("son", f"Bùi Thanh {name}", aliases="[Bùi Thanh Sơn]"))
        extra = self.site.root / "content/briefings/2025-01-01-them.vi.md"
        more = self.chance.random() < 0.5
        extra.unlink(missing_ok=True)
        if more:
            self.site.write(briefing("2025-01-01-them", "Bùi Thanh Sơn.", people="{son: Ông}"))
        self.state = f"{word} {name} {more}"

    def compare(self, output: Path | None = None) -> None:
        """Build, and see whether the site is what a build from nothing makes."""
        if self.state not in self.known:
            clean = build(self.site.options(output=self.fresh, clean=True), Memory(Store(None, program_digest())))
            assert not clean.failed
            self.known[self.state] = self.site.tree(self.fresh)
        done = self.site.build(**({"output": output} if output else {}))
        if done.failed or self.site.tree(output) != self.known[self.state]:
            raise AssertionError(f"the site is not what it must be ({self.state})")

    def child(self, work: Callable[[], object]) -> int:
        """Start a process that does something in silence; return its id."""
        sys.stdout.flush()
        number = os.fork()
        if number == 0:
            with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
                try:
                    work()
                    os._exit(0)
                except BaseException:
                    os._exit(1)
        return number

    def killed(self) -> None:
        """Kill a build, or a server that builds while texts are saved, at some moment; then look at the site."""
        self.edit()
        serving = self.chance.random() < 0.25
        output = self.site.root / SERVE_FOLDER if serving else None
        options = self.site.options(output=output) if output else self.site.options()
        number = self.child((lambda: serve(options, port=0)) if serving else (lambda: build(options)))
        time.sleep(self.chance.random() * LATEST)
        if serving:
            self.edit()
            time.sleep(self.chance.random() * LATEST)
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        self.compare(output)

    def at_once(self) -> None:
        """Let three builds begin together."""
        self.edit()
        numbers = [self.child(lambda: build(self.site.options())) for _ in range(3)]
        if any([os.waitpid(number, 0)[1] for number in numbers]):
            raise AssertionError("a build ended with an error")
        self.compare()

    def flipped(self) -> None:
        """Flip a bit of the store; then edit, and look at the site."""
        file = store_file(self.site.root, self.site.output)
        data = bytearray(file.read_bytes())
        place = self.chance.randrange(len(data) * 8)
        data[place // 8] ^= 1 << place % 8
        file.write_bytes(data)
        self.edit()
        self.compare()
