"""The words of date phrases. Adding a language is adding a table here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, auto


class Kind(IntEnum):
    """What a word or mark can be in a date phrase."""

    NUMBER = auto()
    NUMBER_WORD = auto()
    TEN = auto()
    TEEN = auto()
    ORDINAL = auto()
    MONTH = auto()
    SHORT_MONTH = auto()
    WEEKDAY = auto()
    UNIT = auto()
    ONE_UNIT = auto()
    TURN = auto()
    LATER = auto()
    AHEAD = auto()
    WITHIN = auto()
    DAY = auto()
    DAYPART = auto()
    PART = auto()
    QUARTER = auto()
    HALF = auto()
    DATE = auto()
    WEEKEND = auto()
    PREPOSITION = auto()
    TO = auto()
    LIST = auto()
    UNTIL = auto()
    FROM = auto()
    CLOCK = auto()
    ZONE = auto()
    NAMED_AFTER = auto()
    MARK = auto()
    WORD = auto()


DAY, WEEK, MONTH, YEAR = range(4)
"""Values of UNIT and ONE_UNIT."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's date words: casefolded word to its kind and value.

    ``turn_first`` says that "next" stands before what it turns ("next week", not "pekan depan"); ``month_first``
    that a day may follow its month ("March 6") and that months begin with a capital ("may" is no month).
    A sentence with none of ``dated``, and not both of ``units`` and ``turns``, names no date in words.
    """

    words: Mapping[str, tuple[Kind, int]]
    turn_first: bool
    month_first: bool
    dated: frozenset[str]
    units: frozenset[str]
    turns: frozenset[str]


_QUARTERS = frozenset({"q1", "q2", "q3", "q4"})
"""Words as a text's words are found, of two tokens each."""


def _lexicon(table: str, *, english: bool) -> Lexicon:
    words = dict(_entries(table))

    def of_kinds(*kinds: Kind) -> frozenset[str]:
        return frozenset(_first_letters(word) for word, (kind, _) in words.items() if kind in kinds)

    return Lexicon(
        words,
        turn_first=english,
        month_first=english,
        dated=of_kinds(
            Kind.MONTH, Kind.SHORT_MONTH, Kind.WEEKDAY, Kind.DAY, Kind.QUARTER, Kind.HALF, Kind.DATE, Kind.WEEKEND
        )
        | _QUARTERS,
        units=of_kinds(Kind.UNIT, Kind.ONE_UNIT, Kind.DAYPART),
        turns=of_kinds(Kind.TURN, Kind.LATER, Kind.AHEAD, Kind.PART, Kind.WITHIN),
    )


def _first_letters(word: str) -> str:
    """A word up to an apostrophe: "jum" of "jum'at", as a text's words are found."""
    return word.partition("'")[0].partition("’")[0]


def _entries(table: str) -> Iterator[tuple[str, tuple[Kind, int]]]:
    """Reads lines "KIND value: word word | word": each ``|`` raises the value by one."""
    for line in table.strip().splitlines():
        head, _, groups = line.partition(":")
        name, _, first = head.strip().partition(" ")
        for value, group in enumerate(groups.split("|"), int(first or 0)):
            for word in group.split():
                yield word, (Kind[name], value)


INDONESIAN = _lexicon(
    """
    NUMBER_WORD 1: satu | dua | tiga | empat | lima | enam | tujuh | delapan | sembilan | sepuluh | sebelas
    TEN: puluh
    TEEN: belas
    ORDINAL 1: pertama i | kedua ii | ketiga iii | keempat iv
    MONTH 1: januari | februari pebruari | maret | april | mei | juni | juli | agustus | september | oktober
    MONTH 11: november nopember | desember
    SHORT_MONTH 1: jan | feb peb | mar | apr | mei | jun | jul | agu ags agt agus | sep sept | okt | nov nop | des
    MONTH 5: mei
    WEEKDAY: senin | selasa | rabu | kamis | jumat jum'at jum’at | sabtu | ahad minggu
    UNIT: hari | pekan | bulan | tahun
    ONE_UNIT: sehari | sepekan seminggu | sebulan | setahun
    TURN -1: lalu silam kemarin | ini | depan mendatang
    LATER: nanti nantinya
    AHEAD: lagi
    WITHIN: dalam selama sepanjang
    DAY -1: kemarin | | besok esok | lusa
    DAYPART: dini pagi | siang | sore petang | malam
    PART: awal | pertengahan tengah | akhir penghujung
    QUARTER: kuartal triwulan q
    HALF: semester paruh
    DATE: tanggal tgl
    PREPOSITION: pada di untuk periode edisi
    TO: hingga sampai ke
    LIST: dan atau & serta
    UNTIL: hingga sampai sebelum jelang menjelang
    FROM: mulai sejak dari per
    CLOCK: pukul jam
    ZONE 7: wib | wita | wit
    NAMED_AFTER: jalan jl universitas kampus lapangan stadion nomor no pasal jembatan gedung sdn smpn sman
    """,
    english=False,
)

ENGLISH = _lexicon(
    """
    NUMBER_WORD 1: a one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve
    ORDINAL 1: first | second | third | fourth
    MONTH 1: january | february | march | april | may | june | july | august | september | october | november | december
    SHORT_MONTH 1: jan | feb | mar | apr | may | jun | jul | aug | sep sept | oct | nov | dec
    MONTH 5: may
    WEEKDAY: monday | tuesday | wednesday | thursday | friday | saturday | sunday
    UNIT: day days | week weeks | month months | year years
    WEEKEND: weekend
    TURN -1: last past | this | next coming
    LATER: later
    WITHIN: in within
    DAY -1: yesterday | today tonight | tomorrow
    DAYPART: morning | noon | afternoon | evening night
    PART: early beginning | mid middle | late end
    QUARTER: quarter q
    HALF: half
    PREPOSITION: on during for
    TO: to through until till
    LIST: and or &
    UNTIL: until till by before through
    FROM: from since starting
    CLOCK: at
    """,
    english=True,
)


def lexicon_of(language: str) -> Lexicon | None:
    """The date words of a language (ISO 639 code), or None where there are none."""
    return {"id": INDONESIAN, "ms": INDONESIAN, "en": ENGLISH}.get(language)
