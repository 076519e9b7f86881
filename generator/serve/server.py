"""The local server: builds the site whenever a source changes, and serves it to this machine with live reload.

The site is built into a folder of its own; the published site stays as it is. A browser gets the built file with the
overlay's script added; after a build that fails, it still gets the last good site.
"""

from __future__ import annotations

import errno
import gc
import sys
import time
import webbrowser
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from generator.build import build
from generator.commands.report import printable, report
from generator.core.model import Problem
from generator.core.options import SITE_FOLDER, Options, Result
from generator.core.outcome import Refused
from generator.output.memory import Memory
from generator.output.publish import unsafe
from generator.output.store import CACHE, Store, program_digest, store_file
from generator.output.unchanged import SOURCE_FOLDERS
from generator.serve.command import PORT
from generator.serve.handler import HOST, Handler
from generator.serve.live import LivePages
from generator.serve.watch import FolderWatch

SERVE_FOLDER = f"{CACHE}/serve"
"""The folder that the server builds and serves, under the archive's folder."""
PORTS_TRIED = 50
"""How many ports are tried, from the first one on."""
SWITCH_INTERVAL = 0.001
"""Seconds for which a build may hold the interpreter while a request waits (see `sys.setswitchinterval`)."""


def serve(
    options: Options,
    *,
    port: int = PORT,
    base: str = "/",
    open_browser: bool = False,
    ready: Callable[[str, FolderWatch], None] | None = None,
) -> None:
    """Build, serve and watch until interrupted. ``ready`` is called with the address and the watch when the first build
    is done and changes are followed."""
    base = f"/{base.strip('/')}/" if base.strip("/") else "/"
    danger = unsafe(options.output, options.root) or _published(options)
    if danger:
        raise Refused(f"{options.output}: {danger} — choose another folder with --output")
    live = LivePages()
    memory = Memory(Store(store_file(options.root, options.output), program_digest()))
    server = _server(port, partial(Handler, options.output, base, live))
    address = f"http://{HOST}:{server.server_port}{base}"
    watch = FolderWatch(options.root, SOURCE_FOLDERS)
    serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    interval = sys.getswitchinterval()
    try:
        sys.setswitchinterval(SWITCH_INTERVAL)
        _build(options, live, memory, ())
        gc.disable()  # collect only between builds, when no request waits
        serving.start()
        if port and server.server_port != port:
            print(f"Port {port} is taken; using {server.server_port}.", file=sys.stderr)
        if watch.polling:
            print("The system has no more file watches; reading the folders every second instead.", file=sys.stderr)
        print(f"Serving {options.output} at {address} — Ctrl-C stops.", flush=True)
        if open_browser:
            webbrowser.open(address)
        gc.freeze()  # values that live as long as the server need not be searched for cycles after every build
        if ready:
            ready(address, watch)
        for paths in watch.changes():
            _build(options, live, memory, paths)
            gc.collect()  # a build makes hardly any cycles, but templates and exceptions do
    finally:
        sys.setswitchinterval(interval)
        gc.enable()
        watch.stop()
        if serving.is_alive():
            server.shutdown()
        server.server_close()


def _published(options: Options) -> str:
    """Return why the server refuses a folder, if that is the folder of the published site; empty for any other."""
    site, real = (options.root / SITE_FOLDER).resolve(), options.output.resolve()
    return "it is the site to be published, which serving leaves as it is" if site in (real, *real.parents) else ""


class _Server(ThreadingHTTPServer):
    request_queue_size = 256  # connections that wait to be taken up; many tabs open at once when a browser starts

    def handle_error(self, request: Any, client_address: Any) -> None:
        # An editor can do nothing about a browser that closes its connection.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _server(port: int, handler: Callable[..., BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    last = min(port + PORTS_TRIED - 1, 65535)
    for tried in range(port, last + 1) if port else (0,):
        try:
            server = _Server((HOST, tried), handler)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
        else:
            server.daemon_threads = True
            return server
    raise Refused(f"ports {port} to {last} are all taken — name another with --port")


def _build(options: Options, live: LivePages, memory: Memory, paths: tuple[str, ...]) -> None:
    began = time.monotonic()
    try:
        result = build(options, memory)
    except OSError as error:  # a file that was deleted while it was read, or a full disk: the next save tries again
        where = str(error.filename or "disk").removeprefix(f"{options.root}/")
        result = Result((Problem(where, 1, 1, f"{error.strerror} — mend that, and save again"),))
        live.record_interruption()
    live.record_build(result, options.root)
    report(result.problems, brief=True)
    if paths:
        what = printable(paths[0]) if len(paths) == 1 else f"{len(paths)} files"
        outcome = "problems; the last good site stays" if result.failed else f"{len(result.written)} files written"
        print(f"{what} changed: {outcome} in {time.monotonic() - began:.2f} s.", flush=True)
