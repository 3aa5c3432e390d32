"""What a configuration may set that nobody named: one that was found beside an article came with the article.

It may choose rules, words and levels. It may not say which files are loaded as models, nor have anything read or
written outside the tree that it stands in; that is for options, the environment, and a file that the user names.
"""

import os

from attrib.config.sources import ConfigFile, Layer, error_at
from attrib.errors import ConfigError
from attrib.messages import Message, at
from attrib.parsing.models import is_name
from attrib.paths import is_outside, tree_of
from attrib.reader.parser import DEPTHS, OFF


def expect_harmless(file: ConfigFile, values: Layer) -> None:
    """Raise ConfigError where a configuration that was found, not named, sets what it may not."""
    for name, is_known in (("models", is_name), ("reader", (*DEPTHS, OFF).__contains__)):
        if _is_of(file, values, name) and not is_known(values[(name,)].value):
            raise _refused(file, name, Message("a configuration that was found may not name files to load"))
    for name in ("baseline", "cache-dir"):
        if _is_of(file, values, name):
            place = os.path.join(file.folder, os.path.expanduser(values[(name,)].value))
            if is_outside(place, tree_of(file.folder)):
                raise _refused(file, name, Message("leads out of the folders that the configuration is for"))


def _is_of(file: ConfigFile, values: Layer, name: str) -> bool:
    """Tell whether a value is there and comes from the file."""
    setting = values[(name,)]
    return setting.value is not None and setting.origin == file.name


def _refused(file: ConfigFile, name: str, why: str) -> ConfigError:
    variable = f"ATTRIB_{name.replace('-', '_').upper()}"
    remedy = Message("set {variable}, name the configuration with --config, or use --trust-config", variable=variable)
    return error_at(file, (name,), at(name, at(why, remedy)))
