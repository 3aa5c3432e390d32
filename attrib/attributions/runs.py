"""Quotations that run on: after the speaker, in later sentences, in the next paragraph."""

from attrib.attributions.draft import Draft, join_spans
from attrib.attributions.stage import introduced_after, person_subject, sentence_before, sentence_of
from attrib.attributions.standing import (
    SENTENCE_END,
    WORD,
    is_quoted,
    paragraph_index,
    stands_alone,
    starts_paragraph,
    unclaimed,
)
from attrib.model import Article, Language, ParsedArticle, Quotation, Sentence
from attrib.records import replace

# Words of a hearer between a cue and the rest of its quotation: “No,” he told | the inquiry |, “not now”.
HEARER = 4


def join_runs(
    drafts: list[Draft], quotations: tuple[Quotation, ...], parsed: ParsedArticle, language: Language
) -> list[Draft]:
    """Return the drafts with quotations that run on: after the speaker, in later sentences, in the next paragraph."""
    joined = list(drafts)
    article = parsed.article
    for quotation in unclaimed(joined, quotations):
        goes_on = _goes_on(quotation, joined, article)
        if not goes_on and (not stands_alone(quotation, article) or _new_speaker(quotation, joined, parsed, language)):
            continue
        if not goes_on and introduced_after(quotation, joined, parsed, language):
            continue
        if (place := _runs_on_from(quotation, joined, article)) is not None:
            draft = joined[place]
            spans = join_spans((*draft.content, *quotation.spans), article)
            joined[place] = replace(draft, content=spans)
    return joined


def _runs_on_from(quotation: Quotation, drafts: list[Draft], article: Article) -> int | None:
    """Return the place of the draft whose words a quotation goes on with."""
    first = quotation.spans[0]
    at = paragraph_index(article, first)
    earlier = [(d, i) for i, d in enumerate(drafts) if d.content and d.content[-1].end <= first.start]
    before = [(end, i) for d, i in earlier if (end := d.reach.end) <= first.start]
    here = [(end, i) for end, i in before if paragraph_index(article, drafts[i].reach) == at]
    if here:
        return max(here)[1]
    follows = [i for i, d in enumerate(drafts) if _follows_directly(quotation, d, article)]
    if follows:
        return follows[0]
    if not starts_paragraph(first, article):
        return None
    above = [(end, i) for end, i in before if paragraph_index(article, drafts[i].reach) == at - 1]
    if above and any(is_quoted(span, article) for span in drafts[max(above)[1]].content):
        return max(above)[1]
    return None


def _goes_on(quotation: Quotation, drafts: list[Draft], article: Article) -> bool:
    """Tell whether a quotation goes on in its speaker's sentence: "“No,” he said, “not now.”"."""
    start = quotation.spans[0].start
    return article.text[:start].rstrip()[-1:] == "," and any(
        d.content[-1].end <= d.anchor.start
        and is_quoted(d.content[-1], article)
        and d.reach.end <= start
        and len(WORD.findall(article.text, d.reach.end, start)) <= HEARER
        and not SENTENCE_END.search(article.text, d.reach.end, start)
        for d in drafts
    )


def _follows_directly(quotation: Quotation, draft: Draft, article: Article) -> bool:
    """Tell whether a draft's own quotation comes right after this one: "“No.” “Never,” he said"."""
    start = draft.content[0].start
    end = quotation.spans[-1].end
    return end <= start and not article.text[end:start].strip() and is_quoted(draft.content[0], article)


def _new_speaker(
    quotation: Quotation, drafts: list[Draft], parsed: ParsedArticle, language: Language
) -> Sentence | None:
    """Return the sentence between a quotation and the claim before it in which another person takes the stage."""
    sentence = sentence_of(parsed, quotation)
    before = sentence_before(parsed, sentence, quotation) if sentence else None
    if before is None or any(draft.reach.overlaps(before.span) for draft in drafts):
        return None
    subject = person_subject(before, language)
    return before if subject and subject.upos != "PRON" else None
