"""Small hand-made parses: a table of words becomes a parsed article."""

from collections.abc import Callable

import pytest

from attrib.grammar import Construction
from attrib.languages import load_lexicon
from attrib.lexicon import Lexicon
from attrib.model import (
    Article,
    Attribution,
    Cue,
    Form,
    Mention,
    Paragraph,
    ParsedArticle,
    Sentence,
    Span,
    Token,
    make_sentence,
)

NUMBERS = {"sg": (("Number", "Sing"),), "pl": (("Number", "Plur"),)}

Build = Callable[..., ParsedArticle]
Attribute = Callable[..., Attribution]


@pytest.fixture
def dutch() -> Lexicon:
    """Return the Dutch word lists."""
    return load_lexicon("nl")


@pytest.fixture
def english() -> Lexicon:
    """Return the English word lists."""
    return load_lexicon("en")


@pytest.fixture
def build() -> Build:
    """Return a function that turns sentences, one row "text lemma upos head deprel" a word, into an article.

    A head is the number of a word in its sentence, from 1, and 0 for the root. A sixth column gives the number:
    "sg" or "pl".
    """

    def from_tables(*tables: str, language: str = "en") -> ParsedArticle:
        sentences: list[Sentence] = []
        text = ""
        for table in tables:
            tokens: list[Token] = []
            for index, row in enumerate(line.split() for line in table.strip().splitlines()):
                start = len(text)
                text += row[0] + " "
                head = int(row[3]) - 1
                tokens.append(
                    Token(
                        index=index,
                        text=row[0],
                        lemma=row[1],
                        upos=row[2],
                        head=None if head < 0 else head,
                        deprel=row[4],
                        span=Span(start, start + len(row[0])),
                        feats=NUMBERS[row[5]] if len(row) > 5 else (),
                    )
                )
            sentences.append(make_sentence(len(sentences), 0, tuple(tokens)))
        paragraph = Paragraph(span=Span(0, len(text)))
        article = Article(path="-", text=text, language=language, paragraphs=(paragraph,))
        return ParsedArticle(article=article, sentences=tuple(sentences), models="by hand")

    return from_tables


@pytest.fixture
def attribute() -> Attribute:
    """Return a function that makes an attribution of the words from `first` to `last` of a sentence."""

    def by_words(
        parsed: ParsedArticle, number: int, sentence: int, first: int, last: int, nested_in: int | None = None
    ) -> Attribution:
        tokens = parsed.sentences[sentence].tokens
        span = Span(tokens[first].span.start, tokens[last].span.end)
        mention = Mention(spans=(span,), sentence=sentence, head=last)
        cue = Cue(spans=(tokens[last + 1].span,), lemma="say", kind="speech")
        return Attribution(
            number=number, mention=mention, cue=cue, content=(tokens[-1].span,), form=Form.INDIRECT,
            pattern=Construction.CLAUSE, confidence=1.0, nested_in=nested_in,
        )  # fmt: skip

    return by_words
