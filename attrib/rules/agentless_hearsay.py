"""A claim is passed on without saying whose it is.

## What it finds

Words that mark a claim as hearsay without anybody who said it: "reportedly", "it is believed", "naar verluidt", "er
wordt gezegd", the Dutch "zou" of hearsay.

    flagged    The minister reportedly offered to resign.
               De minister zou haar ontslag hebben aangeboden.
    fine       The minister offered to resign, according to two members of her staff.
               De minister heeft volgens twee van haar medewerkers haar ontslag aangeboden.

## Why

The reader cannot tell a checked report from a rumour, nor who answers for it.

- NPR: "reportedly" is never enough: https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- BBC: claims that are not corroborated are attributed: https://bbc.co.uk/guidelines/editorialguidelines
- Reuters: every statement has a source unless it is established or witnessed: https://handbook.reuters.com
- Raad voor de Journalistiek: facts, assertions and opinions are told apart: https://rvdj.nl

## How it is detected

An attribution has no source, and its cue is

- a word or phrase of hearsay ("reportedly", "naar verluidt", "it is believed that"); not forecasts ("naar
  verwachting"), and not "allegedly" where the sentence speaks of a crime, a court or an inquiry;
- a verb of the list `hearsay_verbs` in the passive whose clause or infinitive it hands to nobody: "he is said to have
  left", "er wordt gefluisterd dat"; not with "must" or "can", and not where a phrase tells where it is said ("in de
  brief wordt gezegd");
- "men" with a verb of saying;
- the Dutch "zou" with a perfect ("zou hebben geweigerd") or one of `reportative_frames` ("zou gaan om"), without a word
  of `wishes` that makes it a condition or wish. Where the reader takes the "zou" of a main clause for hearsay, a plain
  infinitive will do, too; without it that is a condition too often.

A headline is left to the text below it, and hearsay within somebody's claim to that speaker, unless that only points
back to it ("Dat ontkent de burgemeester"). So is a "zou" after a sentence of the same paragraph that hands its claim to
a source: it goes on telling what that one said.

Measured on what it was developed with: right in 18 of 19 findings on 441 English news articles from 2015 and 2016, and
in 15 of 17 on 11 Dutch articles and 7,854 Dutch newspaper sentences, the sentences judged by themselves. Before
passives and conditions were narrowed it was about one in three. On 50 further articles, looked at once: 2 of 3.

## Known false alarms

"Zou" with a perfect in a condition that no listed word shows.

## How to mend it

Name who says it, or describe the source; leave the claim out if nobody can be given.

## How to ignore it

With `<!-- attrib: ignore[ATR201] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR201] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.grammar import Trait
from attrib.messages import Message
from attrib.model import (
    Analysis,
    Attribution,
    Cue,
    Finding,
    Form,
    Level,
    ParagraphRole,
    Policy,
    Rule,
    Sentence,
    Source,
    SourceKind,
    Span,
    Token,
)
from attrib.rules.listed_phrases import SENTENCE_BREAK, sentence_around, words_of
from attrib.rules.passages import excerpt, paragraph_at, place, quotations_by_place
from attrib.syntax import sentence_at, sentences_of, subtree

RULE = Rule(
    code="ATR201",
    slug="agentless-hearsay",
    level=Level.WARNING,
    summary=Message("A claim is passed on without saying whose it is"),
    help=__doc__,
)
# The class of cues that never have a speaker.

# Characters of the longest word for nobody, and some: "men".
LONGEST_IMPERSONAL = 12


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every claim that the words of the article hand to nobody."""
    near = _Near(analysis)
    for claim in analysis.attributions:
        source = analysis.source_of(claim)
        if claim.cue is None or _is_within(analysis, claim) or _is_headline(analysis, claim):
            continue
        if not _is_agentless(analysis, claim, claim.cue, source, near):
            continue
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=Message(
                "{cue} passes a claim on, but the text does not show whose it is. "
                "Name or describe who says it, or leave it out.",
                cue=excerpt(analysis.article, claim.cue.spans),
            ),
            span=place(claim),
            attribution=claim.number,
            source=source.id,
        )


def _is_within(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a claim is made in somebody's claim: not where that only points back to it.

    Er zou gerommeld zijn. De burgemeester ontkent dat.
    """
    if claim.nested_in is None:
        return False
    outer = next(other for other in analysis.attributions if other.number == claim.nested_in)
    between = Span(claim.span.end, max(outer.anchor.start, claim.span.end))
    pointing = bool(SENTENCE_BREAK.search(analysis.article.slice(between)))
    return outer.form is Form.DIRECT or not pointing


def _is_headline(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a claim stands in the headline, whose source the text below may give."""
    return analysis.article.paragraphs[paragraph_at(analysis.article, place(claim))].role is ParagraphRole.HEADLINE


def _is_agentless(analysis: Analysis, claim: Attribution, cue: Cue, source: Source, near: "_Near") -> bool:
    """Tell whether the words leave the speaker out, rather than that a verb's subject was not found."""
    lexicon = analysis.lexicon
    if claim.mention:
        single = len(claim.mention.spans) == 1 and len(claim.mention.spans[0]) <= LONGEST_IMPERSONAL
        named = " ".join(words_of(analysis.article.quote(claim.mention.spans))) if single else ""
        return lexicon.has(named, "impersonals") and _is_said(analysis, claim, cue, near)
    if source.kind is not SourceKind.UNATTRIBUTED:
        return False
    found = _cue_token(analysis, cue)
    if Trait.HEARSAY in cue.traits:
        return _is_rumour(analysis, claim, cue, found, near)
    return found is not None and _is_impersonal_passive(analysis, *found)


def _is_rumour(
    analysis: Analysis, claim: Attribution, cue: Cue, found: tuple[Sentence, Token] | None, near: "_Near"
) -> bool:
    """Tell whether a word of hearsay passes on a rumour, rather than a forecast, an irony or the charge of a court."""
    lexicon = analysis.lexicon
    words = analysis.article.quote(cue.spans).lower()
    if lexicon.has(words, "hearsay_auxiliaries"):
        if found is None or _is_wish(analysis, *found) or _is_evidence(analysis, *found) or near.is_told_after(claim):
            return False
        # The reader, which learnt it from articles, tells hearsay from conditions; the grammar must see a form of it.
        heard = claim.reading is not None and not _is_subordinate(*found)
        return (heard or _is_reportative(analysis, *found)) and not near.has_source_before(claim)
    around = analysis.article.slice(sentence_around(analysis.article.text, cue.spans[0]))
    charged = lexicon.has(words, "alleging") and lexicon.any_has(words_of(around), "charges")
    return not lexicon.has(words, "no_rumours") and not charged


def _is_said(analysis: Analysis, claim: Attribution, cue: Cue, near: "_Near") -> bool:
    """Tell whether "men" says something, is not quoted saying it, and no place tells who that is: "in Parijs"."""
    lexicon = analysis.lexicon
    found = _cue_token(analysis, cue)
    around = sentence_around(analysis.article.text, place(claim))
    words = words_of(analysis.article.slice(around))
    placed = lexicon.any_has(words[:1] + words[-3:], "saying_places")
    return (
        found is not None and lexicon.has(found[1].lemma, "saying_verbs") and not near.is_quoted(claim) and not placed
    )


def _cue_token(analysis: Analysis, cue: Cue) -> tuple[Sentence, Token] | None:
    """Return the first word of a cue, a verb if it has one, with its sentence."""
    found = [
        (sentence, token)
        for sentence in sentences_of(cue.spans, analysis.parsed.sentences)
        for token in sentence.tokens
        if any(span.overlaps(token.span) for span in cue.spans)
    ]
    return next((pair for pair in found if pair[1].upos in ("VERB", "AUX")), found[0] if found else None)


def _is_impersonal_passive(analysis: Analysis, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb of hearsay stands in the passive and hands its clause or infinitive to nobody.

    It is said that he left. He is said to have left. Er wordt gefluisterd dat hij vertrok.
    """
    lexicon = analysis.lexicon
    if not lexicon.has(verb.lemma, "hearsay_verbs") or verb.feature("VerbForm") != "Part":
        return False
    own = list(sentence.dependents(verb))
    passive = any(child.deprel in ("aux:pass", "nsubj:pass", "csubj:pass") for child in own)
    clause = any(child.relation in ("ccomp", "csubj", "xcomp") or child.deprel == "csubj:pass" for child in own)
    modal = any(child.relation == "aux" and lexicon.has(child.lemma, "obligations") for child in own)
    placed = any(child.relation in ("obl", "advmod") and _is_place(analysis, sentence, child) for child in own)
    return passive and clause and not modal and not placed


def _is_place(analysis: Analysis, sentence: Sentence, token: Token) -> bool:
    """Tell whether a phrase says where something is said: "in de brief", "daarin"."""
    lexicon = analysis.lexicon
    if lexicon.has(token, "rumour_places"):
        return False
    cases = {child.lemma for child in sentence.dependents(token, "case")}
    return lexicon.any_has({token.lemma, token.text.lower(), *cases}, "saying_places", "vague_places")


def _is_subordinate(sentence: Sentence, auxiliary: Token) -> bool:
    """Tell whether an auxiliary stands in a subordinate clause, where it is mostly a future in the past."""
    head = sentence.head(auxiliary)
    return head is None or any(True for _ in sentence.dependents(head, "mark"))


def _is_wish(analysis: Analysis, sentence: Sentence, auxiliary: Token) -> bool:
    """Tell whether a word beside a "zou" makes it a condition or wish."""
    head = sentence.head(auxiliary)
    if head is None:
        return True
    clause = subtree(sentence, head, lambda t: t.relation in ("advcl", "ccomp", "acl", "parataxis", "conj"))
    return analysis.lexicon.any_has({token.text.lower() for token in clause}, "wishes")


def _is_evidence(analysis: Analysis, sentence: Sentence, auxiliary: Token) -> bool:
    """Tell whether something is named that would show what is claimed: "Uit bestanden | zou blijken | dat …"."""
    head = sentence.head(auxiliary)
    if head is None or not analysis.lexicon.has(head, "evidence_verbs"):
        return False
    own = sentence.dependents(head)
    return any(child.relation in ("nsubj", "obl") and child.upos in ("NOUN", "PROPN") for child in own)


def _is_reportative(analysis: Analysis, sentence: Sentence, auxiliary: Token) -> bool:
    """Tell whether a "zou" reports: with a perfect or a listed frame, and no clause that makes it a condition."""
    lexicon = analysis.lexicon
    head = sentence.head(auxiliary)
    if head is None or any(t.relation == "advcl" for t in sentence.dependents(head)):
        return False
    perfect = head.feature("VerbForm") == "Part" or any(
        child.feature("VerbForm") == "Part" for child in sentence.dependents(head, "aux", "cop", "aux:pass")
    )
    auxiliaries = {child.lemma for child in sentence.dependents(head, "aux", "aux:pass", "cop")}
    text = analysis.article.slice(sentence.span).lower()
    framed = any(frame in text for frame in lexicon.words("reportative_frames"))
    return framed or (perfect and lexicon.any_has(auxiliaries, "perfect_auxiliaries"))


class _Near:
    """What stands around the claims of an article."""

    def __init__(self, analysis: Analysis) -> None:
        self._article = analysis.article
        self._quotations = quotations_by_place(analysis.quotations)
        self._parsed, self._lexicon = analysis.parsed, analysis.lexicon
        self._named: list[int] = []
        """Where sources are named."""
        self._sources: dict[int, int] = {}
        """Where the first source of a paragraph ends."""
        for claim in analysis.attributions:
            if claim.mention is not None:
                self._named.append(claim.mention.spans[0].start)
                here, end = paragraph_at(self._article, place(claim)), place(claim).end
                self._sources[here] = min(end, self._sources.get(here, end))

    def is_quoted(self, claim: Attribution) -> bool:
        """Tell whether a claim is made in a quotation."""
        return self._quotations.has(place(claim))

    def is_told_after(self, claim: Attribution) -> bool:
        """Tell whether the next sentence says whose the claim is: "Zo blijkt uit een peiling."."""
        after = self._parsed.sentences[sentence_at(place(claim).start, self._parsed.sentences).index + 1 :][:1]
        pointing = [s.span for s in after if self._lexicon.has(s.tokens[0].text, "pointing_back")]
        return any(span.start <= named < span.end for span in pointing for named in self._named)

    def has_source_before(self, claim: Attribution) -> bool:
        """Tell whether the same paragraph has handed a claim to a source before: then hearsay may go on telling it."""
        end = self._sources.get(paragraph_at(self._article, place(claim)))
        return end is not None and end <= place(claim).start
