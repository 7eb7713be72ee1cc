"""Quiet hours: posts wait until they are over, or come without a sound."""

from datetime import UTC, datetime, timedelta, tzinfo

from storage.records import Chat, QuietHours


def quiet_hours_of(chat: Chat, default: QuietHours | None) -> QuietHours | None:
    """The hours that hold in a chat: its own where it chose some, or chose to have none; else the bot's."""
    if chat.quiet == "never":
        return None
    return chat.quiet or default


def over_at(quiet: QuietHours, now: datetime, zone: tzinfo) -> datetime | None:
    """When the quiet hours end that it is now, in UTC; None outside of them."""
    local = now.astimezone(zone)
    clock = local.time().replace(tzinfo=None)
    over_midnight = quiet.end < quiet.start
    inside = (clock >= quiet.start or clock < quiet.end) if over_midnight else quiet.start <= clock < quiet.end
    if not inside:
        return None
    day = local.date() + timedelta(days=over_midnight and clock >= quiet.start)
    return datetime.combine(day, quiet.end, zone).astimezone(UTC)
