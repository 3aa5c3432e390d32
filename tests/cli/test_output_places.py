"""Where --output writes: what is no ordinary file stays what it is."""

import os
import stat
import threading
from pathlib import Path

import pytest

from attrib.cli.streams import replace_file


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    """As a device does: run as root, --output /dev/null once made a file of it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    replace_file(pipe, "report\n", "--output")
    reader.join()

    assert read == ["report\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [pipe] == list(tmp_path.iterdir())


def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    """The file that is shared under another name gets the report."""
    target, link = tmp_path / "report.txt", tmp_path / "latest"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    replace_file(link, "new", "--output")

    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"
