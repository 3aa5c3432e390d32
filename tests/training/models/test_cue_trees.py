"""Links around cues."""

import conllu

from attrib.training.models.cue_trees import Link, accuracy, cue_verbs, find_links

SENTENCES = conllu.parse("""\
1	Volgens	volgens	ADP	_	_	2	case	_	_
2	haar	zij	PRON	_	_	4	obl	_	_
3	deelt	mee_delen	VERB	_	_	0	root	_	_
4	hij	hij	PRON	_	_	3	nsubj	_	_
5	mee	mee	ADP	_	_	3	compound:prt	_	_

1-2	We'll	_	_	_	_	_	_	_	_
1	We	we	PRON	_	_	3	nsubj	_	_
2	'll	will	AUX	_	_	3	aux	_	_
3	go	go	VERB	_	_	0	root	_	_

""")


def test_links_by_place_in_the_text() -> None:
    """Words are known by where they stand, so that another division into sentences does not matter."""
    links = set(find_links(SENTENCES, {"meedelen"}, "nl"))

    assert links == {
        Link(kind="source preposition", head=(7, 0), dependent=(0, 0)),
        Link(kind="subject", head=(11, 0), dependent=(16, 0)),
    }


def test_all_verbs_where_none_are_named() -> None:
    """A parse is compared by its relations; its lemmas may be wrong."""
    links = list(find_links(SENTENCES, None, "nl"))

    assert Link(kind="subject", head=(27, 0), dependent=(22, 0)) in links


def test_accuracy_counts_gold_links() -> None:
    """What the parse has beyond the treebank's cues does not count."""
    gold = [Link(kind="subject", head=(1, 0), dependent=(place, 0)) for place in range(4)]

    assert accuracy(gold, [*gold[:3], Link(kind="subject", head=(9, 0), dependent=(9, 0))]) == {"subject": (75.0, 4)}


def test_cue_verbs_come_from_the_lexicon() -> None:
    """Phrases are left out: a treebank has one word to a node."""
    assert "zeggen" in cue_verbs("nl")
    assert "say" in cue_verbs("en")
    assert not any(" " in verb for verb in cue_verbs("nl"))
