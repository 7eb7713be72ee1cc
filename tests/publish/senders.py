"""Small platforms to send to: in memory, with orders what to do; and in a file, for processes that are killed."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.message import Heading, Message, Post, Receipt, Target, Text

HELLO = Message((Heading((Text("Selamat pagi"),)),))


@dataclass
class Memory:
    """Takes everything, unless ``answer`` raises; remembers what it took, in order."""

    answer: Callable[[Post, int], None] = lambda post, part: None
    taken: list[tuple[str, int]] = field(default_factory=list)
    asked: int = 0
    at_once: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    most_at_once: int = 0
    pause: float = 0.0
    edited: list[tuple[str, int, str, Message]] = field(default_factory=list)

    def parts(self, message: Message) -> int:
        return 1

    async def send(self, post: Post, part: int) -> Receipt:
        self.asked += 1
        address = post.target.address
        self.at_once[address] += 1
        self.most_at_once = max(self.most_at_once, self.at_once[address])
        try:
            await asyncio.sleep(self.pause)
            self.answer(post, part)
            self.taken.append((address, part))
            return Receipt(f"m{len(self.taken)}", f"https://fake.example/{len(self.taken)}")
        finally:
            self.at_once[address] -= 1

    async def edit(self, post: Post, part: int, message_id: str) -> None:
        self.answer(post, part)
        self.edited.append((post.target.address, part, message_id, post.message))

    async def delete(self, target: Target, message_id: str) -> None:
        raise NotImplementedError


class InFile:
    """Appends each message to a file before it answers; ``keyed`` knows a key it has seen and takes it but once."""

    def __init__(self, path: Path, *, keyed: bool) -> None:
        self._file = path.open("a+b", buffering=0)
        self._file.seek(0)
        self._seen = {tuple(json.loads(line)) for line in self._file} if keyed else None

    def parts(self, message: Message) -> int:
        return 1

    async def send(self, post: Post, part: int) -> Receipt:
        await asyncio.sleep(0.001)
        if self._seen is None or (post.key, part) not in self._seen:
            self._file.write(json.dumps([post.key, part]).encode() + b"\n")
        if self._seen is not None:
            self._seen.add((post.key, part))
        await asyncio.sleep(0.001)
        return Receipt(f"{post.key}#{part}")

    async def edit(self, post: Post, part: int, message_id: str) -> None:
        raise NotImplementedError

    async def delete(self, target: Target, message_id: str) -> None:
        raise NotImplementedError
