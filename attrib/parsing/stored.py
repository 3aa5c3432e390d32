"""Stored parses: an article's sentences written as CoNLL-U, read back, and a parser that answers from them.

Offsets stand in MISC as `start_char` and `end_char`, the paragraph in a comment of each sentence. Reading
and writing of the format itself is the work of the package `conllu`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import conllu

from attrib.errors import DataError
from attrib.model import Article, ParsedArticle, Sentence, Span, Token, make_sentence


class StoredParser:
    """Answers with the parse stored beside an article: article.txt has parse.conllu."""

    def __init__(self, name: str = "parse.conllu") -> None:
        self._name = name

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its stored sentences. Raises DataError if there are none or they do not fit."""
        file = Path(article.path).with_name(self._name)
        try:
            stored = file.read_text(encoding="utf-8")
        except OSError as error:
            raise DataError(f"{file}: no stored parse ({error.strerror}): run 'make parses'") from error
        except UnicodeDecodeError as error:
            raise DataError(f"{file}: the stored parse is not UTF-8: run 'make parses'") from error
        return read_parse(stored, article, place=str(file))


def write_parse(parsed: ParsedArticle) -> str:
    """Return a parsed article as CoNLL-U."""
    lines = [f"# models = {parsed.models}"]
    for sentence in parsed.sentences:
        text = parsed.article.quote((sentence.span,))
        lines += [f"# sent_id = {sentence.index + 1}", f"# paragraph = {sentence.paragraph}", f"# text = {text}"]
        lines += [_line(token) for token in sentence.tokens]
        lines.append("")
    return "\n".join(lines) + "\n"


def read_parse(stored: str, article: Article, *, place: str) -> ParsedArticle:
    """Return an article with sentences read from CoNLL-U; `place` names it in messages.

    Raises DataError if it is no CoNLL-U of ours or belongs to another text.
    """
    try:
        lists = conllu.parse(stored)
        sentences = tuple(_sentence(index, tokens) for index, tokens in enumerate(lists))
        models = str(lists[0].metadata.get("models", "stored"))
    except (conllu.exceptions.ParseException, KeyError, TypeError, ValueError, IndexError) as error:
        raise DataError(f"{place}: the stored parse cannot be read ({error}): run 'make parses'") from error
    if not all(_fits(sentence, article) for sentence in sentences):
        raise DataError(f"{place}: the stored parse belongs to another text: run 'make parses'")
    return ParsedArticle(article=article, sentences=sentences, models=models)


def _fits(sentence: Sentence, article: Article) -> bool:
    """Tell whether the words of a sentence stand in their paragraph of an article where it says they do."""
    if not 0 <= sentence.paragraph < len(article.paragraphs):
        return False
    paragraph = article.paragraphs[sentence.paragraph].span
    return all(
        paragraph.covers(token.span) and _bare(token.text) in _bare(article.slice(token.span))
        for token in sentence.tokens
    )


def _bare(word: str) -> str:
    """Return the letters and digits of a word: marks and spaces are given to the models in a plain form."""
    return "".join(filter(str.isalnum, word))


def _line(token: Token) -> str:
    """Return a token as a line of ten columns."""
    feats = "|".join(f"{name}={value}" for name, value in token.feats) or "_"
    misc = f"start_char={token.span.start}|end_char={token.span.end}"
    head = 0 if token.head is None else token.head + 1
    columns = (token.index + 1, token.text, token.lemma, token.upos, "_", feats, head, token.deprel, "_", misc)
    return "\t".join(str(column).replace("\u00a0", " ") for column in columns)


def _sentence(index: int, tokens: Any) -> Sentence:
    """Turn a token list of the package into a sentence."""
    sentence = make_sentence(index, int(tokens.metadata["paragraph"]), tuple(_tokens(tokens)))
    reached = [token for token in sentence.tokens if token.head is None]
    if len(reached) != 1:
        raise ValueError(f"sentence {index + 1} has {len(reached)} roots")
    for token in reached:
        reached += sentence.dependents(token)
    if len(reached) != len(sentence.tokens):
        raise ValueError(f"sentence {index + 1} is no tree")
    return sentence


def _tokens(tokens: Any) -> Iterator[Token]:
    """Turn the lines of a sentence into tokens."""
    for position, token in enumerate(tokens):
        if token["id"] != position + 1:
            raise ValueError(f"word {token['id']} in place of {position + 1}")
        misc = token["misc"]
        yield Token(
            index=position,
            text=token["form"],
            lemma=token["lemma"],
            upos=token["upos"],
            feats=tuple((token["feats"] or {}).items()),
            head=token["head"] - 1 if token["head"] else None,
            deprel=token["deprel"],
            span=Span(int(misc["start_char"]), int(misc["end_char"])),
        )
