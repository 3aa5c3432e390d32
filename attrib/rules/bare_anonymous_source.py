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

from attrib.grammar import Switch, Trait
from attrib.lexicon import Lexicon, bare
from attrib.messages import Message
from attrib.model import Analysis, Cue, Finding, Level, Policy, Rule, Sentence, Source, Token
from attrib.rules.passages import anonymous_sources, is_one_of, outer_claims, places, source_excerpt, told_claims
from attrib.rules.words import words_in
from attrib.syntax import subtree

RULE = Rule(
    code="ATR101",
    slug="bare-anonymous-source",
    level=Level.ERROR,
    summary=Message("An anonymous source is not described at all"),
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


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every anonymous source without any description."""
    nouns = _Nouns(analysis)
    found: set[str] = set()
    for source in anonymous_sources(analysis):
        if source.description or is_one_of(source, found):
            continue
        if not (_speaks(analysis, source) and _is_bare(analysis, source, nouns)):
            continue
        found.add(source.id)
        claims = told_claims(analysis, source)
        first, *others = places(claims)
        name = source_excerpt(analysis.article, source, claims[0])
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=Message(
                "Nothing is told of {name}, here or elsewhere in the article. "
                "Say which body the source belongs to, how it can know, or on which side it stands.",
                name=name,
            ),
            span=first,
            related=tuple(others),
            attribution=claims[0].number,
            source=source.id,
        )


def _speaks(analysis: Analysis, source: Source) -> bool:
    """Tell whether a source says something at one place at least, and is not only known to think or want it.

    Of insiders nobody knows what they suspect unless they told; of officials one may ("officials expect").
    """
    words = (t for _, t in words_in(analysis, tuple(s for mention in source.mentions for s in mention.spans)))
    return analysis.lexicon.any_has(words, "source_nouns") or any(
        claim.cue is None or not _is_thinking(claim.cue) for claim in outer_claims(source)
    )


def _is_thinking(cue: Cue) -> bool:
    """Tell a verb for what a source has in mind rather than what it says."""
    return Trait.ATTITUDE in cue.traits and Trait.PREDICATIVE not in cue.traits


def _is_bare(analysis: Analysis, source: Source, nouns: "_Nouns") -> bool:
    """Tell whether a source is called by nouns for informants that tell nothing, wherever it is mentioned.

    Where there are no words to ask, the missing description alone decides.
    """
    words = list(words_in(analysis, tuple(span for mention in source.mentions for span in mention.spans)))
    called = [(sentence, t) for sentence, t in words if _is_informant(t, analysis.lexicon)]
    return not words or (bool(called) and not any(_is_told(analysis, *noun, nouns) for noun in called))


def _is_informant(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word means people who know something, rather than passers-by."""
    listed = lexicon.has(token, *INFORMANTS)
    return listed and token.upos not in POINTING and not lexicon.has(token, "passers_by")


def _is_told(analysis: Analysis, sentence: Sentence, noun: Token, nouns: "_Nouns") -> bool:
    """Tell whether its own sentence, or an earlier one with the same noun, says more of a noun."""
    lexicon = analysis.lexicon
    if nouns.is_modified(sentence, noun):
        return True
    definite = any(lexicon.has(t, "articles_definite") for t in sentence.dependents(noun))
    if not definite and not lexicon.has(noun, "officials"):
        return False
    return nouns.first_told(bare(noun.text)) < sentence.index


def _is_access(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word right behind a noun says how somebody knows: "officials familiar with the talks".

    Where the verb comes second, a finite one there is the clause's own: "volgens functionarissen wist de stad …".
    """
    own = Switch.VERB_SECOND in lexicon.switches and token.feature("VerbForm") == "Fin"
    return not own and lexicon.has(token, "access_words")


def _is_beside(sentence: Sentence, modifier: Token) -> bool:
    """Tell whether a prepositional phrase stands behind a comma, and tells of the sentence: ", with 25 others"."""
    first = min(token.index for token in subtree(sentence, modifier))
    return modifier.relation == "nmod" and first > 0 and sentence.tokens[first - 1].text == ","


class _Nouns:
    """What the article tells of its nouns, gone through once for every word that is asked for."""

    def __init__(self, analysis: Analysis) -> None:
        self._lexicon = analysis.lexicon
        self._sentences = analysis.parsed.sentences
        self._cues = {span for claim in analysis.attributions if claim.cue for span in claim.cue.spans}
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._first: dict[str, int] = {}

    def first_told(self, word: str) -> int:
        """Return the first sentence that says more of a noun; one behind the last if none does."""
        if word not in self._first:
            told = (
                n for n, i in self._found(word) if self.is_modified(self._sentences[n], self._sentences[n].tokens[i])
            )
            self._first[word] = next(told, len(self._sentences))
        return self._first[word]

    def _found(self, word: str) -> list[tuple[int, int]]:
        """Return where a word stands, as sentence and index."""
        if not self._places:
            for number, sentence in enumerate(self._sentences):
                for token in sentence.tokens:
                    self._places.setdefault(bare(token.text), []).append((number, token.index))
        return self._places.get(word, [])

    def is_modified(self, sentence: Sentence, noun: Token) -> bool:
        """Tell whether something that informs depends on a noun or stands beside it: "media buying sources"."""
        if any(_is_access(t, self._lexicon) for t in sentence.tokens[noun.index + 1 :][:1]):
            return True
        before = sentence.tokens[max(noun.index - 1, 0) : noun.index]
        if any(self._informs(token) and token.span not in self._cues for token in before):
            return True
        modifiers = (m for m in sentence.dependents(noun, *MODIFIERS) if not _is_beside(sentence, m))
        return any(self._informs(token) for modifier in modifiers for token in subtree(sentence, modifier))

    def _informs(self, token: Token) -> bool:
        return token.upos in CONTENT_WORDS and not self._lexicon.has(token, *EMPTY)
