"""Texts that are checked while they are written."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import field
from typing import Any

from attrib.lsp.buffers import Buffer, Checked
from attrib.lsp.desk import Desk
from attrib.records import dataclass


def buffer(version: int, uri: str = "file:///a.txt") -> Buffer:
    """Return a version of a text."""
    return Buffer(uri=uri, path="/a.txt", version=version, text=f"version {version}")


@dataclass(frozen=True, slots=True)
class Slow:
    """Checks a text when it is let go on."""

    begun: list[int | None] = field(default_factory=list)
    entered: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def check(self, text: Buffer) -> Checked:
        """Return a finished text."""
        self.begun.append(text.version)
        self.entered.set()
        self.go_on.wait(30)
        return Checked(buffer=text)


def run(scenario: Callable[[Desk, Slow, list[int | None]], Coroutine[Any, Any, None]]) -> tuple[Slow, list[int | None]]:
    """Return what was checked, and which versions were told, after something happened at a desk."""
    slow, told = Slow(), list[int | None]()

    async def go() -> None:
        desk = Desk(slow.check, lambda checked: told.append(checked.buffer.version), pause=0)
        try:
            await scenario(desk, slow, told)
        finally:
            slow.go_on.set()
            desk.close()

    asyncio.run(go())
    return slow, told


async def until(event: threading.Event) -> None:
    """Wait until something happened in the other thread."""
    assert await asyncio.to_thread(event.wait, 30)


def test_only_the_last_of_what_is_typed_is_checked() -> None:
    """Every keystroke begins the pause anew."""

    async def scenario(desk: Desk, slow: Slow, _: list[int | None]) -> None:
        slow.go_on.set()
        for version in range(1, 6):
            desk.put(buffer(version))
        found = await desk.checked("file:///a.txt")
        assert found
        assert found.buffer.version == 5

    slow, told = run(scenario)
    assert slow.begun == [5]
    assert told == [5]


def test_the_result_of_an_old_version_is_told_to_nobody() -> None:
    """It was typed on while it was checked; what waits between the two is never begun."""

    async def scenario(desk: Desk, slow: Slow, _: list[int | None]) -> None:
        desk.put(buffer(1), at_once=True)
        await until(slow.entered)
        desk.put(buffer(2), at_once=True)
        await asyncio.sleep(0)
        desk.put(buffer(3), at_once=True)
        slow.go_on.set()
        found = await desk.checked("file:///a.txt")
        assert found
        assert found.buffer.version == 3

    slow, told = run(scenario)
    assert slow.begun == [1, 3]
    assert told == [3]


def test_a_question_waits_for_the_newest_version() -> None:
    """It was asked while an older one was checked."""

    async def scenario(desk: Desk, slow: Slow, _: list[int | None]) -> None:
        desk.put(buffer(1), at_once=True)
        await until(slow.entered)
        asked = asyncio.create_task(desk.checked("file:///a.txt"))
        await asyncio.sleep(0)
        desk.put(buffer(2), at_once=True)
        slow.go_on.set()
        found = await asked
        assert found
        assert found.buffer.version == 2

    run(scenario)


def test_a_closed_text_is_forgotten() -> None:
    """Nothing is told of it any more."""

    async def scenario(desk: Desk, slow: Slow, _: list[int | None]) -> None:
        desk.put(buffer(1), at_once=True)
        await until(slow.entered)
        desk.take("file:///a.txt")
        slow.go_on.set()
        desk.put(buffer(1, "file:///b.txt"), at_once=True)
        await desk.checked("file:///b.txt")
        assert await desk.checked("file:///a.txt") is None
        assert [text.uri for text in desk.buffers()] == ["file:///b.txt"]

    _, told = run(scenario)
    assert len(told) == 1
