"""What the commands for many articles need beside attrib, with one clear line where it is missing."""

from importlib import import_module
from typing import Any

from attrib.errors import UsageError
from attrib.messages import Message

CORPUS, RAY = "corpus", "ray"
"""The extras of attrib, as pip calls them."""


def need(module: str, extra: str = CORPUS) -> Any:
    """Return a module of an optional package.

    Raises UsageError, which says what to install, where it is missing.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        raise UsageError(
            Message(
                "this command needs the package {package}, which is not installed: pip install 'attrib[{extra}]'",
                package=package,
                extra=extra,
            )
        ) from error
