"""The cache through any course of events: what was put is what is found, or nothing is; and nothing is raised."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from attrib.errors import UsageError
from attrib.parsing.cache.store import GUESS, PARSE, Place, Store, remove

KEYS = st.sampled_from([b"a", b"b", b"c"])


class Cache(RuleBasedStateMachine):
    """A cache that is used, damaged, removed, and used by another run."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="attrib-cache-"))
        self.place = Place(self.folder / "cache", 1)
        self.store = Store(self.place)
        self.put: dict[bytes, set[bytes]] = {}

    @rule(key=KEYS, value=st.binary(max_size=50), kind=st.sampled_from([PARSE, GUESS]))
    def keep(self, key: bytes, value: bytes, kind: str) -> None:
        """Put a value."""
        self.store.put(kind, {key: value})
        self.put.setdefault(key, set()).add(value)

    @rule(key=KEYS)
    def find(self, key: bytes) -> None:
        """Find what was put under the key, or nothing."""
        found = self.store.get(key)
        assert found is None or found in self.put.get(key, set())

    @rule()
    def begin_another_run(self) -> None:
        """A new process knows nothing of the file."""
        self.store = Store(self.place)

    @rule(at=st.integers(0, 20_000), content=st.binary(min_size=1, max_size=200))
    def damage(self, at: int, content: bytes) -> None:
        """Something writes into the file."""
        if self.place.file.is_file():
            with self.place.file.open("r+b") as file:
                file.seek(min(at, self.place.file.stat().st_size))
                file.write(content)
            # What is written over a value may be found: the sum of a parse tells it, which is not looked at here.
            self.put = {key: _Anything() for key in (b"a", b"b", b"c")}

    @rule(size=st.integers(0, 20_000))
    def cut(self, size: int) -> None:
        """The file loses its end."""
        if self.place.file.is_file():
            os.truncate(self.place.file, min(size, self.place.file.stat().st_size))
            self.put = {key: _Anything() for key in (b"a", b"b", b"c")}

    @rule()
    def forget(self) -> None:
        """The user removes the cache, where it is one."""
        try:
            remove(self.place)
        except UsageError as error:
            assert "another program" in str(error)  # noqa: PT017 - damage may have made it one

    @invariant()
    def nobody_else_may_read_it(self) -> None:
        """Whatever happened to it."""
        if os.name != "nt" and self.place.file.is_file():
            assert self.place.file.stat().st_mode & 0o077 == 0

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)


class _Anything(set[bytes]):
    """Has whatever is asked for."""

    def __contains__(self, item: object) -> bool:
        return True


Cache.TestCase.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
TestCache = Cache.TestCase
