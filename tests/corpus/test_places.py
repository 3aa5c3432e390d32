"""Inputs and tables in object storage, which has no folders to rename: fsspec's storage in memory stands for it."""

import json

import fsspec
import pytest

from attrib.corpus.places import find_place, is_local
from attrib.corpus.run import Outcome
from attrib.errors import UsageError
from tests.corpus.known import articles, inputs, run, tables


def test_a_run_reads_and_writes_object_storage() -> None:
    """The same tables as in a local folder, and the same going on."""
    lines = "".join(json.dumps(article) + "\n" for article in articles(30))
    fsspec.filesystem("memory").pipe("/press/news.jsonl", lines.encode())
    source = inputs("memory://press/news.jsonl")
    first = run(source, "memory://press/out")
    part = "/press/out/articles/part-000001.parquet"
    before = tables("memory://press/out")
    fsspec.filesystem("memory").rm(part)
    manifest = json.loads(fsspec.filesystem("memory").cat("/press/out/manifest.json"))
    fsspec.filesystem("memory").pipe("/press/out/manifest.json", json.dumps({**manifest, "status": "running"}).encode())
    second = run(source, "memory://press/out")

    assert first.summary["articles"] == second.summary["articles"] == 30
    assert second.outcome is Outcome.FINISHED
    assert {True} == {before[name].equals(table) for name, table in tables("memory://press/out").items()}


def test_an_address_that_nothing_opens_is_named() -> None:
    """One line names it."""
    with pytest.raises(UsageError, match="nowhere://a: cannot be opened"):
        find_place("nowhere://a")


def test_local_places_are_known() -> None:
    """A path, and an address of a local file."""
    assert is_local(find_place("out")[0])
    assert is_local(find_place("file:///tmp/out")[0])
    assert not is_local(find_place("memory://out")[0])
