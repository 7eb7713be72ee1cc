"""What a word of a capitalised run may be: a role, a title, part of a body's or a place's name, or of a person's."""

from bot.analysis.speakers.lexicon import DEGREES, GIVEN_TOO, LINKS, ORGANISATION, ROLE_FORM, ROLES, STARTERS, TITLES
from bot.analysis.speakers.office_words import (
    DEGREE_FORM,
    DOMAINS,
    FIELD,
    FORMED,
    GIVEN_FIRST,
    NUMERALS,
    OF_SENTENCES,
    POSSESSIVE,
    SHORT_BODIES,
    TRAILING,
)
from bot.analysis.speakers.places import PLACES


def introduces(word: str, *, alone: bool) -> bool:
    """Whether a word at the start of a run is one of the sentence: "Menurut", "Misalnya", "Kedatangan"."""
    if word in ROLES or word in ORGANISATION:
        return False
    if word in STARTERS or word[:1].isdigit():
        return True
    return not alone and (FORMED.fullmatch(word) or OF_SENTENCES.fullmatch(word)) is not None


def trails(word: str, token: str) -> bool:
    """Whether a word at the end of a run belongs to no name: a degree, a day, what a missing full stop left there."""
    if token in DEGREES or word in TRAILING or (len(word) > 6 and word.endswith("nya")):
        return True
    return not token.istitle() and DEGREE_FORM.fullmatch(token) is not None


def heads_role(role: str) -> bool:
    """Whether words that stand before a name have an office of a person among them: not "PT", not "Fraksi Contoh"."""
    return any(is_role(word.strip(".,()")) for word in role.lower().split())


def is_title(word: str) -> bool:
    """Whether a word stands before names and belongs to neither name nor role."""
    return word in TITLES


def is_role(word: str) -> bool:
    """Whether a word heads an office: listed, or abbreviated as offices are."""
    return word in ROLES or bool(ROLE_FORM.match(word))


def is_given(plain: list[str], index: int) -> bool:
    """Whether a role's word is a name here: "Lukman Hakim Waluyo", "Menteri Kehutanan Raja Waluyo"."""
    word, before = plain[index], plain[index - 1]
    if word not in GIVEN_TOO or before in ROLES:
        return False
    return (word in GIVEN_FIRST and index < len(plain) - 1) or (before not in ORGANISATION and before not in PLACES)


def names_a_body(word: str, token: str) -> bool:
    """Whether a word belongs to an office's, a body's or a machine's name and to no person's."""
    if (
        word in ORGANISATION
        or token in SHORT_BODIES
        or word.rpartition(".")[2] in DOMAINS
        or FIELD.fullmatch(word)
        or (is_role(word) and word not in GIVEN_TOO)
    ):
        return True
    if token.endswith(POSSESSIVE) or token[-1].isdigit():
        return True
    return token.isupper() and len(token) > 2 and word not in NUMERALS


def may_be_name(plain: str, token: str) -> bool:
    """Whether a word can be one of a person's name, as far as its form and the lists tell."""
    if token.islower() and plain not in LINKS:
        return False
    if (
        not plain[:1].isalpha()
        or token.endswith(POSSESSIVE)
        or plain[-1].isdigit()
        or "." in plain
        or plain in ORGANISATION
        or plain in PLACES
        or is_role(plain)
    ):
        return False
    if plain in NUMERALS:
        return True
    if FIELD.fullmatch(plain):
        return False
    # All capitals name offices (BMKG), save for initials.
    return not (len(token.strip(".")) > 1 and token.isupper())


def is_place(plain: list[str], tokens: list[str]) -> bool:
    """Whether no word of a run can be a person's."""
    return all(not may_be_name(word, token) for word, token in zip(plain, tokens, strict=True))


def plain_word(token: str) -> str:
    """A token for looking up: in lower case, without marks."""
    return token.strip(".,'’").lower()
