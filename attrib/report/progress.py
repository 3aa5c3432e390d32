"""That work goes on, shown on a terminal; Rich is imported only where there is one, or a long work begins."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from attrib.report.safe_text import visible


def show_status(message: str) -> AbstractContextManager[object]:
    """Return a context in which standard error, if it is a terminal, shows that work goes on."""
    if not sys.stderr.isatty():  # Rich would also take FORCE_COLOR for a terminal
        return nullcontext()
    from rich.console import Console
    from rich.text import Text

    return Console(stderr=True).status(Text(visible(message)))


@contextmanager
def show_progress(message: str, steps: int) -> Iterator[Callable[[], None]]:
    """Give what moves a bar on by one step; standard error shows the bar if it is a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True, markup=False), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task(visible(message), total=steps)
        yield lambda: bar.advance(task)
