"""A name is changed, and the reader is not told why.

## What it finds

Words that say a name in the article is not the real one, without a reason in that sentence or the next. Experimental.

    flagged    Marianne (not her real name) has lived in the house for two years.
               Marianne (niet haar echte naam) woont twee jaar in het huis.
    fine       Marianne (not her real name, because her former husband must not find her) has lived here for two years.
               Marianne woont hier twee jaar. Uit angst voor haar ex-man wil zij niet met haar echte naam in de krant.

## Why

A pseudonym looks like a name, and readers take it for one. Newsrooms that were deceived by invented people now ask for
approval and a reason.

- NPR: no pseudonyms: https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- SPJ, in its position papers: explain why anonymity was granted: https://spj.org
- NOS/NPO: staff account for when and why anonymity was promised:
  https://omroepombudsman.nl/uitspraken-en-columns/een-anonieme-bron-en-een-geheime-notitie
- Raad voor de Journalistiek: naming sources is the starting point: https://rvdj.nl

## How it is detected

By fixed phrases ("not her real name", "gefingeerde naam"), each place once. A reason is any word such as "because",
"for fear of", "privacy", "omdat", "uit angst", "veiligheid" in the same or the next sentence.

## Known false alarms

The reason stands in a box, or further down. The pen name of an author, where the article is about it.

## How to mend it

Add the reason in a few words, next to the changed name.

## How to ignore it

With `<!-- attrib: ignore[ATR301] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR301] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from attrib.lexicon import bare
from attrib.messages import Message
from attrib.model import Analysis, Finding, Level, Policy, Rule, Sentence, Span
from attrib.rules.passages import excerpt

RULE = Rule(
    code="ATR301",
    slug="unexplained-changed-name",
    level=Level.INFO,
    summary=Message("A name is changed, and the reader is not told why"),
    help=__doc__,
    default=False,
)


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every place where a name is said to be changed and no reason is near."""
    for index, sentence in enumerate(analysis.parsed.sentences):
        found = _first(analysis, sentence, "changed_names")
        near = analysis.parsed.sentences[index : index + 2]
        if found and not any(_first(analysis, other, "name_reasons") for other in near):
            yield Finding(
                code=RULE.code,
                slug=RULE.slug,
                level=RULE.level,
                message=Message(
                    "{words} says that a name is changed, but not why. "
                    "Add the reason in a few words, next to the name.",
                    words=excerpt(analysis.article, (found,)),
                ),
                span=found,
            )


def _first(analysis: Analysis, sentence: Sentence, words: str) -> Span | None:
    """Return where a sentence first has one of the expressions of a list, as whole words."""
    text = bare(analysis.article.slice(sentence.span))
    match = _pattern(analysis.lexicon.words(words)).search(text)
    return Span(sentence.span.start + match.start(), sentence.span.start + match.end()) if match else None


@lru_cache(8)
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for the expressions of a list, the longest first."""
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})(?!\w)")
