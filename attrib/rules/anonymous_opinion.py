"""An anonymous source passes judgement on a person or body.

## What it finds

Attacks and praise from a source that is not named: an evaluative word said of a person, office or body ("he is
incompetent", "een onbetrouwbare partij"), or a verb of blame or praise with such an object ("criticised the minister").

    flagged    The minister is lazy and incompetent, an aide said.
               Een medewerker noemt de minister lui en incompetent.
    fine       The minister missed nine of ten meetings, an aide said.
               De minister was volgens een medewerker bij negen van de tien vergaderingen afwezig.

## Why

Whoever is attacked cannot answer an unknown opponent, and praise without a name costs nothing. Facts can be checked by
others; a verdict is worth what its author is.

- AP: anonymous sources for information, not for opinion or speculation:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- NPR: no anonymous attacks, nor praise: https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- Reuters: facts only from unnamed sources on one side of a conflict, and no attacks under cover:
  https://handbook.reuters.com
- Guardian's code: no anonymous pejorative quotation but in exceptional circumstances:
  https://mediawise.org.uk
- Washington Post's ombudsman: no anonymous opinion of a person:
  https://voices.washingtonpost.com/ombudsman-blog/2009/08
- New York Times: for information that matters, not for spin:
  https://washingtonpost.com/blogs/erik-wemple/wp/2016/03/15/the-new-york-times-tightens-rules-for-using-anonymous-sources
- NRC: opinions are paraphrased, and anonymity is no licence for insults: https://nrccode.nrc.nl/hoe-we-werken

## How it is detected

By lists of adjectives, nouns and verbs that hardly ever state a fact, and by the sentence's structure: the word is said
of a name, a personal pronoun, an office, a role or a kind of body, as predicate or as attribute, within the claim. With
verbs of blame and praise the cue itself decides. Forecasts ("he will lose") and facts ("he lost") are no opinion, nor
is what is said of plans and things. A claim within this claim belongs to that one's source.

## Known false alarms

Irony, and words quoted only to be denied. Legal findings in words that are insults elsewhere ("corrupt").

Measured: too rare on the development data to tell (1 finding in 491 English articles, and wrong). Of 80 verdicts by
sources of every kind, named ones too, about 70 were verdicts on a person or body.

## How to mend it

Give the facts behind the verdict and leave it to the reader, or find somebody who says it with a name.

## How to ignore it

With `<!-- attrib: ignore[ATR107] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR107] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.lexicon import is_body_word, is_person_word
from attrib.messages import Message
from attrib.model import Analysis, Attribution, Finding, Level, Policy, Rule, Sentence, Token
from attrib.rules.passages import anonymous_sources, excerpt, place, source_excerpt, told_claims
from attrib.rules.words import words_in
from attrib.syntax import conjuncts

RULE = Rule(
    code="ATR107",
    slug="anonymous-opinion",
    level=Level.WARNING,
    summary=Message("An anonymous source passes judgement on a person or body"),
    help=__doc__,
)
PRONOUNS = ("pronouns_male", "pronouns_female", "pronouns_plural")
Judgement = tuple[Token, Token]
"""Who is judged, and the word that judges."""


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every anonymous source that judges somebody, at the first verdict."""
    for source in anonymous_sources(analysis):
        claims = told_claims(analysis, source)
        found = [(claim, *judgement) for claim in claims for judgement in _judgements(analysis, claim)]
        if not found:
            continue
        claim, judged, word = found[0]
        name = source_excerpt(analysis.article, source, claim)
        target, verdict = (excerpt(analysis.article, (token.span,)) for token in (judged, word))
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=Message(
                "A judgement on {target} comes from {name}, not named: {verdict}. "
                "Give the facts behind it, or find somebody who says it with a name.",
                target=target,
                name=name,
                verdict=verdict,
            ),
            span=word.span,
            related=(
                judged.span,
                place(claim),
                *dict.fromkeys(other.span for more, _, other in found if more is not claim),
            ),
            attribution=claim.number,
            source=source.id,
        )


def _judgements(analysis: Analysis, claim: Attribution) -> Iterator[Judgement]:
    """Yield who is judged in a claim with the word that does it, first by the cue, then in the text's order."""
    own = _own_words(analysis, claim)
    said = {(sentence.index, token.index) for sentence, token in own}
    cue = words_in(analysis, claim.cue.spans if claim.cue else ())
    blaming = ((sentence, verb) for sentence, verb in cue if analysis.lexicon.has(verb, "verdict_verbs"))
    blamed = ((sentence, t, verb) for sentence, verb in blaming for t in _objects(sentence, verb))
    judged = ((sentence, t, word) for sentence, word in own for t in _judged(sentence, word, analysis))
    for sentence, somebody, word in (*blamed, *judged):
        if (sentence.index, somebody.index) in said and _is_somebody(somebody, analysis):
            yield somebody, word


def _own_words(analysis: Analysis, claim: Attribution) -> list[tuple[Sentence, Token]]:
    """Return the words of a claim without those of claims inside it."""
    inner = [span for other in analysis.held_by(claim) for span in other.content]
    words = words_in(analysis, claim.content)
    return [(sentence, token) for sentence, token in words if not any(span.covers(token.span) for span in inner)]


def _judged(sentence: Sentence, word: Token, analysis: Analysis) -> Iterator[Token]:
    """Yield of what a word may be said, if the word judges."""
    lexicon = analysis.lexicon
    if word.upos == "VERB" and lexicon.has(word, "failing_verbs"):
        yield from sentence.dependents(word, "nsubj")
    elif word.relation == "amod" and lexicon.has(word, "judging_adjectives"):
        if word.text.islower():  # "Brave New World" is a title
            yield sentence.tokens[word.head or 0]
    elif lexicon.has(word, "judging_adjectives", "judging_nouns"):
        yield from _subjects(sentence, _first(sentence, word))


def _first(sentence: Sentence, word: Token) -> Token:
    """Return the first of coordinated words: "lazy" for "incompetent" in "lazy and incompetent"."""
    return next((t for t in sentence.tokens if word in conjuncts(sentence, t)), word)


def _subjects(sentence: Sentence, predicate: Token) -> Iterator[Token]:
    """Yield of what a predicate may be said: "she is lazy", "called her lazy", "vindt haar lui"."""
    head = sentence.head(predicate)
    if any(True for _ in sentence.dependents(predicate, "cop")):
        yield from sentence.dependents(predicate, "nsubj")
    elif head and predicate.relation == "xcomp":
        # Dutch parsers mix up the two; the speaker stands outside the claim.
        yield from (*_objects(sentence, head), *sentence.dependents(head, "nsubj"))


def _objects(sentence: Sentence, verb: Token) -> list[Token]:
    """Return the objects of a verb; where a parser takes the subject for one, there are two."""
    return list(sentence.dependents(verb, "obj"))


def _is_somebody(token: Token, analysis: Analysis) -> bool:
    """Tell whether a word stands for a person or body."""
    lexicon = analysis.lexicon
    if token.upos == "PROPN":
        return not lexicon.has(token, "calendar")
    pronoun = token.upos == "PRON" and lexicon.has(token, *PRONOUNS)
    return pronoun or is_person_word(token, lexicon) or is_body_word(token, lexicon)
