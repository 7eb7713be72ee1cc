"""What a button carries: a command, signed, so that only our own buttons do anything, and only for a time.

Platforms give a button a few dozen bytes and hand them back when somebody presses it, perhaps after our restart,
perhaps forged. So each token holds its command and argument with an expiry and an HMAC over both. What does not fit is
kept in the database and the token names it.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b, sha256
from typing import Protocol

from bot.message import Call

GOOD_FOR = timedelta(days=90)
_EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
_SIGNATURE = 9
"""Bytes: one guess in 2**72."""
_HEAD = 16
"""Characters of expiry (3 bytes, in hours) and signature in base64."""


class Kept(Protocol):
    """Where arguments are kept that fit into no button; the storage."""

    async def keep_call(self, token: str, payload: str, *, at: datetime, until: datetime) -> None:
        """Keeps a payload under its token until an instant; keeping it again moves the instant."""
        ...

    async def kept_call(self, token: str) -> str | None:
        """What was kept, or None."""
        ...


class Expired(Exception):
    """A button of ours, but an old one."""


class Forged(Exception):
    """Not a button of ours, or of another token's."""


@dataclass(frozen=True, slots=True)
class Buttons:
    """Signs and reads buttons. ``secret`` is the platform's token: a new one makes all old buttons strangers."""

    secret: bytes
    kept: Kept
    most_bytes: int
    _key: bytes = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_key", sha256(b"pewarta buttons\x00" + self.secret).digest())

    async def write(self, call: Call, *, now: datetime) -> str:
        """The token of a button, at most ``most_bytes`` bytes of UTF-8."""
        until = now + GOOD_FOR
        payload = f"{'!' if call.edits else '.'}{call.command} {call.argument}"
        if _HEAD + len(payload.encode()) > self.most_bytes:
            name = blake2b(payload.encode(), digest_size=12).hexdigest()
            await self.kept.keep_call(name, payload, at=now, until=until)
            payload = f"@{name}"
        hours = ((until - _EPOCH) // timedelta(hours=1)).to_bytes(3, "big")
        return urlsafe_b64encode(hours + self._signature(hours, payload)).decode() + payload

    async def read(self, token: str, *, now: datetime) -> Call:
        """What a button stands for; its label is not kept.

        Raises:
            Forged: it is not ours.
            Expired: it was, too long ago.
        """
        head, payload = token[:_HEAD], token[_HEAD:]
        try:
            raw = urlsafe_b64decode(head)
        except ValueError as error:
            raise Forged from error
        hours, signature = raw[:3], raw[3:]
        if not hmac.compare_digest(signature, self._signature(hours, payload)):
            raise Forged
        if _EPOCH + timedelta(hours=int.from_bytes(hours, "big")) < now:
            raise Expired
        if payload.startswith("@"):
            found = await self.kept.kept_call(payload[1:])
            if found is None:
                raise Expired
            payload = found
        command, _, argument = payload[1:].partition(" ")
        return Call("", command, argument, edits=payload.startswith("!"))

    def _signature(self, hours: bytes, payload: str) -> bytes:
        return hmac.digest(self._key, hours + payload.encode("utf-8", "replace"), "sha256")[:_SIGNATURE]


def command_of(token: str) -> str | None:
    """What a button claims to run, unchecked; "" where only the database knows, None where it names nothing."""
    payload = token[_HEAD:]
    if payload.startswith("@"):
        return ""
    return payload[1:].partition(" ")[0] or None
