"""The texts that are open: checked when their writer pauses, one after the other, and the newest only."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from attrib.lsp.buffers import Buffer, Checked

PAUSE = 0.4
"""Seconds without a keystroke after which a text is checked."""

Check = Callable[[Buffer], Checked]


class Desk:
    """Keeps what was found in each text, and tells it as soon as it is known.

    Texts are checked in one thread, for the models use one processor each. What is typed while a check waits takes its
    place; what is typed while it runs makes its result go nowhere.
    """

    def __init__(self, check: Check, tell: Callable[[Checked], None], pause: float = PAUSE) -> None:
        """Take what checks a text, which may take seconds, and what is told of the result."""
        self._check = check
        self._tell = tell
        self._pause = pause
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="attrib")
        self._open: dict[str, Buffer] = {}
        self._checked: dict[str, Checked] = {}
        self._running: dict[str, asyncio.Task[None]] = {}

    def put(self, buffer: Buffer, *, at_once: bool = False) -> None:
        """Have a text checked: after a pause, or as soon as the check that runs is done."""
        self._stop(buffer.uri)
        self._open[buffer.uri] = buffer
        self._running[buffer.uri] = asyncio.create_task(self._work(buffer, 0 if at_once else self._pause))

    def take(self, uri: str) -> None:
        """Forget a text that is closed."""
        self._stop(uri)
        self._open.pop(uri, None)
        self._checked.pop(uri, None)

    def buffers(self) -> Iterator[Buffer]:
        """Yield the texts that are open."""
        yield from tuple(self._open.values())

    async def checked(self, uri: str) -> Checked | None:
        """Return what was found in the newest version of a text, once it is known; None if it is not open."""
        while task := self._running.get(uri):
            await asyncio.wait([task])
        return self._checked.get(uri)

    def close(self) -> None:
        """Let all work go."""
        for uri in tuple(self._running):
            self._stop(uri)
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _stop(self, uri: str) -> None:
        """Have a check that waits not begin, and one that runs tell nobody."""
        if task := self._running.pop(uri, None):
            task.cancel()

    async def _work(self, buffer: Buffer, pause: float) -> None:
        try:
            await asyncio.sleep(pause)
            checked = await asyncio.get_running_loop().run_in_executor(self._worker, self._check, buffer)
            self._checked[buffer.uri] = checked
            self._tell(checked)
        finally:
            if self._running.get(buffer.uri) is asyncio.current_task():
                del self._running[buffer.uri]
