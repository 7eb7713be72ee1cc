"""What is looked at around a quotation, and what was found there of who speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.speakers.descriptions import Phrase
from bot.analysis.speakers.roster import Roster


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase and its cue; ``at`` is where the cue stands."""

    phrase: Phrase
    cue: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The article as it is looked at around its quotations.

    ``outside`` is ``text`` with the quotations blanked out, ``lower`` the same in lower case; ``verb`` finds a verb of
    saying in it; ``starts`` are where the sentences begin.
    """

    text: str
    outside: str
    lower: str
    roster: Roster
    verb: re.Pattern[str]
    starts: Sequence[int]
