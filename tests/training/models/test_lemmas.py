"""A fuller dictionary of lemmas."""

import sys
from pathlib import Path
from types import ModuleType

import conllu
import pytest

from attrib.training.models.lemmas import (
    fill,
    look_up,
    pack,
    unpack,
    with_capitals,
    with_entries,
    without_idle,
    write_fuller,
)

PLURALS = ("baker", "butcher", "painter", "keeper", "printer", "player", "river", "tower")
PLAIN = {
    "*": {"bakers": "baker", "baker": "baker", "de": "the", "saw": "see", "_x": ""},
    "NOUN": {"saw": "saw", "bakers": "baker"},
    "X": {"de": ""},
}


def treebank() -> list[conllu.TokenList]:
    """Return a sentence of nouns in both numbers, with a name and a token of two words."""
    words = [(form, lemma, "NOUN") for lemma in PLURALS for form in (lemma, f"{lemma}s")]
    words += [("Ada", "Ada", "PROPN"), ("amsterdam", "Amsterdam", "PROPN")]
    rows = [f"{n}\t{form}\t{lemma}\t{upos}\t_\t_\t0\troot\t_\t_" for n, (form, lemma, upos) in enumerate(words, 1)]
    rows.insert(0, "1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_")
    return list(conllu.parse("\n".join(rows) + "\n\n"))


def plain_dictionary() -> dict[str, dict[str, str]]:
    """Return what Stanza makes of it."""
    return {"*": {token["form"]: token["lemma"] for token in treebank()[0] if token["upos"] != "_"}, "NOUN": {}}


@pytest.mark.parametrize("upos", ["NOUN", "VERB", "DET"])
def test_idle_entries_say_nothing(upos: str) -> None:
    """Without them every answer is the same, but for lemmas that were empty."""
    thin = without_idle(PLAIN)

    assert thin == {"*": {"bakers": "baker", "de": "the", "saw": "see"}, "NOUN": {"saw": "saw"}, "X": {}}
    assert all(look_up(thin, word, upos) == look_up(PLAIN, word, upos) for word in PLAIN["*"])


def test_words_are_also_known_at_the_start_of_a_sentence() -> None:
    """Unless they were seen there; names keep their capital letters."""
    seen = {("bakers", "NOUN"), ("saw", "NOUN"), ("Saw", "PROPN"), ("amsterdam", "PROPN")}

    assert list(with_capitals(PLAIN, seen)) == [("NOUN", "Bakers", "baker")]


def test_what_a_dictionary_has_stays() -> None:
    """New entries fill gaps, and only where they say something new."""
    fuller = with_entries(PLAIN, [("NOUN", "saw", "sa"), ("VERB", "bakers", "baker"), ("VERB", "runs", "run")])

    assert fuller == {**PLAIN, "*": dict(sorted(PLAIN["*"].items())), "NOUN": dict(sorted(PLAIN["NOUN"].items()))} | {
        "VERB": {"runs": "run"}
    }


def test_unseen_words_lose_their_inflection() -> None:
    """Only those that are frequent, and only where what is left is a word that somebody writes."""
    fuller = fill(plain_dictionary(), treebank(), ["welders", "welder", "zoolers", "bakers", "x9s"])

    assert look_up(fuller, "welders", "NOUN") == "welder"
    assert look_up(fuller, "zoolers", "NOUN") == "zoolers"
    assert look_up(fuller, "sealers", "NOUN") == "sealers"
    assert look_up(fuller, "Bakers", "NOUN") == "baker"
    assert look_up(fuller, "Ada", "PROPN") == "Ada"
    assert "_" not in fuller


def test_the_same_dictionary_gives_the_same_bytes() -> None:
    """No clock, no order of a set."""
    words = ["welders", "welder"]
    once, again = (pack(fill(plain_dictionary(), treebank(), words)) for _ in range(2))

    assert once == again
    assert unpack(once)["NOUN"]["welders"] == "welder"


@pytest.mark.stanza
@pytest.mark.xdist_group("stanza")
def test_stanza_reads_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own lemmatizer and attrib's give the same answers."""
    import torch
    from stanza.models.lemma.trainer import Trainer

    from attrib.parsing.models.inference.files import read_checkpoint
    from attrib.parsing.models.inference.lemmatizer import Lemmatizer
    from attrib.parsing.models.inference.words import Words

    embedded = Path(__file__).parents[3] / "attrib" / "parsing" / "models" / "en" / "lemma" / "attrib.pt"
    content = torch.load(embedded, weights_only=True)
    torch.save({**content, "dicts": pack(plain_dictionary())}, tmp_path / "plain.pt")
    (tmp_path / "treebank.conllu").write_text("".join(s.serialize() for s in treebank()), encoding="utf-8")
    wordfreq = ModuleType("wordfreq")
    wordfreq.iter_wordlist = lambda _: iter(["welders", "welder"])  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "wordfreq", wordfreq)
    write_fuller(tmp_path / "plain.pt", tmp_path / "treebank.conllu", "en", tmp_path / "fuller.pt")

    pairs = [("welders", "NOUN"), ("Bakers", "NOUN"), ("bakers", "VERB"), ("Ada", "PROPN"), ("zebras", "NOUN")]
    by_stanza = Trainer(model_file=str(tmp_path / "fuller.pt"), device="cpu").predict_dict(pairs)
    read = read_checkpoint(tmp_path / "fuller.pt")
    sentence = Words(texts=[text for text, _ in pairs], spans=[], upos=[upos for _, upos in pairs])
    Lemmatizer(read["dicts"], read["config"])([sentence])

    assert by_stanza == ["welder", "baker", "baker", "Ada", "zebras"]
    assert sentence.lemmas == by_stanza
