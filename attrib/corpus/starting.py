"""Processes for a run: copies of one that has imported what all of them need.

That one, the fork server of the standard library, is started anew and does nothing but import and be copied. It has a
single thread, so that a copy of it works; a copy of the run itself, with threads of PyArrow, might wait for ever. It
imports on a core of its own while the run looks what there is to do. Where a system cannot copy processes, each is
started anew and imports for itself.
"""

import os
from collections.abc import Sequence
from multiprocessing import get_all_start_methods, get_context

COPIES = "forkserver" in get_all_start_methods()
CONTEXT = get_context("forkserver") if COPIES else get_context("spawn")


def begin(modules: Sequence[str] = ()) -> None:
    """Start what the processes are copied from, which imports these modules; does nothing if it has been started.

    The modules must not start threads when they are imported, as PyArrow does.
    """
    # Set before the processes start, so that torch and NumPy find it.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if COPIES:
        from multiprocessing.forkserver import ensure_running, set_forkserver_preload

        set_forkserver_preload(list(modules))
        ensure_running()
