"""What can go wrong for reasons that a user can mend.

AttribError
├── UsageError       the command line asks for something that does not exist
├── ArticleError     an input cannot be read as an article
│   └── LanguageError    its language is unknown, uncertain or not one of ours
├── ModelError       a language model is missing or cannot be used
└── DataError        a data file (language, stored parse or report, baseline) is not as it should be
    └── ConfigError      a configuration has what attrib does not accept

Any other exception is a bug and keeps its traceback.
"""

from typing import Self

from attrib.messages import at


class AttribError(Exception):
    """Base of all errors; its text tells what happened, where, and what to do next."""

    @property
    def message(self) -> str:
        """Its text, which can be said in another language where it is a message."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)

    def about(self, place: str) -> Self:
        """Return the same error, which also names what it is about."""
        return type(self)(at(place, self.message))


class UsageError(AttribError):
    """The command line asks for something that does not exist."""


class ArticleError(AttribError):
    """An input cannot be read as an article."""


class LanguageError(ArticleError):
    """The language of an input is unknown, uncertain or not one of ours."""


class ModelError(AttribError):
    """A language model is missing or cannot be used."""


class DataError(AttribError):
    """A data file is not as it should be."""


class ConfigError(DataError):
    """A configuration has what attrib does not accept."""

    def __init__(self, message: str, excerpt: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.excerpt = excerpt
        """The line of the file, and one that points at the place; none if it is not known."""
