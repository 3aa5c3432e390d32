"""Hearsay told from a subject that was not found."""

from dataclasses import replace

import pytest

from attrib.model import Analysis, Span, Token, make_sentence
from attrib.policy import load_policy
from attrib.rules.agentless_hearsay import check
from tests.sketch import sketch


def with_verb(analysis: Analysis, verb: str, *feats: tuple[str, str]) -> Analysis:
    """Return an analysis whose parse has a single word, a verb."""
    start = analysis.article.text.index(verb)
    token = Token(
        index=0,
        text=verb,
        lemma=verb,
        upos="VERB",
        feats=feats,
        head=None,
        deprel="root",
        span=Span(start, start + len(verb)),
    )
    return replace(analysis, parsed=replace(analysis.parsed, sentences=(make_sentence(0, 0, (token,)),)))


@pytest.mark.parametrize(("feats", "findings"), [((("Voice", "Pass"),), 1), ((("Voice", "Act"),), 0), ((), 0)])
def test_only_a_passive_verb_can_lack_a_speaker(feats: tuple[tuple[str, str], ...], findings: int) -> None:
    """Nobody believes in "it is believed"; "and added" has a subject that was only not found."""
    analysis = sketch("It is [1.cue believed] that [1.content it is over].", nobody="unattributed 1")

    assert len(list(check(with_verb(analysis, "believed", *feats), load_policy()))) == findings
