"""Which version of attrib runs."""

from importlib.metadata import PackageNotFoundError, version


def installed_version() -> str:
    """Return the installed version."""
    try:
        return version("attrib")
    except PackageNotFoundError:
        return "0+unknown"
