"""A phrase out of a sentence made a name: no marks at its edges, no lead-in, no tail, short enough to read."""

import re

from bot.analysis.events.cues import Cues

MOST_WORDS = 12
"""Words of a name at most."""

EDGE = " \t\n,.;:-–—\"“”'‘’"
_OPEN = re.compile(r"\s*\([^()]*$")
"""A bracket that is not closed: the date stood in it."""

BRACKETS = re.compile(r"\([^()]*\)")
TITLE = re.compile(
    r"(?<=[^\W_] )[\"“'‘](?:[A-Z0-9][^\s\"“”.,!?:]*"
    r"(?: (?=[A-Z0-9]|(?:di|dan|ke|dari|yang|of|the|in) )[^\s\"“”.,!?:]+){0,7})[\"”'’]"
)
"""The name of a work or a programme in quote marks inside a sentence: Film "Laut Bercerita" akan ..."""

_RELATIVE = re.compile(r"[\s,]+(?:yang|semula|sedianya|originally|who|which|that)\b", re.IGNORECASE)
TAIL = re.compile(
    r"(?:\s+(?:pada|di|ke|dari|untuk|dengan|dan|akan|bulan|tahun|hari|tanggal|mulai|oleh|ini|itu|tersebut|atau|antara|hingga|sampai"
    r"|adalah|ialah|yakni|yaitu|kemungkinan"
    r"|dikabarkan|dilaporkan|disebut|kabarnya"
    r"|tepatnya|sepanjang|paling lambat|rencananya|awalnya|sendiri|via|masih|juga|hanya|pun"
    r"|on|in|at|the|of|to|for|and|next|this|between|by))+$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s+(?:yang|semula|sedianya|originally|which|who|in|at|near|based)\b[^,]*,", re.IGNORECASE)
_WHOLE_SUBJECT = re.compile(
    r"\byang [^,;:]{3,80}?(?= (?:itu|ini|tersebut) (?:akan|bakal|rencananya|dijadwalkan|direncanakan|diagendakan"
    r"|dipastikan|tetap|batal|ditunda|diundur|digelar|resmi|segera)\b)"
)
"""A description within a subject: "film yang menyoroti hidup pelaut itu rencananya tayang"."""


def masked(text: str, date_start: int) -> str:
    """The sentence with brackets and asides filled in, where the date is in none of them."""
    for pattern in (BRACKETS, TITLE, _ASIDE, _WHOLE_SUBJECT):
        text = pattern.sub(lambda m: m.group() if m.start() < date_start < m.end() else "_" * len(m.group()), text)
    return text


def noun_phrase(phrase: str, cues: Cues) -> str | None:
    """A phrase made tidy, or None where it is a clause of its own rather than a name ("lomba menulis" is a name)."""
    name = tidy(phrase, cues)
    if name is None:
        return None
    begin = phrase.find(name)  # in the phrase, where an article may tell a noun from a verb: "an open day"
    verbs = [verb for verb in cues.predicate.finditer(phrase, 0, begin + len(name)) if verb.start("verb") >= begin]
    if cues.head.match(name) or cues.formed.match(name):
        verbs = [verb for verb in verbs if not cues.active.match(verb["verb"])]
    return None if verbs else name


def tidy(phrase: str, cues: Cues) -> str | None:
    """A phrase without lead-in, tail and determiner, cut to a length to read; None when nothing is left of it."""
    phrase = cues.lead_in.sub("", trimmed(phrase))
    if relative := _RELATIVE.search(phrase):
        phrase = phrase[: relative.start()]
    phrase = TAIL.sub("", trimmed(_OPEN.sub("", _short(phrase, cues))))
    names_nothing = cues.pronoun.fullmatch(phrase) or not re.search(r"[^\W\d_]{2}", phrase)
    return None if names_nothing else phrase


def trimmed(phrase: str) -> str:
    """A phrase without marks at its edges, save for those around the name of a work that ends it."""
    bare = phrase.strip(EDGE)
    named = TITLE.search(phrase.rstrip(" ,.;:"), max(0, len(phrase) - 100))
    return f"{bare}{phrase[named.end() - 1]}" if named and named.end() == len(phrase.rstrip(" ,.;:")) else bare


def _short(phrase: str, cues: Cues) -> str:
    words = list(re.finditer(r"\S+", phrase))
    if len(words) <= MOST_WORDS:
        return phrase
    close = cues.closes.search(BRACKETS.sub(lambda m: "_" * len(m.group()), phrase), words[1].end())
    return phrase[: min(close.start() if close else len(phrase), words[MOST_WORDS - 1].end())]
