"""Where things lie: a local path, or an address in object storage, as a file system and a path in it."""

from pyarrow import ArrowException
from pyarrow.fs import FileSystem, FSSpecHandler, LocalFileSystem, PyFileSystem

from attrib.errors import UsageError
from attrib.messages import Message, at


def find_place(address: str) -> tuple[FileSystem, str]:
    """Return the file system of an address, and the path there.

    An address with a scheme (s3://, gs://, file://) is opened by PyArrow, or else by fsspec, if that knows it. Raises
    UsageError where neither does.
    """
    if "://" not in address:
        return LocalFileSystem(), address
    try:
        system, path = FileSystem.from_uri(address)
    except (ArrowException, OSError, ValueError) as error:
        return _by_fsspec(address, error)
    return system, path


def is_local(system: FileSystem) -> bool:
    """Tell whether files of this system can be named, renamed and synchronised by the operating system."""
    return isinstance(system, LocalFileSystem)


def _by_fsspec(address: str, reason: Exception) -> tuple[FileSystem, str]:
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError, OSError) as error:
        raise UsageError(
            at(address, Message("cannot be opened ({reason}; {why}): check the address", reason=reason, why=error))
        ) from error
    return PyFileSystem(FSSpecHandler(system)), path
