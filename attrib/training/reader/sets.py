"""What the reader learns from: the files of the open corpus that are no development files, and what is not ours."""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from attrib.evaluate.annotation import Annotation, GoldArticle
from attrib.evaluate.gold import read_gold
from attrib.model import Spans

CORPUS = Path(__file__).parents[3] / "fixtures" / "corpus"
SPLITS = "splits.toml"
PAPERS = "dpg-*.txt"
HELD_PAPERS = ("dpg-2[5-9].txt", "dpg-3[0-2].txt")
"""Development files among the newspaper articles, by their folder's README."""


def open_files(corpus: Path = CORPUS) -> list[Path]:
    """Return the files of the open corpus that may be learnt from, in order."""
    held = tomllib.loads((corpus / SPLITS).read_text(encoding="utf-8"))["development"]
    return _without(corpus.glob("*/*.txt"), corpus, held)


def paper_files(folder: Path) -> list[Path]:
    """Return the files of newspaper articles that may be learnt from but not shipped."""
    return _without(folder.glob(PAPERS), folder, HELD_PAPERS)


def _without(files: Iterable[Path], folder: Path, patterns: Iterable[str]) -> list[Path]:
    held = {file for pattern in patterns for file in folder.glob(pattern)}
    return sorted(file for file in files if file not in held)


def write_set(files: Iterable[Path], target: Path) -> str:
    """Write annotated texts as JSON Lines, and return the path of that."""
    with target.open("w", encoding="utf-8") as lines:
        for article in read_gold(*files):
            lines.write(json.dumps(record(article), ensure_ascii=False) + "\n")
    return str(target)


def record(article: GoldArticle) -> dict[str, Any]:
    """Return an article in the shape that training reads."""
    made: dict[str, Any] = {"id": article.id, "lang": article.language, "text": article.text}
    made["attributions"] = [_attribution(annotation) for annotation in article.annotations]
    if article.told is not None:
        made["descriptions"] = list(_told((t.source_id, t.description) for t in article.told))
        made["reasons"] = list(_told((t.source_id, t.reason) for t in article.told))
    return made


def _attribution(annotation: Annotation) -> dict[str, Any]:
    told = asdict(annotation)
    return {
        **{role: _pairs(getattr(annotation, role)) for role in ("source", "cue", "content")},
        "source_type": told["kind"],
        "source_id": told["source_id"],
        "withheld": told["withheld"],
    }


def _told(passages: Iterable[tuple[str, Spans]]) -> Iterator[dict[str, Any]]:
    return ({"source_id": source, "spans": _pairs(spans)} for source, spans in passages if spans)


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
