"""Estimate what tells likely attributions from unlikely ones: `make weights`.

Every possible attribution of the training articles, in the wide sense, is described by the features of
`attrib.attributions.weigh` and marked right or wrong by the gold; a logistic regression gives each feature its weight.
Only features and figures are kept, no text. Claims within a claim that the gold lacks are left out: the corpus
annotates none of those, so they say nothing of the construction.

    python -m tests.quality.weights SHARED [ARTICLES]
"""

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from attrib.attributions.draft import Draft
from attrib.attributions.find import find_drafts, split_sources
from attrib.attributions.quotes import find_quotations
from attrib.attributions.weigh import BIAS, KEEP, KEEP_SURE, features
from attrib.evaluate.overlap import RIGHT, dice
from attrib.evaluate.overlap import Words as Places
from attrib.languages import BROAD, load_language
from attrib.model import Language, ParsedArticle
from attrib.parse import StanzaParser
from tests.fixtures import ROOT
from tests.quality.development import read_set
from tests.quality.errors import PARSES, parse_once, words_in

TRAINING = "polnear-train"
WEIGHTS = ROOT / "attrib" / "languages" / "en" / "weights.toml"
# A feature must be seen so often to get a weight; how strongly weights are drawn to nothing.
SEEN = 4
DECAY = 4.0
# Chosen on articles of the training set that the weights were not estimated from.
THRESHOLD, THRESHOLD_SURE = 0.35, 0.15

# So many articles, drawn with this seed: all there are. With 400 of them polnear-dev has .003 less end to end.
ARTICLES, SEED = 840, 7

Example = tuple[frozenset[str], bool]


def main() -> None:
    """Write the weights of English."""
    shared = Path(sys.argv[1])
    gold = sorted(read_set(TRAINING, shared).values(), key=lambda article: str(article["id"]))
    random.Random(SEED).shuffle(gold)  # noqa: S311  # a draw to repeat, no secret
    gold = gold[: int(sys.argv[2]) if len(sys.argv) > 2 else ARTICLES]
    parser = StanzaParser()
    language = replace(load_language("en", BROAD), weights={})
    examples = [e for a in gold for e in examples_of(a, parse_once(a, PARSES / TRAINING, parser), language)]
    write(estimate(examples), len(gold), examples)


def examples_of(gold: dict[str, Any], parsed: ParsedArticle, language: Language) -> Iterator[Example]:
    """Yield what is seen of every draft in an article, and whether it is right end to end."""
    quotations = find_quotations(parsed.article)
    drafts = find_drafts(parsed, quotations, language)
    truth = [
        tuple(words_in(record.get(role) or [], gold["text"]) for role in ("source", "cue", "content"))
        for record in gold["attributions"]
    ]
    for draft in drafts:
        right = any(_is_right(part, truth, gold["text"]) for part in split_sources(draft, language))
        if right or not _is_nested(draft, truth, gold["text"]):
            yield frozenset(features(draft, quotations, parsed.article, language)), right


def _is_right(draft: Draft, truth: Iterable[tuple[Places, ...]], text: str) -> bool:
    content = words_in([(s.start, s.end) for s in draft.content], text)
    source = words_in([(t.span.start, t.span.end) for t in draft.mention.tokens] if draft.mention else [], text)
    return any(
        dice(content, claim) >= RIGHT and (source == holder or dice(source, holder) >= RIGHT)
        for holder, _, claim in truth
    )


def _is_nested(draft: Draft, truth: Iterable[tuple[Places, ...]], text: str) -> bool:
    """Tell whether a draft stands in the content of an attribution that has another cue."""
    anchor = words_in([(draft.anchor.start, draft.anchor.end)], text)
    return any(anchor and anchor <= claim and not anchor & cue for _, cue, claim in truth)


def estimate(examples: list[Example]) -> dict[str, float]:
    """Return the weights of a logistic regression on features that are there or not."""
    seen = Counter(feature for some, _ in examples for feature in some)
    names = [BIAS, *sorted(name for name, count in seen.items() if count >= SEEN)]
    place = {name: i for i, name in enumerate(names)}
    pairs = [(i, place[f]) for i, (some, _) in enumerate(examples) for f in (*some, BIAS) if f in place]
    matrix = torch.sparse_coo_tensor(
        torch.tensor(pairs).T, torch.ones(len(pairs)), (len(examples), len(names))
    ).to_sparse_csr()
    right = torch.tensor([float(r) for _, r in examples])
    weights = torch.zeros(len(names), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        logits = (matrix @ weights.unsqueeze(1)).squeeze(1)
        value = torch.nn.functional.binary_cross_entropy_with_logits(logits, right, reduction="sum")
        value = value + DECAY / 2 * (weights[1:] ** 2).sum()
        value.backward()  # type: ignore[no-untyped-call]  # torch has no types here
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]  # torch has no types here
    found = dict(zip(names, weights.detach().tolist(), strict=True))
    return {name: round(weight, 2) for name, weight in found.items() if abs(weight) >= 0.02}


def write(weights: dict[str, float], articles: int, examples: list[Example]) -> None:
    """Store weights as the data file of the language, strongest first within their kind."""
    lines = [
        "# What tells likely attributions from unlikely ones: what each thing seen adds to the logarithm of the odds.",
        f"# Estimated by `make weights` from {articles} articles of {TRAINING} with {len(examples)} possible",
        f"# attributions, {sum(right for _, right in examples)} of them right end to end.",
        "# attrib/attributions/weigh.py says what the features mean.",
        "",
        "[weights]",
        f'"{KEEP}" = {THRESHOLD}',
        f'"{KEEP_SURE}" = {THRESHOLD_SURE}',
        *(f'"{_escaped(name)}" = {weights[name]:.2f}' for name in sorted(weights)),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')


if __name__ == "__main__":
    main()
