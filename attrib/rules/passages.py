"""What several rules ask: which sources answer to the reader, where they stand, and their words for a message."""

from collections.abc import Iterator

from attrib.model import Analysis, Article, Attribution, Source, Span, Spans
from attrib.rules.withheld import is_withheld

# A message quotes enough to recognise the passage, not all of it.
EXCERPT_CHARACTERS = 60


def outer_claims(source: Source) -> tuple[Attribution, ...]:
    """Return the claims of a source that stand in nobody else's claim, by place.

    "Wang said that officials had told him" is Wang's account of officials, and his to make clear.
    """
    claims = [claim for claim in source.attributions if claim.nested_in is None]
    return tuple(sorted(claims, key=place) if len(claims) > 1 else claims)


def anonymous_sources(analysis: Analysis) -> Iterator[Source]:
    """Yield the sources that the article itself relies on and whose names it certainly keeps back."""
    anonymous = (source for source in analysis.sources if source.kind.anonymous)
    return (source for source in anonymous if is_withheld(analysis, source) and outer_claims(source))


def places(source: Source) -> Spans:
    """Return where the article names a source as it hands it a claim, in text order, each place once."""
    return tuple(dict.fromkeys(map(place, outer_claims(source))))


def place(attribution: Attribution) -> Span:
    """Return where a reader should look for an attribution: its source, else its cue, else its content."""
    if attribution.mention:
        return around(attribution.mention.spans)
    return around(attribution.cue.spans) if attribution.cue else attribution.content[0]


def paragraph_at(article: Article, span: Span) -> int:
    """Return the index of the paragraph in which a span begins."""
    return sum(paragraph.span.start <= span.start for paragraph in article.paragraphs) - 1


def around(spans: Spans) -> Span:
    """Return the span from the first to the last character of spans."""
    if len(spans) == 1:
        return spans[0]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def source_excerpt(article: Article, source: Source, claim: Attribution) -> str:
    """Return in quotation marks, shortened, what a source is called as it makes a claim."""
    return _shorten(article.quote(claim.mention.spans) if claim.mention else source.name)


def excerpt(article: Article, spans: Spans) -> str:
    """Return words of the article in quotation marks, shortened; their own outer marks are dropped."""
    return _shorten(article.quote(spans))


def _shorten(words: str) -> str:
    """Return words in quotation marks, cut between two of them where they are many.

    >>> _shorten("„We hebben geluk gehad”")
    '“We hebben geluk gehad”'
    >>> _shorten("‘de kraan is dicht’")
    '“de kraan is dicht”'
    """
    words = " ".join(words.split())
    bare = words.strip("\"“”„‟«»‘‚,.' ")
    opened = words[: words.index(bare)] if bare else ""
    words = bare.rstrip("’") if "‘" in opened or "‚" in opened else bare  # else it may be an apostrophe
    if len(words) > EXCERPT_CHARACTERS:
        words = words[:EXCERPT_CHARACTERS].rpartition(" ")[0] + " …"
    return f"“{words}”"
