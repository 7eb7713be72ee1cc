"""What is measured of a sentence before it may stand in a summary."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain

from bot.analysis.document import Document

NAMES = (
    "position",  # its number in the article, at most 11
    "sentences",  # in the article, at most 40
    "words",  # at most 70
    "title",  # share of the title's words in it; -0.5 where there is no title
    "lead",  # share of the first sentence's words in it
    "frequency",  # mean share of the article's sentences that its words are in
    "top",  # share of the article's ten commonest words in it
    "quoted",  # share of its characters between quote marks
    "opens_quote",
    "capitals",  # words written large, of all words
    "pronoun",  # begins with a word that needs another sentence: Ia, Hal itu, Menurutnya
    "connective",  # begins with Namun, Selain itu, ...
    "question",  # asks, or promises what follows: Berikut rinciannya
    "item",  # begins as an item of a list
    "dated",  # names a day: Senin (20/10)
    "says",  # has a verb of saying
    "prose",  # ends as a sentence does
    "new",  # share of its words that are not in the first sentence
    "first_words",  # words of the first sentence, at most 70
    "second_words",  # words of the second sentence, at most 70
)

MOST_SENTENCES = 20_000
"""Sentences that are looked at; a text with more is a list, and its summary stands at its beginning."""

_WORD = re.compile(r"\w+")
_LARGE = re.compile(r" [A-Z]")
_QUOTE_MARKS = '"“”„'
_QUOTED = re.compile(r"[\"“”„][^\"“”„]*[\"“”„]")
_PRONOUN = re.compile(
    r"(?:ia|dia|beliau|mereka|keduanya|ini|itu|hal (?:itu|ini|tersebut)|(?:he|she|they|it|this|that|these|those)\b"
    r"|\w+nya)\b",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"(?:namun|selain itu|sementara|sedangkan|tapi|tetapi|kemudian|lalu|lebih lanjut|di sisi lain|meski|adapun|"
    r"sebelumnya|diketahui|oleh karena|karena itu|sebab|apalagi|bahkan|however|but|meanwhile|also|and|then)\b",
    re.IGNORECASE,
)
_TIME = "tahun|hari|saat|pekan|bulan|malam|pagi|siang|sore|minggu|kali|hingga|selama"
_ADVERBS = (
    "(?:ha|pu|ta|sebelum|sesudah|awal|mula|akhir|biasa|nanti|rencana|sayang|umum|misal|beruntung|untung|ironis|unik|"
    "sebenar|harus|sebaik|selama|setidak|pokok|inti|jelas)nya\\b"
)
"""Words in -nya in which it points at nobody."""

_POINTS = (
    rf"(?:(?:ia|dia|beliau|mereka|ini|itu|he|she|they|it|this|that|these|those)\b|"
    rf"(?!{_TIME})\w+ (?:ini|itu|tersebut)\b|(?!{_ADVERBS})\w+nya\b)"
)
_POINTING = re.compile(_POINTS, re.IGNORECASE)
_DESCRIBED = (
    rf"(?:(?!(?:{_TIME}|lama|musim|kini|era|[\w-]*baru) (?:ini|itu)\b|(?:men(?!ter)|mem)\w{{3}})[\w’'./()-]+ ){{2,8}}?"
    r"(?:ini|itu|tersebut) "
    r"(?:(?:me|di|ber|ter)\w{3,}|akan|juga|pun|sudah|telah|kini|adalah|masih|tak|tidak|lantas|turut|bisa|dapat)"
)
"""A subject of several words that points back: "Ketua DPC Jakarta Timur itu menolak"."""

_DESCRIPTION = re.compile(rf"(?:{_DESCRIBED})\b", re.IGNORECASE)
_LEANS = re.compile(
    rf"(?!hanya\b)(?:{_PRONOUN.pattern})|{_CONNECTIVE.pattern}|"
    r"(?:(?:salah|yang) \w+nya|(?:yang )?(?:pertama|kedua|ketiga|terakhir)(?=,)|begitu|demikian|senada|serupa|"
    r"akibatnya|alhasil|walhasil|sehingga|makanya|padahal|maka|dengan begitu|setelah itu|"
    r"bukan hanya|tidak hanya|terlebih|untuk itu|dengan demikian|sebaliknya|dalam \w+nya|usai itu|"
    rf"(?!{_TIME})\w+ (?:ini|itu|tersebut)|"
    r"for (?:this|that)|according to (?:him|her|them)|so|such)\b",
    re.IGNORECASE,
)
_TEASER = re.compile(r"(?:simak|yuk|lantas|penasaran|begini|selengkapnya|berikut)\b", re.IGNORECASE)
_PROMISES = ("Saksikan ", "Nonton ", "Dapatkan ", "Intip ", "Nah, berikut ")
_LISTS_BELOW = ", berikut "
"""In the middle of a sentence that promises what follows: "..., berikut daftarnya", "..., berikut ini faktanya"."""

_OPENERS = frozenset(
    "ia dia beliau mereka keduanya ini itu hal he she they it this that these those namun selain sementara sedangkan "
    "tapi tetapi kemudian lalu lebih di meski adapun sebelumnya diketahui oleh karena sebab apalagi bahkan however "
    "but meanwhile also and then simak yuk lantas penasaran begini selengkapnya berikut".split()
)
"""The first words of the three above, and with a word in -nya all of them: most sentences begin with none of it."""
_DATE = re.compile(r"\(\d{1,2}/\d")
_DAYS = frozenset(
    "senin selasa rabu kamis jumat sabtu minggu monday tuesday wednesday thursday friday saturday sunday".split()
)
_SAYS = frozenset(
    form
    for verb in "mengatakan menyatakan menyebut menegaskan menilai mengaku mengungkapkan menjelaskan meminta "
    "menambahkan menuturkan kata ujar ucap tutur jelas ungkap tegas said says told".split()
    for form in (verb, f"{verb}nya")
)
_CLOSERS = "\"”“’'»)]"
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_STOPWORDS = frozenset(
    "a about ada adalah adapun agar akan an and antara apa are as at atas atau bagi bahwa banyak baru be beberapa "
    "been begitu belum berbagai bisa bukan but by dalam dan dapat dari demikian dengan di dia for from had hal "
    "hanya harus has have he her hingga his ia in ini is it its itu jadi jika juga kami karena kata ke kepada "
    "kita lagi lain lalu lebih maka masih melalui mengatakan menjadi menurut mereka meski namun not of oleh on or "
    "orang pada para pun saat said saja sama sampai sangat satu saya sebagai sebelumnya sebuah secara sedang "
    "sehingga sejak selain selama semua seorang seperti serta setelah setiap she sudah tahun tak tapi telah "
    "tentang terhadap tersebut tetapi that the their they this tidak to ujar untuk usai waktu was were which who "
    "will with would yaitu yakni yang".split()
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of features (see NAMES), the words with meaning, and the text of each sentence of a document."""

    rows: tuple[tuple[float, ...], ...]
    words: tuple[frozenset[str], ...]
    texts: tuple[str, ...]

    def leans(self, at: int) -> bool:
        """Whether a sentence needs the one before it ("Ia menyebut ...", "Salah satunya ...", "Namun ...")."""
        text = self.texts[at]
        # At the very beginning a description is of what the headline names.
        return _LEANS.match(text) is not None or (at > 0 and _DESCRIPTION.match(text) is not None)

    def promises(self, at: int) -> bool:
        """Whether a sentence only leads to what follows or to a broadcast: "..., berikut daftarnya"."""
        return _LISTS_BELOW in self.texts[at] or self.texts[at].startswith(_PROMISES)

    def points_back(self, at: int) -> bool:
        """Whether a sentence says of someone or something that another one names ("Ia ...", "Langkah itu ...")."""
        return _POINTING.match(self.texts[at]) is not None


def measure(document: Document) -> Measured:
    """Measures every sentence, of very many the first; time is linear in the text's length."""
    texts = [document.of(sentence) for sentence in document.sentences[:MOST_SENTENCES]]
    found = document.words[:MOST_SENTENCES]
    stems = _stems(dict.fromkeys(chain.from_iterable(found)))
    words = [frozenset(filter(None, map(stems.get, said))) for said in found]
    counts = Counter(chain.from_iterable(words))
    # Of words as frequent as each other the earlier counts: a set's own order changes from run to run.
    several_times = [word for word in dict.fromkeys(stems.values()) if counts[word] > 1]
    top = set(nlargest(10, several_times, key=counts.__getitem__))
    title = set(_stems(_WORD.findall(document.title.lower())).values()) if _has_title(document) else set()
    lead = words[0] if words else frozenset()
    lengths = [min(len(said), 70) for said in found[:2]] + [0, 0]
    size = len(texts)
    most, titled, leading, highest = min(size, 40), len(title), max(1, len(lead)), max(1, len(top))
    rows = []
    for at, (text, said, meant) in enumerate(zip(texts, found, words, strict=True)):
        count, several, in_lead = len(said), max(1, len(meant)), len(meant & lead)
        opens = bool(said) and (said[0] in _OPENERS or said[0].endswith("nya"))
        rows.append(
            (
                min(at, 11),
                most,
                min(count, 70),
                len(meant & title) / titled if titled else -0.5,
                in_lead / leading,
                sum(map(counts.__getitem__, meant)) / several / size,
                len(meant & top) / highest,
                *_quoting(text),
                _capitals(text) / max(1, count),
                opens and _PRONOUN.match(text) is not None,
                opens and _CONNECTIVE.match(text) is not None,
                "?" in text or (opens and _TEASER.match(text) is not None),
                text[0].isdigit() or text[0] in "-•*–",
                not _DAYS.isdisjoint(said) or ("(" in text and _DATE.search(text) is not None),
                not _SAYS.isdisjoint(said),
                ends_as_prose(text),
                (len(meant) - in_lead) / several,
                lengths[0],
                lengths[1],
            )
        )
    return Measured(tuple(rows), tuple(words), tuple(texts))


def ends_as_prose(text: str) -> bool:
    """Whether a text ends with a full stop or its like, maybe inside a closing mark."""
    return text[-8:].rstrip(_CLOSERS).endswith(_STOPS)


def _has_title(document: Document) -> bool:
    """A title made from the text's beginning says nothing that the lead does not."""
    return bool(document.title) and not document.text.startswith(document.title.removesuffix("…"))


def _stems(words: Iterable[str]) -> dict[str, str]:
    """The words with meaning, and what each is counted as."""
    stems = {word: word.removesuffix("nya") for word in words if word not in _STOPWORDS}
    return {word: stem for word, stem in stems.items() if len(stem) > 2 or stem.isdigit()}


def _capitals(text: str) -> int:
    """Words written large, the first of the sentence left out."""
    return len(_LARGE.findall(text.replace("\n", " ")))


def _quoting(text: str) -> tuple[float, bool]:
    if not ('"' in text or "“" in text or "”" in text or "„" in text):
        return 0.0, False
    inside = sum(len(piece) - 1 for piece in _QUOTED.findall(text))
    return inside / len(text), text[0] in _QUOTE_MARKS
