"""The known gaps: attributions of the fixture articles that are not found, or given to another source.

`make docs` writes them into docs/gaps.md, so that whoever opens or closes one sees it in the diff.
"""

from collections.abc import Iterator

from attrib.languages import language_name
from attrib.parsing.stored import StoredParser
from tests.fixtures import fixture_folders, read_fixture
from tests.quality.development import FIXTURE_SETS, read_fixtures
from tests.quality.errors import Slip, slips_of

GROUPS = ("missed", "wrong source")
HEAD = """# Known gaps

Every attribution of the project's own articles (`fixtures/`) that attrib does not find, or finds with another source,
with the step that failed. Written as source | cue | content; where something else was found it follows. `make docs`
renews the page: a change that closes a gap takes a line away, one that opens a gap adds a line.

These articles are no held-out data: the figures in the README say how attrib does on articles it was not made with.
"""


def gaps_page() -> str:
    """Return docs/gaps.md."""
    return HEAD + "".join(_section(set_) for set_ in sorted(FIXTURE_SETS, reverse=True))


def gaps(set_: str) -> Iterator[tuple[str, Slip]]:
    """Yield the name of an article and what goes wrong in it, for all articles of a language."""
    parser = StoredParser()
    truth = read_fixtures(FIXTURE_SETS[set_])
    for folder in fixture_folders():
        if folder.parent.name == FIXTURE_SETS[set_]:
            parsed = parser.parse(read_fixture(folder))
            yield from ((folder.name, slip) for slip in slips_of(truth[folder.name], parsed) if slip[0] in GROUPS)


def _section(set_: str) -> str:
    """Return the gaps of one language by cause, the most frequent cause first."""
    found: dict[tuple[str, str], list[str]] = {}
    for article, (group, cause, words) in gaps(set_):
        found.setdefault((group, cause), []).append(f"- {article}: {words}")
    total = sum(len(article["attributions"]) for article in read_fixtures(FIXTURE_SETS[set_]).values())
    missing = sum(map(len, found.values()))
    lines = [f"\n## {language_name(FIXTURE_SETS[set_])}\n", f"{missing} of {total} attributions.\n"]
    for (group, cause), items in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        lines += [f"\n### {group.capitalize()}: {cause}\n", *sorted(items)]
    return "\n".join(lines) + "\n"
