"""What an article is known by: the same one, read again from anywhere, must be recognised.

The keys, the strongest first:

1. ``guid``: the id its source gives it, within that source (``kabar.example#4711``); for a file whose article has
   neither id nor URL, the file's own absolute address, so that an edited file is a revision, not a second article;
2. the canonical URL;
3. the fingerprint of its text, so that the same text under another name or address is a duplicate;
4. the addresses of its versions for phones, AMP and the like, where nearly the same text stands too.
"""

import unicodedata
from hashlib import sha256
from urllib.parse import urlsplit

from bot.addresses import canonical_url, variants
from bot.ingest.documents import Origin, ParsedDocument
from storage.records import ArticleKeys, NewArticle

_SAME_MARK = str.maketrans("“”„‟«»‘’‚‛–—‑", '""""""\'\'\'\'---')


def name_article(parsed: ParsedDocument, origin: Origin, *, default_source: str | None = None) -> NewArticle:
    """Names a parsed document's source and keys.

    The source is what the document says, else ``default_source``, else the host of its URL, else the file's name.
    """
    # A page that does not name its own address is known by the one it was fetched from.
    url = canonical_url(parsed.url or origin.uri or "")
    source = parsed.source or default_source or (url and outlet(url)) or origin.name.rpartition("/")[2] or origin.name
    scope = parsed.source or (url and outlet(url)) or default_source or origin.uri
    return NewArticle(
        source=source,
        raw_text=parsed.text,
        keys=ArticleKeys(
            guid=_guid(parsed.id, scope, url, origin),
            url=url,
            fingerprint=fingerprint(parsed.text),
            variants=variants(url) if url else (),
        ),
        published_at=parsed.published_at,
        author=parsed.author,
        topics=parsed.topics,
    )


def outlet(url: str) -> str:
    """The host of a URL as people call the outlet: ``www.detik.com`` is ``detik.com``."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def fingerprint(text: str) -> str:
    """SHA-256 of the text, blind to case, white space, kinds of quote mark and of dash."""
    plain = unicodedata.normalize("NFKC", text).translate(_SAME_MARK).casefold()
    return sha256(" ".join(plain.split()).encode("utf-8", "replace")).hexdigest()


def _guid(given: str | None, scope: str | None, url: str | None, origin: Origin) -> str | None:
    if given is not None:
        return f"{scope}#{given}" if scope else None
    if url is not None or origin.line is not None:
        return None
    return origin.uri
