"""Keep one child process that parses raw files; it is started at the first file, killed when it overruns, and ended at exit."""

from __future__ import annotations

import atexit
import contextlib
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from stancebook.errors import SourceError
from stancebook.sources.readers import limits
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.worker import read_message, write_message

_SERVE = "from stancebook.sources.readers.worker import serve; serve()"
_AS_TEXT = "save its text as .txt, or split it into several files"


class _Watchdog(threading.Thread):
    """Kill the process when it takes too long over a question: one thread for all questions, since most take less than a thread takes to start."""

    def __init__(self, process: subprocess.Popen, seconds: float) -> None:
        super().__init__(daemon=True)
        self.process, self.seconds, self.until = process, seconds, math.inf

    def run(self) -> None:
        """Look at the clock every second while the process lives."""
        while self.process.returncode is None:
            time.sleep(min(1, self.seconds))
            if time.monotonic() > self.until:
                self.process.kill()


class Child:
    """The process and its two pipes. `parse` may be called from any thread; a forked process starts its own child."""

    def __init__(self) -> None:
        self.process: subprocess.Popen | None = None
        self.owner = 0
        self.lock = threading.Lock()

    def parse(self, path: Path, name: str, columns: Mapping[str, str]) -> tuple[Decoded, ...]:
        """Return the documents of a file; SourceError, with the file's hash where it could be read, if there are none."""
        with self.lock:
            process = self._running()
            self.watchdog.until = time.monotonic() + limits.WALL_SECONDS
            well = False
            try:
                documents, last = self._ask(process, {"path": str(path), "name": name, "columns": dict(columns), "seconds": limits.CPU_SECONDS})
                well = not last.get("spent")
            except (BrokenPipeError, EOFError):
                process.wait()
                raise self._lost(process, name) from None
            finally:
                self.watchdog.until = math.inf
                if not well:
                    self.end()
        if "problem" in last:
            raise SourceError(f"raw/{name}", last["problem"], last["remedy"], raw_sha256=last["sha256"])
        return tuple(replace(document, raw_sha256=last["sha256"]) for document in documents)

    def _ask(self, process: subprocess.Popen, request: dict) -> tuple[list[Decoded], dict]:
        documents: list[Decoded] = []
        self.sha256 = ""
        write_message(process.stdin, request)
        while (message := read_message(process.stdout)) is not None:
            if "document" in message:
                documents.append(Decoded.from_json(message["document"]))
            elif "sha256" in message:
                self.sha256 = message["sha256"]
            else:
                return documents, message | {"sha256": self.sha256}
        raise EOFError

    def _lost(self, process: subprocess.Popen, name: str) -> SourceError:
        """Tell why the process is gone: signal 24 (9 by the timer) is the limit of time."""
        slow = process.returncode in (-24, -9)
        problem = f"takes longer than {limits.CPU_SECONDS} seconds to read" if slow else "stops its reader; it seems damaged"
        return SourceError(f"raw/{name}", problem, _AS_TEXT, raw_sha256=self.sha256)

    def _running(self) -> subprocess.Popen:
        if self.process is not None and (self.owner != os.getpid() or self.process.poll() is not None):
            self.process = None
        if self.process is None:
            path = os.pathsep.join(entry for entry in sys.path if entry)
            environment = os.environ | {"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-c", _SERVE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
            )
            self.owner = os.getpid()
            self.watchdog = _Watchdog(self.process, limits.WALL_SECONDS)
            self.watchdog.start()
        return self.process

    def end(self) -> None:
        """End the process."""
        process, self.process = self.process, None
        if process is not None and self.owner == os.getpid():
            process.kill()
            process.wait()
            process.stdout.close()
            with contextlib.suppress(OSError):  # a request that was not taken any more is lost with its process
                process.stdin.close()


CHILD = Child()
atexit.register(CHILD.end)
