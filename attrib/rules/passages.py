"""What several rules ask: which sources answer to the reader, where they stand, and their words for a message."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator

from attrib.by_place import ByPlace
from attrib.model import Analysis, Article, Attribution, Paragraph, ParagraphRole, Quotation, Source, Span, Spans

# A message quotes enough to recognise the passage, not all of it.
EXCERPT_CHARACTERS = 60


def outer_claims(source: Source) -> tuple[Attribution, ...]:
    """Return the claims of a source that stand in nobody else's claim, by place.

    "Wang said that officials had told him" is Wang's account of officials, and his to make clear.
    """
    claims = [claim for claim in source.attributions if claim.nested_in is None]
    return tuple(sorted(claims, key=place) if len(claims) > 1 else claims)


def anonymous_sources(analysis: Analysis) -> Iterator[Source]:
    """Yield the sources that the article itself relies on, below its headline, and whose names it keeps back."""
    withheld = (source for source in analysis.sources if is_withheld(source))
    return (source for source in withheld if told_claims(analysis, source))


def is_withheld(source: Source) -> bool:
    """Tell whether the name of a source is kept back; in an analysis made by hand, where nobody said, it is."""
    return source.kind.anonymous and source.withheld is not False


def in_headline(article: Article, claim: Attribution) -> bool:
    """Tell whether a claim stands in the headline, which leaves out what the text below has."""
    here = article.paragraph_at(place(claim).start)
    return here is not None and article.paragraphs[here].role is ParagraphRole.HEADLINE


def places(claims: Iterable[Attribution]) -> Spans:
    """Return where the article names the source of claims, in their order, each place once."""
    return tuple(dict.fromkeys(map(place, claims)))


def is_one_of(source: Source, ids: Container[str]) -> bool:
    """Tell whether a source is one of a group that something was said of, and nothing more is told of it.

    "Een van hen" after "ambtenaren": who knows of the group what is missing knows it of each of them.
    """
    own = [span for mention in source.mentions for span in mention.spans]
    described = any(part.covers(span) for part in own for span in source.description)
    return source.whole in ids and not described


def told_claims(analysis: Analysis, source: Source) -> tuple[Attribution, ...]:
    """Return the claims of a source that stand in nobody else's and below the headline, by place."""
    return tuple(claim for claim in outer_claims(source) if not in_headline(analysis.article, claim))


def place(attribution: Attribution) -> Span:
    """Return where a reader should look for an attribution: its source, else its cue, else its content."""
    if attribution.mention:
        return around(attribution.mention.spans)
    return around(attribution.cue.spans) if attribution.cue else attribution.content[0]


def quotations_by_place(quotations: Iterable[Quotation]) -> ByPlace[tuple[int, Quotation]]:
    """Return quotations, each with its place among all, to be asked by the place of any of their paragraphs."""
    return ByPlace((span, (number, q)) for number, q in enumerate(quotations) for span in q.spans)


def claims_by_place(claims: Iterable[Attribution]) -> ByPlace[tuple[int, Attribution]]:
    """Return claims, each with its place among all, to be asked by the place of any words of their content."""
    return ByPlace((span, (number, claim)) for number, claim in enumerate(claims) for span in claim.content)


def paragraph_at(article: Article, span: Span) -> int:
    """Return the index of the paragraph in which a span begins."""
    return bisect_right(article.paragraphs, span.start, key=_start) - 1


def _start(paragraph: Paragraph) -> int:
    return paragraph.span.start


def around(spans: Spans) -> Span:
    """Return the span from the first to the last character of spans."""
    if len(spans) == 1:
        return spans[0]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def source_excerpt(article: Article, source: Source, claim: Attribution) -> str:
    """Return in quotation marks, shortened, the fullest words for a source; of a named one those at a claim."""
    return _shorten(source.phrase or (article.quote(claim.mention.spans) if claim.mention else source.name))


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
