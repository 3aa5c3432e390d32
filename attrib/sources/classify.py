"""The kind of a source, and the words that decided it.

No model for names: lists of head nouns, the parts of compounds, capitals and what the article shows of a
name elsewhere.
"""

from attrib.lexicon import FIRST_NAMES, PERSON_WORDS, Lexicon, is_person_word, plain
from attrib.messages import Message
from attrib.model import Attribution, Evidence, ParsedArticle, SourceKind, Token
from attrib.sources.group import Group
from attrib.sources.kind_by_noun import (
    BODY,
    CROWD,
    OFFICIAL,
    OTHER,
    PERSON,
    TEXT,
    Verdict,
    bodies_by_number,
    by_noun,
    by_word,
)
from attrib.sources.named_figures import Figure, span_of
from attrib.sources.source_phrases import SourcePhrase


def classify(group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict:
    """Return the kind of a group: by the figure it names, else by its fullest noun phrase."""
    if group.figures:
        return _by_figures(group, parsed, lexicon)
    if bodies := counted_bodies(group, lexicon):
        return bodies
    nouns = [phrase for phrase in group.phrases if not phrase.pronoun or phrase.member]
    if not nouns:
        return _by_pronoun(group.phrases[0], lexicon)
    verdicts = [_by_phrase(phrase, group, parsed, lexicon) for phrase in nouns]
    named = next((v for v in verdicts if v.kind is not CROWD), None)
    return named or _in_private(group, parsed, lexicon) or verdicts[0]


def counted_bodies(group: Group, lexicon: Lexicon) -> Verdict | None:
    """Return the kind of bodies that are counted and not named, whatever they are read as."""
    nouns = [phrase for phrase in group.phrases if not phrase.pronoun]
    found = [bodies_by_number(phrase, lexicon) for phrase in nouns if not group.figures]
    return found[0] if found and all(found) else None


def _in_private(group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict | None:
    """Recognise individuals in a group that speaks in private: "several lawmakers privately acknowledged …".

    At least half of what it says it must say so; a group that also speaks aloud is a crowd.
    """
    if not any(phrase.plural and is_person_word(phrase.head, lexicon) for phrase in group.phrases):
        return None
    private = [word for a in group.attributions if (word := _private_word(a, parsed, lexicon))]
    if not private or 2 * len(private) < len(group.attributions):
        return None
    return by_word(OTHER, private[0], Message("tells that members of the group speak in private"))


def _private_word(attribution: Attribution, parsed: ParsedArticle, lexicon: Lexicon) -> Token | None:
    """Return the word beside a claim that tells it was made in private."""
    if attribution.mention is None:
        return None
    tokens = parsed.sentences[attribution.mention.sentence].tokens
    outside = (t for t in tokens if not any(span.overlaps(t.span) for span in attribution.content))
    return next((t for t in outside if lexicon.has(t, "private_words")), None)


def _by_figures(group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict:
    """Return the kind of a named figure; among several a person decides."""
    figure = next((f for f in group.figures if f.person), group.figures[0])
    if _is_title(figure, lexicon):
        return _figure_verdict(TEXT, figure, Message("is the name of a text"), parsed)
    return _figure_verdict(PERSON if figure.person else BODY, figure, figure.why, parsed)


def _is_title(figure: Figure, lexicon: Lexicon) -> bool:
    """Tell whether a name is that of a text: "Goede Vrijdag-akkoord", "NL-Alert"."""
    if figure.person and figure.sure:
        return False
    last = plain(figure.fullest.words[-1])
    text = lexicon.any_has((last, last.rpartition("-")[2]), "documents")
    return text and not lexicon.has(last, "organization_words")


def _figure_verdict(kind: SourceKind, figure: Figure, why: Message, parsed: ParsedArticle) -> Verdict:
    words = " ".join(figure.fullest.words)
    return Verdict(
        kind, Evidence(span=span_of(figure.fullest, parsed), why=Message("'{word}' {what}", word=words, what=why))
    )


def _by_pronoun(phrase: SourcePhrase, lexicon: Lexicon) -> Verdict:
    """Return the kind of a pronoun without an antecedent: most stand for persons."""
    head = phrase.head
    if lexicon.has(head, "indefinites_crowd"):
        return by_word(CROWD, head, Message("stands for a crowd"))
    if lexicon.has(head, "indefinites_one"):
        return by_word(OTHER, head, Message("stands for somebody whose name is withheld"))
    if lexicon.has(head, "pronouns_male", "pronouns_female", "pronouns_first", "pronouns_relative"):
        return by_word(PERSON, head, Message("stands for a person named elsewhere"))
    if lexicon.has(head, "pronouns_plural"):
        return by_word(CROWD, head, Message("stands for several who are not named"))
    return by_word(BODY, head, Message("stands for a body or thing named elsewhere"))


def _by_phrase(phrase: SourcePhrase, group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict:
    """Return the kind of a noun phrase without a name of its own."""
    if group.whole and phrase.member:
        return _by_whole(phrase, group.whole, parsed, lexicon)
    if phrase.member and phrase.head.upos == "PRON":
        return by_word(OTHER, phrase.head, Message("is a group, of which one member speaks"))
    if fixed := _fixed_expression(phrase, parsed, lexicon):
        return fixed
    if phrase.parts:
        return _by_parts(phrase, group, parsed, lexicon)
    if named := _named_members(phrase, lexicon):
        return named
    return by_noun(phrase, group.owner, lexicon)


def _fixed_expression(phrase: SourcePhrase, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict | None:
    """Recognise listed expressions of several words: "burgemeester en wethouders", "no one"."""
    tokens = parsed.sentences[phrase.sentence].tokens[phrase.core[0].index :]
    for length in (2, 3):
        words = " ".join(plain(t.text) for t in tokens[:length])
        for kind, listed in ((BODY, "organizations"), (CROWD, "indefinites_crowd"), (OFFICIAL, "officials")):
            if " " in words and lexicon.has(words, listed):
                return by_word(kind, tokens[0], Message("opens the expression '{words}'", words=words))
    return None


def _by_whole(phrase: SourcePhrase, whole: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict:
    """Return the kind of one member of a group: an unnamed single person, official if the group is."""
    kind = classify(whole, parsed, lexicon).kind
    why = Message("are some of a group") if phrase.plural else Message("is a group, of which one member speaks")
    return by_word(OFFICIAL if kind is OFFICIAL else OTHER, phrase.head, why)


def _by_parts(phrase: SourcePhrase, group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> Verdict:
    """Return the kind of a coordination: a named member wins, a crowd makes it a crowd, else the first decides."""
    verdicts = [_by_phrase(part, group, parsed, lexicon) for part in phrase.parts]
    for kind in (PERSON, BODY, CROWD):
        if found := next((v for v in verdicts if v.kind is kind), None):
            return found
    return verdicts[0]


def _named_members(phrase: SourcePhrase, lexicon: Lexicon) -> Verdict | None:
    """Recognise a group whose members are named: "critics such as Senator X", "two senators, X and Y"."""
    if not phrase.plural:
        return None
    for place, token in enumerate(phrase.rest[:3]):
        if not lexicon.has(token, "exemplifiers"):
            continue
        after = [t for t in phrase.rest[place + 1 :] if t.upos == "PROPN" and t.text[0].isupper()]
        if after:
            body = not any(lexicon.has(t, *PERSON_WORDS, *FIRST_NAMES) for t in phrase.rest[place + 1 : place + 6])
            return by_word(BODY if body else PERSON, after[0], Message("names a member of the group"))
    return None
