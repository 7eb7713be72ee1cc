"""Titles and ranks before a name, and where they are parts of offices instead."""

from bot.analysis.speakers.lexicon import ORGANISATION, ROLES, TITLES
from bot.analysis.speakers.office_words import AT_SEA, BEHIND_RANKS, FORCES, IN_OFFICES, OF_GENERAL, RANKED, RANKS
from bot.analysis.speakers.word_kinds import is_title, may_be_name


def after_last_title(plain: list[str], tokens: list[str]) -> int | None:
    """The index behind the last title or rank, or None where there is none."""
    last = None
    for index, word in enumerate(plain):
        if word in RANKED:
            near = plain[max(0, index - 1) : index] + plain[index + 1 : index + 2]
            if not RANKS.isdisjoint(near):
                last = index
        elif (
            (word in FORCES and index and plain[index - 1] == "tni")
            or (is_title(word) and not _is_no_title_here(index, plain, tokens))
            or (last is not None and index == last + 1 and (word in BEHIND_RANKS or _at_sea(plain[last], word)))
        ):
            last = index
    return None if last is None else last + 1


def _at_sea(rank: str, word: str) -> bool:
    return word in AT_SEA and rank in {"laksamana", "marsekal"}


def _is_no_title_here(index: int, plain: list[str], tokens: list[str]) -> bool:
    """Whether a title's word belongs to an office ("Sekretaris Jenderal") or is an initial ("Yasmin H Lubis")."""
    word, before = plain[index], plain[index - 1] if index else ""
    if word == "jenderal":
        return part_of_office(index, plain)
    if word in IN_OFFICES:
        return before in ROLES
    initial = len(word) == 1 and bool(before) and may_be_name(before, tokens[index - 1]) and before not in TITLES
    return initial or tokens[index] in {"MS", "MR"}


def part_of_office(index: int, plain: list[str]) -> bool:
    """Whether a title's word within a role is the office's own: "Duta Besar", "Direktur Jenderal Pajak", "TNI"."""
    if plain[index] == "tni" or (plain[index] == "besar" and index and plain[index - 1] in {"duta", "guru"}):
        return True
    before, behind = plain[index - 1] if index else "", plain[index + 1] if index + 1 < len(plain) else ""
    if plain[index] != "jenderal":
        return False
    return before in OF_GENERAL or (before == "inspektur" and behind in ORGANISATION)
