"""What some formats need beside attrib, with one clear line where it is missing."""

from importlib import import_module
from typing import Any

from attrib.errors import ArticleError
from attrib.messages import Message


def need(module: str) -> Any:
    """Return a module of an optional package. Raises ArticleError, which says what to install, where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise ArticleError(
            Message(
                "this file needs the package {package}, which is not installed: pip install 'attrib[read]'",
                package=package,
            )
        ) from error
