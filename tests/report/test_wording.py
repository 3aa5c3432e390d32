"""What a reader is told about a source, in plain words."""

from attrib.model import SourceKind
from attrib.report.wording import KINDS, level_counts, sign, told
from tests.sketch import sketch


def test_every_kind_has_plain_words() -> None:
    """A new kind cannot be forgotten."""
    assert set(KINDS) == set(SourceKind)


def test_a_bare_source_is_told_to_lack_everything() -> None:
    """Both questions of the policies are answered."""
    analysis = sketch("[1.source Sources] [1.cue said] [1.content so].", sources="anonymous-other 1")

    assert list(told(analysis.article, analysis.sources[0])) == ["not described", "no reason given"]


def test_words_that_stand_in_the_name_are_not_repeated() -> None:
    """The name of an anonymous source mostly is its description."""
    analysis = sketch(
        "[1.source An official [official.description at the ministry]] [1.cue said] [1.content so], "
        "[official.reason fearing for his job].",
        official="anonymous-official 1",
    )

    assert list(told(analysis.article, analysis.sources[0])) == ["described", "reason given: “fearing for his job”"]


def test_a_formula_is_called_one() -> None:
    """Such as "to speak candidly": a weak reason."""
    analysis = sketch(
        "[1.source A man] [1.cue said] [1.content so] [man.reason to speak candidly].",
        man="anonymous-other 1 formulaic",
    )

    assert "a mere formula as reason: “to speak candidly”" in told(analysis.article, analysis.sources[0])


def test_a_source_within_a_claim_is_told_apart() -> None:
    """It has no claim words of its own."""
    analysis = sketch(
        "[1.source Smit] [1.cue said] [1.content [2.source officials] had [2.cue told] her [2.content so]].",
        smit="named-person 1",
        officials="anonymous-official 2",
    )

    assert next(told(analysis.article, analysis.sources[1])) == "only within another's claim"


def test_the_sign_says_what_a_reader_could_do() -> None:
    """Ask or look up; not ask; ask nobody."""
    assert sign(SourceKind.NAMED_PERSON, identified=True) == "●"
    assert sign(SourceKind.ANONYMOUS_OTHER, identified=False) == "○"
    assert sign(SourceKind.DOCUMENT, identified=False) == sign(SourceKind.COLLECTIVE, identified=False) == "◇"


def test_no_findings_are_counted_as_such() -> None:
    """Not as an empty line."""
    assert level_counts([]) == "no findings"
