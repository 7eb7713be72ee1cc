"""Discord's limits as it keeps them: a bucket a channel, which its headers tell of, and so many a second over all."""

import math
from collections import deque
from dataclasses import dataclass, field

Refusal = tuple[dict[str, object], dict[str, str]]


@dataclass
class Buckets:
    """``size`` messages within ``seconds`` a channel, ``overall`` a second; ``refused`` counts."""

    size: int = 5
    seconds: float = 5.0
    overall: int = 50
    refused: int = 0
    _channels: dict[str, tuple[float, int]] = field(default_factory=dict)
    _all: deque[float] = field(default_factory=deque)

    def take(self, channel: str, now: float) -> tuple[dict[str, str], Refusal | None]:
        """The headers of the answer, and what it is where the message is refused."""
        while self._all and self._all[0] <= now - 1.0:
            self._all.popleft()
        if len(self._all) >= self.overall:
            self.refused += 1
            wait = self._all[0] + 1.0 - now
            return {}, ({"retry_after": wait, "global": True}, {"Via": "1.1 x", "X-RateLimit-Global": "true"})
        began, taken = self._channels.get(channel, (now, 0))
        if now - began >= self.seconds:
            began, taken = now, 0
        left = began + self.seconds - now
        headers = {
            "X-RateLimit-Limit": str(self.size),
            "X-RateLimit-Remaining": str(max(0, self.size - taken - 1)),
            "X-RateLimit-Reset-After": f"{math.ceil(left * 1000) / 1000:.3f}",
            "X-RateLimit-Bucket": "messages",
            "Via": "1.1 x",
        }
        if taken >= self.size:
            self.refused += 1
            return headers, ({"retry_after": left, "global": False}, headers)
        self._channels[channel] = began, taken + 1
        self._all.append(now)
        return headers, None
