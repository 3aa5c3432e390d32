"""A reader of two layers and a handful of pieces, with random weights: quick, and never right."""

import re

import torch

from attrib.article import make_article
from attrib.model import ParsedArticle, Span, Token, make_sentence
from attrib.reader.network import Reader, Sizes
from attrib.reader.pieces import Pieces

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,“”"
SIZES = Sizes(pieces=8 + len(LETTERS), hidden=24, heads=2, inner=48, layers=2)


def tiny_pieces() -> Pieces:
    """Return a vocabulary of single letters and a few longer pieces."""
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁de", "▁the", "en", *LETTERS]
    scores = [0.0, 0.0, 0.0, 0.0, -3.0, -2.0, -2.0, -4.0, *(-6.0 for _ in LETTERS)]
    return Pieces(pieces, scores, {"ﬁ": "fi"}, begin=0, end=2, padding=1, unknown=3)


def tiny_reader(seed: int = 1) -> Reader:
    """Return a network with random weights that are the same for a seed."""
    torch.manual_seed(seed)
    return Reader(SIZES).eval()


def parsed_plainly(text: str) -> ParsedArticle:
    """Return an article of one sentence whose words and marks are its tokens; abbreviations are whole."""
    found = re.finditer(r"(?:[A-Z]\.)+|\w+|[^\w\s]", text)
    tokens = tuple(
        Token(
            index=n,
            text=m[0],
            lemma=m[0].lower(),
            upos="X",
            head=n - 1 if n else None,
            deprel="dep",
            span=Span(*m.span()),
        )
        for n, m in enumerate(found)
    )
    article = make_article(text, path="-", language="en")
    return ParsedArticle(article=article, sentences=(make_sentence(0, 0, tokens),), models="none")
