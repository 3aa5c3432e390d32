"""The tokenizer, as the training loop sees it; a new one is trained by Stanza's own command, see ``commands.py``."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from attrib.training.models.sizes import PRESENT

STEPS_AN_EPOCH = 100
"""Between shuffles, as in Stanza's own command."""

NO_NEW_CHARACTERS = {"augment_final_punct_prob": 0.0, "augment_mid_punct_prob": 0.0}
"""These variants would add characters to a vocabulary whose table has no room for them."""


class TokenizerRun:
    """A tokenizer with its data: text files with the labels and multiword tokens beside them."""

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
        from stanza.models.tokenization.data import DataLoader, TokenizationDataset
        from stanza.models.tokenization.trainer import Trainer
        from stanza.models.tokenization.utils import load_mwt_dict

        del language, vectors, start_vectors, size  # a tokenizer has no words, and knows its language
        if start is None:
            raise ValueError("A tokenizer can be continued here, not begun.")
        self._trainer = Trainer(model_file=str(start), device="cpu")
        self._trainer.args.update(NO_NEW_CHARACTERS, conll_file=str(dev.with_suffix(".answers")))
        arguments, vocabulary = self._trainer.args, self._trainer.vocab
        self._expansions = load_mwt_dict(str(dev.with_suffix(".mwt.json")))
        self._train = DataLoader(
            arguments,
            input_files={"txt": str(train), "label": str(train.with_suffix(".labels"))},
            vocab=vocabulary,
            mwt_expansions={token: expansion[0] for token, expansion in self._expansions.items()},
        )
        self._dev = TokenizationDataset(
            arguments,
            input_files={"txt": str(dev), "label": str(dev.with_suffix(".labels"))},
            vocab=vocabulary,
            evaluation=True,
        )

    def batches(self, random: Random) -> Iterator[Any]:
        """Yield batches until the next shuffle; Stanza shuffles by the global generator."""
        del random
        self._train.shuffle()
        arguments = self._trainer.args
        for _ in range(STEPS_AN_EPOCH):
            yield self._train.next(
                unit_dropout=arguments["unit_dropout"], feat_unit_dropout=arguments["feat_unit_dropout"]
            )

    def update(self, batch: Any) -> float:
        """Learn from one batch; the loss comes back."""
        return float(self._trainer.update(batch))

    def score(self) -> dict[str, float]:
        """Return Stanza's mean of token and sentence F1 on the development text."""
        from stanza.models.tokenization.utils import eval_model

        mean = eval_model(self._trainer.args, self._trainer, self._dev, self._trainer.vocab, self._expansions)
        return {"tokens_and_sentences": float(mean)}

    def optimizers(self) -> dict[str, Any]:
        """Return the one optimiser."""
        return {"optimizer": self._trainer.optimizer}

    def save(self, path: Path) -> None:
        """Write the model without optimiser states."""
        self._trainer.save(str(path))
