"""The parser, as the training loop sees it."""

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from attrib.models.training.batches import make_batches

WORDS_A_BATCH = 1300

ARCHITECTURE = (
    *("--hidden_dim=200", "--num_layers=2", "--deep_biaff_hidden_dim=100", "--deep_biaff_output_dim=100"),
    *("--char_hidden_dim=64", "--char_emb_dim=50", "--word_emb_dim=75", "--word_cutoff=3", "--transformed_dim=100"),
    *("--tag_emb_dim=30", "--no_xpos"),
)

SMALLER_DROPOUT = {"dropout": 0.4, "word_dropout": 0.25}
"""A parser this small learns slowly with Stanza's 0.5 and 0.33."""

OPTIMIZER = {"optim": "adam", "beta2": 0.95, "weight_decay": 0.0, "second_optim": None, "use_plateau": False}


class ParserRun:
    """A parser with its data; tags and lemmas in both files should be predicted ones."""

    def __init__(self, *, language: str, train: Path, dev: Path, vectors: Path, start: Path | None) -> None:
        from stanza.models import parser
        from stanza.models.common.pretrain import Pretrain
        from stanza.models.depparse.data import DataLoader
        from stanza.models.depparse.trainer import GraphTrainer, Trainer
        from stanza.utils.conll import CoNLL

        pretrain = Pretrain(str(vectors))
        document = CoNLL.conll2doc(str(train))
        options = [*ARCHITECTURE, "--lang", language, "--shorthand", f"{language}_attrib", "--device", "cpu"]
        arguments = {**parser.parse_args(options), **SMALLER_DROPOUT, **OPTIMIZER}
        if start is None:
            loader = DataLoader(document, WORDS_A_BATCH, arguments, pretrain)
            self._trainer = GraphTrainer(args=arguments, vocab=loader.vocab, pretrain=pretrain, device="cpu")
        else:
            self._trainer = Trainer.load(
                str(start), pretrain, args={**SMALLER_DROPOUT, **OPTIMIZER}, device="cpu", reset_history=True
            )
        self._dev_path = dev
        arguments, vocabulary = self._trainer.args, self._trainer.vocab
        self._train = DataLoader(document, WORDS_A_BATCH, arguments, pretrain, vocab=vocabulary).dataset
        self._dev = DataLoader(
            CoNLL.conll2doc(str(dev)),
            WORDS_A_BATCH,
            arguments,
            pretrain,
            vocab=vocabulary,
            evaluation=True,
            sort_during_eval=True,
        )

    def batches(self, random: Random) -> Iterator[Any]:
        """Yield the batches of one epoch."""
        from stanza.models.depparse.data import DataLoader

        for numbers in make_batches(self._train.lengths, WORDS_A_BATCH, random):
            yield DataLoader.collate([self._train[number] for number in numbers])

    def update(self, batch: Any) -> float:
        """Learn from one batch; the loss comes back."""
        return float(self._trainer.update(batch)[0])

    def score(self) -> dict[str, float]:
        """Return labelled and unlabelled attachment on gold words."""
        from stanza.models.common.doc import DEPREL, HEAD
        from stanza.models.common.utils import ud_scores
        from stanza.models.depparse.utils import predict_dataset

        answers = predict_dataset(self._trainer, self._dev)
        self._dev.doc.set([HEAD, DEPREL], [answer for sentence in answers for answer in sentence])
        scores = ud_scores(str(self._dev_path), io.StringIO(f"{self._dev.doc:C}\n\n"))
        return {"las": scores["LAS"].f1, "uas": scores["UAS"].f1}

    def optimizers(self) -> dict[str, Any]:
        """Return the optimisers by name."""
        optimizers: dict[str, Any] = self._trainer.optimizer
        return optimizers

    def save(self, path: Path) -> None:
        """Write the model without optimiser states."""
        self._trainer.save(str(path))
