"""What hatch does when it builds a wheel: it compiles the data files, so that nothing need be written afterwards."""

import sys
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = ("attrib/languages/*/*.toml", "attrib/policies/*.toml")
EDITABLE = "editable"


class CompileData(BuildHookInterface):  # type: ignore[misc,type-arg,unused-ignore]
    """Puts the compiled form beside every data file of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; an editable installation, where words change, has none."""
        if version == EDITABLE:
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from attrib.languages.compiled import BUILT, built_of

        for file in (file for pattern in DATA for file in sorted(root.glob(pattern))):
            content = file.read_bytes()
            compiled = Path(self.directory) / "compiled" / file.relative_to(root).as_posix()
            compiled = compiled.with_name(compiled.name + BUILT)
            compiled.parent.mkdir(parents=True, exist_ok=True)
            compiled.write_bytes(built_of(content, tomllib.loads(content.decode("utf-8"))))
            build_data["force_include"][str(compiled)] = f"{file.relative_to(root).as_posix()}{BUILT}"
