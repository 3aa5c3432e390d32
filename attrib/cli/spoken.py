"""In which language a command speaks that checks no article."""

import os

from attrib.cli.checking import flags
from attrib.config.settings import read_configuration
from attrib.errors import ConfigError
from attrib.formats.files import STDIN
from attrib.messages import AUTO, Voice, user_language, voice


def chosen_voice(language: str | None, otherwise: str | None = None) -> Voice:
    """Return what speaks: the language asked for or set, else another, that of the user's locale if none is given.

    Raises UsageError for a language that there is not.
    """
    try:
        asked = read_configuration(os.environ, flags({"report_lang": language})).settings_for(STDIN).report_lang
    except ConfigError:  # it is not what this command is about, and may be about to be mended
        asked = language or AUTO
    return voice(asked if asked != AUTO else otherwise or user_language())
