"""Every domain type, from a span of text to a finished report.

Later types hold earlier ones, never the reverse. All are immutable. Every place in an article is a
`Span` of code points into `Article.text`, the words as they are analysed; `Article.place` tells where these are stored.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from functools import lru_cache

from attrib.grammar import Construction, Traits
from attrib.lexicon import Lexicon
from attrib.origin import LeftOut, Origin
from attrib.records import dataclass

# Both sides of a diff are asked for lines in turn.
KNOWN_TEXTS = 2
LINE_END = re.compile("\r\n|\n|\r")

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
    HEADING = "heading"
    """A heading between paragraphs: a reader sees it, but it is nobody's claim and is not analysed."""
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of text; a hard-wrapped one may run over several lines."""

    span: Span
    role: ParagraphRole = ParagraphRole.BODY
    dateline: Span | None = None
    """The place (and agency) before the first sentence, with its dash: "GENEVA (Wire) — "."""
    answer: Span | None = None
    """The words in which an interviewed person answers, without a label such as "A: "."""

    @property
    def words(self) -> Span:
        """What is parsed: all of it but the dateline, and nothing of a heading."""
        if self.role is ParagraphRole.HEADING:
            return Span(self.span.end, self.span.end)
        return Span(self.dateline.end, self.span.end) if self.dateline else self.span


def _paragraph_start(paragraph: Paragraph) -> int:
    return paragraph.span.start


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
    """Its words; every comment, which is no part of the article, is as many spaces (and line breaks)."""
    language: str
    """ISO 639-1 code of one of the languages we have."""
    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...] = ()
    """In text order, then those of the side-car."""
    origin: Origin | None = None
    """Where the words are stored; None if they are stored as they are, but for comments."""
    notes: tuple[str, ...] = ()
    """What is to be said about how it was read."""
    item: str = ""
    """What its path has behind that of its file, ":3" of a list; empty if it is all of its file."""

    @property
    def file(self) -> str:
        """The path of its file."""
        return self.path.removesuffix(self.item)

    @property
    def first_line(self) -> int:
        """The line of its file in which it begins: the first, but for an article of a list."""
        return self.position(self.paragraphs[0].span.start).line if self.item and self.paragraphs else 1

    @property
    def commented(self) -> str:
        """The words with the comments among them."""
        pieces, at = [], 0
        for comment in self.comments:
            if comment.span:
                pieces += [self.text[at : comment.span.start], comment.text]
                at = comment.span.end
        return "".join((*pieces, self.text[at:]))

    @property
    def stored(self) -> str:
        """The text exactly as it was decoded, with its comments and all that is no word of the article."""
        return self.origin.stored if self.origin else self.commented

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What of the stored text is no word of the article, comments apart."""
        return self.origin.left_out if self.origin else ()

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

    def paragraph_at(self, offset: int) -> int | None:
        """Return the index of the paragraph in which a character stands; None between two."""
        index = bisect_right(self.paragraphs, offset, key=_paragraph_start) - 1
        return index if index >= 0 and offset < self.paragraphs[index].span.end else None

    def slice(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]

    def quote(self, spans: Spans, gap: str = " … ") -> str:
        """Return the words of several spans in one line, with a mark where words are left out."""
        return gap.join(" ".join(self.slice(span).split()) for span in spans)

    def place(self, span: Span) -> Span:
        """Return where the words of a span are stored, marks among them included."""
        return Span(*self.origin.place(span.start, span.end)) if self.origin else span

    def position(self, offset: int) -> Position:
        """Return line and column of a character in the stored text; CR LF, LF and CR end a line."""
        return self.positions(Span(offset, offset))[0]

    def positions(self, span: Span) -> tuple[Position, Position]:
        """Return lines and columns of the first character of a span in the stored text, and behind its last one."""
        stored, place = self.stored if self.origin else self.text, self.place(span)
        return position_in(stored, place.start), position_in(stored, place.end)


def position_in(text: str, offset: int) -> Position:
    """Return line and column of an offset; CR LF, LF and CR end a line."""
    ends = _line_ends(text)
    before = bisect_right(ends, offset)
    return Position(before + 1, offset - (ends[before - 1] if before else 0) + 1)


@lru_cache(KNOWN_TEXTS)
def _line_ends(text: str) -> tuple[int, ...]:
    """Return where lines end; asked for every finding and claim, and counted once."""
    return tuple(match.end() for match in LINE_END.finditer(text))


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

    @property
    def start(self) -> int:
        """Where its first mark stands."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its last mark, or its last word, ends."""
        return self.spans[-1].end


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
    """The class of the lexicon it belongs to, for explanation; empty if it is in none."""
    traits: Traits = frozenset()
    """What can be told by that class."""


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
    pattern: Construction
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
    """For an anonymous source: whether its name is kept back, rather than merely not told."""
    phrase: str = ""
    """For an anonymous source: the fullest words for it, such as no other source of the article has."""
    whole: str = ""
    """Id of the group that it is one of, where that speaks, too."""

    @property
    def called(self) -> str:
        """What a report calls it: its name, or the fullest words for one without; empty if nobody is named."""
        return self.phrase or self.name

    @property
    def identified(self) -> bool:
        """Whether the reader could ring this source up, or look it up."""
        return self.kind.identified and self.identified_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What an article says: who claims what."""

    parsed: ParsedArticle
    lexicon: Lexicon
    """The words by which it was read; the rules ask them too."""
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    speakers: dict[int, Source] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The source of every attribution by its number, filled when first asked for."""
    within: dict[int, list[Attribution]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The attributions whose content another one holds, by the number of that one, once they were asked for."""
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

    def held_by(self, attribution: Attribution) -> Sequence[Attribution]:
        """Return the attributions that stand directly in the content of one."""
        if not self.within:
            self.within[0] = []
            for inner in self.attributions:
                self.within.setdefault(inner.nested_in or 0, []).append(inner)
        return self.within.get(attribution.number, ())

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
    """What is wrong and what would do, as a sentence."""


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
    item: str = ""
    """What the path has behind that of a file with several articles."""

    @property
    def file(self) -> str:
        """The path of its file."""
        return self.path.removesuffix(self.item)


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
    evidence: bool = False
    """Whether the screen tells of every source what decided its kind."""
    rule_pages: str | None = None
    """Where the pages of the rules are, with a mark for the code; None if nobody says."""
    language: str = "en"
    """In which language it is told."""
    by_article: bool = False
    """Whether what is told of one article is in that article's language instead."""
