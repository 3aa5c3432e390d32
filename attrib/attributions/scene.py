"""What all steps from words to attributions look at, and none changes."""

from attrib.lexicon import Lexicon
from attrib.model import Article, ParsedArticle, Quotation
from attrib.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A parsed article with its quotations, and the words by which it is read."""

    parsed: ParsedArticle
    quotations: tuple[Quotation, ...]
    lexicon: Lexicon

    @property
    def article(self) -> Article:
        """The article that was parsed."""
        return self.parsed.article
