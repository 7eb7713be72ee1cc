"""Bytes of unknown encoding to text that every later step can trust."""

import codecs
import re

from bot.errors import RefusedDocument
from bot.phrase import phrase

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32's little-endian mark begins with UTF-16's, so it is asked for first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WEB_CHARSET = re.compile(
    r"utf-?8|utf-16(?:[lb]e)?|us-ascii|latin-?1|(?:iso-8859|windows|cp)-?\d{1,4}|gb[k\d]+|big5|shift_jis|euc-\w{2}|koi8-\w",
    re.IGNORECASE,
)
"""Text encodings a page may name. Python knows more, some of which (punycode) take quadratic time."""
_WESTERN = frozenset({"windows-1252", "cp1252", "iso-8859-15"})
_SAMPLE = 64 * 1024
_MOSTLY_CONTROL = 0.02
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_UNTIDY = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text in ``data``, tidy. ``declared`` is the encoding that a page names.

    Raises:
        RefusedDocument: this is not text.
    """
    return tidy(decode_as_is(data, declared=declared))


def decode_as_is(data: bytes, *, declared: str | None = None) -> str:
    """The text in ``data`` with all its characters, for formats in which a control character means something.

    A byte order mark decides, or the zero bytes of UTF-16; else ``declared`` where it fits, then UTF-8, last a guess.
    What calls itself Western and is valid UTF-8 is UTF-8: old templates declare what their articles no longer are, and
    Western text is hardly ever valid UTF-8 by chance.

    Raises:
        RefusedDocument: this is not text.
    """
    unicode = _marked(data) or _utf16(data)
    if unicode:
        return data.decode(unicode, errors="replace")
    if _is_binary(data):
        raise RefusedDocument(phrase("text-binary"))
    stated = _web_charset(declared)
    for encoding in ("utf-8" if stated in _WESTERN else stated, "utf-8", stated):
        try:
            if encoding:
                return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(_guess(data), errors="replace")


def encoding_of(data: bytes) -> str:
    """The Unicode encoding that the beginning of ``data`` shows, or "utf-8" where it shows none."""
    return _marked(data) or _utf16(data) or "utf-8"


def tidy(text: str) -> str:
    """``text`` with line feeds as its line ends, without control characters and byte order marks.

    Half a surrogate pair, which JSON escapes can spell and no encoding can write, becomes U+FFFD.
    """
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    if not _UNTIDY.search(text):  # one look at most texts instead of two
        return text
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", text))


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin text then has a zero byte in nearly every pair, always on one side."""
    head = data[: _SAMPLE & ~1]
    pairs = len(head) // 2
    if not pairs:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.02 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.02 * pairs:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    controls = len(head) - len(head.translate(None, bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))))
    return controls > _MOSTLY_CONTROL * len(head)


def _web_charset(declared: str | None) -> str | None:
    if declared is None or not _WEB_CHARSET.fullmatch(declared):
        return None
    # Pages that say ISO-8859-1 mean windows-1252, and browsers read them so (WHATWG Encoding Standard).
    declared = declared.lower()
    return "windows-1252" if re.fullmatch(r"iso-?8859-?1|latin-?1|us-ascii", declared) else declared


def _guess(data: bytes) -> str:
    """The likeliest encoding of text that is not valid UTF-8."""
    damaged = data.decode("utf-8", errors="replace")
    intact = sum(map(damaged.count, "“”‘’–—…é"))
    if intact > damaged.count("\N{REPLACEMENT CHARACTER}"):
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise RefusedDocument(phrase("text-encoding"))
    # Western and Central European code pages share the quote marks; Indonesian has no letter that tells them apart.
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
