"""Small hand-made parses, and attributions in a form that can be read at a glance.

A tree is one row a word: number, word, lemma, part of speech, number of its head (0 for the root), relation, and the
features that matter. A blank line ends a sentence. The words must be those of the text, which gives their places, but
for quotation marks: these are plain, as the parser gives them.

    1  Het   het     PRON  2  nsubj
    2  lekt  lekken  VERB  0  root   VerbForm=Fin
"""

from collections.abc import Iterable

from attrib.article import make_article
from attrib.attributions.find import find_attributions
from attrib.attributions.quotes import find_quotations
from attrib.attributions.scene import Scene
from attrib.languages import load_lexicon
from attrib.lexicon import Lexicon
from attrib.model import Article, Attribution, ParsedArticle, Sentence, Span, Spans, Token, make_sentence
from attrib.parsing.stanza_parser import PLAIN

NOTHING = "-"


def parse_by_hand(text: str, tree: str, language: str) -> ParsedArticle:
    """Return a text with the tree that is written for it."""
    article = make_article(text, path="-", language=language)
    sentences: list[Sentence] = []
    at = 0
    for table in tree.strip().split("\n\n"):
        tokens = []
        for row in table.strip().splitlines():
            token = _token(row.split(), article, at)
            at = token.span.end
            tokens.append(token)
        paragraph = next(i for i, p in enumerate(article.paragraphs) if p.span.covers(tokens[0].span))
        sentences.append(make_sentence(len(sentences), paragraph, tuple(tokens)))
    return ParsedArticle(article=article, sentences=tuple(sentences), models="by hand")


def _token(columns: list[str], article: Article, at: int) -> Token:
    """Return the token of one row; its word is the next one of the text."""
    number, word, lemma, upos, head, deprel, *feats = columns
    start = at + len(article.text[at:]) - len(article.text[at:].lstrip())
    assert article.text[start : start + len(word)].translate(PLAIN) == word, f"{word!r} is not the next word"
    return Token(
        index=int(number) - 1,
        text=word,
        lemma=lemma,
        upos=upos,
        head=int(head) - 1 if int(head) else None,
        deprel=deprel,
        feats=tuple((name, value) for name, _, value in (f.partition("=") for f in "|".join(feats).split("|") if f)),
        span=Span(start, start + len(word)),
    )


def scene_of(parsed: ParsedArticle, lexicon: Lexicon | None = None) -> Scene:
    """Return what the steps look at: a parse with its quotations, by its language's own words or by others."""
    lexicon = lexicon or load_lexicon(parsed.article.language)
    return Scene(parsed=parsed, quotations=find_quotations(parsed.article), lexicon=lexicon)


def attributions_of(parsed: ParsedArticle) -> tuple[Attribution, ...]:
    """Return the attributions of a parse, by its language's own words."""
    return find_attributions(scene_of(parsed))


def in_words(attribution: Attribution, article: Article) -> str:
    """Return an attribution as a line: source | cue | content | pattern, form, in the number it is nested in."""
    mention, cue = attribution.mention, attribution.cue
    parts = (mention.spans if mention else (), cue.spans if cue else (), attribution.content)
    marks = [attribution.pattern, attribution.form.value]
    if attribution.nested_in:
        marks.append(f"in {attribution.nested_in}")
    return " | ".join([*(_words(spans, article) for spans in parts), ", ".join(marks)])


def _words(spans: Spans, article: Article) -> str:
    return article.quote(spans) or NOTHING


def sentence_by_hand(tree: str, language: str = "nl") -> tuple[Sentence, Article]:
    """Return the first sentence of a tree and the text that its words make with a space between them."""
    words = [row.split()[1] for row in tree.strip().splitlines()]
    parsed = parse_by_hand(" ".join(words), "\n".join(line.strip() for line in tree.strip().splitlines()), language)
    return parsed.sentences[0], parsed.article


def text_of(tokens: Iterable[Token]) -> str:
    """Return words with a space between them."""
    return " ".join(token.text for token in tokens)
