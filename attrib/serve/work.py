"""A bounded pool: one article is checked, some wait, the rest is told to come back."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

from attrib.messages import Message
from attrib.serve.limits import Limits
from attrib.serve.problems import Problem

T = TypeVar("T")


class Work:
    """Does jobs one after the other, beside the loop that answers."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._thread = ThreadPoolExecutor(1, "attrib-check")
        self._lock = Lock()
        self._inside = 0
        """Jobs at work and waiting, those included that nobody waits for any more."""

    async def do(self, job: Callable[[], T]) -> T:
        """Return what a job gives. Raises Problem where too many wait, or it takes too long; it is then not begun,
        or its end is not waited for. Whoever cancels this takes the job out of the queue.
        """
        self._enter()
        future = self._thread.submit(job)
        future.add_done_callback(self._leave)
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise Problem(
                504,
                Message(
                    "this took longer than {n:g} seconds: send a shorter text, or try again later",
                    n=self._limits.seconds,
                ),
            ) from error

    def close(self) -> None:
        """Take no more jobs, and forget those that wait."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _enter(self) -> None:
        with self._lock:
            if self._inside > self._limits.waiting:
                raise Problem(
                    503, Message("too many articles wait to be checked: try again in a moment"), {"Retry-After": "2"}
                )
            self._inside += 1

    def _leave(self, _: "Future[Any]") -> None:
        with self._lock:
            self._inside -= 1
