"""Puts editors' notes into the posts that carry the article, those sent and those on their way.

A correction is a row of the outbox that edits: behind the post in its target's order, with the same retries. Which
notes were worked in is kept with those rows, so that none is forgotten when the process ends in between.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.commands.context import Context
from bot.locale import dates
from bot.message import Aside, Message, Sender, Text
from bot.publish.routing import Routes, routes
from bot.publish.stored_message import from_json
from bot.publish.surroundings import Surroundings
from storage.records import Article, Delivery, Note, SlotWrite

SCHEDULE = "notes:"
"""What corrections are filed under; with the target "", up to which note they are done."""
_REACHABLE = {"sent", "pending", "sending"}


class CorrectionPlanner:
    """Looks for new notes and writes the edits that they ask for; sends nothing itself."""

    def __init__(self, surroundings: Surroundings, senders: Mapping[str, Sender]) -> None:
        self._surroundings = surroundings
        self._storage = surroundings.storage
        self._senders = senders

    async def plan(self, now: datetime) -> int:
        """Decides for every note since the last look; returns how many posts are to be edited.

        Raises:
            StorageError: nothing was decided; the next call does.
        """
        done = (await self._storage.covered(SCHEDULE, [""])).get("", 0)
        notes = await self._storage.notes_after(done)
        if not notes:
            return 0
        ways = await routes(self._storage, self._senders)
        writes = [write for note in notes for write in await self._edits(note, ways, now)]
        last = notes[-1].id
        looked = SlotWrite(schedule=SCHEDULE, slot=f"looked {last}", target="", at=now, verdict="empty", covered=last)
        return await self._storage.write_slots([*writes, looked], at=now) - 1

    async def _edits(self, note: Note, ways: Routes, now: datetime) -> list[SlotWrite]:
        article = await self._storage.article(note.article_id)
        rows = await self._storage.article_deliveries(note.article_id)
        if article is None:
            return []
        found = []
        for parts in _posts(rows):
            first = parts[0]
            message = from_json(first.body)
            missing = tuple(one for one in article.notes if one.id <= note.id and not _has(message, one))
            reachable = all(row.state in _REACHABLE for row in parts) and ways.refusal(first.target) is None
            if note in missing and reachable:
                context = await self._surroundings.of(first.target, now)
                corrected = replace(
                    message, blocks=(*message.blocks, *(_aside(one, article, context) for one in missing))
                )
                found.append(_edit(note, corrected, parts, ways, context))
        return found


def _posts(rows: Sequence[Delivery]) -> list[list[Delivery]]:
    """The posts that carry an article, each with the rows of its parts: also parts that corrections have added."""
    posts: dict[tuple[str, str], list[Delivery]] = {}
    for row in sorted(rows, key=lambda row: (row.id, row.part)):
        corrects = row.schedule.startswith(SCHEDULE)
        parts = posts.setdefault((row.slot if corrects else _name(row), row.target), [])
        if row.part == len(parts):
            parts.append(row)
    return list(posts.values())


def _name(row: Delivery) -> str:
    return f"{row.schedule}/{row.slot}"


def _has(message: Message, note: Note) -> bool:
    """Whether a post has had a note from the beginning."""
    asides = (block for block in message.blocks if isinstance(block, Aside))
    return any("".join(run.text for run in aside.runs).endswith(note.text) for aside in asides)


def _edit(note: Note, corrected: Message, parts: Sequence[Delivery], ways: Routes, context: Context) -> SlotWrite:
    first = parts[0]
    post = ways.post(corrected, context, articles=(note.article_id,))
    # An edit makes no sound, and nobody waits for the end of quiet hours with a correction.
    post = replace(post, silent=True, not_before=None, edits=tuple(row.id for row in parts))
    return SlotWrite(
        schedule=f"{SCHEDULE}{note.id}",
        slot=_name(first),
        target=first.target,
        at=context.now,
        verdict="posted",
        post=post,
    )


def _aside(note: Note, article: Article, context: Context) -> Aside:
    day = dates.local_day(note.written_at, context.zone, context.words)
    head = context.words("note-about", title=article.headline.title, day=day)
    return Aside("✏️", (Text(head, "bold"), Text(f" {note.text}")))
