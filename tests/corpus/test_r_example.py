"""The example in R of docs/python.md, where there is R with dplyr: on Parquet with arrow, else on tables in CSV."""

import csv
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.cli.command import attrib
from tests.fixtures import ROOT

(EXAMPLE,) = re.findall(r"```r\n(.*?)```", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"), re.DOTALL)
# Stands in for arrow: the same tables as data frames.
STAND_IN = 'open_dataset <- function(folder) read.csv(paste0(folder, ".csv"), encoding = "UTF-8")\n'


def has(package: str) -> bool:
    """Tell whether R has a package."""
    asked = ["Rscript", "-e", f'quit(status = !requireNamespace("{package}", quietly = TRUE))']
    return (
        shutil.which("Rscript") is not None and subprocess.run(asked, capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(not has("dplyr"), reason="no R with dplyr on this machine")
def test_the_example_runs(tmp_path: Path) -> None:
    """And finds the anonymous officials of the leads, and each language."""
    made = attrib("corpus", "run", "fixtures/nl", "fixtures/en", "--output", tmp_path / "out", "--jobs", "1")
    assert made.returncode == 0, made.stderr
    script = EXAMPLE
    if not has("arrow"):
        script = STAND_IN + EXAMPLE.replace("library(arrow)\n", "")
        for table in ("attributions", "articles"):
            as_csv(tmp_path / "out", table)
    (tmp_path / "example.R").write_text(script, encoding="utf-8")
    run = subprocess.run(
        ["Rscript", "example.R"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=300
    )

    assert run.returncode == 0, run.stderr
    assert "fixtures/nl/gasplafond-eu/article.txt" in run.stdout
    assert re.search(r"\bnl\b", run.stdout)
    assert re.search(r"\ben\b", run.stdout)


def as_csv(folder: Path, table: str) -> None:
    """Write a table beside its folder, with TRUE and FALSE as R knows them."""
    rows = [row for part in sorted((folder / table).glob("*.parquet")) for row in parquet.read_table(part).to_pylist()]
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({k: str(v).upper() if isinstance(v, bool) else v for k, v in row.items()} for row in rows)
