"""Where an event is, by the words of one sentence."""

import re

from bot.analysis.events.cues import Cues
from bot.analysis.speakers.places import PLACES

Places = tuple[tuple[str, ...], bool]
"""The places, and whether they are alternatives."""

NOWHERE: Places = ((), False)

_VENUE = (
    r"(?:kawasan|depan|gedung|kantor|area|arena|halaman|lapangan|stadion|sirkuit|gelanggang|aula|balai|kampus|kompleks"
    r"|markas|kandang|masjid|gereja|taman|pantai|pelabuhan|bandara|stasiun|terminal|alun-alun|pendopo|museum|kediaman"
    r"|kota|kabupaten|provinsi|wilayah|pulau|ibu kota|hotel|rumah|jalan)"
)
_MONTH = (
    r"Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
    r"|January|February|March|May|June|July|August|October|December"
)
_NAME = r"(?:[A-Z][\w’'.-]*|[A-Z]+(?:/[A-Z]+)+)"
_PLACE = re.compile(
    rf"(?:{_VENUE}\s+)*{_NAME}(?:/[A-Z]\w*)*"
    rf"(?:[ ](?:(?:of|de|del|la|el|van)[ ])?(?:[A-Z][\w’'/.-]*|[IVX]+\b|[0-9]{{1,3}}\b(?! (?:{_MONTH}))))*"
)
_NO_PLACE = re.compile(
    rf"(?:{_MONTH}|Bulan|Hari|Tahun|Pekan|Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Ahad|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|WIB|WITA|WIT|Presiden"
    r"|Wapres|Menteri|Gubernur|Bupati|Wali|Ketua|Raja|Ratu|Paus|Pak|Bapak|Ibu(?! Kota)"
    r"|President|Prime|Minister|Netflix|Vidio|YouTube|Youtube|Instagram|TikTok|Tiktok|Twitter|Facebook|WhatsApp|Spotify|Disney|Viu|HBO|Zoom"
    r"|Google|Shopee|Tokopedia|RCTI|SCTV|Indosiar|TVRI|GTV|ANTV|TV|Trans|Moji"
    r"|Liga|Piala|Divisi|Serie|LaLiga|Bundesliga|Grup|Group|UFC|MotoGP|Moto2|Moto3|Formula|Bumi|Earth|Allah|Tuhan)\b"
)
"""Months and days, offices before a name, screens, leagues: written large behind "di", and no place."""

_KINDS = frozenset("kota kabupaten kab provinsi kecamatan desa kampung distrik pusat utara selatan timur barat".split())


def places_of(sentence: str, date_start: int, cues: Cues) -> Places:
    """The places that the sentence names, and whether they are alternatives ("Jenewa atau Istanbul").

    Alternatives come first; of several places that which stands nearest to the date at ``date_start``. A sentence that
    names none may name who is the host.
    """
    found: list[tuple[bool, int, tuple[str, ...]]] = []
    for introduced in cues.place.finditer(sentence):
        listed, either = _listed(sentence, introduced.end(), cues)
        if listed and (either or introduced["maybe"] is None):
            found.append((not either, abs(introduced.start() - date_start), listed))
    if not found:
        host = cues.host.search(sentence)
        return ((host["place"],), False) if host and known(host["place"]) == host["place"] else NOWHERE
    certain, _, places = min(found)
    return places, not certain


def known(name: str) -> str:
    """The words at the beginning of a name that are a known place's: "Kota Solo Respati" is "Kota Solo"."""
    words = name.split()
    count = next((at for at, word in enumerate(words) if word.strip(".,").casefold() not in PLACES), len(words))
    return " ".join(words[:count]) if any(word.casefold() not in _KINDS for word in words[:count]) else ""


def _listed(sentence: str, at: int, cues: Cues) -> Places:
    places: list[str] = []
    either = False
    while match := _PLACE.match(sentence, at):
        if _NO_PLACE.match(match.group()):
            break
        places.append(match.group().rstrip(".,"))
        joint = cues.either.match(sentence, match.end()) or cues.both.match(sentence, match.end())
        if joint is None:
            break
        either = either or cues.either.match(sentence, match.end()) is not None
        at = joint.end()
    return tuple(places), either and len(places) > 1
