"""Link spam: a few words without a full stop, put where a reader's eye rests, to carry a link to elsewhere."""

import re

from storage.records import Removed

_WORDS = re.compile(
    r"\b(?:casino|kasino|slots?|gacor|togel|sbobet|maxwin|jackpot|scatter|rtp|poker|judi|taruhan|betting|bandar|agen|"
    r"situs|info|daftar|link alternatif|bonus|deposit|terpercaya|pinjol)\b",
    re.IGNORECASE,
)
_BRANDS = ("CASINO", "KASINO", "SLOT", "GACOR", "TOGEL", "POKER", "SBOBET", "MAXWIN")
_SHOUTED = re.compile(rf"(?<=[.!?…”\"] )(?:[A-Z\d]{{2,}} ){{0,4}}(?:{'|'.join(_BRANDS)})S?(?: [A-Z\d]{{2,}})*(?=\s|$)")
_ENDED = re.compile(r"[.!?…][\"”’)]* \Z")
_FRAGMENT = re.compile(r"[^.!?…,;:\"“”()\n]{3,60}\Z")


def cut_spam(line: str) -> tuple[str, list[Removed]]:
    """Cuts link spam out of a paragraph: "... ketat. INFO CASINO" at its end, or capitals between sentences."""
    went: list[Removed] = []
    if line[-1:].isalnum() and (last := _FRAGMENT.search(line, max(0, len(line) - 62))):
        fragment = last.group().strip()
        if _ENDED.search(line, max(0, last.start() - 4), last.end() - len(last.group().lstrip())) and _is_spam(
            fragment
        ):
            line = line[: last.start()].rstrip()
            went.append(Removed(fragment, "link-spam"))
    if _shouts(line) and (shouted := _SHOUTED.findall(line)):
        went = [*(Removed(text, "link-spam") for text in shouted), *went]
        line = " ".join(_SHOUTED.sub("", line).split())
    return line, went


def _shouts(line: str) -> bool:
    """Whether a brand stands in a line; asked of every one, so without a generator."""
    for brand in _BRANDS:  # noqa: SIM110
        if brand in line:
            return True
    return False


def is_spam_line(line: str) -> bool:
    """Whether a whole line is spam: more than half of its words are its vocabulary (Situs Slot Gacor)."""
    said = line.split()
    return len(said) <= 8 and 2 * len(_WORDS.findall(line)) > len(said)


def _is_spam(fragment: str) -> bool:
    """Capitals, or spam's words in title case, after the last full stop and without one of their own."""
    said = fragment.split()
    if len(said) > 8:
        return False
    if fragment.isupper() and len(said) > 1:
        return True
    return _WORDS.search(fragment) is not None and (
        is_spam_line(fragment) or all(word[0].isupper() or word[0].isdigit() for word in said)
    )
