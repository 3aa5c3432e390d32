"""Grammar and reader put together."""

from dataclasses import replace

from attrib.attributions.combine import ALONE, TOGETHER, TRUSTED, with_readings
from attrib.grammar import Construction
from attrib.model import Attribution, Cue, Form, Mention, ParsedArticle, Reading, Span, Spans, make_sentence
from tests.attributions.trees import scene_of
from tests.reader.tiny import parsed_plainly

TEXT = "Two officials said the dike held. “It is over”, Lee said, adding that rain stopped."


def place(words: str) -> Spans:
    """Return where some words stand in the text."""
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def reading(source: str, cue: str, content: str, confidence: float = 0.9, speaker: int = 0) -> Reading:
    """Return a reading of some words."""
    return Reading(
        source=place(source) if source else (), cue=place(cue) if cue else (), content=place(content),
        kinds=(0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0), withheld=0.9, confidence=confidence, speaker=speaker,
    )  # fmt: skip


def found(source: str, cue: str, content: str, confidence: float = 0.9) -> Attribution:
    """Return an attribution as the grammar gives it."""
    return Attribution(
        number=1, mention=Mention(spans=place(source), sentence=0, head=1),
        cue=Cue(spans=place(cue), lemma="say", kind="speech"), content=place(content), form=Form.INDIRECT,
        pattern=Construction.CLAUSE, confidence=confidence,
    )  # fmt: skip


def together(*attributions: Attribution, readings: tuple[Reading, ...] | None) -> tuple[Attribution, ...]:
    """Return what both make of the text."""
    parsed: ParsedArticle = replace(parsed_plainly(TEXT), readings=readings)
    return with_readings(attributions, scene_of(parsed))


def words(attribution: Attribution) -> tuple[str, str, str]:
    """Return the words of source, cue and content."""
    article = parsed_plainly(TEXT).article
    mention, cue = attribution.mention, attribution.cue
    return (
        article.quote(mention.spans) if mention else "",
        article.quote(cue.spans) if cue else "",
        article.quote(attribution.content),
    )


OFFICIALS = ("Two officials", "said", "the dike held")


def test_without_a_reader_the_grammar_stands() -> None:
    """Word for word, also what is unlikely."""
    weak = found(*OFFICIALS, confidence=0.1)

    assert (weak,) == together(weak, readings=None)


def test_what_the_reader_alone_is_sure_of_counts() -> None:
    """What it merely suspects does not."""
    (only,) = together(readings=(reading(*OFFICIALS, ALONE), reading("Lee", "said", "It is over", ALONE - 0.01)))

    assert words(only) == OFFICIALS
    assert only.pattern == "read"


def test_what_both_suspect_counts() -> None:
    """It is told how the grammar came to it."""
    (both,) = together(found(*OFFICIALS, confidence=0.3), readings=(reading(*OFFICIALS, TOGETHER),))

    assert words(both) == OFFICIALS
    assert (both.pattern, both.cue and both.cue.lemma) == ("clause", "say")


def test_what_the_grammar_alone_is_sure_of_counts() -> None:
    """A rare construction that the reader never saw; what it is less sure of goes."""
    sure, unsure = found(*OFFICIALS, confidence=TRUSTED), found(*OFFICIALS, confidence=TRUSTED - 0.01)

    assert [words(a) for a in together(sure, readings=())] == [OFFICIALS]
    assert together(unsure, readings=()) == ()


def test_one_cue_has_one_claim() -> None:
    """Where both see other words, the reader's stand."""
    (only,) = together(found("Two officials", "said", "held"), readings=(reading(*OFFICIALS),))

    assert words(only) == OFFICIALS


def test_a_quotation_has_both_its_marks_and_no_stop_follows() -> None:
    """The network reads words; the article knows which marks belong together."""
    quoted, told = together(
        readings=(reading("Lee", "said", "It is over"), reading("Lee", "adding", "that rain stopped."))
    )

    assert words(quoted)[2] == "“It is over”"
    assert quoted.form is Form.DIRECT
    assert words(told)[2] == "that rain stopped"


def test_a_quotation_that_the_reader_takes_for_one_by_itself_has_no_source() -> None:
    """The grammar's guess at a speaker who stands elsewhere is none of its words."""
    (only,) = together(found("Two officials", "said", "It is over"), readings=(reading("", "", "It is over"),))

    assert words(only) == ("", "said", "“It is over”")


def test_a_claim_within_a_claim_knows_it() -> None:
    """Numbers follow the text."""
    outer, inner = together(
        readings=(
            reading("", "adding", "that rain stopped"),
            reading("Two officials", "said", "the dike held. “It is over”, Lee said, adding that rain stopped"),
        )
    )

    assert (outer.number, inner.number, inner.nested_in) == (1, 2, 1)


def test_a_source_has_a_head_and_its_sentence() -> None:
    """The word on which the others depend."""
    (only,) = together(readings=(reading(*OFFICIALS),))

    assert only.mention
    assert only.mention.sentence == 0
    assert only.mention.head in (0, 1)


DASHES = "Clerks argued that the town – Lee said it would – would pay."


def read_in(text: str, *claims: tuple[str, str, str]) -> list[str]:
    """Return the contents of claims that were read in a text, given as source, cue and content."""

    def spans(words: str) -> Spans:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    readings = tuple(
        replace(reading("", "", "the"), source=spans(source), cue=spans(cue), content=spans(content))
        for source, cue, content in claims
    )
    parsed = replace(parsed_plainly(text), readings=readings)
    found = with_readings((), scene_of(parsed))
    return [parsed.article.quote(attribution.content) for attribution in found]


def test_a_speaker_between_dashes_says_no_more_than_stands_there() -> None:
    """And the claim around it goes on behind them."""
    contents = read_in(DASHES, ("Clerks", "argued", "that the town"), ("Lee", "said", "it would – would pay"))

    assert contents == ["that the town … would pay", "it would"]


def test_without_another_speaker_dashes_are_part_of_the_claim() -> None:
    """Nothing is added to it."""
    assert read_in(DASHES, ("Clerks", "argued", "that the town")) == ["that the town"]


def test_who_is_named_in_another_sentence_is_no_second_source() -> None:
    """She is Hall; that there are two readings of one claim makes no two sources."""
    text = "Hall resigned. She denies it."
    parsed = parsed_plainly(text)
    first = make_sentence(0, 0, parsed.sentences[0].tokens[:3])
    second = make_sentence(
        1,
        0,
        tuple(replace(t, index=n, head=n - 1 if n else None) for n, t in enumerate(parsed.sentences[0].tokens[3:])),
    )
    readings = tuple(
        replace(reading("", "", "the"), source=(place,), cue=(Span(19, 25),), content=(Span(26, 28),))
        for place in (Span(0, 4), Span(15, 18))
    )
    parsed = replace(parsed, sentences=(first, second), readings=readings)
    (only,) = with_readings((), scene_of(parsed))

    assert only.mention
    assert parsed.article.quote(only.mention.spans) == "She"


def test_a_part_of_a_phrase_without_its_head_is_the_whole_phrase() -> None:
    """The kind that the reader gives is about other words then, and does not count."""
    whole = replace(
        found("Two officials said", "held", "the dike"),
        mention=Mention(spans=place("Two officials"), sentence=0, head=1),
    )
    (only,) = together(whole, readings=(reading("Two", "held", "the dike"),))

    assert words(only)[0] == "Two officials"
    assert only.reading is None


def at(text: str, words: str) -> Spans:
    """Return where some words stand in a text."""
    start = text.index(words)
    return (Span(start, start + len(words)),)


def test_the_rest_of_a_list_speaks_where_the_reader_saw_a_part_of_it() -> None:
    """The grammar knows that one cue has them all."""
    text = "Bos, Lee and Kim say it leaks."
    sources = [
        replace(
            found(*OFFICIALS, confidence=0.3),
            mention=Mention(spans=at(text, name), sentence=0, head=0),
            cue=Cue(spans=at(text, "say"), lemma="say", kind="speech"),
            content=at(text, "it leaks"),
        )
        for name in ("Bos", "Lee", "Kim")
    ]
    read = replace(reading(*OFFICIALS), source=at(text, "Lee"), cue=at(text, "say"), content=at(text, "it leaks"))
    parsed = replace(parsed_plainly(text), readings=(read,))

    said = with_readings(tuple(sources), scene_of(parsed))
    unread = with_readings(tuple(sources), scene_of(replace(parsed, readings=())))

    assert [parsed.article.quote(a.mention.spans) for a in said if a.mention] == ["Bos", "Lee", "Kim"]
    assert unread == ()


def test_a_standard_is_no_source() -> None:
    """One with an article may be a document: "according to the schedule"."""
    text = "According to schedule it opens. According to the schedule it opens."
    for words, count in (("schedule", 0), ("the schedule", 1)):
        start = text.index(f"According to {words}")
        read = replace(
            reading(*OFFICIALS),
            cue=(Span(start, start + len("According to")),),
            source=(Span(start + len("According to "), start + len("According to ") + len(words)),),
            content=at(text, "it opens"),
        )

        assert len(with_readings((), scene_of(replace(parsed_plainly(text), readings=(read,))))) == count


def test_a_name_in_the_headline_is_no_part_of_a_claim_below() -> None:
    """A network takes the place for said twice; a whole headline stays."""
    headline = parsed_plainly("Hamersele wants to close its pool").sentences[0].tokens
    text = "Hamersele wants to close its pool\n\nHamersele will close it, clerks said."
    below = [token for token in parsed_plainly(text).sentences[0].tokens if token.span.start > headline[-1].span.end]
    moved = [replace(token, index=n, head=n - 1 if n else None) for n, token in enumerate(below)]
    plain = parsed_plainly(text)

    def contents(*spans: Span) -> list[str]:
        start = text.index("clerks")
        own = (Span(start, start + 6),), (Span(start + 7, start + 11),)
        read = replace(reading("", "", "the"), source=own[0], cue=own[1], content=spans)
        sentences = (make_sentence(0, 0, headline), make_sentence(1, 1, tuple(moved)))
        found = with_readings((), scene_of(replace(plain, sentences=sentences, readings=(read,))))
        return [plain.article.quote(attribution.content) for attribution in found]

    claim = Span(text.rindex("Hamersele"), text.index(", clerks"))

    assert contents(Span(0, 9), claim) == ["Hamersele will close it"]
    assert contents(Span(0, 33), claim) == ["Hamersele wants to close its pool … Hamersele will close it"]


def test_an_adverb_is_nobody() -> None:
    """What is read as its claim is left out; without word classes nothing is known."""
    read = reading("adding", "said", "the dike held")
    parsed = parsed_plainly(TEXT)
    sentence = parsed.sentences[0]
    tokens = tuple(replace(t, upos="ADV") if t.text == "adding" else t for t in sentence.tokens)
    adverb = replace(parsed, readings=(read,), sentences=(make_sentence(0, 0, tokens),))

    assert with_readings((), scene_of(adverb)) == ()
    assert len(with_readings((), scene_of(replace(parsed, readings=(read,))))) == 1
