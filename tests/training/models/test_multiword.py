"""Sentences for the model that cuts multiword tokens."""

import conllu

from attrib.training.models.multiword import with_plain_pieces

SENTENCES = """# text = Ada's hat
1-2\tAda's\t_\t_\t_\t_\t_\t_\t_\t_
1\tAda\tAda\tPROPN\t_\t_\t3\tnmod:poss\t_\t_
2\t's\t's\tPART\t_\t_\t1\tcase\t_\t_
3\that\that\tNOUN\t_\t_\t0\troot\t_\t_

# text = I won't
1\tI\tI\tPRON\t_\t_\t0\troot\t_\t_
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_
2\twill\twill\tAUX\t_\t_\t1\tdep\t_\t_
3\tn't\tnot\tPART\t_\t_\t1\tdep\t_\t_

# text = Rain
1\tRain\train\tNOUN\t_\t_\t0\troot\t_\t_

"""


def test_only_tokens_that_are_their_words() -> None:
    """Neither one that is written otherwise nor a sentence without any."""
    kept = list(with_plain_pieces(conllu.parse(SENTENCES)))

    assert [sentence.metadata["text"] for sentence in kept] == ["Ada's hat"]
