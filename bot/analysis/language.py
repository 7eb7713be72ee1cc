"""Which language a text is in, told by its script and its commonest words.

Function words settle it for news of more than a line (Cavnar and Trenkle's observation, 1994, with words for
n-grams); langdetect, langid and lingua load megabytes to answer the same. Indonesian and Malay share most of
theirs, so the words and spellings that only one of them has decide between the two.
"""

import re
from collections import Counter

UNDETERMINED = "und"
UNDERSTOOD = frozenset({"id", "en"})
"""Languages whose words the analysis knows; of others it gives the lead and what is marked as quoted."""

READ_AT_MOST = 1_500
"""Characters; more change nothing."""

_LETTER_RUN = re.compile(r"[^\W\d_]+")
_ASCII_RUN = re.compile(r"[a-z]+")  # the same, found in half the time
_SCRIPTS = (  # language, first and last letter
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\u1100", "\u11ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u3400", "\u9fff"),
    ("ar", "\u0600", "\u06ff"),
    ("ar", "\u0750", "\u077f"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("hi", "\u0900", "\u097f"),
    ("ta", "\u0b80", "\u0bff"),
    ("th", "\u0e00", "\u0e7f"),
)
_COMMON_WORDS = {
    "id": (
        "ada adalah akan anak antara apa atau bahwa belum bisa bukan dalam dan dapat dari dengan di dia dua hanya "
        "harga harus hingga ia ini itu jadi juga kami karena kata ke kita korban lebih masih menjadi menteri "
        "menurut mereka namun oleh orang pada para pelaku pemerintah polisi presiden rumah saat saya sebagai "
        "sebuah secara seperti serta setelah soal sudah tahun tak telah terhadap tersebut tewas tidak tiga ujar "
        "untuk usaha usai warga yang"
    ),
    "en": (
        "about after an and are as at be been but by for from had has have he her his i in is it its more not of "
        "on one or said she than that the their there they this to was we were when which who will with would you"
    ),
    "nl": (
        "aan als bij dan dat de die door een en er hebben heeft het in is maar met naar niet om ook op te van "
        "voor werd zijn"
    ),
    "de": (
        "als an auch auf aus bei das dass dem den der des die ein eine es für im in ist mit nach nicht sich und "
        "von wird zu"
    ),
    "fr": (
        "au aux avec ce cette dans de des du elle en est et il la le les ont par pas plus pour que qui sont sur "
        "un une à"
    ),
    "es": (
        "al como con de del el en es esta este fue ha la las lo los más no para pero por que se son su sus un una y"
    ),
    "pt": ("a ao as com como da das de do dos e em foi mais mas na no não o os para por que se seu sua são um uma é"),
    "it": (
        "al alla anche che come con da dei del della di e gli ha il la le ma nel non per più questo si sono un una è"
    ),
    "tl": (
        "ang at ay ayon bilang din hindi isang ito kay kung may mga mula na nang ng ni niya noong para rin sa si siya"
    ),
    "jv": (
        "amarga ana bakal dadi iki iku ing kang kanggo karo lan marang menyang nanging ora para saged saka sing "
        "uga wis yaiku"
    ),
    "su": (
        "anu ari aya di dina eta geus ieu jeung ka kana keur ku moal nu nyaéta ogé para pikeun sareng teu ti tina urang"
    ),
    "vi": ("cho các có cũng của khi không là một người như những này ra trong từ và về với đã được đến để ở"),
    "tr": ("ama bir bu da daha de değil en gibi ile için kadar ne o olan olarak sonra var ve çok"),
}
_MALAY = frozenset(
    "baharu bahawa berkenaan disember iaitu isnin julai jumaat kerajaan kerana khamis manakala "
    "menerusi ogos polis ringgit sekiranya syarikat".split()
)
_INDONESIAN = frozenset(
    "agustus bahwa beda bisa butuh desember diduga juli jumat kamis kantor karena kemarin lantaran maret "
    "mencoba minggu perusahaan pihaknya polisi pria rabu rp rupiah sabtu selasa sementara senin soal terkait "
    "uang usai yaitu yakni".split()
)
_LANGUAGES_WITH: dict[str, list[str]] = {}
for _language, _words in _COMMON_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_WITH.setdefault(_word, []).append(_language)
_MALAYIC_FORM = re.compile(
    r"(?:me(?:n|m|ng|ny)|ber|ter|di|pe(?:n|m|ng|ny))[a-z]{3,}(?:kan|nya)|[a-z]{4,}(?:kannya|annya)"
)
_ENOUGH = 0.07
"""The share of function words below which a Latin text is of no language known here; news has .25 to .5."""


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's language ("id", "en", "ms", ...), or "und" where it cannot be told."""
    sample = text[:READ_AT_MOST]
    if foreign := _by_script(sample):
        return foreign
    lower = sample.lower()
    words = (_ASCII_RUN if lower.isascii() else _LETTER_RUN).findall(lower)
    hits = dict.fromkeys(_COMMON_WORDS, 0)
    for word, count in Counter(filter(_LANGUAGES_WITH.__contains__, words)).items():
        for language in _LANGUAGES_WITH[word]:
            hits[language] += count
    best = max(hits, key=hits.__getitem__)
    if hits[best] < max(1, _ENOUGH * len(words)):
        telling = not (_INDONESIAN.isdisjoint(words) and _MALAY.isdisjoint(words))
        best = "id" if telling or any(_MALAYIC_FORM.fullmatch(word) for word in words) else UNDETERMINED
    return _indonesian_or_malay(words) if best == "id" else best


def _by_script(sample: str) -> str | None:
    """The language of a script that is not Latin, where most letters are in it."""
    if max(filter(str.isalpha, set(sample)), default="") < "\u0370":
        return None
    # Ranges of letters and no patterns: those take milliseconds to make, and nearly no text needs them.
    letters = Counter(filter(str.isalpha, sample))
    latin = sum(count for letter, count in letters.items() if letter < "\u0250" or "\u1e00" <= letter < "\u1f00")
    counted: Counter[str] = Counter()
    for language, first, last in _SCRIPTS:
        counted[language] += sum(count for letter, count in letters.items() if first <= letter <= last)
    if counted.total() <= latin:
        return None
    if counted["ja"] * 10 >= counted["zh"] > 0:  # Japanese mixes kana with Chinese characters
        return "ja"
    return max(counted, key=counted.__getitem__)


def _indonesian_or_malay(words: list[str]) -> str:
    malay = sum(map(_MALAY.__contains__, words))
    return "ms" if malay > 2 * sum(map(_INDONESIAN.__contains__, words)) else "id"
