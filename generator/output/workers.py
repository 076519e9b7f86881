"""Workers: the same function over many things on all cores, with the results in the order of the things.

Forked workers see everything that their parent has made, so nothing has to be sent to them. Where a process cannot be
forked, or has threads of its own, or the work is small, it is done in one process; the results are the same.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

CHUNK = 50
TIDIED = 500
"""Things after which one process sees to what only the collector of cycles can free: builds let it rest, and every page
leaves some of its templates."""

_work: Callable[[Sequence[Any]], Any] | None = None
_things: Sequence[Any] = ()


def cores() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def spread(
    work: Callable[[Sequence[Any]], T],
    things: Sequence[Any],
    jobs: int,
    few: int,
    done: Callable[[int], None] = lambda _: None,
    chunk: int = CHUNK,
) -> Iterator[T]:
    """Yield what the function makes of one chunk of the things after the other; ``done`` is told how many are done.

    Fewer things than ``few`` are not worth any workers. Raises what the function raises.
    """
    global _work, _things
    chunks = [(start, min(start + chunk, len(things))) for start in range(0, len(things), chunk)]
    gc.freeze()  # what is there already need not be looked through, nor copied by a worker
    _work, _things = work, things
    try:
        if jobs < 2 or len(things) < few or not _may_fork():
            for start, end in chunks:
                result = work(things[start:end])
                if start // TIDIED < end // TIDIED:
                    gc.collect(0)
                done(end)
                yield result
            return
        import multiprocessing  # only now: most runs need no workers

        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            for (_, end), result in zip(chunks, pool.imap(_chunk, chunks), strict=True):
                done(end)
                yield result
    finally:
        _work, _things = None, ()
        gc.unfreeze()


def _may_fork() -> bool:
    return hasattr(os, "fork") and threading.active_count() == 1


def _chunk(span: tuple[int, int]) -> Any:
    assert _work is not None
    result = _work(_things[span[0] : span[1]])
    gc.collect(0)  # see TIDIED; here there is little else to go through
    return result
