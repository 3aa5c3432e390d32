"""Policy: the rules in force, the numbers of rules and score, and added words, for who uses attrib as a library."""

from pathlib import Path

from attrib.config.settings import resolve
from attrib.config.sources import read_file
from attrib.model import Policy


def load_policy(path: Path | None = None) -> Policy:
    """Return the default policy, changed by what a configuration says; no other file is looked for.

    Raises ConfigError for a file that cannot be read or holds what a configuration does not have.

    >>> load_policy().values["spokesperson"]
    0.8
    """
    return resolve(read_file(path) if path else None).policy
