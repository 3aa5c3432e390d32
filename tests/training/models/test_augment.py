"""Variants of training sentences."""

import conllu
from conllu import TokenList

from attrib.training.models.augment import (
    Shares,
    augment,
    curl_apostrophes,
    drop_full_stop,
    drop_xpos,
    exchange_quotation_marks,
    quote,
    quote_some,
    with_forms,
)
from attrib.training.models.chance import chance
from attrib.training.models.paragraphs import HEADLINE
from attrib.training.models.treebank import sentence_text

QUOTED = """\
# text = "Ja", zei hij.
1	"	"	PUNCT	LET	_	2	punct	_	SpaceAfter=No
2	Ja	ja	INTJ	TSW	_	5	parataxis	_	SpaceAfter=No
3	"	"	PUNCT	LET	_	2	punct	_	SpaceAfter=No
4	,	,	PUNCT	LET	_	2	punct	_	_
5	zei	zeggen	VERB	WW	_	0	root	_	_
6	hij	hij	PRON	VNW	_	5	nsubj	_	SpaceAfter=No
7	.	.	PUNCT	LET	_	5	punct	_	_

"""

CONTRACTED = """\
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	go	go	VERB	VB	_	0	root	_	_

"""

CLOSING = """\
1	Enough	enough	ADJ	_	_	0	root	_	SpaceAfter=No
2	"	"	PUNCT	_	_	1	punct	_	_
3	.	.	PUNCT	_	_	1	punct	_	_

"""

POSSESSIVE = """\
1	James	James	PROPN	_	_	3	nmod	_	SpaceAfter=No
2	'	's	PART	_	_	1	case	_	_
3	car	car	NOUN	_	_	0	root	_	_

"""

STOP_AS_HEAD = """\
1	No	no	INTJ	_	_	3	dep	_	_
2	way	way	NOUN	_	_	1	dep	_	_
3	.	.	PUNCT	_	_	0	root	_	_

"""

NOTHING = Shares(quotation_marks=0, typographic_apostrophes=0, headlines=0, capital_copies=0, lower_copies=0)


def read(text: str) -> TokenList:
    """Return the one sentence of a small CoNLL-U text."""
    return conllu.parse(text)[0]


def variants(text: str, language: str) -> set[str]:
    """Return what may become of the quotation marks."""
    return {sentence_text(exchange_quotation_marks(read(text), language, chance(seed))) for seed in range(60)}


def test_marks_of_one_quotation_belong_together() -> None:
    """A quotation opens and closes in the same style, whichever is chosen."""
    found = variants(QUOTED, "nl")

    assert {"“Ja”, zei hij. ", "„Ja”, zei hij. ", "‘Ja’, zei hij. ", ",,Ja'', zei hij. ", "«Ja», zei hij. "} <= found
    assert all(text.endswith(", zei hij. ") for text in found)


def test_english_has_no_low_marks() -> None:
    """The English models know no „ and «, so they are not trained on them."""
    found = "".join(variants(QUOTED, "en"))

    assert not set(found) & {"„", "«", "»"}


def test_lone_closing_mark_closes() -> None:
    """A mark after a word and before a space closes, even where the quotation began in another sentence."""
    assert all("“" not in text for text in variants(CLOSING, "en"))


def test_possessive_mark_is_no_quotation() -> None:
    """Only punctuation is exchanged: the mark of *James' car* belongs to a word."""
    assert variants(POSSESSIVE, "en") == {"James' car "}


def test_heads_and_original_stay() -> None:
    """Marks are exchanged in a copy, whose tree is the same."""
    sentence = read(QUOTED)

    changed = exchange_quotation_marks(sentence, "nl", chance(1))

    assert read(QUOTED).serialize() == sentence.serialize()
    assert [token["head"] for token in sentence] == [token["head"] for token in changed]


def test_apostrophe_within_words() -> None:
    """Tokens and their words are written alike."""
    changed = curl_apostrophes(read(CONTRACTED))

    assert [token["form"] for token in changed] == ["Don’t", "Do", "n’t", "go"]


def test_headline_loses_its_full_stop() -> None:
    """The stop goes, with the space that missed before it, and the sentence will stand alone."""
    changed = drop_full_stop(read(QUOTED))

    assert sentence_text(changed) == '"Ja", zei hij '
    assert HEADLINE in changed.metadata


def test_needed_full_stop_stays() -> None:
    """A stop that is the head of a word cannot go."""
    sentence = read(STOP_AS_HEAD)

    assert drop_full_stop(sentence) is sentence


def test_capital_copy_keeps_lemmas() -> None:
    """A headline in capitals has the lemmas and tags of the sentence."""
    changed = with_forms(read(QUOTED), str.upper)

    assert [token["form"] for token in changed][4:6] == ["ZEI", "HIJ"]
    assert [token["lemma"] for token in changed][4:6] == ["zeggen", "hij"]


def test_sentence_becomes_a_quotation() -> None:
    """Numbers and heads move up by one, and the marks depend on the root."""
    changed = quote(read(CONTRACTED), ("“", "”"))

    assert sentence_text(changed) == "“Don't go” "
    assert [(token["id"], token["head"]) for token in changed] == [
        (1, 4),
        ((2, "-", 3), None),
        (2, 4),
        (3, 4),
        (4, 0),
        (5, 4),
    ]
    assert read(changed.serialize()).serialize() == changed.serialize()


def test_only_whole_sentences_without_marks_are_quoted() -> None:
    """A sentence that has marks, or has no end, stays as it is."""
    plain = conllu.parse(QUOTED + CONTRACTED)

    assert list(quote_some(plain, "nl", chance(1), 1)) == plain


def test_xpos_goes() -> None:
    """No language-specific tag is left."""
    assert {None} == {token["xpos"] for token in drop_xpos(read(QUOTED))}


def test_nothing_asked_nothing_changed() -> None:
    """With all shares at nought the sentences come back in order, without XPOS."""
    changed = augment(conllu.parse(QUOTED + CONTRACTED), "nl", chance(1), NOTHING)

    assert [sentence_text(sentence) for sentence in changed] == ['"Ja", zei hij. ', "Don't go "]


def test_copies_follow_their_sentence() -> None:
    """Copies are added, not exchanged for the sentence."""
    shares = Shares(quotation_marks=0, typographic_apostrophes=0, headlines=0, capital_copies=1, lower_copies=1)

    texts = [sentence_text(sentence) for sentence in augment([read(CONTRACTED)], "en", chance(1), shares)]

    assert texts == ["Don't go ", "DON'T GO ", "don't go "]


def test_same_seed_same_variants() -> None:
    """Preparation repeats."""
    first, second = (
        [sentence.serialize() for sentence in augment(conllu.parse(QUOTED * 20), "nl", chance(5), Shares())]
        for _ in range(2)
    )

    assert first == second
