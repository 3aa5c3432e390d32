"""What the reader learns from."""

import json
from pathlib import Path

from attrib.evaluate.gold import read_gold
from attrib.training.reader.sets import CORPUS, open_files, record, write_set

DEVELOPMENT = ("-4.txt", "-9.txt")


def test_no_development_file_is_learnt_from() -> None:
    """Neither articles of ours, nor of Wikinews, nor sentences."""
    names = {file.relative_to(CORPUS).as_posix() for file in open_files()}

    assert len(names) > 100
    assert not [name for name in names if name.startswith("articles/") and name.endswith(DEVELOPMENT)]
    assert not names & {"real-en/wn-09.txt", "real-en/wn-12.txt", "sentences/nl-21.txt", "sentences/nl-24.txt"}


def test_a_set_has_what_its_files_say(tmp_path: Path) -> None:
    """Places, kinds, ids, what is withheld, descriptions and reasons."""
    file = CORPUS / "articles" / "nl-a-1.txt"
    lines = Path(write_set([file], tmp_path / "set.jsonl")).read_text(encoding="utf-8").splitlines()
    articles = read_gold(file)

    assert [json.loads(line) for line in lines] == [record(article) for article in articles]
    assert tuple(read_gold(tmp_path / "set.jsonl")) == tuple(
        type(a)(id=a.id, text=a.text, language=a.language, annotations=a.annotations, told=a.told) for a in articles
    )
