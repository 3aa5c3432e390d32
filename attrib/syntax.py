"""Small questions to a dependency tree.

All answers are tokens or spans of one sentence; the grammar is that of Universal Dependencies, so
the same code serves every language.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from attrib.model import Sentence, Span, Spans, Token

# Relations that hold a clause or word beside the phrase, not in it.
BESIDE = frozenset({"parataxis", "punct", "discourse", "vocative", "dislocated"})


def subtree(sentence: Sentence, token: Token, without: Callable[[Token], bool] = lambda _: False) -> list[Token]:
    """Return a token with all that depends on it, in text order, leaving out branches.

    `without` is asked for every dependent; where it says yes, the whole branch is left out.
    """
    found, waiting = [token], [token]
    tokens, children = sentence.tokens, sentence.children
    while waiting:
        for index in children[waiting.pop().index]:
            child = tokens[index]
            if not without(child):
                found.append(child)
                waiting.append(child)
    return sorted(found, key=_index)


_index, _start = attrgetter("index"), attrgetter("span.start")


def ancestors(sentence: Sentence, token: Token) -> list[Token]:
    """Return the words above a token, nearest first."""
    found: list[Token] = []
    head = sentence.head(token)
    while head is not None and len(found) <= len(sentence.tokens):
        found.append(head)
        head = sentence.head(head)
    return found


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """Return a token and the words coordinated with it, in text order."""
    return [token, *sentence.dependents(token, "conj")]


def spans_of(tokens: Iterable[Token], text: str) -> Spans:
    """Return the character spans of tokens, joined across white space; spans without a letter or digit are left out."""
    spans: list[Span] = []
    for token in sorted(tokens, key=_start):
        if spans and (token.span.start <= spans[-1].end or not text[spans[-1].end : token.span.start].strip()):
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, token.span.end))
        else:
            spans.append(token.span)
    return tuple([span for span in spans if any(map(str.isalnum, text[span.start : span.end]))])


def words_inside(tokens: Iterable[Token], spans: Sequence[Span]) -> list[Token]:
    """Return those of some tokens that stand wholly inside one of the spans."""
    if len(spans) == 1:  # as nearly always
        start, end = spans[0].start, spans[0].end
        return [token for token in tokens if start <= token.span.start and token.span.end <= end]
    return [token for token in tokens if is_inside(token.span, spans)] if spans else []


def words_outside(tokens: Iterable[Token], spans: Sequence[Span]) -> list[Token]:
    """Return those of some tokens that stand in none of the spans, or not wholly."""
    if len(spans) == 1:
        start, end = spans[0].start, spans[0].end
        return [token for token in tokens if token.span.start < start or end < token.span.end]
    return [token for token in tokens if not is_inside(token.span, spans)] if spans else list(tokens)


def is_inside(span: Span, spans: Sequence[Span]) -> bool:
    """Tell whether one of the spans covers another one."""
    # Asked for every word of an article, several times.
    for outer in spans:  # noqa: SIM110 - any() takes twice as long
        if outer.start <= span.start and span.end <= outer.end:
            return True
    return False


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is passive: by its dependents, and by its own features only where it has no subject.

    Taggers give "has said" the voice of "was said" too easily for the feature alone to count.
    """
    relations = {sentence.tokens[child].deprel for child in sentence.children[verb.index]}
    finite = verb.feature("VerbForm") == "Fin" or (verb.head is None and sentence.tokens[-1].text == ".")
    if finite and "aux:pass" not in relations:
        return False  # "Her lawyer called for it.": only a headline has a passive without auxiliary
    if relations & {"nsubj:pass", "aux:pass", "csubj:pass"}:
        return "nsubj" not in relations or "aux:pass" in relations
    return verb.feature("Voice") == "Pass" and not relations & {"nsubj", "aux"}


def sentence_at(offset: int, sentences: Sequence[Sentence]) -> Sentence:
    """Return the sentence in which a place lies, else the next one, else the last."""
    return sentences[min(bisect_right(sentences, offset, key=_end), len(sentences) - 1)]


def sentences_of(spans: Sequence[Span], sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the sentences from the first of some spans to the last, in text order."""
    if not spans:
        return ()
    first = bisect_right(sentences, min(span.start for span in spans), key=_end)
    return sentences[first : bisect_left(sentences, max(span.end for span in spans), key=_begin)]


_begin, _end = attrgetter("span.start"), attrgetter("span.end")
