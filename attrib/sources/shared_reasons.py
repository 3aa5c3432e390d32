"""Reasons that hold for more than the one beside whom they stand.

What the reader takes for a reason is held against the words of reasons. One that a group gives holds for each of its
members, and one that is given for all holds for all.

    Bijna allen spraken vertrouwelijk, | omdat er geheimhouding is opgelegd |
    Another aide, who like others insisted on anonymity | to describe private talks |, said …
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from attrib.lexicon import Lexicon, is_person_word, plain
from attrib.model import ParsedArticle, Sentence, Spans, Token
from attrib.records import dataclass
from attrib.sources.group import Group
from attrib.sources.reasons import find_reason, is_about_anonymity, is_reason
from attrib.syntax import sentences_of, spans_of, words_inside

# Words before a reason in which its conjunction may stand, where the reader has only its end.
LEAD_IN = 6
# A conjunction by itself is the start of a reason; fewer words without one are none.
LEAST_WORDS = 3
# Speakers without a name whom "both" may mean.
BOTH = 2
# Words after "none" or "all" among which those stand of whom it is said.
ALL_OF = 4
# Paragraphs back in which those stand whom "all of them" means.
NEAR = 1
Row = tuple[Token, ...]


def checked_reason(spans: Spans, parsed: ParsedArticle, lexicon: Lexicon) -> Spans:
    """Return the words that the reader takes for a reason, from their conjunction on, if they are one.

    A condition ("on the understanding that she would not be identified") is no reason.
    """
    for sentence in sentences_of(spans, parsed.sentences):
        words = words_inside(sentence.tokens, spans)
        if words and (found := _completed(sentence, words, lexicon)):
            return spans_of(found, parsed.article.text)
    return ()


def _completed(sentence: Sentence, words: Sequence[Token], lexicon: Lexicon) -> Row:
    """Return the words of a reason with what the reader left out of it."""
    first, last = words[0].index, words[-1].index
    before = range(first, max(first - LEAD_IN, -1), -1)
    start = next((i for i in before if lexicon.has(sentence.tokens[i].text, "clear_reasons")), None)
    if start is not None:
        return sentence.tokens[start : max(last + 1, _end(sentence, start))]
    row = sentence.tokens[first : last + 1]
    clause = any(t.upos in ("VERB", "AUX") for t in row) and not is_about_anonymity(row, lexicon)
    return row if len(row) >= LEAST_WORDS and (clause or is_reason(row, lexicon)) else ()


def _end(sentence: Sentence, start: int) -> int:
    """Return where the clause ends that begins at a word."""
    stops = (
        t.index for t in sentence.tokens[start + LEAST_WORDS :] if t.text in (",", ".", ";", ":", "—", "–", "(", ")")
    )
    return next(stops, len(sentence.tokens))


class Whom(Enum):
    """For whom a reason is given."""

    ALL = auto()
    """Everybody in the article: "the names of the employees", "like others interviewed for this article"."""
    NEAR = auto()
    """Those of whom it has just spoken: "allen", "their names", "none of the diplomats"."""
    COUNTED = auto()
    """A group by its number: "all three", "de vijf"."""
    ONE = auto()
    """The last who spoke: "which is why her name is left out"."""
    BOTH = auto()
    """Two: a group of two, or the last two who spoke."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A reason that is given for several, and for whom."""

    reason: Spans
    sentence: int
    whom: Whom
    word: str = ""
    """Of a counted group its number, "three"; of those who are near the lemma of their noun, if it is told."""


def shared_reasons(parsed: ParsedArticle, lexicon: Lexicon) -> tuple[Shared, ...]:
    """Return the reasons that the article gives for several sources at once, in text order."""
    return tuple(shared for sentence in parsed.sentences if (shared := _shared(sentence, parsed, lexicon)))


def _shared(sentence: Sentence, parsed: ParsedArticle, lexicon: Lexicon) -> Shared | None:
    if not lexicon.any_has(sentence.tokens, "anonymity_words", "authority_words"):  # as nearly always
        return None
    meant = _meant(sentence, lexicon)
    if meant is None or not is_about_anonymity(sentence.tokens, lexicon):
        return None
    reason = find_reason((sentence.tokens,), lexicon) or _before_why(sentence, lexicon)
    reason = reason or _beside(parsed, sentence, lexicon)
    return Shared(spans_of(reason, parsed.article.text), sentence.index, *meant) if reason else None


def _before_why(sentence: Sentence, lexicon: Lexicon) -> Row:
    """Return what stands before "which is why", up to its comma: "Nurses have been dismissed, which is why …"."""
    why = next((t.index for t in sentence.tokens if lexicon.has(t.text, "why_words")), 0)
    comma = next((i for i in range(why, 0, -1) if sentence.tokens[i].text in (",", ";", "–", "—")), 0)
    return sentence.tokens[:comma]


def _meant(sentence: Sentence, lexicon: Lexicon) -> tuple[Whom, str] | None:
    """Return of how many a sentence speaks, with their number or noun; None if of one, or of some."""
    tokens = sentence.tokens
    far = Whom.ALL if lexicon.any_has(tokens, "interview_words") else Whom.NEAR
    for token, after in zip(tokens, (*tokens[1:], tokens[-1]), strict=True):
        if lexicon.has(token.text, "both_words"):
            return Whom.BOTH, ""
        counted = after.upos == "NUM" and (lexicon.has(token, "universals") or _opens(token, lexicon))
        if counted:
            return Whom.COUNTED, plain(after.text)
        if lexicon.has(token.text, "universals") and (of := _all_of(token, tokens, lexicon)) is not None:
            return (Whom.NEAR if of else far), of
        if lexicon.has(token.text, "exemplifiers") and lexicon.has(after, "others"):
            return far, ""
    if lexicon.any_has(tokens[:LEAST_WORDS], "name_words"):
        if lexicon.any_has(tokens[:LEAST_WORDS], "pronouns_plural", "pronouns_possessive"):
            return Whom.NEAR, ""
        if lexicon.any_has(tokens[:LEAST_WORDS], "articles_definite"):  # "de namen van de medewerkers"
            return Whom.ALL, ""
    return (Whom.ONE, "") if lexicon.any_has(tokens, "why_words") else None


def _opens(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a sentence begins with an article: "De vijf praten alleen anoniem"."""
    return token.index == 0 and lexicon.has(token, "articles_definite")


def _all_of(token: Token, tokens: Row, lexicon: Lexicon) -> str | None:
    """Return the noun of those who are "all" or "none"; empty if there is none, and None if they are no people.

    None of the | diplomats      alle | betrokkenen      | allen      no: every winter
    """
    rest = tokens[token.index + 1 :]
    noun = next((t for t in rest[:ALL_OF] if t.upos not in ("ADP", "DET", "ADJ", "NUM")), None)
    if noun is None or noun.upos not in ("NOUN", "PROPN"):
        return ""
    return plain(noun.lemma) if is_person_word(noun, lexicon) or lexicon.has(noun, "individuals") else None


def _beside(parsed: ParsedArticle, sentence: Sentence, lexicon: Lexicon) -> Row:
    """Return the reason of the sentence after or before, where one gives none: "Their names are known. They fear …"."""
    near = (*parsed.sentences[sentence.index + 1 :][:1], *parsed.sentences[max(sentence.index - 1, 0) :][:1])
    rows = (other.tokens for other in near if lexicon.any_has(other.tokens[:1], "pronouns_plural"))
    return find_reason(rows, lexicon)


# Who gets them


def with_shared(
    reasons: Sequence[Spans], groups: Sequence[Group], parsed: ParsedArticle, lexicon: Lexicon
) -> tuple[Spans, ...]:
    """Return the reason of every source without a name: its own, its group's, or one that is given for several."""
    found = list(_with_wholes(reasons, groups))
    for shared in shared_reasons(parsed, lexicon):
        for place in _targets(shared, groups, parsed):
            whole = _whole(groups[place], groups)
            for one in (place, *([] if whole is None else [whole])):
                found[one] = found[one] or shared.reason
    return tuple(_with_wholes(found, groups))


def _with_wholes(reasons: Sequence[Spans], groups: Sequence[Group]) -> Iterator[Spans]:
    """Yield the reason of every source, or of the group that it is one of ("een van hen"; not "a fourth official")."""
    for own, group in zip(reasons, groups, strict=True):
        member = any(phrase.member for phrase in group.phrases)
        whole = _whole(group, groups) if member else None
        yield own or (reasons[whole] if whole is not None else ())


def _whole(group: Group, groups: Sequence[Group]) -> int | None:
    """Return the place of the group that a source is one of, if that speaks, too."""
    if group.whole is None:
        return None
    claims = {attribution.number for attribution in group.whole.attributions}
    return next((n for n, other in enumerate(groups) if claims & {a.number for a in other.attributions}), None)


def _targets(shared: Shared, groups: Sequence[Group], parsed: ParsedArticle) -> list[int]:
    """Return the places of those for whom a reason is given."""
    unnamed = [n for n, group in enumerate(groups) if not group.figures]
    if shared.whom is Whom.ALL:
        return unnamed
    before = [n for n in unnamed if _first(groups[n]) <= shared.sentence]
    near = sorted(before, key=lambda n: _last_before(groups[n], shared.sentence))
    if shared.whom is Whom.NEAR:
        return _spoken_of_near(shared, groups, parsed, unnamed)
    if shared.whom is Whom.COUNTED:
        counted = [n for n in near if any(shared.word in phrase.quantifiers for phrase in groups[n].phrases)]
        return counted[-1:] or near[-1:]
    return near[-1:] if shared.whom is Whom.ONE else near[-BOTH:]


def _spoken_of_near(
    shared: Shared, groups: Sequence[Group], parsed: ParsedArticle, unnamed: Sequence[int]
) -> list[int]:
    """Return the places of those without a name who have the noun, or are in the same paragraph or the one before."""
    here = parsed.sentences[shared.sentence].paragraph
    near = range(here - NEAR, here + 1)
    called = [n for n in unnamed if any(plain(p.head.lemma) == shared.word for p in groups[n].phrases)]
    near_by = [n for n in unnamed if any(parsed.sentences[p.sentence].paragraph in near for p in groups[n].phrases)]
    return called or ([] if shared.word else near_by)


def _first(group: Group) -> int:
    """Return the sentence in which a source is first called by a noun."""
    return min(phrase.sentence for phrase in group.phrases)


def _last_before(group: Group, sentence: int) -> int:
    """Return the last sentence up to another in which a source is called by a noun."""
    return max((phrase.sentence for phrase in group.phrases if phrase.sentence <= sentence), default=-1)
