"""What several rules ask about the words of an article: where they stand."""

from collections.abc import Iterator

from attrib.model import Analysis, Attribution, Sentence, Span, Spans, Token
from attrib.syntax import sentences_of, words_inside


def words_in(analysis: Analysis, spans: Spans) -> Iterator[tuple[Sentence, Token]]:
    """Yield the words that stand in spans of the article, each with its sentence."""
    here: dict[int, list[Span]] = {}
    for span in dict.fromkeys(spans):
        for sentence in sentences_of((span,), analysis.parsed.sentences):
            here.setdefault(sentence.index, []).append(span)
    for number in sorted(here):
        sentence = analysis.parsed.sentences[number]
        for token in words_inside(sentence.tokens, here[number]):
            yield sentence, token


def mentioned(claim: Attribution) -> Spans:
    """Return where a claim's source is named, else where its cue and content stand."""
    if claim.mention:
        return claim.mention.spans
    return (*(claim.cue.spans if claim.cue else ()), *claim.content)
