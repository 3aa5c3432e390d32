"""From a folder that training built to the models that attrib brings: `python -m attrib.training.models.embed FOLDER`.

The languages of the folder come in the place of those that are there, or beside them; the others stay as they are.
"""

import argparse
import json
import shutil
from pathlib import Path

from attrib.parsing.models import embedded_folder
from attrib.parsing.models.verify import write_checksums

RESOURCES = "resources.json"


def embed(built: Path, target: Path) -> tuple[str, ...]:
    """Take the languages of a built folder into another one, and return their codes."""
    told = json.loads((built / RESOURCES).read_text(encoding="utf-8"))
    known = json.loads((target / RESOURCES).read_text(encoding="utf-8"))
    for code in told:
        for part in (built / code).iterdir():
            shutil.rmtree(target / code / part.name, ignore_errors=True)
            shutil.copytree(part, target / code / part.name)
    (target / RESOURCES).write_text(json.dumps(known | told, indent=1) + "\n", encoding="utf-8")
    write_checksums(target)
    return tuple(told)


def main() -> None:
    """Take over the languages of the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("built", type=Path, help="folder that `make models` built")
    embed(parser.parse_args().built, embedded_folder())


if __name__ == "__main__":
    main()
