"""Who the subject of a verb of saying is: "Kuat Nursiam, yang hadir di sana, menilai"."""

import re
from collections.abc import Sequence

from bot.analysis.speakers.descriptions import NOBODY, TELLS, Phrase, clean_role, describes_role, personal, unnamed
from bot.analysis.speakers.lexicon import DEGREES
from bot.analysis.speakers.names import Named
from bot.analysis.speakers.roster import Roster
from bot.analysis.speakers.word_kinds import heads_role

_TITLES_LAST = re.compile(r"(?:\b(?:Prof|Dr|Drs|Dra|dr|drg|Ir|Hj|H|KH)\.?\s+)+$")
_APPOSED = re.compile(r"(?:\([^()]*\))?,\s+([^,]+)$")
_DOES = re.compile(
    r"(?: (?!(?:dan|atau|oleh|kepada|bahwa|untuk|dengan|dari|di|ke|pada|bersama|agar|yang|tidak|tak|belum|ini|"
    r"itu|tersebut)\b)[a-z-]+){1,3} "
)
"""Between a subject and a verb: what somebody does who says something by it, "keceplosan", "keselip lidah"."""

_NO_SUBJECTS = ("kepada ", "dengan ", "bersama ", "oleh ", "dari ", "soal ", "tentang ", "terhadap ", "untuk ")
"""Right before a name that is no subject, though a verb follows: "Sari kepada Waluyo mengatakan"."""

_OR_NOTHING = DEGREES | {""}
_ADVERBS = re.compile(
    r"(?:\s+(?:juga|pun|kemudian|lalu|kembali|sempat|turut|terus|tetap|akan|telah|pernah|sendiri|lantas|hanya|sudah|"
    r"awalnya|mulanya|akhirnya|selanjutnya|sebelumnya|memang|justru|malah|bahkan|langsung|sering|selalu|ikut|kini|"
    r"belum|tidak|tak|dapat|bisa|mau|masih|mulai|"
    r"secara \w+|dengan \w+|sambil \w+|yang|also|then|later|has|had|itu sendiri))+\s*$"
)


def subject_before(text: str, start: int, end: int, roster: Roster, *, near_only: bool = False) -> Phrase:
    """The subject of a reporting verb that begins at ``end``, in the clause from ``start``.

    With ``near_only`` a subject that does not stand right before the verb is left out.
    """
    segment = _ADVERBS.sub("", text[start:end].rstrip())
    if (pronoun := _pronoun(segment)) is not None:
        return pronoun
    bare = re.sub(r"\([^()]*\)\s*,?\s*$", "", segment).rstrip(" ,")
    candidates = roster.between(start, start + len(bare) + 1)
    for named in candidates:
        if re.match(r"\s*(?:\([^()]*\))?\s*(?:selaku|sebagai)\s", text[named.end : start + len(segment)]):
            return _as_subject(text, start, named)
    near = [
        named
        for named in candidates
        if all(word.strip(".,") in _OR_NOTHING for word in text[named.end : start + len(bare)].split())
        and not text.endswith(_NO_SUBJECTS, start, named.start)
    ]
    if near:
        who = _before_apposition(text, candidates) or _with_company(text, start, candidates, near[-1]) or near[-1]
        return _as_subject(text, start, who)
    if near_only:
        return NOBODY
    if office := _office(text, start, start + len(bare), candidates):
        return unnamed(office)
    if far := _far_subject(text, start, start + len(segment), candidates):
        return _as_subject(text, start, far)
    if re.match(r"(?:ia|dia|beliau|he|she)\b", segment.strip(), re.I):
        return Phrase("pronoun", segment.strip().split()[0])
    return unnamed(re.split(r",\s*", bare)[-1].strip()[-80:])


def _pronoun(segment: str) -> Phrase | None:
    """A pronoun, or "sang aktor", right before a verb."""
    if pronoun := re.search(r"\b(ia|dia|beliau|dirinya|he|she)\s*$", segment, re.I):
        return Phrase("pronoun", pronoun.group(1))
    if re.search(r"(?:^|[.,¦\n]\s*)sang \w+\s*$", segment, re.I):
        return Phrase("pronoun", segment.strip())
    if re.search(r"\b(?:mereka|they)\s*$", segment, re.I):
        return NOBODY
    return None


def _office(text: str, start: int, end: int, candidates: Sequence[Named]) -> str | None:
    """An office without its holder right before a verb: "Wakil Presiden menegaskan"; none in apposition to a name."""
    at = max(text.rfind(",", start, end), text.rfind("¦", start, end), start - 1) + 1
    office = text[at:end].strip()
    if not office[:1].isupper() or not describes_role(office) or any(named.start >= at for named in candidates):
        return None
    named_before = any(named.end >= at - 1 for named in candidates)
    return None if named_before else office


def _far_subject(text: str, start: int, end: int, candidates: Sequence[Named]) -> Named | None:
    """The subject that more is said of before its verb comes."""
    # "Kuat Nursiam, yang hadir di sana, menilai": the name before the first comma, with what is said of it between.
    for named in filter(personal, candidates):
        after = text[named.end : end]
        if re.match(
            r"\s*(?:\([^()]*\))?\s*(?:,| (?:yang|dari|dalam|di|pada|saat|usai|ketika|lewat|melalui|kepada) )", after
        ) and (
            after.endswith(",")
            or "," not in after
            or after.count(",") >= 2
            or re.match(r"\s*(?:\([^()]*\))? (?:yang|dari)", after)
        ):
            return named
    first = next(iter(candidates), None)
    if first and personal(first) and _begins_with(first, text, start) and _DOES.fullmatch(f"{text[first.end : end]} "):
        return first
    return None


def _with_company(text: str, start: int, candidates: Sequence[Named], near: Named) -> Named | None:
    """Who is the subject where the name at the verb is of whom they are with: "Sari, yang mendampingi Waluyo, …"."""
    first = candidates[0]
    if first is near or not personal(first) or not _begins_with(first, text, start):
        return None
    between = text[first.end : near.start]
    return first if between.startswith(" yang ") and "," not in between else None


def _begins_with(named: Named, text: str, start: int) -> bool:
    """Whether a clause begins with a name, its office before it."""
    return text[start : named.start].strip(" ¦") in {"", named.role}


def _before_apposition(text: str, candidates: Sequence[Named]) -> Named | None:
    """The person whom an office in apposition names: "Rahmat Waluyo, Bupati Sukamaju, …"."""
    if len(candidates) < 2:
        return None
    person, office = candidates[-2:]
    between = text[person.end : office.start].strip()
    told = _APPOSED.match(between)
    if told and text.startswith(",", office.end) and describes_role(told[1]) and personal(person):
        return person
    return person if between[:1] == "," and office.role and between.strip(", ") == office.role else None


def _as_subject(text: str, start: int, named: Named) -> Phrase:
    role = named.role if heads_role(named.role) else None
    if role is None:
        before = re.search(
            r"(?:^|[,.;¦]\s*)([^,.;¦]{3,90}?)(?:,\s*)?$", _TITLES_LAST.sub("", text[start : named.start])
        )
        if before and describes_role(before[1]) and not TELLS.search(clean_role(before[1])):
            role = clean_role(before[1])
        else:
            after = re.match(r"\s*(?:\([^()]*\))?,\s*([^,.;¦]{3,90})", text[named.end : named.end + 120])
            told = after and describes_role(after[1]) and not TELLS.search(clean_role(after[1]))
            role = clean_role(after[1]) if after and told else named.role or None
    return Phrase("person", named.name, named, role)
