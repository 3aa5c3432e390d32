"""What holds for all tests: the cache of whoever runs them is neither used nor added to."""

import os

from tests.cli.command import WITHOUT_CACHE

os.environ.update(WITHOUT_CACHE)
