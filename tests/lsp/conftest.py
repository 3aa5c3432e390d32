"""One server for all tests that need nothing special of it: loading the models takes seconds."""

from collections.abc import Iterator

import pytest

from tests.lsp.editor import Editor


@pytest.fixture(scope="session")
def editor() -> Iterator[Editor]:
    """Return an editor like VS Code with the real models, which says at its end that all went well."""
    editor = Editor()
    yield editor
    assert editor.end() == (0, "")
