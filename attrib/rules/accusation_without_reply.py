"""Somebody is accused, and no reply is given or said to have been sought.

## What it finds

A named person or body that is accused of something, in an article in which the accused says nothing, and no words tell
that a reply was asked for. Experimental: the reply may stand in another article, or none may be due.

    flagged    Two former employees accuse Veldman of fraud.
               Twee oud-medewerkers beschuldigen Veldman van fraude.
    fine       Two former employees accuse Veldman of fraud. He did not respond to questions.
               Twee oud-medewerkers beschuldigen Veldman van fraude. Veldman ontkent dat.

## Why

Who is accused is to be heard, and the reader is to know that this was tried.

- BBC: those accused are asked for a response: https://bbc.co.uk/guidelines/editorialguidelines
- Raad voor de Journalistiek (Flanders), article 20: reply before publication to serious accusations, also to those that
  others voice: https://rvdj.be/code-raad-voor-de-journalistiek
- Raad voor de Journalistiek: serious accusations need sound grounds and a reply: https://rvdj.nl
- NRC: no licence for accusations without support: https://nrccode.nrc.nl/hoe-we-werken
- de Volkskrant: its code of 2015 says how much room a reply gets:
  https://volkskrant.nl/cultuur-media/de-volkskrantcode~b137736d

## How it is detected

A verb of accusation ("accuse", "beschuldigen", "betichten", in the passive too) has a name as its object, but not that
of a people or party. The article
is taken to have a reply if the accused is a source in it, or if it has a verb of denying, answering or commenting.

## Known false alarms

A reply in words that are not listed. Verdicts of a court, and accusations that are history.

## How to mend it

Ask the accused, and say what they answered, or that they did not.

## How to ignore it

With `<!-- attrib: ignore[ATR302] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR302] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator

from attrib.lexicon import Lexicon, bare
from attrib.messages import Message
from attrib.model import Analysis, Finding, Level, Policy, Rule, Sentence, Span, Token
from attrib.rules.passages import excerpt

RULE = Rule(
    code="ATR302",
    slug="accusation-without-reply",
    level=Level.INFO,
    summary=Message("Somebody is accused, and no reply is given or said to have been sought"),
    help=__doc__,
    default=False,
)


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for the first accusation of everybody who is accused by name and does not reply."""
    lexicon = analysis.lexicon
    if any(lexicon.has(t, "reply_words") for sentence in analysis.parsed.sentences for t in sentence.tokens):
        return
    seen = _speakers(analysis)
    for sentence in analysis.parsed.sentences:
        for verb in sentence.tokens:
            if verb.upos != "VERB" or not lexicon.has(verb, "accusing_verbs"):
                continue
            for accused in _accused(sentence, verb, analysis.lexicon):
                name = {bare(t.text) for t in _name(sentence, accused)}
                if name & seen:
                    continue
                seen |= name
                yield _finding(analysis, verb, _name(sentence, accused))


def _speakers(analysis: Analysis) -> set[str]:
    """Return the words of the names of all who make a claim in the article."""
    return {bare(word) for source in analysis.sources for word in source.name.split() if word[:1].isupper()}


def _accused(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the names that a verb has as its object, or as its subject in the passive."""
    passive = any(True for _ in sentence.dependents(verb, "aux:pass"))
    for child in sentence.dependents(verb, "obj", "nsubj:pass", *(("nsubj",) if passive else ())):
        if child.upos == "PROPN" and not lexicon.has(child, "demonyms"):
            yield child


def _name(sentence: Sentence, head: Token) -> list[Token]:
    """Return the words of a name in text order."""
    return sorted([head, *sentence.dependents(head, "flat", "compound")], key=lambda token: token.index)


def _finding(analysis: Analysis, verb: Token, name: list[Token]) -> Finding:
    """Return the finding about an accusation."""
    span = Span(name[0].span.start, name[-1].span.end)
    return Finding(
        code=RULE.code,
        slug=RULE.slug,
        level=RULE.level,
        message=Message(
            "{name} is accused ({words}), and the article has no reply. "
            "Say what the accused answered, or that an answer was asked for.",
            name=excerpt(analysis.article, (span,)),
            words=excerpt(analysis.article, (verb.span,)),
        ),
        span=span,
        related=(verb.span,),
    )
