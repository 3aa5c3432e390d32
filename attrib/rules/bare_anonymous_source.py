"""An anonymous source is not described at all.

## What it finds

A source that is not named, and of which the article tells nothing but that it exists: "officials said", "een bron
zegt". One finding per source, at the first place where it speaks; the other places are listed with it.

    flagged    Sources said the talks had stalled.
               Functionarissen zeiden dat het overleg vastzit.
    fine       Two officials at the finance ministry said the talks had stalled.
               Ambtenaren van het ministerie van Financiën zeiden dat het overleg vastzit.

## Why

Readers can weigh a source they cannot identify only by what they are told of it: its body, its access, its side. This
is the one point on which all the policies we read agree.

- AP rules out the unmodified "a source" and asks for the fullest description possible:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- NPR calls "officials say" never enough: https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- BBC asks for whatever can be given about an anonymous source without misleading about its status:
  https://bbc.co.uk/guidelines/editorialguidelines
- Reuters wants name and position: https://handbook.reuters.com
- Washington Post: an audit found a third of the stories with anonymous sources in this state:
  https://washingtonpost.com/wp-dyn/content/article/2010/06/11/AR2010061104313_pf.html
- NRC asks for position and expertise: https://nrccode.nrc.nl/hoe-we-werken

## How it is detected

The source is of the kind anonymous-official or anonymous-other, and none of its mentions in the article carries a
modifier that says something of body, access, side or role. Words of rank and number ("senior", "several",
"welingelicht") say nothing. To be sure, the rule is silent where the noun has such a modifier in the sentence's tree
though it was not taken for a description, and where the article has the same noun with one before ("the officials"
after "officials of the finance ministry"). It speaks of nouns for informants only, not of "those who", "nine in ten" or
a passer-by, nor of headlines, which leave out what the text has. The source must say something somewhere; one of which
the article only tells what it thinks or wants ("officials expect") is left alone. A source that speaks only within
somebody else's claim is left to that speaker.

## Known false alarms

A description that stands in a sentence of its own ("They work at the ministry") is not always recognised, and a later
mention may not be recognised as the same source.

Measured: on 384 English articles and the Dutch development sets, from which these guards were learned, 14 of 14
findings were right; on 107 other English articles 6 of 7. "Authorities" count as right.

## How to mend it

Say, at one of the mentions, which body the source belongs to, how it can know, or on which side it stands.

## How to ignore it

With `<!-- attrib: ignore[ATR101] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR101] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.model import Analysis, Finding, Language, Level, Policy, Rule, Sentence, Source, Token
from attrib.rules.passages import anonymous_sources, outer_claims, places, source_excerpt
from attrib.rules.words import is_listed, plain, words_in
from attrib.syntax import subtree

RULE = Rule(
    code="ATR101",
    slug="bare-anonymous-source",
    level=Level.ERROR,
    summary="An anonymous source is not described at all",
    help=__doc__,
)
# What can tell something of a noun: "finance officials", "officials at the ministry", "officials who were there".
MODIFIERS = ("amod", "compound", "nmod", "acl", "appos")
CONTENT_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})
# Lists of words that tell nothing of a source.
EMPTY = ("rank_words", "quantifiers", "others", "former", "anonymity_words", "withholding_verbs", "calendar")
# Lists of nouns for informants, whatever word class a tagger gives them.
INFORMANTS = ("source_nouns", "officials", "individuals")
# Word classes of "those", "one" and "another", which stand for anybody.
POINTING = frozenset({"PRON", "DET", "NUM", "ADV"})
# Classes of cues that tell what a source has in mind rather than what it says.
MENTAL = frozenset({"stance", "fear", "believe", "want"})


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every anonymous source without any description."""
    for source in anonymous_sources(analysis):
        claim = outer_claims(source)[0]
        if source.description or not (_speaks(source) and _is_bare(analysis, source)):
            continue
        first, *others = places(source)
        name = source_excerpt(analysis.article, source, claim)
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=(
                f"{name} is not described, here or elsewhere in the article. "
                "Say which body the source belongs to, how it can know, or on which side it stands."
            ),
            span=first,
            related=tuple(others),
            attribution=claim.number,
            source=source.id,
        )


def _speaks(source: Source) -> bool:
    """Tell whether a source says something at one place at least, and is not only known to think or want it."""
    return any(claim.cue is None or claim.cue.kind not in MENTAL for claim in outer_claims(source))


def _is_bare(analysis: Analysis, source: Source) -> bool:
    """Tell whether a source is called by nouns for informants that tell nothing, wherever it is mentioned.

    Where there are no words to ask, the missing description alone decides.
    """
    words = list(words_in(analysis, tuple(span for mention in source.mentions for span in mention.spans)))
    nouns = [(sentence, t) for sentence, t in words if _is_informant(t, analysis.language)]
    return not words or (bool(nouns) and not any(_is_told(analysis, sentence, noun) for sentence, noun in nouns))


def _is_informant(token: Token, language: Language) -> bool:
    """Tell whether a word means people who know something, rather than passers-by."""
    listed = is_listed(token, *(language.sources[name] for name in INFORMANTS))
    return listed and token.upos not in POINTING and not is_listed(token, language.rules["passers_by"])


def _is_told(analysis: Analysis, sentence: Sentence, noun: Token) -> bool:
    """Tell whether its own sentence, or an earlier one with the same noun, says more of a noun."""
    lists = analysis.language.sources
    if _is_modified(analysis, sentence, noun):
        return True
    definite = any(is_listed(t, lists["articles_definite"]) for t in sentence.dependents(noun))
    if not definite and not is_listed(noun, lists["officials"]):
        return False
    return any(
        plain(token.text) == plain(noun.text) and _is_modified(analysis, earlier, token)
        for earlier in analysis.parsed.sentences[: sentence.index]
        for token in earlier.tokens
    )


def _is_access(token: Token, language: Language) -> bool:
    """Tell whether a word right behind a noun says how somebody knows: "officials familiar with the talks".

    Where the verb comes second, a finite one there is the clause's own: "volgens functionarissen wist de stad …".
    """
    own = language.order == "V2" and token.feature("VerbForm") == "Fin"
    return not own and is_listed(token, language.sources["access_words"])


def _is_modified(analysis: Analysis, sentence: Sentence, noun: Token) -> bool:
    """Tell whether something that informs depends on a noun or stands beside it: "media buying sources"."""
    empty = [analysis.language.sources[name] for name in EMPTY]
    if any(_is_access(t, analysis.language) for t in sentence.tokens[noun.index + 1 :][:1]):
        return True
    before = sentence.tokens[max(noun.index - 1, 0) : noun.index]
    cues = [span for claim in analysis.attributions if claim.cue for span in claim.cue.spans]
    if any(t.upos in CONTENT_WORDS and not is_listed(t, *empty) and t.span not in cues for t in before):
        return True
    return any(
        token.upos in CONTENT_WORDS and not is_listed(token, *empty)
        for modifier in sentence.dependents(noun, *MODIFIERS)
        for token in subtree(sentence, modifier)
    )
