"""Where an article was filed: "JAKARTA, KOMPAS — ", "Jakarta (ANTARA News) - ", "Suara.com - "."""

import re

_CITIES = (
    "ambon|balikpapan|bandar lampung|banda aceh|bandung|banjarmasin|batam|bekasi|bengkulu|bogor|cirebon|denpasar|"
    "depok|jakarta|jambi|jayapura|jogja|kendari|kupang|lampung|makassar|malang|manado|mataram|medan|padang|"
    "palangkaraya|palembang|palu|"
    "pekanbaru|pontianak|purwokerto|samarinda|semarang|serang|sidoarjo|solo|surabaya|surakarta|tangerang|yogyakarta|"
    "beijing|berlin|brussels|cairo|geneva|jenewa|jerusalem|london|moscow|moskow|new york|paris|tokyo|washington"
)
_PLACE = r"[^\W\d_][\w.'’/-]*(?: [^\W\d_][\w.'’/-]*){0,3}"
_SITE = r"(?:[\w-]{2,}\.(?:com|co\.id|id|net|tv|co|org|news)|detikcom)"
_OUTLET = rf"(?:{_SITE}|(?:\w+ )?(?:News|Indonesia|KOMPAS|ANTARA|TEMPO|AFP|AP|Reuters|CNN|BBC|Times))"
_DAY = r"(?:, (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}))?"
_DASH = r"(?: ?[–—]+ ?| ?-{2,} ?| -(?: -)? )"
_DATELINE = re.compile(
    rf"(?:"
    rf"{_PLACE}(?:, {_PLACE}){{0,2}}{_DAY} ?\((?=[A-Z])[\w. /-]{{2,30}}\){_DASH}"
    rf"|(?i:{_PLACE}(?:, {_PLACE})?, ?{_OUTLET}|{_OUTLET}(?:, {_PLACE})?)(?:{_DASH}|(?<=[A-Z])-(?=[A-Z][a-z]))"
    rf"(?:(?i:{_CITIES})\. )?"
    rf"|{_SITE}, (?i:{_CITIES}) "
    rf"|[A-Z][A-Z.]{{3,}}(?: [A-Z]{{2,}}){{0,3}}(?:, [A-Z]{{3,}}(?: [A-Z]{{2,}})?)?{_DAY}{_DASH}"
    rf"(?=[A-Z\"“”'‘][a-z]|[A-Z]+ [A-Z][a-z])"
    rf"|(?i:{_CITIES})(?:,(?: [A-Z]\w*){{1,2}})?{_DASH}(?!(?i:{_CITIES}))"
    rf")(?=[\"“”'‘A-Z0-9])"
)


def cut_dateline(line: str) -> tuple[str, str]:
    """Splits the first paragraph into its dateline ("" if it has none) and the rest."""
    found = _DATELINE.match(line, 0, 140)
    return (found.group().strip(), line[found.end() :]) if found else ("", line)
