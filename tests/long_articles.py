"""Long articles with their parses, made of stored and of drawn sentences: nothing has to be parsed.

Four kinds, each as long as one likes: stories (the Dutch fixture articles one after the other, again and again), and
paragraphs of one sentence in which an unnamed official speaks, one person is quoted, or somebody new speaks each time.
"""

import io
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import cycle

from attrib.article import make_article
from attrib.diff.differences import compare
from attrib.diff.fresh_account import make_account
from attrib.diff.model import Diff
from attrib.model import Article, ParsedArticle, Report, Run, Span, Token, count_words, make_sentence
from attrib.parsing.stored import StoredParser
from attrib.pipeline import analyse
from attrib.policy import load_policy
from attrib.records import replace
from attrib.report import FORMATS
from attrib.report.diffs import DIFF_FORMATS
from tests.fixtures import fixture_folders, read_fixture

# Form, lemma, word class, head (from 1, 0 for the root), relation; "=" before a form that has no space before it.
OFFICIAL = """
A a DET 3 det
senior senior ADJ 3 amod
official official NOUN 4 nsubj
said say VERB 0 root
it it PRON 7 nsubj
was be AUX 7 cop
bad bad ADJ 4 ccomp
=. . PUNCT 4 punct
"""
QUOTED = """
“ “ PUNCT 4 punct
=It it PRON 4 nsubj
was be AUX 4 cop
bad bad ADJ 7 ccomp
=, , PUNCT 7 punct
=” ” PUNCT 4 punct
said say VERB 0 root
Anne Anne PROPN 7 nsubj
{name} {name} PROPN 8 flat
=. . PUNCT 7 punct
"""
# Letters of which names are made that differ in all of them.
SYLLABLES = ("Ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu")


class Parsed:
    """Answers with a parse that is there."""

    def __init__(self, parsed: ParsedArticle) -> None:
        self._parsed = parsed

    def parse(self, _article: Article) -> ParsedArticle:
        """Return the parse."""
        return self._parsed


def stories(words: int) -> ParsedArticle:
    """Return the Dutch fixture articles one after the other, until there are so many words."""
    return _joined(_until(words, cycle(_fixtures())), "nl")


def officials(words: int) -> ParsedArticle:
    """Return paragraphs in which a senior official speaks."""
    return _joined(_until(words, (_drawn(OFFICIAL) for _ in iter(int, 1))), "en")


def one_speaker(words: int) -> ParsedArticle:
    """Return paragraphs in which the same person is quoted."""
    return _joined(_until(words, (_drawn(QUOTED.format(name="Smit")) for _ in iter(int, 1))), "en")


def new_sources(words: int) -> ParsedArticle:
    """Return paragraphs in which somebody else is quoted each time."""
    names = ("".join(SYLLABLES[int(digit)] for digit in f"{n:05}").capitalize() for n in range(100_000))
    return _joined(_until(words, (_drawn(QUOTED.format(name=name)) for name in names)), "en")


KINDS: Mapping[str, Callable[[int], ParsedArticle]] = {
    "stories": stories,
    "officials": officials,
    "one speaker": one_speaker,
    "new sources": new_sources,
}


def report_on(parsed: ParsedArticle) -> Report:
    """Return the report on a parsed article."""
    return analyse(parsed.article, parser=Parsed(parsed), policy=load_policy())


def write(report: Report, name: str) -> str:
    """Return what a format writes for a report."""
    out = io.StringIO()
    FORMATS[name].write_report(Run(version="test", reports=(report,), explain_score=True), out)
    return out.getvalue()


def difference(report: Report) -> Diff:
    """Return the diff of an article and a version of it: every tenth claim is gone, every seventh is cut in half."""
    new = make_account(report)
    old = [claim for number, claim in enumerate(new.claims) if number % 10]
    cut = [replace(c, content=_half(c.content)) if number % 7 == 0 else c for number, c in enumerate(old)]
    return compare(replace(new, claims=tuple(cut)), new, load_policy(), version="test")


def write_difference(diff: Diff, name: str) -> str:
    """Return what a format writes for a diff."""
    out = io.StringIO()
    DIFF_FORMATS[name].write_diff(diff, out)
    return out.getvalue()


def _half(words: str) -> str:
    return " ".join(words.split()[: max(1, len(words.split()) // 2)])


Piece = tuple[str, tuple[tuple[Token, ...], ...]]
"""A text with the tokens of its sentences."""


@cache
def _fixtures() -> tuple[Piece, ...]:
    articles = [read_fixture(folder) for folder in fixture_folders() if folder.parent.name == "nl"]
    parses = [StoredParser().parse(article) for article in articles]
    return tuple((p.article.text, tuple(sentence.tokens for sentence in p.sentences)) for p in parses)


def _drawn(lines: str) -> Piece:
    """Return a sentence as it is drawn."""
    text, tokens = "", []
    for index, line in enumerate(lines.strip().splitlines()):
        form, lemma, upos, head, deprel = line.split()
        text += "" if form.startswith("=") or not text else " "
        form = form.removeprefix("=")
        above = int(head) - 1 if int(head) else None
        span = Span(len(text), len(text) + len(form))
        tokens.append(Token(index=index, text=form, lemma=lemma, upos=upos, head=above, deprel=deprel, span=span))
        text += form
    return text, (tuple(tokens),)


def _until(words: int, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces until they have so many words."""
    for piece in pieces:
        if words <= 0:
            return
        words -= count_words(piece[0])
        yield piece


def _joined(pieces: Iterable[Piece], language: str) -> ParsedArticle:
    """Return one article of pieces, each a paragraph or more."""
    texts, rows, at = [], [], 0
    for text, sentences in pieces:
        texts.append(text.strip("\n"))
        offset = at - (len(text) - len(text.lstrip("\n")))
        rows += [tuple(_moved(token, offset) for token in tokens) for tokens in sentences]
        at += len(texts[-1]) + 2
    article = make_article("\n\n".join(texts), path="long.txt", language=language)
    starts = [paragraph.span.start for paragraph in article.paragraphs]
    made = (
        make_sentence(number, bisect_right(starts, tokens[0].span.start) - 1, tokens)
        for number, tokens in enumerate(rows)
    )
    return ParsedArticle(article=article, sentences=tuple(made), models="by hand")


def _moved(token: Token, offset: int) -> Token:
    return replace(token, span=Span(token.span.start + offset, token.span.end + offset))
