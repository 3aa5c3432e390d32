"""Speakers as the reader links them: parts of one that are somebody else, and two that are one.

The grammar links mentions by names, nouns and pronouns; the reader by what it learnt from annotated articles. Where it
is sure that a speaker's claims are of two kinds, there are two; two of one kind that it links are one if they share a
name, or if no person is meant: of unnamed persons, and of pronouns, it links too many.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from attrib.lexicon import FIRST_NAMES, Lexicon
from attrib.model import Attribution, ParsedArticle, SourceKind
from attrib.records import replace
from attrib.sources.group import Group
from attrib.sources.named_figures import Figure, find_figures
from attrib.sources.names import find_names
from attrib.sources.same_name import same_name
from attrib.sources.source_phrases import SourcePhrase, phrase_of, read_phrase

KINDS = tuple(SourceKind)
# Chosen on the development sets, as is which speakers are joined.
SURE = 0.7
"""Mean probability of their kinds from which parts of a speaker are different ones."""
NAME_LENGTH = 4
"""Letters from which a word in a name tells it from others."""
NAMED = (SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANIZATION)
NO_PERSONS = (SourceKind.NAMED_ORGANIZATION, SourceKind.DOCUMENT, SourceKind.COLLECTIVE)


def with_links(groups: Sequence[Group], parsed: ParsedArticle, lexicon: Lexicon) -> tuple[Group, ...]:
    """Return speakers split and joined by the reader's links, in the order of their first claims."""
    parts = [part for group in groups for part in _split(group, parsed, lexicon)]
    return tuple(sorted(_joined(parts, lexicon), key=lambda group: group.attributions[0].number))


def _split(group: Group, parsed: ParsedArticle, lexicon: Lexicon) -> list[Group]:
    """Return a speaker without the claims that the reader gives to another one of another kind, and that one."""
    linked = _by_speaker(group.attributions)
    if len(linked) < 2:  # as nearly always
        return [group]
    main = max(linked, key=lambda speaker: len(linked[speaker]))
    kind, sure = likeliest(linked[main])
    apart: list[Group] = []
    for speaker, claims in linked.items():
        other, share = likeliest(claims)
        if speaker == main or other is kind or min(share, sure) < SURE:
            continue
        if phrases := _phrases(claims, parsed, lexicon):
            apart.append(Group(attributions=tuple(claims), phrases=phrases))
    taken = {a.number for other in apart for a in other.attributions}
    kept = tuple(a for a in group.attributions if a.number not in taken)
    own = _phrases(kept, parsed, lexicon) if apart else ()
    return [replace(group, attributions=kept, phrases=own or group.phrases), *apart] if apart else [group]


def _by_speaker(attributions: Iterable[Attribution]) -> Mapping[int, list[Attribution]]:
    """Return claims by the speaker to whom the reader gives them."""
    linked: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.reading:
            linked.setdefault(attribution.reading.speaker, []).append(attribution)
    return linked


def likeliest(attributions: Iterable[Attribution]) -> tuple[SourceKind, float]:
    """Return the kind that the readings of some claims, one of which was read, speak for, with its mean probability."""
    readings = [a.reading for a in attributions if a.reading]
    shares = [sum(r.kinds[n] for r in readings) / len(readings) for n in range(len(KINDS))]
    best = max(range(len(KINDS)), key=shares.__getitem__)
    return KINDS[best], shares[best]


def _phrases(attributions: Iterable[Attribution], parsed: ParsedArticle, lexicon: Lexicon) -> tuple[SourcePhrase, ...]:
    """Return what the mentions of some claims say that are no pronouns."""
    names = find_names(parsed, lexicon)
    found = (read_phrase(a.mention, parsed, names, lexicon) for a in attributions if a.mention)
    return tuple(phrase for phrase in found if not phrase.pronoun)


def named_speakers(silent: Sequence[Attribution], parsed: ParsedArticle, lexicon: Lexicon) -> tuple[Group, ...]:
    """Return the named speakers of quotations that stand by themselves in an article where nobody is said to speak.

    An interview: of the persons, or bodies, whichever is named most often, the first of several.
    """
    figures = find_figures(find_names(parsed, lexicon), parsed, lexicon) if silent else ()
    spoken: dict[SourceKind, list[Attribution]] = {}
    for attribution in silent:
        if attribution.reading:
            spoken.setdefault(likeliest((attribution,))[0], []).append(attribution)
    return tuple(
        _speaker(max(fitting, key=lambda figure: len(figure.names)), claims, parsed, lexicon)
        for kind, claims in spoken.items()
        if kind in NAMED and (fitting := [f for f in figures if f.person is (kind is SourceKind.NAMED_PERSON)])
    )


def _speaker(figure: Figure, claims: list[Attribution], parsed: ParsedArticle, lexicon: Lexicon) -> Group:
    """Return a figure as the speaker of claims that do not name it."""
    name = figure.fullest
    sentence = parsed.sentences[name.sentence]
    phrase = phrase_of(sentence, sentence.tokens[name.first : name.last + 1], figure.names, lexicon)
    return Group(attributions=tuple(claims), phrases=(phrase,), figures=(figure,))


def _joined(groups: Sequence[Group], lexicon: Lexicon) -> list[Group]:
    """Return speakers, those that the reader takes for one made one."""
    into = list(range(len(groups)))

    def whole(place: int) -> int:
        while into[place] != place:
            place = into[place]
        return place

    linked: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        for speaker in _by_speaker(group.attributions):
            linked.setdefault(speaker, []).append(place)
    for places in linked.values():
        for one, other in combinations(places, 2):
            if _are_one(groups[one], groups[other], lexicon):
                into[whole(other)] = whole(one)
    made: dict[int, list[Group]] = {}
    for place, group in enumerate(groups):
        made.setdefault(whole(place), []).append(group)
    return [_one_of(parts) for parts in made.values()]


def _are_one(one: Group, other: Group, lexicon: Lexicon) -> bool:
    """Tell whether two speakers whom the reader links may be one.

    Two persons with names of their own are two, though they share a surname.
    """
    kind, _ = likeliest(one.attributions)
    if likeliest(other.attributions)[0] is not kind:
        return False
    if kind is SourceKind.NAMED_PERSON and any(_are_two(a, b, lexicon) for a in one.figures for b in other.figures):
        return False
    ours, theirs = _name_words(one), _name_words(other)
    return not ours.isdisjoint(theirs) or (kind in NO_PERSONS and not (ours and theirs))


def _are_two(one: Figure, other: Figure, lexicon: Lexicon) -> bool:
    """Tell whether two full names are of two persons: Piet de Vries and Els de Vries, Ann Lee and Bob Kim."""
    ours, theirs = one.fullest.words, other.fullest.words
    if not (one.person and other.person) or len(ours) == 1 or len(theirs) == 1 or same_name(ours, theirs):
        return False
    given = all(lexicon.has(words[0], *FIRST_NAMES) for words in (ours, theirs))
    return given or set(ours).isdisjoint(theirs)


def _name_words(group: Group) -> frozenset[str]:
    """Return the longer words of names in a speaker's mentions, in lower case."""
    tokens = (token for phrase in group.phrases for token in phrase.tokens)
    return frozenset(t.text.lower() for t in tokens if len(t.text) >= NAME_LENGTH and t.text[0].isupper())


def _one_of(groups: Sequence[Group]) -> Group:
    """Return several speakers as one."""
    if len(groups) == 1:
        return groups[0]
    fullest = max(groups, key=lambda group: (bool(group.figures), len(group.attributions)))
    return replace(
        fullest,
        attributions=tuple(sorted((a for group in groups for a in group.attributions), key=lambda a: a.number)),
        phrases=tuple(phrase for group in groups for phrase in group.phrases),
        told=tuple(row for group in groups for row in group.told),
    )
