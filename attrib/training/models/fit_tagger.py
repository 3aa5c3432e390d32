"""The tagger, as the training loop sees it."""

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from attrib.training.models.batches import make_batches
from attrib.training.models.chance import chance
from attrib.training.models.quick import quicken
from attrib.training.models.sizes import PRESENT, options_of
from attrib.training.models.warm import exchange_vectors

SEED = 1234
WORDS_A_BATCH = 1300

ARCHITECTURE = (
    *("--hidden_dim=150", "--deep_biaff_hidden_dim=150", "--composite_deep_biaff_hidden_dim=50"),
    *("--char_hidden_dim=64", "--char_emb_dim=50", "--word_emb_dim=50", "--word_cutoff=3", "--transformed_dim=100"),
)

SMALLER_DROPOUT = {"dropout": 0.4, "word_dropout": 0.25}
"""A tagger this small learns slowly with Stanza's 0.5 and 0.33."""


class TaggerRun:
    """A tagger with its data."""

    def __init__(
        self,
        *,
        language: str,
        train: Path,
        dev: Path,
        vectors: Path,
        start: Path | None,
        start_vectors: Path | None = None,
        size: str = PRESENT,
    ) -> None:
        from stanza.models import tagger
        from stanza.models.common.pretrain import Pretrain
        from stanza.models.pos.data import Dataset
        from stanza.models.pos.trainer import Trainer
        from stanza.utils.conll import CoNLL

        pretrain = Pretrain(str(vectors))
        document = CoNLL.conll2doc(str(train))
        if start is None:
            options = [
                *ARCHITECTURE,
                *options_of(size, "tagger"),
                "--lang",
                language,
                "--shorthand",
                f"{language}_attrib",
                "--device",
                "cpu",
            ]
            arguments = {**tagger.parse_args(options), **SMALLER_DROPOUT}
            vocabulary = Dataset.init_vocab([document], arguments)
            self._trainer = Trainer(args=arguments, vocab=vocabulary, pretrain=pretrain, device="cpu")
        else:
            self._trainer = Trainer(model_file=str(start), pretrain=pretrain, args=dict(SMALLER_DROPOUT), device="cpu")
            if start_vectors is not None:
                exchange_vectors(self._trainer.model, start_vectors, vectors)
        quicken(self._trainer.model, SEED)
        self._dev_path = dev
        arguments, vocabulary = self._trainer.args, self._trainer.vocab
        self._train = Dataset(document, arguments, pretrain, vocab=vocabulary, evaluation=False)
        self._train.has_tags["xpos"] = True  # all blank: let the head learn to answer with blanks
        dev_document = CoNLL.conll2doc(str(dev))
        self._dev = Dataset(dev_document, arguments, pretrain, vocab=vocabulary, evaluation=True, sort_during_eval=True)

    def batches(self, random: Random) -> Iterator[Any]:
        """Yield the batches of one epoch."""
        lengths = [len(sample.text) for sample in self._train.data]
        for numbers in make_batches(lengths, WORDS_A_BATCH, random):
            yield self._train.collate_fn([self._train[number] for number in numbers])

    def update(self, batch: Any) -> float:
        """Learn from one batch; the loss comes back."""
        return float(self._trainer.update(batch))

    def score(self) -> dict[str, float]:
        """Return UPOS and features accuracy on gold words."""
        import torch
        from stanza.models import tagger
        from stanza.models.common.utils import ud_scores

        lengths = [len(sample.text) for sample in self._dev.data]
        answers: dict[int, Any] = {}
        with torch.no_grad():
            for numbers in make_batches(lengths, WORDS_A_BATCH, chance(0)):
                batch = self._dev.collate_fn([self._dev[number] for number in numbers])
                answers.update(zip(batch.idx, self._trainer.predict(batch), strict=True))
        tagger.set_predictions(self._dev.doc, self._trainer, [answers[number] for number in range(len(lengths))])
        scores = ud_scores(str(self._dev_path), io.StringIO(f"{self._dev.doc:C}\n\n"))
        return {"upos": scores["UPOS"].f1, "feats": scores["UFeats"].f1}

    def optimizers(self) -> dict[str, Any]:
        """Return the optimisers by name."""
        optimizers: dict[str, Any] = self._trainer.optimizers
        return optimizers

    def save(self, path: Path) -> None:
        """Write the model without optimiser states."""
        self._trainer.save(str(path))
