"""The answers of an interview as claims of whoever is interviewed.

Reeve Ann Lee looks back.       Were you afraid?       I was, for two nights.
      source                                           content
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrib.attributions.finishing import form_of, in_reading_order
from attrib.attributions.noun_phrases import noun_phrase
from attrib.attributions.scene import Scene
from attrib.attributions.uncued import find_labels
from attrib.grammar import Construction
from attrib.lexicon import Lexicon
from attrib.model import (
    Attribution,
    Mention,
    ParagraphRole,
    ParsedArticle,
    Sentence,
    Span,
    Spans,
    Token,
)
from attrib.records import replace
from attrib.sources.named_figures import Figure, find_figures
from attrib.sources.names import Name, find_names
from attrib.syntax import spans_of

PARTS_OF_NAMES = ("flat", "compound", "appos")
CONFIDENCE = 0.8
"""That the layout of an interview, and the person whom its introduction names, are read rightly."""


def with_answers(attributions: tuple[Attribution, ...], scene: Scene) -> tuple[Attribution, ...]:
    """Return the attributions of an article with the answers of an interview among them.

    Nothing changes where there are none, or nobody is named before them who could give them.
    """
    parsed = scene.parsed
    if not any(paragraph.answer for paragraph in parsed.article.paragraphs):
        turns = [turn for turn in _turns(scene) if not _is_told(turn, attributions)]
        return in_reading_order((*attributions, *turns)) if turns else attributions
    person = _interviewed(parsed, scene.lexicon)
    mention = _mention(person, parsed, scene.lexicon) if person else None
    if person is None or mention is None:
        return attributions
    contents = list(_contents(parsed, person))
    said = tuple(span for content in contents for span in content)
    answers = (
        Attribution(
            number=0,
            mention=mention,
            cue=None,
            content=content,
            form=form_of(content, scene.quotations, parsed.article),
            pattern=Construction.ANSWER,
            confidence=CONFIDENCE,
        )
        for content in contents
    )
    kept = [_of(mention, a, parsed) for a in attributions if not _is_said(a, said)]
    return in_reading_order((*kept, *answers))


def _of(mention: Mention, attribution: Attribution, parsed: ParsedArticle) -> Attribution:
    """Return a quotation by itself in the headline as one of the person interviewed, any other claim as it is."""
    headline = parsed.article.headline
    is_silent = attribution.mention is None and attribution.cue is None
    if headline is None or not is_silent or not all(headline.span.covers(s) for s in attribution.content):
        return attribution
    return replace(attribution, mention=mention)


def _turns(scene: Scene) -> Iterator[Attribution]:
    """Yield what stands after a speaker's name, below a question or another's turn: "Lee: It held."."""
    paragraphs, article = scene.article.paragraphs, scene.article
    for draft in find_labels([], scene):
        number = draft.sentence.paragraph
        before, words = (article.slice(paragraphs[n].span) for n in (number - 1, number))
        if not number or draft.mention is None or not _is_turn(before, words):
            continue
        yield Attribution(
            number=0,
            mention=Mention(
                spans=spans_of(draft.mention.tokens, article.text),
                sentence=draft.sentence.index,
                head=draft.mention.head.index,
            ),
            cue=None,
            content=draft.content,
            form=form_of(draft.content, scene.quotations, article),
            pattern=draft.pattern,
            confidence=CONFIDENCE,
        )


def _is_turn(before: str, words: str) -> bool:
    """Tell whether a labelled paragraph answers the one before, which asks or has another label."""
    others = before.partition(": ")
    return not words.endswith("?") and (
        before.endswith("?") or bool(others[1] and others[0] != words.partition(": ")[0])
    )


def _is_told(turn: Attribution, attributions: tuple[Attribution, ...]) -> bool:
    """Tell whether a turn is known as a claim of its speaker."""
    return any(
        other.mention and turn.mention and other.mention.spans == turn.mention.spans and other.content == turn.content
        for other in attributions
    )


def _is_said(attribution: Attribution, answers: Spans) -> bool:
    """Tell whether a claim that names nobody, and has no cue, is nothing but words of the answers."""
    touches = any(span.overlaps(answer) for span in attribution.content for answer in answers)
    return attribution.mention is None and attribution.cue is None and touches


def _interviewed(parsed: ParsedArticle, lexicon: Lexicon) -> Figure | None:
    """Return the person who is named most often outside the answers, the first of several."""
    figures = find_figures(find_names(parsed, lexicon), parsed, lexicon)
    named = [figure for figure in figures if figure.person and _outside(figure, parsed)]
    return max(named, key=lambda figure: len(_outside(figure, parsed)), default=None)


def _outside(figure: Figure, parsed: ParsedArticle) -> list[Name]:
    """Return the places where a person is named outside answers and bylines."""
    paragraphs = parsed.article.paragraphs
    below = [paragraphs[parsed.sentences[name.sentence].paragraph] for name in figure.names]
    return [
        name
        for name, paragraph in zip(figure.names, below, strict=True)
        if not paragraph.answer and paragraph.role is not ParagraphRole.BYLINE
    ]


def _mention(person: Figure, parsed: ParsedArticle, lexicon: Lexicon) -> Mention | None:
    """Return where a person is introduced: the fullest name outside the answers, with all that belongs to it."""
    name = max(_outside(person, parsed), key=lambda one: len(one.words))
    sentence = parsed.sentences[name.sentence]
    own = sentence.tokens[name.first : name.last + 1]
    head = _head(own[0], own, sentence)
    phrase = noun_phrase(sentence, head, lexicon)
    tokens = phrase.tokens if set(own) <= set(phrase.tokens) else own
    spans = spans_of(tokens, parsed.article.text)
    return Mention(spans=spans, sentence=sentence.index, head=head.index) if spans else None


def _head(token: Token, name: Sequence[Token], sentence: Sentence) -> Token:
    """Return the word on which a name depends, which may be the title before it."""
    above = sentence.head(token)
    if above is None or not (above in name or token.relation in PARTS_OF_NAMES):
        return token
    return _head(above, name, sentence)


def _contents(parsed: ParsedArticle, person: Figure) -> Iterator[Spans]:
    """Yield the words of each answer; a paragraph that names the person is the writer's, but for a label."""
    paragraphs = parsed.article.paragraphs
    named = {parsed.sentences[name.sentence].paragraph for name in person.names}
    for answered, group in groupby(range(len(paragraphs)), key=lambda n: paragraphs[n].answer is not None):
        if answered and (content := _content(list(group), parsed, named)):
            yield content


def _content(numbers: Sequence[int], parsed: ParsedArticle, named: set[int]) -> Spans:
    """Return the words of the paragraphs of one answer that are the person's own."""
    paragraphs = [(n, parsed.article.paragraphs[n]) for n in numbers]
    return tuple(
        Span(p.answer.start, p.answer.end)
        for n, p in paragraphs
        if p.answer and (n not in named or p.answer.start > p.span.start)
    )
