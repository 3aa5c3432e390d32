"""Fuzz attrib for some seconds: python -m tests.fuzz [SECONDS] [TARGET...].

Prints for each target how many inputs it was given, and the smallest one that crashed it. What is found goes into
found.py, so that it is a test from then on.
"""

import sys
import time
import traceback
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.targets import TARGETS, run

ROUND, TURN = 2000, 5.0
"""Inputs, and seconds, that a target has before it is the next one's turn."""


class _TurnOverError(BaseException):
    """Ends a round; hypothesis lets it pass."""


def main(seconds: float, names: list[str]) -> int:
    """Return the exit code: 1 if anything crashed."""
    counts, crashed = dict.fromkeys(names, 0), set[str]()
    end = time.monotonic() + seconds
    number = time.time_ns()
    while time.monotonic() < end and len(crashed) < len(names):
        for name in names:
            if name in crashed or time.monotonic() >= end:
                continue
            number += 1
            try:
                _round(name, number, counts, min(end, time.monotonic() + TURN))
            except _TurnOverError:
                pass
            except Exception:
                crashed.add(name)
                print(f"{name}: crashed")
                traceback.print_exc()
    for name, count in counts.items():
        print(f"{name:<16} {count:>9,} inputs{'  CRASHED' if name in crashed else ''}")
    print(f"{'all':<16} {sum(counts.values()):>9,} inputs, {len(crashed)} crashes")
    return int(bool(crashed))


def _round(name: str, number: int, counts: dict[str, int], end: float) -> None:
    """Give a target some inputs, fewer where time is up."""

    @seed(number)
    @settings(
        max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )  # fmt: skip
    @given(TARGETS[name].given)
    def check(value: Any) -> None:
        if time.monotonic() > end:
            raise _TurnOverError
        counts[name] += 1
        run(name, value)

    check()


if __name__ == "__main__":
    seconds, *names = sys.argv[1:] or ["60"]
    unknown = set(names) - set(TARGETS)
    if unknown:
        sys.exit(f"no such target: {', '.join(unknown)}: choose of {', '.join(TARGETS)}")
    sys.exit(main(float(seconds), names or list(TARGETS)))
