"""A broadcast to three thousand chats is told to end: in time, at once when told twice, and the rest goes on later."""

import asyncio
import signal
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from bot.publish.stored_message import to_json
from storage import open_storage
from storage.records import DELIVERY_STATES
from tests.e2e.test_run_telegram import bot, stopped
from tests.publish.senders import HELLO
from tests.storage.sending import slot
from tests.telegram_api import BotApi, Json, open_api, stall

CHATS = range(10_001, 13_001)
STUCK = str(CHATS[5])


async def fill(database: Path) -> None:
    """A post for each chat waits."""
    async with open_storage(str(database)) as storage:
        body = to_json(HELLO)
        writes = [slot(f"telegram:{chat}", "pagi", body=body) for chat in CHATS]
        assert await storage.write_slots(writes, at=datetime.now(UTC)) == len(CHATS)


async def states(database: Path) -> dict[str, str]:
    """The state of each chat's post."""
    async with open_storage(str(database)) as storage:
        rows = (await storage.deliveries(DELIVERY_STATES, limit=len(CHATS))).items
        return {row.target.removeprefix("telegram:"): row.state for row in rows}


def arrived(api: BotApi) -> Counter[str]:
    """How many posts there are in each chat."""
    return Counter(chat for chat, _ in api.sent if chat.isdecimal() and int(chat) in CHATS)


async def test_a_broadcast_ends_when_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A second SIGTERM ends the bot at once, though an answer is still waited for; one alone ends it within ten
    seconds. After both every post has arrived, or waits, or is known to be uncertain; none came twice."""
    async with open_api() as (api, url):

        async def hang(fields: Json) -> object:
            return await stall(api, 60)(fields) if fields["chat_id"] == STUCK else None

        database = tmp_path / "news.db"
        async with bot(tmp_path, url) as process:
            await fill(database)
            api.faults["sendMessage"] = [hang] * 5_000  # type: ignore[list-item]
            await api.until(lambda: arrived(api).total() >= 25, seconds=20)
            process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.5)
            assert process.returncode is None, "nothing was under way any more"
            begun = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 128 + signal.SIGTERM
            assert time.monotonic() - begun < 2
        api.faults.clear()
        before = arrived(api).total()
        async with bot(tmp_path, url) as process:
            await api.until(lambda: arrived(api).total() >= before + 25, seconds=20)
            await stopped(process)
        there, kept = arrived(api), await states(database)
        assert set(there.values()) == {1}
        assert kept[STUCK] == "uncertain"
        assert Counter(kept.values()).keys() == {"sent", "pending", "uncertain"}
        assert {chat for chat, state in kept.items() if state == "sent"} <= set(there)
        assert all(kept[chat] in {"sent", "uncertain"} for chat in there)
        assert Counter(kept.values())["pending"] > 2_000
