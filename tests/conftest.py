"""What holds for all tests.

The cache of whoever runs them is neither used nor added to. Drawn inputs are the same in every run, so that what passes
here passes on the next machine; `make fuzz` is what draws new ones.
"""

import os

from hypothesis import settings

from tests.cli.command import WITHOUT_CACHE

os.environ.update(WITHOUT_CACHE)
settings.register_profile("same", derandomize=True)
settings.load_profile("same")
