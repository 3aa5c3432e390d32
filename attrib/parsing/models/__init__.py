"""The language models: those that attrib brings along, and those that a user has.

A set of models lies in a Stanza resource folder: resources.json and <language>/<processor>/<name>.pt. The
embedded models have a licence of their own, see LICENSE and the card of each language beside this file.
"""

import re
from pathlib import Path

from attrib.errors import ModelError
from attrib.messages import Message
from attrib.parsing.models.listing import DEFAULT, LISTING, choose_models, model_file, needed_models, read_listing
from attrib.parsing.models.store import store_folder
from attrib.records import dataclass

EMBEDDED = "attrib"
INSTALLED = re.compile(r"stanza(?::(?P<package>[\w.-]+))?")
"""How an installed set is named: stanza, or stanza:alpino for another package than the default one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSet:
    """The models of one language in a resource folder."""

    folder: Path
    language: str
    models: tuple[tuple[str, str], ...]
    """Processor and model, in the order in which they run: tokenize, mwt, pos, lemma, depparse."""
    name: str
    """For reports, such as "attrib-nl"."""


def embedded_folder() -> Path:
    """Return where the models lie that attrib brings along."""
    return Path(__file__).parent


def is_name(choice: str) -> bool:
    """Tell whether models are asked for by a name, and not by their folder.

    >>> is_name("attrib"), is_name("stanza:alpino"), is_name("./stanza")
    (True, True, False)
    """
    return choice == EMBEDDED or INSTALLED.fullmatch(choice) is not None


def find_models(language: str, choice: Path | str | None = None) -> ModelSet:
    """Return the models of a language: the embedded ones, those of a folder, or installed ones by name.

    Raises ModelError if the folder, its resources.json or a model file is missing.
    """
    named = INSTALLED.fullmatch(str(choice))
    if named:
        return _installed(language, named["package"] or DEFAULT)
    own = choice is None or str(choice) == EMBEDDED
    folder = embedded_folder() if own else Path(str(choice))
    missing = Message("reinstall attrib, or name another model folder")
    return _find(folder, language, DEFAULT, name=f"{EMBEDDED if own else folder.name}-{language}", mend=missing)


def _installed(language: str, package: str) -> ModelSet:
    """Return installed models; the remedy for what is missing is to install it."""
    option = "" if package == DEFAULT else f" --package {package}"
    mend = Message("run '{command}'", command=f"attrib models install {language}{option}")
    folder = store_folder()
    name = f"stanza-{language}" if package == DEFAULT else f"stanza:{package}-{language}"
    if not (folder / LISTING).is_file():
        raise ModelError(Message("no models are installed in {folder}: {mend}", folder=folder, mend=mend))
    return _find(folder, language, package, name=name, mend=mend)


def _find(folder: Path, language: str, package: str, *, name: str, mend: str) -> ModelSet:
    try:
        listing = read_listing(folder)[language]
        models = choose_models(listing, package)
        needed = needed_models(listing, models)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        named = Message("{language!r} by the name of {package!r}", language=language, package=package)
        of = f"{language!r}" if package == DEFAULT else named
        mend = Message("reinstall attrib, or name another") if mend.startswith("reinstall") else mend
        raise ModelError(
            Message("no models for {of} in {file}: {mend}", of=of, file=folder / LISTING, mend=mend)
        ) from error
    for kind, model in needed:
        file = model_file(folder, language, kind, model)
        if not file.is_file():
            raise ModelError(Message("the model file {file} is missing: {mend}", file=file, mend=mend))
    return ModelSet(folder=folder, language=language, models=tuple(models.items()), name=name)
