"""Bodies out of their compression, piece by piece, with aiohttp's own decoders.

aiohttp would undo a compression as the bytes come, before anybody could make it wait: each br answer may fill a window
of 16 MB, however small it is. Here a decoder is made once there is room for it.
"""

from collections.abc import Iterator

from aiohttp.compression_utils import BrotliDecompressor, ZLibDecompressor, ZSTDDecompressor

from bot.errors import PewartaError
from bot.phrase import phrase, repeated

ASKED_FOR = "gzip, deflate"
"""What takes 32 KB to undo. The others are read too, if a server sends them all the same."""
PIECE = 64 * 1024
_PLAIN = frozenset({"", "identity"})
_NAMES = {"x-gzip": "gzip"}
_WINDOWS = {"gzip": 0, "deflate": 0, "br": 16 << 20, "zstd": 8 << 20}
_ZLIB = 8


class CannotUnpack(PewartaError):
    """The body is not packed as it says, or in a way that nobody knows; ``str()`` is a clause."""


class Unpacker:
    """Undoes one body's compression. ``window`` is how many bytes that may take beside the body.

    Raises:
        CannotUnpack: nobody knows this ``encoding``, the body's Content-Encoding.
    """

    def __init__(self, encoding: str) -> None:
        name = encoding.strip().lower()
        self._name = _NAMES.get(name, name)
        if self._name not in _PLAIN and self._name not in _WINDOWS:
            raise CannotUnpack(phrase("web-compression", name=repeated(self._name[:40])))
        self.window = _WINDOWS.get(self._name, 0)
        self._decoder: BrotliDecompressor | ZLibDecompressor | ZSTDDecompressor | None = None

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        """What these next bytes hold, some PIECE at a time; stop asking, and no more is undone.

        Raises:
            CannotUnpack: they cannot be undone.
        """
        if self._name in _PLAIN:
            yield packed
            return
        self._decoder = self._decoder or self._made(packed)
        more = True
        while more:
            try:
                piece = self._decoder.decompress_sync(packed, PIECE)
            except Exception as error:  # each decoder has a class of its own for it
                raise CannotUnpack(phrase("web-broke-off")) from error
            packed, more = b"", self._decoder.data_available
            yield piece

    def close(self) -> None:
        """Lets the window go."""
        self._decoder = None

    def _made(self, packed: bytes) -> BrotliDecompressor | ZLibDecompressor | ZSTDDecompressor:
        if self._name == "br":
            return BrotliDecompressor()
        if self._name == "zstd":
            return ZSTDDecompressor()
        # "deflate" means zlib's format (RFC 9110, 8.4.1.2), and some servers send it without zlib's head.
        bare = self._name == "deflate" and packed[:1] != b"" and packed[0] & 0xF != _ZLIB
        return ZLibDecompressor(encoding=self._name, suppress_deflate_header=bare)
