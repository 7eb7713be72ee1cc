"""What becomes of a row after it was tried: pure rules."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.errors import NotSent, Rejected
from bot.message import Receipt
from storage.records import Delivery, Outcome

Policy = Literal["hold", "resend", "resend-soon", "assume-sent"]
"""What to do with a row that may have arrived.

``hold``: an editor decides. ``resend``: it is sent again, and may be there twice. ``resend-soon``: it is sent again for
as long as the platform refuses a second post of the same key, and held after that. ``assume-sent``: it counts as sent.
"""
KEY_KEPT = timedelta(minutes=2)
"""How long a platform surely remembers a key: Discord keeps a nonce for a few minutes."""
KEYED_TRIES = 4
"""So many tries, each after twice as long, stay within KEY_KEPT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How often a row is tried, and what its platform does with one that may have arrived.

    It is tried ``tries`` times: again ``first`` after the first time, and after twice as long each time, at most
    ``longest``.
    """

    policy: Policy = "hold"
    first: timedelta = timedelta(seconds=5)
    longest: timedelta = timedelta(minutes=15)
    tries: int = 20


def sent(row: Delivery, receipt: Receipt) -> Outcome:
    """The platform took it."""
    return Outcome(delivery=row.id, state="sent", receipt=receipt.message_id, link=receipt.link)


def not_sent(row: Delivery, error: Exception, rules: Rules, *, now: datetime, jitter: float) -> Outcome:
    """What an error makes of a row. Any that is no NotSent and no Rejected may have come after the row arrived.

    Args:
        row: the row, as it was claimed.
        error: what its Sender raised.
        rules: those of its platform.
        now: the time, aware.
        jitter: 0 to 1: spreads rows that failed together.
    """
    wait = delay(row.attempts, rules, jitter)
    match error:
        case Rejected():
            return Outcome(delivery=row.id, state="failed", reason=str(error), closes=error.closed)
        case NotSent(moved_to=str(moved_to)) if moved_to != row.target and row.attempts < rules.tries:
            return Outcome(delivery=row.id, state="pending", reason=str(error), not_before=now, moved_to=moved_to)
        case NotSent():
            if row.attempts >= rules.tries:
                return Outcome(delivery=row.id, state="failed", reason=f"given up after {row.attempts} tries: {error}")
            if error.retry_after is not None:
                wait = timedelta(seconds=max(0.0, error.retry_after))
            return Outcome(delivery=row.id, state="pending", reason=str(error), not_before=now + wait)
    if rules.policy == "assume-sent":
        return Outcome(delivery=row.id, state="sent", reason=f"assumed: {error}")
    if _may_resend(row, rules, now):
        return Outcome(delivery=row.id, state="pending", reason=f"may have arrived: {error}", not_before=now + wait)
    return Outcome(delivery=row.id, state="uncertain", reason=str(error))


def delay(attempts: int, rules: Rules, jitter: float) -> timedelta:
    """How long to wait after so many tries: twice as long each time, less up to a half of it."""
    doubled = rules.first * float(2 ** max(0, min(attempts - 1, 30)))
    return min(doubled, rules.longest) * (1 - jitter / 2)


def _may_resend(row: Delivery, rules: Rules, now: datetime) -> bool:
    if rules.policy == "resend-soon":
        return row.attempts < min(KEYED_TRIES, rules.tries) and abs(now - row.changed_at) < KEY_KEPT
    return rules.policy == "resend" and row.attempts < rules.tries
