"""What the C library does with memory that is given back."""

import ctypes
import gc

LARGE = 256 * 1024
"""Bytes from which a buffer is one of its own, rather than a piece of the heap."""
_M_MMAP_THRESHOLD = -3


def keep_large_buffers_apart() -> None:
    """Gives large buffers pages of their own, which go back to the system as soon as a buffer is let go.

    glibc begins so, but raises the bound to the size of each such buffer that is freed, up to 32 MB: after the first
    body of ten megabytes the next ones are cut from the heap, small things settle between them, and it stays as large
    as it ever was. Measured with all bad answers at once, twice: 15 MB more afterwards, where it was 80. Nothing
    happens where the C library is another one.
    """
    call = getattr(ctypes.CDLL(None), "mallopt", None)
    if call is not None:
        call(_M_MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """What is free, to the system: glibc would keep it for as long as the process lives."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
