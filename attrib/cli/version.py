"""Which version of attrib runs."""

from attrib.version import VERSION


def installed_version() -> str:
    """Return the version of attrib."""
    return VERSION
