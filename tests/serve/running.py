"""A server in a process of its own, as its users start it; only for tests."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.cli.command import ENVIRONMENT
from tests.fixtures import ROOT

ADDRESS = re.compile(r"^attrib: (http://\S+/) \(Ctrl\+C ends it\)$")


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers."""

    process: "subprocess.Popen[str]"
    address: str
    lines: list[str] = field(default_factory=list)
    """What it wrote to standard error since then."""

    @property
    def memory(self) -> int:
        """Kilobytes that it has in memory, where the system tells."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


@contextmanager
def running(*options: str, variables: Mapping[str, str] | None = None) -> Iterator[Running]:
    """Give a server with the real models and without the reader, and end it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "attrib", "serve", "--port", "0", "--isolated", *options],
        cwd=ROOT,
        env={**ENVIRONMENT, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **(variables or {})},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert process.stderr
    first = process.stderr.readline()
    found = ADDRESS.match(first)
    server = Running(process, found[1] if found else "")
    reading = threading.Thread(target=server.lines.extend, args=(process.stderr,))
    reading.start()
    try:
        assert found, first
        yield server
    finally:
        process.terminate()
        process.wait(timeout=60)
        reading.join()
        process.stderr.close()
