"""Which numbers the models multiply on this processor, told without PyTorch, since what is kept is known by it."""

import os
from functools import cache
from pathlib import Path

VARIABLE = "ATTRIB_PRECISION"
"""Environment variable; SINGLE makes every processor give the answers of all."""
SINGLE = "single"
FLAGS = frozenset({"avx512_bf16", "amx_bf16"})
"""What Linux calls the instructions that multiply bfloat16."""
ABOUT = Path("/proc/cpuinfo")


KEPT = "ONEDNN_PRIMITIVE_CACHE_CAPACITY"
"""Environment variable of oneDNN, with which PyTorch multiplies bfloat16: how many kernels it keeps, one a shape."""
FEW = "64"
"""Sentences have ever new lengths: a thousand kernels, as it keeps by itself, take 240 MB and save no time."""


def keep_few_kernels() -> None:
    """Have oneDNN keep few kernels in this process, unless the environment says how many; before the first is made."""
    os.environ.setdefault(KEPT, FEW)


def numbers() -> str:
    """Return "bfloat16" where the processor multiplies it and nobody asks for single precision, else "float32"."""
    return "bfloat16" if os.environ.get(VARIABLE) != SINGLE and _has_bfloat16(ABOUT) else "float32"


@cache
def _has_bfloat16(about: Path) -> bool:
    """Tell whether a processor multiplies bfloat16; where it is not Linux that tells, none is taken to."""
    try:
        with about.open(encoding="utf-8", errors="replace") as lines:
            flags = next((line for line in lines if line.startswith("flags")), "")
    except OSError:
        return False
    return not FLAGS.isdisjoint(flags.split())
