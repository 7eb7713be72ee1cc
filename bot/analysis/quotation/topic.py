"""What an article is about, in words: those of its headline and those that its text keeps coming back to."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from bot.analysis.document import Document

FREQUENT = 12
"""How many of the article's words count as what it keeps coming back to."""

SHORTEST = 4
"""Letters of a word that says what a text is about, abbreviations (KPK, MK) left aside."""

EMPTY = frozenset(
    "yang untuk dengan dari pada akan tidak adalah juga sudah telah kami kita saya mereka karena atau bisa dapat dalam "
    "oleh agar jika kalau maka bahwa hanya masih lebih tetap secara seperti sebagai menjadi harus belum bukan saat "
    "ketika para kepada antara supaya sampai hingga semua tapi tetapi namun terus jadi yaitu dia ada ini itu "
    "sangat satu salah sama lagi kata ujar memang begitu tersebut soal nggak enggak cuma saja tadi selaku melalui "
    "tentang kemudian tahun hari mengatakan punya tanya sebut usai serta orang pernah sempat sejumlah sedang terkait "
    "terhadap lalu banyak setelah sebelum sana sini sebuah aku anda beliau ingin mulai baru kini nanti selama pihak "
    "that this with from have been were they will would their there what when which about more than into your said "
    "says just also over after before".split()
)
"""Words that say nothing of what a text is about."""

_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}|\b[A-Z]{{2,3}}\b")


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of the headline, those that come back, and the text's length in characters (at least 1)."""

    headline: frozenset[str]
    frequent: frozenset[str]
    length: int


def topic_of(document: Document) -> Topic:
    """What an article is about."""
    # Counted first and stemmed after: there are far fewer different words than words, and of the many that come once
    # only those can recur that come with -nya too.
    counts: Counter[str] = Counter()
    found = Counter(chain.from_iterable(document.words))
    suffixed = {word[:-3] for word in found if word[-3:] == "nya"}
    for word, count in [it for it in found.items() if it[1] > 1 or it[0] in suffixed or it[0][-3:] == "nya"]:
        stem = _bare(word)
        if len(stem) >= SHORTEST and stem not in EMPTY and stem.isalpha():
            counts[stem] += count
    frequent = (word for word, count in counts.most_common(FREQUENT) if count > 1)
    return Topic(frozenset(content_words(document.title)), frozenset(frequent), max(1, len(document.text)))


def content_words(text: str) -> Iterable[str]:
    """The words that say something: of four letters or more, or abbreviations; in lower case, without -nya."""
    # A call for each word would cost more than all the rest of it.
    bare = [_bare(word) if word[-3:] == "nya" else word for word in map(str.lower, _WORD.findall(text))]
    return [word for word in bare if word not in EMPTY]


def _bare(word: str) -> str:
    return word[:-3] if word.endswith("nya") and len(word) >= SHORTEST + 3 else word
