"""Measure attrib as its users run it against the development gold: `make eval`.

Every gold article becomes a file, `attrib check --format json` reads it, and attrib.evaluate counts as `attrib eval`
does. Where the folder is absent, this says so and ends well.

    python -m tests.quality.development SHARED [SET …]
"""

import json
import lzma
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import conllu

from attrib.evaluate.annotation import Annotation, Found, Told
from attrib.evaluate.figures import sum_up
from attrib.evaluate.gold import read_annotation, read_spans
from attrib.evaluate.overlap import compare
from tests.fixtures import fixture_folders, read_fixture

SETS = {
    "nl-articles-dev": "nl-articles-dev.gold.jsonl",
    "nl-sentences-dev": "nl-sentences-dev.gold.jsonl",
    "polnear-dev-typed": "polnear-dev-typed.gold.jsonl",
    "polnear-dev": "polnear-dev.gold.jsonl.xz",
}
# The project's own articles, by language: no held-out data, but written apart from the code.
FIXTURE_SETS = {"fixtures-nl": "nl", "fixtures-en": "en"}
# Files given to one command, so that models are loaded few times and command lines stay short.
AT_ONCE = 400

Articles = dict[str, dict[str, Any]]


def main() -> None:
    """Print the figures of all sets, or of those named."""
    shared = Path(sys.argv[1])
    folder = shared / "evaluation"
    if not folder.is_dir():
        print(f"no development gold at {folder}: nothing measured")
        return
    print(f"{'set':34}{'attribution P / R / F1':>28}{'end-to-end P / R / F1':>28}", end="")
    print(f"{'direct':>8}{'indir.':>8}{'type':>7}{'anon':>7}", flush=True)
    for name in sys.argv[2:] or (*SETS, *FIXTURE_SETS):
        gold = read_fixtures(FIXTURE_SETS[name]) if name in FIXTURE_SETS else read_gold(folder / SETS[name])
        predicted = check(gold)
        for title, some_gold, some_predicted in views(name, gold, predicted, shared):
            print(row(title, evaluate(some_gold, some_predicted)), flush=True)


def read_gold(path: Path) -> Articles:
    """Return the articles of a gold file by id."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    articles = [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]
    return {article["id"]: article for article in articles}


def read_fixtures(language: str) -> Articles:
    """Return the fixture articles of a language with their annotation, in the shape of the gold."""
    articles: Articles = {}
    for folder in fixture_folders():
        if folder.parent.name == language:
            expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
            articles[folder.name] = {"id": folder.name, "text": read_fixture(folder).text, **expected}
    return articles


def evaluate(gold: Articles, predicted: Articles) -> dict[str, Any]:
    """Return the figures of a set."""
    return sum_up([compare(a["text"], annotations(a, a), annotations(predicted.get(i), a)) for i, a in gold.items()])


def annotations(article: dict[str, Any] | None, gold: dict[str, Any]) -> list[Annotation]:
    """Return the attributions of an article, of gold or found ones in the text of the gold."""
    return [read_annotation(record, len(gold["text"])) for record in (article or {"attributions": []})["attributions"]]


def read_found(article: Mapping[str, Any], length: int) -> Found:
    """Return what a JSON report says was found in an article of some length."""
    told = (
        Told(
            source_id=source["id"],
            description=read_spans(source["description"], length),
            reason=read_spans(source["reason"], length),
        )
        for source in article.get("sources", ())
    )
    return Found(annotations=tuple(read_annotation(r, length) for r in article["attributions"]), told=tuple(told))


def check(gold: Articles) -> Articles:
    """Return what `attrib check --format json` finds in the gold articles, in the shape of the gold."""
    predicted: Articles = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for number, (id_, article) in enumerate(gold.items()):
            path = Path(folder) / f"{number:05}.txt"
            path.write_text(article["text"], encoding="utf-8", newline="")
            paths[str(path)] = id_
        language = next(iter(gold.values())).get("lang", "en")
        names = list(paths)
        for start in range(0, len(names), AT_ONCE):
            for report in run_attrib(names[start : start + AT_ONCE], language):
                id_ = paths[report["path"]]
                predicted[id_] = {"id": id_, "attributions": report["attributions"]}
    return predicted


def run_attrib(paths: Iterable[str], language: str) -> list[dict[str, Any]]:
    """Return the articles of the JSON report on some files."""
    command = [sys.executable, "-m", "attrib", "check", "--lang", language, "--format", "json", "--fail-on", "never"]
    run = subprocess.run([*command, *paths], stdout=subprocess.PIPE, check=True)
    articles: list[dict[str, Any]] = json.loads(run.stdout)["articles"]
    return articles


def views(name: str, gold: Articles, predicted: Articles, shared: Path) -> Iterable[tuple[str, Articles, Articles]]:
    """Yield a set as it is, and in the other readings that its README asks for."""
    yield name, gold, predicted
    if name == "nl-sentences-dev":
        real = {
            i: {**a, "attributions": [x for x in a["attributions"] if x.get("note") != "bare-quote"]}
            for i, a in gold.items()
        }
        sourced = {i: without_bare(a) for i, a in predicted.items()}
        yield f"{name}, no bare quotes", real, sourced
        others = read_others(shared / "treebanks" / "nl-dev.conllu.xz", gold)
        yield (
            f"{name}, all 718, no bare",
            {**real, **others},
            {**sourced, **{i: without_bare(a) for i, a in check(others).items()}},
        )


def without_bare(article: dict[str, Any]) -> dict[str, Any]:
    """Return an article without the attributions that have neither source nor cue."""
    return {**article, "attributions": [a for a in article["attributions"] if a["source"] or a["cue"]]}


def read_others(treebank: Path, gold: Articles) -> Articles:
    """Return the sentences of the treebank that the gold leaves out because they attribute nothing."""
    sentences = conllu.parse(lzma.decompress(treebank.read_bytes()).decode("utf-8"))
    return {
        s.metadata["sent_id"]: {
            "id": s.metadata["sent_id"],
            "lang": "nl",
            "text": s.metadata["text"],
            "attributions": [],
        }
        for s in sentences
        if s.metadata["sent_id"] not in gold
    }


def row(title: str, figures: dict[str, Any]) -> str:
    """Return the figures to quote in one line."""

    def cell(value: float | None, width: int) -> str:
        return f"{'-' if value is None else f'{value:.3f}':>{width}}"

    parts = [f"{title:34}"]
    for measure in ("attribution", "end-to-end"):
        three = (figures[measure][key] for key in ("precision", "recall", "f1"))
        parts.append(f"{' / '.join(cell(value, 5) for value in three):>28}")
    parts += [cell(figures[f"attribution, {form}"]["recall"], 8) for form in ("direct", "indirect")]
    parts.append(cell(figures["source type"]["accuracy"] if "source type" in figures else None, 7))
    parts.append(cell(figures["anonymous"]["f1"] if "anonymous" in figures else None, 7))
    return "".join(parts)


if __name__ == "__main__":
    main()
