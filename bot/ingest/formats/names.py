"""The names that a page gives, of its author, its outlet and its article, without what is none of them. Pure."""

import re
from collections.abc import Iterable

LABEL = r"(?:penulis|pewarta|reporter|rep|wartawan|jurnalis|kontributor|oleh|written by|by)"
"""What stands before an author's name."""
POSTED = r"(?:(?i:kontributor|koresponden|(?:laporan )?wartawan|jurnalis) [^,:]{3,40}, )"
"""The same with a place or an outlet."""
_LABEL = re.compile(rf"^(?:{POSTED}|{LABEL}(?:\s*:\s*|\s+)(?=\S){POSTED}?)", re.IGNORECASE)
_EDITOR = re.compile(r"(?:editor|redaktur|red|penyunting)\s*:", re.IGNORECASE)
_BEHIND = re.compile(r"\s+[-–—|/]\s+|,\s+(?=\S*(?:\.com?\b|\.id\b))")
_NO_PERSON = re.compile(
    r"\b(?:pt|tim|redaksi|admin|administrator|media|news|newsroom|online|desk|web|design|development|com|co)\b|[@/\d]",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:\s+[-–|])?\s+(?:halaman|hal|page)\s+(?:all|\d{1,2})(?=$|\s+[-–|])", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[-–—|•·»]\s+|:\s+")
_LETTERS = re.compile(r"[\W_]+")


def author_of(name: str | None, outlets: Iterable[str]) -> str | None:
    """The persons in what a page calls its author; None where these are an outlet, a desk or an account.

    Args:
        name: one or more names, with ``;`` between them, maybe behind "Penulis:".
        outlets: what the page's outlet is called.
    """
    theirs = {_letters(outlet) for outlet in outlets}
    names = (_person(one) for one in (name or "").split(";"))
    return "; ".join(dict.fromkeys(one for one in names if one and _letters(one) not in theirs)) or None


def outlet_of(name: str | None) -> str | None:
    """An outlet's name, unless it is only an address."""
    return None if name is None or re.match(r"https?:|//", name.strip()) else name


def title_of(title: str, head: str, outlets: Iterable[str]) -> str:
    """A title without the outlet's name, the section and the page's number around it.

    Args:
        title: what the page calls itself.
        head: the headline that it shows; believed where only something behind a separator is left of the title.
        outlets: what the page's outlet is called: its name, its host.
    """
    if head and head != title and head in title:
        before, _, after = title.partition(head)
        apart = (not before or _SEPARATOR.search(before)) and (
            not after or _SEPARATOR.match(after) or _PAGE.match(after)
        )
        if apart:
            return head
    theirs = [_letters(outlet) for outlet in outlets if len(_letters(outlet)) >= 4]
    parts = list(_SEPARATOR.finditer(title))
    if parts and _is_one_of(title[parts[-1].end() :], theirs):
        title = title[: parts[-1].start()]
    elif parts and _is_one_of(title[: parts[0].start()], theirs):
        title = title[parts[0].end() :]
    return _PAGE.sub("", title)


def _person(name: str) -> str | None:
    if _EDITOR.match(name.strip()):
        return None
    bare = _BEHIND.split(_LABEL.sub("", name.strip()))[0].strip(" ,;:-")
    return None if not bare or _NO_PERSON.search(bare) else bare


def _is_one_of(part: str, outlets: list[str]) -> bool:
    said = _letters(part)
    return bool(said) and any(said == outlet or (len(said) >= 5 and said in outlet) for outlet in outlets)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
