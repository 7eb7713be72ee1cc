"""Discord's markdown: runs of a message as text that shows exactly what they say, with no markup of their own."""

import re
from itertools import pairwise
from urllib.parse import quote, urlsplit

from bot.message import Link, Run, Runs, Style, Text, Time

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSAFE = re.compile(
    # Controls, marks and overrides of direction (CVE-2021-42574), and characters without width.
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_UNENCODABLE = re.compile(r"[\ud800-\udfff]")
_MARKUP = re.compile(
    # Everywhere; a colon before a word begins an emoji, a time or an address; the rest begins a list or a heading.
    r"[\\*_~`|<>@#\[\]]|:(?=\S)|(?:(?<=\n)|\A)(?P<indent>[ \t]*)(?P<digits>\d*)(?P<list>[-+.])"
)
_SEPARATOR = "\u200b"
"""Keeps the marks of two neighbouring runs apart: ``**a**`` and ``*b*`` would read as one row of stars."""


def safe(text: str) -> str:
    """``text`` without what is obeyed instead of shown; line ends stay, as newlines."""
    if text.isprintable():
        # None of the characters below is: most texts need no second look.
        return text
    return _UNENCODABLE.sub("\ufffd", _UNSAFE.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " ")))


def escape(text: str) -> str:
    """``text`` as markdown that shows it: no style, link, mention, emoji, time, list, quote or heading comes of it."""
    return _MARKUP.sub(_escaped, safe(text))


def _escaped(found: re.Match[str]) -> str:
    if found["list"] is None:
        return f"\\{found[0]}"
    return f"{found['indent']}{found['digits']}\\{found['list']}"


def markdown(runs: Runs, base: Style = "plain") -> str:
    """All runs, one after another; ``base`` is the style of plain ones."""
    shown = [part for part in (_run(run, base) for run in runs) if part]
    joined = shown[:1]
    for before, after in pairwise(shown):
        joined += [_SEPARATOR, after] if before[-1] in "*`" and after[0] in "*`" else [after]
    return "".join(joined)


def _run(run: Run, base: Style) -> str:
    match run:
        case Text(text, style):
            return _styled(text, base if style == "plain" else style)
        case Link(text, url):
            return _link(text, url)
        case Time(at):
            # The same as discord.utils.format_dt(at, "f"); each reader sees their own zone.
            return f"<t:{int(at.timestamp())}:f>"


def _styled(text: str, style: Style) -> str:
    if style in ("plain", "faint"):
        return escape(text)
    inner = safe(text)
    bare = inner.strip()
    if not bare:
        return inner
    # Marks that touch a space are not marks.
    start = inner.index(bare)
    return f"{inner[:start]}{_marked(bare, style)}{inner[start + len(bare) :]}"


def _marked(text: str, style: Style) -> str:
    if style == "code":
        return escape(text) if "`" in text or "\n" in text else f"`{text}`"
    mark = "**" if style == "bold" else "*"
    return f"{mark}{escape(text)}{mark}"


def _link(text: str, url: str) -> str:
    """A masked link with the host that it really leads to beside it; one that leads nowhere is text alone."""
    host, label = host_of(url), escape(text).replace("\n", " ").strip()
    if host is None:
        return label
    shown = escape(host)
    return f"[{label or shown}]({_address(url)}) ({shown})"


def host_of(url: str) -> str | None:
    """The host of an http or https address as its registry knows it (ASCII), or None if it is no such address."""
    try:
        parts = urlsplit(safe(url))
        host = parts.hostname if parts.scheme in ("http", "https") else None
        return host.encode("idna").decode("ascii") if host else None
    except ValueError:
        return None


def _address(url: str) -> str:
    """``url`` without characters that could end the link around it."""
    return quote(safe(url), safe="!#$%&'*+,/:;=?@~-._")
