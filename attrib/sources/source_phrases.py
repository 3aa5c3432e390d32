"""What a mention says by itself: its head noun, its name, its number, what determines and what follows it."""

from attrib.lexicon import PERSON_WORDS, Lexicon, bare, is_person_word, plain
from attrib.model import Mention, ParsedArticle, Sentence, Token
from attrib.records import dataclass
from attrib.sources.capitals import OPENERS
from attrib.sources.cuts import NOMINAL, counted_members, cut_core, cut_members, cut_possessor, spoken_with
from attrib.sources.names import POSSESSIVES, Name
from attrib.syntax import words_inside

# How far from "gave his name only as" the name may begin.
NAMING_REACH = 5
# Words between a comma and a name in apposition: "the Dutch company".
ARTICLE_REACH = 3
PRONOUNS = ("pronouns_male", "pronouns_female", "pronouns_plural", "pronouns_first", "pronouns_relative")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePhrase:
    """A noun phrase as a source: what its words tell without the rest of the article."""

    sentence: int
    core: tuple[Token, ...]
    rest: tuple[Token, ...]
    """The words after the core: prepositional phrases, appositions, relative clauses."""
    head: Token
    """The noun, name or pronoun that decides; members count in "een van de ambtenaren"."""
    names: tuple[Name, ...] = ()
    """The names that the phrase itself carries, not those of bodies it belongs to."""
    roles: tuple[Token, ...] = ()
    """Nouns for the holder's function, before the name or as the head."""
    possessor: tuple[Token, ...] = ()
    """Words of the owner: "his" in "his lawyer", "Obama" in "Obama's aides"."""
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    other: bool = False
    """Whether a word such as "another" sets the source apart."""
    quantifiers: tuple[str, ...] = ()
    """Numbers and counting words, which keep groups apart."""
    member: bool = False
    """Whether one of a group speaks: "een van hen"."""
    modifiers: frozenset[str] = frozenset()
    """The distinguishing words of the core, such as "amerikaanse"."""
    pronoun: bool = False
    """Whether a personal, relative or demonstrative pronoun stands for the source."""
    parts: tuple["SourcePhrase", ...] = ()
    """The members of a coordination, the first first."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        return (*self.core, *self.rest)


def read_phrase(mention: Mention, parsed: ParsedArticle, names: tuple[Name, ...], lexicon: Lexicon) -> SourcePhrase:
    """Return what the words of a mention say."""
    sentence = parsed.sentences[mention.sentence]
    tokens = tuple(words_inside(sentence.tokens, mention.spans)) or (sentence.tokens[mention.head],)
    return phrase_of(sentence, tokens, names, lexicon)


def phrase_of(sentence: Sentence, tokens: tuple[Token, ...], names: tuple[Name, ...], lexicon: Lexicon) -> SourcePhrase:
    """Return what a row of tokens says as a noun phrase."""
    tokens = _trim(tokens)
    here = tuple(name for name in names if name.sentence == sentence.index)
    segments = cut_members(tokens, here, lexicon)
    if len(segments) > 1:
        parts = tuple(_simple(sentence, segment, here, lexicon) for segment in segments)
        first = parts[0]
        own = tuple(name for part in parts for name in part.names)
        return SourcePhrase(
            sentence=sentence.index, core=first.core, rest=(*first.rest, *(t for p in parts[1:] for t in p.tokens)),
            head=first.head, names=own, roles=first.roles, plural=True, definite=first.definite,
            quantifiers=first.quantifiers, modifiers=first.modifiers, parts=parts,
        )  # fmt: skip
    return _simple(sentence, tokens, here, lexicon)


def _trim(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Drop punctuation at both ends, and an adverb before an article: "Ook | de commissaris"."""
    words = [t.index for t in tokens if t.upos != "PUNCT" and t.text not in OPENERS]
    after = [t for t in tokens if t.index in words[1:2]]
    if after and after[0].upos == "DET" and any(t.upos == "ADV" for t in tokens if t.index == words[0]):
        words = words[1:]
    return tuple(t for t in tokens if words[0] <= t.index <= words[-1]) if words else tokens


def _simple(sentence: Sentence, tokens: tuple[Token, ...], names: tuple[Name, ...], lexicon: Lexicon) -> SourcePhrase:
    """Return what a phrase without coordination says."""
    core, rest = cut_core(tokens, names, lexicon)
    counted: tuple[Token, ...] = ()
    member = False
    if spoken := spoken_with(core, rest, lexicon):
        return phrase_of(sentence, spoken, names, lexicon)
    if members := counted_members(core, rest, lexicon):
        counted = tuple(t for t in core if not lexicon.has(t, "articles_indefinite", "articles_definite"))
        member = not _is_plural_count(core, lexicon)
        core, rest = cut_core(members, names, lexicon)
    possessor, core_own = cut_possessor(core, lexicon)
    head = _head(core_own, lexicon)
    own = _own_names(head, core_own, rest, names, lexicon)
    return SourcePhrase(
        sentence=sentence.index, core=core, rest=rest, head=head, names=own, possessor=possessor,
        roles=_roles(head, core_own, own, lexicon), plural=not member and is_plural(head, core, lexicon),
        definite=_starts(core, lexicon, "articles_definite") or bool(possessor),
        indefinite=_starts(core, lexicon, "articles_indefinite") or member,
        other=any(lexicon.has(t, "others") for t in core_own if t.index != head.index),
        quantifiers=tuple(plain(t.text) for t in (*counted, *core_own) if t in counted or _counts(t, head, lexicon)),
        member=member, pronoun=not own and not member and _is_pronoun(head, core, rest, lexicon),
        modifiers=_modifiers(head, core_own, own, lexicon),
    )  # fmt: skip


def _is_pronoun(head: Token, core: tuple[Token, ...], rest: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether a pronoun that points to somebody is all there is: not "everyone" or "those close to him"."""
    if lexicon.has(head.text, "indefinites_crowd", "indefinites_one"):
        return False
    if rest and lexicon.has(head.text, "individuals"):
        return False
    listed = len(core) == 1 and lexicon.has(head.text, *PRONOUNS)
    return head.upos == "PRON" or listed


def _is_plural_count(core: tuple[Token, ...], lexicon: Lexicon) -> bool:
    return not any(lexicon.has(t, "articles_indefinite", "indefinites_one") for t in core[-1:])


def _head(core: tuple[Token, ...], lexicon: Lexicon) -> Token:
    nouns = [
        t for t in core
        if (t.upos in ("NOUN", "PROPN", "PRON", "X") and not lexicon.has(t.text, "name_suffixes", "reflexives"))
        or (t is core[-1] and t.upos == "VERB" and is_person_word(t, lexicon))  # "Lind aides", which a tagger misread
    ]  # fmt: skip
    nominals = nouns or [t for t in core if t.upos in NOMINAL]
    return nominals[-1] if nominals else core[-1]


def _own_names(
    head: Token, core: tuple[Token, ...], rest: tuple[Token, ...], names: tuple[Name, ...], lexicon: Lexicon
) -> tuple[Name, ...]:
    """Return the name that ends the core or runs over its edge, or the name that stands in apposition to it.

    His former partner at Lenox, Lawrence B. Cummings
    """
    if inner := [name for name in names if core[0].index <= name.first and name.last <= core[-1].index]:
        last = inner[-1]
        if last.last >= head.index:
            return (last,)
    if cut := [name for name in names if name.first < core[0].index <= head.index <= name.last]:
        return tuple(cut)
    if examples := _examples(rest, names, lexicon):
        return examples
    individual = is_person_word(head, lexicon) or lexicon.has(head, "individuals", "indefinites_one")
    if individual and (given := _given_name(rest, names, lexicon)):
        return given
    known = is_person_word(head, lexicon) or lexicon.tail(head, "organizations")
    if not known and lexicon.tail(head, "documents"):
        return ()
    for name in names:
        before = [t for t in rest if t.index < name.first]
        if not known and [t.text for t in before] != [","]:
            continue  # of a noun that no list has, only what stands right behind it: "The reeve, Una Kinnaird,"
        if not before or name.last > rest[-1].index or name.first < rest[0].index:
            continue
        introduced = _introduces(before, name, lexicon) and not _owns_more(rest, name)
        if introduced and not any(lexicon.has(t, "pronouns_relative") and t.upos == "PRON" for t in before):
            return (name,)
    return ()


def _examples(rest: tuple[Token, ...], names: tuple[Name, ...], lexicon: Lexicon) -> tuple[Name, ...]:
    """Return the members that are named: "critics such as Senator X and Senator Y"."""
    for place, token in enumerate(rest[:-1]):
        if token.upos in ("VERB", "AUX") and not lexicon.has(token, "exemplifiers"):
            return ()
        if not lexicon.has(token, "exemplifiers"):
            continue
        inside = [n for n in names if n.first > token.index and n.last <= rest[-1].index]
        start = rest[place + 1].index + lexicon.has(rest[place + 1], "exemplifiers", "articles_definite", "name_links")
        if inside and inside[0].first - len(inside[0].roles) - inside[0].article <= start + 1:
            return tuple(inside)
    return ()


def _given_name(rest: tuple[Token, ...], names: tuple[Name, ...], lexicon: Lexicon) -> tuple[Name, ...]:
    """Return the name under which somebody lets himself be known.

    one of the drivers, who gave his name only as Bogdan      hun leider, die zich kolonel Vos laat noemen
    """
    for place, token in enumerate(rest):
        if not lexicon.has(token, "naming_verbs") or any(lexicon.has(t, "negations") for t in rest[:place]):
            continue
        near = [n for n in names if rest[0].index <= n.first and n.last <= rest[-1].index]
        for name in near:
            gap = name.first - token.index if name.first > token.index else token.index - name.last
            if 0 < gap <= NAMING_REACH and not any(t.text == "," for t in rest if _between(t, token, name)):
                return (name,)
    return ()


def _between(token: Token, verb: Token, name: Name) -> bool:
    return min(verb.index, name.last) < token.index < max(verb.index, name.first)


def _owns_more(rest: tuple[Token, ...], name: Name) -> bool:
    """Tell whether a name only owns what follows: "for Volta Motors, Halden's biggest customer"."""
    return any(
        (t.index == name.last + 1 and t.text in POSSESSIVES) or (t.index == name.last and bare(t.text) != plain(t.text))
        for t in rest
    )


def _introduces(before: list[Token], name: Name, lexicon: Lexicon) -> bool:
    """Tell whether a name is in apposition: after a comma, with titles at most between, or after its full office."""
    words = [t for t in before if not lexicon.has(t, *PERSON_WORDS)]
    leading = words
    while leading and name.first - leading[-1].index <= ARTICLE_REACH and _leads_in(leading[-1], lexicon):
        leading = leading[:-1]
    if leading and leading[-1].text == ",":
        return True
    if words and words[-1].text == ",":
        return True
    given = lexicon.has(name.words[0], "first_names_male", "first_names_female")
    return bool(words) and words[-1].upos in ("PROPN", "NOUN", "NUM") and words[-1].index == name.first - 1 and given


def _leads_in(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word may stand between the comma and a body's name: "the regulator, the Dutch Grain Office"."""
    return lexicon.has(token, "articles_definite", "demonyms", "organizations") or (
        token.upos == "ADJ" and token.text[0].isupper()
    )


def _roles(head: Token, core: tuple[Token, ...], names: tuple[Name, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the function nouns of a phrase."""
    first = names[0].first if names else None
    own = [t for t in core if is_person_word(t, lexicon) and (first is None or t.index < first)]
    if first is None:
        return tuple(t for t in own if t.index == head.index)
    return tuple(own)


def is_plural(head: Token, core: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Tell whether a phrase stands for several: by the plurals, of a compound by its last part, then by feature."""
    form = plain(head.text)
    if lexicon.has(form, "plurals", "pronouns_plural"):
        return True
    if any(t.upos == "NUM" and not lexicon.has(t.text, "singular_numbers") for t in core if t != head):
        return head.upos == "NOUN"
    lists = (*PERSON_WORDS, "organizations", "documents")
    last = lexicon.tail(head, *lists)
    if last and lexicon.has(last, "plurals"):
        return True
    return head.feature("Number") == "Plur" and (last is None or not lexicon.has(last, *lists))


def _starts(core: tuple[Token, ...], lexicon: Lexicon, words: str) -> bool:
    return len(core) > 1 and lexicon.has(core[0], words)


def _counts(token: Token, head: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word counts: a number or a word like "several"."""
    if token.index == head.index:
        return False
    return token.upos == "NUM" or lexicon.has(token, "quantifiers")


def _modifiers(head: Token, core: tuple[Token, ...], names: tuple[Name, ...], lexicon: Lexicon) -> frozenset[str]:
    """Return the words that tell this group from another with the same noun."""
    if names:
        return frozenset()
    skip = ("articles_definite", "articles_indefinite", "quantifiers", "rank_words", "others", "reflexives")
    return frozenset(
        plain(t.text)
        for t in core
        if t.index != head.index and t.upos not in ("DET", "NUM", "PUNCT", "ADV") and not lexicon.has(t, *skip)
    )
