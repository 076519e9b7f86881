"""Workers: from a function and many things to its results in the order of the things, computed on all cores.

Forked workers share the memory of their parent, so nothing is sent to them. Where a process cannot be forked, or has
threads, or the work is small, one process does it all, with the same results.
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
"""How many things one process handles between two runs of the cyclic garbage collector, which builds switch off: every
page leaves a few cycles of its templates."""

_work: Callable[[Sequence[Any]], Any] | None = None
_things: Sequence[Any] = ()
_parent = 0


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
    """Yield the function's results for each chunk of the items, in order. ``done`` is called with the number of
    finished items. With fewer items than ``few`` there are no workers. Raises the exceptions of the function."""
    global _work, _things, _parent
    chunks = [(start, min(start + chunk, len(things))) for start in range(0, len(things), chunk)]
    gc.freeze()  # older values need not be searched for cycles, nor copied by a worker
    _work, _things, _parent = work, things, os.getpid()
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
    try:
        return _work(_things[span[0] : span[1]])
    finally:
        gc.collect(0)  # see TIDIED; only values of this chunk are searched
        if os.getppid() != _parent:
            os._exit(1)  # the build was killed, and nobody waits for the result
