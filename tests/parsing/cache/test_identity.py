"""What tells models from others changes with their files, and says so without Stanza."""

import os
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from attrib.errors import ModelError
from attrib.languages.folders import language_codes
from attrib.parsing.cache.identity import identify, package_version
from attrib.parsing.models import embedded_folder, find_models
from attrib.parsing.models.listing import LISTING
from attrib.parsing.models.verify import CHECKSUMS

FILE = Path("nl", "lemma", "attrib.pt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files of a few bytes in place of the Dutch models."""
    shutil.copy(embedded_folder() / LISTING, tmp_path)
    for file in embedded_folder().glob("nl/*/*.pt"):
        target = tmp_path / file.relative_to(embedded_folder())
        target.parent.mkdir(parents=True)
        target.write_bytes(b"model")
    return tmp_path


@pytest.mark.parametrize("language", language_codes())
def test_embedded_models_are_known_by_their_sums(language: str) -> None:
    """Each file by the sum that stands in checksums.txt, wherever and whenever it was installed."""
    sums = (embedded_folder() / CHECKSUMS).read_text(encoding="utf-8")
    lines = identify(find_models(language))

    assert len(lines) >= 5
    assert [line for line in lines if f"{line.split()[-1]}  {language}/" not in sums] == []


def test_it_stays_as_long_as_the_files_do(folder: Path) -> None:
    """For a second run."""
    assert identify(find_models("nl", folder)) == identify(find_models("nl", folder))


def test_a_changed_file_is_another_model(folder: Path) -> None:
    """By its size or by its time."""
    before = identify(find_models("nl", folder))
    (folder / FILE).write_bytes(b"other models")
    longer = identify(find_models("nl", folder))
    os.utime(folder / FILE, ns=(1, 1))
    older = identify(find_models("nl", folder))

    assert len({before, longer, older}) == 3


def test_another_listing_is_another_model(folder: Path) -> None:
    """As when other models are installed over them."""
    before = identify(find_models("nl", folder))
    listing = folder / LISTING
    md5 = next(line.split()[1] for line in before if line.startswith("lemma/"))
    listing.write_text(listing.read_text(encoding="utf-8").replace(md5, "0" * 32), encoding="utf-8")

    assert identify(find_models("nl", folder)) != before


def test_a_file_that_is_gone_is_a_model_error(folder: Path) -> None:
    """Which the parser would raise, too."""
    models = find_models("nl", folder)
    (folder / FILE).unlink()

    with pytest.raises(ModelError, match="cannot be looked at"):
        identify(models)


@pytest.mark.parametrize("name", ["stanza", "py3langid", "hypothesis"])
def test_the_version_of_a_package_is_the_installed_one(name: str) -> None:
    """Read from its folder, or asked of the system where its folder does not say."""
    assert package_version(name) == version(name)
