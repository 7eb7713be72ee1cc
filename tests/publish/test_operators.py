"""Operators are told once of what needs them, in their language, through the outbox."""

from dataclasses import replace

from bot.locale import Words
from bot.message import Message, sentence
from bot.publish.operators import SCHEDULE, OperatorDesk
from bot.publish.stored_message import from_json
from storage.base import Storage
from storage.records import Chat
from tests.publish.conftest import over
from tests.publish.senders import Memory
from tests.storage.making import DAY


def backup(words: Words) -> Message:
    return sentence(words("operator-backup", reason="answered 410 Gone"))


async def test_each_operator_is_told_once(storage: Storage) -> None:
    """In the language of their chat; the same word again writes nothing, and a platform that is off is recorded."""
    woken: list[bool] = []
    await storage.save_chat(replace(Chat("fake:2"), language="en"))
    targets = ("fake:1", "fake:2", "off:3")
    desk = OperatorDesk(over(storage), {"fake": Memory()}, targets, lambda: woken.append(True))
    for _ in range(2):
        await desk.tell("backup a", backup, DAY)
    rows = (await storage.deliveries(["pending"], limit=10)).items
    said = {row.target: str(from_json(row.body).blocks) for row in rows}
    assert set(said) == {"fake:1", "fake:2"}
    assert "tidak dapat dicadangkan" in said["fake:1"]
    assert "answered 410 Gone" in said["fake:2"]
    assert "backed up" in said["fake:2"]
    assert {one.target: one.verdict for one in await storage.decisions(SCHEDULE)} == {
        "fake:1": "posted",
        "fake:2": "posted",
        "off:3": "unserved",
    }
    assert woken
