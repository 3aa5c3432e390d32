"""A parser that also has the article read: trees from one, readings from the other.

Torch is imported when the first article is read, never before.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from attrib.errors import ModelError
from attrib.messages import Message, at
from attrib.model import Article, ParsedArticle
from attrib.reader.article import readings_of, units_of
from attrib.records import dataclass, replace

if TYPE_CHECKING:
    from attrib.reader.network import Reader as Network
    from attrib.reader.pieces import Pieces

WEIGHTS = Path(__file__).parent / "weights.safetensors"
SUM = ".sha256"
"""File beside the weights with their SHA-256 sum."""
BEST, FAST, OFF = "best", "fast", "off"
DEPTHS = {BEST: 8, FAST: 4}
"""Layers that each way of reading uses."""
LEAST = 0.2
"""Confidence from which a claim becomes a reading; whoever uses them asks for more."""
VERSION = 2
"""Raised whenever the same weights would read the same article otherwise: kept readings are then made anew."""


class Parser(Protocol):
    """What gives an article its sentences; it may also have `parse_many`, for several at once, and `load`."""

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its sentences."""


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """Which reader is to read, and by which definition of a claim."""

    name: str = BEST
    """"best" or "fast" for the embedded weights, "off" for nobody, or the path of other weights."""
    broad: bool = False
    """Whether plans, questions and attitudes are claims, too, as in PolNeAR."""

    @property
    def told(self) -> tuple[str, ...]:
        """What tells it from others in a record of settings."""
        return (self.name, "broad") if self.broad else (self.name,)


DEFAULT_READER = ReaderChoice()


@dataclass(frozen=True, slots=True)
class _Loaded:
    network: "Network"
    pieces: "Pieces"
    name: str


class ArticleReader:
    """Reads articles with a network whose weights are loaded once, when first needed."""

    def __init__(self, choice: ReaderChoice = DEFAULT_READER) -> None:
        """Take who reads. Raises ModelError where there is no such reader."""
        self._broad = choice.broad
        self._file = WEIGHTS if choice.name in DEPTHS else Path(choice.name)
        if not self._file.is_file() and choice.name in DEPTHS:
            raise ModelError(
                at(str(WEIGHTS), Message("is missing: reinstall attrib, or choose the reader {off}", off=OFF))
            )
        if not self._file.is_file():
            known = ", ".join((*DEPTHS, OFF))
            raise ModelError(
                at(
                    str(choice.name),
                    Message("no such reader: choose one of {known}, or name a .safetensors file", known=known),
                )
            )
        self._depth = DEPTHS.get(choice.name, DEPTHS[BEST])
        self._loaded: _Loaded | None = None

    @property
    def identity(self) -> tuple[str, ...]:
        """What tells this reader from others, without loading it."""
        known = self._file.with_suffix(SUM)
        status = self._file.stat()
        which = known.read_text(encoding="utf-8") if known.is_file() else f"{status.st_size} {status.st_mtime_ns}"
        return ("reader", str(VERSION), str(self._depth), str(self._broad), which)

    def load(self) -> None:
        """Load the weights, once. Raises ModelError if they cannot be read."""
        if self._loaded is None:
            from attrib.reader.reading import best_number
            from attrib.reader.weights import load_weights

            if changes := changed_weights(self._file):
                raise ModelError(at(str(changes[0]), Message("reinstall attrib, or name another file")))
            self._loaded = _Loaded(*load_weights(self._file, best_number()))

    def read(self, parsed: Sequence[ParsedArticle]) -> list[ParsedArticle]:
        """Return parsed articles with their readings, in the same order."""
        self.load()
        assert self._loaded is not None  # noqa: S101  it is loaded now
        from attrib.reader.reading import read_articles

        units = [units_of(p.article, self._loaded.pieces) for p in parsed]
        texts = [p.article.text for p in parsed]
        claims = read_articles(
            self._loaded.network, self._loaded.pieces, list(zip(texts, units, strict=True)),
            broad=self._broad, depth=self._depth, threshold=LEAST,
        )  # fmt: skip
        other = "" if self._file == WEIGHTS else f" from {self._file.name}"
        name = f"{self._loaded.name}{other} ({self._depth} layers)"
        return [
            replace(p, readings=readings_of(p, u, c), models=f"{p.models}, reader {name}")
            for p, u, c in zip(parsed, units, claims, strict=True)
        ]


def changed_weights(file: Path | None = None) -> tuple[str, ...]:
    """Return what is not as it came about some weights, the embedded ones if not given, in a line; nothing if all is.

    Weights of the user's own need no sum beside them.
    """
    weights = file or WEIGHTS
    known = weights.with_suffix(SUM)
    if not known.is_file() and weights != WEIGHTS:
        return ()
    if not (weights.is_file() and known.is_file()):
        return (f"{weights if known.is_file() else known}: is missing",)
    from hashlib import file_digest

    with weights.open("rb") as content:
        same = file_digest(content, "sha256").hexdigest() == known.read_text(encoding="utf-8").partition(" ")[0]
    return () if same else (f"{weights}: has changed: its SHA-256 sum is not that in {known.name}",)


class ReadingParser:
    """Parses as another parser does, and has every article read."""

    def __init__(self, parser: Parser, reader: ArticleReader) -> None:
        self._parser = parser
        self._reader = reader

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its sentences and readings. Raises ModelError if a model does not load."""
        return self.parse_many([article])[0]

    def parse_many(self, articles: Sequence[Article]) -> list[ParsedArticle]:
        """Return articles with their sentences and readings, in the order given, in less time than one by one."""
        if parse_many := getattr(self._parser, "parse_many", None):
            parsed: list[ParsedArticle] = parse_many(articles)
        else:
            parsed = [self._parser.parse(article) for article in articles]
        return self._reader.read(parsed)

    def load(self, language: str) -> None:
        """Load what a language needs, once."""
        if load := getattr(self._parser, "load", None):
            load(language)
        self._reader.load()
