"""Every domain type, from a span of text to a finished report.

Later types hold earlier ones, never the reverse. All are immutable. Every place in an article is a
`Span` of code points into `Article.text`, which is the text as it was decoded, with spaces for comments.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from attrib.records import dataclass

# Text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in an article's text.

    >>> len(Span(3, 7))
    4
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


class ParagraphRole(StrEnum):
    """What a paragraph is for in the article."""

    HEADLINE = "headline"
    BYLINE = "byline"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of text; a hard-wrapped one may run over several lines."""

    span: Span
    role: ParagraphRole = ParagraphRole.BODY
    dateline: Span | None = None
    """The place (and agency) before the first sentence, with its dash: "GENEVA (Wire) — "."""

    @property
    def words(self) -> Span:
        """What is parsed: all of it but the dateline."""
        return Span(self.dateline.end, self.span.end) if self.dateline else self.span


@dataclass(frozen=True, slots=True)
class Position:
    """A place for human eyes: line and column, both from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What an editor wrote about the article and no reader sees."""

    text: str
    """As stored, with its marks: "<!-- attrib: ignore[ATR101] -->"; or one line of the side-car."""
    span: Span | None
    """Its place in the article; None for a line of the side-car."""
    line: int
    """Where it begins in its file, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article: its text as stored and what its layout says."""

    path: str
    """The path as the user gave it, "-" for standard input."""
    text: str
    """As decoded, but every comment is as many spaces (and line breaks): it is no part of the article."""
    language: str
    """ISO 639-1 code of one of the languages we have."""
    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...] = ()
    """In text order, then those of the side-car."""

    @property
    def stored(self) -> str:
        """The text exactly as it was decoded, with its comments."""
        text = self.text
        for comment in self.comments:
            if comment.span:
                text = text[: comment.span.start] + comment.text + text[comment.span.end :]
        return text

    @property
    def headline(self) -> Paragraph | None:
        """The headline, if the article has one."""
        return next((p for p in self.paragraphs if p.role is ParagraphRole.HEADLINE), None)

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs without headline and byline."""
        return tuple(p for p in self.paragraphs if p.role is ParagraphRole.BODY)

    @property
    def lead(self) -> Spans:
        """Headline and first paragraph: what the reader sees first."""
        opening = next((p for p in self.paragraphs if p.role is ParagraphRole.BODY), None)
        return tuple(paragraph.span for paragraph in (self.headline, opening) if paragraph)

    def slice(self, span: Span) -> str:
        """Return the words of a span as they are stored."""
        return self.text[span.start : span.end]

    def quote(self, spans: Spans, gap: str = " … ") -> str:
        """Return the words of several spans in one line, with a mark where words are left out."""
        return gap.join(" ".join(self.slice(span).split()) for span in spans)

    def position(self, offset: int) -> Position:
        """Return line and column of an offset; CR LF and LF end a line."""
        before = self.text.count("\n", 0, offset)
        return Position(before + 1, offset - self.text.rfind("\n", 0, offset))


def count_words(text: str) -> int:
    """Return the number of words: what stands between white space and has a letter or digit.

    >>> count_words("„Het kan – zei hij – in ’t voorjaar.”")
    7
    """
    return sum([run[0].isalnum() or any(map(str.isalnum, run)) for run in text.split()])


# Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A syntactic word of Universal Dependencies."""

    index: int
    """Place in its sentence, from 0."""
    text: str
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...] = ()
    head: int | None
    """Index of the word it depends on; None for the root."""
    deprel: str
    span: Span
    """Characters in the article; the parts of a contraction that cannot be told apart share one span."""

    def feature(self, name: str) -> str | None:
        """Return the value of a morphological feature, such as "Plur" for "Number"."""
        for key, value in self.feats:
            if key == name:
                return value
        return None

    @property
    def relation(self) -> str:
        """The dependency relation without its subtype: "nsubj" for "nsubj:pass"."""
        return self.deprel.partition(":")[0] if ":" in self.deprel else self.deprel


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A parsed sentence, which never crosses the border of a paragraph."""

    index: int
    """Place in the article, from 0."""
    paragraph: int
    """Index of its paragraph in `Article.paragraphs`."""
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    """For every token the indices of its dependents, in text order."""
    words: tuple[str, ...]
    """Its tokens as they are written, in lower case."""
    span: Span
    """From the first to the last character."""
    top: int
    """Index of the root."""

    @property
    def root(self) -> Token:
        return self.tokens[self.top]

    def dependents(self, token: Token, *relations: str) -> Iterator[Token]:
        """Yield the dependents of a token in text order, of any or only of the given relations.

        A relation without subtype stands for all of its subtypes.
        """
        for index in self.children[token.index]:
            child = self.tokens[index]
            deprel = child.deprel
            if not relations or deprel in relations or (":" in deprel and child.relation in relations):
                yield child

    def head(self, token: Token) -> Token | None:
        """Return the word that a token depends on."""
        return None if token.head is None else self.tokens[token.head]


def make_sentence(index: int, paragraph: int, tokens: tuple[Token, ...]) -> Sentence:
    """Return a sentence with all that follows from its tokens: dependents, root, place."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head is not None:
            children[token.head].append(token.index)
    return Sentence(
        index=index,
        paragraph=paragraph,
        tokens=tokens,
        children=tuple(map(tuple, children)),
        words=tuple(token.text.lower() for token in tokens),
        span=Span(tokens[0].span.start, tokens[-1].span.end),
        top=next((token.index for token in tokens if token.head is None), 0),  # a tree without root is refused later
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An attribution as the reader sees it, the network that learnt from annotated articles who says what.

    One with several sources is as many readings, with the same cue and content.
    """

    source: Spans
    """Whole tokens of the parse, as cue, content, description and reason are; empty if nobody is named."""
    cue: Spans
    content: Spans
    kinds: tuple[float, ...]
    """Probability of each kind of source, in the order of SourceKind."""
    withheld: float
    """Probability that the name is kept back, if the source is an unnamed person."""
    confidence: float
    """Probability that a claim is handed over here."""
    speaker: int
    """Number of the speaker in its article: readings of one speaker have the same."""
    description: Spans = ()
    """Words that describe the source."""
    reason: Spans = ()
    """Words that tell why the source is not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    """An article and its sentences, and what the reader made of it."""

    article: Article
    sentences: tuple[Sentence, ...]
    models: str
    """Which models made the trees, and which reader read the article, for the report."""
    readings: tuple[Reading, ...] | None = None
    """In text order, unlikely ones included; None if no reader ran."""


# Language


@dataclass(frozen=True, slots=True, kw_only=True)
class CueEntry:
    """One entry of a cue lexicon."""

    lemma: str
    kind: str
    """First class of the lexicon that has it (see languages/README.md)."""
    frames: Mapping[str, float]
    """Constructions that make this word a cue (clause, quote, parataxis, infinitive, object, pronoun …), each
    with the share of its occurrences that are attributions."""
    prepositions: frozenset[str] = frozenset()
    """Prepositions whose object is the content: "waarschuwen voor"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words, quotation marks and switches of one language: data, no grammar."""

    code: str
    name: str
    order: str
    """Order of main clauses: "SVO" (English), or "V2" where the verb comes second (Dutch)."""
    broad: bool
    """Whether attitudes count in the wide sense: plans, questions, refusals, and no claims within claims."""
    abbreviations: frozenset[str]
    """In lower case, with their full stop: no sentence ends after them."""
    verbs: Mapping[str, CueEntry]
    """By lemma; a separable verb stands under its infinitive ("toevoegen")."""
    phrasal: Mapping[str, tuple[str, ...]]
    """The lemmas of several words ("make clear") by their first word, longest first."""
    nouns: Mapping[str, CueEntry]
    forms: Mapping[str, str]
    """Inflected form to lemma, for verbs that the lemmatiser may not know."""
    cues: Mapping[str, frozenset[str]]
    """Word lists of cues.toml by name: prepositions, hearsay, negations …"""
    weights: Mapping[str, float]
    """What each thing seen of a possible attribution adds to its likelihood: weights.toml, if there is one."""
    sources: Mapping[str, frozenset[str]]
    """Word lists of sources.toml by name: officials, titles, organisations, pronouns …"""
    rules: Mapping[str, frozenset[str]]
    """Word lists of rules.toml by name: what the rules look for in descriptions, reasons and claims."""
    listed: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Names of the lists in `sources` that have a word, by its forms; filled as words are asked for."""
    tails: dict[tuple[str, str, tuple[str, ...]], str | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """The listed word that a word ends in, by form, lemma and lists; filled in the same way."""


# Attributions


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks; one that runs over several paragraphs has a span in each."""

    spans: Spans
    """With the marks."""
    words: int
    """How many words stand between the marks."""
    closed: bool
    """False if no closing mark was found and the end is the end of the paragraph."""


class Form(StrEnum):
    """How much of the content stands between quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that hand a claim over, such as "said", "wees … op", "according to"."""

    spans: Spans
    lemma: str
    """The dictionary form under which the lexicon has it."""
    kind: str
    """The class of the lexicon it belongs to: speech, stance, manner, phrase, hearsay, noun …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The words that name a source at one place: the whole noun phrase."""

    spans: Spans
    sentence: int
    """Index of the sentence in the parsed article."""
    head: int
    """Index in that sentence of the phrase's head word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A claim that the article hands to someone else.

    US officials familiar with the talks | said | the deal was close.
    source                                 cue    content
    """

    number: int
    """From 1, in reading order; names the attribution within its article."""
    mention: Mention | None
    cue: Cue | None
    content: Spans
    form: Form
    pattern: str
    """The construction that was recognised, such as "clause" or "parataxis": part of the explanation."""
    confidence: float
    """Between 0 and 1."""
    nested_in: int | None = None
    """Number of the attribution whose content holds this one."""
    reading: Reading | None = None
    """What the reader makes of it, where it found it, too."""

    @property
    def anchor(self) -> Span:
        """Where it stands in the text: its cue, else its source, else its content."""
        spans = self.cue.spans if self.cue else self.mention.spans if self.mention else self.content
        return Span(spans[0].start, spans[-1].end)

    @property
    def span(self) -> Span:
        """From the first to the last word of source, cue and content."""
        spans = (*self.content, *(self.cue.spans if self.cue else ()), *(self.mention.spans if self.mention else ()))
        return Span(min(s.start for s in spans), max(s.end for s in spans))


# Sources


class SourceKind(StrEnum):
    """What the reader is told about a source."""

    NAMED_PERSON = "named-person"
    NAMED_ORGANIZATION = "named-organization"
    SPOKESPERSON = "spokesperson"
    DOCUMENT = "document"
    ANONYMOUS_OFFICIAL = "anonymous-official"
    ANONYMOUS_OTHER = "anonymous-other"
    COLLECTIVE = "collective"
    UNATTRIBUTED = "unattributed"

    @property
    def anonymous(self) -> bool:
        """Whether an individual is deliberately withheld."""
        return self in (SourceKind.ANONYMOUS_OFFICIAL, SourceKind.ANONYMOUS_OTHER)

    @property
    def identified(self) -> bool:
        """Whether the reader could ring the source up, or look the document up."""
        return self in (
            SourceKind.NAMED_PERSON,
            SourceKind.NAMED_ORGANIZATION,
            SourceKind.SPOKESPERSON,
            SourceKind.DOCUMENT,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A word of the article that decided something, and what it decided."""

    span: Span | None
    """Where the word stands; None if the absence of words decided."""
    why: str
    """In plain English: "'functionarissen' names an official body's staff"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One speaker with all its mentions and attributions; all that nobody is named for is one source too."""

    id: str
    """Readable and unique in its article, such as "harris" or "amerikaanse-functionarissen"."""
    name: str
    """The fullest mention as a reader would say it; empty for unattributed claims."""
    kind: SourceKind
    evidence: tuple[Evidence, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...] = ()
    role: Spans = ()
    """For a named person: the words that give office or function."""
    description: Spans = ()
    """For an anonymous source: the words that tell its body, access or side."""
    reason: Spans = ()
    """For an anonymous source: the words that tell why the name is withheld."""
    formulaic: bool = False
    """Whether the reason is a mere formula ("to speak candidly")."""
    identified_document: bool = True
    """For a document: whether publisher, title, author or date is given."""
    withheld: bool | None = None
    """For an anonymous source: whether its name is kept back, rather than merely not told; None if no reader said."""

    @property
    def identified(self) -> bool:
        """Whether the reader could ring this source up, or look it up."""
        return self.kind.identified and self.identified_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What an article says: who claims what."""

    parsed: ParsedArticle
    language: Language
    """The words by which it was read; the rules ask them too."""
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    speakers: dict[int, Source] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The source of every attribution by its number, filled when first asked for."""
    withheld: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Of sources by id whether their names are certainly kept back, filled as the rules ask for it."""
    leads: list[Spans] = field(default_factory=list, init=False, repr=False, compare=False)
    """The lead of the article, once it was asked for."""

    @property
    def article(self) -> Article:
        return self.parsed.article

    def source_of(self, attribution: Attribution) -> Source:
        """Return the source that an attribution belongs to."""
        if not self.speakers:
            self.speakers.update({claim.number: source for source in self.sources for claim in source.attributions})
        return self.speakers[attribution.number]

    def in_lead(self, attribution: Attribution) -> bool:
        """Tell whether some of a claim stands in headline or first paragraph."""
        if not self.leads:
            self.leads.append(self.article.lead)
        return any(lead.overlaps(span) for lead in self.leads[0] for span in attribution.content)


# Rules and score


class Level(StrEnum):
    """How serious a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return (Level.ERROR, Level.WARNING, Level.INFO).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a rule is called and how serious its findings are."""

    code: str
    slug: str
    level: Level
    summary: str
    """One plain sentence without a full stop: what the text does not show."""
    help: str
    """The whole help text, Markdown."""
    default: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend in one place."""

    code: str
    slug: str
    level: Level
    message: str
    """Plain words: what the text does not show, and what would mend it."""
    span: Span | None
    """Where to look; None if the finding is about the article as a whole."""
    related: Spans = ()
    attribution: int | None = None
    source: str | None = None

    @property
    def start(self) -> int:
        """Where it sorts among others: a finding about the whole article comes first."""
        return self.span.start if self.span else -1


class SuppressedBy(StrEnum):
    """What keeps a finding out of the report."""

    INLINE = "inline"
    """A comment in the article."""
    SIDECAR = "sidecar"
    """A line of the file beside a plain text."""
    CONFIG = "config"
    """The configuration, for files like this one."""
    BASELINE = "baseline"
    """It was there when the newsroom began to check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """A wish not to see findings of one rule, or of a group of rules, in one place."""

    name: str
    """As written: code, first digits of a code, ALL or slug."""
    codes: frozenset[str]
    """The rules it stands for; none if there is no such rule."""
    scope: Span | None
    """Findings that begin here; None for the whole article."""
    overlapping: bool = False
    """Whether it is enough that a finding overlaps the scope: words that a side-car names."""
    by: SuppressedBy
    comment: Comment
    reason: str = ""
    """In the words of who asked."""

    def covers(self, finding: Finding) -> bool:
        """Tell whether this is a finding that nobody wants to see."""
        if finding.code not in self.codes:
            return False
        if self.scope is None or finding.span is None:
            return self.scope is None
        if self.overlapping:
            return self.scope.overlaps(finding.span)
        return self.scope.start <= finding.span.start < self.scope.end


@dataclass(frozen=True, slots=True, kw_only=True)
class BadIgnore:
    """A comment for attrib that attrib cannot obey."""

    comment: Comment
    why: str
    """What is wrong and what would do, as a sentence without its first word "This comment"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A finding that somebody asked not to see."""

    finding: Finding
    by: SuppressedBy
    reason: str = ""
    """In the words of who asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredAttribution:
    """What one attribution adds to the index."""

    number: int
    words: int
    """Content words, capped."""
    weight: float
    """Capped content words, more in headline or lead."""
    value: float
    """Between 0 and 1, by what the reader is told of the source."""
    counted: int = 0
    """Content words before they are capped."""
    lead: bool = False
    """Whether it weighs more for standing in headline or first paragraph."""
    standing: str = ""
    """The row of the policy's table of values that gives the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of the claim words rest on one kind of source."""

    kind: SourceKind
    words: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The source transparency index with its parts."""

    index: int | None
    """0 to 100; None if the text gives too little to go by."""
    null_reason: str | None
    transparency: float | None
    """Weighted mean of the values of the sources, 0 to 1."""
    breadth: float | None
    """Identified sources against the target for this length, 0 to 1."""
    words: int
    sources: int
    identified: int
    target: int
    shares: tuple[Share, ...]
    """By kind, in the order of SourceKind, kinds without words left out."""
    items: tuple[ScoredAttribution, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)
    """The policy's table of values, by which it can be computed again."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """The policy's numbers for the score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileIgnore:
    """Rules that are not reported for some files."""

    pattern: str
    """Which files, as in .gitignore, seen from the folder of the configuration."""
    codes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules in force, the words added to ours, and the conventions of the score."""

    selected: frozenset[str]
    """Codes of the rules in force."""
    values: Mapping[str, float]
    """Value of a source by what the reader is told: the table of policies/default.toml."""
    thresholds: Mapping[str, float]
    """Numbers of the rules and the score by name."""
    attitudes: str = "narrow"
    """What counts as a claim: "narrow" by our definition, "broad" as corpora have it that mark plans and deeds too."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    """Level by code, for rules whose findings the newsroom takes more or less seriously than we do."""
    words: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    """By language and word list: what the newsroom adds."""
    file_ignores: tuple[FileIgnore, ...] = ()
    folder: str = "."
    """From where the patterns of `file_ignores` are seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The finished work on one article."""

    analysis: Analysis
    findings: tuple[Finding, ...]
    score: Score
    rules: tuple[Rule, ...]
    suppressed: tuple[Suppressed, ...] = ()
    """Found, but kept out of `findings`: they do not count, and most formats leave them out."""
    notes: tuple[str, ...] = field(default=())
    """What the run wants to say about itself, such as an uncertain language."""

    @property
    def article(self) -> Article:
        return self.analysis.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be checked."""

    path: str
    message: str
    """What happened and what to do, without the path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """All that one command checked: finished reports and failures, in the order of the command line."""

    version: str
    reports: tuple[Report, ...]
    failures: tuple[Failure, ...] = ()
    words: bool = True
    """Whether a report may repeat words of the articles; unpublished copy may have to stay where it is."""
    explain_score: bool = False
    """Whether reports for people show how the index is computed; those for programs always have it."""
    checklist: bool = False
    """Whether reports for people end with what the text cannot show."""


# Diff


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A source as it can be told without the text: what of a `Source` a stored report keeps."""

    id: str
    name: str
    kind: SourceKind
    identified: bool
    role: bool = False
    description: bool = False
    reason: bool = False
    formulaic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An attribution in words instead of places, with what it adds to the index."""

    number: int
    speaker: Speaker
    source: str
    """The words that name the source at this place; empty if none do."""
    cue: str
    content: str
    form: Form
    lead: bool
    line: int | None = None
    """Line of the source, else of the cue or the content; None if the report does not say."""
    nested: bool = False
    """Whether another claim's content holds this one; then it has no weight."""
    words: int = 0
    """Content words, capped."""
    weight: float = 0.0
    value: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding without places in a text, told from others by its fingerprint."""

    code: str
    slug: str
    level: Level
    message: str
    fingerprint: str
    line: int | None
    column: int | None
    claim: int | None
    """Number of the claim it is about."""
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One side of a diff: a report without the article, made from a `Report` or from a stored one."""

    path: str
    language: str
    score: Score
    """Without its items: they are in the claims."""
    claims: tuple[Claim, ...]
    """In reading order."""
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...] = ()
    report: str | None = None
    """Path of the stored report that it was read from; None if the article was checked just now."""


class ChangeKind(StrEnum):
    """What happened to a claim between two versions, in the order in which it is told."""

    RESOURCED = "re-sourced"
    DESCRIBED = "described"
    UNDESCRIBED = "no-longer-described"
    EXPLAINED = "explained"
    UNEXPLAINED = "no-longer-explained"
    ROLE_GIVEN = "role-given"
    ROLE_DROPPED = "role-dropped"
    DOCUMENT_IDENTIFIED = "document-identified"
    DOCUMENT_UNIDENTIFIED = "document-no-longer-identified"
    MOVED_INTO_LEAD = "moved-into-lead"
    MOVED_OUT_OF_LEAD = "moved-out-of-lead"
    ADDED = "added"
    REMOVED = "removed"
    NESTED = "moved-into-a-claim"
    UNNESTED = "moved-out-of-a-claim"
    SPLIT = "split"
    """It is several claims now."""
    JOINED = "joined"
    REWORDED = "reworded"
    UNCHANGED = "unchanged"


class IndexPart(StrEnum):
    """A named part of the change of the index."""

    RESOURCED = "re-sourced"
    """Claims that rest on another source now."""
    TOLD = "told"
    """Claims whose source is described, explained or introduced differently."""
    LEAD = "lead"
    """Claims moved into the lead or out of it."""
    ADDED = "added"
    REMOVED = "removed"
    WEIGHT = "weight"
    """Claims that count with more or fewer words, or now do or do not stand within another's claim."""
    TRANSPARENCY = "transparency"
    """All claims together, where they cannot be told one by one."""
    BREADTH = "breadth"
    """More or fewer identified sources."""
    TARGET = "target"
    """More or fewer identified sources would be enough, as the text is longer or shorter."""
    ROUNDING = "rounding"
    """What is lost by rounding both indexes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One summand of the change of the index."""

    part: IndexPart
    points: float
    """With one decimal."""
    claims: int = 0
    """How many claims it sums up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A claim before and after: one on each side, none where it was added or removed, several where it was split."""

    old: tuple[Claim, ...]
    new: tuple[Claim, ...]
    kinds: tuple[ChangeKind, ...]
    """All that happened to it, in the order of ChangeKind; never empty."""
    items: tuple[Item, ...] = ()
    """What it adds to the change of the index, by what was done to it; empty where it adds nothing."""

    @property
    def kind(self) -> ChangeKind:
        """The change to tell first."""
        return self.kinds[0]

    @property
    def points(self) -> float:
        """All that it adds to the change of the index."""
        return round(sum(item.points for item in self.items), 1)

    @property
    def loses_identified(self) -> bool:
        """Whether the claim had a source that the reader could ask, and has none any more."""
        return (
            bool(self.old and self.new)
            and any(claim.speaker.identified for claim in self.old)
            and not any(claim.speaker.identified for claim in self.new)
        )


class RegressionKind(StrEnum):
    """What makes a new version worse, for --fail-on-regression."""

    SOURCE_LOST = "source-lost"
    NEW_ERROR = "new-error"
    INDEX_FELL = "index-fell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """One reason to call the new version worse."""

    kind: RegressionKind
    message: str
    """Plain words."""
    line: int | None = None
    """In the new version."""
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """All differences between two accounts."""

    version: str
    """Of attrib."""
    old: Account
    new: Account
    changes: tuple[Change, ...]
    """In the order to tell them; empty if claims cannot be compared one by one."""
    unaligned: str | None
    """Why claims cannot be compared one by one; None if they are."""
    items: tuple[Item, ...]
    """Add up exactly to the difference of the indexes; empty if there is no such sum."""
    unsummed: str | None
    """Why there is no such sum; None if there is."""
    fixed: tuple[Remark, ...]
    """Findings of the old version that the new one no longer has."""
    new_remarks: tuple[Remark, ...]
    remaining: tuple[Remark, ...]
    """Findings of the new version that the old one had, too."""
    regressions: tuple[Regression, ...]
    noise: float
    """Differences of the index below this say nothing."""

    @property
    def delta(self) -> int | None:
        """The change of the index."""
        old, new = self.old.score.index, self.new.score.index
        return None if old is None or new is None else new - old
