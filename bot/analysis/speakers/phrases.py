"""Who is meant by the words at a quotation: "Kepala BMKG Dwikorita", "dia", "studi tersebut"."""

import re
from collections.abc import Sequence

from bot.analysis.speakers.cues import NOT_SAID
from bot.analysis.speakers.descriptions import NOBODY, TELLS, Phrase, clean_role, describes_role, personal, unnamed
from bot.analysis.speakers.lexicon import DEGREES, ORGANISATION, PLURALS, PRONOUNS, RELATIONS, STARTERS, TITLES
from bot.analysis.speakers.names import RUN, Named, read_run
from bot.analysis.speakers.offices import heads_role
from bot.analysis.speakers.roster import Roster

_END = re.compile(
    r"[;:?!\n¦–—]|\.(?!(?:com?|id|net|org)\b)|\s(?:saat|kepada|dalam|di|dari (?:balik|atas)|pada|usai|ketika|"
    r"melalui|lewat|seperti|sebagaimana|seusai|sesudah|selepas|sela|dikutip|dilansir|dikonfirmasi|sambil|"
    r"seraya|setelah|sebelum|terkait|soal|tentang|mengenai|menambahkan|menanggapi|menjawab|dengan|untuk|secara|"
    r"yang|alias|atau|bahwa|me(?!nteri|dia)\w{3,}|lalu|kemudian|sembari|menjelaskan|when|in|on|at|during|after|to|told)\s"
)
# A full stop that only shortens a word or an initial ends nothing.
_SHORT_STOP = re.compile(
    r"(?:\b(?:Prof|Dr|Drs|Dra|dr|drg|Ir|Hj|KH|St|Mr|Mrs|Ms|Pdt|Ust|Tgk|Tn|Ny|[A-Z])|\b(?:S|M|Sp|Ph|A|B)\.[A-Z][a-z]?)$"
)
_WEEKDAY = re.compile(r"\s*(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Ahad|\d)", re.I)
_DESCRIBED = re.compile(
    r"\s*([^,.;:\n¦]{3,90}?(?:, [A-Z]\w+(?: [A-Z]\w+)?)?\s(?:itu|tersebut|ini))"
    r"(?=[,.;:\n¦]|\s(?:lagi\b|saat|kepada|dalam|di|pada|usai|ketika|seperti|seraya|sambil)|$)"
)
_INTRODUCED = re.compile(r"\s*((?:salah (?:satu|seorang) |seorang )?[a-z]\w+(?: [^,.;:!?\n¦]{2,130})?), (?=[A-Z])")
"""What a person is, in small letters, before their name: "salah satu pendiri kelompok ini, Sari Dewi"."""

_KNOWN_AS = re.compile(r"\s*[a-z]\w+ [^,.\n¦]{0,60}?\b(?:disapa|dipanggil) (?=[A-Z])")
"""Somebody told by what they are called: "perempuan yang akrab disapa Bunda Sari"."""

LONGEST_TRADE = 7
"""Words of what an unknown word calls a person: "herpetolog Universitas Sukamaju, Sari Dewi"."""

_WHOSE = re.compile(r"(\w{3,})nya\b")
_NAME_ENDS = re.compile(r"\s*(?:[,.;(\n]|$)")


def speaker_after(text: str, at: int, roster: Roster) -> Phrase:
    """The speaker in the words that follow a cue: ``kata`` | ``Kepala BMKG Dwikorita Karnawati, Senin``."""
    segment = _without_parentheses(text[at : _segment_end(text, at)])
    lead = len(segment) - len(segment.lstrip())
    at, segment = at + lead, segment.strip()
    if not segment:
        return NOBODY
    if introduced := _introduced(text, at, roster) or _known_as(text, at, roster):
        return introduced
    by_name = _named_at_once(text, at, at + len(segment), roster)
    if by_name is None and (described := _described(text, at, at + len(segment), roster)):
        return described
    first = re.match(r"[\w-]+", segment)
    word = first.group().lower() if first else ""
    if word in PRONOUNS:
        return Phrase("pronoun", first.group() if first else word)
    if word in PLURALS:
        return NOBODY
    parts = _parts(segment)
    offset, part = parts[0]
    if whole := _of_a_listing_office(text, at, at + len(segment), roster):
        return Phrase("person", text[at : whole.end], whole, whole.role)
    named = by_name or _last_name(text, at + offset, at + offset + len(part), roster)
    if by_name is None and describes_role(part) and (named is None or not named.titled):
        # "kata Kepala Dusun Nglahar, Kelurahan Sumbersari, Wahyu Wibowo": the name comes last, behind where they serve.
        later = _name_alone(text, at, parts[1:], roster)
        if later is not None:
            office = text[at + offset : at + offset + len(part)]
            return Phrase("person", text[at : later.end].strip(), later, clean_role(office) or None)
    if named is not None:
        role = clean_role(text[at + offset : named.start]) or _apposition(parts)
        return Phrase("person", text[at + offset : named.end].strip(), named, role)
    # Word for word, with what stands in parentheses.
    return unnamed(text[at + offset : at + offset + len(part.rstrip())])


def _described(text: str, start: int, end: int, roster: Roster) -> Phrase | None:
    """Somebody or something that was told of before: "pria kelahiran Sukamaju itu"."""
    match = _DESCRIBED.match(text, start)
    if match is None or (match.end(1) > end and any(map(personal, roster.between(start, end)))):
        return None
    return unnamed(match[1])


def _known_as(text: str, at: int, roster: Roster) -> Phrase | None:
    """Who is told by a nickname: its person, or whoever is in the foreground where the article says nobody's it is."""
    match = _KNOWN_AS.match(text, at)
    if match is None:
        return None
    named = next(iter(roster.between(match.end(), min(len(text), match.end() + 40))), None)
    if named is None:
        return NOBODY
    mention = text[at : named.end].strip()
    if roster.called(named)[0] != named.name:
        return Phrase("person", mention, named)
    if whole := roster.resembling(named.words, at):
        return Phrase("person", mention, whole)
    pointed = text.startswith((" itu", " ini", " tersebut"), named.end)
    return Phrase("pronoun", mention) if pointed or not named.name.isupper() else NOBODY


def _introduced(text: str, at: int, roster: Roster) -> Phrase | None:
    """A person whose name stands alone behind a comma, after what they are: "temannya, Rahmat Waluyo (35)"."""
    match = _INTRODUCED.match(text, at)
    if match is None:
        return None
    named = next(iter(roster.between(match.end(), min(len(text), match.end() + 60))), None)
    if named is None or named.role or not personal(named) or not _NAME_ENDS.match(text, named.end):
        return None
    if any(word.strip(".").lower() not in TITLES for word in text[match.end() : named.start].split()):
        return None
    what = match[1]
    if " dan " in what and any(map(personal, roster.between(match.start(1), match.end(1)))):
        return None
    whose = _WHOSE.match(what)
    if not (whose and whose[1] in RELATIONS) and not describes_role(what):
        words = re.sub(r"^(?:salah (?:satu|seorang)|seorang) ", "", what).split()
        if len(words) > LONGEST_TRADE or words[0] in NOT_SAID or words[0] in PRONOUNS or words[0] in STARTERS:
            return None
    return Phrase("person", text[at : named.end].strip(), named, None if whose else clean_role(what) or None)


def subject_before(text: str, start: int, end: int, roster: Roster, *, near_only: bool = False) -> Phrase:
    """The subject of a reporting verb that begins at ``end``, in the clause from ``start``.

    With ``near_only`` a subject that does not stand right before the verb is left out.
    """
    segment = _ADVERBS.sub("", text[start:end].rstrip())
    if pronoun := re.search(r"\b(ia|dia|beliau|dirinya|he|she)\s*$", segment, re.I):
        return Phrase("pronoun", pronoun.group(1))
    if re.search(r"\b(?:mereka|they)\s*$", segment, re.I):
        return NOBODY
    bare = re.sub(r"\([^()]*\)\s*,?\s*$", "", segment).rstrip(" ,")
    candidates = roster.between(start, start + len(bare) + 1)
    for named in candidates:
        if re.match(r"\s*(?:\([^()]*\))?\s*(?:selaku|sebagai)\s", text[named.end : start + len(segment)]):
            return _as_subject(text, start, named)
    near = [
        named
        for named in candidates
        if all(word.strip(".,") in _OR_NOTHING for word in text[named.end : start + len(bare)].split())
    ]
    if near:
        return _as_subject(text, start, _before_apposition(text, candidates) or near[-1])
    if near_only:
        return NOBODY
    # "Kuat Nursiam, yang hadir di sana, menilai": the name before the first comma, with what is said of it between.
    for named in filter(personal, candidates):
        after = text[named.end : start + len(segment)]
        if re.match(
            r"\s*(?:\([^()]*\))?\s*(?:,| (?:yang|dari|dalam|di|pada|saat|usai|ketika|lewat|melalui) )", after
        ) and (
            segment.endswith(",")
            or "," not in after
            or after.count(",") >= 2
            or re.match(r"\s*(?:\([^()]*\))? (?:yang|dari)", after)
        ):
            return _as_subject(text, start, named)
    if re.match(r"(?:ia|dia|beliau|he|she)\b", segment.strip(), re.I):
        return Phrase("pronoun", segment.strip().split()[0])
    return unnamed(re.split(r",\s*", bare)[-1].strip()[-80:])


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


_TITLES_LAST = re.compile(r"(?:\b(?:Prof|Dr|Drs|Dra|dr|drg|Ir|Hj|H|KH)\.?\s+)+$")
_APPOSED = re.compile(r"(?:\([^()]*\))?,\s+([^,]+)$")
_OR_NOTHING = DEGREES | {""}
_ADVERBS = re.compile(
    r"(?:\s+(?:juga|pun|kemudian|lalu|kembali|sempat|turut|terus|tetap|akan|telah|pernah|sendiri|lantas|hanya|sudah|"
    r"secara \w+|dengan \w+|sambil \w+|yang|also|then|later|has|had|itu sendiri|sebelumnya))+\s*$"
)


def _segment_end(text: str, at: int) -> int:
    limit = min(len(text), at + 220)
    position = at
    while match := _END.search(text, position, limit):
        if match.group() == "." and _SHORT_STOP.search(text, at, match.start()):
            position = match.end()
            continue
        # The words right after the cue may begin with what ends a phrase elsewhere: "kata dia".
        return match.start()
    return limit


def _parts(segment: str) -> list[tuple[int, str]]:
    parts, offset = [], 0
    for part in re.split(r",(?!\s*(?:S|M|Sp|Ph)\.)", segment):
        parts.append((offset, part))
        offset += len(part) + 1
    return parts


def _named_at_once(text: str, start: int, end: int, roster: Roster) -> Named | None:
    """The person whom the words begin with, titles before the name allowed: "kata Waluyo awal pekan ini"."""
    first = next(iter(roster.between(start, end)), None)
    if first is None or first.role or not personal(first) or text.startswith(" - ", first.end):
        return None
    return first if all(word.strip(".").lower() in TITLES for word in text[start : first.start].split()) else None


def _of_a_listing_office(text: str, start: int, end: int, roster: Roster) -> Named | None:
    """The holder of an office with commas in it: "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan Waluyo"."""
    holders = (n for n in roster.between(start, end) if "," in n.role)
    return next((named for named in holders if text.startswith(named.role, start)), None)


def _last_name(text: str, start: int, end: int, roster: Roster) -> Named | None:
    inside = [named for named in roster.between(start, end) if not _in_brackets(text, start, named.start)]
    if inside:
        return inside[-1]
    return next((named for m in RUN.finditer(text, start, end) if (named := read_run(text, m.start(), m.end()))), None)


def _in_brackets(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def _name_alone(text: str, at: int, parts: list[tuple[int, str]], roster: Roster) -> Named | None:
    """The first part between commas that is nothing but a name, titles before it allowed."""
    for offset, part in parts[:4]:
        if _WEEKDAY.match(part):
            return None
        named = _last_name(text, at + offset, at + offset + len(part), roster)
        if named is None or named.end < at + offset + len(part.rstrip()):
            continue
        if (
            named.role and named.role not in text[at : named.start]
        ):  # "Manajer Tim, Rahmat Waluyo" was read as one office
            continue
        before = [word.strip(".,").lower() for word in text[at + offset : named.start].split()]
        goes_on = not ORGANISATION.isdisjoint(before[:1])  # "..., Edukasi dan Perlindungan Konsumen (PPK) Sari Dewi"
        if (goes_on or all(word in TITLES for word in before)) and personal(named):
            return named
    return None


def _without_parentheses(text: str) -> str:
    """``text`` with what stands in parentheses blanked, so that offsets stay."""
    return re.sub(r"\([^()]*\)?", lambda match: " " * len(match.group()), text)


def _apposition(parts: list[tuple[int, str]]) -> str | None:
    """The role that follows a name behind a comma: "Rizaldi, pengendara asal Cimahi"."""
    if len(parts) < 2:
        return None
    following = parts[1][1].strip()
    return clean_role(following) if describes_role(following) and not _WEEKDAY.match(following) else None
