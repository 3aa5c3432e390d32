"""Speakers as the reader links them."""

from attrib.grammar import Construction
from attrib.languages import load_lexicon
from attrib.model import Attribution, Form, Mention, ParsedArticle, Reading, SourceKind, Span
from attrib.records import replace
from attrib.sources.group import Group
from attrib.sources.links import KINDS, likeliest, named_speakers, with_links
from attrib.sources.named_figures import Figure, find_figures
from attrib.sources.names import find_names
from attrib.sources.source_phrases import SourcePhrase, phrase_of, read_phrase
from tests.reader.tiny import parsed_plainly

TEXT = "Jan Breuker asked. Breuker said no. Scientists said yes. The researchers said so. “It is.”"
PARSED = parsed_plainly(TEXT)
LEXICON = load_lexicon("en")
PERSON, CROWD, OTHER = SourceKind.NAMED_PERSON, SourceKind.COLLECTIVE, SourceKind.ANONYMOUS_OTHER


def claim(number: int, source: str, kind: SourceKind, speaker: int, sure: float = 0.9) -> Attribution:
    """Return a claim of some words of the text, none for a quotation by itself, as the reader has it."""
    rest = (1 - sure) / (len(KINDS) - 1)
    start = TEXT.index(source) if source else 0
    spans = (Span(start, start + len(source)),) if source else ()
    sentence = next(s for s in PARSED.sentences if start < s.span.end)
    head = next((t.index for t in reversed(sentence.tokens) if spans and spans[0].covers(t.span)), 0)
    return Attribution(
        number=number, mention=Mention(spans=spans, sentence=sentence.index, head=head) if spans else None, cue=None,
        content=(Span(len(TEXT) - 8, len(TEXT)),), form=Form.DIRECT, pattern=Construction.READ, confidence=0.9,
        reading=Reading(
            source=spans, cue=(), content=(Span(len(TEXT) - 8, len(TEXT)),),
            kinds=tuple(sure if k is kind else rest for k in KINDS), withheld=0.1, confidence=0.9, speaker=speaker,
        ),
    )  # fmt: skip


def group(*claims: Attribution) -> Group:
    """Return a speaker as the grammar has it."""
    names = find_names(PARSED, LEXICON)
    phrases = tuple(read_phrase(a.mention, PARSED, names, LEXICON) for a in claims if a.mention)
    return Group(attributions=claims, phrases=phrases)


def linked(*groups: Group) -> list[list[int]]:
    """Return the numbers of the claims of each speaker."""
    return [[a.number for a in g.attributions] for g in with_links(groups, PARSED, LEXICON)]


def test_speakers_with_one_name_are_one_where_the_reader_links_them() -> None:
    """Not where it does not."""
    first = group(claim(1, "Jan Breuker", PERSON, 1))

    assert linked(first, group(claim(2, "Breuker", PERSON, 1))) == [[1, 2]]
    assert linked(first, group(claim(2, "Breuker", PERSON, 2))) == [[1], [2]]


def test_groups_without_a_name_are_one_where_the_reader_links_them() -> None:
    """Unnamed persons are not: too many are linked that are two."""
    assert linked(group(claim(1, "Scientists", CROWD, 1)), group(claim(2, "The researchers", CROWD, 1))) == [[1, 2]]
    assert linked(group(claim(1, "Scientists", OTHER, 1)), group(claim(2, "The researchers", OTHER, 1))) == [[1], [2]]
    assert linked(group(claim(1, "Scientists", CROWD, 1)), group(claim(2, "The researchers", OTHER, 1))) == [[1], [2]]


def test_a_speaker_of_two_kinds_is_two() -> None:
    """Where the reader is sure of both and links them to different speakers."""
    assert linked(group(claim(1, "Breuker", PERSON, 1), claim(2, "The researchers", CROWD, 2))) == [[1], [2]]
    assert linked(group(claim(1, "Breuker", PERSON, 1), claim(2, "The researchers", CROWD, 1))) == [[1, 2]]
    assert linked(group(claim(1, "Breuker", PERSON, 1), claim(2, "The researchers", CROWD, 2, sure=0.5))) == [[1, 2]]


def test_the_kind_of_claims_is_that_of_the_mean() -> None:
    """With how sure the reader is."""
    kind, share = likeliest([claim(1, "Breuker", PERSON, 1, sure=0.9), claim(2, "Breuker", PERSON, 1, sure=0.7)])

    assert (kind, round(share, 3)) == (PERSON, 0.8)


def test_quotations_without_any_speaker_are_those_of_who_is_named_most() -> None:
    """An interview whose questions are left out."""
    (speaker,) = named_speakers((claim(1, "", PERSON, 1), claim(2, "", PERSON, 2)), PARSED, LEXICON)

    assert [a.number for a in speaker.attributions] == [1, 2]
    assert speaker.figures[0].fullest.words[-1] == "Breuker"
    assert named_speakers((claim(1, "", OTHER, 1),), PARSED, LEXICON) == ()


NAMESAKES = "Piet Breuker asked. Ann Breuker said no."


def test_persons_with_other_first_names_are_two_whatever_the_reader_links() -> None:
    """They share a surname, and no more."""
    parsed = parsed_plainly(NAMESAKES)
    figures = find_figures(find_names(parsed, LEXICON), parsed, LEXICON)
    one, other = (
        Group(attributions=(claim(n, "Jan Breuker", PERSON, 1),), phrases=(named(figure, parsed),), figures=(figure,))
        for n, figure in enumerate(figures, 1)
    )

    assert [figure.fullest.words for figure in figures] == [("Piet", "Breuker"), ("Ann", "Breuker")]
    assert len(with_links((one, other), parsed, LEXICON)) == 2
    assert len(with_links((one, replace(other, figures=())), parsed, LEXICON)) == 1


def named(figure: Figure, parsed: ParsedArticle) -> SourcePhrase:
    """Return the first name of a figure as a phrase."""
    name = figure.names[0]
    sentence = parsed.sentences[name.sentence]
    return phrase_of(sentence, sentence.tokens[name.first : name.last + 1], figure.names, LEXICON)
