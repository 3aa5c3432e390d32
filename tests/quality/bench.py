"""How fast attrib is, as ratios taken in one run: `make bench`; a figure that changes goes into docs/performance.md.

Absolute times depend on the machine and what else it does; a ratio within one run does not, or less. The first line
tells how busy the machine is: two cores that do something else make the ratio of two processes meaningless.

    python -m tests.quality.bench [SHARED]

With SHARED, words of the development treebanks are compared with Stanza's, too.
"""

import os
import platform

from tests.quality import bench_corpus, bench_growth, bench_parsing, bench_reader, bench_start


def main() -> None:
    """Print what is measured."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, {busy()}; Python {platform.python_version()}")
    bench_start.main()
    bench_parsing.main()
    bench_corpus.main()
    bench_reader.main()
    bench_growth.main()
    print(f"at the end {busy()}")


def busy() -> str:
    """Tell how many processes wanted a core over the last minute."""
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    return f"load {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    main()
