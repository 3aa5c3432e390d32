"""Passages with their sources marked, and the command that renews their trees.

    python -m tests.sources.passages

[Een woordvoerder] zegt dat <de treinen rijden>.
source                       what is claimed
"""

import os
import re
import tomllib
from pathlib import Path
from typing import Any

from attrib.article import make_article
from attrib.grammar import Construction
from attrib.languages import load_lexicon
from attrib.languages.folders import language_codes
from attrib.model import Attribution, Cue, Form, Mention, ParsedArticle, Source, SourceKind, Span, Spans
from attrib.parsing.models.processor import SINGLE, VARIABLE
from attrib.parsing.stanza_parser import StanzaParser
from attrib.parsing.stored import read_parse, write_parse
from attrib.sources.resolve import resolve_sources

HERE = Path(__file__).parent
PASSAGES = {
    code: tomllib.loads((HERE / f"passages.{code}.toml").read_text(encoding="utf-8"))["passage"]
    for code in language_codes()
}
HEADING = "# newdoc id = "
NOTHING, ANYTHING = "-", "…"


def parses(code: str) -> dict[str, str]:
    """Return the stored trees of a language's passages by their text."""
    stored = (HERE / f"passages.{code}.conllu").read_text(encoding="utf-8")
    documents = (document.partition("\n") for document in stored.split(HEADING)[1:])
    return {text: tree for text, _, tree in documents}


def read_passage(marked: str, code: str, trees: dict[str, str]) -> tuple[ParsedArticle, tuple[Attribution, ...]]:
    """Return a marked passage with its tree, and the attributions that its marks show."""
    text, sources, claims = unmark(marked)
    article = make_article(text, path="-", language=code)
    parsed = read_parse(trees[text], article, place=text)
    pairs = zip(sources, claims, strict=True)
    return parsed, tuple(_attribution(n, source, claim, parsed) for n, (source, claim) in enumerate(pairs, 1))


def unmark(marked: str) -> tuple[str, list[Span], list[Span]]:
    """Return a passage without marks, and the places of its sources and claims.

    >>> unmark("[Ann] said <it leaks>.")
    ('Ann said it leaks.', [Span(start=0, end=3)], [Span(start=9, end=17)])
    """
    text, found = "", {"[": [], "<": []}  # type: tuple[str, dict[str, list[Span]]]
    opened: dict[str, int] = {}
    for piece in re.split(r"([\[\]<>])", marked):
        if piece in ("[", "<"):
            opened[piece] = len(text)
        elif piece in ("]", ">"):
            mark = "[" if piece == "]" else "<"
            found[mark].append(Span(opened[mark], len(text)))
        else:
            text += piece
    return text, found["["], found["<"]


def _attribution(number: int, source: Span, claim: Span, parsed: ParsedArticle) -> Attribution:
    quoted = parsed.article.text[claim.start - 1 : claim.start] in "“‘" or parsed.article.text[claim.start] in "“‘"
    return Attribution(
        number=number,
        mention=mention_at(source, parsed),
        cue=Cue(spans=_cue(source, claim, parsed), lemma="say", kind="speech"),
        content=(claim,),
        form=Form.DIRECT if quoted and claim.start else Form.INDIRECT,
        pattern=Construction.CLAUSE,
        confidence=1.0,
    )


def _cue(source: Span, claim: Span, parsed: ParsedArticle) -> Spans:
    """Return the verb between a source and its claim, whichever comes first; else nothing."""
    between = Span(min(source.end, claim.end), max(source.start, claim.start))
    tokens = (t for sentence in parsed.sentences for t in sentence.tokens if between.covers(t.span))
    return tuple(t.span for t in tokens if t.upos in ("VERB", "AUX"))[:1]


def mention_at(source: Span, parsed: ParsedArticle) -> Mention:
    """Return a mention with the word of it that depends on none of its others, a noun if there is one."""
    sentence = next(s for s in parsed.sentences if s.span.overlaps(source))
    words = [t for t in sentence.tokens if source.covers(t.span)]
    inside = {t.index for t in words}
    tops = [t for t in words if t.head not in inside]
    nouns = [t for t in tops if t.upos in ("NOUN", "PROPN", "PRON")]
    return Mention(spans=(source,), sentence=sentence.index, head=(nouns or tops)[0].index)


def described(marked: str, code: str, trees: dict[str, str]) -> list[list[str]]:
    """Return what is found of every source, in the columns of the passages: speaker, kind, details, reason."""
    parsed, attributions = read_passage(marked, code, trees)
    sources = resolve_sources(parsed, attributions, load_lexicon(code))
    speaker = {a.number: source for source in sources for a in source.attributions}
    order: list[str] = []
    rows = []
    for attribution in attributions:
        source = speaker[attribution.number]
        order += [source.id] if source.id not in order else []
        rows.append([str(order.index(source.id) + 1), source.kind.value, *_details(source, parsed)])
    return rows


def _details(source: Source, parsed: ParsedArticle) -> list[str]:
    def words(spans: Spans) -> str:
        return parsed.article.quote(spans) or NOTHING

    if source.kind.anonymous:
        standing = "withheld" if source.withheld else "unnamed"
        return [words(source.description), words(source.reason) + ", formulaic" * source.formulaic, standing]
    if source.kind is SourceKind.DOCUMENT:
        return ["identified" if source.identified_document else "vague"]
    return [words(source.role)] if source.kind is SourceKind.NAMED_PERSON else []


def agrees(expected: str, found: list[str]) -> bool:
    """Tell whether what is found is what a line expects; columns that it leaves out do not matter."""
    columns = [column.strip() for column in expected.split("|")]
    return all(want in (ANYTHING, have) for want, have in zip(columns, found, strict=False))


def renew() -> None:
    """Parse all passages with the embedded models."""
    os.environ[VARIABLE] = SINGLE
    parser = StanzaParser()
    for code, passages in PASSAGES.items():
        documents = []
        for passage in passages:
            text, _, _ = unmark(passage["text"])
            documents.append(
                f"{HEADING}{text}\n{write_parse(parser.parse(make_article(text, path='-', language=code)))}"
            )
        path = HERE / f"passages.{code}.conllu"
        path.write_text("".join(documents), encoding="utf-8", newline="\n")


def as_example(passage: dict[str, Any]) -> str:
    """Return the name of a passage for the report of a test."""
    return str(passage["shows"])


if __name__ == "__main__":
    renew()
