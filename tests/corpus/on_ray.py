"""A run on a Ray cluster of two machines, of which one worker is killed in the middle; in a process of its own.

python -m tests.corpus.on_ray INPUT OUTPUT
"""

import logging
import os
import sys
import threading
import time
from pathlib import Path

import ray
from ray.cluster_utils import Cluster

from attrib.corpus.cluster import run_on_ray
from attrib.model import Article, ParsedArticle
from attrib.pipeline import Parser
from tests.corpus.known import KnownParser, inputs, run
from tests.fixtures import ROOT

WORKERS = 2


class TracedParser(KnownParser):
    """Leaves a file with the number of its process beside the input."""

    def parse(self, article: Article) -> ParsedArticle:
        """Return the parse, a little later than it could: the others have to get something to do."""
        Path(article.path).with_name(f"worker-{os.getpid()}").touch()
        time.sleep(0.02)
        return super().parse(article)


def traced_parser(models: Path | str | None) -> Parser:  # noqa: ARG001 - what makes parsers takes models
    """Return the parser that tells of its process."""
    return TracedParser()


def kill_one(folder: Path, output: Path, killed: list[int]) -> None:
    """Kill a worker as soon as all are at work and something is finished."""
    while True:
        workers = sorted(folder.glob("worker-*"))
        if len(workers) == WORKERS and list(output.glob("articles/*.parquet")):
            killed.append(int(workers[0].name.removeprefix("worker-")))
            os.kill(killed[0], 9)
            return
        time.sleep(0.01)


def main(source: Path, output: Path) -> None:
    """Run, and end with an error if no worker was killed, or nothing came in its place."""
    os.environ["PYTHONPATH"] = str(ROOT)  # for the workers, which find the parser there
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    for _ in range(WORKERS):
        cluster.add_node(num_cpus=1)
    ray.init(address=cluster.address, log_to_driver=False, logging_level=logging.ERROR)
    killed: list[int] = []
    threading.Thread(target=kill_one, args=(source.parent, output, killed), daemon=True).start()
    run(inputs(source), output, run_on_ray, make_parser=traced_parser)
    workers = {file.name for file in source.parent.glob("worker-*")}
    ray.shutdown()
    cluster.shutdown()  # type: ignore[no-untyped-call]
    assert killed, "no worker was killed"
    assert len(workers) > WORKERS, "nothing came in the place of the worker that was killed"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
