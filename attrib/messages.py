"""What attrib says, kept so that it can be said in any language: English with gaps, and what fills them.

A message is text like any other, in English. Whoever shows it to a person asks a voice to say it; what the catalogue of
a language lacks stays English. Catalogues are those of gettext, in attrib/locale; `make messages` renews them.

    Message("No speaker is found for {words}", words="“the dike holds”")
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import GNUTranslations

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "attrib"
ENGLISH = "en"
AUTO = "auto"
# In the order in which they are asked.
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
# With fewer there is nothing to join.
MOST_PLAIN = 2
# The same in every language.
PLACED, LISTED = "{place}: {what}", "{parts}"
# What fills a gap as it is; of all else, such as errors of the system, the text is kept.
KEPT = (str, int, float, tuple)


class Message(str):
    """A text in English that knows what it is made of."""

    __slots__ = ("many", "number", "template", "values")
    template: str
    """English with gaps, such as "line {n}"; of a counted message, for one."""
    many: str | None
    """The same for another number than one; None if nothing is counted."""
    number: int | None
    """What is counted."""
    values: Mapping[str, object]
    """What fills the gaps: words, numbers, further messages, or several of them."""

    def __new__(cls, template: str, /, **values: object) -> "Message":
        """Return a message; its template is literal, so that it is found for the catalogues."""
        return cls.counted(template, None, None, values)

    @classmethod
    def counted(cls, template: str, many: str | None, number: int | None, values: Mapping[str, object]) -> "Message":
        """Return a message that may have a plural."""
        english = template if many is None or number == 1 else many
        values = {name: value if isinstance(value, KEPT) else str(value) for name, value in values.items()}
        message = str.__new__(cls, _filled(english, values))
        message.template, message.many, message.number, message.values = str(template), many, number, values
        return message

    def __reduce__(self) -> tuple[Callable[..., "Message"], tuple[object, ...]]:
        return Message.counted, (self.template, self.many, self.number, dict(self.values))


def all_of(parts: Sequence[str]) -> str:
    """Return parts joined by "and", as a message.

    >>> all_of([Message("a party"), Message("closeness")])
    'a party and closeness'
    """
    if len(parts) < MOST_PLAIN:
        return parts[0] if parts else ""
    return Message("{one} and {other}", one=parts[0], other=all_of(parts[1:]))


def at(place: str, what: str) -> Message:
    """Return what is to be said of a place.

    >>> at("story.txt", Message("the file is empty"))
    'story.txt: the file is empty'
    """
    return Message(PLACED, place=place, what=what)


def listed(parts: Iterable[str]) -> Message:
    """Return parts with commas between them; what is empty is left out.

    >>> listed([Message("described"), "", Message("no reason given")])
    'described, no reason given'
    """
    return Message(LISTED, parts=tuple(filter(None, parts)))


class Plural:
    """A message in two forms, for one and for another number; {n} is the number.

    >>> CLAIMS = Plural("{n} claim", "{n} claims")
    >>> CLAIMS(1), CLAIMS(2)
    ('1 claim', '2 claims')
    """

    __slots__ = ("many", "one")

    def __init__(self, one: str, many: str) -> None:
        self.one, self.many = one, many

    def __call__(self, n: int, /, **values: object) -> Message:
        return Message.counted(self.one, self.many, n, {"n": n, **values})


class Voice:
    """Says messages in a language."""

    __slots__ = ("_catalogue", "_marks", "code", "name")

    def __init__(self, code: str) -> None:
        """Take the code of the language; one without a catalogue is English."""
        self._catalogue = _read_catalogue(code)
        self.code = code if self._catalogue else ENGLISH
        pgettext = self._catalogue.pgettext if self._catalogue else _in_english
        self._marks = str.maketrans({".": pgettext("decimal mark", "."), ",": pgettext("thousands mark", ",")})
        self.name = pgettext("this language", "English")
        """What the language calls itself."""

    def __call__(self, text: str, /, **values: object) -> str:
        """Return a message in the language. A text that is none is looked up as it is, its gaps filled with values.

        >>> VOICE = Voice("nl")
        >>> VOICE(Plural("{n} claim", "{n} claims")(3)), VOICE("line {line}", line=3)
        ('3 beweringen', 'regel 3')
        """
        if not isinstance(text, Message):
            text = Message(text, **values) if values else text
        if self._catalogue is None or not text:
            return str(text)
        if not isinstance(text, Message):
            return self._catalogue.gettext(text)
        return _filled(self._template(text), text.values, self)

    def number(self, value: float, form: str) -> str:
        """Return a number in a form of Python, with the marks of the language.

        >>> Voice("nl").number(1234.5, ",.2f"), Voice("en").number(0.5, ".0%")
        ('1.234,50', '50%')
        """
        return format(value, form).translate(self._marks)

    def _template(self, message: Message) -> str:
        """Return a message with its gaps, in the language."""
        if self._catalogue is None:
            return message.template
        if message.many is None or message.number is None:
            return self._catalogue.gettext(message.template)
        return self._catalogue.ngettext(message.template, message.many, message.number)


class _Number:
    """A number that is written with the marks of a language."""

    __slots__ = ("_say", "_value")

    def __init__(self, value: float, say: Voice) -> None:
        self._value, self._say = value, say

    def __format__(self, form: str) -> str:
        return self._say.number(self._value, form)


@cache
def voice(code: str) -> Voice:
    """Return what says messages in a language."""
    return Voice(code)


@cache
def report_languages() -> tuple[str, ...]:
    """Return the codes of the languages in which a report can be: English, and those that have a catalogue."""
    return (ENGLISH, *sorted(file.parent.parent.name for file in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


def user_language(environment: Mapping[str, str] | None = None) -> str:
    """Return the language of the user's locale, English if there is no catalogue for it.

    >>> user_language({"LC_ALL": "", "LANG": "nl_BE.UTF-8"}), user_language({"LANG": "C"}), user_language({})
    ('nl', 'en', 'en')
    """
    environment = os.environ if environment is None else environment
    set_first = next((environment[name] for name in LOCALES if environment.get(name)), "")
    code = set_first.partition(".")[0].partition("_")[0].lower()
    return code if code in report_languages() else ENGLISH


def _read_catalogue(code: str) -> "GNUTranslations | None":
    """Return the catalogue of a language; None for English, and where there is none."""
    if code not in report_languages()[1:]:
        return None
    from gettext import GNUTranslations  # most runs of a machine are in English

    with (FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return GNUTranslations(file)


def _filled(template: str, values: Mapping[str, object], say: Voice | None = None) -> str:
    """Return a template with its gaps filled; without values it has none, and braces are braces."""
    if not values:
        return template
    return template.format_map({name: _said(value, say) for name, value in values.items()})


def _said(value: object, say: Voice | None) -> object:
    """Return what fills a gap, in the language of `say`."""
    if isinstance(value, tuple):
        return ", ".join(str(_said(one, say)) for one in value)
    if isinstance(value, Message):
        return say(value) if say else str(value)
    if isinstance(value, (int, float)) and say:
        return _Number(value, say)
    return value


def _in_english(_: str, text: str) -> str:
    return text
