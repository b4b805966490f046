"""Tells of work that takes long while it lasts: who has saved sees that something happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

LONG = 1.0
"""Seconds after which somebody wonders."""


@contextmanager
def telling_if_long(tell: Callable[[bool], object]) -> Iterator[None]:
    """Call `tell` with True once the block has taken long, and at its end with False, always last.

    The first comes from another thread.
    """
    timer = Timer(LONG, tell, (True,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        tell(False)
