"""Who is meant by the words at a quotation: "Kepala BMKG Dwikorita", "dia", "studi tersebut"."""

import re

from bot.analysis.speakers.cues import NOT_SAID
from bot.analysis.speakers.descriptions import (
    NOBODY,
    Phrase,
    clean_role,
    describes_role,
    is_relation,
    personal,
    unnamed,
)
from bot.analysis.speakers.lexicon import ORGANISATION, PLURALS, PRONOUNS, RELATIONS, STARTERS, TITLES
from bot.analysis.speakers.names import RUN, Named, read_run
from bot.analysis.speakers.places import PLACES
from bot.analysis.speakers.roster import Roster

_END = re.compile(
    r"[;:?!\n¦–—]|\.(?!(?:com?|id|net|org)\b)|\s(?:saat|kepada|(?<!penyakit )dalam|di|dari (?:balik|atas)|pada|usai|"
    r"ketika|melalui|lewat|seperti|sebagaimana|seusai|sesudah|selepas|sela|dikutip|dilansir|dikonfirmasi|sambil|"
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

_CLAUSE = re.compile(
    r"\b(?:ini|itu|tersebut|juga|sudah|telah|akan|adalah|me(?!nteri|dia|trop)\w{4,}|di(?!re|sku|vi|str|na)\w{4,}) "
)
"""Within what stands behind a name and a comma: it tells something, and is no role."""

LONGEST_TRADE = 7
"""Words of what an unknown word calls a person: "herpetolog Universitas Sukamaju, Sari Dewi"."""

_WHOSE_OLD = re.compile(r"(?:mantan |bekas |eks )?[a-z]+ (?:lama|baru|utama|sekaligus|dari|asal)? ?")
"""How a description begins that names somebody else: "bos lama (Waluyo)"."""

_WHOSE = re.compile(r"(\w{3,})nya\b")
_WHOSE_ENGLISH = re.compile(r"\s*[A-Z][\w&.-]*(?: (?:of |and |& )?[A-Z][\w&.-]*)*['’]s (?=[a-z])")
"""Whose a person is, before what they are: "said Which Way's head of travel, Sari Dewi"."""

_GOES_ON = re.compile(r" (?:me|ber|di|ter)[a-z]{3,} ")
"""Behind a name: it is what a clause is about."""

_FROM = ("asal ", "kelahiran ", "di ")
"""Right before a place's name."""

_NAME_ENDS = re.compile(
    r"\s*(?:[,.;(\n]|$)| (?:melalui|lewat|dalam|saat|pada|di|kepada|usai|seusai|ketika|yang|seperti|sambil|dikutip|"
    r"dilansir|ditemui|dihubungi|menjelaskan|menambahkan|setelah|sebelum|kemarin)\b"
)


def speaker_after(text: str, at: int, roster: Roster) -> Phrase:
    """The speaker in the words that follow a cue: ``kata`` | ``Kepala BMKG Dwikorita Karnawati, Senin``."""
    at = _behind_whose(text, at)
    segment = _without_parentheses(text[at : _segment_end(text, at)])
    lead = len(segment) - len(segment.lstrip(" ,"))
    at, segment = at + lead, segment[lead:].rstrip()
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
    if word in PLURALS or word == "lain":  # "dengan kata lain"
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
    named = named or _named_like_a_place(part, roster)
    if named is not None:
        role = clean_role(text[at + offset : named.start]) or _apposition(parts)
        return Phrase("person", text[at + offset : named.end].strip(), named, role)
    # Word for word, with what stands in parentheses.
    return unnamed(text[at + offset : at + offset + len(part.rstrip())])


def _behind_whose(text: str, at: int) -> int:
    whose = _WHOSE_ENGLISH.match(text, at)
    return whose.end() if whose else at


def _named_like_a_place(part: str, roster: Roster) -> Named | None:
    """Who is called by a given name that is a place's: "kata Paris", of Paris Waluyo."""
    word = part.strip().lower()
    return roster.given(word) if word in PLACES else None


def _described(text: str, start: int, end: int, roster: Roster) -> Phrase | None:
    """Somebody or something that was told of before: "pria kelahiran Sukamaju itu"."""
    match = _DESCRIBED.match(text, start)
    if match is None:
        return None
    if match.end(1) > end and any(map(personal, roster.between(start, end))):
        # "bos lama Waluyo di Sukamaju ini" is somebody else than Waluyo.
        whose = _WHOSE_OLD.match(match[1])
        return Phrase("pronoun", match[1]) if whose and not roster.between(start, start + whose.end()) else None
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
        return Phrase("person", mention, whole, nickname=named)
    pointed = text.startswith((" itu", " ini", " tersebut"), named.end)
    return Phrase("pronoun", mention, nickname=named) if pointed or not named.name.isupper() else NOBODY


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
    role = None if whose else clean_role(what) or None
    return Phrase("person", text[at : named.end].strip(), named, None if is_relation(role) else role)


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
    read = (
        read_run(text, m.start(), m.end())
        for m in RUN.finditer(text, start, end)
        if not text.endswith(_FROM, start, m.start())
    )
    return next((named for named in read if named), None)


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
        # "Menurut Kapolsek, Sari mengaku …": here the name begins what they say.
        if text[max(0, at - 8) : at].lower() == "menurut " and _GOES_ON.match(text, named.end):
            return None
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
    """The role behind a name and a comma: "Rizaldi, pengendara asal Cimahi"."""
    if len(parts) < 2:
        return None
    following = parts[1][1].strip()
    told = describes_role(following) and not _WEEKDAY.match(following) and not _CLAUSE.search(clean_role(following))
    return clean_role(following) if told else None
