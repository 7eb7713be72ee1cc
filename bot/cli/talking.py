"""What the commands that talk in the terminal share: how they end."""

import asyncio
import signal
import sys
from collections.abc import Coroutine


def talk(chat: Coroutine[object, object, None]) -> None:
    """Runs a chat to its end; Ctrl-C and SIGTERM end it in order, so that nothing temporary stays behind."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        asyncio.run(chat)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
