"""Reads a text that is one date and nothing else: a setting, or what a person typed for it."""

import re
from dataclasses import replace
from datetime import datetime, time, tzinfo

from bot.analysis.dates import find_dates
from bot.analysis.dates.mention import DateMention

_LANGUAGES = ("id", "en")
_ZONE = r"wib|wita|wit|utc|gmt|[+-]\d{2}:?\d{2}"
_CLOCK = re.compile(
    rf"[\s,]*(?:(?:pukul|jam|pkl\.?|at)\s+)?\d{{1,2}}(?:[.:]\d{{2}})?\s*(?:am|pm|a\.m\.|p\.m\.)?\s*(?P<zone>{_ZONE})?",
    re.IGNORECASE,
)


def whole_date(text: str, zone: tzinfo) -> DateMention | None:
    """The date that all of ``text`` names in itself, in Indonesian or English; None where it does not.

    "Maret 2026" and "12 March 2026 at 9 am" do; "besok", "12 Maret" and "Maret atau April 2026" do not: they need
    another day to be counted from, or leave one open.

    Args:
        text: what was written.
        zone: where a clock time without a zone is meant.
    """
    for language in _LANGUAGES:
        found = find_dates(text, None, language)
        if len(found) == 1 and (mention := _whole(text, found[0], zone)) is not None:
            return mention
    return None


def _whole(text: str, mention: DateMention, zone: tzinfo) -> DateMention | None:
    before, rest = text[: mention.start].strip(), text[mention.end :].strip()
    if before or mention.window.form != "absolute" or mention.bound is not None:
        return None
    if mention.time is None:
        return mention if not rest else None
    clock = _CLOCK.fullmatch(rest)
    if clock is None:
        return None
    if clock["zone"]:
        return mention
    there = datetime.combine(mention.window.first, time.fromisoformat(mention.time[:5]), zone)
    return replace(mention, time=there.isoformat()[11:16] + there.isoformat()[-6:])
