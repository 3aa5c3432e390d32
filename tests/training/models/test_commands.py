"""Command lines of the stages, and of the whole."""

from pathlib import Path

import pytest

from attrib.training.models.__main__ import read_plan
from attrib.training.models.commands import fit_command, lemmas_command, lemmatizer_command, tokenizer_command
from attrib.training.models.data import Data


def test_tokenizer_learns_from_text_and_labels() -> None:
    """Stanza's own module is run, on the central processor, with a fixed seed."""
    command = tokenizer_command("nl", Data(folder=Path("data")), Path("work/tokenize/model.pt"))

    assert command[1:3] == ("-m", "stanza.models.tokenizer")
    assert command[command.index("--txt_file") + 1] == str(Path("data/tokens.txt"))
    assert {"--cpu", "--seed"} <= set(command)


@pytest.mark.parametrize("start", [None, Path("first.pt")])
def test_new_or_continued(start: Path | None) -> None:
    """Only a continued model names where it starts."""
    here = Path()
    command = fit_command("tagger", "nl", train=here, dev=here, vectors=here, folder=here, start=start, minutes=1)

    assert ("--continue-from" in command) == (start is not None)


def test_other_vectors_are_told_from_those_to_continue() -> None:
    """So that the model can be turned from the one to the other."""
    here, old = Path(), Path("old.pt")
    command = fit_command(
        "tagger", "nl", train=here, dev=here, vectors=here, folder=here, start=here, minutes=1, start_vectors=old
    )

    assert command[command.index("--start-vectors") + 1] == str(old)


def test_vectors_come_with_the_models_to_continue(tmp_path: Path) -> None:
    """They need not be given twice."""
    vectors = tmp_path / "nl" / "pretrain" / "attrib.pt"
    vectors.parent.mkdir(parents=True)
    vectors.touch()

    plan = read_plan(["nl", "--treebanks", "t", "--output", "o", "--continue-from", str(tmp_path)])

    assert plan.vectors == vectors


def test_vectors_are_made_where_nothing_is_continued() -> None:
    """They lie with the other files on the way, so that a resumed run finds them."""
    plan = read_plan(["nl", "--treebanks", "t", "--output", "build/models"])

    assert plan.vectors == Path("build/models-work/nl/vectors/vectors.pt")


def test_models_to_continue_must_have_vectors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says what to give."""
    with pytest.raises(SystemExit):
        read_plan(["nl", "--treebanks", "t", "--output", "o", "--continue-from", str(tmp_path)])

    assert "give --vectors" in capsys.readouterr().err


def test_lemmatizer_is_not_told_its_language() -> None:
    """Stanza's lemmatizer takes the language from the shorthand and refuses the option."""
    command = lemmatizer_command("nl", Data(folder=Path("data")), Path("work/lemma/model.pt"))

    assert "--lang" not in command
    assert command[command.index("--shorthand") + 1] == "nl_attrib"


def test_lemmas_are_added_to_a_finished_dictionary() -> None:
    """The one that Stanza made stays where it is."""
    command = lemmas_command("nl", Path("nl-train.conllu.xz"), Path("model.pt"), Path("fuller.pt"))

    assert command[1:4] == ("-m", "attrib.training.models.lemmas", "nl")
    assert command[command.index("--model") + 1] == "model.pt"
    assert command[command.index("--output") + 1] == "fuller.pt"
