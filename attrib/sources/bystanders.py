"""People without a name whom the article itself speaks of between its attributions, and who may speak next.

A senior official from an exporting country was less cheerful. The current draft, he said, …
bystander                                                                          he
"""

from collections.abc import Iterator

from attrib.by_place import ByPlace
from attrib.lexicon import Lexicon, is_person_word
from attrib.model import Attribution, ParagraphRole, ParsedArticle, Sentence, Token
from attrib.records import replace
from attrib.sources.antecedents import OPENING
from attrib.sources.names import Name, by_sentence
from attrib.sources.source_phrases import SourcePhrase, phrase_of
from attrib.syntax import BESIDE, subtree

# The last place in its sentence at which "the other" can be its subject.
MEMBER_REACH = 1


def find_bystanders(
    parsed: ParsedArticle, attributions: tuple[Attribution, ...], names: tuple[Name, ...], lexicon: Lexicon
) -> tuple[SourcePhrase, ...]:
    """Return the unnamed persons that are subjects of the article's own sentences, in text order."""
    taken = ByPlace(
        (span, None) for a in attributions for span in (*a.content, *(a.mention.spans if a.mention else ()))
    )
    here = by_sentence(names)
    found = (
        phrase_of(sentence, noun_phrase(sentence, token), here.get(sentence.index, ()), lexicon)
        for sentence in parsed.sentences
        if parsed.article.paragraphs[sentence.paragraph].role is ParagraphRole.BODY
        for token in _subjects(sentence)
        if _is_person_subject(sentence, token, lexicon) and not taken.has(token.span)
    )
    return tuple(phrase for phrase in found if _is_somebody_unnamed(phrase, lexicon))


def _subjects(sentence: Sentence) -> Iterator[Token]:
    """Yield the words that can be the subject of a main clause, in text order: by their place or by the tree."""
    yield from sentence.tokens[: MEMBER_REACH + 1]
    for token in sentence.dependents(sentence.root):
        if token.index > MEMBER_REACH and (token.relation == "nsubj" or token.index < OPENING):
            yield token


def _is_somebody_unnamed(phrase: SourcePhrase, lexicon: Lexicon) -> bool:
    """Tell whether a phrase means somebody, and nobody whom the reader could name: not "the Indiana governor"."""
    if phrase.names or lexicon.has(phrase.core[0], "negations"):
        return False
    return phrase.plural or not phrase.definite or lexicon.tail(phrase.head, "offices", "leaders") is None


def _is_person_subject(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun for a person is the subject of a main clause."""
    if is_member_subject(sentence, token, lexicon):
        return True
    # The tree is asked first: nearly all words have another place in it.
    if sentence.head(token) is not sentence.root:
        return False
    if not is_person_word(token, lexicon) and not lexicon.has(token, "individuals"):
        return False
    return (token.upos == "NOUN" and token.relation == "nsubj") or _is_unseen_subject(sentence, token, lexicon)


def is_member_subject(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word for one more of a group is the subject: "The other, who worked in sales, left"."""
    alone = token.index <= MEMBER_REACH and lexicon.has(token.text, "member_words") and token.relation == "nsubj"
    after = sentence.tokens[token.index + 1 : token.index + 2]
    return alone and bool(after) and after[0].upos in ("PUNCT", "VERB", "AUX", "PRON")


def _is_unseen_subject(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word must be the subject though the tree has none, as the opening of a sentence with a verb.

    The parser takes "plans" in "The official plans to fly home" for a noun, and a noun before a long relative
    clause for a sentence of its own.
    """
    root = sentence.root
    opens = lexicon.has(sentence.tokens[0], "articles_definite", "articles_indefinite")
    if not opens or sentence.head(token) is not root or not token.index < min(root.index, OPENING):
        return False
    verb = any(t.upos in ("VERB", "AUX") for t in sentence.tokens[root.index :])
    return verb and not any(True for _ in sentence.dependents(root, "nsubj"))


def noun_phrase(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Return a noun with all that belongs to it on its side of the verb, and the opening of a sentence with it."""
    root = sentence.root.index
    branch = [t.index for t in subtree(sentence, noun, without=lambda token: token.relation in BESIDE)]
    near = [index for index in branch if (index < root) == (noun.index < root)]
    first = near[0] if noun.relation == "nsubj" else 0
    before, after = sentence.tokens[first : noun.index], sentence.tokens[noun.index + 1 : near[-1] + 1]
    return (*before, noun if noun.upos in ("NUM", "PRON") else replace(noun, upos="NOUN"), *after)
