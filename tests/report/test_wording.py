"""What a reader is told about a source, in plain words."""

from attrib.model import Finding, Level, SourceKind
from attrib.report.wording import KINDS, SIGN_KEY, lacking, level_counts, sign, told, vaguely_described
from tests.sketch import sketch


def test_every_kind_has_plain_words() -> None:
    """A new kind cannot be forgotten."""
    assert set(KINDS) == set(SourceKind)


def test_a_bare_source_is_told_to_lack_everything() -> None:
    """Both questions of the policies are answered."""
    analysis = sketch("[1.source Sources] [1.cue said] [1.content so].", sources="anonymous-other 1")

    assert list(told(analysis.article, analysis.sources[0])) == [
        "name withheld",
        "not described",
        "no reason given",
    ]


def test_words_that_stand_in_the_name_are_not_repeated() -> None:
    """The name of an anonymous source mostly is its description."""
    analysis = sketch(
        "[1.source An official [official.description at the ministry]] [1.cue said] [1.content so], "
        "[official.reason fearing for his job].",
        official="anonymous-official 1",
    )

    assert list(told(analysis.article, analysis.sources[0])) == [
        "name withheld",
        "described",
        "reason given: “fearing for his job”",
    ]


def test_who_is_merely_not_named_lacks_nothing() -> None:
    """Nobody kept the name of a passer-by back."""
    analysis = sketch("[1.source A shopper] [1.cue said] [1.content so].", shopper="anonymous-other 1 unnamed")
    (source,) = analysis.sources

    assert list(told(analysis.article, source)) == ["not named"]
    assert list(lacking(source)) == []


def test_a_description_that_a_finding_calls_vague_is_not_called_one() -> None:
    """One screen does not say both."""
    analysis = sketch(
        "[1.source A [man.description senior] diplomat] [1.cue said] [1.content so].", man="anonymous-official 1"
    )
    finding = Finding(code="ATR102", slug="x", level=Level.WARNING, message="x", span=None, source="man")

    assert "described in general terms only" in told(
        analysis.article, analysis.sources[0], vague=vaguely_described([finding])
    )
    assert list(lacking(analysis.sources[0], vaguely_described([finding]))) == ["description", "reason"]


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
    assert sign(SourceKind.DOCUMENT, identified=False) == "△"


def test_every_kind_has_a_sign_of_its_own() -> None:
    """Also as one cannot look it up: who sees no colours tells kinds apart."""
    signs = {sign(kind, identified=kind.identified) for kind in SourceKind}

    assert len(signs) == len(SourceKind)
    assert sign(SourceKind.DOCUMENT, identified=False) not in signs
    assert all(one in SIGN_KEY for one in signs)


def test_no_findings_are_counted_as_such() -> None:
    """Not as an empty line."""
    assert level_counts([]) == "no findings"


def test_what_is_lacking_is_said_in_a_word() -> None:
    """A role, a description and a reason; nothing where all is told."""
    analysis = sketch(
        "[1.source Smit] [1.cue said] [1.content no]. [2.source Officials] [2.cue said] [2.content so]. "
        "[3.source The council] [3.cue said] [3.content maybe].",
        smit="named-person 1",
        officials="anonymous-official 2",
        council="named-organization 3",
    )

    assert [list(lacking(source)) for source in analysis.sources] == [["role"], ["description", "reason"], []]
