"""What a date phrase means: the days it may be, and how exactly it names them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from storage.records import Precision

Form = Literal["absolute", "yearless", "relative", "bare", "stretch", "doubtful"]
"""How a date is named.

``absolute``: in itself ("6 Maret 2026"); ``yearless``: but for its year ("6 Maret"); ``relative``: from the article's
day ("besok"); ``bare``: by a weekday or a day of the month alone ("Jumat", "tanggal 23"); ``stretch``: as a time that
has begun ("20 hari ke depan"); ``doubtful``: with a weekday that the date does not have, and nobody can tell which of
both is the misprint.
"""

Bound = Literal["from", "until"]
"""Whether the phrase is where something begins ("mulai ...") or ends ("hingga ...")."""


@dataclass(frozen=True, slots=True)
class Window:
    """The first and last possible day, both included, and the precision of the phrase they come from."""

    first: date
    last: date
    precision: Precision
    form: Form = "absolute"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date phrase at ``text[start:end]``.

    ``time`` is ``HH:MM+07:00`` where a clock time belongs to the day, else None. ``bound`` tells whether a word before
    the phrase makes it a beginning or an end.
    """

    start: int
    end: int
    window: Window
    time: str | None = None
    bound: Bound | None = None
