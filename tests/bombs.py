"""Compression bombs, real ones: hundreds of megabytes of zeros in as few bytes as each encoding can."""

import sys
import zlib
from functools import cache

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["ENCODINGS", "bomb", "zstd"]

ENCODINGS = ("gzip", "deflate", "br", "zstd")
_BLOCK = bytes(1 << 20)


@cache
def bomb(encoding: str, megabytes: int = 300) -> bytes:
    """A body that unpacks to so many megabytes; br and zstd ask for the largest windows allowed."""
    if encoding == "br":
        packer = brotli.Compressor(quality=2, lgwin=24)
        return b"".join(packer.process(_BLOCK) for _ in range(megabytes)) + bytes(packer.finish())
    if encoding == "zstd":
        frame = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
        return b"".join(frame.compress(_BLOCK) for _ in range(megabytes)) + frame.flush()
    deflate = zlib.compressobj(wbits=31 if encoding == "gzip" else 15)
    return b"".join(deflate.compress(_BLOCK) for _ in range(megabytes)) + deflate.flush()
