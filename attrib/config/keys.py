"""All that can be set: the one table of keys that validation, JSON Schema and documentation are made of."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path as File
from typing import Any

from attrib.config.kinds import Address, Choice, Kind, Number, Rules, Switch, Text, Texts
from attrib.languages import BROAD, NARROW, list_names
from attrib.languages.compiled import read_once
from attrib.languages.folders import language_codes, read_toml
from attrib.messages import AUTO, report_languages
from attrib.model import Level
from attrib.records import dataclass
from attrib.report import FORMATS
from attrib.report.rule_pages import CODE
from attrib.rules import RULES, rule_names

Path = tuple[str, ...]
PROFILES = File(__file__).parent.parent / "policies"
DEFAULT = "default"
PROFILE_NAMES = (DEFAULT, "strict", "wire", "opinion", "live")
NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One setting."""

    path: Path
    """Its tables and its name: ("rules", "select")."""
    kind: Kind
    help: str
    default: Any = None
    """Of what the default profile does not say; None if there is none."""

    @property
    def name(self) -> str:
        """As one says it: "rules.select"."""
        return ".".join(self.path)

    @property
    def variable(self) -> str | None:
        """The environment variable that sets it; keys in tables have none."""
        return f"ATTRIB_{self.name.upper().replace('-', '_')}" if len(self.path) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose keys are all of one kind."""

    path: Path
    listed: Callable[[], tuple[str, ...]] | None
    """Gives the keys that it may have, which may take long; None for any."""
    kind: Kind
    help: str
    example: str

    @property
    def name(self) -> str:
        return ".".join(self.path)

    @property
    def names(self) -> tuple[str, ...] | None:
        """The keys that it may have; None for any."""
        return self.listed() if self.listed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """Keys and tables together."""

    keys: tuple[Key, ...]
    tables: tuple[Table, ...]

    def kind_of(self, path: Path) -> Kind | None:
        """Return what a key may be; None if there is no such key."""
        for key in self.keys:
            if key.path == path:
                return key.kind
        for table in self.tables:
            if path[:-1] == table.path and (table.names is None or path[-1] in table.names):
                return table.kind
        return None

    def names_in(self, path: Path) -> tuple[str, ...] | None:
        """Return the names that a table may have, none if this is no table; None if it may have any."""
        table = next((table for table in self.tables if table.path == path), None)
        if table:
            return table.names
        paths = [*(key.path for key in self.keys), *(table.path for table in self.tables)]
        below = [other[len(path)] for other in paths if other[: len(path)] == path and len(other) > len(path)]
        return tuple(dict.fromkeys(below))

    def is_table(self, path: Path) -> bool:
        """Tell whether tables or keys lie below."""
        return self.names_in(path) != ()


@cache
def declaration() -> Declaration:
    """Return all that can be set."""
    selection = Rules(rule_names())
    default = read_once(PROFILES / f"{DEFAULT}.toml", read_toml)
    return Declaration(
        keys=(
            Key(path=("profile",), kind=Choice(PROFILE_NAMES), default=DEFAULT, help="Settings to start from."),
            Key(
                path=("lang",),
                kind=Choice((AUTO, *language_codes())),
                default=AUTO,
                help="Language of the articles; `auto` guesses, and asks where it is not certain.",
            ),
            Key(
                path=("attitudes",),
                kind=Choice((NARROW, BROAD)),
                default=NARROW,
                help="What counts as a claim; `broad` takes in plans, questions, refusals and deeds that take a stand, "
                "as some corpora do.",
            ),
            Key(
                path=("format",),
                kind=Choice(tuple(FORMATS)),
                help="Form of the report, as set for the folder where the command runs; `rich` on a terminal and "
                "`text` elsewhere if not set.",
            ),
            Key(
                path=("report-lang",),
                kind=Choice((AUTO, *report_languages())),
                default=AUTO,
                help="Language of the report. `auto` is the language of each article, and that of the user (`LC_ALL`, "
                "`LC_MESSAGES`, `LANG`) for what speaks of several and for errors; feeds for programs (`json`, "
                "`jsonl`, `sarif`, `github`, `gitlab`, `azure`, `junit`) are then in English.",
            ),
            Key(
                path=("fail-on",),
                kind=Choice((*(level.value for level in Level), NEVER)),
                default=Level.ERROR.value,
                help="Exit with 1 for findings of this level or worse.",
            ),
            Key(
                path=("min-score",),
                kind=Number(0, 100),
                help="Exit with 1 for an index below this; an article without index never fails.",
            ),
            Key(
                path=("rule-pages",),
                kind=Address(CODE),
                help=f"Where the pages of the rules are, `{CODE}` standing for the code; SARIF, the screen, "
                "diffs in HTML and editors link to them.",
            ),
            Key(
                path=("baseline",),
                kind=Text(),
                help="File of known findings, which are not reported (`attrib baseline write`).",
            ),
            Key(
                path=("models",),
                kind=Text("a name or a path"),
                help="Models in place of the embedded ones, as --models.",
            ),
            Key(
                path=("reader",),
                kind=Text("best, fast, off or a path"),
                default="best",
                help="Who reads the article beside the grammar: the embedded reader with all its layers (`best`) or "
                "half of them (`fast`), weights of your own, or nobody (`off`).",
            ),
            Key(
                path=("cache",),
                kind=Switch(),
                default=True,
                help="Keep the parses of articles in a folder of the user's own, so that each is made once.",
            ),
            Key(
                path=("cache-dir",),
                kind=Text(),
                help="Folder of the cache; one of the user's own, such as `~/.cache/attrib`, if not set.",
            ),
            Key(
                path=("cache-size",),
                kind=Number(1),
                default=500,
                help="Megabytes that the cache may take; what was not used for longest goes.",
            ),
            Key(
                path=("max-size",),
                kind=Number(),
                default=1,
                help="Megabytes of words that an article may have for check, diff and editors; a larger one is none.",
            ),
            Key(
                path=("include",),
                kind=Texts('["*.txt", "*.md"]', "a list of patterns"),
                default=["*.txt", "*.md", "*.docx", "*.odt"],
                help="What is an article in a folder that is checked; patterns as in .gitignore.",
            ),
            Key(
                path=("exclude",),
                kind=Texts('[".*", "drafts/"]', "a list of patterns"),
                default=[".*", "~$*"],
                help="What is left out of a folder that is checked; a file named on the command line only "
                "with --force-exclude.",
            ),
            Key(
                path=("respect-gitignore",),
                kind=Switch(),
                default=True,
                help="Leave out of a folder what its `.gitignore` files name, and those above it in its repository.",
            ),
            Key(path=("rules", "select"), kind=selection, help="The rules in force, in place of those of the profile."),
            Key(path=("rules", "extend-select"), kind=selection, help="Rules in force beside these."),
            Key(path=("rules", "ignore"), kind=selection, help="Rules that are not; the more exact name wins."),
        ),
        tables=(
            Table(
                path=("levels",),
                listed=lambda: tuple(name for rule in RULES for name in (rule.code, rule.slug)),
                kind=Choice(tuple(level.value for level in Level)),
                help="How serious the findings of a rule are.",
                example='ATR103 = "info"',
            ),
            Table(
                path=("per-file-ignores",),
                listed=None,
                kind=selection,
                help="Rules not reported for files that fit a pattern, as in .gitignore.",
                example='"opinion/**" = ["ATR105"]',
            ),
            Table(
                path=("values",),
                listed=lambda: tuple(default["values"]),
                kind=Number(0, 1),
                help="What a claim is worth by what the reader is told about its source.",
                example="spokesperson = 0.7",
            ),
            Table(
                path=("thresholds",),
                listed=lambda: tuple(default["thresholds"]),
                kind=Number(most=100_000),
                help="Numbers of the rules and the score.",
                example="anonymous-quote-words = 8",
            ),
            *(
                Table(
                    path=("words", code),
                    listed=partial(list_names, code),
                    kind=Texts('["wijkwethouder"]', "a list of words"),
                    help=f"Words added to the lists for {code}, which attrib/languages/README.md explains.",
                    example='titles = ["wijkwethouder"]',
                )
                for code in language_codes()
            ),
        ),
    )
