"""Measure attrib as its users run it against the development gold: `make eval`.

Every gold article becomes a file, `attrib check --format json` reads it, and attrib.evaluate counts as `attrib eval`
does; then the cases beside it are judged by their own script. What is not there is passed over.

    python -m tests.quality.development SHARED [SET …] [--json FILE]
"""

import argparse
import json
import lzma
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import conllu

from attrib.evaluate.annotation import Found, GoldArticle, Told
from attrib.evaluate.figures import Figures, figures_of
from attrib.evaluate.gold import read_annotation, read_article, read_gold, read_spans
from attrib.languages.folders import language_codes
from attrib.model import Spans
from tests.fixtures import FIXTURES, ROOT, fixture_folders, read_fixture

# The files of the shared corpus that nothing is trained on.
CORPUS_SETS = {
    "real-nl-dev": ("real-nl/dpg-2[5-9].txt", "real-nl/dpg-3[0-2].txt"),
    "real-en-dev": ("real-en/wn-09.txt", "real-en/wn-1[0-2].txt"),
    "nl-dev": ("articles/nl-*-[49].txt",),
    "en-dev": ("articles/en-*-[49].txt",),
    "sentences-dev": ("sentences/nl-2[1-4].txt",),
}
# Files of our own corpus that nothing was made after, beside those above.
HELD_SETS = {
    "held-nl": ("articles/nl-[e-i]-[49].txt",),
    "held-en": ("articles/en-[cd]-[49].txt",),
}
# The definition of a claim that a set follows, where it is not ours.
ATTITUDES = {"polnear-dev": "broad"}
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
CASES = "cases"
CASE_FILES = ("constructions.jsonl",)
# What check_cases.py prints of a kind of case, a language or all.
RIGHT_OF = re.compile(r"(\S+) +(\d+) of +(\d+)\b")
# Headings and what stands under them beside precision, recall and F1 of attributions and end to end.
COLUMNS = {
    "direct": ("attribution, direct", "recall"),
    "indir.": ("attribution, indirect", "recall"),
    "type": ("source type", "accuracy"),
    "anon": ("anonymous", "f1"),
    "withh.": ("withheld", "f1"),
    "same": ("same speaker", "f1"),
    "descr.": ("descriptions", "f1"),
    "reason": ("reasons", "f1"),
}

Articles = dict[str, dict[str, Any]]


def main() -> None:
    """Print the figures of all sets, or of those named, and write them to a file if one is given."""
    parser = argparse.ArgumentParser(description="Measure attrib against the development gold.")
    parser.add_argument("shared", type=Path, help="the folder with evaluation, corpus and cases")
    parser.add_argument(
        "sets", nargs="*", metavar="SET", default=[*CORPUS_SETS, *HELD_SETS, *SETS, *FIXTURE_SETS, CASES]
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to a file")
    options = parser.parse_args()
    if not any((options.shared / name).is_dir() for name in ("evaluation", "corpus")):
        print(f"no development gold at {options.shared}: nothing measured")
        return
    figures = measure(options.shared, options.sets)
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measure(shared: Path, names: Iterable[str]) -> Figures:
    """Print the figures of some sets, a row each, and return them by what stands at the start of the row."""
    print(heading(), flush=True)
    figures: Figures = {}
    for name in names:
        try:
            if name == CASES:
                figures[CASES] = judge_cases(shared / CASES)
                print(*case_rows(figures[CASES]), sep="\n", flush=True)
                continue
            for title, values in figures_of_set(name, shared):
                figures[title] = values
                print(row(title, values), flush=True)
        except FileNotFoundError as error:
            print(f"{name:34}  not measured: no {error.filename}", flush=True)
    return figures


def figures_of_set(name: str, shared: Path) -> Iterator[tuple[str, Figures]]:
    """Yield the figures of a set in all of its readings."""
    gold = read_set(name, shared)
    for title, some_gold, some_predicted in views(name, gold, check(gold, ATTITUDES.get(name)), shared):
        yield title, evaluate(some_gold, some_predicted)


# Gold


def read_set(name: str, shared: Path) -> Articles:
    """Return the articles of a development set, or the project's own; FileNotFoundError where it is not there."""
    if name in FIXTURE_SETS:
        return read_fixtures(FIXTURE_SETS[name])
    if name in CORPUS_SETS:
        return read_corpus(shared / "corpus", CORPUS_SETS[name])
    if name in HELD_SETS:
        return read_corpus(FIXTURES / "corpus", HELD_SETS[name])
    return read_lines(shared / "evaluation" / SETS.get(name, f"{name}.gold.jsonl.xz"))


def read_lines(path: Path) -> Articles:
    """Return the articles of a gold file by id."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    articles = [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]
    return {article["id"]: article for article in articles}


def read_corpus(folder: Path, patterns: Iterable[str]) -> Articles:
    """Return the articles of some annotated texts by id, in the shape of the gold."""
    files = [file for pattern in patterns for file in sorted(folder.glob(pattern))]
    if not files:
        raise FileNotFoundError(2, "no such file", str(folder / next(iter(patterns))))
    return {article.id: as_record(article) for article in read_gold(*files)}


def read_fixtures(language: str) -> Articles:
    """Return the fixture articles of a language with their annotation, in the shape of the gold."""
    articles: Articles = {}
    for folder in fixture_folders():
        if folder.parent.name == language:
            expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
            articles[folder.name] = {"id": folder.name, "text": read_fixture(folder).text, **expected}
    return articles


def as_record(article: GoldArticle) -> dict[str, Any]:
    """Return an article as a line of JSON Lines has it."""
    record: dict[str, Any] = {"id": article.id, "lang": article.language, "text": article.text}
    record["attributions"] = [
        {
            "source": as_pairs(a.source), "cue": as_pairs(a.cue), "content": as_pairs(a.content),
            "source_type": a.kind, "source_id": a.source_id, "withheld": a.withheld,
        }
        for a in article.annotations
    ]  # fmt: skip
    if article.told is not None:
        told = [(t.source_id, as_pairs(t.description), as_pairs(t.reason)) for t in article.told]
        record["descriptions"] = [{"source_id": id_, "spans": spans} for id_, spans, _ in told if spans]
        record["reasons"] = [{"source_id": id_, "spans": spans} for id_, _, spans in told if spans]
    return record


def as_pairs(spans: Spans) -> list[list[int]]:
    """Return spans as JSON has them."""
    return [[span.start, span.end] for span in spans]


# What is found


def evaluate(gold: Articles, predicted: Articles) -> Figures:
    """Return the figures of a set."""
    found = {id_: read_found(article, len(gold[id_]["text"])) for id_, article in predicted.items()}
    return figures_of(map(read_article, gold.values()), found)


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


def check(gold: Articles, attitudes: str | None = None) -> Articles:
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
            for report in run_attrib(names[start : start + AT_ONCE], language, attitudes):
                id_ = paths[report["path"]]
                predicted[id_] = {key: report[key] for key in ("attributions", "sources")}
    return predicted


def run_attrib(paths: Iterable[str], language: str, attitudes: str | None = None) -> list[dict[str, Any]]:
    """Return the articles of the JSON report on some files, by a definition of claims if one is given."""
    command = [sys.executable, "-m", "attrib", "check", "--lang", language, "--format", "json", "--fail-on", "never"]
    variables = os.environ | ({"ATTRIB_ATTITUDES": attitudes} if attitudes else {})
    run = subprocess.run([*command, *paths], stdout=subprocess.PIPE, check=True, env=variables)
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


# Cases


def judge_cases(folder: Path) -> Figures:
    """Return how many cases are right, for each kind of case, each language and all, as check_cases.py counts them."""
    counts: Figures = {}
    for script, cases in ((folder / "check_cases.py", folder / name) for name in CASE_FILES):
        for file in (script, cases):
            file.stat()
        with tempfile.TemporaryDirectory() as place:
            command = [sys.executable, str(script), str(cases), "--attrib", str(launcher(Path(place)))]
            run = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8")
        groups = RIGHT_OF.findall(run.stdout.rpartition("\n\n")[2])
        counts[cases.stem] = {name: {"right": int(right), "of": int(total)} for name, right, total in groups}
    return counts


def launcher(folder: Path) -> Path:
    """Return a program that runs this attrib from wherever it is called."""
    program = folder / "attrib"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m attrib "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return program


# The table


def heading() -> str:
    """Return the line above the rows."""
    names = "".join(f"{name:>8}" for name in COLUMNS)
    return f"{'set':34}{'attribution P / R / F1':>28}{'end-to-end P / R / F1':>28}{names}"


def row(title: str, figures: Figures) -> str:
    """Return the figures to quote in one line."""

    def cell(value: float | None, width: int) -> str:
        return f"{'-' if value is None else f'{value:.3f}':>{width}}"

    parts = [f"{title:34}"]
    for measure in ("attribution", "end-to-end"):
        three = (figures[measure][key] for key in ("precision", "recall", "f1"))
        parts.append(f"{' / '.join(cell(value, 5) for value in three):>28}")
    parts += [cell(figures.get(measure, {}).get(key), 8) for measure, key in COLUMNS.values()]
    return "".join(parts)


def case_rows(figures: Figures) -> Iterator[str]:
    """Yield how many cases are right in each language and in all."""
    for file, groups in figures.items():
        for name, counts in groups.items():
            if name in (*language_codes(), "all"):
                share = counts["right"] / counts["of"]
                yield f"{f'{CASES}, {file}, {name}':34}{counts['right']:5} of {counts['of']:4}{share:8.1%}"


if __name__ == "__main__":
    main()
