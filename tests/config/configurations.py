"""Configurations for tests."""

from pathlib import Path

from attrib.config.settings import Settings, resolve
from attrib.config.sources import from_environment, from_flags, read_file


def write(folder: Path, content: str, name: str = "attrib.toml") -> Path:
    """Write a configuration and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(content, encoding="utf-8", newline="")
    return file


def settings(
    folder: Path, content: str = "", environment: dict[str, str] | None = None, flags: dict[str, str] | None = None
) -> Settings:
    """Return what holds with a configuration, an environment and options."""
    return resolve(read_file(write(folder, content)), from_environment(environment or {}), from_flags(flags or {}))
