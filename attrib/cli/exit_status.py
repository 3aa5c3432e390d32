"""What a command tells the shell."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit codes, the same for all commands."""

    OK = 0
    FINDINGS = 1
    ERROR = 2
    INTERRUPTED = 130
