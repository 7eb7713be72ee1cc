"""The addresses under which one page may stand: canonical, for phones, as AMP, with and without www. Pure.

Versions do not prove that two articles are one: sites exist whose mobile half has articles of its own. They only say
where to look; whether it is the same is told by the text (see ``bot.ingest.decide``).
"""

import re
from collections.abc import Callable
from itertools import product
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

_LABELS = ("www", "m", "mobile", "amp")
_FOR_AMP = frozenset({"amp", "outputtype", "usqp"})
_AMP_PATH = re.compile(r"/amp/?$|^/amp(?=/.)|\.amp(?=\.html?$)|\.amp$", re.IGNORECASE)
_SITE = r"(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?P<path>/.*)?$"
_CACHES = (  # https://developers.google.com/amp/cache/overview
    (re.compile(r"[\w-]+\.cdn\.ampproject\.org"), re.compile(rf"/[cv]/(?:s/)?{_SITE}")),
    (re.compile(r"(?:www\.)?google(?:\.co)?\.[a-z]{2,3}"), re.compile(rf"/amp/(?:s/)?{_SITE}")),
)
_FOR_PHONES = {"m": "1"}  # Blogger's
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|igsh|mc_[ce]id|_ga|_gl|ref_src|tag_from|spm|at_\w+"
)
_OF_A_PAGE = re.compile(r"page|hal|halaman|pg|single|showpage")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d{1,5})?/\S+", re.IGNORECASE)


def canonical_url(url: str) -> str | None:
    """``url`` without what does not change the page: fragment, tracking parameters, default port, case of the host.

    None where it is not an http or https address with a host, or carries a password.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    scheme, host = parts.scheme.lower(), (parts.hostname or "").rstrip(".")
    if scheme not in _DEFAULT_PORTS or not host or parts.username is not None or re.search(r"[\s<>\"\\]", host):
        return None
    host = f"[{host}]" if ":" in host else host
    netloc = host if port in {None, _DEFAULT_PORTS[scheme]} else f"{host}:{port}"
    query = _without(parts.query, lambda key, _: _TRACKING.fullmatch(key) is not None)
    return urlunsplit(SplitResult(scheme, netloc, parts.path or "/", query, ""))


def without_amp(url: str) -> str:
    """An address without what asks for its AMP or its phone version; its host stays, save a cache's of AMP pages."""
    parts = _out_of_cache(urlsplit(url))
    query = _without(parts.query, _asks_for_version)
    path = _AMP_PATH.sub("", parts.path) or "/"
    return urlunsplit(SplitResult(parts.scheme, parts.netloc, path, query, ""))


def without_pages(url: str) -> str:
    """An address without what asks for one page of its article, or for all of them in one."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=_without(parts.query, lambda key, _: _OF_A_PAGE.fullmatch(key) is not None)))


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


def typed_address(text: str) -> str | None:
    """The web address in what somebody typed: perhaps between marks, perhaps without its scheme; None where none is."""
    bare = text.strip().removeprefix("<").removesuffix(">")
    if re.fullmatch(r"https?://\S+", bare, re.IGNORECASE):
        return bare
    return f"https://{bare}" if _WITHOUT_SCHEME.fullmatch(bare) else None


def where_stored(url: str) -> tuple[str, ...]:
    """The addresses under which an article may be stored that somebody names by ``url``, the likeliest first.

    Its pages (``?page=2``) are looked for too, since an article is kept once with all of them.
    """
    address = canonical_url(url)
    if address is None:
        return ()
    whole = without_pages(address)
    return tuple(dict.fromkeys((address, *variants(address), whole, *variants(whole))))


def _out_of_cache(parts: SplitResult) -> SplitResult:
    """The site's own address in one of Google's for its AMP pages, which people get from searches and pass on."""
    form = next((form for host, form in _CACHES if host.fullmatch(parts.hostname or "")), None)
    found = form.match(parts.path) if form else None
    return parts._replace(scheme="https", netloc=found["host"], path=found["path"] or "/") if found else parts


def _without(query: str, unwanted: Callable[[str, str], bool]) -> str:
    """A query without the pairs of key, in lower case, and value that are unwanted; as it was where there are none."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not unwanted(key.lower(), value)]
    return query if len(kept) == len(pairs) else urlencode(kept)


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
