"""Sentence boundaries that know quotations, abbreviations, titles, initials and numbers.

Every terminal mark is a candidate, and its neighbours decide (Palmer, "Tokenisation and Sentence
Segmentation", 2000). The sentencex library was tried first: it breaks after "Jl." and "Brigjen." and inside
”Kompas” quotes, and a run of 100,000 unclosed “ costs it seconds; ``tests/benchmarks`` keeps the comparison.
"""

import re
from bisect import bisect_right

from bot.analysis.document import Sentence
from bot.analysis.quotation.pairing import pair

LONGEST_QUOTE = 1_500
"""Characters. A longer quotation is split inside: it is a speech, or its marks are mispaired."""

BEFORE_NAMES = frozenset(
    "adm akbp akp aipda aiptu apt brigjen bripda bripka bripol briptu cq dr dra drg drh drs dt gg h hj ir irjen "
    "jend jl jln jo kab kapt kav kec kel kep kh kol kolonel kombes komjen kompol ktr letjen letkol marsda marsdya "
    "marsma mayjen moh mohd muh ny nn pdt perum pol prof psl pt cv purn raden rd rep rr sdr sdri sek serda serka "
    "serma sertu st sp tgk tn ust yth adv asst ave blvd capt cmdr col dept fr gen gov hon lt maj messrs mr mrs ms "
    "mt pres rev sen sgt supt vs v ft al".split()
)
"""Abbreviations, in lower case, after which a sentence goes on."""

BEFORE_NUMBERS = frozenset(
    "art bab blok fig hal hlm jam kav km lt no nomor nos p pasal ayat pkl pp rp rt rw s tel telp tgl thn usd vol "
    "rm jan feb mar apr jun jul agu agt ags aug sep sept okt oct nop nov des dec".split()
)
"""Abbreviations after which a sentence goes on if a number follows."""

OPENERS = frozenset(
    "ada adapun akan akibatnya aksi atas bahkan banyak beberapa begitu berbeda berdasarkan berikut bila dalam dan "
    "dari demikian dengan di dia diketahui hal hanya hingga ia ini itu jadi jika juga kami karena kata kemudian "
    "kendati ketika kini kita lalu lebih maka masih melalui memang menurut mereka meski meskipun namun nantinya "
    "oleh pada padahal para pasalnya pihaknya saat sebab sebagai sebelumnya sedangkan sehingga sejak sejumlah "
    "selain selama sementara semua seperti serta setelah setiap sudah tak tapi telah terkait termasuk tetapi "
    "tidak ujar untuk usai walau yakni yang a after all also although an and another as at because before but by "
    "during even for from he her his how however if in it its last many meanwhile more most no now of on one "
    "other our she since so some such that the their then there these they this those though to under until we "
    "what when where which while who with yet you".split()
)
"""Words, in lower case, that begin a sentence and not a name: after an initial they settle the matter."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CANDIDATE = re.compile(  # bounded, so that a long run of marks costs no more than its length
    r"[.!?…。！？][.!?…。！？\"”“’'»›)\]]{0,12}(?=\s)|[。！？](?![.!?…。！？\"”“’'»›)\]\s])"
)
_ASCII_CANDIDATE = re.compile(r"[.!?][.!?\"”“’'»›)\]]{0,12}(?=\s)")
"""The same for text without the wide marks, found in less than half the time."""
_WIDE_MARKS = "…。！？"
_BEYOND_MARKS = re.compile(r"[^\s.!?…。！？\"”“’'»›)\]]")
_NEXT = re.compile(r"[\s\"“”„‘’'«‹(\[–—-]*([^\W_]*)")
_LAST_WORD = re.compile(r"[^\s\"“”„‘’'«»(\[/]*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)*[^\W\d_]")
_LONGEST_WORD = 24
_HALVES = frozenset({"a.m", "p.m"})


def split(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of ``text``, in order; together they cover all of it that is not white space.

    A line is a paragraph. A quotation with the words that attribute it is one sentence: "Satu. Dua," kata Ani.
    Time is linear in the length of ``text``.
    """
    del language  # one set of rules serves Indonesian and English, and splits the rest at terminal marks
    quotations = [quoted for quoted in pair(text) if quoted.outer_end - quoted.outer_start <= LONGEST_QUOTE]
    ends = [quoted.outer_end for quoted in quotations]

    def within_quotation(mark: re.Match[str]) -> bool:
        at = bisect_right(ends, mark.start())
        return at < len(ends) and quotations[at].outer_start < mark.end() < ends[at]

    candidate = _CANDIDATE if any(mark in text for mark in _WIDE_MARKS) else _ASCII_CANDIDATE
    found: list[Sentence] = []
    for number, line in enumerate(_LINE.finditer(text)):
        start = line.start()
        words = _words(text, start, line.end())
        for mark in candidate.finditer(text, line.start(), line.end()):
            # Marks alone, as ". . .", are no sentence of their own.
            if mark.start() >= words and not within_quotation(mark) and _ends(text, mark, line.start(), line.end()):
                found.append(_trimmed(text, start, mark.end(), number))
                start = mark.end()
                words = _words(text, start, line.end())
        if text[start : line.end()].strip():
            found.append(_trimmed(text, start, line.end(), number))
    return tuple(found)


def _words(text: str, start: int, end: int) -> int:
    """Where the first word begins."""
    found = _BEYOND_MARKS.search(text, start, end)
    return found.start() if found else end


def _ends(text: str, mark: re.Match[str], line_start: int, line_end: int) -> bool:
    """Whether a sentence ends with ``mark``, by the word before it and the word after."""
    following = _NEXT.match(text, mark.end(), line_end)
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    if not word or mark.group().rstrip(")]") != ".":
        return True
    before = _LAST_WORD.search(text, max(line_start, mark.start() - _LONGEST_WORD), mark.start())
    last = before.group() if before else ""
    if last.isdigit() and not text[line_start : mark.start() - len(last)].strip():
        return False  # the number of a list item
    if last.lower() in _HALVES and word.isupper() and len(word) <= 4:
        return False  # "4:30 p.m. GMT"
    if word[0].isdigit() and last.lower() in BEFORE_NUMBERS:
        return False
    if last.lower() in BEFORE_NAMES or (last[:1].isupper() and _DOTTED.fullmatch(last)):
        return word.lower() in OPENERS
    return True


def _trimmed(text: str, start: int, end: int, paragraph: int) -> Sentence:
    piece = text[start:end]
    return Sentence(end - len(piece.lstrip()), start + len(piece.rstrip()), paragraph)
