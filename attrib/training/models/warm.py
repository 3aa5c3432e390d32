"""A model goes on with other word vectors than it learned from."""

from pathlib import Path
from typing import Any


def exchange_vectors(model: Any, before: Path, after: Path) -> None:
    """Turn the projection of a model's word vectors so that other vectors say about the same.

    The new vectors of all words that both files have are mapped to the old ones by least squares, and the model's own
    projection follows. What no mapping can tell is left to training.
    """
    import torch
    from stanza.models.common.pretrain import Pretrain

    old, new = Pretrain(str(before)), Pretrain(str(after))
    shared = [word for word in new.vocab.state_dict()["_id2unit"] if word in old.vocab]
    old_rows, new_rows = (
        torch.as_tensor(table.emb)[[table.vocab.unit2id(word) for word in shared]] for table in (old, new)
    )
    mapping = torch.linalg.lstsq(new_rows.double(), old_rows.double()).solution
    with torch.no_grad():
        projection = model.trans_pretrained
        projection.weight.copy_(projection.weight.double() @ mapping.T)
