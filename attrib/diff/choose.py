"""Which article of a stored report is meant, where it has several."""

from collections.abc import Sequence
from pathlib import PurePath

from attrib.diff.model import Account
from attrib.errors import UsageError

# How many paths a message names.
from attrib.messages import Message

NAMED = 5


def choose(old: Sequence[Account], new: Sequence[Account], wanted: str | None) -> tuple[Account, Account]:
    """Return the two accounts to compare.

    `wanted` is the path of an article, for those sides that have several; without it an article is the one of the
    same path, or of the same file name, as the only one of the other side.
    """
    old_wanted = wanted or (new[0].path if len(new) == 1 else None)
    new_wanted = wanted or (old[0].path if len(old) == 1 else None)
    return _one(old, old_wanted), _one(new, new_wanted)


def _one(accounts: Sequence[Account], wanted: str | None) -> Account:
    if len(accounts) == 1:
        return accounts[0]
    same = [account for account in accounts if is_called(account.path, wanted)] or [
        account for account in accounts if wanted and PurePath(account.path).name == PurePath(wanted).name
    ]
    if len(same) == 1:
        return same[0]
    names = ", ".join(account.path for account in accounts[:NAMED]) + (", …" if len(accounts) > NAMED else "")
    raise UsageError(
        Message(
            "{place}: has {n} articles: name one with --article ({names})",
            place=accounts[0].report or accounts[0].path.rpartition(":")[0],
            n=len(accounts),
            names=names,
        )
    )


def is_called(path: str, wanted: str | None) -> bool:
    """Tell whether an article is the one that is wanted; one of a list may be called by its number.

    >>> is_called("news.jsonl:3", "news.jsonl:3"), is_called("news.jsonl:3", "3"), is_called("news.jsonl:13", "3")
    (True, True, False)
    """
    return path == wanted or (wanted is not None and wanted.isdecimal() and path.endswith(f":{wanted}"))
