"""The addresses under which one page may stand: for phones, as AMP, with and without www. Pure.

None of them proves that two articles are one: sites exist whose mobile half has articles of its own. They only say
where to look; whether it is the same is told by the text (see ``bot.ingest.decide``).
"""

import re
from itertools import product
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

_LABELS = ("www", "m", "mobile", "amp")
_FOR_AMP = frozenset({"amp", "outputtype", "usqp"})
_AMP_PATH = re.compile(r"/amp/?$|^/amp(?=/.)|\.amp(?=\.html?$)|\.amp$", re.IGNORECASE)
_FOR_PHONES = {"m": "1"}  # Blogger's


def without_amp(url: str) -> str:
    """An address without what asks for its AMP or its phone version; its host stays."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not _asks_for_version(key.lower(), value)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    path = _AMP_PATH.sub("", parts.path) or "/"
    return urlunsplit(SplitResult(parts.scheme, parts.netloc, path, query, ""))


def variants(url: str) -> tuple[str, ...]:
    """The other addresses that may show the same page, by host, scheme, AMP and a slash at the end; never another path.

    Args:
        url: a canonical http or https address. A front page has none: every site's is another page each day.
    """
    parts = urlsplit(without_amp(url))
    path = parts.path.rstrip("/")
    if not path or parts.port or not parts.hostname:
        return ()
    host = _bare(parts.hostname)
    hosts = (host, *(f"{label}.{host}" for label in _LABELS))
    found = (
        urlunsplit(SplitResult(scheme, name, end, parts.query, ""))
        for scheme, name, end in product(("https", "http"), hosts, (path, f"{path}/"))
    )
    return tuple(address for address in found if address != url)


def _asks_for_version(key: str, value: str) -> bool:
    return key in _FOR_AMP or _FOR_PHONES.get(key) == value


def _bare(host: str) -> str:
    """A host without the label of a version, where what is left is still the site: ``m.co.id`` is one of its own."""
    label, _, rest = host.partition(".")
    return rest if label in _LABELS and "." in rest and _same_site(host, rest) else host


def _same_site(host: str, rest: str) -> bool:
    # Its table of public suffixes takes a tenth of a second to load, and most hosts need none.
    from courlan import extract_domain

    return bool(extract_domain(f"https://{host}/") == extract_domain(f"https://{rest}/"))
