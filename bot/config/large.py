"""Keeps the garbage collector from holding the loop up over a large configuration."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

LARGE = 200_000
"""Characters of a file; a smaller one makes too few objects to be felt."""


@contextmanager
def set_apart(text: str) -> Iterator[None]:
    """What is made within lives on unseen by the collector, if ``text`` is large.

    Ten thousand feeds are hundreds of thousands of objects, which live as long as their configuration holds and go by
    themselves after it. Looking through all of them, again and again while they are made, stops every thread for a
    tenth of a second each time.
    """
    if len(text) < LARGE or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
