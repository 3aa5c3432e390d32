"""Quotations that run on: after the speaker, in later sentences, in the next paragraph."""

from collections.abc import Iterable, Iterator

from attrib.attributions.draft import Draft, join_spans
from attrib.attributions.people_beside import introduced_after, person_subject, sentence_before, sentence_of
from attrib.attributions.quotation_context import (
    SENTENCE_END,
    WORD,
    is_quoted,
    last_letter,
    paragraph_index,
    skip_space,
    stands_alone,
    starts_paragraph,
    unclaimed,
)
from attrib.attributions.scene import Scene
from attrib.model import Article, Quotation, Sentence, Span
from attrib.records import replace

# Words of a hearer between a cue and the rest of its quotation: “No,” he told | the inquiry |, “not now”.
HEARER = 4


class _Joined:
    """Drafts whose contents grow, to be asked by the paragraphs that they reach into."""

    def __init__(self, drafts: Iterable[Draft], article: Article) -> None:
        self.drafts = list(drafts)
        self._article = article
        self._reaching: dict[int, set[int]] = {}
        self._opening: dict[int, set[int]] = {}
        for place in range(len(self.drafts)):
            self._note(place)

    def _note(self, place: int) -> None:
        draft = self.drafts[place]
        reach = draft.reach
        first, last = (paragraph_index(self._article, Span(n, n + 1)) for n in (reach.start, reach.end - 1))
        for paragraph in range(first, last + 1):
            self._reaching.setdefault(paragraph, set()).add(place)
        for span in draft.content[:1]:
            self._opening.setdefault(span.start, set()).add(place)

    def add(self, place: int, quotation: Quotation) -> None:
        """Give a draft a quotation."""
        draft = self.drafts[place]
        self.drafts[place] = replace(draft, content=join_spans((*draft.content, *quotation.spans), self._article))
        self._note(place)

    def reaching(self, paragraph: int) -> Iterator[tuple[int, Draft]]:
        """Yield the drafts with a part in a paragraph, or in one before and one after, with their places, in order."""
        yield from ((place, self.drafts[place]) for place in sorted(self._reaching.get(paragraph, ())))

    def has(self, span: Span) -> bool:
        """Tell whether any draft reaches into a stretch of one paragraph."""
        paragraph = paragraph_index(self._article, span)
        return any(draft.reach.overlaps(span) for _, draft in self.reaching(paragraph))

    def following(self, quotation: Quotation) -> int | None:
        """Return the first draft whose own quotation comes right after another: "“No.” “Never,” he said"."""
        start = skip_space(self._article.text, quotation.end)
        places = sorted(self._opening.get(start, ()))
        own = (place for place in places if self.drafts[place].content[0].start == start)
        return next((p for p in own if is_quoted(self.drafts[p].content[0], self._article)), None)


def join_runs(drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts with quotations that run on: after the speaker, in later sentences, in the next paragraph."""
    article = scene.article
    joined = _Joined(drafts, article)
    for quotation in unclaimed(drafts, scene.quotations):
        goes_on = _goes_on(quotation, joined, article)
        if not goes_on and (not stands_alone(quotation, article) or _new_speaker(quotation, joined, scene)):
            continue
        if not goes_on and introduced_after(quotation, joined.has, scene):
            continue
        if (place := _runs_on_from(quotation, joined, article)) is not None:
            joined.add(place, quotation)
    return joined.drafts


def _runs_on_from(quotation: Quotation, joined: _Joined, article: Article) -> int | None:
    """Return the place of the draft whose words a quotation goes on with."""
    first = quotation.spans[0]
    at = paragraph_index(article, first)
    if (place := _last_before(first, at, joined, article)) is not None:
        return place
    if (place := joined.following(quotation)) is not None:
        return place
    if not starts_paragraph(first, article):
        return None
    above = _last_before(first, at - 1, joined, article)
    if above is not None and any(is_quoted(span, article) for span in joined.drafts[above].content):
        return above
    return None


def _last_before(span: Span, paragraph: int, joined: _Joined, article: Article) -> int | None:
    """Return the place of the draft that begins in a paragraph and is the last to end before a span."""
    ended = [
        (draft.reach.end, place)
        for place, draft in joined.reaching(paragraph)
        if draft.content and draft.reach.end <= span.start and paragraph_index(article, draft.reach) == paragraph
    ]
    return max(ended)[1] if ended else None


def _goes_on(quotation: Quotation, joined: _Joined, article: Article) -> bool:
    """Tell whether a quotation goes on in its speaker's sentence: "“No,” he said, “not now.”"."""
    start = quotation.start
    return last_letter(article.text, start) == "," and any(
        d.content[-1].end <= d.anchor.start
        and is_quoted(d.content[-1], article)
        and d.reach.end <= start
        and len(WORD.findall(article.text, d.reach.end, start)) <= HEARER
        and not SENTENCE_END.search(article.text, d.reach.end, start)
        for _, d in joined.reaching(paragraph_index(article, quotation.spans[0]))
    )


def _new_speaker(quotation: Quotation, joined: _Joined, scene: Scene) -> Sentence | None:
    """Return the sentence between a quotation and the claim before it in which another person takes the stage."""
    sentence = sentence_of(scene.parsed, quotation)
    before = sentence_before(scene.parsed, sentence, quotation) if sentence else None
    if before is None or joined.has(before.span):
        return None
    subject = person_subject(before, scene.lexicon)
    return before if subject and subject.upos != "PRON" else None
