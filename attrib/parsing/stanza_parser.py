"""Parsing: what goes into the models, and what comes out.

Torch is imported when the first article is parsed, never before. Nothing here looks at the network.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from attrib.errors import ModelError
from attrib.languages import load_language
from attrib.messages import Message
from attrib.model import Article, ParsedArticle, Sentence, Span, Token, make_sentence
from attrib.parsing.models import ModelSet, find_models
from attrib.parsing.models.inference import load_models
from attrib.parsing.models.inference.words import Models, Words
from attrib.parsing.models.verify import expect_as_written
from attrib.records import dataclass

PREPARATION = 2
"""Raised whenever the same article would be parsed otherwise by the same models, for a change here or in
models/inference: parses that were kept are then made anew."""

# White space and quotation marks are given to the models in the plain form that the treebanks have; every
# exchange is one character for one, so offsets stay true.
PLAIN = str.maketrans(
    {
        "\r": " ", "\n": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'",
    }
)  # fmt: skip
# Marks typed as two characters become one and a space on the outer side, where a tokenizer expects it: "Lee:,, No''".
TYPED = re.compile(r",,(?=[\s\w])|''|``")
TYPED_AS = {",,": ' "', "``": ' "', "''": '" '}
# A dash between spaces; one between letters would make a compound of them.
DASH = re.compile(r"(?<=\s)[–—―](?=\s)")
SEPARATOR = "\n\n"
# The parser's memory grows with the square of a sentence: 3000 words without a full stop, as a transcript may have
# them, took more than there is. No sentence of the development articles has half as many words as this.
LONGEST = 300
# How many tokens a sentence has at most: a row of marks without a space is one word there and many here.
MOST = 2 * LONGEST
# How many characters of articles are in the works at once, so that memory does not grow with their number.
TOGETHER = 200_000
WORD = re.compile(r"\S+")
FINAL = tuple(".!?…:;")
CLOSING = frozenset({'"', "'", "''", ")", "]", "-", "–"})
INITIAL = re.compile(r"[A-Z]\.")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph's words as they were given to the models."""

    paragraph: int
    given: Span
    """Place in the text given to the models."""
    start: int
    """Place of the first character in the article."""


class StanzaParser:
    """Parses articles with the models of their language, each loaded once and kept."""

    def __init__(self, models: Path | str | None = None) -> None:
        """Take a Stanza resource folder, the name of installed models, or None for the embedded ones."""
        self._choice = models
        self._models: dict[str, Models] = {}

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its sentences. Raises ModelError if a model is missing or does not load."""
        return self.parse_many([article])[0]

    def parse_many(self, articles: Sequence[Article]) -> list[ParsedArticle]:
        """Return each article with its sentences, in the order given, as `parse` does, in less time.

        The sentences of all articles in a language go through its models together; articles of several
        languages may be mixed. Raises ModelError if a model is missing or does not load.
        """
        parsed: dict[int, ParsedArticle] = {}
        for language in dict.fromkeys(article.language for article in articles):
            places = [place for place, article in enumerate(articles) if article.language == language]
            parsed.update(zip(places, self._parse([articles[place] for place in places], language), strict=True))
        return [parsed[place] for place in range(len(articles))]

    def load(self, language: str) -> None:
        """Load the models of a language, once. Raises ModelError if one is missing or does not load."""
        if language not in self._models:
            self._models[language] = _load(find_models(language, self._choice))

    def _parse(self, articles: Sequence[Article], language: str) -> Iterator[ParsedArticle]:
        """Yield articles in one language with their sentences."""
        self.load(language)
        models = find_models(language, self._choice)
        abbreviations = load_language(language).abbreviations
        for portion in _portions(articles):
            blocks, texts = zip(*(_blocks(article) for article in portion), strict=True)
            tokenized = self._models[language].tokenize(texts)
            for sentence in (sentence for sentences in tokenized for sentence in sentences):
                sentence.unsplit = [index for index in sentence.unsplit if _may_split(sentence.texts[index])]
            split = [_mended(sentences, text, abbreviations) for sentences, text in zip(tokenized, texts, strict=True)]
            self._models[language].annotate([sentence for sentences in split for sentence in sentences])
            for article, of_article, sentences in zip(portion, blocks, split, strict=True):
                found = tuple(_sentences(sentences, of_article, article.text))
                yield ParsedArticle(article=article, sentences=found, models=models.name)


def _portions(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """Yield the articles that are parsed together."""
    portion: list[Article] = []
    characters = 0
    for article in articles:
        if portion and characters + len(article.text) > TOGETHER:
            yield portion
            portion, characters = [], 0
        portion.append(article)
        characters += len(article.text)
    if portion:
        yield portion


def _load(models: ModelSet) -> Models:
    """Return the models, ready to run."""
    try:
        expect_as_written(models.folder, models.language, dict(models.models))
        return load_models(models.language, models.folder, dict(models.models))
    except ModelError:
        raise
    except Exception as error:  # Torch and Stanza raise many kinds; all mean that these files cannot be used.
        raise ModelError(
            Message(
                "the models in {folder} do not load ({why}): reinstall attrib, which brings models that fit its Stanza",
                folder=models.folder / models.language,
                why=error,
            )
        ) from error


def _blocks(article: Article) -> tuple[list[_Block], str]:
    """Return the paragraphs without their datelines, and the text made of them."""
    blocks: list[_Block] = []
    text = ""
    for index, paragraph in enumerate(article.paragraphs):
        if not paragraph.words:
            continue
        start = paragraph.words.start
        words = TYPED.sub(lambda mark: TYPED_AS[mark[0]], article.slice(paragraph.words)).translate(PLAIN)
        words = DASH.sub("-", words)
        for first, last in pairwise((0, *_cuts(words), len(words))):
            given = Span(len(text), len(text) + last - first)
            blocks.append(_Block(paragraph=index, given=given, start=start + first))
            text += words[first:last] + SEPARATOR
    return blocks, text


def _cuts(words: str) -> Iterator[int]:
    """Yield the places where a paragraph must be cut, so that no sentence is too long to parse."""
    unfinished = 0
    for word in WORD.finditer(words):
        if unfinished == LONGEST:
            yield word.start()
            unfinished = 0
        unfinished = 0 if word[0].rstrip("\"')]")[-1:] in tuple(".!?…") else unfinished + 1


def _mended(sentences: Sequence[Words], text: str, abbreviations: frozenset[str]) -> list[Words]:
    """Return the sentences of a text without breaks inside sentences, and with those that were overlooked.

    In a paragraph of news a sentence ends with its punctuation, and not after "Gov." or an initial; the
    tokenizer breaks in such places now and then, and a cue loses its speaker. It overlooks a break mostly
    after a full stop between quotation marks: '… "without delay." Lee plans'.
    """
    mended: list[Words] = []
    for sentence in sentences:
        if mended and not _is_break(text, mended[-1], sentence, abbreviations):
            mended[-1].append(sentence)
        else:
            mended.append(sentence)
    parts = (part for sentence in mended for part in _parts(text, sentence, abbreviations))
    return [short for part in parts for short in _bounded(part)]


def _bounded(sentence: Words) -> Iterator[Words]:
    """Yield a sentence, in pieces where it has more tokens than can be parsed."""
    while len(sentence) > MOST:
        rest = sentence.split(MOST)
        yield sentence
        sentence = rest
    yield sentence


def _may_split(token: str) -> bool:
    """Tell a contraction from a word that ends as one: in e-mails, which models learn from, "its" is often "it's"."""
    return not token.lower().endswith("s") or "'" in token


def _parts(text: str, sentence: Words, abbreviations: frozenset[str]) -> list[Words]:
    """Return a sentence cut after every full stop that a word with a capital follows."""
    parts = [sentence]
    for place in reversed(range(2, len(sentence.texts) - 1)):
        before = sentence.texts[place - 1]
        if sentence.texts[place] != "." or before.lower() + "." in abbreviations or not _may_end(before):
            continue
        start = place + 1
        while start < len(sentence) and sentence.texts[start] in CLOSING and _touches(sentence, start):
            start += 1
        opening = sentence.texts[start : start + 2]
        first = next((word for word in opening if word[0].isalnum()), "")
        if first[:1].isupper() and _is_apart(text, sentence, start):
            parts.insert(1, sentence.split(start))
    return parts


def _may_end(word: str) -> bool:
    """Tell a word that can stand before a full stop from initials and the letters of "U.S"."""
    return (len(word) > 1 and "." not in word) or word.isdigit()


def _touches(sentence: Words, place: int) -> bool:
    """Tell whether no space stands between a token and the one before it."""
    return sentence.spans[place - 1][1] == sentence.spans[place][0]


def _is_apart(text: str, sentence: Words, place: int) -> bool:
    """Tell whether a space stands before a token."""
    return text[sentence.spans[place - 1][1] : sentence.spans[place][0]].isspace()


def _is_break(text: str, last: Words, following: Words, abbreviations: frozenset[str]) -> bool:
    """Tell whether a sentence really ends between two that the tokenizer told apart."""
    between = text[last.spans[-1][1] : following.spans[0][0]]
    if SEPARATOR in between or len(last) + len(following) > LONGEST:
        return True
    words = list(last.texts)
    while len(words) > 1 and words[-1] in CLOSING:
        words.pop()
    before = words[-1] if words[-1] != "." or len(words) < 2 else f"{words[-2]}."
    if before.lower() in abbreviations or INITIAL.fullmatch(before):
        return False
    return before[-1:] in FINAL


def _sentences(sentences: Sequence[Words], blocks: Sequence[_Block], text: str) -> Iterator[Sentence]:
    """Yield our sentences, with offsets into the article."""
    at = 0
    for index, sentence in enumerate(sentences):
        while sentence.spans[0][0] >= blocks[at].given.end:
            at += 1
        shift = blocks[at].start - blocks[at].given.start
        yield make_sentence(index, blocks[at].paragraph, tuple(_tokens(sentence, shift, text)))


def _tokens(sentence: Words, shift: int, article: str) -> Iterator[Token]:
    """Yield our tokens for the words of a sentence."""
    columns = (sentence.texts, sentence.lemmas, sentence.upos, sentence.feats, sentence.heads, sentence.relations)
    for index, (span, text, lemma, upos, feats, head, relation) in enumerate(
        zip(sentence.spans, *columns, strict=True)
    ):
        yield Token(
            index=index,
            text=text,
            lemma=text if lemma == "_" else lemma,
            upos=upos,
            feats=_features(feats),
            head=head - 1 if head else None,
            deprel=relation,
            span=_place(span[0] + shift, span[1] + shift, article),
        )


def _place(start: int, end: int, article: str) -> Span:
    """Return the place of a token in the article; a mark typed as two characters takes both."""
    if end - start == 1 and article[start : start + 2] == "''":
        return Span(start, end + 1)
    if end - start == 1 and start and article[start - 1 : end] in (",,", "``"):
        return Span(start - 1, end)
    return Span(start, end)


@lru_cache(maxsize=4096)
def _features(feats: str) -> tuple[tuple[str, str], ...]:
    """Split "Number=Plur|Person=3" into pairs.

    >>> _features("Number=Plur|Person=3"), _features("_")
    ((('Number', 'Plur'), ('Person', '3')), ())
    """
    pairs = (pair.partition("=") for pair in feats.split("|") if pair != "_")
    return tuple((name, value) for name, _, value in pairs)
