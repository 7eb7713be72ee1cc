"""Where an article was filed: "JAKARTA, KOMPAS — ", "Jakarta (ANTARA News) - ", "Suara.com - "."""

import re

_CITIES = frozenset(
    "ambon|balikpapan|bandar lampung|banda aceh|bandung|banjarmasin|batam|bekasi|bengkulu|bogor|cirebon|denpasar|"
    "depok|jakarta|jambi|jayapura|jogja|kendari|kupang|lampung|makassar|malang|manado|mataram|medan|padang|"
    "palangkaraya|palembang|palu|"
    "pekanbaru|pontianak|purwokerto|samarinda|semarang|serang|sidoarjo|solo|surabaya|surakarta|tangerang|yogyakarta|"
    "beijing|berlin|brussels|cairo|geneva|jenewa|jerusalem|london|moscow|moskow|new york|paris|tokyo|washington".split(
        "|"
    )
)
_PLACE = r"[^\W\d_][\w.'’/-]*(?: [^\W\d_][\w.'’/-]*){0,3}"
_SITE = r"(?:[\w-]{2,}\.(?:com|co\.id|id|net|tv|co|org|news)|detikcom)"
_OUTLET = rf"(?:{_SITE}|(?:\w+ )?(?:News|Indonesia|KOMPAS|ANTARA|TEMPO|AFP|AP|Reuters|CNN|BBC|Times))"
_DAY = r"(?:, (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}))?"
_DASH = r"(?: ?[–—]+ ?| ?-{2,} ?| -(?: -)? )"
_BEHIND = r"(?=[\"“”'‘A-Z0-9])"
_FILED = re.compile(
    rf"(?:{_PLACE}(?:, {_PLACE}){{0,2}}{_DAY} ?\((?=[A-Z])[\w. /-]{{2,30}}\){_DASH}"
    rf"|(?i:{_PLACE}(?:, {_PLACE})?, ?{_OUTLET}|{_OUTLET}(?:, {_PLACE})?)(?:{_DASH}|(?<=[A-Z])-(?=[A-Z][a-z]))"
    rf"){_BEHIND}"
)
_IN_CAPITALS = re.compile(
    rf"[A-Z][A-Z.]{{3,}}(?: [A-Z]{{2,}}){{0,3}}(?:, [A-Z]{{3,}}(?: [A-Z]{{2,}})?)?{_DAY}{_DASH}"
    rf"(?=[A-Z\"“”'‘][a-z]|[A-Z]+ [A-Z][a-z]){_BEHIND}"
)
_BY_SITE = re.compile(rf"{_SITE}, ")
_BEHIND_CITY = re.compile(rf"(?:,(?: [A-Z]\w*){{1,2}})?{_DASH}{_BEHIND}")
_BEHIND_STOP = re.compile(rf"\. {_BEHIND}")
_BEHIND_SPACE = re.compile(rf" {_BEHIND}")
_WORDS = re.compile(r"[^\W\d_]+")
LONGEST_DATELINE = 140
"""Characters."""


def cut_dateline(line: str) -> tuple[str, str]:
    """Splits the first paragraph into its dateline ("" if it has none) and the rest."""
    end = _end(line[:LONGEST_DATELINE])
    return line[:end].strip(), line[end:]


def _end(line: str) -> int:
    """Where the dateline ends; 0 where there is none."""
    dashed = "-" in line or "–" in line or "—" in line
    if dashed and (found := _FILED.match(line)):
        city = _BEHIND_STOP.match(line, _city(line, found.end()))  # "KONTAN.CO.ID - JAKARTA. "
        return city.end() if city else found.end()
    if (site := _BY_SITE.match(line)) and (city := _BEHIND_SPACE.match(line, _city(line, site.end()))):
        return city.end()
    if not dashed:
        return 0
    if capitals := _IN_CAPITALS.match(line):
        return capitals.end()
    city = _BEHIND_CITY.match(line, end) if (end := _city(line, 0)) else None
    return 0 if city is None or _city(line, city.end()) > city.end() else city.end()


def _city(line: str, at: int) -> int:
    """Where the city that stands at a place ends, or the place itself where none does."""
    first = _WORDS.match(line, at)
    if first is None:
        return at
    second = _WORDS.match(line, first.end() + 1) if line.startswith(" ", first.end()) else None
    if second and line[at : second.end()].lower() in _CITIES:
        return second.end()
    return first.end() if first.group().lower() in _CITIES else at
